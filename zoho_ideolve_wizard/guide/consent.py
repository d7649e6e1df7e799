"""Consent and tokens (guide 2.2, 2.3): a code, exchanged for a refresh token, proven to be the company's."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zoho_ideolve_wizard.guide.company import data_center, token_in
from zoho_ideolve_wizard.guide.credentials import (
    consent_scopes,
    token_count,
    token_proof,
    tokens,
    whose_token,
)
from zoho_ideolve_wizard.guide.credentials.client_refused import judged
from zoho_ideolve_wizard.guide.credentials.registration import CLIENT_KINDS, SELF_CLIENT, SETUP, registered
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, client_secret_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent, Step
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.guide.words.telling import Tell, nobody
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.services.zoho.consent import device, redirect, self_client
from zoho_ideolve_wizard.services.zoho.consent.url import consent_url, new_state
from zoho_ideolve_wizard.services.zoho.credentials import Client, CodeGrant, DeviceCode, Tokens
from zoho_ideolve_wizard.services.zoho.scopes import Scope
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

if TYPE_CHECKING:
    from zoho_ideolve_wizard.services.zoho.consent.listener import Listener

CODE_LIFE = 60
"""Seconds. Zoho's pages say one, two and three minutes: the shortest is planned for."""
SELF_CLIENT_LIFE = 180
"""Seconds. Three, five, seven or ten minutes are chosen where the code is generated."""

KEEPS = "Keeping the token"
PROVES = "Asking CRM whose token it is"
"""What is told of a token that was obtained: that it is kept, then proven."""

_NEW_CODE = "Then start again with a new code."


