"""The access review: who can do what and how that is known; to be read, and saved as Markdown or CSV."""

from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import access_review
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.help_text import HelpText
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar


class ReviewScreen(Screen[None]):
    help_key = "access-review"
    DEFAULT_CSS = """
    ReviewScreen {
        Scroll { height: 1fr; }
        HelpText { max-width: 104; }
        #said { height: auto; color: $secondary; display: none; margin-top: 1; &.-error { color: $text-error; } }
    }
    """
    BINDINGS = [
        helping.binding("review"),
        Binding("m", "save('md')", "Save as Markdown", id="review.markdown"),
        Binding("c", "save('csv')", "Save as CSV", id="review.csv"),
        Binding("escape,f10,q", "app.pop_screen", "Back", id="review.back"),
    ]

    def __init__(self, sitting: Sitting, facts: TeamFacts | None) -> None:
        super().__init__()
        self._sitting = sitting
        self._review = access_review.review(sitting, facts)
        self._markdown = access_review.as_markdown(self._review, access_review.history(sitting.ledger))

    def compose(self) -> ComposeResult:
        yield TitleBar("Team · Access review", self._sitting.surroundings.badge)
        with Vertical(classes="page"):
            with Scroll():
                yield HelpText(self._markdown)
            yield Static("", id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Scroll).focus()

    def action_save(self, kind: str) -> None:
        """Readable by the admin only: it names people."""
        text = self._markdown if kind == "md" else access_review.as_csv(self._review)
        name = f"access-review-{datetime.now().astimezone():%Y%m%d-%H%M%S}.{kind}"
        path = self._sitting.profile.path.parent / name
        try:
            save_owner_only(path, text)
        except OSError as error:
            self.say(f"{path} could not be written: {error.strerror or error}.", error=True)
        else:
            self.say(f"Saved, readable by you only: {path}")

    def say(self, text: str, *, error: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(harmless(text)))
        said.display = True
        said.set_class(error, "-error")
