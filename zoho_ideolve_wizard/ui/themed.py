"""The application's colours: which theme, with how many colours, or with none."""

from collections.abc import Sequence

from textual import work
from textual.app import App
from textual.filter import LineFilter

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import symbols, themes
from zoho_ideolve_wizard.ui.ascii import AsciiTwins
from zoho_ideolve_wizard.ui.colouring import Colourless, OneColourUnderCursor
from zoho_ideolve_wizard.ui.outside import Harmless
from zoho_ideolve_wizard.ui.themes import OURS


class ThemedApp(App[str]):
    """`ascii_only`: whether symbols and borders are drawn in ASCII."""

    sitting: Sitting
    ascii_only: bool

    def __init__(self) -> None:
        super().__init__()
        for theme in (*(theme for theme, _ in OURS.values()), themes.COLOURLESS):
            self.register_theme(theme)
        self._harmless = Harmless()
        self._twins = AsciiTwins(letters=symbols.speaks_utf8())
        self._colourless = Colourless()
        self._one_colour = {name: OneColourUnderCursor(*pair) for name, pair in themes.ONE_COLOUR.items()}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """For the theme that Textual begins with, which does not know our own names."""
        return dict.fromkeys(("control", "dialog", "field"), self.current_theme.panel or "#445566")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is drawn is made harmless; where asked for, ASCII; and with NO_COLOR not even grey."""
        found = [*super().get_line_filters(), self._harmless]
        if self.theme in self._one_colour:
            found.append(self._one_colour[self.theme])
        if self.ascii_only:
            found.append(self._twins)
        if self.no_color:
            found.append(self._colourless)
        return found

    def begin_theme(self) -> None:
        """The chosen one; a change is kept from now on."""
        self.theme = themes.fitting(
            self.sitting.answer("screen.theme"), self.console.color_system, no_colour=self.no_color
        )

    def action_change_theme(self) -> None:
        self._choose_theme()

    @work(exclusive=True, group="theme")
    async def _choose_theme(self) -> None:
        """Each is shown as the cursor comes to it, and kept when it is taken."""
        from zoho_ideolve_wizard.ui.screens.theme import ThemeScreen

        before = self.theme
        chosen = await self.push_screen_wait(
            ThemeScreen(before, kept=not self.sitting.surroundings.throw_away)
        )
        if chosen is None:
            self.theme = before
        else:
            self.sitting.profile.set("screen.theme", chosen)
            self.begin_theme()
