"""What Zoho CRM's refusals mean when the call is about one of its users.

Codes and messages are those of Zoho's OpenAPI file for users; where one code stands for several things,
the message or the field tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_errors import Meaning, Row

_SCOPES = Row(
    "The token may not change CRM's users.",
    "Consent was given for reading alone, as the connector needs it.",
    "Give consent to the team scopes, then try again; or make this change by hand in CRM.",
)
_NOT_ALLOWED_TO = Row(
    "The user behind the token may not manage users in Zoho CRM.",
    "Only a profile with the permission to manage users may; in CRM's own ones that is Administrator.",
    "Make this change by hand as a CRM administrator, or consent again as one.",
    by_hand=True,
)
_NO_LICENCE = Row(
    "All user licences of the organization are taken.",
    "Every active user needs one, whether the invitation was accepted or not.",
    "Deactivate somebody who has left, or buy a licence in CRM's set-up, then try again.",
)
_SUITE = Row(
    "This organization's users are not managed in CRM.",
    "It belongs to a suite, Zoho One or CRM Plus, whose own administration adds and removes users.",
    "Do this by hand in the administration of the suite; CRM follows by itself.",
    by_hand=True,
)
_SANDBOX = Row(
    "A CRM sandbox lets nobody change its users.",
    "The token belongs to a sandbox, a copy of the organization for testing.",
    "Consent again, choose the organization itself, then try again.",
)
_ZOHOS_OWN = Row(
    "{who} is a user of Zoho's own, whom nobody may change.",
    "Support and system users belong to Zoho.",
    "Leave this user out.",
)
_PRIMARY = Row(
    "{who} is the organization's primary contact, whom CRM neither deactivates nor deletes.",
    "Zoho needs one person to turn to.",
    "Make somebody else the primary contact in CRM's company details first, then try again.",
)
_ONESELF = Row(
    "{who} is the user whose consent is used here, and CRM lets nobody do this to themselves.",
    "Whoever removes a user must be somebody else.",
    "Hand the administration to a successor first, or ask another administrator to do it.",
)
_GONE = Row(
    "{who} was deleted from Zoho CRM.",
    "A deleted user can be neither changed nor brought back.",
    "Add the person as a new user, if that is wanted.",
)
_UNKNOWN = Row(
    "Zoho CRM knows no user by the id of {who}.",
    "The id belongs to another organization, or the list of users is out of date.",
    "Have the list of users read again, then try again.",
)
_UNSPECIFIC = Row(
    "Zoho CRM does not allow this for {who}.",
    "The edition, or the kind of user, does not have it.",
    "Read what Zoho says, and do it by hand in CRM if that is possible there.",
    by_hand=True,
)

_ANYWHERE: Mapping[str, Row] = {
    "OAUTH_SCOPE_MISMATCH": _SCOPES,
    "NO_PERMISSION": _NOT_ALLOWED_TO,
    "PERMISSION_DENIED": _NOT_ALLOWED_TO,
    "AUTHORIZATION_FAILED": _NOT_ALLOWED_TO,
    "LICENSE_LIMIT_EXCEEDED": _NO_LICENCE,
    "UNAPPROVABLE": _SUITE,
    "CANNOT_UPDATE_DELETED_USER": _GONE,
    "ID_ALREADY_DELETED": _GONE,
    "NOT_ALLOWED": _UNSPECIFIC,
    "NOT_SUPPORTED": _UNSPECIFIC,
    "INVALID_REQUEST": _UNSPECIFIC,
}

# Zoho uses NOT_ALLOWED and INVALID_REQUEST for each of these: the message tells which it is.
_BY_WORDS: tuple[tuple[str, Row], ...] = (
    ("primary contact", _PRIMARY),
    ("logged in user", _ONESELF),
    ("sandbox", _SANDBOX),
    ("support user", _ZOHOS_OWN),
    ("system user", _ZOHOS_OWN),
    ("digital employee", _ZOHOS_OWN),
    ("closed/deleted user", _GONE),
    ("privilege", _NOT_ALLOWED_TO),
    ("previlege", _NOT_ALLOWED_TO),  # as Zoho writes it
)

_IS_A_USER = Row(
    "{who} is a user of this CRM already.",
    "Somebody, or an earlier run, has added the person, who may since have been deactivated.",
    "Look at the list of all users; activate the person there instead of adding.",
)
_ELSEWHERE = Row(
    "{who} cannot be added: the address belongs to a Zoho account in another data center.",
    "A Zoho account lives in one data center, and CRM invites accounts of its own only.",
    "Add the person with another address, or have that Zoho account closed or moved first.",
)
_INVITED_TOO_OFTEN = Row(
    "Zoho sends {who} no more invitations.",
    "The address was invited as often as Zoho allows.",
    "Have the earlier invitation accepted, or wait a day, then try again.",
)
_FIELDS: Mapping[str, Row] = {
    "email": Row(
        "Zoho CRM does not accept {who} as an address.",
        "It is misspelt, is one of Zoho's own, or is no mailbox of a person.",
        "Check the address, or use another one of this person, then try again.",
    ),
    "first_name": Row(
        "Zoho CRM does not accept the first name of {who}.",
        "A name may have 50 characters, and no special ones such as < and >.",
        "Shorten or change the first name, then try again.",
    ),
    "last_name": Row(
        "Zoho CRM does not accept the last name of {who}.",
        "A last name is required, and may have 50 characters, no special ones such as < and >.",
        "Shorten or change the last name, then try again.",
    ),
    "role": Row(
        "Zoho CRM does not accept the role for {who}.",
        "It was deleted or replaced since the list of roles was read.",
        "Choose one of the roles that CRM has now, then try again.",
    ),
    "profile": Row(
        "Zoho CRM does not accept the profile for {who}.",
        "It was deleted or replaced since the list of profiles was read.",
        "Choose one of the profiles that CRM has now, then try again.",
    ),
}

_LEAVER_GONE = Row(
    "{who} is no longer a user of this CRM, so nothing can be handed over.",
    "The person was deleted before; what the person owned stays with the deleted user.",
    "Change the owner of those records in CRM itself, if that is wanted.",
)
_SUCCESSOR_UNFIT = Row(
    "Zoho CRM does not accept the colleague to whom the records should go.",
    "It must be another, active user of this organization.",
    "Choose an active user as the successor, then try again.",
)
_UNDER_WAY = Row(
    "Zoho CRM does not start handing over what {who} owns.",
    "A hand-over for this user may be under way already, or CRM does not allow it for this user.",
    "Wait a few minutes, have the list of users read again, then try again if the person is still there.",
)


def adding(who: str) -> Meaning:
    """For `POST /users`; `who` is the address."""

    def meaning(problem: Mapping[str, object]) -> Row | None:
        code, said = _code(problem), _said(problem)
        if code == "DUPLICATE_DATA":
            return _about(_IS_A_USER, who)
        if "another datacenter" in said:
            return _about(_ELSEWHERE, who)
        if "maximum invitation limit" in said:
            return _about(_INVITED_TOO_OFTEN, who)
        field = _field(problem)
        if code in ("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH") and field in _FIELDS:
            return _about(_FIELDS[field], who)
        if code == "INVALID_DATA" and "email" in said:
            return _about(_FIELDS["email"], who)
        return _general(problem, who)

    return meaning


def changing(who: str) -> Meaning:
    """For `PUT` and `DELETE /users/{id}`."""

    def meaning(problem: Mapping[str, object]) -> Row | None:
        if _code(problem) == "INVALID_DATA" and "the id given" in _said(problem):
            return _about(_UNKNOWN, who)
        return _general(problem, who)

    return meaning


def handing_over(who: str) -> Meaning:
    """For `POST /users/{id}/actions/transfer_and_delete`."""

    def meaning(problem: Mapping[str, object]) -> Row | None:
        code, details = _code(problem), shapes.record(problem, "details")
        path = shapes.text(details, "json_path")
        if code == "INVALID_DATA" and ("transfer.id" in path or "move_subordinate" in path):
            return _about(_SUCCESSOR_UNFIT, who)
        if code == "INVALID_DATA" and shapes.text(details, "owner_status"):
            return _about(_LEAVER_GONE, who)
        if code == "INVALID_DATA" and "the id given" in _said(problem):
            return _about(_UNKNOWN, who)
        if code == "NOT_ALLOWED" and _by_words(problem) is None:
            return _about(_UNDER_WAY, who)
        return _general(problem, who)

    return meaning


def counting(problem: Mapping[str, object]) -> Row | None:
    """For a query that counts what somebody owns."""
    code = _code(problem)
    if code == "OAUTH_SCOPE_MISMATCH":
        return Row(
            "The token may not count what a user owns.",
            "Consent did not cover queries, accounts or deals.",
            "Give consent to the team scopes, then try again; or look in CRM, at a view filtered by owner.",
        )
    if code in ("INVALID_QUERY", "INVALID_MODULE", "SYNTAX_ERROR", "NO_PERMISSION"):
        return Row(
            "Zoho CRM does not count accounts and deals for the user behind the token.",
            "The module is hidden from the user, or this edition has no queries.",
            "Look in CRM, at a view of accounts and of deals filtered by owner.",
            by_hand=True,
        )
    return None


def _general(problem: Mapping[str, object], who: str) -> Row | None:
    found = _by_words(problem) or _ANYWHERE.get(_code(problem))
    return _about(found, who) if found is not None else None


def _by_words(problem: Mapping[str, object]) -> Row | None:
    said = _said(problem)
    return next((row for words, row in _BY_WORDS if words in said), None)


def _about(row: Row, who: str) -> Row:
    name = plain(who, limit=100) or "This person"
    return Row(row.what.replace("{who}", name), row.cause, row.remedy, row.can_retry, row.by_hand, row.wait)


def _code(problem: Mapping[str, object]) -> str:
    return shapes.text(problem, "code")


def _said(problem: Mapping[str, object]) -> str:
    return shapes.text(problem, "message").casefold()


def _field(problem: Mapping[str, object]) -> str:
    """The user's field that an error names: `email`, also out of `$.users[0].role.id`."""
    details = shapes.record(problem, "details")
    _, found, rest = shapes.text(details, "json_path").partition("$.users[0].")
    return rest.partition(".")[0] if found else shapes.text(details, "api_name")
