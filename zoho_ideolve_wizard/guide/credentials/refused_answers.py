"""Ids and secrets that a service refused: in which words, until they are others or are taken; a restart included."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoho_ideolve_wizard.guide.sitting import Sitting


def note(sitting: "Sitting", client_id: str, words: Mapping[str, str]) -> None:
    """`words` by the keys of the questions. They are about the answer to `client_id` as it is now: whoever edits the
    settings has another."""
    for key, said in words.items():
        sitting.ledger.remember(_place(key), json.dumps([client_id, sitting.answer(client_id), said]))


def words(sitting: "Sitting", key: str) -> str:
    """Empty where nothing was refused, or what was refused is there no more."""
    kept = sitting.ledger.places().get(_place(key))
    client_id, answer, said = json.loads(kept) if kept else ("", "", "")
    return said if said and sitting.answer(client_id) == answer else ""


def forget(sitting: "Sitting", keys: Iterable[str]) -> None:
    for key in keys:
        sitting.ledger.forget_place(_place(key))


def _place(key: str) -> str:
    return f"refused/{key}"
