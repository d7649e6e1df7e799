"""Tasks at plain prompts: the plan, what fails, what is by hand, stopping."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyperclip
import pytest

from tests.support import crm_side
from tests.support.company import WORKSPACE
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting

GROUPS = "POST /rehearsal-admin/groups"


@asynccontextmanager
async def at(rehearsal: Rehearsed, person: Person, home: Path, part: str) -> AsyncIterator[Talk]:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, part)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.types("1")
        yield talk


async def test_what_failed_is_said_with_its_remedy_and_tried_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        await talk.reads("5 in this list: the wizard does 5.")
        rehearsal.faults(("POST /rehearsal-admin/*group*", "status", 403, 0))
        await talk.chooses("Do it: 5 things")
        refused = "does not hold yet: The group Sales exists. Ideolve refused the request (HTTP 403)."
        await talk.reads(
            '1 of 5, done: The workspace "Zoho CRM" exists. Created.',
            refused,
            "Ended: 3 done, 2 failed.",
            "About these 2: Check the address of the primary contact",
        )
        rehearsal.faults()
        await talk.chooses("List all")
        await talk.reads("- does not hold yet, failed at the last try: The group Sales exists")
        await talk.chooses("Try 2 again")
        await talk.reads("2 of 2, done", "All of it is done now.", "Enter takes 1, Continue:")


async def test_nothing_is_done_before_it_is_chosen(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        writes = rehearsal.writes
        await talk.chooses("List all")
        await talk.chooses("Look again")
        await talk.chooses("Continue without it")
        await talk.reads("Step 3 of 9")
        assert rehearsal.writes == writes


async def test_one_of_several_is_done_with_what_it_needs(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        await talk.chooses("One of them")
        await talk.chooses("The group Sales exists")
        await talk.reads(
            'First, since it is needed: The workspace "Zoho CRM" exists.', "Then The group Sales exists."
        )
        await talk.answers("Do it now?", "no")
        assert not rehearsal.ideolve["workspaces"]
        await talk.chooses("One of them")
        await talk.chooses("The group Sales exists")
        await talk.answers("Do it now?", "yes")
        await talk.reads("What next?")
        assert rehearsal.workspace(WORKSPACE)["groups"] == {"Sales": []}


async def test_a_confirmation_is_taken_back(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at(rehearsal, person, home, "connection") as talk:
        await talk.reads("By hand:")
        await talk.chooses("I have done this")
        await talk.reads("Step 7 of 9")
        await talk.types("b")
        await talk.reads("confirmed:", "Take back")
        await talk.chooses("Take back")
        await talk.reads("Take back which?\n1. ")
        await talk.types("1")
        await talk.reads("waits for you again.", "By hand: 1 thing")


async def test_by_hand_work_that_is_not_done_yet_leaves_things_as_they_are(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "connection") as talk:
        await talk.chooses("Not yet")
        await talk.reads("by hand:", "1. By hand: 1 thing")
        await talk.chooses("Continue without it")
        await talk.reads("Step 7 of 9", "First finish: Zoho connection.")


async def test_ctrl_c_while_something_is_read_gives_up_the_look_alone(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        rehearsal.faults(("GET /rehearsal-admin", "latency", 20, 0))
        await talk.until(lambda: talk.keys.ready, "the menu")
        talk.keys.press("3")
        await talk.until(lambda: "Reading what exists." in talk.now and not talk.keys.ready, "the look")
        await talk.until(talk.console_waits, "something to stop")
        signal.raise_signal(signal.SIGINT)
        await talk.reads("Stopping.\nStopped. Nothing was changed.", "What next?")
        rehearsal.faults()


async def test_ctrl_c_while_tasks_run_lets_the_one_under_way_end_and_starts_no_other(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        rehearsal.faults(("POST /rehearsal-admin", "latency", 0.5, 0))
        await talk.until(lambda: talk.keys.ready, "the menu")
        talk.keys.press("1")
        await talk.until(talk.console_waits, "something to stop")
        signal.raise_signal(signal.SIGINT)
        await talk.reads(
            "Finishing what is under way, then stopping.",
            '1 of 5, done: The workspace "Zoho CRM" exists. Created.',
            "Ended: 1 done, 4 to do.",
            "1. Do it: 4 things",
        )
        rehearsal.faults()
        assert rehearsal.workspace(WORKSPACE)["groups"] == {}


async def test_ctrl_c_at_a_prompt_ends_the_wizard_and_says_how_to_go_on(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "connection") as talk:
        await talk.reads("Enter says step 2")
        signal.raise_signal(signal.SIGINT)
        assert await talk.ends() is Ended.INTERRUPTED
        assert "Stopped. Answers are kept; secrets are forgotten, as you chose." in talk.said


async def test_what_crm_does_not_offer_is_by_hand_and_the_list_says_why(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "automation")
        await crm_side.build(sitting, rehearsal, person)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Automation")
        rehearsal.refuses("PUT /crm/v8/settings/variables", "NO_PERMISSION")
        await talk.chooses("Pause")
        await talk.chooses("Do it: 1 thing")
        await talk.reads("1 of 1, by hand: ", "So this one is by hand.", "1. By hand: 1 thing")
        assert "Ended:" not in talk.now
        await talk.chooses("Look again")
        await talk.reads("What next?")
        rehearsal.faults()


async def test_a_service_that_cannot_be_read_is_named_and_looked_at_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        rehearsal.faults(("GET /rehearsal-admin", "html", 200, 0))
        await talk.chooses("Look again")
        await talk.reads("Ideolve could not be read.")
        rehearsal.faults()
        await talk.chooses("Look")
        await talk.reads("5 in this list: the wizard does 5.")


async def test_the_log_says_what_was_asked_and_done(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at(rehearsal, person, home, "workspace/create") as talk:
        await talk.chooses("Do it: 5 things")
        await talk.types("u")
        await talk.chooses("Log")
        await talk.chooses("Say the last 20 lines")
        await talk.reads("POST ")
        await talk.chooses("Find a word")
        await talk.types("no such word")
        await talk.reads("No line has that")
        await talk.chooses("Save it to a file")
        await talk.reads("Saved, readable by you only:")
        assert [secret for secret in rehearsal.secrets() if secret in talk.said] == []


async def test_a_wrong_key_is_corrected_where_it_was_refused(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    key = "ideolve.account_api_key"

    async def before(sitting: Sitting) -> None:
        await headstart(
            sitting, rehearsal, person, "workspace/create", answers={key: "a fake key that is wrong"}
        )

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.types("1")
        await talk.reads("Ideolve could not be read.", "1. Look what exists.")
        assert "Do it:" not in talk.now
        await talk.chooses("Look what exists")
        await talk.reads("Ideolve could not be read. The reason is the same: why says it once more.")
        await talk.types("why")
        await talk.reads("The first line is what comes next.", "does not accept")
        await talk.chooses("Correct the answers of Names")
        await talk.reads("Which answer?", "Enter takes 7, API key of the account:")
        assert "How is it done in Ideolve? The wizard does it.\n" in talk.now
        assert "Client Id of the account: the one that begins with " in talk.now
        await talk.types("")
        await talk.answers(
            "API key of the account. Nothing is shown while you type. Enter takes the example", ""
        )
        await talk.reads("5 in this list: the wizard does 5.", "1. Do it: 5 things")
        assert talk.sitting.secret(key) == rehearsal.value("ideolve_api_key")


async def test_by_hand_work_is_said_step_by_step(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at(rehearsal, person, home, "connection") as talk:
        await talk.reads("By hand: Connection Auth For Deluge COQL. 6 steps.", "Step 1 of 6: ")
        assert "Step 2 of 6" not in talk.said
        await talk.types("")
        assert "Step 2 of 6: " in talk.now
        assert talk.open_prompt == "Enter says step 3: "
        await talk.types("1")
        assert "Step 1 of 6: " in talk.now
        await talk.types("9")
        assert "There are 6 steps.\n" in talk.now
        await talk.types("l")
        await talk.reads("What else?", "1. I have done this.", "Say step 2.", ", Say step 2:")
        await talk.types("")
        assert "Step 2 of 6: " in talk.now
        await talk.types("step 1")
        assert "Step 1 of 6: " in talk.now
        assert talk.open_prompt.startswith("Enter says step 2")
        await talk.types("a")
        await talk.reads("Step 2 of 6: ", "Step 6 of 6: ", "Done?", "1. I have done this.")
        assert "Note:" not in talk.said
        await talk.types("notes")
        await talk.reads("Note: ")
        await talk.types("step 4")
        assert "Step 4 of 6: " in talk.now
        await talk.types("step 9")
        assert "There are 6 steps.\n" in talk.now
        await talk.types("5")
        assert "Step 5 of 6: " in talk.now
        await talk.types("done")
        await talk.reads("Step 7 of 9")


async def test_copying_is_offered_until_no_clipboard_answers(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_text: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "copy", fails)
    async with at(rehearsal, person, home, "connector/form") as talk:
        await talk.hears_all()
        show = talk.number_of("Show the Refresh Token")
        await talk.chooses("Copy the Client Secret")
        await talk.reads("could not be copied", "copying is not offered any more", "Done?")
        await talk.types("l")
        assert talk.number_of("Show the Refresh Token") == show
        assert "Copy the" not in talk.now
        await talk.types("again", "step 1", "a")
        assert "Client Secret: a secret, shown when you choose it." in talk.now
