"""The console by itself: commands, menus, signs of life, and what Ctrl+C gives up."""

import asyncio

import pytest

from tests.support.prompts import Keys, never, until
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Go, Leave, Quit
from zoho_ideolve_wizard.plain.voice import BEAT, PATIENCE, Stopped

MENU = [Choice("one", "The first", "about it"), Choice("two", "The second")]


class Desk:
    """A console in memory. `pauses` are the waits for signs of life, each over when the test says so."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.written: list[str] = []
        self.pauses: asyncio.Queue[tuple[float, asyncio.Event]] = asyncio.Queue()
        self.console = Console(self.keys, self.written.append, self._pause)

    async def _pause(self, seconds: float) -> None:
        over = asyncio.Event()
        self.pauses.put_nowait((seconds, over))
        await over.wait()

    def types(self, *lines: str) -> None:
        for line in lines:
            self.keys.press(line)

    @property
    def said(self) -> str:
        return "".join(self.written)


@pytest.mark.parametrize(("command", "raised"), [("b", Back), ("u", Leave), (" Q ", Quit), ("g", Go)])
async def test_a_command_leads_elsewhere(command: str, raised: type[Exception]) -> None:
    desk = Desk()
    desk.types(command)
    with pytest.raises(raised):
        await desk.console.ask("Name:")


async def test_help_is_said_and_the_prompt_comes_again() -> None:
    desk = Desk()
    desk.types("?", "??", "Acme")
    with desk.console.helped_by(lambda: "All of it.\nIn lines."):
        assert await desk.console.ask("Name:", help="As it reads on the sign.") == "Acme"
    assert desk.said.count("Name: ") == 3
    assert "As it reads on the sign.\n? gives this help" in desk.said
    assert "All of it.\nIn lines.\n" in desk.said


@pytest.mark.parametrize(
    ("typed", "answer"), [("\\b", "b"), ("\\?", "?"), ("\\share", "\\share"), ("bb", "bb")]
)
async def test_a_sign_that_is_a_command_can_be_an_answer(typed: str, answer: str) -> None:
    desk = Desk()
    desk.types(typed)
    assert await desk.console.ask("Name:") == answer


@pytest.mark.parametrize(
    ("typed", "chosen"), [("2", "two"), ("the second", "two"), ("", "one"), ("1", "one")]
)
async def test_a_choice_by_number_by_its_words_or_by_enter(typed: str, chosen: str) -> None:
    desk = Desk()
    desk.types(typed)
    assert await desk.console.choose(MENU, title="Which?", default="one") == chosen
    assert desk.said.startswith("Which?\n1. The first: about it.\n2. The second.\n")
    assert "Type a number, 1 to 2. Enter takes 1, The first: " in desk.said


async def test_what_is_spoken_as_taken_by_enter_is_taken() -> None:
    desk = Desk()
    desk.types("")
    assert await desk.console.choose([*MENU, Choice("", "Back")]) == ""
    assert desk.said.endswith("Enter takes 3, Back: ")


@pytest.mark.parametrize("wrong", ["0", "3", "-1", "x", ""])
async def test_what_is_no_number_of_the_menu_is_told(wrong: str) -> None:
    desk = Desk()
    desk.types(wrong, "2")
    assert await desk.console.choose(MENU) == "two"
    assert "Type a number from 1 to 2; l lists what they stand for." in desk.said


async def test_the_same_menu_is_not_said_twice_running_unless_asked_for() -> None:
    desk = Desk()
    desk.types("1", "1", "l", "2")
    for expected in ("one", "one", "two"):
        assert await desk.console.choose(MENU) == expected
    assert desk.said.count("1. The first") == 2
    assert "Type a number, 1 to 2, or l to list them again: " in desk.said


@pytest.mark.parametrize(("word", "raised"), [("back", Back), ("up", Leave), ("Quit", Quit)])
async def test_a_word_does_what_its_letter_does(word: str, raised: type[Exception]) -> None:
    desk = Desk()
    desk.types("help", "why", word)
    with pytest.raises(raised):
        await desk.console.ask("Name:", help="As it reads on the sign.")
    assert desk.said.count("As it reads on the sign.\n") == 2


async def test_again_repeats_what_was_said_since_the_last_answer() -> None:
    desk = Desk()
    desk.types("Acme", "again", "list", "2")
    desk.console.say("Long ago.")
    await desk.console.ask("Name:")
    desk.console.say("Just now.")
    assert await desk.console.choose(MENU) == "two"
    assert desk.said.count("Long ago.") == 1
    assert desk.said.count("Just now.\n1. The first: about it.\n2. The second.\n") == 2
    assert desk.said.count("1. The first") == 3


async def test_again_says_the_lines_too_that_were_not_said_this_time() -> None:
    desk = Desk()
    desk.types("1", "again", "2")
    await desk.console.choose(MENU, title="Which?")
    assert await desk.console.choose(MENU, title="Which?") == "two"
    assert "or l to list them again: Which?\n1. The first: about it.\n2. The second.\n" in desk.said


async def test_what_can_be_typed_anywhere_is_said_with_the_first_help_only_and_the_question_once_more() -> (
    None
):
    desk = Desk()
    desk.types("?", "?", "keys", "2")
    assert await desk.console.choose(MENU, title="Which?", help="Of the two.") == "two"
    assert desk.said.count("Of the two.\n") == 2
    assert desk.said.count("?? the help of the whole step") == 2
    assert "Of the two.\nWhat can be typed at any prompt: keys says it.\nWhich?\nType a number" in desk.said


async def test_the_first_words_of_a_line_choose_it_if_only_one_begins_so() -> None:
    desk = Desk()
    desk.types("the", "the s")
    assert await desk.console.choose(MENU) == "two"
    assert "Several begin so: 1, The first; 2, The second. Type the number.\n" in desk.said


async def test_back_at_a_yes_or_no_is_no() -> None:
    desk = Desk()
    desk.types("b")
    assert not await desk.console.agrees("Keep it all the same?")


async def test_without_a_longer_help_nobody_is_told_that_help_is_gone() -> None:
    desk = Desk()
    desk.types("??", "Acme")
    await desk.console.ask("Name:")
    assert "Nothing more is said here than at ?.\n" in desk.said


async def test_the_help_of_a_step_is_said_by_chapters() -> None:
    desk = Desk()
    desk.types("??", "what goes", "", "2")
    with desk.console.helped_by(lambda: "## What it is\n\nThis.\n\n## What goes wrong\n\nThat.\n"):
        assert await desk.console.choose(MENU) == "two"
    assert "Help. About what?\n1. What it is.\n2. What goes wrong.\n3. Back.\n" in desk.said
    assert "That.\n" in desk.said
    assert "This.\n" not in desk.said


async def test_enter_is_no_yes() -> None:
    desk = Desk()
    desk.types("", "sure", "yes")
    assert not await desk.console.agrees("Remove?")
    assert await desk.console.agrees("Remove?")
    assert "Type yes or no.\n" in desk.said


@pytest.mark.parametrize("end", ["", "."])
async def test_several_lines_end_with_an_empty_one_or_a_full_stop(end: str) -> None:
    desk = Desk()
    desk.types("ana@example.com", "b", end, "1")
    assert await desk.console.lines("Addresses:", "Next address:") == "ana@example.com\nb"
    assert desk.said.startswith("Addresses: Next address: Next address: ")
    assert await desk.console.choose(MENU) == "one"


async def test_a_line_every_half_minute_says_that_work_goes_on() -> None:
    desk = Desk()
    done = 3
    async with desk.console.working(lambda: f"{done} of 12."):
        for done in (3, 7):
            seconds, over = await desk.pauses.get()
            assert seconds == BEAT == 30
            assert f"{done} of 12" not in desk.said
            over.set()
            await wait_for_words(desk, f"Still working: {done} of 12.\n")
    assert desk.said.count("Still working") == 2


async def wait_for_words(desk: Desk, words: str) -> None:
    await until(lambda: words in desk.said, words)


async def test_what_may_wait_for_a_dialog_says_so_after_three_seconds() -> None:
    desk = Desk()
    async with desk.console.working(lambda: "", soon="Look for a dialog."):
        seconds, over = await desk.pauses.get()
        assert seconds == PATIENCE == 3
        over.set()
        await wait_for_words(desk, "Look for a dialog.\n")


async def test_what_is_said_while_a_prompt_is_open_comes_below_it_and_the_prompt_again() -> None:
    desk = Desk()
    asked = asyncio.create_task(desk.console.ask("Waiting:"))
    await wait_for_words(desk, "Waiting: ")
    desk.console.say("Somebody pressed Reject.")
    desk.types("go on")
    assert await asked == "go on"
    assert desk.said == "Waiting: \nSomebody pressed Reject.\nWaiting: "


async def test_what_comes_first_ends_a_prompt_and_the_next_line_is_for_the_next_prompt() -> None:
    desk = Desk()
    coming: asyncio.Task[str] = asyncio.create_task(asyncio.sleep(0, "the code"))
    assert await desk.console.ask_or("Waiting:", coming) is None
    assert coming.result() == "the code"
    desk.types("for the next")
    assert await desk.console.ask("Name:") == "for the next"


async def test_ctrl_c_gives_up_what_is_waited_for_and_nothing_else() -> None:
    desk = Desk()
    assert not desk.console.interrupted()
    waiting = asyncio.create_task(desk.console.patiently(never(0), "asking Zoho."))
    await until(desk.console.interrupted, "something to give up")
    with pytest.raises(Stopped):
        await waiting
    assert desk.said == "Stopping.\n"
    assert not desk.console.interrupted()


async def test_being_cancelled_from_outside_is_not_taken_for_ctrl_c() -> None:
    desk = Desk()
    waiting = asyncio.create_task(desk.console.patiently(never(0), "asking Zoho."))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
