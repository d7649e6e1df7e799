"""Zoho's OAuth errors as a table: what each means here, why it happens, what to do.

The same word means different things in different places: `invalid_code` is a stale code when a code is
exchanged, and a revoked token when a token is refreshed. So a row belongs to a context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.trouble import Trouble, by_code

SERVICE = "Zoho accounts"

Context = Literal["exchange", "refresh", "revoke", "redirect", "device"]

RATE_LIMITED = "rate_limited"
NO_REFRESH_TOKEN = "no_refresh_token"  # noqa: S105 - a name of ours for a case
TEN_MINUTES = 600.0


_CLIENT = Trouble(
    "accounts.client",
    SERVICE,
    "Zoho does not know this Client Id here.",
    "The Client Id is mistyped, or the client is registered in another data center and Multi-DC is off.",
    "Check the Client Id against the API Console; if the company's data center is another one, enable "
    "Multi-DC on the client's Settings tab.",
    codes=("invalid_client",),
)
_SECRET = Trouble(
    "accounts.secret",
    SERVICE,
    "Zoho does not accept the client secret.",
    "The secret is wrong; with Multi-DC each data center may have a secret of its own.",
    "Copy it from the client's tab Client Secret in the API Console (with Multi-DC on, that of the company's data "
    "center, tab Settings), and enter it again.",
    codes=("invalid_client_secret",),
)
REDIRECT_URI = Trouble(
    "accounts.redirect-uri",
    SERVICE,
    "The redirect URI differs from the one registered for this client.",
    "They must be equal to the letter; a slash at the end or http in place of https is enough.",
    "Put the redirect URI of step 3, Zoho application, beside the one in the API Console, and make them equal.",
    codes=("invalid_redirect_uri", "redirect_uri_mismatch"),
)
_SCOPE = Trouble(
    "accounts.scope",
    SERVICE,
    "Zoho does not know one of the requested scopes.",
    "A scope is misspelt, or belongs to another Zoho service.",
    "Go back to the suggested scopes, or correct the one you added, then consent again.",
    codes=("invalid_scope",),
)
_RATE = Trouble(
    "accounts.rate",
    SERVICE,
    "Zoho has stopped answering this client for a while: too many requests.",
    "Ten codes or ten access tokens in ten minutes are allowed.",
    "Wait ten minutes, then try again. Trying earlier prolongs the wait. Nothing is lost, and what is "
    "connected goes on working.",
    can_retry=True,
    wait=TEN_MINUTES,
    codes=(RATE_LIMITED,),
)
_GENERAL = Trouble(
    "accounts.general",
    SERVICE,
    "Zoho reports an error of its own.",
    "The fault is on Zoho's side.",
    "Try again later.",
    can_retry=True,
    wait=60.0,
    codes=("general_error", "server_error", "temporarily_unavailable"),
)
_REJECTED = Trouble(
    "accounts.rejected",
    SERVICE,
    "Consent was refused.",
    "Reject was pressed on Zoho's page; more than ten codes in ten minutes look the same.",
    "Open the consent page again and press Accept. If you did press Accept, wait ten minutes first.",
    codes=("access_denied",),
)
_WRONG_KIND = Trouble(
    "accounts.wrong-kind",
    SERVICE,
    "This client may not do this.",
    "The client is of another type than the way of consent needs.",
    "Check the client's type in the API Console: server-based for the browser, Self Client for a generated "
    "code, non-browser for a device code.",
    codes=("unauthorized_client", "unsupported_grant_type", "invalid_client_type"),
)

ANYWHERE: Mapping[str, Trouble] = by_code(
    _CLIENT,
    _SECRET,
    REDIRECT_URI,
    _SCOPE,
    _GENERAL,
    _WRONG_KIND,
    _RATE,
)
"""Rows that hold in every context."""

_OF: Mapping[Context, tuple[Trouble, ...]] = {
    "exchange": (
        _REJECTED,
        Trouble(
            "exchange.invalid-code",
            SERVICE,
            "Zoho does not accept this code.",
            "A code is good once, for about a minute, and only at the data center that issued it.",
            "Get a new code and use it at once; check that the data center is the company's.",
            codes=("invalid_code",),
        ),
        Trouble(
            "exchange.no-refresh-token",
            SERVICE,
            "Zoho gave an access token but no refresh token.",
            "The consent page was opened without access_type=offline and prompt=consent.",
            "Consent again with the address that this wizard makes; it carries both.",
            codes=(NO_REFRESH_TOKEN,),
        ),
    ),
    "refresh": (
        Trouble(
            "refresh.invalid-code",
            SERVICE,
            "Zoho does not know this refresh token any more.",
            "It was revoked or deleted: in Zoho by hand, or because the 21st token of a user deletes "
            "the first.",
            "Consent again to get a new refresh token.",
            codes=("invalid_code",),
        ),
        Trouble(
            "refresh.access-denied",
            SERVICE,
            "Zoho refuses to renew access with this refresh token.",
            "Its user was deactivated, or the client was removed.",
            "Check that user and client still exist in Zoho, then consent again.",
            codes=("access_denied",),
        ),
    ),
    "redirect": (_REJECTED,),
    "device": (
        Trouble(
            "device.access-denied",
            SERVICE,
            "Consent was refused on the device page.",
            "Reject was pressed there.",
            "Start again to get a new device code, and press Accept.",
            codes=("access_denied",),
        ),
        Trouble(
            "device.expired",
            SERVICE,
            "The device code has expired.",
            "It was not entered and accepted in time; it is good for about five minutes.",
            "Start again to get a new device code.",
            codes=("expired",),
        ),
        Trouble(
            "device.invalid-code",
            SERVICE,
            "Zoho does not know this device code.",
            "It was used already, has expired, or belongs to another data center.",
            "Start again to get a new device code; check that the data center is the company's.",
            codes=("invalid_code",),
        ),
    ),
}

ROWS: Mapping[tuple[Context, str], Trouble] = {
    (context, code): trouble for context, rows in _OF.items() for code, trouble in by_code(*rows).items()
}
"""Rows that hold in one context only; they come before `ANYWHERE`."""

_UNKNOWN = Trouble(
    "accounts.unknown",
    SERVICE,
    "Zoho accounts answered with an error that this wizard does not know{named}.",
    "",
    "Check client, secret and data center, then try once more; if it stays so, ask Zoho's support.",
)

_ALIASES: Mapping[str, str] = {
    "invalid_grant": "invalid_code",
    "invalid_token": "invalid_code",
    "expired_token": "expired",
    "expired_code": "expired",
    "code_expired": "expired",
}

CONSENT_PAGE: tuple[tuple[str, Trouble], ...] = (
    ("Invalid Client", _CLIENT),
    ("Invalid Redirect Uri", REDIRECT_URI),
    ("Invalid OAuth Scope", _SCOPE),
)
"""What Zoho's own page may say instead of asking for consent. The wizard cannot see that page."""


def meaning(error: str, description: str = "") -> str:
    """The row's name for what Zoho wrote. "Access Denied" is the rate limit, not a refusal."""
    if "too many requests" in description.lower() or error == "Access Denied":
        return RATE_LIMITED
    name = "_".join(error.strip().lower().split())
    return _ALIASES.get(name, name)


def row(context: Context, name: str) -> Trouble | None:
    """The row for a `meaning` in a context; None if the table has none."""
    return ROWS.get((context, name)) or ANYWHERE.get(name)


def shown(error: str) -> str:
    """Zoho's own code, if it looks like one; what does not is never repeated, since it could be anything."""
    return error if re.fullmatch(r"[A-Za-z0-9_. -]{1,60}", error) else ""


def failure(
    context: Context, error: str, description: str = "", *, hide: tuple[str, ...] = ()
) -> ServiceFailure:
    """The failure for an `error` of Zoho's. `hide` are the secrets that were sent."""
    code = plain(shown(error), hide=hide)
    known = row(context, meaning(error, description))
    if known is None:
        said = f' ("{code}")' if code else ""
        known = _UNKNOWN.about(named=said)
    return ServiceFailure.of(known, code=code)
