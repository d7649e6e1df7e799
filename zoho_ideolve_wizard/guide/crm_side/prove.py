"""Prove it: one throw-away account shows that rule, mapping, function, variables and Ideolve work together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import Automatic, Nothing, Outcome, Record, Task
from zoho_ideolve_wizard.engine.watch import Watch
from zoho_ideolve_wizard.guide.connector import PAIR_SINCE
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.crm_side import chain, prove_by_hand, throw_away
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours as ours_run
from zoho_ideolve_wizard.guide.crm_side.chain import Broken, Chain
from zoho_ideolve_wizard.guide.crm_side.chain_reading import read_chain
from zoho_ideolve_wizard.guide.crm_side.throw_away import ThrowAway
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords

SYSTEM = "Zoho CRM"
RULE = ours.RULES[0]
"""The rule of accounts: the one that is proven. Those of deals and meetings are read, and hang on the same."""

NOTE, STATE = "Ideolve_Note_Id", "Ideolve_State"

PROVED = "automation/prove/"
LEFT_OVER = "automation/test-account/"

EVERY = 3.0
"""Seconds between two looks at the account."""
LIMIT = 180.0
"""Seconds until a note's id that has not come is taken to come no more. Rules run within seconds as a rule."""

_STAYS = "The note stays in Ideolve: no public call deletes one."


@dataclass(frozen=True)
class _Seen:
    """What the account said of itself, the last time it was looked at."""

    note_id: str = ""
    state: str = ""
    stopped: bool = False


def key(sitting: Sitting) -> str:
    """Another pair of the connector has to be proven anew."""
    parts = [sitting.answer("connector.client_id"), sitting.answer(PAIR_SINCE)]
    return PROVED + "/".join(part for part in parts if part)


def latest(sitting: Sitting) -> Record | None:
    """The last proof with the pair of now; None if there was none."""
    own = key(sitting)
    found = [one for name, one in sitting.records.items() if name == own or name.startswith(f"{own}/again ")]
    return max(found, key=lambda one: (one.at is not None, one.at, one.key), default=None)


def left_over_key(account: ThrowAway) -> str:
    return LEFT_OVER + sha256(account.name.encode()).hexdigest()[:12]


def tasks(sitting: Sitting, facts: Facts | None = None) -> list[Task]:
    return _tasks(sitting, facts, key(sitting))


def _tasks(sitting: Sitting, facts: Facts | None, own: str) -> list[Task]:
    """`own` is the key of the proof itself."""
    found = facts if isinstance(facts, Chain) else None
    by_api = automation_crm(sitting) is not None
    wanted: list[Task] = []
    if found is not None:
        wanted.append(_others(found))
    if account := throw_away.left_over(sitting.ledger):
        wanted.append(_left_over(sitting, account, by_api=by_api))
    needs = tuple(task.key for task in wanted)
    return [*wanted, _proof(sitting, found, own, needs, by_api=by_api)]


async def look(sitting: Sitting) -> Facts:
    """Reads the whole chain, where the token may; nothing is written. Raises ServiceFailure."""
    crm = automation_crm(sitting)
    return Chain(RULE) if crm is None else await read_chain(sitting, crm, RULE)


def _others(found: Chain) -> Task:
    """Other active rules act on the account as well. A rule that is added later asks again."""
    others = found.others()
    if found.rules is not None and not others:
        return Task(
            "automation/other-rules",
            "Check for other rules on accounts",
            SYSTEM,
            Nothing("No other rule on accounts is active."),
        )
    names = "|".join(sorted(one.id for one in others)) if found.rules is not None else "unknown"
    return Task(
        f"automation/other-rules/{sha256(names.encode()).hexdigest()[:12]}",
        "Look at the other rules on accounts, which may act on the test account",
        SYSTEM,
        prove_by_hand.others(None if found.rules is None else others),
    )


def _left_over(sitting: Sitting, account: ThrowAway, *, by_api: bool) -> Task:
    own, title = left_over_key(account), "The test account of the last time is deleted"
    twin = prove_by_hand.left_over(account.name)
    if not by_api:
        return Task(own, title, SYSTEM, twin, removes=True)

    async def do() -> str:
        records = CrmRecords(automation_crm_needed(sitting))
        return await throw_away.clear(sitting, records) or "It was deleted already."

    async def gone() -> bool:
        return throw_away.left_over(sitting.ledger) is None

    return Task(own, title, SYSTEM, Automatic(do, gone, twin), removes=True)


