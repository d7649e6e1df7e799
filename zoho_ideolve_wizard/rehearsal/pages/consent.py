"""The consent page of one accounts server, which stands in for signing in as well."""

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from .. import scopes
from ..oauth import Client, TooManyError
from ..organizations import Account
from ..web import form_fields, with_query
from ..world import Stage, World
from .html import error_page, hidden, link, page

PATH = "/oauth/v2/auth"
_KEPT = ("client_id", "response_type", "redirect_uri", "scope", "access_type", "prompt", "state")
_REASONS = {
    "org": "Read the organization's details",
    "users": "See or manage the organization's users",
    "coql": "Query records",
    "modules": "Work with records",
    "settings": "See or change settings",
}


class ConsentPages:
    """``GET`` shows who asks for what; ``POST`` accepts or rejects."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [Route(PATH, self.show, methods=["GET"]), Route(PATH, self.decide, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """The consent page, or Zoho's page of what is wrong with the request."""
        given = dict(request.query_params)
        problem = self._problem(given)
        if problem is not None:
            return problem
        account = self._account(given)
        client = self._stage.world.desk.clients[given["client_id"]]
        kept = {name: given[name] for name in _KEPT if name in given}
        body = who(self._stage.world, account) + asked(client, scopes.split(given["scope"]))
        body += decision_form(PATH, {**kept, "account": account.key}) + others(
            self._stage.world, account, PATH, kept
        )
        return page("Zoho Accounts", body)

    async def decide(self, request: Request) -> Response:
        """Back to the client, with a code or with a refusal."""
        given = await form_fields(request)
        problem = self._problem(given)
        if problem is not None:
            return problem
        world = self._stage.world
        account = self._account(given)
        client = world.desk.clients[given["client_id"]]
        if given.get("decision") != "accept":
            return _redirect(given, {"error": "access_denied"})
        if not client.known_at(account.data_center):
            return error_page(
                "Invalid Client",
                f"{account.email} has its account in the data center {account.data_center!r}, and this "
                "client is registered in another one without Multi-DC. Switch Multi-DC on in the API "
                "console, tab Settings.",
            )
        offline = given.get("access_type") == "offline"
        try:
            code = world.desk.issue_code(
                world.settings,
                client,
                account,
                scopes.split(given["scope"]),
                redirect_uri=given["redirect_uri"],
                with_refresh_token=False,
            )
        except TooManyError:
            return _redirect(given, {"error": "access_denied"})
        code.with_refresh_token = world.desk.deserves_refresh_token(
            client, account, offline=offline, consent_again=given.get("prompt") == "consent"
        )
        return _redirect(
            given,
            {
                "code": code.value,
                "location": account.data_center,
                "accounts-server": self._stage.origins.named(account.data_center).accounts,
            },
        )

    def _account(self, given: dict[str, str]) -> Account:
        world = self._stage.world
        return world.account(given.get("account", "")) or world.accounts[0]

    def _problem(self, given: dict[str, str]) -> Response | None:
        if given.get("response_type") != "code":
            return error_page("Invalid Response Type", "The parameter response_type must be code.")
        client = self._stage.world.desk.clients.get(given.get("client_id", ""))
        if client is None or client.kind != "server" or not client.known_at(self._data_center):
            return error_page(
                "Invalid Client",
                "The client id is not known here: it is mistyped, or the client is registered in another "
                "data center without Multi-DC, or it is not a server-based client.",
            )
        if given.get("redirect_uri", "") not in client.redirect_uris:
            return error_page(
                "Invalid Redirect Uri",
                "The redirect URI is not one of those registered with this client. They are compared "
                "letter by letter.",
            )
        wanted = scopes.split(given.get("scope", ""))
        if not wanted or not all(scopes.is_known(scope) for scope in wanted):
            return error_page("Invalid OAuth Scope", "Scope does not exist. Enter valid scope.")
        return None


def _redirect(given: dict[str, str], answer: dict[str, str]) -> Response:
    back = {"state": given["state"]} if "state" in given else {}
    return RedirectResponse(with_query(given["redirect_uri"], {**back, **answer}), 302)


def decision_form(action: str, values: dict[str, str]) -> str:
    """The form with the two buttons."""
    return (
        f'<form method="post" action="{action}" id="consent">{hidden(values)}'
        '<button type="submit" name="decision" value="accept" id="accept">Accept</button>'
        '<button type="submit" name="decision" value="reject" id="reject">Reject</button></form>'
    )


def who(world: World, account: Account) -> str:
    """Whose account is signed in."""
    company = world.organization_of(account).name
    return (
        f'<p>You are signed in as <strong id="account">{escape(account.email)}</strong>, '
        f'{escape(account.name)} of <strong id="organization">{escape(company)}</strong>.</p>'
    )


def asked(client: Client, wanted: tuple[str, ...]) -> str:
    """What the client asks for."""
    lines = "".join(f"<li><code>{escape(scope)}</code> {escape(_reason(scope))}</li>" for scope in wanted)
    return f"<p><strong>{escape(client.name)}</strong> would like to access:</p><ul>{lines}</ul>"


def others(world: World, account: Account, path: str, kept: dict[str, str]) -> str:
    """Links to be somebody else."""
    items = ""
    for other in world.accounts:
        if other is not account:
            query = {**kept, "account": other.key}
            items += (
                f"<li>{link(path, f'{other.name}, {other.says}', own_id=f'as-{other.key}', **query)}</li>"
            )
    return f"<h2>Sign in as somebody else</h2><ul>{items}</ul>"


def _reason(scope: str) -> str:
    parts = scope.lower().split(".")
    return _REASONS.get(parts[1], "") if len(parts) > 2 else ""
