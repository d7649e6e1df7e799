"""The catch-up over what was there before: many records, and what a run may take."""

from collections.abc import Mapping

from tests.deluge.office import Office
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, SentField, as_value
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
    assert counts == [44, 88, 120, 120]
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
    assert len(office.ideolve.notes) == 20
    office.schedule(SCHEDULE)
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 60


def when_one_field_is_sent_a_run_does_fifty(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_account_fields"] = as_value(ACCOUNT_DEFAULTS[:1])
    for number in range(60):
        office.add("Accounts", Account_Name=f"A{number}", Industry="I")
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 50


def when_many_values_are_lists_a_run_keeps_within_its_statements(library: Library) -> None:
    office = Office(library)
    fields = as_value([SentField("Regions", f"Regions {number}", "list") for number in range(5)])
    office.variables["ideolve_account_fields"] = fields
    office.variables["ideolve_deal_fields"] = fields.replace("Regions", "Tags")
    for number in range(60):
        office.add("Accounts", Account_Name=f"A{number}", Regions=["North", "South", "East"])
    for _ in range(3):
        office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 60
    account_id = next(iter(office.records["Accounts"]))
    for number in range(40):
        deal_id = office.add("Deals", Deal_Name=f"D{number}", Account_Name={"id": account_id, "name": "A"})
        office.records["Deals"][deal_id]["Tags"] = ["Hot", "New", "Big"]
    for _ in range(4):
        office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 100
    assert len(office.ideolve.notes["n1"].comments) == 40
