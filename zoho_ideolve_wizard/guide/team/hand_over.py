"""A leaver's records go to a colleague, then the user is deleted: ordered at Zoho, and followed to its end."""

from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Nothing, Task
from zoho_ideolve_wizard.guide.team import crm_by_hand
from zoho_ideolve_wizard.guide.team.crm_access import HandOvers, Means
from zoho_ideolve_wizard.guide.team.crm_tasks import SYSTEM, find, is_gone, known_or_found, owning
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm, User
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers, TransferWait

_GONE = "Is no user of Zoho CRM."


def order_key(address: str) -> str:
    return f"crm-transfer/{address}"


def end_key(address: str) -> str:
    return f"crm-transferred/{address}"


def tasks(person: Person, facts: TeamFacts | None, means: Means, to: str) -> list[Task]:
    """Two tasks: Zoho is told to, then it has done so. A restart goes on following."""
    address = person.address
    owns = owning(facts, address)
    ordered = (
        f"{address}: Zoho is asked to give {to} all records, then to delete the user{owns and f' ({owns})'}"
    )
    ended = f"{address} is deleted from Zoho CRM, {to} owns the records"
    by_hand = (
        crm_by_hand.handing_over(address, to, means.crm_web),
        crm_by_hand.seeing_it_end(address, to, means.crm_web),
    )
    if facts is not None and facts.users is not None and facts.user(address) is None:
        return [
            Task(order_key(address), ordered, SYSTEM, Nothing(_GONE), person=address, removes=True),
            _last(address, ended, Nothing(_GONE)),
        ]
    if means.crm is None or means.hand_overs is None:
        return [
            Task(order_key(address), ordered, SYSTEM, by_hand[0], person=address, removes=True),
            _last(address, ended, by_hand[1]),
        ]
    crm, notes = means.crm, means.hand_overs
    order: Automatic | Nothing = _order(crm, notes, facts, address, to, by_hand[0])
    if facts is not None and address in facts.handing_over:
        order = Nothing("Is ordered; Zoho is at it.")
    return [
        Task(order_key(address), ordered, SYSTEM, order, person=address, removes=True),
        _last(address, ended, _follow(crm, notes, address, by_hand[1])),
    ]


def _last(address: str, title: str, action: Automatic | ByHand | Nothing) -> Task:
    return Task(end_key(address), title, SYSTEM, action, (order_key(address),), person=address, removes=True)


def _order(
    crm: Crm, notes: HandOvers, facts: TeamFacts | None, address: str, to: str, by_hand: ByHand
) -> Automatic:
    async def do() -> str:
        users = CrmUsers(crm)
        if await _is_under_way(users, notes, address):
            return "Was ordered already."
        leaver = await known_or_found(facts, crm, address)
        if leaver is None:
            return _GONE
        successor = await _successor(crm, facts, to)
        notes.keep(address, await users.transfer_and_delete(leaver.id, successor.id, address))
        return "Ordered. Zoho does it in its own time."

    async def look() -> bool:
        return await _is_under_way(CrmUsers(crm), notes, address) or is_gone(await find(crm, address))

    return Automatic(do, look, by_hand)


async def _is_under_way(users: CrmUsers, notes: HandOvers, address: str) -> bool:
    """Whether the order that is written down still stands: one that failed does not."""
    job = notes.job_of(address)
    if not job:
        return False
    try:
        return await users.transfer_job(job) != "failed"
    except ServiceFailure as failure:
        if failure.code != "NO_SUCH_JOB":
            raise
        return False


def takes_over(user: User) -> bool:
    """Whether records can be given to this user: active, and has taken up Zoho's invitation."""
    return user.status == "active" and user.confirmed


async def _successor(crm: Crm, facts: TeamFacts | None, to: str) -> User:
    found = await known_or_found(facts, crm, to)
    if found is None or not takes_over(found):
        raise ServiceFailure.of(troubles.NO_SUCCESSOR.about(who=to or "The colleague"))
    return found


def _follow(crm: Crm, notes: HandOvers, address: str, by_hand: ByHand) -> Automatic:
    async def do() -> str:
        job = notes.job_of(address)
        if not job:
            if is_gone(await find(crm, address)):
                return _GONE
            raise _not_ordered()
        try:
            await CrmUsers(crm).follow_transfer(job, _in_silence)
        except ServiceFailure as failure:
            if failure.code in ("TRANSFER_FAILED", "NO_SUCH_JOB"):
                notes.forget(address)
            raise
        notes.forget(address)
        return "Zoho says that it is completed."

    async def look() -> bool:
        return is_gone(await find(crm, address))

    return Automatic(do, look, by_hand)


def _in_silence(_wait: TransferWait) -> None:
    """The list shows that it runs."""


def _not_ordered() -> ServiceFailure:
    return ServiceFailure.of(troubles.NOT_ORDERED)
