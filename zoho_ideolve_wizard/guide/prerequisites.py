"""Before you start (guide 1.1): the company, its data center, the primary contact, the secret store."""

import re

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide.company import crm_address_of
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials import vaults
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Step
from zoho_ideolve_wizard.integration.addresses import AddressProblem, check_address, is_public_provider
from zoho_ideolve_wizard.integration.troubles import SHORT_PASSPHRASE
from zoho_ideolve_wizard.integration.vault_file import SHORTEST_PASSPHRASE

UNKNOWN = "unknown"
"""The admin does not know the data center: consent at the first one tells."""

_VAULTS = {
    "keyring": Choice(
        "keyring",
        "This computer's keyring",
        "The operating system keeps them, and opens them with your login.",
    ),
    "passphrase": Choice(
        "passphrase",
        "A file locked with a passphrase",
        "For servers without a keyring. You type the passphrase at each start.",
    ),
    "memory": Choice(
        "memory", "Nowhere: this run only", "Forgotten when the wizard closes; you would enter them again."
    ),
}


def questions(sitting: Sitting) -> list[Question]:
    centers = sitting.endpoints.data_centers

    locked_away = sitting.has_vault and sitting.vault.kind == "passphrase"

    def fills(address: str) -> dict[str, str]:
        found = crm_address_of(sitting, address)
        if found is None:
            return {}
        return {"zoho.data_center": found.data_center.name, "zoho.organization": found.organization}

    def crm_address(answer: str, _answers: Answers) -> Problem | None:
        begins = re.match(r"([\w.+-]+):/", answer)
        if begins and begins[1].lower() not in ("http", "https"):
            return Problem(wrong.NO_SUCH_BEGINNING.about(begins=begins[1]))
        if crm_address_of(sitting, answer):
            return None
        return Problem(wrong.NO_CRM_ADDRESS)

    return [
        Question(
            "use",
            "What is it for?",
            Kind.CHOICE,
            default="collaboration",
            choices=(
                Choice("collaboration", "Archive, and ask experts", "Sales teams share notes with experts."),
                Choice("archive", "Archive only", "Accounts and deals become notes; nobody else is invited."),
            ),
            help="You can change this later. For an archive alone no groups are made.",
        ),
        Question(
            "zoho.crm_address",
            "Address of your Zoho CRM",
            optional=True,
            placeholder="https://crm.zoho.in/crm/org60012345/...",
            check=crm_address,
            fills=fills,
            noted=sitting.surroundings.noted_down.get("zoho.crm_address", ""),
            help="Open Zoho CRM in the browser and paste its address here: it tells the data center.",
        ),
        Question(
            "zoho.data_center",
            "Zoho data center",
            Kind.CHOICE,
            default=UNKNOWN,
            choices=(
                *(Choice(center.name, center.label) for center in centers),
                Choice(UNKNOWN, "I don't know", "The wizard starts at the first one, and Zoho tells."),
            ),
            help="Where your company's Zoho account lives. A client and a token belong to one.",
        ),
        Question(
            "ideolve.primary_contact",
            "Ideolve primary contact",
            placeholder="crm-admin@yourcompany.com",
            check=primary_contact,
            noted=sitting.surroundings.noted_down.get("ideolve.primary_contact", ""),
            help="The address on your company's domain that signs up at Ideolve and owns the workspace.",
        ),
        Question(
            "secrets.vault",
            "Where may the wizard keep secrets?",
            Kind.CHOICE,
            default=sitting.surroundings.vaults[0],
            choices=tuple(_VAULTS[kind] for kind in sitting.surroundings.vaults),
            help="Client secret, refresh token and API keys. Never in a settings file, never in a log.",
        ),
        Question(
            "secrets.passphrase",
            "Passphrase for that file",
            Kind.SECRET,
            applies=lambda answers: answers.get("secrets.vault") == "passphrase" and not locked_away,
            check=_passphrase,
            help=f"At least {SHORTEST_PASSPHRASE} characters. Nobody can recover it: keep it where you keep passphrases.",
            exact=True,
        ),
        Question(
            "secrets.passphrase_again",
            "The same passphrase again",
            Kind.SECRET,
            applies=lambda answers: answers.get("secrets.vault") == "passphrase" and not locked_away,
            check=_same_passphrase,
            exact=True,
            repeats="secrets.passphrase",
        ),
    ]


def _same_passphrase(answer: str, answers: Answers) -> Problem | None:
    return None if answer == answers.get("secrets.passphrase") else Problem(wrong.TWO_DIFFER)


def primary_contact(answer: str, _answers: Answers) -> Problem | None:
    """An address on an official domain; one of a public mail provider can be kept all the same."""
    try:
        address = check_address(answer)
    except AddressProblem as problem:
        return Problem(problem.trouble)
    if is_public_provider(address):
        domain = address.partition("@")[2]
        return Problem(wrong.PUBLIC_PROVIDER.about(domain=domain), can_override=True)
    return None


def _passphrase(answer: str, _answers: Answers) -> Problem | None:
    if len(answer) < SHORTEST_PASSPHRASE:
        return Problem(SHORT_PASSPHRASE.about(least=str(SHORTEST_PASSPHRASE)))
    return None


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    contact = sitting.answer("ideolve.primary_contact")
    return [
        Task(
            f"ideolve/sign-up/{contact}",
            f"{contact or 'The primary contact'} has an Ideolve account",
            "Ideolve",
            ByHand(
                (
                    Instruction(
                        "Open Ideolve and sign up with the primary contact's address, if it has no account yet.",
                        url=sitting.endpoints.ideolve_web,
                        values=(Value("Primary contact", contact),) if contact else (),
                    ),
                    Instruction("Open the mail that Ideolve sends, and confirm the address if it asks to."),
                    Instruction("Log in once, so that you know it works."),
                )
            ),
        )
    ]


STEP = Step(
    "prerequisites",
    "Before you start",
    "1.1",
    (
        Ask(
            "company",
            "Your company",
            "You need: a Zoho CRM administrator who will stay, a paid CRM edition, and Ideolve's primary "
            "contact. About 40 minutes. Nothing changes in CRM until you confirm a plan.",
            questions,
            before_keeping=vaults.choose,
        ),
        Do(
            "sign-up",
            "Ideolve account",
            "Ideolve has no public way to sign up by program, so this one is yours.",
            tasks,
        ),
    ),
)
