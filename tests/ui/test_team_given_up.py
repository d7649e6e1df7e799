"""A job that was only looked at leaves no trace; one in which something was done can be given up."""

from pathlib import Path

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import INES, JONAS, VIKRAM, at_the_team
from zoho_ideolve_wizard.ui.screens.home import HomeScreen


async def test_a_removal_left_at_its_first_question_is_forgotten(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.puts_the_cursor_on(VIKRAM)
        await admin.presses("d")
        await team.part("how")
        await admin.presses("escape")
        await team.looks()
        assert "goes on" not in admin.words
        await team.marks(INES, JONAS)
        await admin.presses("d")
        await team.part("plan")  # at once: nobody is asked about Vikram
        await admin.reads("Remove 2 people")
        await team.leaves()
        await admin.presses("escape")
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        assert "was begun" not in admin.words
        assert "goes on" not in admin.words


async def test_a_removal_half_done_is_given_up_by_choice(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(INES)
        await team.runs(typed=INES)
        await team.leaves()
        await admin.reads("removing 1: d goes on")
        await admin.presses("d")
        await admin.reads("Given up, nobody more is removed; what was done stays done")
        await admin.answers_dialog("give-up")
        await admin.settled()
        assert "goes on" not in admin.words
        assert INES in team.listed
        assert INES not in team.now.members
        await admin.reads("3 differences (x)")


async def test_adding_half_done_is_given_up_by_choice(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    eli = "eli.stone@labs.example.com"
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        rehearsal.faults(("POST /*/groups/Experts/members", "status", 500, 9))
        await team.adds(f"{eli} expert")
        await team.continues_to("plan")
        await team.runs()
        await team.leaves()
        await admin.reads("adding 1: a goes on")
        await admin.presses("a")
        await admin.answers_dialog("on")
        await team.part("plan")
        await team.leaves()
        await admin.presses("a")
        await admin.answers_dialog("give-up")
        await admin.settled()
        assert "goes on" not in admin.words
        assert eli not in team.listed
        await admin.presses("a")
        await team.part("people")
        assert eli not in admin.words