def _proof(sitting: Sitting, found: Chain | None, own: str, needs: tuple[str, ...], *, by_api: bool) -> Task:
    title = "A new account gets its note in Ideolve"
    record = sitting.records.get(own)
    by_hand = prove_by_hand.proof()
    if not by_api:
        return Task(own, title, SYSTEM, by_hand, needs)
    proven = record is not None and record.outcome in (Outcome.VERIFIED, Outcome.NOTHING)
    if record and proven and found is not None and chain.broken(found) is None:
        return Task(own, title, SYSTEM, Nothing(record.why), needs)
    watch = Watch()

    async def do() -> str:
        return await prove(sitting, watch)

    async def holds() -> bool:
        return False  # An account that was lost on the way proves nothing: another one is made.

    return Task(own, title, SYSTEM, Automatic(do, holds, by_hand, watch), needs)


async def prove(sitting: Sitting, watch: Watch) -> str:
    """Makes one account, waits for its note's id, deletes it, and says what came of it.

    Nothing is made while a link is seen to be broken. Raises ServiceFailure: its code is a `chain.Link`, or
    STOPPED.
    """
    crm = automation_crm_needed(sitting)
    records = CrmRecords(crm)
    await throw_away.clear(sitting, records)
    watch.say("Reading the rule, the function, the variables and the fields.")
    if found := chain.broken(await read_chain(sitting, crm, RULE)):
        raise _failure(found, "No account was made for the test.")
    name = throw_away.name_at(datetime.fromisoformat(tokens.now()).astimezone())
    account = await throw_away.make(sitting, records, name)
    try:
        seen = await _wait(records, account.id, watch)
    except ServiceFailure:
        await throw_away.clear(sitting, records)
        raise
    watch.say("Deleting the test account.")
    remark = await _cleared(sitting, records)
    if seen.note_id:
        return f"“{name}” got the note {seen.note_id}. {remark} {_STAYS}"
    if seen.stopped:
        raise ServiceFailure.of(troubles.STOPPED.about(remark=remark))
    raise _failure(chain.explained(await read_chain(sitting, crm, RULE, seen.state)), remark)


async def _wait(records: CrmRecords, account_id: str, watch: Watch) -> _Seen:
    """Until the id is there, the function says that it failed, the time is over, or the admin stops it."""
    waited = 0.0
    while True:
        watch.say(
            f"The account is made; waiting for its note's id: {waited:.0f} s so far, {LIMIT:.0f} s at most."
        )
        stopped = await watch.pause(EVERY)
        waited += EVERY
        fields = await records.record("Accounts", account_id, [NOTE, STATE])
        seen = _seen(fields or {}, stopped=stopped)
        if seen.note_id or seen.state in ("failed", "unknown") or stopped or waited >= LIMIT:
            return seen


def _seen(fields: Mapping[str, object], *, stopped: bool) -> _Seen:
    return _Seen(str(fields.get(NOTE) or ""), str(fields.get(STATE) or ""), stopped)


async def _cleared(sitting: Sitting, records: CrmRecords) -> str:
    """What was found out is not lost if the account cannot be deleted now: it is offered again."""
    try:
        await throw_away.clear(sitting, records)
    except ServiceFailure as failure:
        return f"The test account could not be deleted: {failure.what} Look again: deleting it is offered."
    return "The test account was deleted."


def _failure(found: Broken, remark: str) -> ServiceFailure:
    return ServiceFailure.of(found.told(remark))


PART = Do(
    "prove",
    "Prove it",
    "One account is made in CRM, its note's id awaited, and the account deleted. Its note stays in Ideolve. The "
    "connection of step 6 is not tried: only the schedules use it.",
    tasks,
    look,
    applies=ours_run,
)


def once_more(sitting: Sitting) -> Do:
    """For another proof, whatever was proven before; the setup's own, where that is still to come."""
    before = sitting.records.get(key(sitting))
    if before is None or not before.outcome.holds:
        return PART
    own = f"{key(sitting)}/again {tokens.now()}"
    return replace(PART, tasks=lambda sitting, facts: _tasks(sitting, facts, own))
