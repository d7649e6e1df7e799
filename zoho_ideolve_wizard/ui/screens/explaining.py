"""A screen with a line on which a service may refuse something: w opens the whole entry that explains it."""

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from zoho_ideolve_wizard.ui import whys
from zoho_ideolve_wizard.ui.parting import Parting


class ExplainingScreen(Parting, Screen[None]):
    """Where the line that `says_on` selects has the class `-error`, what stands there is a refusal."""

    says_on = "#hint"

    @property
    def refused(self) -> str:
        """What was refused, as it stands on the screen; empty where nothing was."""
        for line in self.query(self.says_on).filter(".-error").results(Static):
            return line.content.plain if isinstance(line.content, Content) else str(line.content)
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "why":
            return bool(self.refused)
        return super().check_action(action, parameters)

    def action_why(self) -> None:
        whys.explain(self.app, self.refused)
