"""Every key that does something: it has an id, reaches the wizard in every terminal, and can be another."""

import inspect

import pytest

from zoho_ideolve_wizard.ui import keymap
from zoho_ideolve_wizard.ui.keymap import Known, keys_of, known, problem, usable
from zoho_ideolve_wizard.ui.keys import shown

EVERY = known()
BY_ID = {one.id: one for one in EVERY}

ON_PURPOSE = {
    "setup.show",  # the value under the cursor comes before the one copied last
    "setup.leave",  # out of one by-hand page, before out of the part
    "setup.out",  # the same, where that leads home
    "setup.home",  # in a job that is called leaving
}
"""Where something nearer has the same key. Before the keys that work everywhere it always comes."""


def test_keys_that_mean_two_things_at_once_do_so_on_purpose() -> None:
    twice = [
        (one.id, other.id)
        for index, one in enumerate(EVERY)
        for other in EVERY[index + 1 :]
        if keymap.clashes(one, other) and set(one.keys) & set(other.keys)
        if not {one.place, other.place} & {"app", "list"}
    ]
    assert [pair for pair in twice if not ON_PURPOSE.intersection(pair)] == []
    assert {name for pair in twice for name in pair} >= ON_PURPOSE


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_each_action_is_there(one: Known) -> None:
    """A binding whose action nobody has would do nothing."""
    for binding in keymap.bindings_of(one.owner):
        target, _, name = binding.action.partition("(")[0].rpartition(".")
        if not target:
            assert inspect.isfunction(getattr(one.owner, f"action_{name}", None)), binding.action


def test_a_chosen_key_takes_the_place_of_ours() -> None:
    chosen = {"team.add": "y"}
    assert usable(chosen, EVERY)["team.add"] == "y"
    assert keys_of(BY_ID["team.add"], chosen) == ("y",)
    assert keys_of(BY_ID["team.add"], {}) == ("a",)


def test_what_shared_a_key_keeps_it() -> None:
    """Textual would take it from both."""
    found = usable({"home.pause": "y"}, EVERY)
    assert (found["home.pause"], found["home.resume"]) == ("y", "z")


def test_two_may_change_places() -> None:
    chosen = {"team.add": "x", "team.differences": "a"}
    assert usable(chosen, EVERY) | chosen == usable(chosen, EVERY)


def test_a_sign_may_be_written_as_it_is() -> None:
    assert usable({"app.keys": "+, y"}, EVERY)["app.keys"] == "plus,y"


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("team.add", "x", "Differences (team.differences)"),
        ("team.add", "space", "moves about"),
        ("people-table.mark", "x", "Differences"),
        ("team.add", "f12", "Keys (app.keys)"),
        ("setup.back", "b", "while you type"),
        ("tasks.retry", "f8", "Next part"),
        ("form.fill", "tab", "moves about"),
    ],
)
def test_a_key_that_cannot_be_used_is_refused_with_the_reason(name: str, key: str, why: str) -> None:
    assert why in problem(BY_ID[name], key, {}, EVERY)
    assert name not in usable({name: key}, EVERY)


@pytest.mark.parametrize(
    ("name", "key"), [("team.add", "r"), ("tasks.retry", "e"), ("setup.back", "ctrl+y"), ("people.add", "t")]
)
def test_elsewhere_a_key_may_mean_something_else(name: str, key: str) -> None:
    assert problem(BY_ID[name], key, {}, EVERY) == ""


@pytest.mark.parametrize("chosen", [{"nobody.knows": "x"}, {"team.add": ""}, {"team.add": " , "}])
def test_what_makes_no_sense_in_the_settings_changes_nothing(chosen: dict[str, str]) -> None:
    assert usable(chosen, EVERY) == {}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("f12", "F12"),
        ("escape", "Esc"),
        ("question_mark", "?"),
        ("ctrl+p", "^p"),
        ("shift+f3", "Shift+F3"),
        ("pageup", "PgUp"),
        ("down", "Down"),
        ("enter", "Enter"),
        ("G", "G"),
        ("slash", "/"),
        ("plus", "+"),
        ("left_square_bracket", "["),
    ],
)
def test_keys_are_written_as_on_the_keyboard(key: str, text: str) -> None:
    assert shown(key) == text
