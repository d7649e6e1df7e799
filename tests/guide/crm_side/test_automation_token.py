"""At the end of the setup the automation's token is offered for revoking; what is in CRM goes on without it."""

import pytest

from tests.guide.desk import keeps
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, key_of
from zoho_ideolve_wizard.guide.crm_side import automation_token
from zoho_ideolve_wizard.guide.crm_side.automation_token import CHOICE, KEEP, NOW
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused

FINISH = next(step for step in steps.SETUP if step.key == "finish")


def parts(sitting: Sitting) -> list[str]:
    return [part.key for part in steps.parts_of(FINISH, sitting)]


async def answers(sitting: Sitting, choice: str) -> None:
    kept = await automation_token.settle(sitting, {CHOICE: choice})
    await keeps(sitting, automation_token.questions(sitting), kept)


def secret(sitting: Sitting) -> str:
    return sitting.secret(key_of(Purpose.AUTOMATION, Slot.CURRENT))


def test_without_such_a_token_nothing_is_asked(sitting: Sitting) -> None:
    assert parts(sitting) == ["report"]
    assert automation_token.questions(sitting) == []


async def test_it_is_kept_unless_somebody_says_otherwise(automated: Sitting, rehearsal: Rehearsed) -> None:
    assert parts(automated) == ["automation-token", "report"]
    (question,) = automation_token.questions(automated)
    assert question.default == KEEP
    await answers(automated, KEEP)
    assert rehearsal.is_alive(secret(automated))


async def test_revoked_at_zoho_and_gone_here(automated: Sitting, rehearsal: Rehearsed) -> None:
    token = secret(automated)
    await answers(automated, NOW)
    assert not rehearsal.is_alive(token)
    assert tokens.card(automated.profile, Purpose.AUTOMATION, Slot.CURRENT) is None
    assert parts(automated) == ["report"]
    assert automated.answer(CHOICE) == ""
    assert connector_token(automated) is not None


async def test_what_zoho_does_not_do_is_said_and_nothing_is_lost(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    token = secret(automated)
    rehearsal.faults(("POST /oauth/v2/token/revoke", "status", 500, 0))
    with pytest.raises(Refused):
        await answers(automated, NOW)
    assert (secret(automated), rehearsal.is_alive(token)) == (token, True)
