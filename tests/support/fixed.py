"""A setup whose every name, date and address is fixed, as far along as is asked for, without a network."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.support.fixed_http import FixedHttp, Reply, Says
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import Automatic, Outcome
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.redaction import Redactor
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.integration.vault import Vault
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault
from zoho_ideolve_wizard.services.endpoints import REAL, Endpoints
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho import scopes

WITH_ADMIN_API = Endpoints(
    REAL.data_centers, REAL.ideolve_api, REAL.ideolve_web, "http://127.0.0.1:8800/rehearsal-admin"
)
"""The real addresses, and an admin API such as only the rehearsal has."""

CONTACT = "crm-admin@hillandsons.example"
CLIENT_ID = "1000.FIXEDCLIENT00000000000000000001"
CLIENT_SECRET = "fake-secret-0123456789abcdef"
CONNECTOR_ID = "IDV-FIXED-0001"


@dataclass(frozen=True)
class Words:
    """Every name that comes from outside: typed by the admin, or told by a service."""

    organization: str = "Hill and Sons Trading"
    user: str = "Ana Silva"
    edition: str = "Enterprise"
    workspace: str = "Zoho CRM"
    description: str = "Accounts and deals from Zoho CRM"
    sales: str = "Sales"
    experts: str = "Experts"
    badge: str = "rehearsal: nothing here is real"
    said: str = "The limit of this plan is reached."
    people: tuple[Person, ...] = (
        Person("ana.silva@hillandsons.example", "Ana Silva", Role.BOTH),
        Person("bo.chen@hillandsons.example", "Bo Chen", Role.SALESPERSON),
        Person("carla.rossi@hillandsons.example", "Carla Rossi", Role.SALESPERSON),
        Person("dev.patel@experts.example", "Dev Patel", Role.EXPERT),
        Person("eva.novak@experts.example", "", Role.EXPERT),
    )


class FixedSitting(Sitting):
    """A sitting whose requests are answered from a table."""

    def __init__(
        self,
        profile: Profile,
        ledger: Ledger,
        endpoints: Endpoints,
        surroundings: Surroundings,
        vault: Vault,
        replies: Sequence[tuple[str, Reply]],
    ) -> None:
        async def open_vault(_kind: str, _passphrase: str) -> Vault:
            return vault

        super().__init__(profile, ledger, endpoints, surroundings, Redactor(), open_vault)
        self._fixed_http = FixedHttp(replies)

    @property
    def http(self) -> Http:
        return self._fixed_http


@dataclass(frozen=True)
class Setup:
    """How far the setup is: every step before `before` is done (all of them for ""), and what differs."""

    before: str = "prerequisites"
    words: Words = Words()
    answers: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] | None = None
    done: tuple[str, ...] = ()
    pending_token: TokenCard | None = None
    replies: tuple[tuple[str, Reply], ...] = ()
    endpoints: Endpoints = WITH_ADMIN_API
    surroundings: Surroundings | None = None


Made = Callable[[Callable[[Words], Setup]], FixedSitting]
"""Makes a sitting that is as far along as a still's."""


def sitting(home: Path, setup: Setup) -> FixedSitting:
    """Profile, secrets and ledger in `home`, filled as `setup` says. Needs a thread without a running loop."""
    words = setup.words
    passed = [step.key for step in steps.SETUP]
    passed = passed[: passed.index(setup.before)] if setup.before else passed
    profile = Profile.open(home / "settings.toml")
    vault = MemoryVault()
    answers: dict[str, str] = {}
    secrets: dict[str, str] = {}
    for key in passed:
        answers |= _answers(words).get(key, {})
        secrets |= _SECRETS.get(key, {})
    profile.set_many({"secrets.vault": "memory", **answers, **setup.answers})
    people = setup.people if setup.people is not None else words.people if "people" in passed else ()
    profile.set_people(people)
    made = FixedSitting(
        profile,
        Ledger(home / "ledger.sqlite"),
        setup.endpoints,
        setup.surroundings or Surroundings(vaults=("memory", "passphrase"), badge=words.badge),
        vault,
        (*setup.replies, *_usual_replies(words)),
    )
    asyncio.run(_fill(made, setup, secrets, connected="consent" in passed))
    for key, text in setup.drafts.items():
        made.ledger.remember(f"draft/{key}", text)
    _do(made, passed, setup.done)
    if not setup.before:
        steps.see_report(made)
    return made


