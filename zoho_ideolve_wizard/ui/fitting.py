"""A terminal too small to draw on is told so, over whatever is open; all of it is still there when there is room."""

from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

LEAST = Size(60, 16)
"""Columns and rows that every screen can be used on."""

_QUIT = "ctrl+q"


class TooSmall(Static):
    """Covers a screen wholly, whichever it is."""

    DEFAULT_CSS = """
    TooSmall {
        layer: too-small; dock: top; width: 100%; height: 100%;
        background: $background; content-align: center middle; text-align: center;
    }
    """

    def say(self, size: Size, *, may_quit: bool) -> None:
        words = f"It is {size.width}x{size.height}. Nothing is lost: make it larger to go on."
        self.update(
            Content.assemble(
                (f"The terminal is too small: at least {LEAST.width}x{LEAST.height}.", "bold $text-warning"),
                f"\n{words}",
                f"\n{'Ctrl+Q quits.' if may_quit else 'The work goes on meanwhile.'}",
            )
        )


class FittingApp(App[str]):
    """Meanwhile no key reaches what cannot be seen, but for the one that quits, while no work is under way."""

    DEFAULT_CSS: ClassVar = "Screen { layers: default too-small; }"

    busy: bool
    """Whether work is under way."""

    @property
    def too_small(self) -> bool:
        return self.size.width < LEAST.width or self.size.height < LEAST.height

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._cover)

    def _cover(self, screen: Screen[Any]) -> None:
        covers = screen.query(TooSmall)
        if not self.too_small:
            covers.remove()
            return
        if not covers:
            screen.mount(TooSmall())
        for cover in screen.query(TooSmall):
            cover.say(self.size, may_quit=not self.busy)

    async def on_event(self, event: events.Event) -> None:
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and self.too_small and not self._quits(event):
            return
        await super().on_event(event)
        if isinstance(event, events.Resize):  # Only now the application knows its size.
            for screen in self.screen_stack:
                self._cover(screen)

    def _quits(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.key == _QUIT and not self.busy
