"""Ideolve connector (guide 3): its form filled in, the issued pair entered and validated."""

import re

from zoho_ideolve_wizard.engine.question import Answers, Check, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide.company import data_center, token_in
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, client_secret_of, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Step
from zoho_ideolve_wizard.guide.team.ideolve_access import judged
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi

GRANT_TYPE = "refresh_code"
"""The form's own label; OAuth's word is refresh_token."""

SECRET_SINCE = "zoho.client_secret_since"  # noqa: S105 - the name of a setting
"""When the client's secret was replaced by another: the form holds the old one until it is saved again."""

KEY_SINCE = "connector.key_since"
"""When the API key was entered last: what was proven before that was proven of another."""

PAIR_SINCE = "connector.pair_since"
"""When the connector's pair was replaced by another: the functions hold the old one until it is put in."""


def form_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return form_of(sitting, Slot.CURRENT)


_SAVE = "Save. Ideolve shows a Client Id and an API key: keep the page open, they are asked for next."
_SAVE_AGAIN = "Save, and keep the page open: next you are asked whether it shows a new Client Id and API key, and for these."


def _which_host(sitting: Sitting) -> str:
    if sitting.answer("connector.host"):
        return "The Host is the one that the form took the last time."
    return "Ideolve does not say which Host it means; this one is the likeliest."


def form_of(sitting: Sitting, slot: Slot) -> list[Task]:
    """The form with the token in that slot; another token or client secret has to be saved there anew."""
    token = token_in(sitting, Purpose.CONNECTOR, slot)
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
            f"Fill in the form, field by field. {_which_host(sitting)}",
            values=(
                Value("Host", hosts[0]),
                Value("Client Id", token.client_id),
                Value("Client Secret", secret=client_secret_of(token.client_id)),
                Value("Grant Type", GRANT_TYPE),
                Value("Refresh Token", secret=key_of(Purpose.CONNECTOR, slot)),
                Value("User", sitting.answer("ideolve.primary_contact")),
                Value("Workspace", sitting.answer("workspace.name")),
            ),
        ),
        Instruction(
            "Only if it refuses the Host, try these.",
            values=tuple(Value("Host", host, spare=True) for host in hosts[1:]),
        ),
        Instruction(_SAVE_AGAIN if sitting.answer("connector.client_id") else _SAVE),
    )
    title = "Fill in and save the connector form"
    return [Task(form_key(sitting, token), title, "Ideolve", ByHand(steps))]


def form_key(sitting: Sitting, token: TokenCard) -> str:
    """Of the task that the form is saved with this token, and with all else that it holds now."""
    shown = [token.issued_at, sitting.answer("ideolve.primary_contact"), sitting.answer("workspace.name")]
    shown += [since] if (since := sitting.answer(SECRET_SINCE)) else []
    return f"ideolve/connector-form/{'/'.join(shown)}"


def form_holds(sitting: Sitting, token: TokenCard) -> bool:
    """Whether the admin said that the form was saved with this token."""
    record = sitting.ledger.last(form_key(sitting, token))
    return record is not None and record.outcome.holds


def save_again(sitting: Sitting, slot: Slot) -> None:
    """Whatever was said before, the form is to be saved with the token in that slot."""
    for task in form_of(sitting, slot):
        sitting.ledger.undo(task, "The form is to be saved again.")


def host_candidates(sitting: Sitting) -> tuple[str, str, str]:
    """The one that the form took the last time, else the API's address first: what the vendor means by Host is
    explained nowhere."""
    center = data_center(sitting)
    took = sitting.answer("connector.host")
    first, second, third = sorted((center.api, center.accounts, center.crm), key=lambda host: host != took)
    return first, second, third


def pair_questions(sitting: Sitting) -> list[Question]:
    noted = sitting.surroundings.noted_down
    return [
        Question(
            "connector.client_id",
            "Client Id that the form issued",
            noted=noted.get("connector.client_id", ""),
            check=not_the_accounts(sitting, secret=False),
            help="The connector's own, bound to the workspace; it may differ from the account's.",
        ),
        Question(
            "connector.api_key",
            "API key that the form issued",
            Kind.SECRET,
            noted=noted.get("connector.api_key", ""),
            check=not_the_accounts(sitting, secret=True),
            follows=("connector.client_id",),
            since=KEY_SINCE,
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
    """Of Client Id and API key alike; all that Zoho issues begins alike too, and is easily copied instead."""
    if re.match(r"1000\.\w", answer):
        return Problem(wrong.ZOHOS)
    if any(character.isspace() for character in answer):
        return Problem(wrong.SEVERAL_WORDS)
    return None


def not_the_accounts(sitting: Sitting, *, secret: bool) -> Check:
    """A check that asks where the pair of the account is entered: Ideolve accepts that one too, so validating would
    not show it. They may be equal. Where the Client Id was asked about, the key is taken with it."""
    account_id = sitting.answer("ideolve.account_client_id")
    account = sitting.secret("ideolve.account_api_key") if secret else account_id

    def check(answer: str, answers: Answers) -> Problem | None:
        asked_already = secret and account_id in (
            answers.get("connector.client_id"),
            answers.get("connector.new_client_id"),
        )
        if answer and answer == account and not asked_already:
            what = "API key" if secret else "Client Id"
            return Problem(wrong.ACCOUNTS_PAIR.about(which=what), can_override=True)
        return one_word(answer, answers)

    return check


async def proven(sitting: Sitting, client_id: str, api_key: str) -> str:
    """The published call that proves a pair and changes nothing. Raises ServiceFailure."""
    user = sitting.answer("ideolve.primary_contact")
    await IdeolveApi(sitting.http, sitting.endpoints.ideolve_api).authenticate(user, client_id, api_key)
    return f"Ideolve accepts it for {user}."


_ENTER_KEY = "Go to Ideolve connector › What it issued, and enter it again."


def validate_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    client_id, user = sitting.answer("connector.client_id"), sitting.answer("ideolve.primary_contact")
    if not client_id:
        return []

    async def do() -> str:
        api_key = sitting.secret("connector.api_key")
        if not api_key:
            raise ServiceFailure.of(
                troubles.SECRET_NOT_AT_HAND.about(secret="connector's API key", remedy=_ENTER_KEY)  # noqa: S106
            )
        with judged(sitting, "connector.client_id", "connector.api_key"):
            return await proven(sitting, client_id, api_key)

    async def look() -> bool:
        await do()
        return True

    since = sitting.answer(KEY_SINCE)
    return [
        Task(
            "/".join(filter(None, ("ideolve/connector-pair", client_id, user, since))),
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
