"""One quiet line about what just happened, on the screen where it happened; there is no other kind of message."""

from typing import Any, Protocol, runtime_checkable

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine


@runtime_checkable
class Says(Protocol):
    """A screen with a line of its own."""

    def say(self, text: str, *, error: bool = False) -> None: ...


class Said(Static):
    """Lent to a screen without such a line: a row above its keys, which goes with the next key or click."""

    DEFAULT_CSS = """
    Said { width: 1fr; height: auto; padding: 0 2; color: $secondary; &.-error { color: $text-error; } }
    """


def say(screen: Screen[Any], text: str, *, error: bool = False) -> None:
    """On the screen's line, else on one that it is lent."""
    if isinstance(screen, Says):
        screen.say(text, error=error)
        return
    screen.query(Said).remove()
    said = Said(Content(harmless(text)), classes="-error" if error else "")
    keys = screen.query(KeyLine)
    screen.mount(said, before=keys.first() if keys else None)
