"""What somebody changed in a function in CRM, line by line on the page that says so."""

from pathlib import Path

from tests.support.admin import at_the_wizard
from tests.support.edited import OURS, THEIRS, edited_before_the_build
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed


async def test_the_lines_that_differ_are_on_the_page(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=(120, 40)) as admin:
        await edited_before_the_build(admin.sitting, rehearsal, person)
        await admin.sets_up()
        await admin.has_looked()
        (page,) = admin.tasks.board.pages()
        await admin.highlights(page.tasks[0].key)
        await admin.presses("enter")
        await admin.reads("1 line is not the wizard's")
        both = ["".join(line.split()) for line in (THEIRS, OURS)]
        await admin.until(lambda: all(line in "".join(admin.screen.split()) for line in both), "both lines")
        await admin.copies("Line 11")
        assert admin.clipboard == [f"{THEIRS}\n{OURS}"]
