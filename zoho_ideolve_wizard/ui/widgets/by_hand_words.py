"""What stands on and beside a page of by-hand work: how to go through it, and how much of a value is shown."""

from collections.abc import Iterable

from textual.dom import DOMNode

from zoho_ideolve_wizard.engine.by_hand import Page, to_copy
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.ui import keys

WIDEST = 24
"""Cells. A longer label does not push the values beside it out of the pane."""


def done_words(page: Page) -> str:
    """What the admin says of it in the end."""
    return "I have sent it" if page.waits_for else "I have done this"


def how(page: Page, ticks: Ticks, node: DOMNode) -> str:
    """Only of what there is on it; `node` is where the keys are in force."""
    copies, opens = to_copy(page), any(step.url for step in page.steps)
    visit, sheet = keys.of(node, "conveyor.visit", "o"), keys.of(node, "conveyor.sheet", "b")
    go_on = "When it is done: End, Enter."
    if not copies:
        said = [f"{visit} opens the page." if opens else "", "Nothing is to be copied here.", go_on]
    elif all(key in ticks for key in copies):
        said = ["All of it is ticked.", go_on]
    else:
        alone = keys.of(node, "conveyor.show", "v")
        page_too = f"{visit} the page, " if opens else ""
        said = [
            f"Enter copies and moves on. {alone} alone, {page_too}{sheet} in the browser. When done: End, Enter."
        ]
    return " ".join(filter(None, said))


def is_done(page: Page) -> str:
    """Once the admin has said so."""
    return f"Sent. Waiting now for {page.waits_for}." if page.waits_for else f"Done: {page.title}."


def by_hand(page: Page, said: int, left: int) -> str:
    """Above the page: which one it is, of those that were said to be done and those that are left."""
    which = f", {said + 1} of {said + left}" if said + left > 1 else ""
    return f"By hand{which}: {page.title}"


def label_width(value: Value, beside: Iterable[Value]) -> int:
    """Cells of the label's column; numbers have a narrow one of their own, so that long values stand beside them."""
    alike = (one.label for one in beside if one.label.isdigit() == value.label.isdigit())
    return max((len(label) for label in alike if len(label) <= WIDEST), default=0)


def in_short(text: str) -> str:
    """What has many lines (code) is not drawn here: it is copied, shown alone, or saved."""
    lines = text.count("\n") + 1
    return text if lines == 1 else f"{lines} lines"
