"""What was copied of a page of by-hand work: kept over a restart, forgotten with the page or with another content."""

from dataclasses import replace
from pathlib import Path

from tests.guide.desk import sitting_in
from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.ticked import forget_ticks, ticks_of

PAGE = Page(
    "a/form", "The form", (Instruction("Fill in.", values=(Value("Name", "CRM"), Value("User", "ana"))),), ()
)


def test_they_are_there_at_the_next_start(tmp_path: Path) -> None:
    before = sitting_in(tmp_path)
    ticks_of(before, PAGE).add("value-1-1")
    before.ledger.close()
    after = sitting_in(tmp_path)
    assert list(ticks_of(after, PAGE)) == ["value-1-1"]
    after.ledger.close()


def test_another_content_is_another_page(sitting: Sitting) -> None:
    ticks_of(sitting, PAGE).add("value-1-0")
    other = replace(
        PAGE, steps=(Instruction("Fill in.", values=(Value("Name", "Sales"), Value("User", "ana"))),)
    )
    assert list(ticks_of(sitting, other)) == []
    assert list(ticks_of(sitting, PAGE)) == ["value-1-0"]


def test_done_is_done(sitting: Sitting) -> None:
    ticks_of(sitting, PAGE).add("value-1-0")
    forget_ticks(sitting, PAGE)
    assert list(ticks_of(sitting, PAGE)) == []
    assert not [place for place in sitting.ledger.places() if place.startswith("ticks/")]
