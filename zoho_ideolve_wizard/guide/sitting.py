"""One sitting of one admin over one profile: what every step is given.

Screens draw from it and write to it; it keeps no second copy of what profile, vault and ledger hold.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.question import PRESENT, Question, dropped_by
from zoho_ideolve_wizard.engine.task import Record
from zoho_ideolve_wizard.guide.credentials import refused_answers, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.activity import Activity
from zoho_ideolve_wizard.integration.profile import Profile, ProfileError
from zoho_ideolve_wizard.integration.redaction import Redactor
from zoho_ideolve_wizard.integration.vault import Vault, VaultError
from zoho_ideolve_wizard.services.endpoints import Endpoints
from zoho_ideolve_wizard.services.http import Http

if TYPE_CHECKING:
    from zoho_ideolve_wizard.guide.credentials.token_check import Verdict
    from zoho_ideolve_wizard.guide.team.crm_access import Access


SETUP = "setup"
"""The purpose of a run in the record, unless a job says otherwise."""


@dataclass(frozen=True)
class Kept:
    """What keeping some answers brought about besides: answers filled in, and answers dropped."""

    filled: tuple[str, ...] = ()
    dropped: tuple[Question, ...] = ()


class Sitting:
    """`questions` are all there are, so that a changed answer can drop what followed from it."""

    def __init__(
        self,
        profile: Profile,
        ledger: Ledger,
        endpoints: Endpoints,
        surroundings: Surroundings,
        redactor: Redactor,
        open_vault: Callable[[str, str], Awaitable[Vault]],
    ) -> None:
        self.profile = profile
        self.ledger = ledger
        self.endpoints = endpoints
        self.surroundings = surroundings
        self._redactor = redactor
        self._open_vault = open_vault
        self._vault: Vault | None = None
        self._http: Http | None = None
        self.access: dict[Purpose, Access] = {}
        """Access tokens drawn in this sitting: Zoho gives few, so they are used till near their end."""
        self.verdicts: dict[tuple[Purpose, str], Verdict] = {}
        """What checks of tokens have shown in this sitting: by what they are for, and when they were issued."""
        self.marked: set[str] = set()
        """Addresses of those marked in the team, for what is to be done with them next."""
        self._purpose = SETUP
        self.activity = Activity(redactor)
        ledger.begin_run(SETUP, profile.answer("ideolve.primary_contact"))

    # -- answers and secrets

    @property
    def answers(self) -> Mapping[str, str]:
        """Every answer; of secrets only that they are there."""
        secrets = dict.fromkeys(self._vault.names(), PRESENT) if self._vault else {}
        return {key: str(value) for key, value in self.profile.answers().items()} | secrets

    def answer(self, key: str) -> str:
        """One of them, without making all of them; screens ask for hundreds."""
        return PRESENT if self.secret(key) else self.profile.answer(key)

    async def keep(
        self, given: Mapping[str, str], asked: Sequence[Question], every: Iterable[Question]
    ) -> Kept:
        """Keeps answers, fills in what follows from them, drops what no longer does.

        Raises Refused if the secret store or the settings file would not take them; secrets go first, so
        that no answer tells of a secret that is nowhere.
        """
        before = self.answers
        secret = {question.key for question in asked if question.secret}
        filled: dict[str, str] = {}
        for question in asked:
            if question.key in given and given[question.key] != before.get(question.key):
                filled |= question.fills(given[question.key])
        filled = {key: value for key, value in filled.items() if value != before.get(key)}
        plain = {key: value for key, value in given.items() if key not in secret} | filled
        plain |= {
            question.since: tokens.now() for question in asked if question.since and question.key in given
        }
        changed = [key for key, value in plain.items() if value != before.get(key, "")]
        changed += [key for key in given if key in secret]
        dropped = [q for q in dropped_by(changed, list(every), before) if q.key not in given]
        try:
            await self.put_secrets({key: given[key] for key in secret.intersection(given)})
            self.profile.set_many(plain)
            await self.drop(dropped)
        except (VaultError, ProfileError) as problem:
            field = next((key for key in given if key in secret), next(iter(given), ""))
            raise Refused(field, str(problem)) from problem
        if changed:
            refused_answers.forget(self, [question.key for question in asked])
        return Kept(tuple(filled), tuple(dropped))

    async def drop(self, questions: Iterable[Question]) -> None:
        """What was half typed in their place goes as well."""
        for question in questions:
            self.ledger.forget_place(f"draft/{question.key}")
            refused_answers.forget(self, [question.key])
            if question.secret:
                if self._vault:
                    await self._vault.forget(question.key)
            else:
                self.profile.drop(question.key)

    async def put_secrets(self, secrets: Mapping[str, str]) -> None:
        """Into the vault that was chosen; the log learns to hide them first."""
        if secrets:
            for value in secrets.values():
                self._redactor.hide(value)
            await self.vault.put_many(dict(secrets))

    def hide(self, secret: str) -> None:
        """The log learns a secret that was read from a service and is not kept here."""
        self._redactor.hide(secret)

    def clean(self, text: str) -> str:
        """Text from outside, such as code, without the secrets that are known here."""
        return self._redactor.clean(text)

    async def keep_token(self, purpose: Purpose, slot: Slot, card: TokenCard, refresh_token: str) -> None:
        self._redactor.hide(refresh_token)
        await tokens.keep(self.profile, self.vault, purpose, slot, card, refresh_token)

    def secret(self, name: str) -> str:
        """A secret's value, for a request or the clipboard; empty when it is not there."""
        return (self._vault.get(name) or "") if self._vault else ""

    def has_kept(self, question: Question) -> bool:
        """Whether there is a secret that stays when this question is left empty."""
        return bool(self.secret(question.key) or (question.kept_as and self.secret(question.kept_as)))

    # -- the vault

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            raise LookupError("the secret store has not been opened")
        return self._vault

    @property
    def has_vault(self) -> bool:
        return self._vault is not None

    async def open_vault(self, kind: str, passphrase: str = "") -> None:
        """Opens the store of that kind and carries over what another one held in this sitting.

        Raises VaultError: of the new store, and the old one stays open; or of the old one, which then holds
        a copy that it would not give up.
        """
        if self._vault is not None and self._vault.kind == kind:
            return
        opened = await self._open_vault(kind, passphrase)
        old = self._vault
        if old is not None:
            await opened.put_many({name: old.get(name) or "" for name in old.names()})
        for name in opened.names():
            self._redactor.hide(opened.get(name) or "")
        self._vault = opened
        if old is not None:
            await old.clear()

    # -- the outside world

    @property
    def http(self) -> Http:
        if self._http is None:
            self._http = Http(self.endpoints.origins)
        return self._http

    def begin_run(self, purpose: str, actor: str) -> None:
        """From now on the record tells of that purpose; nothing happens if it does already."""
        if purpose != self._purpose:
            self.ledger.end_run()
            self.ledger.begin_run(purpose, actor)
            self._purpose = purpose

    @property
    def records(self) -> dict[str, Record]:
        return self.ledger.latest()

    async def close(self) -> None:
        self.activity.stop()
        self.ledger.end_run()
        self.ledger.close()
        if self._http is not None:
            await self._http.aclose()
        if self.surroundings.stage is not None:
            await self.surroundings.stage.aclose()
