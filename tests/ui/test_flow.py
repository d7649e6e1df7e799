"""What one comes to know on the way: titles said once, where one is, what a changed answer brought, how to go on."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.support.acts import Act, open_setup, press, settle, setup_of, until
from tests.support.fixed import Setup
from tests.support.stillness import stillness
from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard import ui
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.evidence import Evidence
from zoho_ideolve_wizard.ui.widgets.trail import PartName, Trail, fitting


def see(name: str, home: Path, act: Act | None = None, size: tuple[int, int] = (80, 24)) -> list[str]:
    """The lines of a still, or of what one gets to from there."""

    def lines(app: WizardApp) -> list[str]:
        return [strip.text for strip in app.screen._compositor.render_strips()]

    with stillness():
        return catalog.still(name).at(name, size=size).visit(home, lines, act=act)


# -- titles, and the line of parts


def test_a_job_of_one_part_says_its_title_once(tmp_path: Path) -> None:
    below = see("prove", tmp_path)[1:]
    assert sum("Prove it" in line for line in below) == 1


@pytest.mark.parametrize(("size", "all_of_them"), [((80, 24), False), ((200, 60), True)])
def test_no_part_name_is_cut_and_where_one_is_is_counted(
    size: tuple[int, int], all_of_them: bool, tmp_path: Path
) -> None:
    def trail(app: WizardApp) -> tuple[list[str], list[str], str]:
        line = app.screen.query_one(Trail)
        names = [str(name.render()) for name in line.query(PartName) if name.display]
        shown = "".join(str(one.render()) for one in line.query(Static) if one.display)
        assert cell_len(shown) <= line.size.width
        return names, [str(name.render()) for name in line.query(PartName)], shown

    with stillness():
        still = catalog.still("step7-build").at("wide", size=size)
        names, every, shown = still.visit(tmp_path, trail)
    assert (names == every) is all_of_them
    here = every.index("Build it") if "Build it" in every else -1
    if not all_of_them:
        assert f" of {len(every)}" in shown
        assert "…" in shown
    assert here == -1 or every[here] in names


@pytest.mark.parametrize(
    ("here", "room", "shown"),
    [
        (0, 44, range(5)),
        (0, 43, range(2)),
        (2, 43, range(2, 5)),
        (4, 43, range(2, 5)),
        (1, 43, range(1, 3)),
        (2, 10, range(2, 3)),
    ],
    ids=[
        "all fit",
        "the first ones",
        "in the middle",
        "the last ones",
        "what comes next first",
        "no room at all",
    ],
)
def test_which_names_fit(here: int, room: int, shown: range) -> None:
    """Five names of 6, 3 and 17 cells, then twice 3, three between each."""
    widths = [6, 3, 17, 3, 3]
    assert fitting(widths, here, room, len("5 of 5  ")) == shown


# -- what a changed answer brings


async def _another_way(pilot: Pilot[str]) -> None:
    await press("down", "down", "enter", "enter")(pilot)
    await until(pilot, lambda: setup_of(pilot).part.key == "register", "the next part")


async def _another_client(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    setup_of(pilot).query(Input).first().value = "1000.ANOTHERCLIENT0000000000000001"
    setup_of(pilot).query(Input).last().value = "fake-secret-of-another-client"
    await pilot.click("#primary")
    await until(pilot, lambda: setup_of(pilot).step.key == "consent", "the next step")
    await settle(pilot)


@pytest.mark.parametrize(
    ("part", "act", "followed"),
    [
        (
            "way",
            _another_way,
            "Asked again: Client Id (step 3), Client Secret (step 3). Open again: step 4, Consent and tokens.",
        ),
        ("credentials", _another_client, "Open again: step 4, Consent and tokens."),
    ],
)
def test_what_followed_from_a_changed_answer_is_named_on_the_next_part(
    part: str, act: Act, followed: str, tmp_path: Path
) -> None:
    still = Still("changed", lambda words: Setup(before="connector", words=words), f"application/{part}")

    def news(app: WizardApp) -> tuple[bool, str]:
        line = app.screen.query_one("#news", Static)
        return bool(line.display), str(line.render())

    with stillness():
        assert still.visit(tmp_path, news, act=act) == (
            True,
            f"That changes what followed from it. {followed}",
        )


def test_what_followed_is_gone_with_the_next_part(tmp_path: Path) -> None:
    async def goes_on(pilot: Pilot[str]) -> None:
        await _another_way(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: setup_of(pilot).part.key == "credentials", "the part after it")

    still = Still("changed", lambda words: Setup(before="connector", words=words), "application/way")
    with stillness():
        assert not still.visit(tmp_path, lambda app: app.screen.query_one("#news").display, act=goes_on)


async def _copies_all(pilot: Pilot[str]) -> None:
    await press()(pilot)
    conveyor = setup_of(pilot).query_one(Conveyor)
    for _ in conveyor.options:
        await pilot.press("enter")
        await settle(pilot)


def test_the_last_value_of_a_conveyor_says_how_to_go_on(tmp_path: Path) -> None:
    text = " ".join(" ".join(see("form-start", tmp_path, _copies_all)).split())
    assert "The last one. When done there: End, Enter." in text


# -- what happened is said where it happened


def test_nothing_pops_up_over_a_screen() -> None:
    folder = Path(ui.__file__).parent
    assert [path.name for path in folder.rglob("*.py") if "notify(" in path.read_text(encoding="utf-8")] == []


class Line(App[None]):
    def compose(self) -> ComposeResult:
        yield Evidence()


async def test_what_happened_stays_until_the_cursor_moves_on() -> None:
    app = Line()
    async with app.run_test():
        line = app.query_one(Evidence)
        line.show("ana", "Ana is a user.")
        line.say("ana", "The settings cannot be written.", error=True)
        line.show("ana", "Ana is a user.")
        assert str(line.content) == "The settings cannot be written."
        assert line.has_class("-error")
        line.show("bo", "Bo is a user.")
        assert str(line.content) == "Bo is a user."
        assert not line.has_class("-error")
        line.show("ana", "Ana is a user.")
        assert str(line.content) == "Ana is a user."
