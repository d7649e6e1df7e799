"""Clients, codes and tokens, and the limits on how many there may be."""

from dataclasses import dataclass, field
from typing import Literal

from .clock import Clock
from .organizations import Account
from .printed import new_token
from .settings import Settings

ClientKind = Literal["server", "self", "device"]
TEN_MINUTES = 600.0
# The client id of tokens that belong to connections of CRM.
CONNECTION = "connection"


@dataclass
class Client:
    """A client of the API console. ``secrets`` has one secret for each data center that knows the client."""

    id: str
    kind: ClientKind
    name: str
    data_center: str
    secrets: dict[str, str] = field(repr=False)
    redirect_uris: list[str] = field(default_factory=list)
    homepage: str = ""
    # A Self Client belongs to one person.
    owner: str = ""

    def known_at(self, data_center: str) -> bool:
        """Whether this data center knows the client: its own always does, others with Multi-DC."""
        return data_center in self.secrets


@dataclass
class Code:
    """What a consent (or the console, or a device) gave: good once, for a short time, at one data center."""

    value: str = field(repr=False)
    client_id: str
    account: Account
    scopes: tuple[str, ...]
    redirect_uri: str
    with_refresh_token: bool
    expires_at: float
    used: bool = False


@dataclass
class RefreshToken:
    """A refresh token and whose it is."""

    value: str = field(repr=False)
    client_id: str
    account: Account
    scopes: tuple[str, ...]


@dataclass
class AccessToken:
    """An access token; ``refresh_token`` is empty if it came without one."""

    value: str = field(repr=False)
    client_id: str
    account: Account
    scopes: tuple[str, ...]
    refresh_token: str = field(repr=False)
    expires_at: float


@dataclass
class DeviceRequest:
    """A device that waits for somebody to type its user code."""

    device_code: str = field(repr=False)
    user_code: str
    client_id: str
    scopes: tuple[str, ...]
    offline: bool
    consent_again: bool
    data_center: str
    expires_at: float
    last_poll: float | None = None
    account: Account | None = None
    refused: bool = False
    done: bool = False


class TooManyError(Exception):
    """More codes or access tokens than ten minutes allow."""


class Desk:
    """Issues and remembers codes and tokens."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.clients: dict[str, Client] = {}
        self.codes: dict[str, Code] = {}
        self.refresh_tokens: list[RefreshToken] = []
        self.access_tokens: list[AccessToken] = []
        self.devices: list[DeviceRequest] = []
        # Who consented to what before: without prompt=consent only the first time gives a refresh token.
        self.consents: set[tuple[str, str]] = set()
        self._issued: dict[tuple[str, str, str], list[float]] = {}

    def issue_code(
        self,
        settings: Settings,
        client: Client,
        account: Account,
        scopes: tuple[str, ...],
        *,
        redirect_uri: str = "",
        with_refresh_token: bool,
        life_seconds: float | None = None,
    ) -> Code:
        """A new code; raises ``TooManyError`` beyond the limit."""
        self._count("code", client, account, settings.codes_per_ten_minutes)
        life = settings.code_life_seconds if life_seconds is None else life_seconds
        code = Code(
            value=new_token(),
            client_id=client.id,
            account=account,
            scopes=scopes,
            redirect_uri=redirect_uri,
            with_refresh_token=with_refresh_token,
            expires_at=self._clock.now() + life,
        )
        self.codes[code.value] = code
        return code

    def deserves_refresh_token(
        self, client: Client, account: Account, *, offline: bool, consent_again: bool
    ) -> bool:
        """Whether this consent brings a refresh token; remembers that it was given."""
        key = (client.id, account.key)
        first = key not in self.consents
        if offline:
            self.consents.add(key)
        return offline and (first or consent_again)

    def issue_access_token(
        self,
        settings: Settings,
        client: Client,
        account: Account,
        scopes: tuple[str, ...],
        refresh_token: str = "",
    ) -> AccessToken:
        """A new access token; ``TooManyError`` beyond the limit. The oldest of too many live ones dies."""
        self._count("access", client, account, settings.access_tokens_per_ten_minutes)
        token = AccessToken(
            value=new_token(),
            client_id=client.id,
            account=account,
            scopes=scopes,
            refresh_token=refresh_token,
            expires_at=self._clock.now() + settings.access_token_life_seconds,
        )
        self.access_tokens.append(token)
        now = self._clock.now()
        self.access_tokens = [kept for kept in self.access_tokens if kept.expires_at > now]
        if refresh_token:
            siblings = [kept for kept in self.access_tokens if kept.refresh_token == refresh_token]
            surplus = siblings[: max(0, len(siblings) - settings.live_access_tokens_per_refresh_token)]
            self.access_tokens = [kept for kept in self.access_tokens if kept not in surplus]
        return token

    def issue_refresh_token(
        self, settings: Settings, client: Client, account: Account, scopes: tuple[str, ...]
    ) -> RefreshToken:
        """A new refresh token. One more than the limit deletes the first, with its access tokens."""
        token = RefreshToken(new_token(), client.id, account, scopes)
        self.refresh_tokens.append(token)
        same = [
            kept
            for kept in self.refresh_tokens
            if kept.client_id == client.id and kept.account.key == account.key
        ]
        for surplus in same[: max(0, len(same) - settings.refresh_tokens_per_user)]:
            self.forget(surplus)
        return token

    def connection_token(self, settings: Settings, account: Account, scopes: tuple[str, ...]) -> AccessToken:
        """The token that a connection of CRM uses: Zoho draws it by itself, so no limit counts it."""
        now = self._clock.now()
        for kept in self.access_tokens:
            same = (kept.client_id, kept.account.key, kept.scopes) == (CONNECTION, account.key, scopes)
            if same and kept.expires_at > now:
                return kept
        life = settings.access_token_life_seconds
        token = AccessToken(new_token(), CONNECTION, account, scopes, refresh_token="", expires_at=now + life)
        self.access_tokens.append(token)
        return token

    def refresh_token(self, value: str) -> RefreshToken | None:
        """The refresh token of this text, unless revoked or deleted."""
        return next((token for token in self.refresh_tokens if token.value == value), None)

    def access_token(self, value: str) -> AccessToken | None:
        """The access token of this text, if it is still good."""
        now = self._clock.now()
        return next(
            (token for token in self.access_tokens if token.value == value and token.expires_at > now), None
        )

    def forget(self, refresh_token: RefreshToken) -> None:
        """Delete a refresh token; its access tokens die too."""
        self.refresh_tokens = [kept for kept in self.refresh_tokens if kept is not refresh_token]
        self.access_tokens = [
            kept for kept in self.access_tokens if kept.refresh_token != refresh_token.value
        ]

    def has_room_for_access_token(self, settings: Settings, client: Client, account: Account) -> bool:
        """Whether one more access token may be issued now."""
        recent = self._recent("access", client, account)
        return len(recent) < settings.access_tokens_per_ten_minutes

    def _count(self, what: str, client: Client, account: Account, limit: int) -> None:
        recent = self._recent(what, client, account)
        if len(recent) >= limit:
            raise TooManyError
        recent.append(self._clock.now())

    def _recent(self, what: str, client: Client, account: Account) -> list[float]:
        key = (what, client.id, account.key)
        since = self._clock.now() - TEN_MINUTES
        recent = [moment for moment in self._issued.get(key, []) if moment > since]
        self._issued[key] = recent
        return recent
