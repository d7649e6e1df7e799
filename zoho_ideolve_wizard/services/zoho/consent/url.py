"""The address of Zoho's consent page."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from urllib.parse import urlencode

from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter
from zoho_ideolve_wizard.services.zoho.scopes import Scope, text


def new_state() -> str:
    """A fresh, unguessable value that Zoho sends back: it proves that a redirect answers our request."""
    return secrets.token_urlsafe(24)


def consent_url(
    data_center: DataCenter, client_id: str, redirect_uri: str, scopes: Iterable[Scope], state: str
) -> str:
    """The address to open. Offline access and the consent prompt are what makes Zoho give a refresh token."""
    query = urlencode(
        {
            "response_type": "code",
            "client_id": client_id,
            "scope": text(scopes),
            "redirect_uri": redirect_uri,
            "access_type": "offline",
            "prompt": "consent",
            "state": state,
        },
        safe=",",
    )
    return f"{data_center.accounts}/oauth/v2/auth?{query}"
