"""The fields of a form, one below the other: the one that is typed into is always in view, whole."""

from collections.abc import Iterator

from textual.containers import VerticalScroll

from zoho_ideolve_wizard.ui.widgets.field import Field


class Fields(VerticalScroll):
    def __init__(self, fields: Iterator[Field]) -> None:
        super().__init__(*fields, can_focus=False, id="fields")
        self._pressed = False

    @property
    def shown(self) -> list[Field]:
        return [field for field in self.query(Field) if field.display]

    @property
    def focused(self) -> Field | None:
        return next((field for field in self.shown if field.has_focus_within), None)

    def on_resize(self) -> None:
        self.keep_in_view()

    def on_mouse_down(self) -> None:
        self._pressed = True

    def on_mouse_up(self) -> None:
        self._pressed = False
        self.keep_in_view()

    def on_leave(self) -> None:
        self._pressed = False

    def keep_in_view(self) -> None:
        """Nothing moves under a mouse button that is down: the click would hit something else."""
        if not self._pressed:
            self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        if self.focused is not None:
            self.scroll_to_widget(self.focused, animate=False)
