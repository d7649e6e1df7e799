"""Whether a press was meant: it came after what it answers was drawn, and is not a key held down too long."""

import sys
import time

from textual import events
from textual.app import App
from textual.widget import Widget

HELD = 0.7
"""Seconds. Keyboards repeat a key that is held after 0.2 to 0.66 of them: what follows sooner was not read first."""

READ_FIRST = "That came before this could be read. Read it, then press once more."

_PRESSING = ("enter", "space")


def now() -> float:
    """On the clock that Textual stamps events with."""
    return time.perf_counter() if sys.platform == "win32" else time.monotonic()


class Presses:
    """When Enter, Space or a mouse button was pressed last, and before that."""

    def __init__(self) -> None:
        self._last = self._before = float("-inf")

    def note(self, at: float) -> None:
        if at != self._last:
            self._before, self._last = self._last, at

    def interrupt(self) -> None:
        """Another key was pressed: whatever was held is held no more."""
        self._last = float("-inf")

    def meant(self, drawn: float) -> bool:
        """For what was drawn at that time: neither queued before it, nor the repetition of the press before."""
        return self._last >= drawn and self._last - self._before >= HELD

    def read(self, drawn: float) -> bool:
        """Meant, and not in the very moment in which that was drawn: it answers what was there before, then."""
        return self.meant(drawn + HELD)


class PressedApp(App[str]):
    """Takes down every press before anything answers to it."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = Presses()

    async def on_event(self, event: events.Event) -> None:
        if not event.is_forwarded:  # What nobody took comes by once more, climbing from its widget.
            self._take_down(event)
        await super().on_event(event)

    def _take_down(self, event: events.Event) -> None:
        if isinstance(event, events.MouseDown) or (isinstance(event, events.Key) and event.key in _PRESSING):
            self.presses.note(event.time)
        elif isinstance(event, events.Key):
            self.presses.interrupt()


def meant(widget: Widget, drawn: float) -> bool:
    """Whether the press that this widget answers to was meant for what was drawn at that time."""
    app = widget.app
    return isinstance(app, PressedApp) and app.presses.meant(drawn)


def read(widget: Widget, drawn: float) -> bool:
    """Whether it was meant, and there was time to see what it answers."""
    app = widget.app
    return isinstance(app, PressedApp) and app.presses.read(drawn)
