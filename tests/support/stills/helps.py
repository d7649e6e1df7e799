"""Help and the index of messages."""

from textual.pilot import Pilot
from textual.widgets import Input, Markdown

from tests.support.acts import open_setup, stay_home, until
from tests.support.fixed import Setup, Words
from tests.support.stills.still import Still
from tests.support.stills.tasks import _refuses, run
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.index import EntryScreen, IndexScreen


def _half(words: Words) -> Setup:
    return Setup(before="connector", words=words)


def index_of(search: str, *, whole: bool = False) -> "Still":
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, IndexScreen), "the index is open")
        pilot.app.screen.query_one("#search", Input).value = search
        await pilot.pause()
        if whole:
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()

    name = "index-entry" if whole else f"index-{search.partition('_')[0] or 'all'}"
    return Still(name, _half, act=act)


async def help_of_home(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("question_mark")
    await read(pilot)


async def slips(pilot: Pilot[str]) -> None:
    await help_of_home(pilot)
    await pilot.press("f4")
    await until(pilot, lambda: len(pilot.app.screen_stack) > 3, "the page of slips is open")
    await read(pilot)


async def beside(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    await pilot.press("f1")
    await until(pilot, lambda: bool(pilot.app.screen.query(Markdown)), "the help stands beside")
    await until(pilot, lambda: bool(pilot.app.screen.query_one(Markdown).children), "its text is drawn")
    await pilot.pause()


async def read(pilot: Pilot[str]) -> None:
    """Until a help's text is drawn."""
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help is shown")
    await until(pilot, lambda: bool(pilot.app.screen.query_one(Markdown).children), "its text is drawn")
    await pilot.pause()


async def why(pilot: Pilot[str]) -> None:
    """Of the task that was refused."""
    await run(pilot)
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
    await pilot.pause()


STILLS = [
    Still("why-refused", _refuses, "workspace/create", why),
    Still("help-home", _half, act=help_of_home),
    Still("help-slips", _half, act=slips),
    Still("help-beside", _half, "connector/form", beside, size=(120, 40)),
    Still("help-beside-200", _half, "automation/way", beside, size=(200, 60)),
    index_of(""),
    index_of("invalid_code"),
    index_of("frobnicate"),
    index_of("invalid_code", whole=True),
]
