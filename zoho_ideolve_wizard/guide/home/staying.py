"""What is still there at the next start: said wherever somebody leaves."""

from zoho_ideolve_wizard.guide.sitting import Sitting

_NO_ANSWERS = ("screen.", "keys.", "secrets.")
"""How the wizard looks, which keys it has, and where it keeps secrets."""


def what_stays(sitting: Sitting) -> str:
    """In a few words, without a capital or a full stop."""
    if sitting.surroundings.throw_away:
        return "this rehearsal is thrown away; --home DIR keeps one"
    if sitting.answer("secrets.vault") == "memory":
        return "answers are kept; secrets are forgotten, as you chose"
    return "everything is kept"


def loses(sitting: Sitting) -> bool:
    """Whether leaving throws away answers that somebody gave, or half typed: then it is asked for first."""
    given = (key for key in sitting.profile.answers() if not key.startswith(_NO_ANSWERS))
    typed = (name for name in sitting.ledger.places() if name.startswith("draft/"))
    return sitting.surroundings.throw_away and (any(given) or any(typed))


def next_start(sitting: Sitting) -> str:
    """The same in sentences. What a job had not begun to change is not gone on with."""
    if sitting.surroundings.throw_away:
        return "This rehearsal is thrown away, with all you entered. To keep one, start it with --rehearse --home DIR."
    stays = what_stays(sitting)
    return f"{stays[0].upper()}{stays[1:]}. The next start says what is next."
