"""Where the tokens stand, in words: for the home screen's line and reminders, and for the cards.

From settings and record alone, so that it can be said while the secrets are still locked.
"""

from dataclasses import dataclass

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import connector
from zoho_ideolve_wizard.guide.credentials import (
    token_count,
    token_names,
    token_refused,
    token_scopes,
    token_swap,
    tokens,
)
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, key_of
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago

_PROOFS = ("token/pair/", "ideolve/connector-pair/")


@dataclass(frozen=True)
class Held:
    """A token that is kept, or that a card still tells of. `issued`: the day, with the time where it is needed."""

    purpose: Purpose
    slot: Slot
    card: TokenCard
    at_hand: bool
    issued: str
    center: str
    """The data center, as people call it: "India (zoho.in)"."""

    @property
    def title(self) -> str:
        return token_names.titled(self.purpose, self.slot)

    @property
    def short(self) -> str:
        """What it is for, in a word or two; that a token is in use goes without saying."""
        what = self.purpose.capitalize() if self.purpose is not Purpose.CONNECTOR else "Ideolve"
        return {Slot.PENDING: f"{what}, new", Slot.RETIRING: f"{what}, old"}.get(self.slot, what)

    @property
    def named(self) -> str:
        """As it is spoken of in a sentence."""
        return token_names.NAMES[self.purpose]

    @property
    def lines(self) -> tuple[str, ...]:
        """Whose it is; since when; what it allows."""
        card = self.card
        whose = f"{card.organization_name} ({card.organization_number or card.organization_id})"
        who = (
            f"{whose} · {card.user_name} <{card.user_email}>"
            if card.proven
            else "Whose it is was not read yet."
        )
        worked = f"worked {ago.day_of(card.last_worked_at)}" if card.last_worked_at else "not used yet"
        short = card.scopes.replace("ZohoCRM.", "").replace(",", ", ")
        return (
            who,
            f"{self.center} · issued {self.issued} · {worked}",
            f"scopes of ZohoCRM: {short}",
        )


def held(sitting: Sitting) -> list[Held]:
    """Every token, in the order in which they are shown."""
    found = []
    for purpose in Purpose:
        for slot in Slot:
            card = tokens.card(sitting.profile, purpose, slot)
            if card is None or (slot, purpose) == (Slot.RETIRING, Purpose.CONNECTOR):
                card = token_swap.retiring(sitting) if card else None
            if card is not None:
                at_hand, issued = bool(sitting.secret(key_of(purpose, slot))), ago.day_of(card.issued_at)
                if purpose is Purpose.CONNECTOR:
                    issued = ago.issued(sitting.profile, card)
                center = sitting.endpoints.data_centers.label_of(card.data_center)
                found.append(Held(purpose, slot, card, at_hand, issued, center))
    return found


def refused_at(sitting: Sitting, one: Held) -> str:
    """When Zoho refused it (ISO 8601, UTC), if it has not worked since; else empty."""
    return token_refused.when(sitting, one.purpose, one.slot, one.card)


def refused(sitting: Sitting) -> list[Held]:
    """Those that Zoho refused when they were checked last."""
    return [one for one in held(sitting) if refused_at(sitting, one)]


def new_token(sitting: Sitting) -> TokenCard | None:
    """One that was consented to beside the one in use; accepted or not. The first of all is the setup's."""
    in_use = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    return tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.PENDING) if in_use else None


def form_has_new_token(sitting: Sitting) -> bool:
    """Whether Ideolve's form was saved with a token that is not in use here yet."""
    card = new_token(sitting)
    return card is not None and connector.form_holds(sitting, card)


def form_is_open(sitting: Sitting) -> bool:
    """Whether Ideolve's form was filled in once, and does not hold what it should, or its pair is unproven since."""
    card = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    if card is None or not sitting.answer("connector.client_id"):
        return False
    records = sitting.records
    saved = records.get(connector.form_key(sitting, card))
    if saved is None or not saved.outcome.holds:
        return True
    proofs = [
        record.at
        for key, record in records.items()
        if key.startswith(_PROOFS) and record.outcome is Outcome.VERIFIED and record.at
    ]
    return saved.at is not None and saved.at > max(proofs, default=saved.at)


def functions_are_open(sitting: Sitting) -> bool:
    """Whether a new pair was carried here and has not arrived everywhere in CRM."""
    from zoho_ideolve_wizard.guide import automation

    if not sitting.answer(connector.PAIR_SINCE):
        return False
    records = sitting.records
    found = [records.get(task.key) for task in automation.pair_tasks(sitting)]
    return not all(record is not None and record.outcome.holds for record in found)


