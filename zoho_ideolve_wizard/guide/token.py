"""The token job: regenerate, widen, a new client secret, a new pair; each made of the same parts.

Until the new token has proven itself the old one stays in use, and after that it is still there.
"""

from collections.abc import Mapping
from dataclasses import replace

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.question import Question, unanswered
from zoho_ideolve_wizard.engine.task import Nothing, Task
from zoho_ideolve_wizard.guide import application, automation, connector, consent, steps
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials import (
    registration,
    token_pair,
    token_scopes,
    token_secret,
    token_state,
    token_swap,
)
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_paths, health, prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Facts, Part, Step
from zoho_ideolve_wizard.guide.words.failures import kept_here

KEY = "token"
PLACE = f"{KEY}/place"


def form_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return connector.form_of(sitting, token_swap.working_slot(sitting))


def prove_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    """The pair first, then the new token, if one waits."""
    pair = token_pair.tasks(sitting)
    return [*pair, *token_swap.tasks(sitting, tuple(task.key for task in pair))] if pair else []


def function_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    if not sitting.answer(connector.PAIR_SINCE):
        return [Task("token/functions", "The functions in CRM", "Zoho CRM", Nothing("The pair is the same."))]
    return automation.pair_tasks(sitting)


def again_tasks(sitting: Sitting, facts: Facts | None = None) -> list[Task]:
    """What the setup has proven with the pair before: the test note first."""
    notes = automation_paths.tasks(sitting)
    needs = tuple(task.key for task in notes)
    return [*notes, *(replace(task, needs=(*needs, *task.needs)) for task in prove.tasks(sitting, facts))]


def _has_to_be_shown_again(sitting: Sitting) -> bool:
    return bool(sitting.answer(connector.PAIR_SINCE)) and health.offered(sitting)


def _way_questions(sitting: Sitting) -> list[Question]:
    return application.way_questions(sitting, BESIDE)


