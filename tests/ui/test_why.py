"""Why something was refused: w opens the whole entry, with the service's own words, and only where there is one."""

from pathlib import Path

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.support.acts import app_of, open_setup, settle, setup_of, until
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui import whys
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.index import EntryScreen, IndexScreen
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane


def board_of(app: WizardApp) -> TasksPane:
    return app.screen.query_one(TasksPane)


async def on_the_one_that_failed(pilot: Pilot[str]) -> None:
    await catalog.still("workspace-partly-failed").act(pilot)
    pane = board_of(app_of(pilot))
    failed = [task for task in pane.board.tasks if pane.board.outcomes[task.key] is Outcome.FAILED]
    listed = pane.query_one("#tasks", OptionList)
    listed.highlighted = pane.board.tasks.index(failed[0])
    await pilot.pause()


def said(app: WizardApp, where: str) -> str:
    content = app.screen.query_one(where, Static).content
    assert isinstance(content, Content)
    return content.plain


def test_w_explains_the_task_that_failed(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await on_the_one_that_failed(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()
        app = app_of(pilot)
        assert "Ideolve" in said(app, "#line")
        assert said(app, "#cause")
        assert said(app, "#remedy")
        assert "w" not in said(app, "#said").split()
        await pilot.press("w")
        await until(
            pilot, lambda: not isinstance(pilot.app.screen, EntryScreen), "it is closed by the same key"
        )

    catalog.still("workspace-partly-failed").visit(tmp_path, lambda app: app, act=act)


def test_from_the_entry_all_messages_are_one_key_away(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await on_the_one_that_failed(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, IndexScreen), "the index is open")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is setup_of(pilot), "back at the task")

    catalog.still("workspace-partly-failed").visit(tmp_path, lambda app: app, act=act)


def test_where_nothing_was_refused_there_is_no_such_key(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        await settle(pilot)
        assert "w" not in pilot.app.screen.active_bindings
        before = pilot.app.screen
        await pilot.press("w")
        assert pilot.app.screen is before

    catalog.still("workspace-plan").visit(tmp_path, lambda app: app, act=act)


def test_a_refused_consent_is_explained_too(tmp_path: Path) -> None:
    still = catalog.still("consent-refused")

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()
        assert said(app_of(pilot), "#line").startswith("Zoho accounts")
        assert said(app_of(pilot), "#remedy")

    still.visit(tmp_path, lambda app: app, act=act)


def test_what_crm_refused_on_a_screen_of_later_months_is_explained_too(tmp_path: Path) -> None:
    still = catalog.still("automation-refused")

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        refused = said(app_of(pilot), "#hint")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()
        assert refused.startswith(said(app_of(pilot), "#said")), "its remedy stands by itself"
        assert said(app_of(pilot), "#remedy")

    still.visit(tmp_path, lambda app: app, act=act)


def test_a_screen_that_was_refused_nothing_has_no_such_key(tmp_path: Path) -> None:
    still = catalog.still("tokens")

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        assert "w" not in pilot.app.screen.active_bindings

    still.visit(tmp_path, lambda app: app, act=act)


def test_hostile_words_of_a_service_are_shown_as_they_are(tmp_path: Path) -> None:
    hostile = "[/] [red]bo\x1b[31m@firm.test is a user of this CRM already. **No** `markup` <b>here</b>"

    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        whys.explain(app_of(pilot), hostile)
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()
        assert said(app_of(pilot), "#said") == hostile.replace("\x1b", "")
        assert "DUPLICATE_DATA" in said(app_of(pilot), "#line")

    catalog.still("workspace-plan").visit(tmp_path, lambda app: app, act=act)


def test_what_no_entry_explains_opens_the_index(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        whys.explain(app_of(pilot), "Something that nobody has ever said.")
        await until(pilot, lambda: isinstance(pilot.app.screen, IndexScreen), "the index is open")

    catalog.still("workspace-plan").visit(tmp_path, lambda app: app, act=act)
