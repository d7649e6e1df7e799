"""The catch-up over what was there before: many records, and what a run may take."""

from collections.abc import Mapping

from tests.deluge.ideolve import OK
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
    assert counts == [42, 84, 120, 120]
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
    counts: list[int] = []
    for _ in range(4):
        office.schedule(SCHEDULE)
        counts.append(len(office.ideolve.notes))
    assert counts == [19, 38, 57, 60]


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
    values = [f"Value {number}" for number in range(20)]
    for number in range(40):
        office.add("Accounts", Account_Name=f"A{number}", Regions=values)
    assert _runs(office, 40) == 4
    account = {"id": next(iter(office.records["Accounts"])), "name": "A"}
    for number in range(20):
        office.add("Deals", Deal_Name=f"D{number}", Account_Name=account, Tags=values)
    assert _runs(office, 60) == 4
    assert len(office.ideolve.notes["n1"].comments) == 20


def _runs(office: Office, notes: int) -> int:
    """How many it takes until there are so many notes."""
    for count in range(1, 10):
        office.schedule(SCHEDULE)
        if len(office.ideolve.notes) == notes:
            return count
    raise AssertionError(f"{len(office.ideolve.notes)} notes instead of {notes}")


def when_all_that_can_be_chosen_are_lists_a_run_that_fails_and_mails_keeps_within_its_statements(
    library: Library,
) -> None:
    office = Office(library)
    for module, name in (("Accounts", "Regions"), ("Deals", "Tags")):
        fields = as_value([SentField(name, f"{name} {number}", "list") for number in range(20)])
        office.variables[f"ideolve_{module[:-1].lower()}_fields"] = fields
    for number in range(6):
        office.add("Accounts", Account_Name=f"Gone {number}", Ideolve_Note_Id="n0", Ideolve_State="gone")
        office.add("Deals", Deal_Name=f"Gone {number}", Ideolve_Note_Id="n0", Ideolve_State="gone")
    for number in range(12):
        office.add("Accounts", Account_Name=f"A{number}", Regions=["x"] * 10)
    office.ideolve.refusals = [OK, OK, 500]
    office.schedule(SCHEDULE)
    assert len(office.mails) == 1
    assert len(office.ideolve.notes) == 2


def when_no_field_is_chosen_a_run_keeps_within_what_it_may_call(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_deal_fields"] = as_value([])
    account_id = office.add("Accounts", Account_Name="Acme")
    office.schedule(SCHEDULE)
    for number in range(50):
        office.add("Deals", Deal_Name=f"D{number}", Account_Name={"id": account_id, "name": "Acme"})
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 1 + 34
    assert len(office.ideolve.notes["n1"].comments) == 34
