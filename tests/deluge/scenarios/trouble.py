"""What goes wrong: paused, nothing mapped, variables or fields missing, records and notes gone."""

from collections.abc import Mapping

from tests.deluge.ideolve import ERROR_WITH_200
from tests.deluge.office import Office, only
from tests.deluge.scenarios.accounts import RULE, acme
from tests.deluge.scenarios.deals import big
from tests.deluge.scenarios.meetings import met
from zoho_ideolve_wizard.deluge.variables import share_value
from zoho_ideolve_wizard.rehearsal.deluge import Program

Library = Mapping[str, Program]


def everything(office: Office) -> None:
    """Each rule and each schedule once."""
    account_id = acme(office)
    big(office, account_id)
    met(office, account_id)
    office.attach(account_id, "one.pdf", "09:00")
    office.schedule("ideolve_send_attachments")
    office.schedule("ideolve_catch_up")


def when_it_is_paused_nothing_is_sent(library: Library) -> None:
    for value in ("paused", "Running", "no"):
        office = Office(library)
        office.variables["ideolve_state"] = value
        everything(office)
        assert office.ideolve.asked == 0
        assert office.log == ["Nothing sent: paused by the CRM variable ideolve_state"] * 5


def when_it_runs_again_what_was_missed_is_made_up_for(library: Library) -> None:
    office = Office(library)
    old = acme(office)
    office.variables["ideolve_state"] = "paused"
    new = office.add("Accounts", Account_Name="New")
    office.rule(RULE, new)
    office.edit("Accounts", old, Industry="Farming")
    office.rule(RULE, old)
    office.variables["ideolve_state"] = "running"
    office.schedule("ideolve_catch_up")
    assert [note.subject for note in office.ideolve.made(2)] == ["Account: Acme", "Account: New"]
    assert office.ideolve.notes["n1"].comments == []
    office.edit("Accounts", old, Employees=13)
    office.rule(RULE, old)
    comment = only(office.ideolve.notes["n1"].comments)
    assert "<li>Industry: Farming (before: Retail)</li><li>Employees: 13 (before: 12)</li>" in comment


