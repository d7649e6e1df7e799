"""The whole setup on the rehearsal, filmed: the same film from the same code."""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from unittest.mock import patch

from textual.app import App

from screenshots.film import Film
from tests.support.acts import steady
from tests.support.admin import Admin, at_the_wizard
from tests.support.company import AS_PASTED
from tests.support.crm_pages import CrmPages
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.stillness import still_time
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.by_hand import items
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import application, consent
from zoho_ideolve_wizard.guide.crm_side import prove
from zoho_ideolve_wizard.rehearsal import ideolve_notes, printed
from zoho_ideolve_wizard.rehearsal.server import start
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.ui import clipboard, presses
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor

SIZE = (80, 24)
GLANCE, LOOK, READ = 0.5, 1.2, 2.5
"""Seconds that a picture stands: one of many alike; one that says something new; one to be read."""


def setup_film() -> str:
    """The SVG, drawn anew."""
    with _still(), TemporaryDirectory() as home, start() as running:
        rehearsal = Rehearsed(running)
        try:
            return asyncio.run(_filmed(rehearsal, Path(home)))
        finally:
            rehearsal.close()


@contextmanager
def _still() -> Iterator[None]:
    """The clipboard of this computer is left alone, and said to have taken everything."""

    async def copied(app: App[object], text: str, **_how: object) -> str:
        app.copy_to_clipboard(text)
        return "Copied."

    with (
        still_time(),
        patch.object(clipboard, "copy", copied),
        patch.object(consent.Attempt, "listener", _listener),
        patch.object(application, "bind", _no_port),
        patch.object(printed, "secrets", _invented()),
        patch.object(printed, "uuid", _invented()),
        patch.object(ideolve_notes, "uuid", _invented()),
        patch.object(presses, "HELD", 0.0),
        patch.object(prove, "EVERY", 0.05),
    ):
        yield


def _no_port(_port: int) -> list[socket]:
    """Whatever else runs on this computer, the port is free: nobody listens on it here."""
    return []


class ToldListener(Listener):
    """Takes no port; it is told the address that the browser would have come back to."""

    told: "asyncio.Queue[str]"

    async def start(self) -> None:
        self.told = asyncio.Queue()

    async def grant(self) -> CodeGrant:
        return self._check(await self.told.get())

    async def stop(self) -> None:
        """Nothing listened."""


def _listener(attempt: consent.Attempt, on_event: Callable[[str], None]) -> ToldListener:
    return ToldListener(8765, "/callback", attempt.read, attempt.url, on_event)


async def _filmed(rehearsal: Rehearsed, home: Path) -> str:
    film = Film("zoho-ideolve-wizard --rehearse", SIZE[0], _fixed(rehearsal.printed))
    wizard = at_the_wizard(rehearsal.printed, home, size=SIZE)
    async with Person(rehearsal.printed) as person, wizard as admin:
        await _Take(film, admin, person, rehearsal).all_of_it()
    return film.svg()


def _fixed(announced: Mapping[str, object]) -> dict[str, str]:
    """Ports of this run, and what the film shows in their place."""
    ports = dict.fromkeys(re.findall(r":(\d{5})\b", repr(announced)))
    return {f":{port}": f":{18801 + number}" for number, port in enumerate(ports)}


def _invented() -> SimpleNamespace:
    """In the place of random values: the same in each run, and not to be taken for real ones."""
    letters, numbers = cycle("FAKECLIENTID7"), count(1)
    return SimpleNamespace(
        choice=lambda _among: next(letters),
        token_hex=lambda size: f"{next(numbers):0{2 * size}x}",
        uuid4=lambda: f"fake0000-0000-4000-8000-{next(numbers):012x}",
    )


