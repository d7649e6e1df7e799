"""Access tokens, drawn sparingly: Zoho gives ten in ten minutes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from zoho_ideolve_wizard.services.zoho.credentials import AccessToken, Client, Tokens
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

MARGIN = 120.0
"""Seconds before its end from which a token is no longer used, so that none ends during a call."""


class AccessTokens:
    """Draws an access token only when a call needs one, and reuses it till near its end."""

    def __init__(
        self,
        accounts: Accounts,
        client: Client,
        refresh_token: str,
        data_center: DataCenter,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._accounts = accounts
        self._client = client
        self._refresh_token = refresh_token
        self._data_center = data_center
        self._now = now
        self._token: AccessToken | None = None
        self._drawing = asyncio.Lock()
        self.last_drawn: float | None = None
        """When the refresh token last proved good, in seconds since the epoch."""

    @classmethod
    def of(
        cls, accounts: Accounts, client: Client, tokens: Tokens, *, now: Callable[[], float] = time.time
    ) -> AccessTokens:
        """Begin with the access token that came with a consent, instead of drawing another."""
        made = cls(accounts, client, tokens.refresh_token, tokens.data_center, now=now)
        made._token = tokens.access()
        return made

    async def __call__(self) -> tuple[str, str]:
        """API domain and access token, as `Crm` takes them. Refreshes at most once at a time."""
        async with self._drawing:
            token = self._token
            if token is None or token.expires_at - self._now() < MARGIN:
                token = await self._accounts.refresh(self._client, self._refresh_token, self._data_center)
                self._token = token
                self.last_drawn = self._now()
            return token.api_domain, token.access_token

    def forget(self, access_token: str) -> None:
        """Do not use this token again: a service refused it. The next call draws a new one."""
        if self._token is not None and self._token.access_token == access_token:
            self._token = None
