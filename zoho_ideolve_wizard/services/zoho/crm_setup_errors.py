"""What Zoho CRM's refusals mean when the call is about its set-up: fields, variables, functions, rules.

Codes are those of Zoho's OpenAPI files and pages for API v8; for functions, whose page is cut in our copy, also
those that two public projects report. What CRM may simply not offer here is work by hand (`by_hand`).
"""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE, Meaning
from zoho_ideolve_wizard.trouble import Trouble, by_code

_NOT_ALLOWED_TO = Trouble(
    "setup.not-allowed-to",
    SERVICE,
    "The user behind the token may not change {what}.",
    "The profile lacks the permission, or the edition of this organization lacks the feature.",
    "Do it by hand as a CRM administrator, or consent again as one.",
    by_hand=True,
    codes=("NO_PERMISSION", "PERMISSION_DENIED", "AUTHORIZATION_FAILED"),
)
_NOT_HERE = Trouble(
    "setup.not-here",
    SERVICE,
    "Zoho CRM does not do this for {what} over its API here.",
    "The edition, its license, or the kind of thing does not have it.",
    "Do it by hand in CRM; the wizard shows where.",
    by_hand=True,
    codes=("NOT_ALLOWED", "NOT_SUPPORTED", "INVALID_REQUEST"),
)
_ANYWHERE: Mapping[str, Trouble] = by_code(
    Trouble(
        "setup.oauth-scope-mismatch",
        SERVICE,
        "The token does not cover {what}.",
        "Consent was given to fewer scopes: Ideolve's token and the team's leave CRM's setup alone.",
        "Give consent to the automation scopes, then try again; or do this by hand in CRM.",
        codes=("OAUTH_SCOPE_MISMATCH",),
    ),
    _NOT_ALLOWED_TO,
    _NOT_HERE,
    Trouble(
        "setup.invalid-module",
        SERVICE,
        "Zoho CRM does not show the module of {what}.",
        "The module is hidden from this user, or switched off in this organization.",
        "Show the module in CRM's Setup under Modules and Fields, then try again.",
        codes=("INVALID_MODULE",),
    ),
)

_FIELD: Mapping[str, Trouble] = by_code(
    Trouble(
        "field.duplicate-data",
        SERVICE,
        "Zoho CRM has {what} already.",
        "A field of that label exists; it may lie among the unused fields, where lists do not show it.",
        "Open the module's layout in CRM; take the field out of the unused ones, or rename the other one.",
        codes=("DUPLICATE_DATA",),
    ),
    Trouble(
        "field.limit-exceeded",
        SERVICE,
        "Zoho CRM has no room for {what}.",
        "The edition allows no more custom fields of this kind in this module.",
        "Delete a field that nobody uses, or ask Zoho for a larger edition, then try again.",
        codes=("LIMIT_EXCEEDED",),
    ),
    Trouble(
        "field.invalid-data",
        SERVICE,
        "Zoho CRM does not make {what} as it was described.",
        "The label, the kind or the length of the field is not accepted here.",
        "Make the field by hand in CRM; the wizard shows the values.",
        by_hand=True,
        codes=("INVALID_DATA",),
    ),
)

_VARIABLE: Mapping[str, Trouble] = by_code(
    Trouble(
        "variable.duplicate-data",
        SERVICE,
        "Zoho CRM has {what} already.",
        "A variable of the same name or API name exists, perhaps in another group.",
        "Have the variables read again; rename the other one in CRM if it is not the wizard's.",
        codes=("DUPLICATE_DATA",),
    ),
    Trouble(
        "variable.limit-exceeded",
        SERVICE,
        "Zoho CRM has no room for {what}.",
        "The organization has as many variables, or groups of them, as its edition allows.",
        "Delete a variable or a group that nobody uses, then try again.",
        codes=("LIMIT_EXCEEDED",),
    ),
    Trouble(
        "variable.invalid-data",
        SERVICE,
        "Zoho CRM does not accept {what}.",
        "The value is longer than CRM keeps, or the variable or its group was deleted meanwhile.",
        "Read what Zoho says, shorten the value or have the variables read again, then try again.",
        codes=("INVALID_DATA",),
    ),
    Trouble(
        "variable.pattern-not-matched",
        SERVICE,
        "Zoho CRM does not accept {what}.",
        "A name or the value has characters that CRM does not take there.",
        "Check the value for line breaks and quotation marks, then try again.",
        codes=("PATTERN_NOT_MATCHED",),
    ),
    Trouble(
        "variable.mandatory-not-found",
        SERVICE,
        "Zoho CRM misses something about {what}.",
        "Every variable needs a name, a kind and a group.",
        "Make it by hand in CRM's Setup under Variables.",
        by_hand=True,
        codes=("MANDATORY_NOT_FOUND",),
    ),
    Trouble(
        "variable.ambiguity-during-processing",
        SERVICE,
        "Zoho CRM cannot tell to which group {what} belongs.",
        "Two groups answer to the same name or id.",
        "Rename one of the groups in CRM, then try again.",
        codes=("AMBIGUITY_DURING_PROCESSING",),
    ),
)

_RECORD: Mapping[str, Trouble] = by_code(
    Trouble(
        "record.mandatory-not-found",
        SERVICE,
        "This organization requires more fields for {what} than the wizard fills in.",
        "A field was made mandatory in the layout.",
        "Make it by hand in CRM, with the required fields filled in.",
        by_hand=True,
        codes=("MANDATORY_NOT_FOUND",),
    ),
    Trouble(
        "record.duplicate-data",
        SERVICE,
        "Zoho CRM has {what} already.",
        "An earlier test was cut off before its record was deleted, and names must be unique here.",
        "Delete that record in CRM, then try again.",
        codes=("DUPLICATE_DATA",),
    ),
    Trouble(
        "record.oauth-scope-mismatch",
        SERVICE,
        "The token does not cover {what}.",
        "Consent did not cover reading, creating or deleting these records.",
        "Give consent to the automation scopes, then try again; or do this by hand in CRM.",
        codes=("OAUTH_SCOPE_MISMATCH",),
    ),
)

_RULES: Mapping[str, Trouble] = by_code(
    Trouble(
        "rules.invalid-data",
        SERVICE,
        "Zoho CRM does not list {what}.",
        "The module is unknown or hidden, or the call has changed.",
        "Look at the rules in CRM's Setup under Automation; the wizard shows what to compare.",
        by_hand=True,
        codes=("INVALID_DATA",),
    ),
)


def field(what: str) -> Meaning:
    """For `/settings/fields`; `what` names the field, as messages use it."""
    return meaning(_FIELD, what)


def variable(what: str) -> Meaning:
    """For `/settings/variables` and their groups."""
    return meaning(_VARIABLE, what)


def rules(what: str) -> Meaning:
    """For the reading of workflow rules and function actions."""
    return meaning(_RULES, what)


def record(what: str) -> Meaning:
    """For a record of CRM's, here always a test."""
    return meaning(_RECORD, what)


def meaning(table: Mapping[str, Trouble], what: str) -> Meaning:
    """What each code of a table means for `what`; for others, what it means for all of the set-up."""

    def found(problem: Mapping[str, object]) -> Trouble | None:
        code = shapes.text(problem, "code")
        row = table.get(code) or _ANYWHERE.get(code)
        return about(row, what) if row is not None else None

    return found


def about(row: Trouble, what: str) -> Trouble:
    """The row with the thing named in it."""
    return row.about(what=plain(what, limit=120) or "this")
