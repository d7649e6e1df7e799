"""What was done before a test begins: earlier steps, gone through without the screens."""

from collections.abc import Mapping

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.consent import Attempt
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.consent_scopes import SCOPES
from zoho_ideolve_wizard.guide.credentials.registration import DEVICE, SELF_CLIENT
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Part, People, Report, Step
from zoho_ideolve_wizard.guide.steps import PLACE
from zoho_ideolve_wizard.integration.roster import parse, people_of
from zoho_ideolve_wizard.services.zoho import scopes

OVER = "over"


async def headstart(
    sitting: Sitting,
    rehearsal: Rehearsed,
    person: Person,
    up_to: str,
    *,
    answers: Mapping[str, str] | None = None,
    people: str = "",
) -> None:
    """Does all steps before `up_to` ("consent", or a part of it: "connector/pair"), so that the setup opens
    there; with `OVER` all of them, the report seen.

    `answers` are given in place of what was noted down or is suggested; `people` is as pasted.
    """
    own = {"secrets.vault": "memory", automation_access.WAY: automation_access.VENDOR} | dict(answers or {})
    await sitting.open_vault(own["secrets.vault"], own.get("secrets.passphrase", ""))
    step_key, _, part_key = up_to.partition("/")
    for step in steps.SETUP:
        done: set[str] = set()
        while part := next((one for one in steps.parts_of(step, sitting) if one.key not in done), None):
            if step.key == step_key and part_key in ("", part.key):
                sitting.ledger.remember(PLACE, f"{step.key}/{part.key}")
                return
            done.add(part.key)
            sitting.ledger.remember(PLACE, f"{step.key}/{part.key}")
            await _do(sitting, rehearsal, person, step, part, own, people)
    if up_to != OVER:
        raise LookupError(f"there is no step {up_to}")


async def _do(
    sitting: Sitting,
    rehearsal: Rehearsed,
    person: Person,
    step: Step,
    part: Part,
    own: dict[str, str],
    people: str,
) -> None:
    match part:
        case Ask():
            if (step.key, part.key) == ("connector", "pair") and "connector.api_key" not in own:
                own |= await _connector_pair(sitting, person)
            if part.prepare is not None:
                await part.prepare(sitting)
            await _answer(sitting, step.key, part, own)
        case Do():
            await work(sitting, part)
        case Consent():
            await consent(sitting, rehearsal, person, part)
        case People():
            sitting.profile.set_people(people_of(parse(people)))
        case Report():
            steps.see_report(sitting)


async def _answer(sitting: Sitting, step_key: str, part: Ask, own: Mapping[str, str]) -> None:
    questions = part.questions(sitting)
    answers = dict(sitting.answers)
    given: dict[str, str] = {}
    for question in questions:
        if question.applies(answers) and question.key != "secrets.passphrase":
            answer = own.get(question.key, question.noted or question.default)
            if answer:
                given[question.key] = answers[question.key] = answer
    if part.before_keeping is not None and step_key == "automation":
        given = dict(await part.before_keeping(sitting, given))
    await sitting.keep(given, questions, steps.every_question(sitting))


async def work(sitting: Sitting, part: Do) -> None:
    """Does the tasks of a part: what can be done by program, then the rest as if by hand."""
    board = Board(part, sitting)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    for page in board.pages():
        board.confirm(page)


async def consent(
    sitting: Sitting, rehearsal: Rehearsed, person: Person, part: Consent | None = None
) -> None:
    """Consent in the way that was chosen, and the token accepted."""
    attempt = Attempt(sitting, part)
    if attempt.way == DEVICE:
        start = await attempt.start_device()
        await person.types_device_code(start.verification_url, start.user_code)
        await attempt.follow_device(start, lambda _waiting: None)
    else:
        if attempt.way == SELF_CLIENT:
            console = rehearsal.value("console")
            code = await person.generates_code(console, scopes.text(SCOPES[attempt.purpose]))
        else:
            code = (await person.accepts(attempt.url)).address
        await attempt.exchange(attempt.read(code))
    await attempt.accept()


async def _connector_pair(sitting: Sitting, person: Person) -> dict[str, str]:
    card = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    if card is None:
        raise LookupError("there is no token yet")
    pair = await person.saves_connector(
        host=data_center(sitting).api,
        client_id=card.client_id,
        client_secret=sitting.secret(tokens.client_secret_of(card.client_id)),
        refresh_token=sitting.secret(tokens.key_of(Purpose.CONNECTOR, Slot.CURRENT)),
        user=sitting.answer("ideolve.primary_contact"),
        workspace=sitting.answer("workspace.name"),
    )
    return {"connector.client_id": pair.id, "connector.api_key": pair.secret}
