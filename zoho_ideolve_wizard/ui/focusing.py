"""Where a screen scrolls when the cursor goes to a field of a form: the form alone decides, and shows all of the field."""

from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from zoho_ideolve_wizard.ui.widgets.fields import Fields


class FieldsInView(Screen[Any]):
    """Textual would put the field into the middle as well, before or after, as it happens."""

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        of_a_form = widget is not None and any(isinstance(one, Fields) for one in widget.ancestors)
        super().set_focus(widget, scroll_visible and not of_a_form, from_app_focus)
