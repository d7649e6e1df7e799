"""Help, the same way everywhere: F1 or ? opens it, in front of the screen or, with room, beside its step."""

from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import Screen

from zoho_ideolve_wizard.guide.words import texts

if TYPE_CHECKING:
    from textual.app import App

BESIDE_FROM = 120
"""Cells: from this width on a help stands beside its step."""


def binding(place: str) -> Binding:
    """The keys that open help; `place` is what the binding's id begins with."""
    return Binding("f1,question_mark", "app.help", "Help", id=f"{place}.help")


def key_of(app: "App[Any]") -> str:
    """Which help belongs to what is on the screen: of dialogs, that of the screen behind them."""
    for screen in reversed(app.screen_stack):
        key = getattr(screen, "help_key", "")
        if key and texts.has_help(key):
            return str(key)
    return "home"


def show(app: "App[Any]") -> None:
    """Opens it; where a step can have it beside itself, it is shown or hidden there."""
    from zoho_ideolve_wizard.ui.screens.help import HelpScreen
    from zoho_ideolve_wizard.ui.widgets.help_panel import HelpPanel

    screen: Screen[Any] = app.screen
    panels = screen.query(HelpPanel)
    if panels and app.size.width >= BESIDE_FROM:
        panels.first().toggle()
    else:
        app.push_screen(HelpScreen(texts.help_of(key_of(app))))
