"""What Ideolve's page shows after the form was saved: the same pair, or a new one that goes where it is used.

A new pair is kept beside the one in use until Ideolve accepted it.
"""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Question
from zoho_ideolve_wizard.engine.task import Automatic, Outcome, Task
from zoho_ideolve_wizard.guide import connector
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.ideolve_access import judged
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.services.failure import ServiceFailure

SHOWS = "connector.page_shows"
SAME, NEW = "same", "new"
NEW_ID, NEW_KEY = "connector.new_client_id", "connector.new_api_key"
SHOWN_AT = "connector.shown_at"
"""When the admin said what the page shows: each time, the pair is proven anew."""


def shown_questions(sitting: Sitting) -> list[Question]:
    """Without a pair in use, the page can only show a new one."""
    choices = (
        Choice(SAME, "The same as before, or none at all"),
        Choice(
            NEW, "A new Client Id and API key", "The old ones stop working then: the functions need these."
        ),
    )
    in_use = sitting.answer("connector.client_id")
    asked = [
        Question(
            SHOWS,
            "What does Ideolve's page show after saving?",
            Kind.CHOICE,
            choices=choices if in_use else choices[1:],
            default=NEW,
            help=f"In use until now: Client Id {in_use}." if in_use else "",
        ),
        *new_pair_questions(sitting),
    ]
    if in_use and not sitting.secret("connector.api_key"):
        asked.append(
            Question(
                "connector.api_key",
                "The API key in use",
                Kind.SECRET,
                check=connector.one_word,
                applies=lambda answers: answers.get(SHOWS) == SAME,
                help="It was kept for one run only.",
            )
        )
    return asked


def new_pair_questions(sitting: Sitting) -> list[Question]:
    def is_new(answers: Answers) -> bool:
        return answers.get(SHOWS, NEW) == NEW

    return [
        Question(
            NEW_ID,
            "New Client Id",
            check=connector.not_the_accounts(sitting, secret=False),
            applies=is_new,
        ),
        Question(
            NEW_KEY,
            "New API key",
            Kind.SECRET,
            check=connector.not_the_accounts(sitting, secret=True),
            applies=is_new,
            follows=(NEW_ID,),
        ),
    ]


async def shown_now(_sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    return {SHOWS: NEW, **given, SHOWN_AT: tokens.now()}


async def forget(sitting: Sitting) -> None:
    """What was said and not carried on belongs to an earlier time. Raises ServiceFailure."""
    for key in (SHOWS, NEW_ID):
        sitting.ledger.forget_place(f"draft/{key}")
    with kept_here():
        sitting.profile.drop_many([SHOWS, NEW_ID, SHOWN_AT])
        if sitting.has_vault:
            await sitting.vault.forget(NEW_KEY)


def tasks(sitting: Sitting) -> list[Task]:
    """The pair is proven; a new one is then put in place of the old."""
    shown_at = sitting.answer(SHOWN_AT)
    if not shown_at:
        return []
    is_new = sitting.answer(SHOWS) == NEW
    client_id = sitting.answer(NEW_ID if is_new else "connector.client_id")
    secret = NEW_KEY if is_new else "connector.api_key"

    async def prove() -> str:
        try:
            with judged(sitting, NEW_ID if is_new else "connector.client_id", secret):
                return await connector.proven(sitting, client_id, sitting.secret(secret))
        except ServiceFailure as failure:
            if failure.code == "WRONG_PAIR" and not is_new:
                failure.remedy = _LOOK_AGAIN
            raise

    async def holds() -> bool:
        await prove()
        return True

    proving = Task(
        f"token/pair/{shown_at}",
        f"Ideolve accepts the {'new' if is_new else 'old'} Client Id and API key",
        "Ideolve",
        Automatic(prove, holds),
    )
    return [proving, _carrying(sitting, shown_at, client_id, (proving.key,))] if is_new else [proving]


def _carrying(sitting: Sitting, shown_at: str, client_id: str, needs: tuple[str, ...]) -> Task:
    async def carry() -> str:
        with kept_here():
            await _put_in_place(sitting, client_id, sitting.secret(NEW_KEY))
        where = "CRM's variables hold" if ours(sitting) else "The functions in CRM hold"
        return f"It is the pair in use now. {where} the old one until the new one is put in there."

    async def is_there() -> bool:
        return False  # doing it twice does no harm

    return Task(
        f"token/carry/{shown_at}",
        "The new pair takes the place of the old one here",
        "This computer",
        Automatic(carry, is_there),
        needs,
    )


async def _put_in_place(sitting: Sitting, client_id: str, api_key: str) -> None:
    """In this order, so that a death between leaves more to do, never less."""
    used = (sitting.answer("connector.client_id"), sitting.secret("connector.api_key"))
    if used != (client_id, api_key):
        sitting.profile.set(connector.PAIR_SINCE, tokens.now())
        await sitting.put_secrets({"connector.api_key": api_key})
        sitting.profile.set("connector.client_id", client_id)
        # Only now is the old pair out of use; a copy of the new one that is left over is dropped by `forget`.
        for task in connector.validate_tasks(sitting):
            sitting.ledger.end(task, Outcome.VERIFIED, "Ideolve accepted it when the pair was replaced.")
    sitting.profile.set(SHOWS, SAME)
    sitting.profile.drop(NEW_ID)
    await sitting.vault.forget(NEW_KEY)


_LOOK_AGAIN = (
    "The form has probably issued a new pair: look at its page, go back one part, and enter what stands there. The "
    "token in use until now is untouched."
)
