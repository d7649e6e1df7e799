"""What is as high as that which is in it, so that what follows stands right below; without room for all, it scrolls."""

from textual.containers import Vertical
from textual.events import Resize

from zoho_ideolve_wizard.ui.widgets.scroll import Scroll


class Inside(Vertical):
    """Holds what is in a `Snug`, and makes that as high."""

    DEFAULT_CSS = "Inside { height: auto; }"

    def on_resize(self, event: Resize) -> None:
        if isinstance(self.parent, Snug):
            self.parent.styles.max_height = max(1, event.size.height)


class Snug(Scroll, can_focus=False):
    """Holds one `Inside`."""

    DEFAULT_CSS = "Snug { height: 1fr; }"
