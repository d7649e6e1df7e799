"""Which scopes exist, and which of them open which door."""

import re

_OPERATIONS = {"all", "read", "create", "update", "write", "delete"}
# First word after "ZohoCRM." [Zoho's "scopes" page for CRM v8]; a second word may follow those marked True.
_GROUPS = {
    "apis": False,
    "bulk": True,
    "change_owner": False,
    "coql": False,
    "features": False,
    "files": False,
    "functions": True,
    "mass_change_owner": False,
    "modules": True,
    "notifications": True,
    "org": False,
    "send_mail": True,
    "settings": True,
    "share": True,
    "users": False,
}
_OTHERS = {"aaaserver.profile.read"}


def split(text: str) -> tuple[str, ...]:
    """The scopes of a parameter, which are separated by commas (blanks are taken too)."""
    return tuple(part for part in re.split(r"[,\s]+", text) if part)


def is_known(scope: str) -> bool:
    """Whether Zoho would know this scope. Only CRM's are known here: the company uses no other service."""
    low = scope.lower()
    if low in _OTHERS:
        return True
    parts = low.split(".")
    if len(parts) not in (3, 4) or parts[0] != "zohocrm" or parts[1] not in _GROUPS:
        return False
    if not all(re.fullmatch(r"[a-z0-9_]+", part) for part in parts):
        return False
    if len(parts) == 4 and not _GROUPS[parts[1]]:
        return False
    return parts[-1] in _OPERATIONS or low == "zohocrm.functions.execute.read"


def covers(granted: tuple[str, ...], needed: str) -> bool:
    """Whether one of the granted scopes opens what ``needed`` names.

    ``ZohoCRM.users.ALL`` opens ``ZohoCRM.users.READ``; ``ZohoCRM.settings.ALL`` opens
    ``ZohoCRM.settings.roles.READ``. WRITE opens CREATE, UPDATE and DELETE. Case does not matter.
    """
    *path, operation = needed.lower().split(".")
    for scope in granted:
        *own_path, own_operation = scope.lower().split(".")
        if len(own_path) >= 2 and own_path == path[: len(own_path)] and _opens(own_operation, operation):
            return True
    return False


def _opens(granted: str, needed: str) -> bool:
    return granted in ("all", needed) or (granted == "write" and needed in ("create", "update", "delete"))