def reminders(sitting: Sitting) -> list[str]:
    """What is unfinished, one line each, the most pressing first."""
    found = []
    if card := new_token(sitting):
        found.append(
            f"A new token of {ago.issued(sitting.profile, card)} waits, the old one is in use: go on."
        )
    elif form_is_open(sitting):
        found.append("Ideolve's form is to be saved again, and its pair proven: go on.")
    if functions_are_open(sitting):
        found.append("The functions in CRM do not hold the new API key everywhere yet.")
    if (old := token_swap.retiring(sitting)) and not _early(sitting):
        found.append(f"The old token of {ago.issued(sitting.profile, old)} waits to be revoked.")
    if warning := count_warning(sitting):
        found.append(warning)
    return found


def count_warning(sitting: Sitting) -> str:
    """For the client that the next consent would use."""
    client_id = sitting.answer("zoho.client_id")
    return token_count.warning(sitting.profile, client_id) if client_id else ""


def home_line(sitting: Sitting) -> str:
    """One line for the home screen."""
    if found := reminders(sitting):
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        return f"{found[0]}{more}"
    card = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    if card is None:
        return "none yet: the setup obtains the first one"
    return "check, regenerate, widen, revoke; a new secret or API key"


Choice = tuple[str, str, str]
"""Key, words, about."""


def due(sitting: Sitting) -> list[Choice]:
    """What goes on with what is unfinished, the most pressing first."""
    offered = []
    if new_token(sitting):
        offered.append(("regenerate", "Go on with the new token", "where you left it"))
        offered.append(("give-up", "Give the new token up", "it is revoked; the old one stays"))
    elif form_is_open(sitting):
        offered.append(_FORM)
    if functions_are_open(sitting):
        offered.append(("functions", "Put the new pair into CRM", _where_it_goes(sitting)))
    if token_swap.retiring(sitting) and not _early(sitting):
        offered.append((_OLD, _REVOKE_OLD, "when Ideolve works with the new one"))
    return offered


def _early(sitting: Sitting) -> str:
    """What is said against revoking the old token today; empty once it has been kept as long as is advised."""
    due = token_swap.old_is_due(sitting)
    return f"from {ago.day(due)} on: Ideolve may still use it" if due and due > ago.present() else ""


def choices(sitting: Sitting) -> list[Choice]:
    """What can be done now, for the menu. What is unfinished comes first."""
    there = {(one.purpose, one.slot) for one in held(sitting)}
    settled = (Purpose.CONNECTOR, Slot.CURRENT) in there and not new_token(sitting)
    offered = due(sitting)
    if there:
        offered.append(_CHECK)
    if settled:
        offered += [
            ("regenerate", "Regenerate", "a new token in place of the one in use"),
            ("widen", "Widen", "the same, with more scopes"),
            ("secret", "New client secret", "after you made one in Zoho"),
            ("key", "New API key", "after Ideolve issued another pair"),
        ]
        offered += [_FORM] if _FORM not in offered else []
    if lacks := token_scopes.lacking(sitting, Purpose.TEAM):
        first = lacks[0].removeprefix("ZohoCRM.")
        more = f" and {len(lacks) - 1} more" if len(lacks) > 1 else ""
        offered.append(("widen-team", "Widen the team's token", f"it lacks {first}{more}"))
    if early := _early(sitting):
        offered.append((_OLD, _REVOKE_OLD, early))
    if (Purpose.TEAM, Slot.CURRENT) in there:
        offered.append(("revoke-team", "Revoke the team's token", "a new consent brings another"))
    if (Purpose.AUTOMATION, Slot.CURRENT) in there:
        offered.append(("revoke-automation", "Revoke the automation's token", "what it built in CRM stays"))
    if settled:
        offered.append(("revoke", "Revoke Ideolve's token", "Ideolve stops reading CRM"))
    return offered


def _where_it_goes(sitting: Sitting) -> str:
    if not automation_access.ours(sitting):
        return "seven functions, by hand"
    by_program = automation_access.automation_crm(sitting) is not None
    return "two variables, by program" if by_program else "two variables, by hand"


_FORM = ("form", "Save Ideolve's form again", "with the token in use")
_CHECK = ("check", "Check", "whether each works, and whose it is")
_OLD, _REVOKE_OLD = "revoke-old", "Revoke the old token"
