"""The last line of every screen: each entry stands there whole, and help is never left out."""

from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Offset

from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.key_line import Entry, KeyLine, entries_of, placed

_HELP = Entry("F1", "Help", "help")
_KEYS = Entry("F12", "Keys", "keys")
_OUT = Entry("F10", "Home", "out")
_PALETTE = Entry("^p", "Commands", "palette")
_ACTS = [Entry(key, f"Action {key}") for key in "abcdef"]


def check(app: WizardApp) -> None:
    """What the line shows is what was placed, each entry with its words and with air around it."""
    line = app.screen.query_one(KeyLine)
    text = app.screen._compositor.render_strips()[line.region.y].text
    assert len(text) == line.size.width
    rest = text
    for one in line.placed:
        words = f"{one.entry.key} {one.entry.words}"
        assert text[one.start - 1 : one.end + 1] == f" {words} "
        rest = rest.replace(words, " " * len(words), 1)
    assert not rest.strip(), f"what no entry accounts for: {rest.strip()}"
    shown = {one.entry.action for one in line.placed}
    offered = entries_of(app.screen)
    assert {entry.action for entry in offered if entry.rank == "help"} <= shown
    assert {entry.action for entry in offered if entry.rank == "out"} & shown or not any(
        entry.rank == "out" for entry in offered
    )
    for one in line.placed:
        assert line._at(one.start) == one.entry
        assert line.region.contains_point(Offset(one.end - 1, line.region.y))


@pytest.mark.parametrize("still", [*catalog.AT_80X24, *catalog.NARROW], ids=lambda still: still.name)
def test_no_entry_is_cut(still: Still, tmp_path: Path) -> None:
    def look(app: WizardApp) -> None:
        if app.screen.query(KeyLine):
            check(app)
        else:
            assert app.screen.is_modal, "a whole screen says what its keys do"

    still.visit(tmp_path, look)


@pytest.mark.parametrize("width", range(10, 140))
def test_whole_entries_are_left_out_where_there_is_little_room(width: int) -> None:
    every = [*_ACTS, _OUT, _HELP, _KEYS, _PALETTE]
    found = placed(every, width)
    assert found[0].start >= 1
    for one, after in pairwise(found):
        assert one.end + 2 <= after.start
    assert found[-1].end < width
    kept = [one.entry for one in found]
    assert _HELP in kept
    left_out = [entry for entry in (*reversed(_ACTS), _OUT, _KEYS, _HELP) if entry not in kept]
    assert left_out == [*reversed(_ACTS), _OUT, _KEYS, _HELP][: len(left_out)]
    assert not left_out or _PALETTE not in kept


def test_with_room_for_all_nothing_is_left_out() -> None:
    assert len(placed([*_ACTS, _OUT, _HELP, _KEYS, _PALETTE], 200)) == 10


def test_with_no_room_at_all_there_is_nothing() -> None:
    assert placed([_HELP], 3) == []
