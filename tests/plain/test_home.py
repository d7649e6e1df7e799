"""The home menu at plain prompts: its name, the way to another step from anywhere, and the word at the end."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import automation, prerequisites, token
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.plain.walking import which_part


def set_up(rehearsal: Rehearsed, person: Person) -> Callable[[Sitting], Awaitable[None]]:
    """All nine steps are done, and one person is waited for."""

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "finish", people="ana@example.com")

    return before


async def test_g_leads_to_the_steps_from_home_and_from_what_is_opened_there(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home, before=set_up(rehearsal, person)) as talk:
        await talk.reads("\nHome. Acme Instruments")
        await talk.types("g")
        await talk.reads("Which step?", "9. Finish: ")
        await talk.types("b")
        await talk.reads("What would you like to do?")
        await talk.types("team", "g")
        await talk.reads("Which step?")
        await talk.types("people")
        await talk.reads("Step 8 of 9: People")


async def test_coming_back_home_says_what_is_another_now_and_no_line_of_the_menu_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home, before=set_up(rehearsal, person)) as talk:
        await talk.chooses("Messages and what to do")
        await talk.types("")
        await talk.reads("\nHome.\nWhat would you like to do?\nType a number, ", "or l to list them again")
        assert "1. " not in talk.now
        await talk.chooses("Say again how it stands")
        await talk.reads("\nHome. Acme Instruments", "Health: ")


async def test_how_to_keep_a_rehearsal_is_said_before_it_is_thrown_away(home: Path) -> None:
    async with at_the_prompts(None, home, surroundings=Surroundings(throw_away=True)) as talk:
        assert (
            "thrown away, with all you entered. To keep one, start it with --rehearse --home DIR."
            in talk.said
        )


async def test_leaving_says_once_that_everything_is_kept(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await talk.types("quit")
        assert await talk.ends() is Ended.CLOSED
        assert talk.now == "Closed. Everything is kept. The next start says what is next.\n"


async def test_the_report_says_counts_and_a_list_when_it_is_chosen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home, before=set_up(rehearsal, person)) as talk:
        await talk.chooses("Report")
        await talk.reads("Still open so far: 0.\nWaiting for others: 1.\n", "Proven: a service said so: ")
        assert "\n- " not in talk.now
        await talk.chooses("List what waits for others")
        await talk.reads("Waiting for others: 1.\n- ana@example.com: to accept the invitation. Since today.")


def test_parts_are_numbered_only_where_the_numbers_stay_true() -> None:
    step = prerequisites.STEP
    assert which_part(step, step.parts[1]) == "Part 2 of 2: Ideolve account."
    changing = automation.STEP
    assert which_part(changing, changing.parts[0]) == "Way."
    assert which_part(changing, changing.parts[-2]) == f"{changing.parts[-2].title}."
    job = token.REGENERATE
    assert which_part(job, job.parts[1]) == f"{job.parts[1].title}."
