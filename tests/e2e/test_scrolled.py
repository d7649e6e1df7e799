"""What has scrolled is drawn where it is now, also when the layout changes in the same moment."""

import sys

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed")

PROGRAM = """
from textual.app import App
from textual.widgets import Static
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll

class Lines(App):
    def compose(self):
        yield Static("not yet", id="said")
        yield Scroll(*(Static(f"line {number}") for number in range(60)))

    def on_key(self, event):
        place = self.query_one(Scroll)
        place.scroll_to(y=5 if event.key == "a" else 40, animate=False, immediate=True)
        if event.key == "b":
            place.children[0].virtual_region  # a place is asked for
            self.query_one("#said").update("changed", layout=True)

Lines().run()
"""


def test_it_is_drawn_although_the_layout_changes_too() -> None:
    with Terminal([sys.executable, "-c", PROGRAM]) as terminal:
        terminal.wait_for("line 3")
        terminal.type("a")
        terminal.wait_for("line 5", "line 20")
        terminal.wait_until(lambda: "line 3" not in terminal.screen, "it has scrolled")
        terminal.type("b")
        terminal.wait_for("changed", "line 45")
