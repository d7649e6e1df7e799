"""A pane with a list of choices and one place to paste into: whatever is typed or pasted gets there."""

from textual import events, on
from textual.widgets import Input

from zoho_ideolve_wizard.ui.widgets.explained import ExplainedPane
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.paste_place import PastePlace


class PastingPane(ExplainedPane):
    """Its list is a `Menu`, and below that stands the `PastePlace`. What was pasted goes to `use`."""

    @property
    def place(self) -> PastePlace:
        return self.query_one(PastePlace)

    def use(self, text: str) -> None:
        raise NotImplementedError

    def refuse(self, why: str) -> None:
        """The next paste takes the place of what was refused: a code lives for a minute."""
        self.place.again()
        self.hint(why, error=True)

    @on(Input.Changed, "#paste")
    def _changed(self, event: Input.Changed) -> None:
        """Without a key for Enter, the button takes what was pasted. What was said of another text is over."""
        event.stop()
        if self.place.display:
            self.primary("Use it" if event.value else "Continue", disabled=not event.value)
            if self._told_error:
                self.hint("")

    @on(Input.Submitted, "#paste")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.use(self.place.field.value)

    def on_paste(self, event: events.Paste) -> None:
        """Wherever the cursor is: there is one place for it."""
        if self.place.take(event.text):
            event.stop()

    def on_key(self, event: events.Key) -> None:
        """From the end of the list down into the place, and back up; what is typed elsewhere and is no key there is
        meant for the place too."""
        menu, place = self.query_one(Menu), self.place
        if not place.display:
            return
        if event.key == "down" and menu.has_focus and menu.highlighted == menu.option_count - 1:
            place.field.focus()
        elif event.key == "up" and place.field.has_focus and menu.option_count:
            menu.focus()
        elif event.is_printable and event.key not in self.screen.active_bindings:
            place.field.focus()
            place.field.post_message(events.Key(event.key, event.character))
        else:
            return
        event.stop()
