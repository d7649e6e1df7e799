"""What somebody does in CRM's set-up pages, and the functions that the tests upload."""

import json
from dataclasses import dataclass

import httpx

from .actors import Actor, Json
from .browser import Browser, Page

SCOPES = ",".join(
    (
        "ZohoCRM.settings.ALL",
        "ZohoCRM.coql.READ",
        *(f"ZohoCRM.modules.{module}.ALL" for module in ("accounts", "deals", "events", "attachments")),
    )
)
CONNECTION_SCOPES = "ZohoCRM.coql.READ,ZohoCRM.modules.accounts.READ,ZohoCRM.modules.attachments.READ"
SAY = 'void automation.say(String account)\n{\n\tinfo "said " + account;\n}\n'


@dataclass
class Admin:
    """An administrator of Acme Instruments with a token for the API and a browser at CRM's pages."""

    actor: Actor
    browser: Browser
    token: str

    @property
    def crm(self) -> str:
        """Where the company's pages begin."""
        return self.actor.said("crm_address").removesuffix("/tab/Home")

    def page(self, path: str) -> Page:
        """Open a page below the company's own address."""
        return self.browser.open(self.crm + path)

    def submit(self, path: str, own_id: str, button: str, **typed: str) -> Page:
        """Fill in a form of a page and press its button."""
        return self.browser.submit(self.page(path), own_id, button, **typed)

    def upload(self, source: str, category: str = "Automation") -> str:
        """A function by the API; its id."""
        name = source.partition("(")[0].rpartition(".")[2]
        given: Json = {"name": name, "category": category, "runtime": "Deluge 1.0", "_code": source}
        metadata = json.dumps({"functions": [given]}).encode()
        answer = self.actor.upload("/settings/functions", self.token, {"metadata": (None, metadata)})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["functions"][0]["details"]["id"])

    def rule(
        self, function: str, module: str = "Accounts", when: str = "create_or_edit", **mapping: str
    ) -> Page:
        """A rule by the pages, with the arguments mapped to these fields; the rule's page."""
        made = self.submit(
            "/setup/rules",
            "create-rule",
            "Save",
            name=f"{module} {when} {function}",
            module=module,
            when=when,
            function=function,
        )
        assert made.response.status_code == 200, made.text
        if not mapping:
            return made
        typed = {f"map-{name}": source for name, source in mapping.items()}
        return self.browser.submit(made, "rule", "Save and Associate", **typed)

    def connect(self, name: str = "authfordelugecoql", scopes: str = CONNECTION_SCOPES) -> Page:
        """A connection by the pages."""
        return self.submit(
            "/setup/connections", "create-connection", "Create and Connect", name=name, scopes=scopes
        )

    def add(self, module: str, trigger: list[str] | None = None, /, **values: object) -> str:
        """A record by the API; its id."""
        body: Json = {"data": [values]}
        if trigger is not None:
            body["trigger"] = trigger
        answer = self.actor.crm("POST", f"/{module}", self.token, json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["data"][0]["details"]["id"])

    def change(self, module: str, record_id: str, **values: object) -> httpx.Response:
        """A change of a record by the API."""
        return self.actor.crm("PUT", f"/{module}/{record_id}", self.token, json={"data": [values]})

    def read(self, module: str, record_id: str) -> Json:
        """A record by the API."""
        return dict(self.actor.crm("GET", f"/{module}/{record_id}", self.token).json()["data"][0])

    def settle(self) -> list[Json]:
        """Wait until no function runs; all runs so far."""
        answer = self.actor.client.post(self.actor.said("control") + "/settle", timeout=30)
        return list(answer.json()["runs"])

    def crm_state(self) -> Json:
        """CRM's part of the control address's state."""
        found = self.actor.state()["crm"]
        assert isinstance(found, dict)
        return found
