"""The signs beside steps: what they say is told where they stand for long, the same with ASCII twins."""

import re
from pathlib import Path

import pytest

from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.plain.spoken import chapters
from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.rail import Rail

_SIGNS = {
    state: (symbols.of(state, ascii_only=False)[0], symbols.of(state, ascii_only=True)[0])
    for state in (*Outcome, *Standing)
}


def lines_of(app: WizardApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def seen(name: str, size: tuple[int, int], home: Path) -> list[str]:
    with stillness():
        return catalog.still(name).at(name, size=size).visit(home, lines_of)


def test_no_twin_reads_like_a_key_or_means_another_thing() -> None:
    twins = dict(_SIGNS.values())
    assert not [twin for twin in twins.values() if twin.isalnum()]
    assert not [sign for sign, twin in twins.items() if twin != sign and twin in twins]
    of_steps = {_SIGNS[standing] for standing in Standing}
    assert len({twin for _, twin in of_steps}) == len(of_steps)


@pytest.mark.parametrize("key", ["home", "prerequisites"])
def test_the_help_tells_every_sign_and_who_hears_it_none(key: str) -> None:
    text = texts.help_of(key)
    told = dict(re.findall(r"\*\*(\W)\*\*(?: is)? ([a-z ]+?)[,.]", text))
    assert told == {
        sign: words
        for sign, _, words in symbols.legend((sign for sign, _ in _SIGNS.values()), ascii_only=False)
    }
    heard = " ".join(line for chapter in chapters(text) for line in chapter.lines)
    assert not {sign for sign in told if not sign.isascii()} & set(heard)


def test_where_there_is_room_below_the_steps_their_signs_are_told(tmp_path: Path) -> None:
    lines = [line[:26].strip() for line in seen("workspace-partly-failed", (120, 40), tmp_path)]
    assert [line for line in lines if line][-4:-1] == ["✓ done", "✗ needs attention", "- not begun"]


@pytest.mark.parametrize("size", [(80, 24), (60, 40)])
def test_elsewhere_the_steps_have_the_room(size: tuple[int, int], tmp_path: Path) -> None:
    def steps(app: WizardApp) -> tuple[str, int]:
        rail = app.screen.query_one(Rail)
        return "\n".join(lines_of(app)), rail.region.height

    with stillness():
        still = catalog.still("workspace-partly-failed").at("small", size=size)
        shown, height = still.visit(tmp_path, steps)
    assert "needs attention" not in shown
    assert height == (4 if size[0] < 72 else 22)


def test_at_home_they_are_told_beside_how_many_are_done(tmp_path: Path) -> None:
    (told,) = (line for line in seen("home-failed", (120, 40), tmp_path) if "Setup " in line)
    assert told.rstrip().endswith("3 of 9 steps done   ✓ done   ✗ needs attention   - not begun")


def test_what_is_next_has_a_sign_only_where_there_is_something_to_do(tmp_path: Path) -> None:
    (todo,) = (line for line in seen("home-halfway", (80, 24), tmp_path) if " Next " in line)
    assert todo.split()[:2] == ["›", "Next"]
    (none,) = (line for line in seen("home-healthy", (80, 24), tmp_path / "over") if " Next " in line)
    assert none.split()[:4] == ["Next", "Nothing", "is", "due."]


def test_what_goes_on_ends_in_dots_that_ascii_has(tmp_path: Path) -> None:
    for number, name in enumerate(("palette", "team-asking-long", "credentials-empty")):
        lines = "\n".join(seen(name, (80, 24), tmp_path / str(number)))
        assert "…" not in lines
        assert (name == "palette") is not ("..." in lines)
