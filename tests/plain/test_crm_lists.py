"""The long lists of step 7 at plain prompts: counts first, and of what is wrong how to mend it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support import crm_side
from tests.support.headstart import headstart
from tests.support.opening import sitting_for
from tests.support.person import Person
from tests.support.prompts import Keys, never
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import automation
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.plain.prompting import Console, Leave
from zoho_ideolve_wizard.plain.tasks import do_part


@asynccontextmanager
async def built(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Sitting]:
    sitting = sitting_for(rehearsal.printed, home)
    await headstart(sitting, rehearsal, person, "automation")
    await crm_side.build(sitting, rehearsal, person)
    yield sitting
    await sitting.close()


def part(key: str) -> Do:
    return next(one for one in automation.STEP.parts if one.key == key and isinstance(one, Do))


async def heard(sitting: Sitting, which: Do, *typed: str) -> str:
    """What is said until u is typed."""
    keys, written = Keys(), list[str]()
    for line in (*typed, "u"):
        keys.press(line)
    with pytest.raises(Leave):
        await do_part(Console(keys, written.append, never), sitting, which)
    return "".join(written)


async def test_of_a_long_plan_and_of_what_holds_the_count_is_said_and_the_list_when_it_is_asked_for(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    sitting = sitting_for(rehearsal.printed, home)
    answers = {"consent.way": "paste", automation_access.WAY: automation_access.OURS}
    await headstart(sitting, rehearsal, person, "automation/build", answers=answers)
    said = await heard(sitting, automation.BUILD)
    assert (
        "40 in this list: the wizard does 40.\n40 not said here: 12 fields, 12 variables, 16 functions. List all says them.\n"
        in said
    )
    board = Board(automation.BUILD, sitting)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    said = await heard(sitting, automation.BUILD)
    assert (
        "40 in this list: 40 done.\n40 not said here: 12 fields, 12 variables, 16 functions. List all says them.\n"
        in said
    )
    assert (await heard(sitting, automation.BUILD, "list all")).count("\n- done: ") == 40
    await sitting.close()


async def test_what_is_wrong_is_said_before_how_it_is_made(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with built(rehearsal, person, home) as sitting:
        rules = part("our-rules")
        await Board(rules, sitting).look()
        for rule in rehearsal.company.setup.rules:
            rule.active = False
        said = await heard(sitting, rules, "by hand", "say the steps")
        assert said.count("- not right: ") == 3
        before, _, after = said.partition("By hand: ")[2].partition("Done?")
        assert "Not right yet: " in before
        assert "is switched off" in before
        assert "Step 1 of" not in before
        assert "Step 1 of" in after
