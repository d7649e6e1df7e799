"""Every key that does something: it has an id, by which it can be another, and every terminal sends it."""

import pytest
from textual.binding import Binding

from zoho_ideolve_wizard.ui import keymap
from zoho_ideolve_wizard.ui.keymap import Known

DECLARED = [(owner, binding) for owner in keymap.bound_classes() for binding in owner.BINDINGS]
EVERY = keymap.known()


def _names(binding: object) -> str:
    return str(getattr(binding, "id", binding))


@pytest.mark.parametrize(("owner", "binding"), DECLARED, ids=map(_names, (one for _, one in DECLARED)))
def test_each_has_an_id_and_words(owner: type, binding: object) -> None:
    assert isinstance(binding, Binding)
    assert binding.id, f"a key of {owner.__name__} has no id, so it cannot be changed: Binding(id=...)"
    assert binding.description, f"{binding.id} does not say what it does"
    assert binding.id.partition(".")[0] in keymap.PLACES, (
        f"{binding.id}: say in ui/keymap.py, PLACES, where that is"
    )


def test_an_id_means_one_thing() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for _, binding in DECLARED:
        assert isinstance(binding, Binding)
        meanings.setdefault(binding.id or "", set()).add((binding.key, binding.action))
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_no_action_is_only_on_a_key_that_some_terminals_keep(one: Known) -> None:
    def arrives(key: str) -> bool:
        *modifiers, name = key.split("+")
        return not ({"alt", "shift", "super"} & set(modifiers)) and not (
            "ctrl" in modifiers and name not in set("abcdefghklnopqrtuvwxyz")  # i, j, m are Tab and Enter; s
        )

    assert any(arrives(key) for key in one.keys)
