"""The rehearsal as tests use it: what it printed, what it holds, what it is told to do wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import httpx

from zoho_ideolve_wizard.rehearsal.app import Application
from zoho_ideolve_wizard.rehearsal.organizations import Organization
from zoho_ideolve_wizard.rehearsal.server import Rehearsal


@dataclass(frozen=True)
class Requests:
    reads: int
    writes: int


class Rehearsed:
    """A rehearsal that listens. `printed` is its line of JSON."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal
        self.printed: Mapping[str, object] = rehearsal.announcement
        self._control = httpx.Client(base_url=str(self.printed["control"]), trust_env=False, verify=False)  # noqa: S501 - loopback

    def close(self) -> None:
        self._control.close()

    def value(self, dotted: str) -> str:
        """One of the printed values: `client_id`, `self_client.client_secret`, `data_centers.in.api`."""
        found: object = self.printed
        for name in dotted.split("."):
            found = cast("Mapping[str, object]", found)[name]
        return str(found)

    def reset(self) -> None:
        """Starts afresh; what was printed stays valid."""
        self._post("/reset", {})

    def settings(self, **values: object) -> None:
        self._post("/settings", values)

    def faults(self, *faults: tuple[str, str] | tuple[str, str, float] | tuple[str, str, float, int]) -> None:
        """Each is (match, kind[, value[, times]]): ("POST /crm/v8/users", "status", 429). Times 0: always.
        None at all clears those that wait."""
        names = ("match", "kind", "value", "times")
        self._post("/faults", {"faults": [dict(zip(names, fault, strict=False)) for fault in faults]})

    def refuses(self, match: str, code: str) -> None:
        """CRM answers so until faults are cleared: ("POST /crm/v8/settings/fields", "NO_PERMISSION")."""
        self._post("/faults", {"faults": [{"match": match, "kind": "refusal", "code": code, "times": 0}]})

    def settle(self) -> None:
        """Waits until no function runs in CRM."""
        self._post("/settle", {})

    def run_schedules(self) -> None:
        """As if their time had come; waits until they have run."""
        self._post("/run-schedules", {})
        self.settle()

    def _post(self, path: str, body: object) -> None:
        self._control.post(path, json=body).raise_for_status()

    def state(self) -> Mapping[str, object]:
        return cast("Mapping[str, object]", self._control.get("/state").raise_for_status().json())

    @property
    def ideolve(self) -> Mapping[str, object]:
        return cast("Mapping[str, object]", self.state()["ideolve"])

    def workspace(self, name: str) -> Mapping[str, object]:
        found = cast("list[Mapping[str, object]]", self.ideolve["workspaces"])
        (one,) = [workspace for workspace in found if workspace["name"] == name]
        return one

    @property
    def requests(self) -> Requests:
        """As counted so far, this look at them not included."""
        counted = cast("Mapping[str, int]", self.state()["requests"])
        return Requests(counted["reads"], counted["writes"])

    @property
    def writes(self) -> int:
        return self.requests.writes

    @property
    def live_tokens(self) -> int:
        """How many refresh tokens are good now."""
        return len(self._application._stage.world.desk.refresh_tokens)

    @property
    def company(self) -> Organization:
        """The company in CRM, to be changed behind everybody's back."""
        return self._application._stage.world.organizations["acme"]

    def is_alive(self, refresh_token: str) -> bool:
        """Whether Zoho would still take it."""
        return self._application._stage.world.desk.refresh_token(refresh_token) is not None

    def forgets(self, refresh_token: str) -> None:
        """As if somebody had revoked it in Zoho."""
        desk = self._application._stage.world.desk
        found = desk.refresh_token(refresh_token)
        assert found is not None
        desk.forget(found)

    def replaces_client_secret(self, client_id: str, secret: str) -> None:
        """As if the admin had made a new one in the API Console: the old one is good no more."""
        client = self._application._stage.world.desk.clients[client_id]
        client.secrets = dict.fromkeys(client.secrets, secret)

    def removes_client(self, client_id: str) -> None:
        """As if somebody had deleted it in the API Console."""
        del self._application._stage.world.desk.clients[client_id]

    def secrets(self) -> set[str]:
        """Every secret that it has printed or issued and still remembers."""
        world, printed = self._application._stage.world, self._application._stage.printed
        pairs = (printed.server_client, printed.self_client, printed.device_client, printed.ideolve_account)
        found = {pair.secret for pair in pairs}
        found |= {secret for client in world.desk.clients.values() for secret in client.secrets.values()}
        found |= set(world.desk.codes)
        found |= {token.value for token in world.desk.refresh_tokens}
        found |= {token.value for token in world.desk.access_tokens}
        found |= {device.device_code for device in world.desk.devices}
        found |= {connector.pair.secret for connector in world.ideolve.connectors}
        return found

    @property
    def _application(self) -> Application:
        """Its inside, for the secrets that no answer of the control address tells."""
        return cast("Application", self._rehearsal._server.config.app)
