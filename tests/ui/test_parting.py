"""A pane or a screen that is left works no longer: nothing of it goes on once what it draws on begins to go."""

import asyncio
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import WorkerState

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.team import TeamScreen
from zoho_ideolve_wizard.ui.screens.token import TokenScreen
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane
from zoho_ideolve_wizard.ui.widgets.form import FormPane
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.report import ReportPane
from zoho_ideolve_wizard.ui.widgets.roster import RosterPane
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

PEOPLE = "Ana <ana@acme.example.com>"


class Lingers(Static):
    """A child that is the last to go, as on a busy computer any of them may be."""

    def __init__(self) -> None:
        super().__init__("")
        self.may_go = asyncio.Event()

    async def on_unmount(self) -> None:
        await self.may_go.wait()


async def leaves(admin: Admin, place: Widget, key: str, there: str) -> None:
    """Presses the key while a worker of that place waits, and lets it go on when all but one of its children are gone."""
    lingers, answered, went_on = Lingers(), asyncio.Event(), []

    async def works() -> None:
        await answered.wait()
        went_on.append(place.query_one(there))

    await place.mount(lingers)
    worker = place.run_worker(works(), group="test")
    await admin.settled()
    admin.app.simulate_key(key)
    await admin.until(lambda: not place.query(there), "its children to go")
    assert place.query(Lingers)
    answered.set()
    await admin.until(lambda: worker.is_finished, "the worker's end")
    lingers.may_go.set()
    await admin.until(lambda: not place.is_attached, "the end of what was left")
    await admin.settled()
    assert worker.state is WorkerState.CANCELLED
    assert not went_on


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (FormPane, "workspace/names"),
        (TasksPane, "workspace/create"),
        (ConsentPane, "consent/consent"),
        (RosterPane, "people/roster"),
        (ReportPane, "finish/report"),
    ],
)
async def test_a_pane_that_is_left_works_no_longer(
    kind: type[Pane], place: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, place.partition("/")[0], people=PEOPLE)
        await admin.sets_up()
        await admin.goes_to(*place.split("/"))
        assert isinstance(admin.pane, kind)
        await admin.until(lambda: admin.pane.query("#primary"), "its button")
        await leaves(admin, admin.pane, "f7", "#primary")
        await admin.until(lambda: admin.setup.query(Pane), "the part before")


@pytest.mark.parametrize(
    ("kind", "key", "there"),
    [(TokenScreen, "t", "#menu"), (TeamScreen, "p", "#team")],
)
async def test_a_screen_that_is_left_works_no_longer(
    kind: type[Widget], key: str, there: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "finish", people=PEOPLE)
        await admin.sets_up()
        await admin.presses("f10")
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        await admin.settled()
        await admin.presses(key)
        await admin.until(lambda: isinstance(admin.app.screen, kind), "the screen")
        await leaves(admin, admin.app.screen, "f10", there)
