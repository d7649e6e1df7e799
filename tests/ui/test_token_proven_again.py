"""A new pair that the wizard's own functions use is proven where it is used, before its job is over."""

from pathlib import Path

import pytest

from tests.support import automation
from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.ui.test_token_secret import saves_form_outside
from zoho_ideolve_wizard.guide.crm_side import automation_paths, prove
from zoho_ideolve_wizard.guide.home import progress

PROOF = "A new account gets its note in Ideolve"

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "EVERY", 0.02)
    monkeypatch.setattr(prove, "LIMIT", 1.0)


def left(admin: Admin) -> set[str]:
    """Tasks of the setup that do not hold."""
    return {title for place in progress.progress(admin.sitting).places for title in place.open}


async def test_by_a_test_note_and_an_account(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with automation.running(rehearsal, person, home) as admin:
        new = await saves_form_outside(admin, person)
        await at.opens_tokens(admin)
        await at.begins(admin, "key", "pair")
        await admin.fills({"connector.new_client_id": new.id, "connector.new_api_key": new.secret})
        await admin.continues_to("token", "prove")
        await admin.does_it()
        await admin.continues_to("token", "functions")
        await admin.reads("CRM's functions fail until they have the new pair")
        await admin.does_it()
        await admin.continues_to("token", "again")
        assert not automation_paths.proven(admin.sitting)
        await admin.does_it()
        assert automation_paths.proven(admin.sitting)
        proof = prove.latest(admin.sitting)
        assert proof is not None
        assert proof.outcome.holds
        proofs = {"A test note shows its id", "A comment reaches it", "A file reaches it", PROOF}
        assert not proofs & left(admin)
        await admin.continue_()
        await at.at_tokens(admin)
