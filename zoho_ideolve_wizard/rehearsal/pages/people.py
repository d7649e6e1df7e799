"""Ideolve's people page: pending invitations, answered here for everybody, and disabled accounts."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..web import form_fields, note_write
from ..workspaces import RefusedError
from ..world import Stage
from .html import field, form, link, page, told


class PeoplePages:
    """In the rehearsal one person clicks for all: who is invited accepts or declines here."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/people", self.show, methods=["GET"]),
            Route("/people/answer", self.answer, methods=["POST"]),
            Route("/people/accept-all", self.accept_all, methods=["POST"]),
            Route("/people/disable", self.disable, methods=["POST"]),
            Route("/people/enable", self.enable, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """All pending invitations."""
        del request
        return self._show()

    async def answer(self, request: Request) -> Response:
        """Accept or decline one."""
        given = await form_fields(request)
        ideolve = self._stage.world.ideolve
        address = given.get("address", "")
        try:
            workspace = ideolve.workspace(given.get("workspace", ""))
            if given.get("decision") == "accept":
                ideolve.accept(workspace, address)
            else:
                ideolve.cancel_invitation(workspace, address)
        except RefusedError as error:
            return self._show(problem=error.reason)
        note_write(request)
        return self._show(f"{address} has {'accepted' if given.get('decision') == 'accept' else 'declined'}.")

    async def accept_all(self, request: Request) -> Response:
        """Everybody accepts."""
        ideolve = self._stage.world.ideolve
        count = 0
        for workspace in ideolve.workspaces:
            for address in list(workspace.invitations):
                ideolve.accept(workspace, address)
                count += 1
        if count:
            note_write(request)
        return self._show(f"Accepted: {count}.")

    async def disable(self, request: Request) -> Response:
        """Disable an account, which the real service's support does when asked."""
        given = await form_fields(request)
        try:
            self._stage.world.ideolve.disable(given.get("address", ""))
        except RefusedError as error:
            return self._show(problem=error.reason)
        note_write(request)
        return self._show("The account is disabled.")

    async def enable(self, request: Request) -> Response:
        """Enable one again, which the real service's support does when asked."""
        given = await form_fields(request)
        try:
            self._stage.world.ideolve.enable(given.get("address", ""))
        except RefusedError as error:
            return self._show(problem=error.reason)
        note_write(request)
        return self._show("The account is enabled again.")

    def _show(self, message: str = "", problem: str = "") -> Response:
        ideolve = self._stage.world.ideolve
        rows = ""
        for workspace in ideolve.workspaces:
            for address in workspace.invitations:
                own = {"workspace": workspace.name, "address": address}
                rows += f"<li>{escape(address)}, invited to {escape(workspace.name)} "
                for decision, words in (("accept", "Accept"), ("decline", "Decline")):
                    rows += form(
                        "/people/answer", "", words, values={**own, "decision": decision}, inline=True
                    )
                rows += "</li>"
        disabled = "".join(f"<li>{escape(address)} {_enabling(address)}</li>" for address in ideolve.disabled)
        body = told(message, problem) + f'<h2>Pending invitations</h2><ul id="invitations">{rows}</ul>'
        body += form("/people/accept-all", "", "Accept all", own_id="accept-all")
        body += f'<h2>Disabled accounts</h2><ul id="disabled">{disabled}</ul>'
        body += form("/people/disable", field("address", "Address"), "Disable", own_id="disable")
        body += f"<p>{link('/', 'All workspaces')}</p>"
        return page("Ideolve: people", body, status=400 if problem else 200)


def _enabling(address: str) -> str:
    own_id = f"enable-{address}"
    return form("/people/enable", "", "Enable again", values={"address": address}, inline=True, own_id=own_id)
