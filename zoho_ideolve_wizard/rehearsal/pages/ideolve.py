"""Ideolve's web pages: workspaces, groups, people and controls."""

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..admin import set_controls
from ..web import form_fields, note_write
from ..workspaces import Controls, RefusedError, Workspace
from ..world import Stage
from .html import area, checkbox, code, field, form, link, page, select, told

_SWITCHES = {"comment": "may add comments", "create": "may create notes", "delete": "may delete notes"}
_CONTROLS = {"workspace": "Workspace controls", "default_note": "Default note controls"}


class IdeolvePages:
    """What the primary contact clicks."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers; each POST gives back the page that it was on."""
        posts: dict[str, Callable[[Workspace, dict[str, str]], str]] = {
            "/workspace/groups": self._create_group,
            "/workspace/invitations": self._invite,
            "/workspace/invitations/cancel": self._cancel,
            "/workspace/members/remove": self._remove_member,
            "/workspace/groups/add": self._add_to_group,
            "/workspace/groups/remove": self._remove_from_group,
            "/workspace/controls": self._controls,
        }
        return [
            Route("/", self.home, methods=["GET"]),
            Route("/workspaces", self.create, methods=["POST"]),
            Route("/workspace", self.workspace, methods=["GET"]),
            Route("/settings", self.settings, methods=["GET"]),
            *(Route(path, self._post(change), methods=["POST"]) for path, change in posts.items()),
        ]

    async def home(self, request: Request) -> Response:
        """All workspaces."""
        del request
        return self._home()

    def _home(self, message: str = "", problem: str = "", given: dict[str, str] | None = None) -> Response:
        ideolve = self._stage.world.ideolve
        given = given or {}
        rows = "".join(
            f"<li>{link('/workspace', found.name, name=found.name)} {escape(found.description)}</li>"
            for found in ideolve.workspaces
        )
        body = told(message, problem)
        body += (
            f"<p>Signed in as <strong>{escape(ideolve.primary_contact)}</strong>, the primary contact.</p>"
        )
        body += f'<h2>Manage workspaces</h2><ul id="workspaces">{rows}</ul>'
        body += form(
            "/workspaces",
            field("name", "Name", given.get("name", ""))
            + field("description", "Description", given.get("description", "")),
            "Create Workspace",
            own_id="create-workspace",
        )
        body += "<h2>Other pages</h2><ul>"
        body += f"<li>{link('/people', 'People: pending invitations', own_id='people')}</li>"
        body += f"<li>{link('/settings', 'Settings: integration details', own_id='settings')}</li>"
        body += f"<li>{link('/connector', 'Connect to Other Applications', own_id='connector')}</li></ul>"
        return page("Ideolve", body, status=400 if problem else 200)

    async def create(self, request: Request) -> Response:
        """A new workspace."""
        given = await form_fields(request)
        name = given.get("name", "").strip()
        try:
            self._stage.world.ideolve.create_workspace(name, given.get("description", "").strip())
        except RefusedError as error:
            return self._home(problem=error.reason, given=given)
        note_write(request)
        return self._home(f"The workspace {name} is created.")

    async def settings(self, request: Request) -> Response:
        """The account's own Client Id and key."""
        del request
        pair = self._stage.world.ideolve.account_pair
        return page(
            "Ideolve: integration details",
            f"<p>Client ID: {code('client-id', pair.id)}</p><p>API key: {code('api-key', pair.secret)}</p>"
            f"<p>{link('/', 'All workspaces')}</p>",
        )

    async def workspace(self, request: Request) -> Response:
        """One workspace."""
        try:
            return self._show(self._stage.world.ideolve.workspace(request.query_params.get("name", "")))
        except RefusedError as error:
            return self._home(problem=error.reason)

    def _post(self, change: Callable[[Workspace, dict[str, str]], str]) -> Callable[[Request], object]:
        async def handler(request: Request) -> Response:
            given = await form_fields(request)
            try:
                workspace = self._stage.world.ideolve.workspace(given.get("workspace", ""))
            except RefusedError as error:
                return self._home(problem=error.reason)
            try:
                message = change(workspace, given)
            except RefusedError as error:
                return self._show(workspace, problem=error.reason)
            note_write(request)
            return self._show(workspace, message)

        return handler

    def _create_group(self, workspace: Workspace, given: dict[str, str]) -> str:
        name = given.get("name", "").strip()
        self._stage.world.ideolve.create_group(workspace, name)
        return f"The group {name} is created."

    def _invite(self, workspace: Workspace, given: dict[str, str]) -> str:
        """One address or many, separated by commas, semicolons or blanks; those that fail are named."""
        world = self._stage.world
        addresses = given.get("addresses", "").replace(",", " ").replace(";", " ").split()
        if not addresses:
            raise RefusedError(400, "Type at least one address.")
        invited, problems = [], []
        for address in addresses:
            try:
                world.ideolve.invite(world.settings, workspace, address)
                invited.append(address)
            except RefusedError as error:
                problems.append(f"{address}: {error.reason}")
        if not invited:
            raise RefusedError(400, " ".join(problems))
        return " ".join([f"Invited: {', '.join(invited)}.", *problems])

    def _cancel(self, workspace: Workspace, given: dict[str, str]) -> str:
        self._stage.world.ideolve.cancel_invitation(workspace, given.get("address", ""))
        return "The invitation is canceled."

    def _remove_member(self, workspace: Workspace, given: dict[str, str]) -> str:
        self._stage.world.ideolve.remove_member(workspace, given.get("address", ""))
        return "The member is removed."

    def _add_to_group(self, workspace: Workspace, given: dict[str, str]) -> str:
        ideolve = self._stage.world.ideolve
        addresses = given.get("addresses", "").replace(",", " ").replace(";", " ").split()
        if not addresses:
            raise RefusedError(400, "Type at least one address.")
        added, problems = [], []
        for address in addresses:
            try:
                ideolve.add_to_group(workspace, given.get("group", ""), address)
                added.append(address)
            except RefusedError as error:
                problems.append(f"{address}: {error.reason}")
        if not added:
            raise RefusedError(400, " ".join(problems))
        return " ".join([f"Added: {', '.join(added)}.", *problems])

    def _remove_from_group(self, workspace: Workspace, given: dict[str, str]) -> str:
        self._stage.world.ideolve.remove_from_group(
            workspace, given.get("group", ""), given.get("address", "")
        )
        return "Taken out of the group."

    def _controls(self, workspace: Workspace, given: dict[str, str]) -> str:
        kind = given.get("kind", "")
        set_controls(workspace, kind, Controls(*(given.get(name) == "on" for name in _SWITCHES)))
        return f"{_CONTROLS[kind]} saved."

    def _show(self, workspace: Workspace, message: str = "", problem: str = "") -> Response:
        own = {"workspace": workspace.name}
        body = told(message, problem) + f"<p>{escape(workspace.description)}</p>"
        body += _people("Members", "members", workspace.members, "/workspace/members/remove", "Remove", own)
        body += _people(
            "Invitations",
            "invitations",
            workspace.invitations,
            "/workspace/invitations/cancel",
            "Cancel",
            own,
        )
        invite = area("addresses", "Invite team members (addresses, separated by commas)", prefix="invite-")
        body += form("/workspace/invitations", invite, "Invite", own_id="invite", values=own)
        body += "<h2>Groups</h2>"
        for number, (name, people) in enumerate(workspace.groups.items()):
            inside = {**own, "group": name}
            body += _people(
                f"Group {name}", f"group-{number}", people, "/workspace/groups/remove", "Take out", inside
            )
        if workspace.groups:
            chooser = select("group", "Group", {name: name for name in workspace.groups})
            chooser += area("addresses", "User ids (addresses, separated by commas)", prefix="group-")
            body += form("/workspace/groups/add", chooser, "Add to group", own_id="add-to-group", values=own)
        make = field("name", "New group", prefix="group-")
        body += form("/workspace/groups", make, "Create Group", own_id="create-group", values=own)
        for kind, title in _CONTROLS.items():
            now = workspace.workspace_controls if kind == "workspace" else workspace.default_note_controls
            boxes = "".join(
                checkbox(name, f"Invited people {words}", now.as_json()[name], prefix=f"{kind}-")
                for name, words in _SWITCHES.items()
            )
            saver = form(
                "/workspace/controls", boxes, "Save", own_id=f"controls-{kind}", values={**own, "kind": kind}
            )
            body += f"<h2>{escape(title)}</h2>{saver}"
        body += f"<p>{link('/notes', 'Notes', own_id='notes', workspace=workspace.name)}</p>"
        body += f"<p>{link('/', 'All workspaces')}</p>"
        return page(f"Workspace {workspace.name}", body, status=400 if problem else 200)


def _people(
    title: str, own_id: str, people: list[str], action: str, button: str, values: dict[str, str]
) -> str:
    rows = ""
    for address in people:
        remover = form(action, "", button, values={**values, "address": address}, inline=True)
        rows += f"<li>{escape(address)} {remover}</li>"
    return f'<h2>{escape(title)}</h2><ul id="{own_id}">{rows}</ul>'
