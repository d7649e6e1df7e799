"""What Ideolve holds: workspaces, their people and groups, who is disabled, and the issued keys."""

from dataclasses import dataclass, field

from .notes import Note
from .printed import Pair, new_ideolve_pair
from .settings import Settings


class RefusedError(Exception):
    """Ideolve does not do this. ``status`` is the HTTP status of the answer, ``reason`` a sentence."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Controls:
    """What invited people may do with notes."""

    comment: bool = True
    create: bool = True
    delete: bool = True

    def as_json(self) -> dict[str, bool]:
        """The three switches by name."""
        return {"comment": self.comment, "create": self.create, "delete": self.delete}


@dataclass
class Workspace:
    """A workspace. Addresses are in lower case; a group's may be of members and of invited people."""

    name: str
    description: str
    owner: str
    members: list[str]
    invitations: list[str] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    workspace_controls: Controls = Controls()
    default_note_controls: Controls = Controls()

    def as_json(self) -> dict[str, object]:
        """As the administration's list and the control address show it."""
        return {
            "name": self.name,
            "description": self.description,
            "controls": {
                "workspace": self.workspace_controls.as_json(),
                "default_note": self.default_note_controls.as_json(),
            },
            "members": list(self.members),
            "invitations": list(self.invitations),
            "groups": {name: list(people) for name, people in self.groups.items()},
        }


@dataclass(frozen=True)
class Connector:
    """A pair issued by the Zoho CRM form, bound to one user and one workspace."""

    pair: Pair
    user: str
    workspace: str


