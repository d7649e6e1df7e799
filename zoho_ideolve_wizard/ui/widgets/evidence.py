"""The line below a list: about what is under the cursor, or what happened there just now."""

from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.ui.outside import harmless


class Evidence(Static):
    """What happened stays to be read until the cursor moves on, also where the list is drawn anew."""

    DEFAULT_CSS = """
    Evidence { color: $secondary; height: auto; max-width: 104; min-height: 2; max-height: 4; &.-error { color: $text-error; } }
    """

    def __init__(self) -> None:
        super().__init__("", id="evidence")
        self._said_at: str | None = None

    def show(self, under_cursor: str, text: str) -> None:
        """`under_cursor` tells lines of the list apart: an address."""
        if self._said_at != under_cursor:
            self._said_at = None
            self._write(text)

    def say(self, under_cursor: str, text: str, *, error: bool = False) -> None:
        self._said_at = under_cursor
        self._write(text, error=error)

    def stays(self, under_cursor: str) -> None:
        """The list was drawn anew, and the cursor may be on somebody else without having been moved."""
        if self._said_at is not None:
            self._said_at = under_cursor

    def _write(self, text: str, *, error: bool = False) -> None:
        self.update(Content(harmless(text)))
        self.set_class(error, "-error")
