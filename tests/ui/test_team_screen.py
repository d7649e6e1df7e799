"""The team's own screen: found by typing, sorted, marked; reviewed and saved; with services that do not answer;
and with names that somebody chose to do harm."""

import csv
import io
import stat
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.widgets import Button

from tests.support.company import SALES_GROUP
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import (
    ASHA,
    FARAH,
    INES,
    JONAS,
    NISHA,
    PASSPHRASE,
    RADHA,
    TOMAS,
    VIKRAM,
    TeamAdmin,
    at_the_team,
)
from tests.ui.test_no_secrets import files
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people
from zoho_ideolve_wizard.integration.roster import Person as Listed
from zoho_ideolve_wizard.integration.roster import Role
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.differences import DifferencesScreen
from zoho_ideolve_wizard.ui.screens.review import ReviewScreen
from zoho_ideolve_wizard.ui.widgets.people_table import PeopleTable

IN_ORDER = [VIKRAM, NISHA, INES, JONAS, ASHA, TOMAS, FARAH, RADHA]
"""The list, then whom CRM names besides."""


async def filters(team: TeamAdmin, text: str) -> None:
    await team.admin.presses("slash")
    await team.admin.until(lambda: team.screen.query_one("#filter").has_focus, "the filter")
    await team.admin.presses("ctrl+u", "ctrl+k")
    await team.admin.pastes(text)


