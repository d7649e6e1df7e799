"""A click on what is being taken off the screen is no click."""

from textual import events
from textual.app import App
from textual.errors import NoWidget


class ClickingApp(App[str]):
    """Between two pictures something may be clicked that is gone already: Textual 8.2.8 fails on it."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.MouseDown) and not event.is_forwarded and self._is_gone(event):
            return
        await super().on_event(event)

    def _is_gone(self, event: events.MouseDown) -> bool:
        if not self.screen_stack:
            return True
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return not widget.is_attached
