"""A sitting at a desk of the test's own: real settings, record and secret store in a folder; nobody outside."""

from collections.abc import Mapping
from pathlib import Path

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Nothing, Task
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import Kept, Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.redaction import Redactor
from zoho_ideolve_wizard.integration.vault import Vault
from zoho_ideolve_wizard.integration.vault_file import PassphraseVault
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault
from zoho_ideolve_wizard.services.endpoints import REAL, Endpoints

CLIENT_ID = "1000.FAKECLIENTID0123456789"
CLIENT_SECRET = "fake-secret-0123456789abcdef"
API_KEY = "fake-api-key-0123456789"
REFRESH_TOKEN = "1000.fakerefresh0123.fakerefresh4567"
SECRETS = (CLIENT_SECRET, API_KEY, REFRESH_TOKEN)

CARD = TokenCard(
    client_id=CLIENT_ID,
    client_kind="server",
    data_center="in",
    api_domain="https://www.zohoapis.in",
    scopes="ZohoCRM.org.READ,ZohoCRM.users.READ",
    issued_at="2026-11-24T09:00:00+00:00",
    organization_id="4876876000000225000",
    organization_number="60012345",
    organization_name="Acme Instruments",
    edition="Enterprise",
    user_id="4876876000000225001",
    user_name="Asha Rao",
    user_email="asha.rao@acme.example.com",
    administrator="yes",
    last_worked_at="2026-11-24T09:00:05+00:00",
)


def sitting_in(
    home: Path,
    *,
    answers: Mapping[str, str] | None = None,
    endpoints: Endpoints = REAL,
    surroundings: Surroundings | None = None,
    redactor: Redactor | None = None,
) -> Sitting:
    """Close its record when done: `sitting.ledger.close()`."""

    async def open_vault(kind: str, passphrase: str) -> Vault:
        if kind == "passphrase":
            sealed = PassphraseVault(home / "secrets.json")
            await sealed.unlock(passphrase)
            return sealed
        return MemoryVault()

    profile = Profile.open(home / "profile.toml")
    profile.set_many(dict(answers or {}))
    return Sitting(
        profile,
        Ledger(home / "ledger.sqlite3"),
        endpoints,
        surroundings or Surroundings(vaults=("memory", "passphrase")),
        redactor or Redactor(),
        open_vault,
    )


async def keeps(sitting: Sitting, questions: list[Question], given: Mapping[str, str]) -> Kept:
    """As a form keeps its answers."""
    return await sitting.keep(given, questions, steps.every_question(sitting))


async def connected(sitting: Sitting, card: TokenCard = CARD) -> Sitting:
    """With a token in hand that the admin said was the company's."""
    await sitting.open_vault("memory")
    await sitting.keep_token(Purpose.CONNECTOR, Slot.CURRENT, card, REFRESH_TOKEN)
    return sitting


def ways(tasks: list[Task]) -> dict[str, str]:
    """For each task who does it: the wizard, you, or nobody, since it holds."""
    words = {Automatic: "wizard", ByHand: "you", Nothing: "holds"}
    return {task.key: words[type(task.action)] for task in tasks}
