"""People (guide 1.3): invited to the workspace and put into their groups, late, when there is something to see."""

from collections.abc import Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Gathering, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts, People, Step
from zoho_ideolve_wizard.guide.team.ideolve_access import admin_of, by_api, facts_of, look, lookups
from zoho_ideolve_wizard.guide.words.naming import workspace_named
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.ideolve.admin import IdeolveAdmin, Workspace, WorkspaceList

SYSTEM = "Ideolve"
MEMBER = "Is a member already."
"""Why an invitation is not needed; anybody else who was invited has not accepted yet, as far as is known."""


@dataclass(frozen=True)
class Place:
    """The workspace, the group for each role, and where to click."""

    workspace: str
    sales_group: str
    experts_group: str
    web: str

    @property
    def named(self) -> str:
        return workspace_named(self.workspace)

    def groups_of(self, role: Role) -> tuple[str, ...]:
        """The groups somebody of that role belongs to; archive only has none."""
        wanted = {
            Role.SALESPERSON: (self.sales_group,),
            Role.EXPERT: (self.experts_group,),
            Role.BOTH: (self.sales_group, self.experts_group),
        }[role]
        return tuple(group for group in wanted if group)


def tasks(sitting: Sitting, facts: Facts | None = None) -> list[Task]:
    """Whose account the vendor was asked to disable, and who is on the list again, comes with the request taken back."""
    from zoho_ideolve_wizard.guide.team.team_memory import (
        accounts,  # which is made from the keys that stand here
    )

    admin = admin_of(sitting) if by_api(sitting) else None
    everybody, where, found = sitting.profile.people(), place(sitting), facts_of(facts)
    return [*accounts(sitting, everybody, where, found), *recipe(everybody, where, found, admin)]


async def look_who_is_there(sitting: Sitting) -> Facts:
    """What exists; who has joined since is written down. Raises ServiceFailure."""
    from zoho_ideolve_wizard.guide.team.joined import (
        note_members,  # which is made from the keys that stand here
    )
    from zoho_ideolve_wizard.guide.team.people_in_crm import note_users

    facts = await look(sitting)
    note_members(sitting, facts_of(facts))
    await note_users(sitting)
    return facts


def _remark(sitting: Sitting) -> str:
    from zoho_ideolve_wizard.guide.team.people_in_crm import (
        remark,  # which is made from the keys that stand here
    )

    return remark(sitting)


def place(sitting: Sitting) -> Place:
    collaboration = sitting.answer("use") != "archive"
    return Place(
        sitting.answer("workspace.name"),
        sitting.answer("workspace.sales_group") if collaboration else "",
        sitting.answer("workspace.experts_group") if collaboration else "",
        sitting.endpoints.ideolve_web,
    )


def recipe(
    people: Sequence[Person], place: Place, facts: WorkspaceList | None, admin: IdeolveAdmin | None
) -> list[Task]:
    """Facts and who is wanted, in; tasks, out: for each person an invitation, then the groups."""
    workspace = facts.named(place.workspace) if facts else None
    made: list[Task] = []
    for person in people:
        made.append(_invitation(person, place, workspace, admin))
        made += [
            _membership(person, group, place, workspace, admin) for group in place.groups_of(person.role)
        ]
    return made


def invitation_key(place: Place, address: str) -> str:
    return f"invitation/{place.workspace}/{address}"


def group_key(place: Place, group: str, address: str) -> str:
    return f"group/{place.workspace}/{group}/{address}"


def _invitation(
    person: Person, place: Place, workspace: Workspace | None, admin: IdeolveAdmin | None
) -> Task:
    key, title = invitation_key(place, person.address), f"{person.address} is invited to the workspace"
    if workspace and person.address in workspace.members:
        return Task(key, title, SYSTEM, Nothing(MEMBER), person=person.address)
    if workspace and person.address in workspace.invitations:
        return Task(
            key, title, SYSTEM, Nothing("Has an invitation, not yet accepted."), person=person.address
        )
    by_hand = ByHand(
        _invite_steps(place, (person.address,)),
        Gathering(
            f"invitations/{place.workspace}",
            lambda count: f"Invite {count} people to {place.named}",
            lambda addresses: _invite_steps(place, addresses),
        ),
        subject=person.address,
    )
    if admin is None:
        return Task(key, title, SYSTEM, by_hand, person=person.address)

    async def do() -> str:
        made = await admin.invite(place.workspace, person.address)
        return "Invited." if made else "Was invited already."

    async def look() -> bool:
        found = await lookups(admin, place.workspace)
        return any(person.address in (*ws.members, *ws.invitations) for ws in found)

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), person=person.address, mails=True)


def _membership(
    person: Person, group: str, place: Place, workspace: Workspace | None, admin: IdeolveAdmin | None
) -> Task:
    key, title = group_key(place, group, person.address), f"{person.address} is in {group}"
    needs = (invitation_key(place, person.address),)
    if workspace and person.address in workspace.groups.get(group, ()):
        return Task(key, title, SYSTEM, Nothing("Is in the group already."), needs, person.address)
    by_hand = ByHand(
        _group_steps(place, group, (person.address,)),
        Gathering(
            f"group/{place.workspace}/{group}",
            lambda count: f"Put {count} people into {group}",
            lambda addresses: _group_steps(place, group, addresses),
        ),
        subject=person.address,
    )
    if admin is None:
        return Task(key, title, SYSTEM, by_hand, needs, person.address)
    return Task(key, title, SYSTEM, _joining(admin, place, group, person, by_hand), needs, person.address)


def _joining(admin: IdeolveAdmin, place: Place, group: str, person: Person, by_hand: ByHand) -> Automatic:
    async def do() -> str:
        made = await admin.add_to_group(place.workspace, group, person.address)
        return "Added." if made else "Was in it already."

    async def look() -> bool:
        found = await lookups(admin, place.workspace)
        return any(person.address in ws.groups.get(group, ()) for ws in found)

    return Automatic(do, look, by_hand)


def _invite_steps(place: Place, addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
    return (
        Instruction(
            f"Profile photo › Manage workspaces, hover over {place.named}, three dots › Invite team members.",
            url=place.web,
        ),
        Instruction(
            "Paste the addresses and send. If the box takes one at a time, copy them one by one.",
            values=_pasteable(addresses),
        ),
    )


def _group_steps(place: Place, group: str, addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
    return (
        Instruction(
            f"Profile photo › Manage workspaces, hover over {place.named}, click the membership icon.",
            url=place.web,
        ),
        Instruction(f"Open the group {group} and add them.", values=_pasteable(addresses)),
    )


def _pasteable(addresses: tuple[str, ...]) -> tuple[Value, ...]:
    if len(addresses) == 1:
        return (Value("Address", addresses[0]),)
    return (
        Value(f"All {len(addresses)} addresses", ", ".join(addresses)),
        *(Value(str(number), address) for number, address in enumerate(addresses, 1)),
    )


STEP = Step(
    "people",
    "People",
    "1.3",
    (
        People(
            "roster",
            "Who takes part",
            "Late in the setup, so that nobody is invited to an empty room.",
        ),
        Do(
            "invite",
            "Invite them",
            "Nobody is mailed and nothing is changed before you have seen the plan.",
            tasks,
            look_who_is_there,
            remark=_remark,
        ),
    ),
    needs=("workspace",),
)
