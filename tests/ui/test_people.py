"""Step 8: people typed, pasted, read from a file and mended; quit in its middle, killed, and gone on with."""

import shutil
import threading
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from tests.support.admin import Admin, at_the_wizard
from tests.support.company import AS_PASTED, EVERYBODY, WORKSPACE, as_asked, in_order
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.integration.roster import Line
from zoho_ideolve_wizard.ui.screens.dialog import Prompt
from zoho_ideolve_wizard.ui.widgets import roster
from zoho_ideolve_wizard.ui.widgets.field import OneValue

INVITE = "POST /rehearsal-admin/workspaces/*/invitations"
PASSPHRASE = "four or five words do"
SEALED = {"secrets.vault": "passphrase", "secrets.passphrase": PASSPHRASE}
CHANGES = 12 + 8 + 5
"""Twelve invitations, eight in the sales group, five among the experts."""


def under_way(admin: Admin) -> list[str]:
    return [key for key, now in admin.tasks.board.outcomes.items() if now is Outcome.RUNNING]


async def four_invited_and_four_under_way(admin: Admin, rehearsal: Rehearsed, kind: str) -> None:
    """Starts the work; four invitations are through when the next four hang."""
    rehearsal.faults((INVITE, "latency", 0, 4), (INVITE, kind, 6, 0))
    await admin.has_looked()
    await admin.continue_()
    await admin.until(
        lambda: (
            len(under_way(admin)) == 4
            and all(key.startswith("invitation/") for key in under_way(admin))
            and sum(now is Outcome.VERIFIED for now in admin.tasks.board.outcomes.values()) >= 8
        ),
        "four invitations under way",
    )


async def opens_again(admin: Admin) -> None:
    await admin.sets_up()
    await admin.answers_dialog("ok", typed=PASSPHRASE)
    await admin.wait_for("people", "invite")
    await admin.has_looked()


async def test_quitting_in_the_middle_loses_nothing_and_nobody_is_invited_twice(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people/invite", answers=SEALED, people=AS_PASTED)
        before = rehearsal.writes
        await admin.sets_up()
        await four_invited_and_four_under_way(admin, rehearsal, "latency")
        await admin.quits()
        await admin.reads("Work is under way")
        await admin.answers_dialog("quit")
    rehearsal.faults()
    assert len(rehearsal.workspace(WORKSPACE)["invitations"]) == 4  # type: ignore[arg-type]

    async with at_the_wizard(rehearsal.printed, home) as admin:
        await opens_again(admin)
        holding = [now for now in admin.tasks.board.outcomes.values() if now is Outcome.NOTHING]
        assert len(holding) >= 8
        await admin.does_it()
        assert admin.tasks.board.done
    assert in_order(rehearsal.workspace(WORKSPACE)) == as_asked(rehearsal.value("primary_contact"))
    assert rehearsal.writes == before + CHANGES


async def test_killed_in_the_middle_it_looks_before_it_does_anything_again(
    rehearsal: Rehearsed, person: Person, home: Path, tmp_path: Path
) -> None:
    as_it_died = tmp_path / "as it died"
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people/invite", answers=SEALED, people=AS_PASTED)
        before = rehearsal.writes
        await admin.sets_up()
        await four_invited_and_four_under_way(admin, rehearsal, "slow")
        await admin.until(
            lambda: len(rehearsal.workspace(WORKSPACE)["invitations"]) == 8,  # type: ignore[arg-type]
            "the four to be invited while their answers are still on the way",
        )
        shutil.copytree(home, as_it_died)
    rehearsal.faults()

    async with at_the_wizard(rehearsal.printed, as_it_died) as admin:
        died = [record for record in admin.sitting.records.values() if record.outcome is Outcome.UNKNOWN]
        assert len(died) == 4
        await opens_again(admin)
        assert {admin.outcome(record.key) for record in died} == {Outcome.NOTHING}
        await admin.does_it()
        assert admin.tasks.board.done
        # Those under way are counted when their answers have ended.
        await admin.until(lambda: rehearsal.writes >= before + CHANGES, "all changes to be counted")
    assert in_order(rehearsal.workspace(WORKSPACE)) == as_asked(rehearsal.value("primary_contact"))
    assert rehearsal.writes == before + CHANGES


async def test_who_accepts_meanwhile_is_a_member_and_not_invited_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "finish", people=AS_PASTED)
        await person.everybody_accepts()
        before = rehearsal.writes
        admin.sitting.ledger.remember("setup/place", "people/invite")
        await admin.sets_up()
        await admin.has_looked()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.NOTHING}
        await admin.reads("Is a member already.")
    assert rehearsal.writes == before
    assert set(rehearsal.workspace(WORKSPACE)["members"]) > set(EVERYBODY)  # type: ignore[call-overload]


