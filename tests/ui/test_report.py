"""The last part of the setup: what it comes to first, then what is open with what to do, then what is known."""

from pathlib import Path

import pytest

from tests.support.admin import at_the_wizard
from tests.support.company import AS_PASTED
from tests.support.headstart import headstart
from tests.support.off_line import OffLine
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.crm_side.automation_access import VENDOR, WAY
from zoho_ideolve_wizard.guide.home.awaited import each, over
from zoho_ideolve_wizard.ui.widgets import report


async def test_unfinished_it_says_what_is_next_and_goes_there(off_line: OffLine, home: Path) -> None:
    async with at_the_wizard(None, home) as admin:
        admin.sitting.ledger.remember(steps.PLACE, "finish/report")
        await admin.sets_up()
        await admin.reads("Not finished: 0 of 9 steps are done. Next is Before you start.")
        await admin.chooses("next")
        await admin.wait_for("prerequisites", "company")


async def test_what_failed_comes_first_with_its_remedy(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "finish", answers={WAY: VENDOR}, people=AS_PASTED)
        group = next(one for one in admin.sitting.records.values() if one.title == "The group Sales exists")
        task = Task(group.key, group.title, group.system, ByHand(()))
        admin.sitting.ledger.end(task, Outcome.FAILED, "The limit is reached.", "Ask for a larger plan.")
        await admin.sets_up()
        await admin.reads("Next is Workspace and groups.")
        words = admin.words
        assert (
            "Still open so far (1) The group Sales exists The limit is reached. Ask for a larger plan."
            in words
        )
        order = [
            "Still open so far (",
            "Waiting for others (",
            "Confirmed by you (",
            "Proven: a service said so (",
        ]
        places = [words.index(title) for title in order]
        assert places == sorted(places)


async def test_done_it_is_quiet_and_says_what_stays_to_do(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "finish", answers={WAY: VENDOR}, people=AS_PASTED)
        while waiting := each(admin.sitting):
            over(admin.sitting, waiting[0])
        await admin.sets_up()
        await admin.reads("It is connected, and everything is in place. Nothing needs to keep running.")
        assert "Still open" not in admin.words
        assert "Waiting for others" not in admin.words
        assert "Go to what is open" not in admin.words


async def test_a_report_that_cannot_be_saved_says_why(
    off_line: OffLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "save_owner_only", full)
    async with at_the_wizard(None, home) as admin:
        admin.sitting.ledger.remember(steps.PLACE, "finish/report")
        await admin.sets_up()
        await admin.chooses("report")
        await admin.reads("could not be written: No space left on device. Make room there")
