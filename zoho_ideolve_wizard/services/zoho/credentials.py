"""What a consent leads to: clients, codes, tokens. Data only; `tokens.py` obtains them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter

ClientKind = Literal["server", "self", "device"]


@dataclass(frozen=True)
class Client:
    """A client registered in Zoho's API Console. The way of consent decides its kind."""

    id: str
    secret: str = field(repr=False)
    kind: ClientKind = "server"


@dataclass(frozen=True)
class CodeGrant:
    """A one-time code and where to exchange it. A Self Client's code has no redirect URI."""

    code: str = field(repr=False)
    data_center: DataCenter
    redirect_uri: str | None


@dataclass(frozen=True)
class AccessToken:
    """A token for about an hour of calls. `expires_at` is in seconds since the epoch."""

    access_token: str = field(repr=False)
    expires_at: float
    api_domain: str
    data_center: DataCenter
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tokens:
    """The two tokens of a consent. `expires_at` (seconds since the epoch) is the access token's.

    `data_center` is the one that issued them. `scopes` is what Zoho says was granted; empty if it
    does not say.
    """

    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False)
    expires_at: float
    api_domain: str
    data_center: DataCenter
    scopes: tuple[str, ...] = ()

    def access(self) -> AccessToken:
        """The access token alone."""
        return AccessToken(self.access_token, self.expires_at, self.api_domain, self.data_center, self.scopes)


@dataclass(frozen=True)
class DeviceCode:
    """The start of a device flow: what to type, where, and how often to ask. Times in seconds.

    `complete_url` is the page with the code filled in already; "" if Zoho does not give one.
    """

    user_code: str
    device_code: str = field(repr=False)
    verification_url: str
    interval: float
    expires_in: float
    complete_url: str = ""


@dataclass(frozen=True)
class Pending:
    """Not accepted yet. `interval` (seconds) only if this answer named one."""

    reason: Literal["authorization_pending", "slow_down"]
    interval: float | None = None


@dataclass(frozen=True)
class MovedTo:
    """The account lives in another data center: go on polling there."""

    data_center: DataCenter
