"""The field into which people are typed or pasted."""

from textual.widgets import TextArea


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
