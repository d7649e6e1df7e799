"""Finding somebody in the team: typed, or sorted, without asking anybody again."""

from textual import on
from textual.widgets import Input

from zoho_ideolve_wizard.ui.screens.administrator import ChangingAdministrator
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.people_table import SORTS, PeopleTable


class Finding(ChangingAdministrator):
    """What the team's screen has for it."""

    @property
    def table(self) -> PeopleTable:
        return self.query_one(PeopleTable)

    def _state(self) -> None:
        """Says what is shown."""
        raise NotImplementedError

    def action_filter(self) -> None:
        self.query_one("#filter").focus()

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self.table.show(wanted=event.value)
        self._state()

    @on(Input.Submitted, "#filter")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.table.focus()

    def action_sort(self) -> None:
        by = SORTS[(SORTS.index(self.table.sort) + 1) % len(SORTS)]
        self.table.show(sort=by)
        self._state()

    def action_unfilter(self) -> None:
        self.query_one("#filter", OneValue).clear()
        self.table.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Out of the filter first, then out of here."""
        if action == "unfilter":
            return any(field.has_focus or field.value for field in self.query("#filter").results(OneValue))
        return super().check_action(action, parameters)
