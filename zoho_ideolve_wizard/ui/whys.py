"""Why something was refused: the entry of the index that explains what stands on the screen."""

from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.app import App


def binding(place: str) -> Binding:
    """The key that opens the entry; `place` is what the binding's id begins with."""
    return Binding("w", "why", "Why", id=f"{place}.why", tooltip="What the message means, and what to do")


def explain(app: "App[Any]", said: str, key: str = "") -> None:
    """Opens the whole entry, with what was said in the service's own words; the index, where none is found."""
    from zoho_ideolve_wizard.guide.words import index
    from zoho_ideolve_wizard.ui.screens.index import EntryScreen, IndexScreen

    if found := index.explaining(said, index.entries(), key):
        app.push_screen(EntryScreen(found, said))
    else:
        app.push_screen(IndexScreen())
