"""Which keys are left out of their line where there is little room."""

from itertools import pairwise

import pytest

from zoho_ideolve_wizard.ui.widgets.key_line import Entry, placed

_HELP = Entry("F1", "Help", "help")
_KEYS = Entry("F12", "Keys", "keys")
_OUT = Entry("F10", "Home", "out")
_PALETTE = Entry("^p", "Commands", "palette")
_ROOM = 114
"""Cells, from which on nothing is left out."""
_LITTLE = 18
"""Cells, in which there is help and no more."""
_ACTS = [Entry(key, f"Action {key}") for key in "abcdef"]


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
    left_out = [entry for entry in (_KEYS, *reversed(_ACTS), _OUT) if entry not in kept]
    assert left_out == [_KEYS, *reversed(_ACTS), _OUT][: len(left_out)]
    palette = [entry.words for entry in kept if entry.rank == "palette"]
    assert palette == (["More"] if left_out or width < _ROOM else ["Commands"]) or width < _LITTLE


def test_with_room_for_all_nothing_is_left_out() -> None:
    assert len(placed([*_ACTS, _OUT, _HELP, _KEYS, _PALETTE], 200)) == 10


def test_with_no_room_at_all_there_is_nothing() -> None:
    assert placed([_HELP], 3) == []
