"""All of them, and some again in other sizes and in the light theme."""

from tests.support.stills import (
    administrator,
    automation,
    consent,
    dialogs,
    forms,
    helps,
    home,
    people,
    screens,
    sheet,
    step_seven,
    tasks,
    team,
    tokens,
)
from tests.support.stills.still import Still

AT_80X24 = (
    *home.STILLS,
    *screens.STILLS,
    *dialogs.STILLS,
    *forms.STILLS,
    *helps.STILLS,
    *tasks.STILLS,
    *sheet.STILLS,
    *consent.STILLS,
    *people.STILLS,
    *tokens.STILLS,
    *team.STILLS,
    *automation.STILLS,
    *step_seven.STILLS,
    *administrator.STILLS,
)
_BY_NAME = {still.name: still for still in AT_80X24}

_LARGE = (
    "home-waiting",
    "home-automation",
    "index-invalid",
    "company-filled",
    "names-filled",
    "workspace-plan",
    "way-filled",
    "credentials-filled",
    "consent-connected",
    "form-start",
    "pair-filled",
    "connection-start",
    "functions-open",
    "roster-filled",
    "invite-plan",
    "report-filled",
    "tokens-checked",
    "token-pair",
    "team",
    "team-plan",
    "team-remove-plan",
    "differences",
    "access-review",
    "automation-ill",
    "prove-others",
    "demonstration-note",
    "administrator-who",
    "administrator-rest",
)
_HUGE = ("home", "home-waiting", "home-automation", "dialog-quit", "form-middle", "team", "tokens-checked")
KINDS = (
    "home-ill",
    "dialog-quit",
    "value",
    "help-consent",
    "company-filled",
    "workspace-plan",
    "workspace-running",
    "workspace-partly-failed",
    "form-start",
    "form-middle",
    "consent-browser",
    "consent-doubts",
    "roster-filled",
    "report-filled",
    "tokens-checked",
    "token-pair",
    "team",
    "team-remove-plan",
    "differences",
    "access-review",
    "automation-ill",
    "prove-others",
    "step7-build",
    "demonstration-note",
)
"""One of each kind of screen, pane and dialog."""
_LIGHT = ("home-halfway", "workspace-partly-failed", "company-wrong")

_BESIDE = "help-consent"
"""In wide terminals that help is beside its step, no screen of its own; see "help-beside"."""
AT_120X40 = tuple(
    _BY_NAME[name].at(f"{name}-120x40", size=(120, 40))
    for name in dict.fromkeys((*_LARGE, *KINDS))
    if name != _BESIDE
)
AT_200X60 = tuple(_BY_NAME[name].at(f"{name}-200x60", size=(200, 60)) for name in _HUGE)
NARROW = tuple(_BY_NAME[name].at(f"{name}-60x20", size=(60, 20)) for name in KINDS)
TOO_SMALL = (_BY_NAME["home"].at("too-small-50x12", size=(50, 12)),)
LIGHT = tuple(_BY_NAME[name].at(f"{name}-light", theme="wizard-light") for name in _LIGHT)


def still(name: str) -> Still:
    """The one of that name."""
    return _BY_NAME[name]