async def test_a_line_that_cannot_be_used_is_mended_in_place(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people")
        await admin.sets_up()
        await admin.types_people("ana@example.com, ben@exam ple.com\nchitra@example.com expert")
        await admin.reads("2 people: 1 in sales, 1 expert")
        await admin.reads("to mend")
        while admin.app.screen.query("#people") and "to mend" in admin.words:
            await admin.continue_()
            await admin.reads("Mend this one")
            shown = admin.typed_in_dialog
            await admin.answers_dialog("ok", typed="ben@example.com" if "ben" in shown else "")
        await admin.reads("3 people: 2 in sales, 1 expert")
        addresses = [one.address for one in admin.sitting.profile.people()]
    assert sorted(addresses) == ["ana@example.com", "ben@example.com", "chitra@example.com"]


async def test_a_file_that_never_comes_is_not_waited_for_for_ever(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network drive that is gone."""
    over = threading.Event()

    def never(_path: Path) -> list[Line]:
        over.wait()
        return []

    monkeypatch.setattr(roster, "read", never)
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people")
        await admin.sets_up()
        await admin.presses("f6")
        await admin.answers_dialog("ok", typed="/mnt/away/people.csv")
        await admin.reads("Reading the file...")
        await admin.presses("escape")
        await admin.reads("Stopped. Nothing was taken from it.")
        assert not admin.app.busy
    over.set()


async def test_people_come_from_a_csv_file(
    rehearsal: Rehearsed, person: Person, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "our people.csv"
    path.write_text(
        "Name;E-mail;Role\nAna Silva;ana@example.com;Sales\nBen Lee;ben@example.com;Expert\n",
        encoding="utf-8",
    )
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people")
        await admin.sets_up()
        await admin.presses("f6")
        await admin.answers_dialog("ok", typed=str(tmp_path / "missing.csv"))
        await admin.reads("missing.csv cannot be read: No such file or directory.")
        await admin.presses("f6")
        await admin.answers_dialog("ok", typed=str(path))
        await admin.reads("2 people: 1 in sales, 1 expert")
        await admin.reads("Ben Lee")


async def test_half_typed_people_are_there_at_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people")
        await admin.sets_up()
        await admin.pastes("ana@example.com, be")
        await admin.quits()
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.reads("ana@example.com, be")


async def test_half_typed_people_are_gone_on_with_at_their_end(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people/roster")
        await admin.sets_up()
        await admin.pastes("ana@acme.example.com, bo")
        await admin.quits()
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.pastes("b@acme.example.com")
        area = admin.pane.query_one(TextArea)
        assert area.text == "ana@acme.example.com, bob@acme.example.com"
        await admin.presses("ctrl+home")
        await admin.pastes("eve@acme.example.com, ")
        await admin.presses("ctrl+end")
        await admin.pastes(" expert")
        assert area.text == "eve@acme.example.com, ana@acme.example.com, bob@acme.example.com expert"


async def test_what_was_wrong_with_another_text_is_not_said_of_the_one_that_stands_there(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people/roster")
        await admin.sets_up()
        await admin.types_people("bob@acme")
        await admin.presses("enter")
        await admin.until(lambda: isinstance(admin.app.screen, Prompt), "the dialog")
        problem = admin.app.screen.query_one("#problem", Static)
        assert problem.display
        assert str(problem.content)
        await admin.until(lambda: isinstance(admin.app.focused, OneValue), "the cursor in the text")
        await admin.presses("end")
        await admin.presses(*".example.com")
        assert admin.typed_in_dialog == "bob@acme.example.com"
        assert not problem.display
