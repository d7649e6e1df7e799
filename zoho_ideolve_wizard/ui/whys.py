"""Why something was refused: the entry of the index that explains what stands on the screen."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def explain(app: "App[Any]", said: str, key: str = "") -> None:
    """Opens the whole entry, with what was said in the service's own words; the index, where none is found."""
    from zoho_ideolve_wizard.guide import index
    from zoho_ideolve_wizard.ui.screens.index import EntryScreen, IndexScreen

    if found := index.explaining(said, index.entries(), key):
        app.push_screen(EntryScreen(found, said))
    else:
        app.push_screen(IndexScreen())
