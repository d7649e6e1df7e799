"""CRM's page Setup › General › Users: what an administrator clicks who lets no program change them."""

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..organizations import CrmUser, Organization
from ..web import form_fields, note_write
from ..workspaces import RefusedError
from ..world import Stage
from .html import field, form, page, select, told

_PATH = "/crm/{number}/settings/users"


class UsersPages:
    """Users of the companies of one data center. The refusals are those of the API, in the page's words."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    def routes(self) -> list[Route]:
        """What this host answers; each POST gives back the page that it was on."""
        posts: dict[str, Callable[[Organization, dict[str, str]], str]] = {
            "add": self._add,
            "activate": self._activate,
            "deactivate": self._deactivate,
            "delete": self._delete,
            "transfer": self._transfer,
        }
        return [
            Route(_PATH, self.show, methods=["GET"]),
            *(
                Route(f"{_PATH}/{name}", self._post(change), methods=["POST"])
                for name, change in posts.items()
            ),
        ]

    def companies(self) -> list[Organization]:
        """Those of this data center."""
        every = self._stage.world.organizations.values()
        return [found for found in every if found.data_center == self._data_center]

    async def show(self, request: Request) -> Response:
        """All users but deleted ones."""
        company = self._company(request)
        return _no_such_company() if company is None else self._show(company)

    def _company(self, request: Request) -> Organization | None:
        wanted = request.path_params["number"]
        return next((found for found in self.companies() if f"org{found.number}" == wanted), None)

    def _post(self, change: Callable[[Organization, dict[str, str]], str]) -> Callable[[Request], object]:
        async def handler(request: Request) -> Response:
            given = await form_fields(request)
            company = self._company(request)
            if company is None:
                return _no_such_company()
            try:
                message = change(company, given)
            except RefusedError as error:
                return self._show(company, problem=error.reason)
            note_write(request)
            return self._show(company, message)

        return handler

    def _add(self, company: Organization, given: dict[str, str]) -> str:
        email, last = given.get("email", "").strip().lower(), given.get("last_name", "").strip()
        if not last or "@" not in email:
            raise RefusedError(400, "Enter a last name and an e-mail address.")
        if company.user_by_email(email) is not None:
            raise RefusedError(409, "A user with this e-mail address exists already.")
        _needs_licence(company)
        world, new = self._stage.world, company.new_id()
        user = CrmUser(
            id=new,
            email=email,
            first_name=given.get("first_name", "").strip(),
            last_name=last,
            role_id=_known(given.get("role", ""), {one.name: one.id for one in company.roles}),
            profile_id=_known(given.get("profile", ""), {one.name: one.id for one in company.profiles}),
            zuid=str(60000000 + int(new[-6:])),
            created_time=world.clock.text(),
            modified_time=world.clock.text(),
            confirmed=world.settings.crm_invitations == "accept",
            created_by=company.users[0].id,
        )
        company.users.append(user)
        return f"{email} is invited."

    def _activate(self, company: Organization, given: dict[str, str]) -> str:
        user = _user(company, given)
        if user.status != "active":
            _needs_licence(company)
        return self._becomes(user, "active")

    def _deactivate(self, company: Organization, given: dict[str, str]) -> str:
        return self._becomes(_leaver(company, given), "disabled")

    def _delete(self, company: Organization, given: dict[str, str]) -> str:
        return self._becomes(_leaver(company, given), "deleted")

    def _transfer(self, company: Organization, given: dict[str, str]) -> str:
        """By hand it is done at once."""
        leaver, to = _leaver(company, given), company.user_by_email(given.get("to", ""))
        if to is None or to.status != "active" or to is leaver:
            raise RefusedError(400, "Choose an active user to transfer to.")
        for record in company.records:
            if record.owner_id == leaver.id:
                record.owner_id = to.id
        return self._becomes(leaver, "deleted")

    def _becomes(self, user: CrmUser, status: str) -> str:
        user.status, user.modified_time = status, self._stage.world.clock.text()
        return f"{user.email} is {status}."

    def _show(self, company: Organization, message: str = "", problem: str = "") -> Response:
        path, body = _path(company), told(message, problem)
        active = [user for user in company.users if user.status == "active"]
        for title, users, buttons in (
            ("Active Users", active, ("deactivate", "delete")),
            (
                "Inactive Users",
                [user for user in company.users if user.status == "disabled"],
                ("activate", "delete"),
            ),
        ):
            rows = "".join(_row(user, path, buttons) for user in users)
            body += f"<h2>{title}</h2><ul>{rows}</ul>"
        addresses = {user.email: f"{user.full_name} <{user.email}>" for user in active}
        both = select("email", "User", addresses, prefix="from-") + select("to", "Transfer to", addresses)
        body += form(f"{path}/transfer", both, "Transfer and delete", own_id="transfer")
        fields = field("first_name", "First name") + field("last_name", "Last name") + field("email", "Email")
        fields += select("role", "Role", {one.name: one.name for one in company.roles})
        fields += select("profile", "Profile", {one.name: one.name for one in company.profiles})
        body += "<h2>New user</h2>" + form(f"{path}/add", fields, "Save", own_id="add-user")
        return page(f"Users of {company.name}", body, status=400 if problem else 200)


def _path(company: Organization) -> str:
    return _PATH.replace("{number}", f"org{company.number}")


def _row(user: CrmUser, path: str, buttons: tuple[str, ...]) -> str:
    own = {"email": user.email}
    clicks = "".join(
        form(f"{path}/{name}", "", name.capitalize(), values=own, inline=True) for name in buttons
    )
    waiting = "" if user.confirmed else ", not confirmed"
    return f"<li>{escape(user.full_name)} &lt;{escape(user.email)}&gt;{waiting} {clicks}</li>"


def _user(company: Organization, given: dict[str, str]) -> CrmUser:
    user = company.user_by_email(given.get("email", ""))
    if user is None:
        raise RefusedError(404, "There is no such user.")
    return user


def _leaver(company: Organization, given: dict[str, str]) -> CrmUser:
    user = _user(company, given)
    if user.email == company.primary_email:
        raise RefusedError(400, "The primary contact can be neither deactivated nor deleted.")
    return user


def _needs_licence(company: Organization) -> None:
    if company.licences_in_use() >= company.licences:
        raise RefusedError(400, "All user licenses are in use.")


def _known(name: str, ids: dict[str, str]) -> str:
    if name not in ids:
        raise RefusedError(400, "Choose a role and a profile.")
    return ids[name]


def _no_such_company() -> Response:
    return page("Zoho CRM", "<p>There is no such company.</p>", status=404)