async def _fill(made: FixedSitting, setup: Setup, secrets: Mapping[str, str], *, connected: bool) -> None:
    await made.open_vault("memory")
    await made.vault.put_many({**secrets, **setup.secrets})
    if connected:
        card = token_card(setup.words)
        await tokens.keep(
            made.profile, made.vault, Purpose.CONNECTOR, Slot.CURRENT, card, "fake-refresh-token"
        )
    if setup.pending_token:
        await tokens.keep(
            made.profile,
            made.vault,
            Purpose.CONNECTOR,
            Slot.PENDING,
            setup.pending_token,
            "fake-pending-token",
        )


def _do(made: FixedSitting, passed: Iterable[str], parts: Iterable[str]) -> None:
    """Every task of the steps that are passed, and of the parts named, has ended well."""
    for step in steps.SETUP:
        for part in steps.parts_of(step, made):
            if isinstance(part, Do) and (step.key in passed or part.key in parts):
                for task in part.tasks(made, None):
                    automatic = isinstance(task.action, Automatic)
                    outcome = Outcome.VERIFIED if automatic else Outcome.CONFIRMED
                    made.ledger.end(task, outcome, "Ideolve said so." if automatic else "")


def token_card(words: Words, *, proven: bool = True) -> TokenCard:
    """A token of the fixed company, as the profile keeps it."""
    card = TokenCard(
        client_id=CLIENT_ID,
        client_kind="server",
        data_center="in",
        api_domain="https://www.zohoapis.in",
        scopes=scopes.text(scopes.CONNECTOR),
        issued_at="2026-11-24T09:12:00+00:00",
    )
    if not proven:
        return card
    return replace(
        card,
        organization_id="60012345000000001",
        organization_number="60012345",
        organization_name=words.organization,
        edition=words.edition,
        user_id="60012345000000002",
        user_name=words.user,
        user_email=CONTACT,
        administrator="yes",
        last_worked_at="2026-11-24T09:12:30+00:00",
    )


def _answers(words: Words) -> dict[str, dict[str, str]]:
    return {
        "prerequisites": {
            "use": "collaboration",
            "zoho.crm_address": "https://crm.zoho.in/crm/org60012345/tab/Home/begin",
            "zoho.data_center": "in",
            "zoho.organization": "60012345",
            "ideolve.primary_contact": CONTACT,
        },
        "workspace": {
            "workspace.name": words.workspace,
            "workspace.description": words.description,
            "workspace.sales_group": words.sales,
            "workspace.experts_group": words.experts,
            "ideolve.how": "api",
            "ideolve.account_client_id": "IDV-ACCOUNT-0001",
        },
        "application": {
            "consent.way": "browser",
            "zoho.redirect_uri": "http://localhost:8765/callback",
            "zoho.client_id": CLIENT_ID,
        },
        # The first answer of the step after it, so that the vendor's parts are there to be opened.
        "connection": {"automation.way": "vendor"},
        "connector": {"connector.client_id": CONNECTOR_ID, "connector.host": "https://www.zohoapis.in"},
    }


_SECRETS = {
    "workspace": {"ideolve.account_api_key": "fake-account-key"},
    "application": {"zoho.client_secret": CLIENT_SECRET},
    "connector": {"connector.api_key": "fake-connector-key"},
}


def answers_of(step: str, words: Words | None = None) -> dict[str, str]:
    """The fixed answers of one step, to open it filled in."""
    return dict(_answers(words or Words()).get(step, {}))


def secrets_of(step: str) -> dict[str, str]:
    return dict(_SECRETS.get(step, {}))


def exists(words: Words, *, groups: Mapping[str, list[str]], invitations: Sequence[str] = ()) -> Says:
    """What Ideolve lists: the one workspace, with its groups and invitations."""
    controls = {"comment": True, "create": False, "delete": False}
    workspace = {
        "name": words.workspace,
        "description": words.description,
        "controls": {"workspace": controls, "default_note": controls},
        "members": [CONTACT],
        "invitations": list(invitations),
        "groups": dict(groups),
    }
    return Says(200, {"workspaces": [workspace], "disabled": []})


NO_WORKSPACES = Says(200, {"workspaces": [], "disabled": []})


def _usual_replies(words: Words) -> tuple[tuple[str, Reply], ...]:
    made = Says(201, {"status": "SUCCESS"})
    return (
        ("/auth", Says(200, {"status": "SUCCESS"})),
        ("GET http://127.0.0.1:8800/rehearsal-admin/workspaces", NO_WORKSPACES),
        ("POST http://127.0.0.1:8800/", made),
        ("PUT http://127.0.0.1:8800/", Says(200, {"status": "SUCCESS"})),
    )
