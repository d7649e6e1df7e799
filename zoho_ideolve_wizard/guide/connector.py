"""Ideolve connector (guide 3): its form filled in, the issued pair entered and validated."""

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide.company import connector_token, data_center
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Step
from zoho_ideolve_wizard.guide.tokens import Purpose, Slot, client_secret_of, key_of
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi

GRANT_TYPE = "refresh_code"
"""The form's own label; OAuth's word is refresh_token."""


def form_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    token = connector_token(sitting)
    if token is None:
        return []
    hosts = host_candidates(sitting)
    steps = (
        Instruction(
            "Log in to Ideolve as the primary contact. Click the profile photo › Connect to Other Applications › "
            "Zoho CRM.",
            url=sitting.endpoints.ideolve_web,
        ),
        Instruction(
            "Fill in the form, field by field. Ideolve does not say which Host it means; this one is the likeliest.",
            values=(
                Value("Host", hosts[0]),
                Value("Client Id", token.client_id),
                Value("Client Secret", secret=client_secret_of(token.client_id)),
                Value("Grant Type", GRANT_TYPE),
                Value("Refresh Token", secret=key_of(Purpose.CONNECTOR, Slot.CURRENT)),
                Value("User", sitting.answer("ideolve.primary_contact")),
                Value("Workspace", sitting.answer("workspace.name")),
            ),
        ),
        Instruction(
            "Only if it refuses the Host, try these.",
            values=(Value("Host", hosts[1]), Value("Host", hosts[2])),
        ),
        Instruction(
            "Save. Ideolve shows a Client Id and an API key: keep the page open, they are asked for next."
        ),
    )
    shown = (token.issued_at, sitting.answer("ideolve.primary_contact"), sitting.answer("workspace.name"))
    key = f"ideolve/connector-form/{'/'.join(shown)}"
    return [Task(key, "The connector form is saved", "Ideolve", ByHand(steps))]


def host_candidates(sitting: Sitting) -> tuple[str, str, str]:
    """The API's address first: what the vendor means by Host is explained nowhere."""
    center = data_center(sitting)
    return center.api, center.accounts, center.crm


def pair_questions(sitting: Sitting) -> list[Question]:
    noted = sitting.surroundings.noted_down
    return [
        Question(
            "connector.client_id",
            "Client Id that the form issued",
            noted=noted.get("connector.client_id", ""),
            check=one_word,
            help="The connector's own, bound to the workspace; it may differ from the account's.",
        ),
        Question(
            "connector.api_key",
            "API key that the form issued",
            Kind.SECRET,
            noted=noted.get("connector.api_key", ""),
            check=one_word,
            follows=("connector.client_id",),
        ),
        Question(
            "connector.host",
            "Which Host did the form take?",
            Kind.CHOICE,
            default=host_candidates(sitting)[0],
            choices=tuple(Choice(host, host) for host in dict.fromkeys(host_candidates(sitting))),
            help="Remembered for the next time the form is filled in.",
        ),
    ]


def one_word(answer: str, _answers: Answers) -> Problem | None:
    if any(character.isspace() for character in answer):
        return Problem("There is a space or a line break in it. Copy it again, by itself.")
    return None


def validate_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    client_id, user = sitting.answer("connector.client_id"), sitting.answer("ideolve.primary_contact")
    if not client_id:
        return []

    async def do() -> str:
        api = IdeolveApi(sitting.http, sitting.endpoints.ideolve_api)
        await api.authenticate(user, client_id, sitting.secret("connector.api_key"))
        return f"Ideolve accepts it for {user}."

    async def look() -> bool:
        await do()
        return True

    return [
        Task(
            f"ideolve/connector-pair/{client_id}/{user}",
            "Ideolve accepts the connector's Client Id and API key",
            "Ideolve",
            Automatic(do, look),
        )
    ]


STEP = Step(
    "connector",
    "Ideolve connector",
    "3",
    (
        Do("form", "The form", "Ideolve reads your CRM with the refresh token you give it here.", form_tasks),
        Ask("pair", "What it issued", "These two go into the functions in CRM later.", pair_questions),
        Do(
            "validate",
            "Validate",
            "One call to Ideolve proves the pair, and changes nothing.",
            validate_tasks,
        ),
    ),
    needs=("workspace", "consent"),
)
