"""What was typed and not taken: from where it failed to the very field, and once it was given anew the failure is over."""

from pathlib import Path

import pytest

from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import Outcome

ACCOUNT_KEY, KEY = "ideolve.account_api_key", "connector.api_key"
WRONG = "a-fake-key-that-is-wrong"


async def test_what_could_not_be_read_for_a_wrong_key_leads_to_that_key(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create", answers={ACCOUNT_KEY: WRONG})
        await admin.sets_up()
        await admin.reads("m goes to them, in Names.")
        await admin.presses("m")
        await admin.wait_for("workspace", "names")
        await admin.until(lambda: admin.field(ACCOUNT_KEY).has_focus_within, "the cursor on the key")
        await admin.fill(ACCOUNT_KEY, rehearsal.value("ideolve_api_key"))
        await admin.continues_to("workspace", "create")
        await admin.has_looked()
        await admin.reads("the wizard does 5")
        assert not admin.pane.query_one("#correct").display


@pytest.mark.parametrize("by", ["key", "button"])
async def test_a_pair_that_was_not_accepted_is_corrected_and_has_failed_no_more(
    by: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector/validate")
        right = admin.sitting.secret(KEY)
        await admin.sitting.put_secrets({KEY: WRONG})
        await admin.sets_up()
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.FAILED}
        if by == "key":
            await admin.presses("m")
        else:
            await admin.pilot.click("#correct")
        await admin.wait_for("connector", "pair")
        await admin.until(lambda: admin.field(KEY).has_focus_within, "the cursor on the key")
        await admin.continues_to("connector", "validate")
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.FAILED}, "nothing was given anew"
        await admin.presses("m")
        await admin.wait_for("connector", "pair")
        await admin.fill(KEY, right)
        await admin.continues_to("connector", "validate")
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.PENDING}
        assert "mistyped" not in admin.words
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}
