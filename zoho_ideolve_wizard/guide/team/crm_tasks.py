"""What becomes of a person's CRM user: added, deactivated, deleted, or deleted once a colleague owns the records."""

from collections.abc import Mapping
from enum import StrEnum

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Automatic, Nothing, Task
from zoho_ideolve_wizard.guide.team import crm_by_hand
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.team_facts import OWNED, TeamFacts, user_named
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm, Named, User
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers, Owned

SYSTEM = "Zoho CRM"


class Ends(StrEnum):
    """What is done with a leaver's CRM user."""

    DEACTIVATE = "deactivate"
    DELETE = "delete"
    TRANSFER = "transfer"


def user_key(address: str) -> str:
    return f"crm-user/{address}"


def off_key(address: str) -> str:
    return f"crm-off/{address}"


def delete_key(address: str) -> str:
    return f"crm-delete/{address}"


async def find(crm: Crm, address: str) -> User | None:
    """The user with that address now, deleted ones left out. One list request."""
    return user_named(await crm.users("AllUsers"), address)


async def known_or_found(facts: TeamFacts | None, crm: Crm, address: str) -> User | None:
    """From the facts, where somebody could look; else asked now."""
    if facts is not None and facts.users is not None:
        return facts.user(address)
    return await find(crm, address)


def is_gone(user: User | None) -> bool:
    return user is None or user.status == "deleted"


def present(
    person: Person,
    people: Mapping[str, Person],
    facts: TeamFacts | None,
    means: Means,
    role: Named | None,
    profile: Named | None,
) -> Task:
    """The person is an active user: added, or activated if deactivated before."""
    key, title = user_key(person.address), f"{person.address} is a user of Zoho CRM"
    user = facts.user(person.address) if facts else None
    if user and user.status == "active":
        waits = "" if user.confirmed else " Has not taken up Zoho's invitation yet."
        return Task(key, title, SYSTEM, Nothing(f"Is a user already.{waits}"), person=person.address)
    if user:
        by_hand = crm_by_hand.activating(person.address, means.crm_web)
        title = f"{person.address} is an active user of Zoho CRM again"
    else:
        names = (role.name if role else "", profile.name if profile else "")
        by_hand = crm_by_hand.adding(people, person.address, *names, means.crm_web)
    crm = means.crm
    if crm is None:
        return Task(key, title, SYSTEM, by_hand, person=person.address)

    async def do() -> str:
        users, there = CrmUsers(crm), await known_or_found(facts, crm, person.address)
        if there is not None:
            made = there.status != "active" and await users.activate(there.id, person.address)
            return "Activated again." if made else "Was a user already."
        chosen_role, chosen_profile = _chosen(role, "role"), _chosen(profile, "profile")
        first, last = crm_by_hand.split_name(person)
        await users.add_user(
            first, last or _local_part(person.address), person.address, chosen_role, chosen_profile
        )
        return "Added. Zoho has mailed an invitation."

    async def look() -> bool:
        there = await find(crm, person.address)
        return there is not None and there.status == "active"

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), person=person.address, mails=user is None)


def _chosen(named: Named | None, what: str) -> Named:
    if named is None or not named.id:
        missing = (
            troubles.NOT_CHOSEN.about(choice=what, name=named.name)
            if named
            else troubles.NONE_CHOSEN.about(choice=what)
        )
        raise ServiceFailure.of(missing)
    return named


def _local_part(address: str) -> str:
    return address.partition("@")[0][:50]


def gone(person: Person, facts: TeamFacts | None, means: Means, how: Ends) -> list[Task]:
    """The user can no longer log in; deleting comes after deactivating. A hand-over is in `hand_over`."""
    tasks = [_deactivated(person, facts, means)]
    if how is Ends.DELETE:
        tasks.append(_deleted(person, facts, means))
    return tasks


def _deactivated(person: Person, facts: TeamFacts | None, means: Means) -> Task:
    address, crm = person.address, means.crm
    key, title = off_key(address), f"{address} is deactivated in Zoho CRM"
    if facts is not None and facts.users is not None:
        user = facts.user(address)
        if user is None:
            title, there_is_none = (
                f"{address} has no CRM user",
                Nothing("CRM lists nobody with that address."),
            )
            return Task(key, title, SYSTEM, there_is_none, person=address, removes=True)
        if user.status != "active":
            return Task(key, title, SYSTEM, Nothing("Is deactivated already."), person=address, removes=True)
    by_hand = crm_by_hand.deactivating(address, means.crm_web)
    if crm is None:
        return Task(key, title, SYSTEM, by_hand, person=address, removes=True)

    async def do() -> str:
        user = await known_or_found(facts, crm, address)
        if user is None:
            return "Is no user of Zoho CRM."
        changed = await CrmUsers(crm).deactivate(user.id, address)
        return "Deactivated." if changed else "Was deactivated already."

    async def look() -> bool:
        user = await find(crm, address)
        return user is None or user.status != "active"

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), person=address, removes=True)


def _deleted(person: Person, facts: TeamFacts | None, means: Means) -> Task:
    address, crm = person.address, means.crm
    key, needs = delete_key(address), (off_key(address),)
    owns = owning(facts, address)
    title = f"{address} is deleted from Zoho CRM{owns and f' ({owns}; none are moved)'}"
    if facts is not None and facts.users is not None and facts.user(address) is None:
        title, there_is_none = f"{address} has no CRM user to delete", Nothing("Nothing is deleted.")
        return Task(key, title, SYSTEM, there_is_none, needs, person=address, removes=True)
    by_hand = crm_by_hand.deleting(address, means.crm_web)
    if crm is None:
        return Task(key, title, SYSTEM, by_hand, needs, person=address, removes=True)

    async def do() -> str:
        user = await known_or_found(facts, crm, address)
        if user is None:
            return "Is no user of Zoho CRM."
        changed = await CrmUsers(crm).delete(user.id, address)
        return "Deleted. No records were moved." if changed else "Was deleted already."

    async def look() -> bool:
        return is_gone(await find(crm, address))

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), needs, person=address, removes=True)


def owning(facts: TeamFacts | None, address: str) -> str:
    """What deleting is about, said in the plan itself; or that nobody could count it. Empty before looking."""
    if facts is None:
        return ""
    if found := facts.owned.get(address):
        return f"owns {owned_words(found)}"
    return "what they own could not be counted" if OWNED in facts.why_not else ""


def owned_words(owned: Owned) -> str:
    return f"{counted(owned.accounts, 'account')} and {counted(owned.deals, 'deal')}"