async def _way(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    return await application.port_is_free(sitting, given, BESIDE)


def register_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return application.tasks(sitting, names=BESIDE)


def _client_questions(sitting: Sitting) -> list[Question]:
    return application.credential_questions(sitting, BESIDE)


async def whole_client(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    return await application.whole_client(sitting, given, BESIDE)


_WAY, _REGISTER, _CLIENT = application.STEP.parts
if not isinstance(_WAY, Ask) or not isinstance(_REGISTER, Do) or not isinstance(_CLIENT, Ask):
    raise TypeError("the parts of the application are a form, tasks and a form")
WAY = replace(
    _WAY,
    title="Way",
    intro="As before, or another of the four ways: all end in the same token. Nothing changes before that is in use.",
    questions=_way_questions,
    before_keeping=_way,
)
REGISTER = replace(_REGISTER, title="Register", tasks=register_tasks)
CLIENT = replace(_CLIENT, title="Client", questions=_client_questions, before_keeping=whole_client)
SCOPES = Ask(
    "scopes",
    "Scopes",
    "What the token has, it keeps. A new consent adds to it, and gives a new token.",
    token_scopes.questions,
    token_scopes.to_add,
)
CONSENT = Consent(
    "consent",
    "Consent",
    "Log in as the same administrator as before. The token in use stays in use meanwhile.",
    Purpose.CONNECTOR,
    promote=False,
)
FORM = Do("form", "Form", "Ideolve goes on using what was saved before, until you save this.", form_tasks)
PAIR = Ask(
    "pair",
    "Pair",
    "Nobody has published whether saving again issues a new pair: the page says it.",
    token_pair.shown_questions,
    token_pair.shown_now,
)
NEW_PAIR = replace(
    PAIR,
    intro="The connector's pair, as Ideolve shows it: the form under Connect to Other Applications › Zoho CRM.",
    questions=token_pair.new_pair_questions,
)
PROVE = Do(
    "prove", "Prove", "One call to Ideolve proves the pair. Only then anything is replaced.", prove_tasks
)
FUNCTIONS = Do(
    "functions",
    "CRM",
    "CRM's functions fail until they have the new pair: in CRM's variables, or in the code of each function.",
    function_tasks,
)
OLD = Ask(
    "old",
    "Old token",
    "Nothing public proves which token Ideolve uses. Wait until it has worked with the new one for "
    f"{counted(token_swap.OLD_WORKS_FOR, 'day')}.",
    token_swap.old_questions,
    token_swap.end_old,
)
SECRET = Ask(
    "secret",
    "Secret",
    "You made a new client secret in Zoho's API Console. Ideolve holds the old one until the form is saved again.",
    token_secret.questions,
    token_secret.prove_and_keep,
)
AGAIN = Do(
    "again",
    "Test",
    "The new pair is proven where it is used: by a test note, then by one account that is made in CRM and deleted "
    "again. Both notes stay in Ideolve.",
    again_tasks,
    prove.look,
    applies=_has_to_be_shown_again,
)

END = (FORM, PAIR, PROVE, FUNCTIONS, AGAIN)
REGENERATE = Step(KEY, "A new token", "", (WAY, REGISTER, CLIENT, CONSENT, *END, OLD))
TEAM_CONSENT = Consent(
    "consent",
    "Consent",
    "Its scopes are asked for anew, together with those it lacks. The token before it is revoked then.",
    Purpose.TEAM,
    anew=lambda sitting: bool(token_scopes.lacking(sitting, Purpose.TEAM)),
)
WIDEN = Step(KEY, "More scopes", "", (SCOPES, CLIENT, CONSENT, *END, OLD))
WIDEN_TEAM = Step(KEY, "More scopes for the team", "", (TEAM_CONSENT,))
NEW_SECRET = Step(KEY, "A new client secret", "", (SECRET, *END))
SAVE_AGAIN = Step(KEY, "The form again", "", END)
INTO_CRM = Step(KEY, "The pair in CRM", "", (FUNCTIONS, AGAIN))
NEW_KEY = Step(KEY, "A new API key", "", (NEW_PAIR, PROVE, FUNCTIONS, AGAIN))

JOBS = {
    "regenerate": REGENERATE,
    "widen": WIDEN,
    "widen-team": WIDEN_TEAM,
    "secret": NEW_SECRET,
    "key": NEW_KEY,
    "form": SAVE_AGAIN,
    "functions": INTO_CRM,
}
"""By the name of the choice that begins them."""


def job_now(job: Step, sitting: Sitting) -> Step:
    """With the parts that belong to it now. Where it opens at the consent, what stands before that is said."""
    now = replace(job, parts=steps.parts_of(job, sitting))
    begun = (
        token_state.new_token(sitting) or sitting.answer(token_pair.SHOWN_AT) or sitting.answer(BESIDE.way)
    )
    if job is not REGENERATE or begun or not consent.ready(CONSENT, sitting):
        return now
    as_before = replace(CONSENT, intro=f"{CONSENT.intro} For another way or client go back.")
    parts = tuple(as_before if part is CONSENT else part for part in now.parts)
    return replace(now, title=f"{job.title}: way and client as before", parts=parts)


def first_part(job: Step, sitting: Sitting) -> Part:
    """Where a job opens: derived from what is there, so that it is right after a sudden end, too."""
    waits = token_swap.waiting(sitting) is not None
    if job is SAVE_AGAIN or (waits and job in (REGENERATE, WIDEN)):
        return next_part(sitting)
    return CONSENT if job is REGENERATE and consent.ready(CONSENT, sitting) else job.parts[0]


def next_part(sitting: Sitting) -> Part:
    """The first part after consent that is not done."""
    card = token_in(sitting, Purpose.CONNECTOR, token_swap.working_slot(sitting))
    if card is None or not connector.form_holds(sitting, card):
        return FORM
    open_questions = unanswered(token_pair.shown_questions(sitting), sitting.answers)
    return PROVE if sitting.answer(token_pair.SHOWN_AT) and not open_questions else PAIR


async def begin(job: Step, sitting: Sitting) -> None:
    """Sets the job's place. What an earlier job left of its questions is dropped, unless its new token still waits;
    a form that is saved and proven is to be saved again. Raises ServiceFailure."""
    sitting.ledger.forget_place(f"draft/{token_swap.OLD}")
    if CONSENT in job.parts and token_state.new_token(sitting) is None:
        with kept_here():
            await registration.forget(sitting)
            sitting.profile.drop(token_scopes.EXTRA)
    if not token_swap.waiting(sitting):
        await token_pair.forget(sitting)
        if job is SAVE_AGAIN and not token_state.form_is_open(sitting):
            connector.save_again(sitting, Slot.CURRENT)
    sitting.ledger.remember(PLACE, f"{KEY}/{first_part(job, sitting).key}")
