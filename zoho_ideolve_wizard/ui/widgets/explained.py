"""A pane on which a service may refuse something: w opens the whole entry that explains it."""

from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.ui import whys
from zoho_ideolve_wizard.ui.widgets.pane import Pane


class ExplainedPane(Pane):
    """With the class `-failed`, what stands in `#say` is a refusal; else what the hint line tells as an error."""

    BINDINGS = [whys.binding("consent")]

    _told_error = False

    @property
    def refused(self) -> str:
        """What was refused, as it stands on the screen; empty where nothing was."""
        where = "#say" if self.has_class("-failed") else "#hint.-error"
        return next((str(line.content) for line in self.query(where).results(Static)), "")

    def hint(self, text: str | Content, *, error: bool = False) -> None:
        """What is refused, or no longer is, brings and takes the key."""
        super().hint(text, error=error)
        if error is not self._told_error:
            self._told_error = error
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "why":
            return self.is_mounted and bool(self.refused)
        return super().check_action(action, parameters)

    def action_why(self) -> None:
        whys.explain(self.app, self.refused)
