"""What the palette of commands lists: everything that has a key on the screen behind it, and what can be done anywhere."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen
from textual.widgets import OptionList

from zoho_ideolve_wizard.guide.crm_side import automation_state, pausing
from zoho_ideolve_wizard.guide.home import awaited
from zoho_ideolve_wizard.guide.home.home_menu import AWAITED
from zoho_ideolve_wizard.guide.home.staying import what_stays
from zoho_ideolve_wizard.ui.widgets.key_line import Entry, entries_of

if TYPE_CHECKING:
    from zoho_ideolve_wizard.ui.app import WizardApp

_NOT_HERE = ("app.move", "command_palette", "find")
"""Moving is done with the hand on the keys; finding is told of below, since the palette has the cursor now."""


def commands(app: "WizardApp", screen: Screen[Any]) -> Iterator[SystemCommand]:
    """First what can be done here, with its key; of the same name each is there once."""
    everywhere = list(_everywhere(app))
    taken = {one.title for one in everywhere}
    for entry in entries_of(screen, hidden=True):
        if entry.words not in taken and not entry.action.startswith(_NOT_HERE):
            taken.add(entry.words)
            yield SystemCommand(entry.words, _about(entry), partial(app.run_action, entry.action, entry.node))
    if isinstance(screen.focused, OptionList):
        yield SystemCommand("Find in a list", "The next entry that has a text in it", app.action_find)
    yield from everywhere


def _about(entry: Entry) -> str:
    return ". ".join(filter(None, (f"Key {entry.key}", entry.more)))


def _everywhere(app: "WizardApp") -> Iterator[SystemCommand]:
    opens = app.opens
    yield SystemCommand("Help", "What this is, where to click, what usually goes wrong", app.action_help)
    yield SystemCommand("Keys", "What each key does, and other keys for it", app.action_keys)
    yield SystemCommand(
        "Theme: dark, light, high contrast",
        "The colors, each shown as you come to it",
        app.action_change_theme,
    )
    yield SystemCommand("Set up", "Go on with the first-time setup", partial(opens, "setup"))
    yield SystemCommand("Team", "Everyone who takes part, and where they stand", partial(opens, "team"))
    yield SystemCommand("Tokens", "Check, regenerate, widen or revoke tokens", partial(opens, "token"))
    if automation_state.offered(app.sitting):
        paused = pausing.known(app.sitting).paused
        key, title = ("resume", "Resume") if paused else ("pause", "Pause")
        yield SystemCommand(
            "Automation", "What was archived, and what is wrong", partial(opens, "automation")
        )
        yield SystemCommand(title, f"{title} sending to Ideolve", partial(opens, key))
        yield SystemCommand("Prove it", "One account in CRM shows that all works", partial(opens, "prove"))
    if automation_state.demonstrates(app.sitting):
        yield SystemCommand("Demo", "A record in CRM becomes a note in Ideolve", partial(opens, "demo"))
    yield SystemCommand(
        "The administrator changes",
        "Another one takes over token, client and connection",
        partial(opens, "administrator"),
    )
    if awaited.awaited(app.sitting):
        yield SystemCommand("Waiting", "Who has still to act, and a message to each", partial(opens, AWAITED))
    yield SystemCommand(
        "Where the guide errs", "All of the vendor's slips, and what we use", app.action_slips
    )
    yield SystemCommand("Messages", "Every message, what it means and what to do", app.action_messages)
    yield SystemCommand("Log", "Each request and each task as one line; to be saved", app.action_log)
    yield SystemCommand("Quit", f"Leave the wizard: {what_stays(app.sitting)}", app.action_quit)