def when_an_import_is_archived_unshared_nobody_is_mailed(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_state"] = "paused"
    for number in range(30):
        office.rule("ideolve_account_saved", office.add("Accounts", Account_Name=f"A{number}"))
    assert office.ideolve.asked == 0
    shared = office.variables["ideolve_share_with"]
    office.variables.update(ideolve_state="running", ideolve_share_with=share_value([]))
    office.schedule("ideolve_catch_up")
    assert [note.shared for note in office.ideolve.notes.values()] == [[]] * 30
    office.variables["ideolve_share_with"] = shared
    acme(office)
    assert [bool(note.shared) for note in office.ideolve.notes.values()] == [False] * 30 + [True]


def when_a_variable_is_missing_nothing_is_sent_and_its_name_is_told(library: Library) -> None:
    for name in Office(library).variables:
        office = Office(library)
        del office.variables[name]
        everything(office)
        assert office.ideolve.asked == 0
        assert office.log[:5] == [f"Nothing sent: the CRM variable {name} is missing or empty"] * 5
        assert all("ideolve_catch_up" not in line and "Nothing sent" not in line for line in office.log[5:])
        office.variables[name] = ""
        office.log.clear()
        office.rule(RULE, "5001")
        assert office.log == [f"Nothing sent: the CRM variable {name} is missing or empty"]


def when_the_argument_is_not_mapped_that_is_logged(library: Library) -> None:
    office = Office(library)
    for record_id in ("", None):
        for rule, argument in (
            (RULE, "account_id"),
            ("ideolve_deal_saved", "deal_id"),
            ("ideolve_meeting_added", "meeting_id"),
        ):
            line = only(office.rule(rule, record_id))
            assert f"map the argument {argument}" in line
    assert office.ideolve.asked == 0


def when_the_record_is_deleted_nothing_is_sent(library: Library) -> None:
    office = Office(library)
    assert office.rule(RULE, "404") == [
        "Accounts 404 is not there any more: nothing sent.",
        "Accounts 404: nothing",
    ]
    assert office.rule("ideolve_deal_saved", "404")[-1] == "Account of Deals 404: nothing"
    assert office.rule("ideolve_meeting_added", "404") == [
        "Events 404 is not there, or belongs to no account: nothing sent."
    ]
    assert office.ideolve.asked == 0


def when_a_field_was_not_made_nothing_is_sent(library: Library) -> None:
    for name in ("Ideolve_Note_Id", "Ideolve_Last_Sent", "Ideolve_State"):
        office = Office(library)
        record_id = office.add("Accounts", Account_Name="Acme")
        del office.records["Accounts"][record_id][name]
        assert office.rule(RULE, record_id)[-1] == "Accounts 5001: failed"
        assert office.ideolve.asked == 0
        assert "A field is missing in Accounts" in office.log[0]


def when_the_told_account_was_not_made_the_account_is_not_told_again_and_again(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name={"id": account_id, "name": "Acme"})
    del office.records["Deals"][deal_id]["Ideolve_Told_Account"]
    office.rule("ideolve_deal_saved", deal_id)
    assert office.ideolve.notes["n1"].comments == []
    assert office.log[-2:] == [
        "Deals 5002 or its field Ideolve Told Account is not there: its account is not told.",
        "Account of Deals 5002: nothing",
    ]


def when_ideolve_names_no_id_no_second_note_is_made(library: Library) -> None:
    office = Office(library)
    office.ideolve.names_ids = False
    record_id = acme(office)
    assert office.field("Accounts", record_id, "Ideolve_State") == "unknown"
    office.rule(RULE, record_id)
    office.schedule("ideolve_catch_up")
    assert office.ideolve.asked == 1
    assert office.log[2:4] == [
        (
            "Ideolve may have a note of Accounts 5001 whose id is not known: "
            "enter it in Ideolve Note Id, or empty Ideolve State."
        ),
        "Accounts 5001: unknown",
    ]
    office.edit("Accounts", record_id, Ideolve_Note_Id="n1")
    office.rule(RULE, record_id)
    assert office.field("Accounts", record_id, "Ideolve_State") == "sent"


def when_the_note_cannot_be_remembered_the_log_names_it_and_none_is_made_again(library: Library) -> None:
    office = Office(library)
    office.refuses = "Ideolve_Note_Id"
    record_id = acme(office)
    assert office.log == [
        "CRM did not take into the fields of Accounts 5001 what has become of them in Ideolve.",
        "The note n1 of Accounts 5001 is made: enter its id in Ideolve Note Id.",
        "Accounts 5001: unknown",
    ]
    assert office.field("Accounts", record_id, "Ideolve_State") == "sending"
    office.rule(RULE, record_id)
    office.schedule("ideolve_catch_up")
    assert office.ideolve.asked == 1


def when_the_note_is_gone_the_catch_up_leaves_it_alone(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.ideolve.notes.clear()
    office.edit("Accounts", record_id, Industry="Farming")
    assert office.rule(RULE, record_id)[-1] == "Accounts 5001: gone"
    assert office.field("Accounts", record_id, "Ideolve_State") == "gone"
    asked = office.ideolve.asked
    office.schedule("ideolve_catch_up")
    assert office.ideolve.asked == asked


def when_what_was_last_sent_was_spoilt_all_is_told_again(library: Library) -> None:
    for spoilt in ("not JSON", None):
        office = Office(library)
        record_id = acme(office)
        office.edit("Accounts", record_id, Ideolve_Last_Sent=spoilt)
        lines = office.rule(RULE, record_id)
        assert ("What was last sent cannot be read, so all is told again." in lines) == (spoilt is not None)
        comment = only(office.ideolve.note.comments)
        assert "<li>Name: Acme (before: empty)</li><li>Industry: Retail (before: empty)</li>" in comment
        office.rule(RULE, record_id)
        assert len(office.ideolve.note.comments) == 1


def when_the_chosen_fields_cannot_be_read_nothing_is_sent(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_account_fields"] = "Industry, Owner"
    acme(office)
    assert office.ideolve.asked == 0
    assert office.log == ["Nothing sent: the CRM variable ideolve_account_fields is not JSON"]


def when_ideolve_says_error_with_200_it_counts_as_failed(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [200]
    record_id = acme(office)
    assert office.field("Accounts", record_id, "Ideolve_State") == "failed"
    assert office.log[0] == "Ideolve gave no answer, or one that cannot be read."
    office.ideolve.refusals = [ERROR_WITH_200]
    office.rule(RULE, record_id)
    assert office.field("Accounts", record_id, "Ideolve_State") == "failed"
    assert office.field("Accounts", record_id, "Ideolve_Note_Id") is None


def when_crm_does_not_answer_to_writing_that_is_logged(library: Library) -> None:
    office = Office(library)
    office.breaks = True
    acme(office)
    assert office.log[0] == "CRM gave no answer to the writing into Accounts 5001"
    assert office.log[-1] == "Accounts 5001: locked"
    assert office.ideolve.asked == 0


def when_a_deals_note_is_gone_that_is_not_forgotten_when_it_moves(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = big(office, None)
    del office.ideolve.notes["n2"]
    office.edit("Deals", deal_id, Stage="Won", Account_Name={"id": account_id, "name": "Acme"})
    assert office.rule("ideolve_deal_saved", deal_id) == [
        "Ideolve did not take it: HTTP 404",
        "Deals 5002: gone",
        "Account of Deals 5002: comment",
    ]
    assert office.field("Deals", deal_id, "Ideolve_State") == "gone"


def when_ideolve_fails_the_account_of_a_deal_is_not_tried(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.refusals = [500]
    big(office, account_id)
    assert office.ideolve.asked == 2
    assert office.log[-1] == "Deals 5002: failed"
