"""Ticks: what was copied, and who is told of it."""

from zoho_ideolve_wizard.engine.by_hand import Page, items
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.engine.ticks import Ticks


def test_who_watches_is_told_each_new_one_once_until_it_ends() -> None:
    ticks, told = Ticks(), list[str]()
    end = ticks.watch(told.append)
    for key in ("value-1-0", "page-1", "value-1-0"):
        ticks.add(key)
    end()
    end()
    ticks.add("value-2-0")
    assert told == ["value-1-0", "page-1"]
    assert list(ticks) == ["page-1", "value-1-0", "value-2-0"]
    assert "page-1" in ticks
    assert "page-2" not in ticks
    assert len(ticks) == 3


def test_somebody_told_may_end_their_watching_meanwhile() -> None:
    ticks, told = Ticks(), list[str]()
    ends = [ticks.watch(lambda _key: ends[0]()), ticks.watch(told.append)]
    ticks.add("page-1")
    assert told == ["page-1"]


def test_items_are_a_steps_page_and_then_its_values_top_to_bottom() -> None:
    first, second = Value("Name", "CRM"), Value("Secret", secret="zoho.client_secret")
    steps = (Instruction("Read."), Instruction("Open.", "https://www.ideolve.com", (first, second)))
    found = items(Page("key", "Title", steps, ()))
    assert found == {"page-2": "https://www.ideolve.com", "value-2-0": first, "value-2-1": second}
    assert list(found) == ["page-2", "value-2-0", "value-2-1"]
