"""The job that changes the administrator: the successor consents, the form is saved again, the rest is handed over.

Until the new token has proven itself the leaver's stays in use; after that it works until it is revoked.
"""

from collections.abc import Mapping
from dataclasses import replace

from zoho_ideolve_wizard.deluge.catalog import CONNECTION
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide import application, token
from zoho_ideolve_wizard.guide.credentials import client_answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials import registration, token_pair, token_state, token_swap, tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, registered
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import by_catalog
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Facts, Part, Refused, Step
from zoho_ideolve_wizard.guide.team import administrator_hands as hands
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team import administrator_who as who
from zoho_ideolve_wizard.guide.team import refusals
from zoho_ideolve_wizard.guide.team.administrator_state import ANEW, Change, Rests
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.services.failure import ServiceFailure

KEY = state.KEY
PLACE = f"{KEY}/place"


def register_tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    """The successor's own client: that somebody else registered one does not count."""
    change = state.change_of(sitting)
    if change is None:
        return []
    to = state.successor(sitting, change)
    return [
        replace(task, key=f"{task.key}/by/{to}/{change.began}", title=f"{to} has registered a client")
        for task in token.register_tasks(sitting)
    ]


async def new_client(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Raises Refused for the client that is to be replaced, and for another one without its own secret."""
    change, given_id = state.change_of(sitting), given[BESIDE.client_id]
    if change and change.client == ANEW and given_id == change.client_id:
        raise Refused.of(BESIDE.client_id, wrong.LEAVERS_CLIENT.about(leaver=change.leaver))
    return await token.whole_client(sitting, given)


WHO = Ask(
    "who",
    "Who",
    "Meanwhile everything works as before.",
    who.questions,
    who.take,
    prepare=who.read,
)
REGISTER = replace(
    token.REGISTER,
    title="Register",
    intro="Done by the successor: a client belongs to the account that registers it.",
    tasks=register_tasks,
)
CLIENT = replace(token.CLIENT, title="Id", before_keeping=new_client)
CONSENT = Consent(
    "consent",
    "Consent",
    "The successor logs in.",
    Purpose.CONNECTOR,
    promote=False,
    whose=who.WHOSE,
)
HANDS = Do("rest", "Rest", "What else rests on whoever leaves, most of it by hand.", hands.tasks)
OLD = replace(
    token.OLD,
    title="Old",
    intro=f"Nothing public proves which token Ideolve uses: wait {counted(token_swap.OLD_WORKS_FOR, 'day')}.",
)


def _new_client_questions(sitting: Sitting) -> list[Question]:
    return application.credential_questions(sitting, BESIDE, anew=True)


NEW_CLIENT = replace(
    CLIENT, intro="Of the client that the successor has registered.", questions=_new_client_questions
)


def administrator_job(sitting: Sitting) -> Step:
    """For the change that `begin` began. Made anew after every part."""
    change = state.change_of(sitting)
    parts: list[Part] = [WHO]
    if change is not None:
        state.resume(sitting)
        parts = [
            replace(WHO, intro=f"{change.leaver} consented; another administrator takes over. {WHO.intro}")
        ]
        if Rests.CONNECTOR in change.rested:
            parts += [*_client_parts(change), _consent(sitting, change)]
            parts += [part for part in token.END if part.applies(sitting)]
        parts.append(HANDS)
        if change.rested.intersection((Rests.CONNECTOR, Rests.OLD)):
            parts.append(
                replace(OLD, intro=f"{OLD.intro} Until it is revoked, {change.leaver} cannot be removed.")
            )
    return Step(KEY, "Administrator changes", "", tuple(parts))


def _client_parts(change: Change) -> list[Part]:
    if change.client == ANEW:
        return [token.WAY, REGISTER, NEW_CLIENT]
    return [CLIENT] if change.asks_client else []


def _consent(sitting: Sitting, change: Change) -> Consent:
    """It says who has to log in."""
    to = state.successor(sitting, change) or "The successor"
    return replace(
        CONSENT, intro=f"{to} logs in, best in a private window. The token in use stays in use meanwhile."
    )


async def begin(sitting: Sitting, person: Person | None = None, facts: TeamFacts | None = None) -> None:
    """Starts with this leaver, else with whose consent Ideolve's token rests on; a change under way goes on.

    Sets the job's place. Raises ServiceFailure where there is nothing to hand over, or something else comes first.
    """
    change = state.change_of(sitting)
    if change is None or (person is not None and person.address != change.address):
        change = await _begun(sitting, person, facts)
    state.resume(sitting)
    state.keep(sitting, place=f"{KEY}/{first_part(sitting, change).key}")


async def _begun(sitting: Sitting, person: Person | None, facts: TeamFacts | None) -> Change:
    in_use = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    if in_use is None or not in_use.user_email:
        raise ServiceFailure.of(troubles.NOTHING_TO_HAND_OVER)
    address = (person.address if person else in_use.user_email).lower()
    change = Change(
        address,
        (person.name if person else "") or (in_use.user_name if address == in_use.user_email.lower() else ""),
        _user_id(sitting, address, facts),
        tokens.now(),
        in_use.client_id,
        frozenset(),
    )
    waiting = token_swap.waiting(sitting)
    if change.is_leavers(waiting):
        raise ServiceFailure.of(troubles.NEW_TOKEN_WAITS.about(who=change.leaver))
    if not sitting.answer(CONNECTION_BY) and _connection_is_made(sitting):
        sitting.profile.set(CONNECTION_BY, in_use.user_email.lower())
    rests = state.rests_now(sitting, change)
    if not rests:
        raise ServiceFailure.of(troubles.NOTHING_RESTS.about(who=change.address))
    state.end(sitting)
    sitting.ledger.forget_place(f"draft/{token_swap.OLD}")
    if waiting is None:
        await token_pair.forget(sitting)
    if token_state.new_token(sitting) is None:
        with kept_here():
            await registration.forget(sitting)
    state.keep(
        sitting,
        address=address,
        name=change.name,
        user_id=change.user_id,
        client_id=change.client_id,
        rested=",".join(sorted(rests)),
        began=change.began,
    )
    return replace(change, rested=rests)


def _user_id(sitting: Sitting, address: str, facts: TeamFacts | None) -> str:
    """CRM's id of that user: as a token's card has it, else as CRM lists it; empty if neither does."""
    cards = (tokens.card(sitting.profile, purpose, slot) for purpose in Purpose for slot in Slot)
    known = [one.user_id for one in cards if one and one.user_email.casefold() == address and one.user_id]
    user = facts.user(address) if facts else None
    return known[0] if known else user.id if user else ""


def _connection_is_made(sitting: Sitting) -> bool:
    record = sitting.ledger.last(by_catalog.key_of(CONNECTION))
    return record is not None and record.outcome.holds


def first_part(sitting: Sitting, change: Change) -> Part:
    """Where it opens: derived from what is there, so that it is right after a sudden end, too."""
    waits = token_swap.waiting(sitting) is not None
    if not state.successor(sitting, change):
        return WHO
    if Rests.CONNECTOR in state.rests_now(sitting, change):
        return token.next_part(sitting) if waits else _before_form(sitting, change)
    if Rests.CONNECTOR in change.rested and token_state.functions_are_open(sitting):
        return token.FUNCTIONS
    return OLD if _all_done(sitting) and Rests.OLD in state.rests_now(sitting, change) else HANDS


def _before_form(sitting: Sitting, change: Change) -> Part:
    if change.client == ANEW and not _hold(register_tasks(sitting), sitting):
        return token.WAY
    now = registered(sitting, BESIDE)
    is_old = change.client == ANEW and now.client_id == change.client_id
    return CLIENT if is_old or not now.client_secret else CONSENT


def _hold(tasks: list[Task], sitting: Sitting) -> bool:
    records = sitting.records
    found = [plan.outcome(task, records) for task in tasks]
    return bool(found) and all(one.holds or one is Outcome.WAITING_OTHER for one in found)


def _all_done(sitting: Sitting) -> bool:
    return _hold(hands.tasks(sitting), sitting)


def settle(sitting: Sitting) -> bool:
    """Writes down on whom the connection rests now, and says whether nothing rests on the leaver any more and all
    is handed over. To be called whenever something changed; twice changes nothing. Raises ProfileError."""
    change = state.change_of(sitting)
    if change is None:
        return False
    if Rests.CONNECTION in change.rested:
        record = sitting.ledger.last(hands.connection_key(sitting, change))
        made = record is not None and record.outcome.holds
        by = state.successor(sitting, change) if made else change.address
        sitting.profile.set(CONNECTION_BY, by)
    over = not refusals.rests_on(change.address, sitting, None) and not state.rests_now(sitting, change)
    return over and _all_done(sitting)


def can_give_up(sitting: Sitting) -> bool:
    """Whether a successor was named and the leaver's token is still in use."""
    change = state.change_of(sitting)
    if change is None or not state.successor(sitting, change):
        return False
    return Rests.CONNECTOR not in change.rested or Rests.CONNECTOR in state.rests_now(sitting, change)


async def give_up(sitting: Sitting) -> None:
    """The successor's token, if there is one, is revoked, and everything stays with the leaver.

    Raises ServiceFailure: then nothing is given up.
    """
    change = state.change_of(sitting)
    if change is None:
        return
    if tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.PENDING):
        await token_swap.give_up(sitting)
    with kept_here():
        await registration.forget(sitting)
    state.end(sitting)


def finish(sitting: Sitting) -> Person | None:
    """The leaver, once, when the change is over: who can be removed now. None before. Raises ProfileError."""
    change = state.change_of(sitting)
    if change is None or not settle(sitting):
        return None
    state.end(sitting)
    listed = {person.address: person for person in sitting.profile.people()}
    return listed.get(change.address, Person(change.address, change.name))