@dataclass
class Ideolve:
    """One company's Ideolve. ``primary_contact`` owns what is created, by pages and by the administration."""

    primary_contact: str
    account_pair: Pair
    workspaces: list[Workspace] = field(default_factory=list)
    disabled: list[str] = field(default_factory=list)
    connectors: list[Connector] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def workspace(self, name: str) -> Workspace:
        """The workspace of this name; ``RefusedError`` 404 if there is none."""
        for workspace in self.workspaces:
            if workspace.name == name:
                return workspace
        raise RefusedError(404, "There is no such workspace.")

    def create_workspace(self, name: str, description: str) -> None:
        """A new workspace with the primary contact as its member."""
        if not name.strip():
            raise RefusedError(400, "A workspace needs a name.")
        if any(workspace.name == name for workspace in self.workspaces):
            raise RefusedError(409, "A workspace of this name exists already.")
        self.workspaces.append(Workspace(name, description, self.primary_contact, [self.primary_contact]))

    def create_group(self, workspace: Workspace, name: str) -> None:
        """A new, empty group."""
        if not name.strip():
            raise RefusedError(400, "A group needs a name.")
        if name in workspace.groups:
            raise RefusedError(409, "A group of this name exists already.")
        workspace.groups[name] = []

    def invite(self, settings: Settings, workspace: Workspace, address: str) -> None:
        """Invite somebody; by the setting ``invitations`` they wait, accept or decline at once."""
        address = checked_address(address)
        if address in self.disabled:
            raise RefusedError(400, "This account is disabled.")
        if address in workspace.members:
            raise RefusedError(409, "This address is a member already.")
        if address in workspace.invitations:
            raise RefusedError(409, "This address is invited already.")
        workspace.invitations.append(address)
        self.settle_invitations(settings)

    def settle_invitations(self, settings: Settings) -> None:
        """Let the setting ``invitations`` decide about those that wait."""
        for workspace in self.workspaces:
            for address in list(workspace.invitations):
                if settings.invitations == "accept":
                    self.accept(workspace, address)
                elif settings.invitations == "decline":
                    self.cancel_invitation(workspace, address)

    def accept(self, workspace: Workspace, address: str) -> None:
        """The invited person accepts."""
        self._take_invitation(workspace, address)
        workspace.members.append(address.lower())

    def cancel_invitation(self, workspace: Workspace, address: str) -> None:
        """Take an invitation back, or decline it; the address leaves the workspace's groups."""
        self._take_invitation(workspace, address)
        self._leave_groups(workspace, address.lower())

    def _take_invitation(self, workspace: Workspace, address: str) -> None:
        if address.lower() not in workspace.invitations:
            raise RefusedError(404, "There is no such invitation.")
        workspace.invitations.remove(address.lower())

    def add_to_group(self, workspace: Workspace, group: str, address: str) -> None:
        """Put a member or an invited person into a group."""
        people = self._group(workspace, group)
        address = checked_address(address)
        if address in people:
            raise RefusedError(409, "This address is in the group already.")
        if address not in workspace.members and address not in workspace.invitations:
            raise RefusedError(400, "This address is neither a member of the workspace nor invited.")
        people.append(address)

    def remove_from_group(self, workspace: Workspace, group: str, address: str) -> None:
        """Take somebody out of a group."""
        people = self._group(workspace, group)
        if address.lower() not in people:
            raise RefusedError(404, "This address is not in the group.")
        people.remove(address.lower())

    def remove_member(self, workspace: Workspace, address: str) -> None:
        """Take somebody out of a workspace and all its groups. Its owner stays."""
        address = address.lower()
        if address not in workspace.members:
            raise RefusedError(404, "This address is not a member.")
        if address == workspace.owner:
            raise RefusedError(400, "The owner of a workspace cannot leave it.")
        workspace.members.remove(address)
        self._leave_groups(workspace, address)

    def disable(self, address: str) -> None:
        """Disable somebody's account (the real service has this done by its support)."""
        address = checked_address(address)
        if address in self.disabled:
            raise RefusedError(409, "This account is disabled already.")
        if address == self.primary_contact:
            raise RefusedError(400, "The primary contact cannot be disabled.")
        self.disabled.append(address)

    def enable(self, address: str) -> None:
        """Enable an account again, as its support does."""
        if address not in self.disabled:
            raise RefusedError(404, "This account is not disabled.")
        self.disabled.remove(address)

    def issue_connector(self, settings: Settings, user: str, workspace: Workspace) -> Pair:
        """The pair that the connector form shows.

        What happens when it is saved again is not published: the setting ``connector_saved_again`` decides.
        """
        user = user.lower()
        if settings.connector_saved_again == "same":
            for kept in self.connectors:
                if (kept.user, kept.workspace) == (user, workspace.name):
                    return kept.pair
        pair = new_ideolve_pair()
        self.connectors = [kept for kept in self.connectors if kept.workspace != workspace.name]
        self.connectors.append(Connector(pair, user, workspace.name))
        return pair

    def knows_pair(self, user: str, pair: Pair) -> bool:
        """Whether this pair is good for this user."""
        user = user.lower()
        if user in self.disabled:
            return False
        if pair == self.account_pair:
            return user == self.primary_contact
        return any(connector.pair == pair and connector.user == user for connector in self.connectors)

    def connector_of(self, user: str, pair: Pair) -> Connector | None:
        """The connector that this pair is of, if it is this user's: it says which workspace is meant."""
        if user.lower() in self.disabled:
            return None
        wanted = (pair, user.lower())
        return next((found for found in self.connectors if (found.pair, found.user) == wanted), None)

    def note(self, workspace: str, note_id: str) -> Note:
        """The note of this id in a workspace; ``RefusedError`` 404 if there is none."""
        for note in self.notes:
            if (note.workspace, note.id) == (workspace, note_id):
                return note
        raise RefusedError(404, "There is no such note.")

    def _group(self, workspace: Workspace, name: str) -> list[str]:
        people = workspace.groups.get(name)
        if people is None:
            raise RefusedError(404, "There is no such group.")
        return people

    def _leave_groups(self, workspace: Workspace, address: str) -> None:
        for people in workspace.groups.values():
            if address in people:
                people.remove(address)

    def as_json(self) -> dict[str, object]:
        """As the control address shows it; no key among it."""
        return {
            "workspaces": [workspace.as_json() for workspace in self.workspaces],
            "disabled": list(self.disabled),
            "notes": [note.as_json() for note in self.notes],
        }


def checked_address(text: str) -> str:
    """The address in lower case; ``RefusedError`` 400 if it is none."""
    address = text.strip().lower()
    before, at, after = address.rpartition("@")
    if not at or not before or "." not in after or any(letter.isspace() for letter in address):
        raise RefusedError(400, "This is not an e-mail address.")
    return address
