"""What is waited for outside a list of tasks: what is done now, for how long already, a stop and what it comes to, the log."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.acts import Act, app_of, open_setup, setup_of, until
from tests.support.fixed import Setup, Words
from tests.support.fixed_http import Never
from tests.support.stillness import CLOCK, stillness
from tests.support.stills import automation, catalog
from tests.support.stills.automation import at_automation
from tests.support.stills.still import Still
from tests.support.stills.team import asking
from tests.support.stills.tokens import at_tokens
from tests.ui.test_closing import keep_for_ever
from zoho_ideolve_wizard.ui.leaving import Leave
from zoho_ideolve_wizard.ui.screens.log import LogScreen
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.working import Working


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with stillness():
        yield


def _fields_never_read(words: Words) -> Setup:
    there = automation.running(words)
    return replace(there, replies=(("/settings/fields", Never()), *there.replies))


async def _counts_at_the_end(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    menu = pilot.app.screen.query_one(Menu)
    menu.highlighted = menu.get_option_index("count")
    menu.focus()
    await pilot.press("enter")


@dataclass(frozen=True)
class Waited:
    """Where something never comes: what is said of it meanwhile, and once it was stopped."""

    still: Still
    act: Act
    doing: str
    means: str


_AS_BEFORE = "What is shown is what was known before."

WAITED = {
    "counting": Waited(
        catalog.still("automation-counting"), at_automation(), "Counting accounts (1 of 3)...", _AS_BEFORE
    ),
    "counting at the end": Waited(
        Still("report-counting", automation.counting, "finish/report", mend=automation.with_token),
        _counts_at_the_end,
        "Counting accounts (1 of 3)...",
        _AS_BEFORE,
    ),
    "tokens": Waited(
        catalog.still("tokens-checking-long"),
        at_tokens("c"),
        "Asking Zoho whether Ideolve's token works (1 of 2)...",
        "What was found out is kept; the other tokens stay as they were.",
    ),
    "team": Waited(
        catalog.still("team-asking"),
        asking,
        "Asking CRM for its users (1 of 3)...",
        "What is shown is what was known before; F5 asks again.",
    ),
    "a code": Waited(
        catalog.still("consent-exchanging"),
        catalog.still("consent-exchanging").act,
        "Exchanging the code for a token...",
        "The code may be used up, and a token that came of it is not known here: start again with a new code.",
    ),
    "what can be chosen": Waited(
        Still("reading", _fields_never_read, "automation/sent", mend=automation.with_token),
        open_setup,
        "Reading what can be chosen...",
        "Answer without it, or leave this part and come back.",
    ),
    "answers": Waited(
        catalog.still("names-filled"),
        keep_for_ever,
        "Keeping your answers...",
        "Nothing on this page was kept.",
    ),
}


def said(pilot: Pilot[str]) -> str:
    return " ".join(str(one.render()) for one in pilot.app.screen.query(Static))


def offered(pilot: Pilot[str]) -> list[str]:
    return [f"{one.entry.key} {one.entry.words}" for one in pilot.app.screen.query_one(KeyLine).placed]


def at_work(pilot: Pilot[str]) -> list[Working]:
    return app_of(pilot).at_work


def visit(waited: Waited, home: Path, then: Callable[[Pilot[str]], object]) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await waited.act(pilot)
        await until(pilot, lambda: bool(at_work(pilot)), "something is waited for")
        result = then(pilot)
        assert asyncio.iscoroutine(result)
        await result

    waited.still.visit(home, lambda _app: None, act=act)


async def asked_to_stop(pilot: Pilot[str]) -> str:
    """By Ctrl+C: what the question says; and again, which means it."""
    await pilot.press("ctrl+c")
    await until(pilot, lambda: isinstance(pilot.app.screen, Leave), "the question")
    question = said(pilot)
    await pilot.press("ctrl+c")
    await until(pilot, lambda: not at_work(pilot), "the stop")
    return question


@pytest.mark.parametrize("name", WAITED)
def test_it_says_what_is_done_and_soon_for_how_long(name: str, tmp_path: Path) -> None:
    waited = WAITED[name]

    async def then(pilot: Pilot[str]) -> None:
        if name != "answers":  # nothing is said of what a moment does
            await until(pilot, lambda: waited.doing in said(pilot), waited.doing)
        assert "so far" not in said(pilot)
        CLOCK.at = 7.0
        await until(pilot, lambda: f"{waited.doing} 0:07 so far" in said(pilot), "seven seconds")
        CLOCK.at = 65.0
        await until(pilot, lambda: f"{waited.doing} 1:05 so far" in said(pilot), "a minute")

    visit(waited, tmp_path, then)


@pytest.mark.parametrize("name", WAITED)
def test_the_log_is_one_key_away_and_it_goes_on_behind_it(name: str, tmp_path: Path) -> None:
    async def then(pilot: Pilot[str]) -> None:
        CLOCK.at = 7.0
        await until(pilot, lambda: "F9 Log" in offered(pilot), "the log in the line of keys")
        behind = pilot.app.screen
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, LogScreen), "the log")
        await pilot.press("f9")
        await until(pilot, lambda: pilot.app.screen is behind, "the way back")
        assert at_work(pilot)

    visit(WAITED[name], tmp_path, then)


@pytest.mark.parametrize("name", WAITED)
def test_ctrl_c_says_what_a_stop_comes_to_before_and_after_it(name: str, tmp_path: Path) -> None:
    waited = WAITED[name]

    async def then(pilot: Pilot[str]) -> None:
        CLOCK.at = 7.0
        question = await asked_to_stop(pilot)
        assert f"{waited.doing} 0:07 so far" in question
        assert f"Stopping takes effect at once. {waited.means}" in question
        await until(pilot, lambda: f"Stopped. {waited.means}" in said(pilot), "what it came to")
        await until(pilot, lambda: not {"F9 Log", "Esc Stop"}.intersection(offered(pilot)), "the usual keys")

    visit(waited, tmp_path, then)


@pytest.mark.parametrize("name", sorted(set(WAITED) - {"team", "a code"}))
def test_escape_stops_what_only_reads_and_stays(name: str, tmp_path: Path) -> None:
    waited = WAITED[name]

    async def then(pilot: Pilot[str]) -> None:
        here = pilot.app.screen
        await until(pilot, lambda: "Esc Stop" in offered(pilot), "the key in the line of keys")
        await pilot.press("escape")
        await until(pilot, lambda: f"Stopped. {waited.means}" in said(pilot), "what it came to")
        assert pilot.app.screen is here
        assert not at_work(pilot)
        await until(pilot, lambda: "Esc Back" in offered(pilot), "its usual meaning")

    visit(waited, tmp_path, then)


@pytest.mark.parametrize("key", ["escape", "f7", "f8", "f10"])
def test_a_code_that_is_being_exchanged_is_not_left_unasked(key: str, tmp_path: Path) -> None:
    """It can be used once, and the token that comes of it is told once."""

    async def then(pilot: Pilot[str]) -> None:
        pane = setup_of(pilot).query_one(ConsentPane)
        await pilot.press(key)
        if key == "escape":
            await until(pilot, lambda: isinstance(pilot.app.screen, Leave), "the question")
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(pilot.app.screen, Leave), "the answer: to go on")
        else:
            await until(pilot, lambda: "Work is under way here" in said(pilot), "why one stays")
        assert setup_of(pilot).query_one(ConsentPane) is pane
        assert [one for one in at_work(pilot) if one is pane]

    visit(WAITED["a code"], tmp_path, then)


def test_a_code_that_may_be_used_up_is_not_tried_again(tmp_path: Path) -> None:
    async def then(pilot: Pilot[str]) -> None:
        await asked_to_stop(pilot)
        menu = setup_of(pilot).query_one(Menu)
        await until(pilot, lambda: [one.id for one in menu.options] == ["again"], "a new attempt alone")

    visit(WAITED["a code"], tmp_path, then)


def test_what_is_over_in_a_moment_pushes_no_key_aside(tmp_path: Path) -> None:
    async def then(pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "a Add" in offered(pilot), "the team's own keys")
        assert "F9 Log" not in offered(pilot)
        CLOCK.at = 7.0
        await until(pilot, lambda: {"F9 Log", "^c Stop"} <= set(offered(pilot)), "those that help now")

    visit(WAITED["team"], tmp_path, then)
