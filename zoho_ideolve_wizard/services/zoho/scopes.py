"""The OAuth scopes the wizard asks for, each with its reason. Three sets, each asked for when needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """A permission by Zoho's name for it, and why it is asked for."""

    name: str
    reason: str


_ORG = Scope("ZohoCRM.org.READ", "to show which company the token belongs to, and its edition")
_COQL = Scope("ZohoCRM.coql.READ", "to look up accounts and deals by query")

CONNECTOR: tuple[Scope, ...] = (
    Scope("ZohoCRM.modules.accounts.READ", "so that Ideolve can read accounts for their notes"),
    Scope("ZohoCRM.modules.deals.READ", "so that Ideolve can read deals for their notes"),
    Scope("ZohoCRM.modules.attachments.READ", "so that Ideolve can copy attachments into notes"),
    Scope("ZohoCRM.coql.READ", "so that Ideolve can look up accounts and deals by query"),
    _ORG,
    Scope("ZohoCRM.users.READ", "to show who gave consent, and whether that is an administrator"),
)
"""Read-only; handed to Ideolve's connector form. What Ideolve calls is not published: it may be widened."""

TEAM: tuple[Scope, ...] = (
    _ORG,
    Scope("ZohoCRM.users.ALL", "to add, deactivate and list the people who use CRM"),
    Scope("ZohoCRM.settings.roles.READ", "to offer the roles that a new user can have"),
    Scope("ZohoCRM.settings.profiles.READ", "to offer the profiles that a new user can have"),
    _COQL,
    Scope("ZohoCRM.modules.accounts.READ", "to count the accounts that a leaving user owns"),
    Scope("ZohoCRM.modules.deals.READ", "to count the deals that a leaving user owns"),
)
"""For maintaining the sales team."""

AUTOMATION: tuple[Scope, ...] = (
    _ORG,
    Scope("ZohoCRM.users.READ", "to show who gave consent, and whether that is an administrator"),
    Scope(
        "ZohoCRM.settings.fields.READ", "to list the fields you can choose from, and find those that exist"
    ),
    Scope("ZohoCRM.settings.fields.CREATE", "to create the fields that keep the note's id and what was sent"),
    Scope(
        "ZohoCRM.settings.variables.ALL", "to store Ideolve's Client Id and key where the functions read them"
    ),
    Scope("ZohoCRM.settings.variable_groups.READ", "to find the group that a new variable must belong to"),
    Scope("ZohoCRM.settings.functions.ALL", "to upload the functions and read them back"),
    Scope("ZohoCRM.settings.workflow_rules.READ", "to check each workflow rule after you have made it"),
    Scope("ZohoCRM.settings.automation_actions.READ", "to see which function a rule calls, and with what"),
    Scope("ZohoCRM.modules.accounts.CREATE", "to make a throw-away account for the test"),
    Scope("ZohoCRM.modules.accounts.READ", "to read the note's id from that account"),
    Scope("ZohoCRM.modules.accounts.DELETE", "to delete that account again"),
)
"""For fields, variables, functions and rules; can be revoked when the setup is finished.

Records are shown and counted with the connector's token, which may read them already.
"""

UNINSTALL: tuple[Scope, ...] = (
    Scope("ZohoCRM.settings.fields.DELETE", "to delete the fields that the wizard made, with what they hold"),
)
"""Beside AUTOMATION, for removing everything again; without it the fields are deleted by hand."""


def text(scopes: Iterable[Scope]) -> str:
    """The scopes as Zoho takes them: names with commas, each once."""
    return ",".join(dict.fromkeys(scope.name for scope in scopes))
