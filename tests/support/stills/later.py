"""What is waited for, some seconds later."""

from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.acts import Act, steady, until
from tests.support.stillness import CLOCK

SECONDS = 7.0


def later(act: Act) -> Act:
    """The same, once it is said how long it has taken so far."""

    async def waits(pilot: Pilot[str]) -> None:
        await act(pilot)
        CLOCK.at = SECONDS
        await until(pilot, lambda: "so far" in _said(pilot), "how long it has taken")
        await steady(pilot)

    return waits


def _said(pilot: Pilot[str]) -> str:
    return " ".join(str(one.render()) for one in pilot.app.screen.query(Static))
