"""The API console of one data center: register a client, generate a Self Client's code."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .. import scopes
from ..oauth import Client, TooManyError
from ..organizations import Account
from ..origins import DATA_CENTERS
from ..printed import new_client_id, new_client_secret
from ..web import form_fields
from ..world import Stage
from .html import area, code, field, form, link, page, select, told
from .registration import problem_of

MINUTES = ("3", "5", "7", "10")
_KINDS = {"server": "Server-based Applications", "device": "Non-browser Applications", "self": "Self Client"}
_MULTI_DC = {
    "off": "Off: only this data center",
    "same": "On: use the same OAuth credentials for all data centers",
    "own": "On: each data center has its own client secret",
}


class ConsolePages:
    """What an administrator clicks at ``api-console.zoho.*``."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/", self.home, methods=["GET"]),
            Route("/new", self.new, methods=["GET"]),
            Route("/client", self.client, methods=["GET"]),
            Route("/clients", self.create, methods=["POST"]),
            Route("/self-client", self.create_self, methods=["POST"]),
            Route("/multi-dc", self.multi_dc, methods=["POST"]),
            Route("/new-secret", self.new_secret, methods=["POST"]),
            Route("/generate-code", self.generate, methods=["POST"]),
        ]

    def _people(self) -> list[Account]:
        return [account for account in self._stage.world.accounts if account.data_center == self._data_center]

    async def home(self, request: Request) -> Response:
        """The clients, and what can be added."""
        del request
        return self._home()

    def _home(self, problem: str = "") -> Response:
        own = [
            client
            for client in self._stage.world.desk.clients.values()
            if client.data_center == self._data_center
        ]
        rows = "".join(
            f"<li>{link('/client', self._title(client), id=client.id)} ({escape(_KINDS[client.kind])})</li>"
            for client in own
        )
        body = (
            told(problem=problem)
            + f"<h2>Applications</h2><ul id='clients'>{rows}</ul><h2>Add client</h2><ul>"
        )
        for kind in ("server", "device"):
            body += f"<li>{link('/new', f'{_KINDS[kind]}: CREATE NOW', own_id=f'new-{kind}', kind=kind)}</li>"
        body += "</ul>"
        people = {account.key: f"{account.name}, {account.email}" for account in self._people()}
        if people:
            chooser = select("account", "Self Client of", people)
            body += form("/self-client", chooser, "Self Client: CREATE", own_id="new-self")
        else:
            body += (
                "<p>Nobody in this rehearsal has an account in this data center, so no Self Client here.</p>"
            )
        return page(f"API Console ({self._data_center})", body, status=400 if problem else 200)

    def _title(self, client: Client) -> str:
        owner = self._stage.world.account(client.owner)
        return f"{client.name} of {owner.name}" if owner else client.name

    async def new(self, request: Request) -> Response:
        """The form of a new client."""
        kind = "device" if request.query_params.get("kind") == "device" else "server"
        return self._new(kind, {})

    def _new(self, kind: str, given: dict[str, str], problem: str = "") -> Response:
        inside = field("name", "Client Name", given.get("name", ""))
        inside += field("homepage", "Homepage URL", given.get("homepage", ""))
        if kind == "server":
            inside += area(
                "redirect_uris", "Authorized Redirect URIs (one a line)", given.get("redirect_uris", "")
            )
        return page(
            f"New client: {_KINDS[kind]}",
            told(problem=problem)
            + form("/clients", inside, "CREATE", own_id="new-client", values={"kind": kind}),
            status=400 if problem else 200,
        )

    async def create(self, request: Request) -> Response:
        """Registers a client, or says which field cannot be used."""
        given = await form_fields(request)
        kind = "device" if given.get("kind") == "device" else "server"
        uris = given.get("redirect_uris", "").split()
        name, homepage = given.get("name", "").strip(), given.get("homepage", "").strip()
        problem = problem_of(kind, name, homepage, uris)
        if problem:
            return self._new(kind, given, problem)
        client = Client(
            new_client_id(),
            "device" if kind == "device" else "server",
            name,
            self._data_center,
            {self._data_center: new_client_secret()},
            redirect_uris=uris,
            homepage=homepage,
        )
        self._stage.world.desk.clients[client.id] = client
        return self._show(client, "The client is registered.")

    async def create_self(self, request: Request) -> Response:
        """A person's Self Client: there is one, so an existing one is shown."""
        given = await form_fields(request)
        world = self._stage.world
        account = world.account(given.get("account", ""))
        if account is None or account.data_center != self._data_center:
            return self._home("Choose whose Self Client it is.")
        for client in world.desk.clients.values():
            if client.kind == "self" and client.owner == account.key:
                return self._show(client, "This Self Client was there already: there is one for each person.")
        secret = {self._data_center: new_client_secret()}
        client = Client(new_client_id(), "self", "Self Client", self._data_center, secret, owner=account.key)
        world.desk.clients[client.id] = client
        return self._show(client, "The Self Client is registered.")

    async def client(self, request: Request) -> Response:
        """One client: secret, settings, and for a Self Client the code."""
        client = self._find(request.query_params.get("id", ""))
        return self._show(client) if client else self._home("There is no such client in this data center.")

    def _find(self, client_id: str) -> Client | None:
        client = self._stage.world.desk.clients.get(client_id)
        return client if client and client.data_center == self._data_center else None

    def _show(self, client: Client, message: str = "", problem: str = "", extra: str = "") -> Response:
        body = told(message, problem) + extra
        body += f"<h2>Client Secret</h2><p>Client ID: {code('client-id', client.id)}</p>"
        body += f"<p>Client Secret: {code('client-secret', client.secrets[self._data_center])}</p>"
        values = {"client_id": client.id}
        body += form("/new-secret", "", "New secret", own_id="new-secret", values=values)
        if client.kind == "self":
            body += "<h2>Generate Code</h2>" + form(
                "/generate-code",
                field("scope", "Scope (separated by commas)")
                + select("minutes", "Time Duration", {value: f"{value} minutes" for value in MINUTES})
                + field("description", "Scope Description"),
                "CREATE",
                own_id="generate-code",
                values=values,
            )
        else:
            body += self._settings(client)
        if client.redirect_uris:
            uris = "".join(f"<li><code>{escape(uri)}</code></li>" for uri in client.redirect_uris)
            body += f"<h2>Authorized Redirect URIs</h2><ul>{uris}</ul>"
        body += f"<p>{link('/', 'All clients')}</p>"
        return page(self._title(client), body, status=400 if problem else 200)

    def _settings(self, client: Client) -> str:
        others = {name: secret for name, secret in client.secrets.items() if name != self._data_center}
        mode = "off" if not others else "same" if len(set(client.secrets.values())) == 1 else "own"
        body = "<h2>Settings</h2>" + form(
            "/multi-dc",
            select("multi_dc", "Multi-DC", _MULTI_DC, mode),
            "Save",
            own_id="multi-dc",
            values={"client_id": client.id},
        )
        if mode == "own":
            rows = "".join(
                f"<li>{escape(name)}: {code(f'client-secret-{name}', secret)}</li>"
                for name, secret in others.items()
            )
            body += f"<p>Client secrets of the other data centers:</p><ul>{rows}</ul>"
        return body

    async def multi_dc(self, request: Request) -> Response:
        """Whether other data centers know the client, with the same secret or their own."""
        given = await form_fields(request)
        client = self._find(given.get("client_id", ""))
        if client is None or client.kind == "self":
            return self._home("There is no such client in this data center.")
        own = client.secrets[self._data_center]
        match given.get("multi_dc"):
            case "same":
                client.secrets = dict.fromkeys(DATA_CENTERS, own)
            case "own":
                client.secrets = {
                    name: own if name == self._data_center else new_client_secret() for name in DATA_CENTERS
                }
            case _:
                client.secrets = {self._data_center: own}
        return self._show(client, "Saved.")

    async def new_secret(self, request: Request) -> Response:
        """Another secret in place of this data center's; the old one is good no more. No page of Zoho's that we
        found describes where to click."""
        client = self._find((await form_fields(request)).get("client_id", ""))
        if client is None:
            return self._home("There is no such client in this data center.")
        shared = client.secrets[self._data_center]
        made = new_client_secret()
        client.secrets = {name: made if old == shared else old for name, old in client.secrets.items()}
        return self._show(client, "The client has a new secret.")

    async def generate(self, request: Request) -> Response:
        """A Self Client's code, good for the chosen minutes."""
        given = await form_fields(request)
        world = self._stage.world
        client = self._find(given.get("client_id", ""))
        account = world.account(client.owner) if client else None
        if client is None or account is None:
            return self._home("There is no such Self Client in this data center.")
        wanted = scopes.split(given.get("scope", ""))
        if not wanted or not all(scopes.is_known(scope) for scope in wanted):
            return self._show(client, problem="Enter a valid scope")
        if not given.get("description", "").strip():
            return self._show(client, problem="Enter a scope description")
        minutes = given.get("minutes", MINUTES[0])
        if minutes not in MINUTES:
            return self._show(client, problem="Choose a time duration")
        try:
            issued = world.desk.issue_code(
                world.settings,
                client,
                account,
                wanted,
                with_refresh_token=True,
                life_seconds=int(minutes) * 60.0,
            )
        except TooManyError:
            return self._show(client, problem="You have made too many requests. Try again after some time.")
        company = world.organization_of(account).name
        extra = (
            f"<h2>Generated Code</h2><p>For {escape(company)} (Production), good for {minutes} minutes:</p>"
            f"<p>{code('code', issued.value)}</p>"
        )
        return self._show(client, "Copy the code now.", extra=extra)
