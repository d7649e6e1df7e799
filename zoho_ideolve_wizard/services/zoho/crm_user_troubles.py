"""What can go wrong with CRM's users, and which of Zoho's codes and words tell it.

Codes and messages are those of Zoho's OpenAPI file for users; where one code stands for several things,
the message or the field tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE
from zoho_ideolve_wizard.trouble import Trouble, by_code

_SCOPES = Trouble(
    "user.scopes",
    SERVICE,
    "The token may not change CRM's users.",
    "Consent was given for reading alone, as the connector needs it.",
    "On the screen Tokens choose Widen the team's token, then try again; or make this change by hand in CRM.",
    codes=("OAUTH_SCOPE_MISMATCH",),
)
_NOT_ALLOWED_TO = Trouble(
    "user.not-allowed-to",
    SERVICE,
    "The user behind the token may not manage users in Zoho CRM.",
    "Only a profile with the permission to manage users may; in CRM's own ones that is Administrator.",
    "Make this change by hand as a CRM administrator, or consent again as one.",
    by_hand=True,
    codes=("NO_PERMISSION", "PERMISSION_DENIED", "AUTHORIZATION_FAILED"),
)
_NO_LICENCE = Trouble(
    "user.no-licence",
    SERVICE,
    "All user licenses of the organization are taken.",
    "Every active user needs one, whether the invitation was accepted or not.",
    "Deactivate somebody who has left, or buy a license in CRM's Setup, then try again.",
    codes=("LICENSE_LIMIT_EXCEEDED",),
)
_SUITE = Trouble(
    "user.suite",
    SERVICE,
    "This organization's users are not managed in CRM.",
    "It belongs to a suite, Zoho One or CRM Plus, whose own administration adds and removes users.",
    "Do this by hand in the administration of the suite; CRM follows by itself.",
    by_hand=True,
    codes=("UNAPPROVABLE",),
)
_SANDBOX = Trouble(
    "user.sandbox",
    SERVICE,
    "A CRM sandbox lets nobody change its users.",
    "The token belongs to a sandbox, a copy of the organization for testing.",
    "Consent again, choose the organization itself, then try again.",
    codes=("NOT_ALLOWED", "INVALID_REQUEST"),
)
_ZOHOS_OWN = Trouble(
    "user.zohos-own",
    SERVICE,
    "{who} is a user of Zoho's own, whom nobody may change.",
    "Support and system users belong to Zoho.",
    "Leave this user out.",
    codes=("NOT_ALLOWED", "INVALID_REQUEST"),
)
_PRIMARY = Trouble(
    "user.primary",
    SERVICE,
    "{who} is the organization's primary contact, whom CRM neither deactivates nor deletes.",
    "Zoho needs one person to turn to.",
    "Make somebody else the primary contact in CRM's company details first, then try again.",
    codes=("NOT_ALLOWED", "INVALID_REQUEST"),
)
_ONESELF = Trouble(
    "user.oneself",
    SERVICE,
    "{who} is the user whose consent is used here, and CRM lets nobody do this to themselves.",
    "Whoever removes a user must be somebody else.",
    "Hand the administration to a successor first, or ask another administrator to do it.",
    codes=("NOT_ALLOWED", "INVALID_REQUEST"),
)
_GONE = Trouble(
    "user.gone",
    SERVICE,
    "{who} was deleted from Zoho CRM.",
    "A deleted user can be neither changed nor brought back.",
    "Add the person as a new user, if that is wanted.",
    codes=("CANNOT_UPDATE_DELETED_USER", "ID_ALREADY_DELETED"),
)
UNKNOWN = Trouble(
    "user.unknown",
    SERVICE,
    "Zoho CRM knows no user by the id of {who}.",
    "The id belongs to another organization, or the list of users is out of date.",
    "Have the list of users read again, then try again.",
    codes=("INVALID_DATA",),
)
_UNSPECIFIC = Trouble(
    "user.unspecific",
    SERVICE,
    "Zoho CRM does not allow this for {who}.",
    "The edition, or the kind of user, does not have it.",
    "Read what Zoho says, and do it by hand in CRM if that is possible there.",
    by_hand=True,
    codes=("NOT_ALLOWED", "NOT_SUPPORTED", "INVALID_REQUEST"),
)

ANYWHERE: Mapping[str, Trouble] = by_code(
    _SCOPES,
    _NOT_ALLOWED_TO,
    _NO_LICENCE,
    _SUITE,
    _GONE,
    _UNSPECIFIC,
)

# Zoho uses NOT_ALLOWED and INVALID_REQUEST for each of these: the message tells which it is.
BY_WORDS: tuple[tuple[str, Trouble], ...] = (
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

IS_A_USER = Trouble(
    "user.is-a-user",
    SERVICE,
    "{who} is a user of this CRM already.",
    "Somebody, or an earlier run, has added the person, who may since have been deactivated.",
    "Look at the list of all users; activate the person there instead of adding.",
    codes=("DUPLICATE_DATA",),
)
ELSEWHERE = Trouble(
    "user.elsewhere",
    SERVICE,
    "{who} cannot be added: the address belongs to a Zoho account in another data center.",
    "A Zoho account lives in one data center, and CRM invites accounts of its own only.",
    "Add the person with another address, or have that Zoho account closed or moved first.",
)
INVITED_TOO_OFTEN = Trouble(
    "user.invited-too-often",
    SERVICE,
    "Zoho sends {who} no more invitations.",
    "The address was invited as often as Zoho allows.",
    "Have the earlier invitation accepted, or wait a day, then try again.",
)
_EMAIL = Trouble(
    "user.email",
    SERVICE,
    "Zoho CRM does not accept {who} as an address.",
    "It is misspelt, is one of Zoho's own, or is no mailbox of a person.",
    "Check the address, or use another one of this person, then try again.",
    codes=("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH"),
)
_FIRST_NAME = Trouble(
    "user.first-name",
    SERVICE,
    "Zoho CRM does not accept the first name of {who}.",
    "A name may have 50 characters, and no special ones such as < and >.",
    "Shorten or change the first name, then try again.",
    codes=("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH"),
)
_LAST_NAME = Trouble(
    "user.last-name",
    SERVICE,
    "Zoho CRM does not accept the last name of {who}.",
    "A last name is required, and may have 50 characters, no special ones such as < and >.",
    "Shorten or change the last name, then try again.",
    codes=("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH"),
)
_ROLE = Trouble(
    "user.role",
    SERVICE,
    "Zoho CRM does not accept the role for {who}.",
    "It was deleted or replaced since the list of roles was read.",
    "Choose one of the roles that CRM has now, then try again.",
    codes=("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH"),
)
_PROFILE = Trouble(
    "user.profile",
    SERVICE,
    "Zoho CRM does not accept the profile for {who}.",
    "It was deleted or replaced since the list of profiles was read.",
    "Choose one of the profiles that CRM has now, then try again.",
    codes=("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH"),
)
FIELDS: Mapping[str, Trouble] = {
    "email": _EMAIL,
    "first_name": _FIRST_NAME,
    "last_name": _LAST_NAME,
    "role": _ROLE,
    "profile": _PROFILE,
}

LEAVER_GONE = Trouble(
    "user.leaver-gone",
    SERVICE,
    "{who} is no longer a user of this CRM, so nothing can be handed over.",
    "The person was deleted before; what the person owned stays with the deleted user.",
    "Change the owner of those records in CRM itself, if that is wanted.",
    codes=("INVALID_DATA",),
)
SUCCESSOR_UNFIT = Trouble(
    "user.successor-unfit",
    SERVICE,
    "Zoho CRM does not accept the colleague to whom the records should go.",
    "It must be another, active user of this organization.",
    "Choose an active user as the successor, then try again.",
    codes=("INVALID_DATA",),
)
UNDER_WAY = Trouble(
    "user.under-way",
    SERVICE,
    "Zoho CRM does not start handing over what {who} owns.",
    "A hand-over for this user may be under way already, or CRM does not allow it for this user.",
    "Wait a few minutes, have the list of users read again, then try again if the person is still there.",
    codes=("NOT_ALLOWED",),
)
_COUNT_SCOPES = Trouble(
    "user.count-scopes",
    SERVICE,
    "The token may not count what a user owns.",
    "Consent did not cover queries, accounts or deals.",
    "On the screen Tokens choose Widen the team's token, then try again; or look in CRM, at a view filtered by owner.",
    codes=("OAUTH_SCOPE_MISMATCH",),
)
_NOT_COUNTED = Trouble(
    "user.not-counted",
    SERVICE,
    "Zoho CRM does not count accounts and deals for the user behind the token.",
    "The module is hidden from the user, or this edition has no queries.",
    "Look in CRM, at a view of accounts and of deals filtered by owner.",
    codes=("INVALID_QUERY", "INVALID_MODULE", "SYNTAX_ERROR", "NO_PERMISSION"),
    by_hand=True,
)
COUNTING: Mapping[str, Trouble] = by_code(_COUNT_SCOPES, _NOT_COUNTED)