class Attempt:
    """One attempt at consent: its `state` and address, and what is done with the code that comes of it."""

    def __init__(self, sitting: Sitting, part: Consent | None = None, tell: Tell = nobody) -> None:
        self.sitting = sitting
        self.purpose = part.purpose if part else Purpose.CONNECTOR
        self._promote = part is None or part.promote
        self._whose = part.whose if part else None
        self._tell = tell
        self._names = part.names if part else SETUP
        self._client = registered(sitting, self._names)
        self.way = self._client.way
        self.state = new_state()
        self.data_center = data_center(sitting)
        self.redirect_uri = self._client.redirect_uri
        self.accounts = Accounts(sitting.http, sitting.endpoints.data_centers)
        self._received: tuple[CodeGrant, float] | None = None
        self._sent = False  # and no answer came: it may be used up
        self._wait_until = 0.0
        self._fresh: Tokens | None = None

    @property
    def client(self) -> Client:
        return Client(self._client.client_id, self._client.client_secret, CLIENT_KINDS[self.way])

    @property
    def scopes(self) -> tuple[Scope, ...]:
        return consent_scopes.asked(self.sitting, self.purpose)

    @property
    def url(self) -> str:
        return consent_url(self.data_center, self.client.id, self.redirect_uri, self.scopes, self.state)

    def listener(self, on_event: Callable[[str], None]) -> "Listener":
        """Waits on the port of the redirect URI; pastes go through the same parser and checks."""
        from zoho_ideolve_wizard.services.zoho.consent.listener import Listener

        parts = urlsplit(self.redirect_uri)
        return Listener(parts.port or 80, parts.path or "/", self.read, self.url, on_event)

    def read(self, text: str) -> CodeGrant:
        """A redirected address, or a code alone. Raises ConsentProblem."""
        if self.way == SELF_CLIENT:
            return self_client.parse_code(text, self.data_center)
        return redirect.parse(
            text,
            state=self.state,
            redirect_uri=self.redirect_uri,
            data_centers=self.sitting.endpoints.data_centers,
            assume=self.data_center,
        )

    @property
    def seconds_left(self) -> int:
        """How long the code in hand is surely still good; 0 without one."""
        if self._received is None:
            return 0
        life = SELF_CLIENT_LIFE if self.way == SELF_CLIENT else CODE_LIFE
        return max(0, round(self._received[1] + life - time.monotonic()))

    async def exchange(self, grant: CodeGrant | None = None) -> TokenCard:
        """Code into token, kept as pending before anything else; then proven. Raises ServiceFailure.

        Without a grant, the code in hand is tried once more: its first try never reached Zoho.
        """
        if grant is not None:
            self._received = (grant, time.monotonic())
        if self._received is None:
            raise LookupError("there is no code to exchange")
        self._sent = True
        try:
            with judged(self.sitting, self._names):
                fresh = await self.accounts.exchange(self.client, self._received[0])
        except ServiceFailure as failure:
            self._sent = False
            self._wait_until = time.monotonic() + failure.wait_seconds
            if not failure.can_retry or failure.unclear or failure.wait_seconds > CODE_LIFE:
                self._received = None
            raise
        self._received = None
        return await self._keep(fresh)

    @property
    def can_retry(self) -> bool:
        """Whether the code in hand was never used and is still good."""
        return self.seconds_left > 0 and not self._sent

    def words(self, failure: ServiceFailure) -> str:
        """A refusal, told in full; where two values must be equal, the one of this side is shown."""
        lines = [" ".join(part for part in (failure.what, failure.cause) if part), failure.remedy]
        if failure.code in ("invalid_redirect_uri", "redirect_uri_mismatch"):
            lines.append(f"The wizard sends: {self.redirect_uri}")
        return "\n".join(lines)

    @property
    def seconds_to_wait(self) -> int:
        """How long Zoho asks to be left alone before another attempt; trying earlier prolongs it."""
        return max(0, round(self._wait_until - time.monotonic()))

    async def start_device(self) -> DeviceCode:
        with judged(self.sitting, self._names, secret=False):
            return await self.accounts.device_start(self.client.id, self.scopes, self.data_center)

    async def follow_device(self, start: DeviceCode, on_wait: Callable[[device.Waiting], None]) -> TokenCard:
        with judged(self.sitting, self._names):
            fresh = await device.follow(self.accounts, self.client, start, self.data_center, on_wait)
        return await self._keep(fresh)

    async def _keep(self, fresh: Tokens) -> TokenCard:
        self._fresh = fresh
        client = self.client
        card = TokenCard(
            client_id=client.id,
            client_kind=client.kind,
            data_center=fresh.data_center.name,
            api_domain=fresh.api_domain,
            scopes=",".join(fresh.scopes) or scopes.text(self.scopes),
            issued_at=tokens.now(),
        )
        self._tell(KEEPS)
        with kept_here(_NEW_CODE):
            token_count.one_more(self.sitting.profile, client.id)
            await self._end_unaccepted()
            await self.sitting.put_secrets({client_secret_of(client.id): client.secret})
            await self.sitting.keep_token(self.purpose, Slot.PENDING, card, fresh.refresh_token)
        return await self.prove()

    async def _end_unaccepted(self) -> None:
        """One that waited for the admin's word, and was handed to nobody, makes room for this one."""
        waiting = pending(self.sitting, self.purpose)
        if waiting is not None and not waiting.accepted:
            with suppress(ServiceFailure):  # it still counts among those that the wizard has caused
                await revoke(self.sitting, self.purpose, Slot.PENDING)

    async def prove(self) -> TokenCard:
        """Reads organization and user with the pending token, and writes them on its card.

        Raises ServiceFailure; also for another organization than the one whose token is to be replaced or
        whose people are to be changed, and for a user who will not do: that token is then revoked and forgotten.
        """
        card = pending(self.sitting, self.purpose)
        if card is None:
            raise LookupError("there is no pending token")
        self._tell(PROVES)
        source = token_proof.access_of(self.sitting, self.purpose, Slot.PENDING, fresh=self._fresh)
        proven = await token_proof.read(self.sitting, card, source)
        with kept_here(_NEW_CODE):
            tokens.note(self.sitting.profile, self.purpose, Slot.PENDING, proven)
        if not self.will_do(proven):
            raise await self._turned_away(proven)
        return proven

    def will_do(self, card: TokenCard) -> bool:
        """Whether the token is of the company and the user that are asked for; what is not known yet may be."""
        return not self.foreign(card) and not self._refusal(card)

    def _refusal(self, card: TokenCard) -> str:
        """Why this user's consent will not do; empty if it will."""
        return self._whose.refusal(self.sitting, card) if self._whose and card.proven else ""

    def foreign(self, card: TokenCard) -> bool:
        """Whether the token opens another company, where only the known one will do."""
        bound = not self._promote or self.purpose is not Purpose.CONNECTOR
        return bound and card.proven and whose_token.other_company(card, self.sitting, self.purpose)

    async def _turned_away(self, card: TokenCard) -> ServiceFailure:
        foreign, refusal = self.foreign(card), self._refusal(card)
        try:
            await self.decline()
            revoked = True
        except ServiceFailure:
            revoked = False
        if not foreign:
            return whose_token.not_this_user(refusal, revoked=revoked)
        return whose_token.turned_away(card, whose_token.known(self.sitting, self.purpose), revoked=revoked)

    async def accept(self) -> None:
        """The admin says that it is the company: the pending token becomes the current one.

        Where more has to happen first, it stays pending, and is marked as accepted. Raises ServiceFailure
        if that could not be kept, and for another company or user where only the known ones will do.
        """
        card = pending(self.sitting, self.purpose)
        if card is None:
            raise LookupError("there is no pending token")
        if not self.will_do(card):
            raise await self._turned_away(card)
        with kept_here(_NEW_CODE):
            if not self._promote:
                accepted = replace(card, accepted="yes")
                tokens.note(self.sitting.profile, self.purpose, Slot.PENDING, accepted)
                return
            await tokens.promote(self.sitting.profile, self.sitting.vault, self.purpose)
            self.sitting.profile.set("zoho.data_center", card.data_center)
        if self.purpose is not Purpose.CONNECTOR and token_in(self.sitting, self.purpose, Slot.RETIRING):
            with suppress(
                ServiceFailure
            ):  # Nobody but the wizard uses it; it stays listed if Zoho is silent.
                await revoke(self.sitting, self.purpose, Slot.RETIRING)

    async def decline(self) -> None:
        """It is not the company: the token is revoked, so that it cannot be used, and forgotten.

        Raises ServiceFailure if it could not be revoked; it is forgotten all the same.
        """
        if tokens.card(self.sitting.profile, self.purpose, Slot.PENDING) is None:
            return
        try:
            await revoke(self.sitting, self.purpose, Slot.PENDING)
        except ServiceFailure:
            await tokens.discard(self.sitting.profile, self.sitting.vault, self.purpose, Slot.PENDING)
            raise


def pending(sitting: Sitting, purpose: Purpose = Purpose.CONNECTOR) -> TokenCard | None:
    """A token that was issued and waits for the admin's word; None if there is none at hand."""
    return token_in(sitting, purpose, Slot.PENDING)


def obtained(part: Consent, sitting: Sitting) -> TokenCard | None:
    """The token that a part was to bring, once it was accepted; None before."""
    if part.promote:
        return token_in(sitting, part.purpose, Slot.CURRENT)
    found = token_in(sitting, part.purpose, Slot.PENDING)
    return found if found and found.accepted else None


def ready(part: Consent, sitting: Sitting) -> bool:
    """Whether there is a client that it can go through."""
    found = registered(sitting, part.names)
    return bool(found.way and found.client_id and found.client_secret)


def begins_connected(part: Consent, sitting: Sitting) -> bool:
    """Whether there is nothing to be consented to, unless somebody asks for it."""
    return obtained(part, sitting) is not None and not part.anew(sitting)


STEP = Step(
    "consent",
    "Consent and tokens",
    "2.2, 2.3",
    (
        Consent(
            "consent",
            "Consent",
            "Log in as the administrator who will stay: the token rests on that person.",
        ),
    ),
    needs=("application",),
)
