"""Where people are typed, and the list of those who are in."""

from textual.events import Click
from textual.widgets import OptionList, TextArea


class PeopleText(TextArea):
    """Where addresses are typed or pasted, at the end of what is there; Tab leaves it."""

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            id="people-text",
            tab_behavior="focus",
            soft_wrap=True,
            compact=True,
            placeholder="such as Ana <ana@acme.com>, bob@acme.com expert; carol@acme.com both",
        )

    def on_mount(self) -> None:
        self.key_ctrl_end()

    def key_ctrl_home(self) -> None:
        self.move_cursor((0, 0))

    def key_ctrl_end(self) -> None:
        self.move_cursor(self.document.end)


class PeopleList(OptionList):
    """What is to be mended, then the people. A click puts the cursor on somebody and goes on with nothing."""

    async def _on_click(self, event: Click) -> None:
        index = event.style.meta.get("option")
        if index is not None and (self.options[index].id or "").startswith("person-"):
            event.prevent_default()
            self.highlighted = index
