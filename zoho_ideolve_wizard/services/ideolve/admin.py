"""What an admin API of Ideolve would have to offer, and one over HTTP that is OURS, not Ideolve's.

Ideolve publishes none, so against the real service all of this is done by hand. The endpoints of
`HttpAdmin` exist in the rehearsal only; no setting points it at the real Ideolve. The protocol is here for
the rehearsal, and for the day when the vendor publishes such an API.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.answers import SERVICE, Pair, body_of, check
from zoho_ideolve_wizard.services.ideolve.workspaces import Controls, Workspace, WorkspaceList
from zoho_ideolve_wizard.trouble import Trouble

__all__ = ["Controls", "HttpAdmin", "IdeolveAdmin", "Workspace", "WorkspaceList"]


_NOT_INVITED = Trouble(
    "ideolve.not-invited",
    SERVICE,
    "Ideolve does not add this address to the group: it is neither invited nor a member.",
    "The invitation was withdrawn or declined, or never sent.",
    "Invite the address to the workspace first, then add it to the group.",
    codes=("NOT_INVITED",),
)


class IdeolveAdmin(Protocol):
    """Each change returns True if it changed something, False if it held already."""

    async def workspaces(self) -> WorkspaceList:
        """Everything there is, in one request."""
        ...

    async def create_workspace(self, name: str, description: str) -> bool:
        """Create a workspace; its creator is a member."""
        ...

    async def create_group(self, workspace: str, group: str) -> bool:
        """Create an empty group."""
        ...

    async def invite(self, workspace: str, address: str) -> bool:
        """Invite an address; False if it is invited or a member already."""
        ...

    async def cancel_invitation(self, workspace: str, address: str) -> bool:
        """Withdraw an invitation that was not accepted yet."""
        ...

    async def add_to_group(self, workspace: str, group: str, address: str) -> bool:
        """Add an invited address or a member to a group."""
        ...

    async def remove_from_group(self, workspace: str, group: str, address: str) -> bool:
        """Take an address out of one group."""
        ...

    async def remove_member(self, workspace: str, address: str) -> bool:
        """Take a member out of the workspace and all its groups."""
        ...

    async def set_controls(self, workspace: str, controls: Controls) -> bool:
        """Set what invitees may do in the workspace."""
        ...

    async def set_default_note_controls(self, workspace: str, controls: Controls) -> bool:
        """Set what invitees may do with new notes."""
        ...

    async def disable(self, address: str) -> bool:
        """End an address's access to Ideolve altogether."""
        ...


class HttpAdmin:
    """Client of the admin API at `base`, with the account's Client Id and API key."""

    def __init__(self, http: Http, base: str, client_id: str, api_key: str) -> None:
        self._http = http
        self._base = base.rstrip("/")
        self._pair = Pair(client_id, api_key)

    async def workspaces(self) -> WorkspaceList:
        body = check(await self._send("GET", ["workspaces"]), self._pair)
        return WorkspaceList(
            tuple(_workspace(one) for one in shapes.records(body, "workspaces")),
            _addresses(body, "disabled"),
        )

    async def create_workspace(self, name: str, description: str) -> bool:
        return await self._add(["workspaces"], {"name": name, "description": description})

    async def create_group(self, workspace: str, group: str) -> bool:
        return await self._add(["workspaces", workspace, "groups"], {"name": group})

    async def invite(self, workspace: str, address: str) -> bool:
        return await self._add(["workspaces", workspace, "invitations"], {"address": address})

    async def cancel_invitation(self, workspace: str, address: str) -> bool:
        return await self._remove(["workspaces", workspace, "invitations", address])

    async def add_to_group(self, workspace: str, group: str, address: str) -> bool:
        path = ["workspaces", workspace, "groups", group, "members"]
        answer = await self._send("POST", path, {"address": address})
        if answer.status == 400:
            raise ServiceFailure.of(_NOT_INVITED)
        return self._changed(answer, unchanged=409)

    async def remove_from_group(self, workspace: str, group: str, address: str) -> bool:
        return await self._remove(["workspaces", workspace, "groups", group, "members", address])

    async def remove_member(self, workspace: str, address: str) -> bool:
        return await self._remove(["workspaces", workspace, "members", address])

    async def set_controls(self, workspace: str, controls: Controls) -> bool:
        return await self._put(workspace, "workspace", controls)

    async def set_default_note_controls(self, workspace: str, controls: Controls) -> bool:
        return await self._put(workspace, "default_note", controls)

    async def disable(self, address: str) -> bool:
        return await self._add(["disabled"], {"address": address})

    async def _add(self, path: list[str], body: Mapping[str, str]) -> bool:
        return self._changed(await self._send("POST", path, body), unchanged=409)

    async def _remove(self, path: list[str]) -> bool:
        return self._changed(await self._send("DELETE", path), unchanged=404)

    async def _put(self, workspace: str, which: str, controls: Controls) -> bool:
        body = {"comment": controls.comment, "create": controls.create, "delete": controls.delete}
        answer = await self._send("PUT", ["workspaces", workspace, "controls", which], body)
        return self._changed(answer, unchanged=409)

    def _changed(self, answer: Answer, *, unchanged: int) -> bool:
        """False for the status that says "it is so already", if the API itself says it."""
        if answer.status == unchanged and shapes.text(body_of(answer), "status"):
            return False
        check(answer, self._pair)
        return True

    async def _send(self, method: str, path: list[str], body: object = None) -> Answer:
        address = "/".join([self._base, *(quote(segment, safe="") for segment in path)])
        return await self._http.request(
            method, address, service=SERVICE, headers=self._pair.headers(), json=body
        )


def _workspace(value: Mapping[str, object]) -> Workspace:
    controls = shapes.record(value, "controls")
    groups = shapes.record(value, "groups")
    return Workspace(
        name=shapes.text(value, "name"),
        description=shapes.text(value, "description"),
        controls=_controls(controls, "workspace"),
        default_note_controls=_controls(controls, "default_note"),
        members=_addresses(value, "members"),
        invitations=_addresses(value, "invitations"),
        groups={name: _addresses(groups, name) for name in groups},
    )


def _controls(value: Mapping[str, object], key: str) -> Controls:
    found = shapes.record(value, key)
    return Controls(
        comment=shapes.flag(found, "comment"),
        create=shapes.flag(found, "create"),
        delete=shapes.flag(found, "delete"),
    )


def _addresses(value: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(address.lower() for address in shapes.texts(value, key))
