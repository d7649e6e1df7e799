"""Help and the index of messages."""

from textual.pilot import Pilot
from textual.widgets import Input

from tests.support.acts import stay_home, until
from tests.support.fixed import Setup, Words
from tests.support.stills.still import Still
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


STILLS = [
    index_of(""),
    index_of("invalid_code"),
    index_of("frobnicate"),
    index_of("invalid_code", whole=True),
]
