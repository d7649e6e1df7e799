"""Out of Ideolve: out of the group, out of the workspace, and the account disabled by the vendor."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.task import (
    Action,
    Automatic,
    ByHand,
    Gathering,
    Instruction,
    Nothing,
    Task,
    Value,
)
from zoho_ideolve_wizard.guide.people import SYSTEM, Place
from zoho_ideolve_wizard.guide.team.ideolve_access import lookups
from zoho_ideolve_wizard.guide.words import messages
from zoho_ideolve_wizard.guide.words.naming import workspace_named
from zoho_ideolve_wizard.integration.roster import Role
from zoho_ideolve_wizard.services.ideolve.admin import IdeolveAdmin, Workspace, WorkspaceList

VENDOR = "Mithi"
VENDOR_NAMED = f"{VENDOR}, Ideolve's vendor"
"""Who disables accounts: no page of Ideolve's offers it. The first place on a screen says who that is."""


IS_OUT_OF = " is out of "
"""Between whom and what, in a title."""


def out_of_group_key(place: Place, group: str, address: str) -> str:
    return f"group-out/{place.workspace}/{group}/{address}"


def out_of_workspace_key(place: Place, address: str) -> str:
    return f"workspace-out/{place.workspace}/{address}"


def disabled_key(address: str) -> str:
    return f"disabled/{address}"


def out_of_groups(
    address: str, role: Role, place: Place, facts: WorkspaceList | None, admin: IdeolveAdmin | None
) -> list[Task]:
    """Out of the groups of a role; archive only has none."""
    return [out_of_group(address, group, place, facts, admin) for group in place.groups_of(role)]


def out(
    address: str,
    place: Place,
    facts: WorkspaceList | None,
    admin: IdeolveAdmin | None,
    groups: Sequence[Task],
) -> list[Task]:
    """Out of the workspace, and the account disabled once that and leaving the groups is done."""
    left = out_of_workspace(address, place, facts, admin)
    return [left, disabled(address, place, facts, [*(task.key for task in groups), left.key])]


def out_of_group(
    address: str, group: str, place: Place, facts: WorkspaceList | None, admin: IdeolveAdmin | None
) -> Task:
    key, title = out_of_group_key(place, group, address), f"{address}{IS_OUT_OF}{group}"
    workspace = facts.named(place.workspace) if facts else None

    def task(action: Action) -> Task:
        return Task(key, title, SYSTEM, action, person=address, removes=True)

    if facts and (workspace is None or address not in workspace.groups.get(group, ())):
        return task(Nothing("Is not in the group."))

    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            _membership(place),
            Instruction(f"Open the group {group} and take them out of it.", values=_addresses(addresses)),
        )

    gathering = Gathering(
        f"group-out/{place.workspace}/{group}", lambda count: f"Take {count} people out of {group}", steps
    )
    by_hand = ByHand(steps((address,)), gathering, address)
    if admin is None:
        return task(by_hand)

    async def do() -> str:
        changed = await admin.remove_from_group(place.workspace, group, address)
        return "Taken out." if changed else f"Is no longer in {group}."

    async def look() -> bool:
        found = await lookups(admin, place.workspace)
        return all(address not in ws.groups.get(group, ()) for ws in found)

    return task(Automatic(do, look, by_hand))


def out_of_workspace(
    address: str, place: Place, facts: WorkspaceList | None, admin: IdeolveAdmin | None
) -> Task:
    """As a member, or with an invitation that is still open: that is canceled."""
    workspace = facts.named(place.workspace) if facts else None
    invited = workspace is not None and address in workspace.invitations
    key = out_of_workspace_key(place, address)
    title = f"The invitation of {address} is canceled" if invited else f"{address}{IS_OUT_OF}the workspace"

    def task(action: Action) -> Task:
        return Task(key, title, SYSTEM, action, person=address, removes=True)

    if facts and (workspace is None or address not in (*workspace.members, *workspace.invitations)):
        return task(Nothing("Is neither a member nor invited."))

    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            _membership(place),
            Instruction(
                "Take them out of the workspace. Cancel the invitation of anybody who has not accepted it.",
                values=_addresses(addresses),
            ),
        )

    gathering = Gathering(
        f"workspace-out/{place.workspace}",
        lambda count: f"Take {count} people out of {place.named}",
        steps,
    )
    note = "No public page shows how a member is taken out: look around the list of members."
    by_hand = ByHand(steps((address,)), gathering, address, notes=(note,))
    if admin is None:
        return task(by_hand)

    async def do() -> str:
        # It may have been accepted since it was looked at.
        if invited and await admin.cancel_invitation(place.workspace, address):
            return "The invitation is canceled."
        if await admin.remove_member(place.workspace, address):
            return "Taken out."
        if not invited and await admin.cancel_invitation(place.workspace, address):
            return "The invitation is canceled."
        return "Was neither a member nor invited."

    async def look() -> bool:
        found = await lookups(admin, place.workspace)
        return all(address not in (*ws.members, *ws.invitations) for ws in found)

    return task(Automatic(do, look, by_hand))


def disabled(address: str, place: Place, facts: WorkspaceList | None, needs: Sequence[str]) -> Task:
    """Asked of the vendor, once the person is out; not where another workspace needs the account."""
    workspace = facts.named(place.workspace) if facts else None
    doubtful = facts is not None and (workspace is None or address not in workspace.members)
    if_any = ", if there is one," if doubtful else ""
    key, title = disabled_key(address), f"The Ideolve account of {address}{if_any} is disabled"

    def task(action: Action) -> Task:
        return Task(key, title, SYSTEM, action, tuple(needs), person=address, removes=True)

    if facts and address in facts.disabled:
        return task(Nothing("Ideolve says that it is."))
    elsewhere = [ws.name for ws in facts.workspaces if _is_in(ws, address)] if facts else []
    elsewhere = [name for name in elsewhere if name != place.workspace]
    if elsewhere:
        return task(Nothing(f"Stays as it is: {workspace_named(elsewhere[0])} needs it."))

    def message(addresses: tuple[str, ...]) -> str:
        return messages.ask_to_disable_several(addresses, place.workspace)

    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(
                f"Write to {VENDOR_NAMED}, as the primary contact. No page names an address for this; the one of its "
                "API page is a start.",
                values=(Value("To", messages.API_CONTACT), Value("Message", message(addresses))),
            ),
        )

    gathering = Gathering(
        "disabled", lambda count: f"Ask Ideolve's vendor to disable {count} accounts", steps, message
    )
    note = (
        "Do not send it if this person goes on using Ideolve for something else, or never had an account there: then "
        "nothing is to be disabled."
    )
    one = (address,)
    return task(ByHand(steps(one), gathering, address, VENDOR_NAMED, message(one), (note,)))


def _is_in(workspace: Workspace, address: str) -> bool:
    return address in (*workspace.members, *workspace.invitations)


def _membership(place: Place) -> Instruction:
    return Instruction(
        f"Profile photo › Manage workspaces, hover over {place.named}, click the membership icon.",
        url=place.web,
    )


def _addresses(addresses: tuple[str, ...]) -> tuple[Value, ...]:
    if len(addresses) == 1:
        return (Value("Address", addresses[0]),)
    return tuple(Value(str(number), address) for number, address in enumerate(addresses, 1))
