"""The catch-up over what was there before: many records, and what a run may take."""

from collections.abc import Mapping

from tests.deluge.office import Office
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, as_value
from zoho_ideolve_wizard.rehearsal.deluge import Program

SCHEDULE = "ideolve_catch_up"
OWNER = {"id": "7", "name": "Ana Roy"}
Library = Mapping[str, Program]


def when_120_accounts_are_from_before_three_runs_archive_them(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_account_fields"] = as_value(ACCOUNT_DEFAULTS)
    for number in range(120):
        office.add(
            "Accounts",
            Account_Name=f"A{number}",
            Industry="I",
            Website="W",
            Phone="1",
            Owner=OWNER,
            Description="D",
        )
    counts: list[int] = []
    for _ in range(4):
        office.schedule(SCHEDULE)
        counts.append(len(office.ideolve.notes))
    assert counts == [50, 100, 120, 120]
    assert office.ideolve.asked == 120
    assert [note.subject for note in office.ideolve.notes.values()] == [f"Account: A{n}" for n in range(120)]
    assert office.schedule(SCHEDULE) == ["Looked at, of at most 50 records: 0"]


def when_deals_are_from_before_their_accounts_come_first(library: Library) -> None:
    office = Office(library)
    for number in range(30):
        office.add(
            "Deals",
            Deal_Name=f"D{number}",
            Stage="New",
            Amount=5,
            Account_Name={"id": "5031", "name": "Acme"},
        )
    office.add("Accounts", Account_Name="Acme")
    office.schedule(SCHEDULE)
    notes = list(office.ideolve.notes.values())
    assert notes[0].subject == "Account: Acme"
    assert len(notes) > 20
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 31
    assert len(notes[0].comments) == 30
    assert office.ideolve.asked == 61


def when_many_fields_are_sent_a_run_does_fewer_records(library: Library) -> None:
    office = Office(library)
    names = [f'{{"api":"Industry","label":"L{number}","kind":"text"}}' for number in range(20)]
    office.variables["ideolve_account_fields"] = f'{{"fields":[{",".join(names)}]}}'
    for number in range(60):
        office.add("Accounts", Account_Name=f"A{number}", Industry="<I>")
    office.schedule(SCHEDULE)
    assert 20 <= len(office.ideolve.notes) < 30
    office.schedule(SCHEDULE)
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 60
