"""A new token takes the place of the one in use, which retires; and the retired one is revoked, or waits."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.engine.task import Automatic, Task
from zoho_ideolve_wizard.guide import connector
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials import registration, tokens
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.guide.words.failures import explain, kept_here
from zoho_ideolve_wizard.services.failure import ServiceFailure

CONNECTOR = Purpose.CONNECTOR
OLD = "token.old"
NOW, LATER = "now", "later"
OLD_WORKS_FOR = 3
"""Days: as long should Ideolve have worked with a new token before the old one is revoked."""


def waiting(sitting: Sitting) -> TokenCard | None:
    """A new connector token that was accepted and is not in use yet."""
    found = token_in(sitting, CONNECTOR, Slot.PENDING)
    return found if found and found.accepted else None


def retiring(sitting: Sitting) -> TokenCard | None:
    """The token that was in use before; not the one in use in its second entry, left by a sudden end."""
    token = sitting.secret(key_of(CONNECTOR, Slot.RETIRING))
    if token and token == sitting.secret(key_of(CONNECTOR, Slot.CURRENT)):
        return None
    return tokens.card(sitting.profile, CONNECTOR, Slot.RETIRING)


def old_is_due(sitting: Sitting) -> datetime | None:
    """When the retired token may be revoked; None if there is none. Counted from when the new one took its place."""
    in_use = tokens.card(sitting.profile, CONNECTOR, Slot.CURRENT)
    if retiring(sitting) is None:
        return None
    taken = sitting.records.get(_promoted_key(in_use)) if in_use else None
    began = (taken.at if taken else None) or ago.moment_of(in_use.issued_at if in_use else "")
    return (began or ago.present()) + timedelta(days=OLD_WORKS_FOR if began else 0)


def _promoted_key(card: TokenCard) -> str:
    return f"token/promote/{card.issued_at}"


def working_slot(sitting: Sitting) -> Slot:
    """The token that the form is about: the new one while it waits, else the one in use."""
    return Slot.PENDING if waiting(sitting) else Slot.CURRENT


def tasks(sitting: Sitting, needs: tuple[str, ...]) -> list[Task]:
    """Nothing, where no new token waits. `needs` prove that the form works."""
    card = waiting(sitting)
    if card is None:
        return []
    older = _older(sitting, needs)
    needs = (*needs, *(task.key for task in older))
    return [*older, _promoting(sitting, card, needs)]


def _promoting(sitting: Sitting, card: TokenCard, needs: tuple[str, ...]) -> Task:
    async def promote() -> str:
        with kept_here():
            if token_in(sitting, CONNECTOR, Slot.PENDING):
                await registration.carry_over(sitting, card)
                await tokens.promote(sitting.profile, sitting.vault, CONNECTOR)
                sitting.profile.set("zoho.data_center", card.data_center)
            await registration.forget(sitting)
        return "It is in use now. The old one still works, until you revoke it."

    async def is_promoted() -> bool:
        in_use = token_in(sitting, CONNECTOR, Slot.CURRENT)
        done = in_use is not None and in_use.issued_at == card.issued_at
        return done and token_in(sitting, CONNECTOR, Slot.PENDING) is None

    title = "The new token is the one in use, the old one retires"
    return Task(_promoted_key(card), title, "This computer", Automatic(promote, is_promoted), needs)


def _older(sitting: Sitting, needs: tuple[str, ...]) -> list[Task]:
    """There is one place for a retired token: whatever has it is given up first, now that the form has the newest."""
    card, token = retiring(sitting), sitting.secret(key_of(CONNECTOR, Slot.RETIRING))
    if card is None:
        return []

    async def end() -> str:
        return await revoke(sitting, CONNECTOR, Slot.RETIRING)

    async def is_gone() -> bool:
        return sitting.secret(key_of(CONNECTOR, Slot.RETIRING)) != token or not token

    title = f"The token before the last one, of {ago.issued(sitting.profile, card)}, is revoked to make room"
    return [
        Task(
            f"token/older/{card.issued_at}",
            title,
            "Zoho accounts",
            Automatic(end, is_gone),
            needs,
            removes=True,
        )
    ]


async def give_up(sitting: Sitting) -> str:
    """The new token is revoked and forgotten. Where Ideolve's form was saved with it, the form has to be saved
    again with the one in use. Says in words what became of it; raises ServiceFailure."""
    new, in_use = (token_in(sitting, CONNECTOR, slot) for slot in (Slot.PENDING, Slot.CURRENT))
    if new and in_use and connector.form_holds(sitting, new):
        connector.save_again(sitting, Slot.CURRENT)
    return await revoke(sitting, CONNECTOR, Slot.PENDING)


def old_questions(sitting: Sitting) -> list[Question]:
    card = retiring(sitting)
    if card is None:
        return []
    return [
        Question(
            OLD,
            f"The old token, of {ago.issued(sitting.profile, card)}",
            Kind.CHOICE,
            default=LATER,
            choices=(
                Choice(
                    LATER, f"Keep it for now; remind me in {counted(OLD_WORKS_FOR, 'day')} on the home screen"
                ),
                Choice(
                    NOW,
                    "Revoke it now",
                    "If Ideolve still used it, it would stop until the form is saved again.",
                ),
            ),
        )
    ]


async def end_old(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Revokes it where that was chosen. Nothing is kept: the next time it is asked again."""
    if given.get(OLD) == NOW and retiring(sitting):
        try:
            await revoke(sitting, CONNECTOR, Slot.RETIRING)
        except ServiceFailure as failure:
            told = explain(failure)
            raise Refused(OLD, f"{told.why} {told.remedy}" if told else str(failure)) from failure
    return {}
