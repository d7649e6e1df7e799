"""A token on the screen: what it is, whether it works, whose it is and what it allows."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.guide.credentials.token_check import Answer, Verdict
from zoho_ideolve_wizard.guide.credentials.token_state import Held
from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.outside import harmless


class TokenCardView(Vertical):
    """Takes no room while there is no such token."""

    DEFAULT_CSS = """
    TokenCardView {
        height: auto; margin-bottom: 1; display: none;
        .about { height: auto; padding-left: 2; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static("", classes="title")
        yield Static("", classes="about")

    def show(self, one: Held | None, verdict: Verdict | None, *, ascii_only: bool) -> None:
        """`verdict` is None before the token was checked."""
        self.display = one is not None
        if one is None:
            return
        if verdict is not None and verdict.remembered and not one.at_hand:
            verdict = None
        symbol, style = symbols.of_answer(verdict.answer if verdict else None, ascii_only=ascii_only)
        state = verdict.told if verdict else "not checked yet" if one.at_hand else "not at hand"
        title = Content.assemble((f"{symbol} ", style), (one.title, "bold"), "  ", (state, style))
        lines = [Content.styled(harmless(line), "$secondary") for line in one.lines]
        if verdict is not None and verdict.answer is not Answer.VALID:
            lines.insert(0, Content.styled(harmless(f"{verdict.words} {verdict.remedy}".strip()), style))
        self.query_one(".title", Static).update(title)
        self.query_one(".about", Static).update(Content("\n").join(lines))
