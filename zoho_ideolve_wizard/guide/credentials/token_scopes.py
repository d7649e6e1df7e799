"""Scopes beyond the guide's: what Ideolve calls is not published, so the admin can widen its token."""

import re
from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.question import Answers, Problem, Question
from zoho_ideolve_wizard.guide.credentials import client_answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, card
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.services.zoho import scopes

EXTRA = f"zoho.extra_scopes.{Purpose.CONNECTOR}"
_SHAPE = re.compile(r"ZohoCRM(\.[A-Za-z0-9_]+){1,2}\.(ALL|READ|CREATE|UPDATE|WRITE|DELETE)", re.IGNORECASE)


def named(text: str) -> list[str]:
    """The scopes in a text, which may be separated by commas, blanks and lines; each once."""
    return list(dict.fromkeys(part for part in re.split(r"[,;\s]+", text) if part))


def questions(sitting: Sitting) -> list[Question]:
    granted = card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    has = granted.scopes.replace(",", ", ").replace("ZohoCRM.", "") if granted else "none"
    return [
        Question(
            EXTRA,
            "Scopes to add",
            placeholder="ZohoCRM.modules.contacts.READ, ...",
            check=check,
            help=f"With commas. Those the token has are kept. ZohoCRM: {has}.",
        )
    ]


def check(answer: str, _answers: Answers) -> Problem | None:
    for scope in named(answer):
        if not scope.casefold().startswith("zohocrm."):
            return Problem(wrong.NOT_CRMS.about(scope=scope))
        if not _SHAPE.fullmatch(scope):
            return Problem(wrong.NO_SCOPE.about(scope=scope))
    writing = [scope for scope in named(answer) if not scope.upper().endswith(".READ")]
    if writing:
        return Problem(wrong.WRITES.about(scope=writing[0]), can_override=True, brief=True)
    return None


def lacking(sitting: Sitting, purpose: Purpose) -> tuple[str, ...]:
    """Which of the scopes that the wizard would ask for today a token does not have; empty without a token."""
    granted = card(sitting.profile, purpose, Slot.CURRENT)
    wanted = {Purpose.TEAM: scopes.TEAM, Purpose.AUTOMATION: scopes.AUTOMATION}.get(purpose, ())
    return lacking_in(granted.scopes, wanted) if granted else ()


def lacking_in(granted: str, wanted: Iterable[scopes.Scope]) -> tuple[str, ...]:
    """Which scopes, by name, the text of those granted does not cover."""
    has = {scope.casefold() for scope in named(granted)}
    return tuple(one.name for one in wanted if not has & {one.name.casefold(), _all_of(one.name)})


def _all_of(scope: str) -> str:
    return f"{scope.rpartition('.')[0]}.ALL".casefold()


async def to_add(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """In one form; refused where the token has all of them already, so that no consent is asked for nothing."""
    wanted = named(given[EXTRA])
    granted = card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    has = {scope.casefold() for scope in granted.scopes.split(",")} if granted else set()
    if all(scope.casefold() in has for scope in wanted):
        raise Refused.of(EXTRA, wrong.NOTHING_TO_ADD)
    return {EXTRA: ",".join(wanted)}