async def test_typing_finds_by_address_name_role_and_group(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        assert team.shown == IN_ORDER
        await filters(team, "ines.rey")
        assert team.shown == [INES]
        await team.admin.reads("8 people, 4 on your list · 1 shown")
        await filters(team, "PILLAI")
        assert team.shown == [NISHA]
        await filters(team, "both")
        assert team.shown == [NISHA]
        await filters(team, "experts")
        assert team.shown == [NISHA, INES, JONAS]
        await filters(team, "deactivated")
        assert team.shown == [TOMAS]
        await filters(team, "zzz")
        assert team.shown == []
        await team.admin.reads("Nobody matches. Esc clears the filter.")
        await filters(team, "ines.ray@acme.example.com")
        await team.admin.reads(f"Nobody matches. Did you mean {INES}?")
        await team.admin.presses("escape")
        assert team.shown == IN_ORDER
        assert team.admin.app.focused is team.screen.table
        assert team.written == 0


async def test_sorting_keeps_the_cursor_on_its_person(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.puts_the_cursor_on(NISHA)
        by_role = [NISHA, INES, JONAS, VIKRAM, ASHA, TOMAS, FARAH, RADHA]
        by_crm = [TOMAS, FARAH, INES, JONAS, VIKRAM, NISHA, ASHA, RADHA]
        for words, order in (("address", sorted(IN_ORDER)), ("role", by_role), ("CRM", by_crm)):
            await team.admin.presses("s")
            await team.admin.reads(f"by {words}")
            assert team.shown == order
            here = team.screen.table.under_cursor()
            assert here is not None
            assert here.address == NISHA
        await team.admin.presses("s")
        assert team.shown == IN_ORDER


async def test_many_are_marked_also_where_a_filter_hides_them(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        for text in ("jonas", "ines"):
            await filters(team, text)
            await admin.presses("enter")
            await admin.until(lambda: team.screen.table.has_focus, "the table")
            await admin.presses("space")
        await admin.reads("1 shown · 2 marked")
        assert "[x]" in team.line(INES)
        await admin.presses("d")
        await team.part("plan")
        await admin.reads("Remove 2 people")
        await team.leaves()
        assert "goes on" not in admin.words  # it was only looked at
        assert team.screen.table.marked == {INES, JONAS}
        assert team.written == 0


async def test_marks_go_with_those_who_were_removed(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.marks(INES)
        await team.admin.presses("d")
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()
        assert team.screen.table.marked == set()


async def test_marks_are_there_still_when_one_comes_back_and_nothing_is_done_with_them(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.marks(INES, FARAH)  # the second is known by CRM alone
        await team.admin.presses("escape")
        await team.opens()
        await team.admin.reads("2 marked")
        await team.admin.reads(f"2 people are still marked: {INES}, {FARAH}.")
        assert "[x]" in team.line(FARAH)
        await team.admin.presses("end")
        assert "still marked" not in team.admin.words
        assert team.written == 0


@pytest.mark.parametrize(
    ("marked", "told"),
    [((INES, FARAH), f"1 person is still marked: {INES}."), ((FARAH,), "nobody is marked any more.")],
)
async def test_who_is_gone_meanwhile_is_marked_no_more(
    marked: tuple[str, ...], told: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.marks(*marked)
        await team.admin.presses("escape")
        gone = rehearsal.company.user_by_email(FARAH)
        assert gone is not None
        gone.status, gone.email = "deleted", "farah.before@acme.example.com"
        await team.opens()
        await team.admin.reads(told)
        assert team.admin.sitting.marked == {*marked} - {FARAH}


async def test_a_click_on_the_mark_marks_and_one_beside_it_only_chooses(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        table, click = team.screen.table, team.admin.pilot.click
        await click(PeopleTable, offset=(2, 1))
        await team.admin.reads("1 marked")
        assert table.marked == {NISHA}
        await click(PeopleTable, offset=(20, 2))
        await team.admin.until(lambda: table.highlighted == 2, "the third one under the cursor")
        assert table.marked == {NISHA}
        await click(PeopleTable, offset=(2, 1))
        await team.admin.until(lambda: not table.marked, "nobody marked")


async def test_enter_tells_somebody_whole_and_what_can_be_done(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.puts_the_cursor_on(FARAH)
        await admin.presses("enter")
        await admin.reads(f"is a user of CRM, but is not in the workspace and not in the group {SALES_GROUP}")
        assert [str(button.label) for button in admin.app.screen.query(Button)] == [
            "Close",
            "Invite",
            "Remind",
            "Remove",
        ]
        await admin.answers_dialog("mend-0")
        await team.part("people")
        assert [one.address for one in job_people(admin.sitting, Job.ADD)] == [FARAH]
        await team.leaves()
        await team.puts_the_cursor_on(INES)
        await admin.presses("enter")
        await admin.answers_dialog("remove")
        await team.part("plan")
        await admin.reads(f"Remove {INES}")
        assert team.written == 0


async def test_the_access_review_is_saved_for_its_owner_only_and_holds_no_secret(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    kept = {"secrets.vault": "passphrase", "secrets.passphrase": PASSPHRASE}
    async with at_the_team(rehearsal, person, home, answers=kept) as team:
        admin = team.admin
        await team.removes(VIKRAM)
        await team.part("how")
        await admin.continue_()
        await team.consents()
        await admin.continue_()
        await team.runs(typed=VIKRAM)
        await team.writes_to_the_vendor()

        await admin.presses("v")
        await admin.until(lambda: isinstance(admin.app.screen, ReviewScreen), "the review")
        assert isinstance(admin.app.focused, VerticalScroll)
        await admin.presses("m")
        await admin.reads("Saved, readable by you only: ")
        await admin.until(lambda: saved(home, "md"), "the Markdown")
        await admin.presses("c")
        await admin.until(lambda: saved(home, "csv"), "the CSV")
        await admin.settled()
        await admin.reads(".csv")
        secrets = rehearsal.secrets() | {PASSPHRASE}
        picture = admin.screen
        await admin.presses("escape")
        await team.looks()

    (markdown,), (table,) = saved(home, "md"), saved(home, "csv")
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (markdown, table)} == {0o600}
    text = markdown.read_text(encoding="utf-8")
    for said in (
        f"Nisha Pillai ({NISHA}), both",
        "the service said so",
        "Ideolve's token, in use",
        "The team's token, in use",
        "Asha Rao (asha.rao@acme.example.com)",
        "ZohoCRM.users.ALL",
        "Where secrets lie",
        "CRM variables",
        f"{VIKRAM} is deactivated in Zoho CRM (Zoho CRM): the service said so.",
        f"The Ideolve account of {VIKRAM} is disabled (Ideolve): asked for, not yet done.",
    ):
        assert said in text, said
    lines = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert [line["email"] for line in lines[:24:3]] == [NISHA, INES, JONAS, ASHA, VIKRAM, TOMAS, FARAH, RADHA]
    consented = {line["system"]: line["email"] for line in lines if line["role"] == "consented"}
    assert consented == {"Ideolve's token, in use": ASHA, "The team's token, in use": ASHA}
    vikram = {line["system"]: line["access"] for line in lines if line["email"] == VIKRAM}
    assert vikram == {
        "Zoho CRM": "deactivated",
        "Ideolve workspace": "not there",
        "Ideolve groups": "none",
    }
    for secret in secrets:
        assert [name for name, content in files(home).items() if secret.encode() in content] == []
        assert secret not in picture


def saved(home: Path, kind: str) -> list[Path]:
    return list(home.rglob(f"access-review-*.{kind}"))


async def test_where_nothing_answers_the_table_is_drawn_from_memory(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await admin.presses("f10")
        rehearsal.faults(("* /", "drop", 0, 0))
        await admin.presses("p")
        await team.looks()
        assert team.shown == [VIKRAM, NISHA, INES, JONAS]
        assert "sales not known invited Sales" in team.line(VIKRAM)
        assert "both not known invited Sales, " in team.line(NISHA)
        await team.puts_the_cursor_on(INES)
        await admin.reads("Workspace: invited")
        await admin.reads("the service said so")
        state = str(team.screen.query_one("#team-state").render())
        assert "(x)" not in state  # what nobody could look up is no difference
        reasons = [line for line in state.splitlines() if "closed the connection" in line]
        assert len(set(reasons)) == 2, state

        await admin.presses("x")
        await admin.until(lambda: isinstance(admin.app.screen, DifferencesScreen), "the differences")
        await admin.reads("Nothing differs, as far as the services could be asked.")
        await admin.presses("escape")

        await team.removes(INES)
        await team.part("plan")
        await admin.until(lambda: not team.tasks.busy, "the look's end")
        assert team.tasks.board.needs_look  # nothing is done on a guess
        assert "closed the connection" in admin.hint
        rehearsal.faults()
        await admin.continue_()
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()
        assert team.now == replace(
            team.before, members=team.before.members - {INES}, experts=team.before.experts - {INES}
        )
        assert team.shown == [VIKRAM, NISHA, JONAS, ASHA, TOMAS, FARAH, RADHA]


EVIL = "[b]Qx[/b][/] [@click=app.quit]z[/] \x1b[31m\x1b[2J\x9b5A\x07 \u202eevil\u2066 日本語e\u0301 $primary"
EVIL_ADDRESS = "=cmd('x')[red]\x1b[2j\u202e@evil.example.com"
_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def acting(screen: str) -> Iterator[str]:
    """What of the screen would act on the terminal."""
    for sign in screen.replace("\n", ""):
        if unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in _BIDI:
            yield sign


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_hostile_names_are_only_text(
    size: tuple[int, int], rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    def named(team_people: list[Listed]) -> None:
        for user in rehearsal.company.users:
            if user.email in (NISHA, FARAH):
                user.first_name, user.last_name = EVIL, EVIL
            if user.email == TOMAS:
                user.email, user.status = EVIL_ADDRESS, "active"
        team_people.append(Listed("long." + "w" * 50 + "@acme.example.com", EVIL, Role.EXPERT))

    people: list[Listed] = []
    named(people)
    async with at_the_team(
        rehearsal,
        person,
        home,
        size=size,
        before=lambda admin: admin.sitting.profile.set_people([*admin.sitting.profile.people(), *people]),
    ) as team:
        admin = team.admin

        def is_tame() -> None:
            assert list(acting(admin.screen)) == []
            assert all(cell_len(line) <= size[0] for line in admin.screen.splitlines())

        async def instead() -> None:
            """Another one's removal, while one is under way."""
            await admin.reads("A removal is under way")
            is_tame()
            await admin.answers_dialog("other")

        for address in (EVIL_ADDRESS, NISHA, FARAH, people[0].address):
            await team.puts_the_cursor_on(address)
            await admin.reads("evil")
            is_tame()
        await team.puts_the_cursor_on(EVIL_ADDRESS)
        await admin.presses("x")
        await admin.until(lambda: isinstance(admin.app.screen, DifferencesScreen), "the differences")
        is_tame()
        await admin.presses("escape", "v")
        await admin.until(lambda: isinstance(admin.app.screen, ReviewScreen), "the review")
        is_tame()
        await admin.presses("c", "m")
        await admin.until(lambda: saved(home, "md") and saved(home, "csv"), "both files")
        await admin.presses("escape")
        await team.looks()
        for address, part in ((EVIL_ADDRESS, "how"), (people[0].address, "plan")):
            await team.removes(address)
            if part == "plan":
                await instead()
            await team.part(part)
            if part == "plan":
                await admin.has_looked()
            is_tame()
            await team.leaves()
            begun = Task("any", "", "Ideolve", ByHand(()), person=address)
            admin.sitting.ledger.end(begun, Outcome.CONFIRMED)
        rehearsal.company.primary_email = EVIL_ADDRESS
        await admin.presses("f5")
        await team.looks()
        await team.removes(EVIL_ADDRESS)
        await instead()
        await admin.until(lambda: isinstance(admin.app.screen, Dialog), "the refusal")
        await admin.reads("is the primary contact of your CRM organization")
        is_tame()
        await admin.presses("enter")
        await team.looks()
        assert team.written == 0

    (table,), (markdown,) = saved(home, "csv"), saved(home, "md")
    fields = [field for line in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))) for field in line]
    assert not any(field.startswith(("=", "+", "@", "\t", "\r")) for field in fields)
    assert list(acting(markdown.read_text(encoding="utf-8"))) == []