class _Take:
    def __init__(self, film: Film, admin: Admin, person: Person, rehearsal: Rehearsed) -> None:
        self._film = film
        self._admin = admin
        self._person = person
        self._rehearsal = rehearsal
        self._crm = CrmPages(person, rehearsal.company.name)

    async def _take(self, seconds: float) -> None:
        """Once nothing is worked on any more and the screen has come to rest."""
        await self._admin.settled()
        await self._admin.until(lambda: not self._admin.app.busy, "the end of the work")
        await steady(self._admin.pilot)
        self._film.take(self._admin.app, seconds)

    async def all_of_it(self) -> None:
        await self._take(READ)
        await self._company()
        await self._workspace()
        await self._application()
        await self._consent()
        await self._connector()
        await self._connection()
        await self._automation()
        await self._people()
        await self._finish()

    async def _copies(self, *labels: str) -> dict[str, str]:
        """The first value of each label, which is seen to be copied."""
        admin = self._admin
        await admin.until(lambda: admin.has(Conveyor), "by-hand work")
        conveyor = admin._widget(Conveyor)
        keys: dict[str, str] = {}
        for key, item in items(conveyor.page).items():
            keys.setdefault(item.label if isinstance(item, Value) else "Page", key)
        found = {}
        for label in labels:
            await admin._moves_to(conveyor, conveyor.get_option_index(keys[label]))
            found[label] = await admin._brings("enter", label)
            await admin.reads("Opened in your browser." if label == "Page" else f"{label}: Copied.")
            await self._take(GLANCE)
        return found

    async def _noted(self) -> None:
        await self._take(READ)
        await self._admin.fills_in_what_was_noted()
        await self._take(LOOK)

    async def _runs(self, holds: str) -> None:
        admin = self._admin
        await admin.has_looked()
        await self._take(READ)
        await admin.does_it()
        await admin.reads(holds)
        await self._take(LOOK)

    async def _company(self) -> None:
        admin = self._admin
        await admin.sets_up()
        await self._noted()
        await admin.continues_to("prerequisites", "sign-up")
        await self._take(LOOK)
        await admin.confirms_by_hand()

    async def _workspace(self) -> None:
        admin = self._admin
        await admin.wait_for("workspace", "names")
        await self._noted()
        await admin.continues_to("workspace", "create")
        await self._runs("5 done")

    async def _application(self) -> None:
        admin = self._admin
        await admin.continues_to("application", "way")
        await self._noted()
        await admin.continues_to("application", "register")
        await self._take(LOOK)
        await self._copies("Page", "Client Name", "Homepage URL", "Authorized Redirect URI")
        await admin.confirms_by_hand()
        await admin.wait_for("application", "credentials")
        await self._noted()

    async def _consent(self) -> None:
        admin = self._admin
        await admin.continues_to("consent", "consent")
        await admin.until(lambda: admin._offers("open"), "the ways on")
        await self._take(READ)
        await self._accepts()
        await admin.until_phase("question")
        await self._take(READ)
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await self._take(LOOK)

    async def _accepts(self) -> None:
        """In the browser, which comes back to where the wizard waits."""
        page = await self._person.accepts(self._admin.consent.attempt.url)
        listener = self._admin.consent._listener
        if isinstance(listener, ToldListener):
            listener.told.put_nowait(page.address)

    async def _connector(self) -> None:
        admin = self._admin
        await admin.continues_to("connector", "form")
        await self._take(LOOK)
        labels = ("Host", "Client Id", "Client Secret", "Grant Type", "Refresh Token", "User", "Workspace")
        form = await self._copies(*labels)
        named = {label.lower().replace(" ", "_"): text for label, text in form.items()}
        pair = await self._person.saves_connector(**named)
        await admin.confirms_by_hand()
        await admin.wait_for("connector", "pair")
        await admin.fills({"connector.client_id": pair.id, "connector.api_key": pair.secret})
        await self._take(LOOK)
        await admin.continues_to("connector", "validate")
        await self._runs("1 done")

    async def _connection(self) -> None:
        admin = self._admin
        await admin.continues_to("connection", "connection")
        await self._take(LOOK)
        labels = [label for label, _ in ours.CONNECTION.values()]
        await self._crm.connects(await self._copies("Page", *labels))
        await admin.confirms_by_hand()

    async def _automation(self) -> None:
        admin = self._admin
        await admin.wait_for("automation", "way")
        await self._take(READ)
        await admin.continues_to("automation", "paths")
        await admin.continues_to("automation", "note")
        await self._runs("Ideolve says that it took it")
        await admin.continues_to("automation", "how")
        await admin.continues_to("automation", "consent")
        await admin.until(lambda: admin._offers("open"), "the ways on")
        await self._accepts()
        await admin.until_phase("question")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await admin.continues_to("automation", "sent")
        await admin.until(lambda: "chooses from the list" in admin.words, "CRM's own fields")
        await self._take(READ)
        await admin.continues_to("automation", "preview")
        await admin.has_looked()
        await self._take(LOOK)
        await admin.confirms_all_by_hand()
        await admin.continues_to("automation", "before")
        await admin.until(lambda: "Without a note now" in admin.words, "what CRM holds")
        await self._take(LOOK)
        await admin.continues_to("automation", "build")
        await self._runs("40 done")
        await self._by_hand_in_crm()

    async def _by_hand_in_crm(self) -> None:
        admin = self._admin
        await admin.continues_to("automation", "our-rules")
        await admin.has_looked()
        await admin.continue_()
        for rule in ours.RULES:
            await admin.reads(f": {rule.name}")
            arguments = [label for label, _ in rule.values() if label.startswith("Argument ")]
            labels = ("Page", "Module", "Rule Name", "Record Action", "Function", *arguments)
            await self._crm.makes_rule(await self._copies(*labels))
            await admin.confirms_by_hand()
        await admin.reads("3 done")  # it looks by itself
        await self._take(READ)
        await admin.continues_to("automation", "our-schedules")
        await admin.continue_()
        for schedule in ours.SCHEDULES:
            await admin.reads(f": {schedule.name}")
            await self._crm.makes_schedule(await self._copies("Page", "Schedule Name", "Function"))
            await admin.confirms_by_hand()
        await admin.wait_for("automation", "prove")
        await admin.does_it()
        await self._take(READ)

    async def _people(self) -> None:
        admin = self._admin
        await admin.continues_to("people", "roster")
        await self._take(LOOK)
        await admin.types_people(AS_PASTED)
        await self._take(READ)
        await admin.continues_to("people", "invite")
        await self._runs("25 done")

    async def _finish(self) -> None:
        admin = self._admin
        await admin.continues_to("finish", "automation-token")
        await self._take(LOOK)
        await admin.continues_to("finish", "report")
        await self._take(READ)
        await admin.presses("f10")
        await admin.reads("all 9 steps done")
        await self._take(2 * READ)
