"""Every call of every client, with secrets in all that is secret: the log has a line for it, and no secret."""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import inspect
import itertools
import json
import logging
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import UnionType

import pytest

from tests.services.conftest import Service, Told
from zoho_ideolve_wizard import services
from zoho_ideolve_wizard.integration.activity import Activity
from zoho_ideolve_wizard.integration.redaction import Redactor
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.admin import HttpAdmin
from zoho_ideolve_wizard.services.ideolve.answers import Pair
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi
from zoho_ideolve_wizard.services.ideolve.notes import IdeolveNotes
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

SECRET = "fake-secret"
"""How every secret here begins; the log's filter is told none of them."""
SECRET_NAMES = {
    "secret",
    "code",
    "refresh_token",
    "access_token",
    "device_code",
    "api_key",
    "value",
    "source",
}
"""Fields and arguments that hold secrets; a variable's value is the connector's key, a function may hold it."""
BODIES = {
    "empty": Told(200, "{}"),
    "echo": Told(500, json.dumps({"error": f"{SECRET}-echo", "message": f"{SECRET}-echo"})),
    "refused": Told(401, json.dumps({"code": "INVALID_TOKEN", "message": f"{SECRET}-echo"})),
    "dropped": Told(drop=True),
}


@dataclasses.dataclass
class Clients:
    """One of each, all of them talking to the same server."""

    http: Http
    url: str

    def make(self, kind: type) -> object:
        center = DataCenter("in", "India", self.url, self.url, self.url, self.url)
        crm = Crm(self.http, self._access, on_refused=lambda _token: None)
        pair = Pair("client-id", f"{SECRET}-connector-key")
        makers: Mapping[type, Callable[[], object]] = {
            Accounts: lambda: Accounts(self.http, DataCenters((center,))),
            Crm: lambda: crm,
            HttpAdmin: lambda: HttpAdmin(self.http, self.url, "client-id", f"{SECRET}-account-key"),
            IdeolveApi: lambda: IdeolveApi(self.http, self.url),
            IdeolveNotes: lambda: IdeolveNotes(self.http, self.url, "a@example.com", pair),
        }
        return makers[kind]() if kind in makers else kind(crm)

    async def _access(self) -> tuple[str, str]:
        return self.url, f"{SECRET}-access-token"

    def argument(self, wanted: object, name: str) -> object:
        """Something of that type; a text that holds a secret where one of that name would."""
        origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
        if name == "sleep":
            return _at_once
        if name == "clock":
            return itertools.count(step=600).__next__
        if wanted is str or wanted is object:
            return f"{SECRET}-{name}" if name in SECRET_NAMES else name.replace("_", "")
        if wanted is DataCenter:
            return DataCenter("in", "India", self.url, self.url, self.url, self.url)
        if wanted in SIMPLE:
            return SIMPLE[wanted]
        if origin in (typing.Union, UnionType):
            return self.argument(inner[0], name)
        if origin is typing.Literal:
            return inner[0]
        if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
            hints = typing.get_type_hints(wanted)
            return wanted(**{one.name: self.argument(hints[one.name], one.name) for one in _init(wanted)})
        if inspect.isclass(origin) and issubclass(origin, Mapping):
            return {}
        if inspect.isclass(origin) and issubclass(origin, Callable):  # type: ignore[arg-type]
            return lambda *_: None
        return (self.argument(inner[0], name),)


OF_CRM = (CrmFields, CrmFunctions, CrmRecords, CrmRules, CrmUsers, CrmVariables)
SIMPLE: Mapping[object, object] = {
    bool: True,
    int: 1,
    float: 0.0,
    datetime: datetime(2026, 11, 24, tzinfo=UTC),
}


async def _at_once(_seconds: float) -> None:
    pass


def _init(kind: type) -> list[dataclasses.Field[object]]:
    return [one for one in dataclasses.fields(kind) if one.init]


def calls() -> Iterator[tuple[type, str]]:
    """Every public method that may talk to a service, of every class in `services` that is given the client."""
    for found in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(found.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ != module.__name__ or not {"http", "crm"} & set(_takes(kind)):
                continue
            for name, _ in inspect.getmembers(kind, inspect.iscoroutinefunction):
                if not name.startswith("_") and name != "aclose":
                    yield kind, name


def _takes(kind: type) -> list[str]:
    return list(inspect.signature(kind.__init__).parameters)  # type: ignore[misc]


@pytest.fixture
def activity() -> Iterator[Activity]:
    logging.getLogger("zoho_ideolve_wizard").setLevel(logging.DEBUG)
    listening = Activity(Redactor())
    yield listening
    listening.stop()


@pytest.mark.parametrize("told", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(("kind", "name"), calls(), ids=lambda one: getattr(one, "__name__", one))
async def test_no_secret_is_in_the_log(
    service: Service, activity: Activity, kind: type, name: str, told: Told
) -> None:
    service.answers.append(told)
    http = Http([service.url])
    clients = Clients(http, service.url)
    method = getattr(clients.make(kind), name)
    hints = typing.get_type_hints(getattr(kind, name))
    given = {one: clients.argument(hints[one], one) for one in inspect.signature(method).parameters}
    given |= {one: text for one, text in {"path": "/things", "method": "GET"}.items() if one in given}
    with suppress(ServiceFailure):
        async with asyncio.timeout(20):
            await _whole(method(**given))
    await http.aclose()
    assert service.asked, f"{kind.__name__}.{name} sent nothing: this test shows nothing"
    assert activity.count >= len(service.asked)
    assert service.url.partition("://")[2] in activity.text()
    assert SECRET not in activity.text()


async def _whole(called: object) -> None:
    if inspect.isawaitable(called):
        await called


def test_every_client_is_among_them() -> None:
    found = {kind for kind, _ in calls()}
    assert found == {Accounts, Crm, HttpAdmin, IdeolveApi, IdeolveNotes, *OF_CRM}
    assert len(list(calls())) >= 40
