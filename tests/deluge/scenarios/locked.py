"""Records into which CRM takes no writing, because they are in an approval for example."""

from collections.abc import Mapping

from tests.deluge.office import DEAL_FIELDS, Office, only
from tests.deluge.scenarios.accounts import RULE, acme
from tests.deluge.scenarios.deals import big
from tests.deluge.scenarios.meetings import met
from zoho_ideolve_wizard.deluge.sent_fields import as_value
from zoho_ideolve_wizard.rehearsal.deluge import Program

CATCH_UP = "ideolve_catch_up"
FILES = "ideolve_send_attachments"
Library = Mapping[str, Program]

REFUSED = "CRM did not take into the fields of Accounts 5001 what has become of them in Ideolve."


def subjects(office: Office) -> list[str]:
    return [note.subject for note in office.ideolve.notes.values()]


def when_crm_locks_records_the_others_are_sent_and_these_once_they_are_free(library: Library) -> None:
    office = Office(library)
    locked = [office.add("Accounts", Account_Name=f"Locked {number}") for number in range(4)]
    for number in range(5):
        office.add("Accounts", Account_Name=f"Free {number}")
    office.locked = {*locked}
    for _ in range(4):
        office.schedule(CATCH_UP)
    assert subjects(office) == [f"Account: Free {number}" for number in range(5)]
    assert office.log[0] == REFUSED
    assert office.log[1] == "Accounts 5001: locked"
    assert all(f"<li>Accounts {record_id}: locked</li>" in only(office.mails).message for record_id in locked)
    office.locked.clear()
    office.schedule(CATCH_UP)
    office.schedule(CATCH_UP)
    assert subjects(office)[5:] == [f"Account: Locked {number}" for number in range(4)]


def when_crm_locks_a_record_its_rule_sends_nothing(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.edit("Accounts", record_id, Industry="Farming")
    office.locked = {record_id}
    for _ in range(3):
        assert office.rule(RULE, record_id) == [REFUSED, "Accounts 5001: locked"]
    assert office.ideolve.note.comments == []
    office.locked.clear()
    office.rule(RULE, record_id)
    assert len(office.ideolve.note.comments) == 1


def when_a_comment_cannot_be_remembered_the_catch_up_does_not_repeat_it(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.edit("Accounts", record_id, Industry="Farming")
    office.refuses = "Ideolve_Last_Sent"
    office.rule(RULE, record_id)
    for _ in range(3):
        office.schedule(CATCH_UP)
    assert len(office.ideolve.note.comments) == 1
    assert f"<li>Accounts {record_id}: sending</li>" in only(office.mails).message


def when_crm_locks_a_deal_its_account_is_not_told_again_and_again(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.variables["ideolve_deal_fields"] = as_value(DEAL_FIELDS[1:])
    deal_id = big(office, None)
    office.edit("Deals", deal_id, Ideolve_State="waiting", Account_Name={"id": account_id, "name": "Acme"})
    office.locked = {deal_id}
    for _ in range(3):
        office.schedule(CATCH_UP)
    office.rule("ideolve_deal_saved", deal_id)
    assert office.ideolve.notes["n1"].comments == []
    assert office.log[-1] == "Account of Deals 5002: locked"
    assert f"<li>Deals {deal_id}: locked</li>" in only(office.mails).message
    office.locked.clear()
    office.schedule(CATCH_UP)
    office.schedule(CATCH_UP)
    assert len(office.ideolve.notes["n1"].comments) == 1
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"


def when_crm_locks_a_new_deal_ideolve_is_not_asked(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name={"id": account_id, "name": "Acme"})
    office.locked = {deal_id}
    lines = office.rule("ideolve_deal_saved", deal_id)
    assert lines[-1] == "Deals 5002: locked"
    assert len(lines) == 2
    assert office.ideolve.asked == 1


def when_crm_locks_a_meeting_it_is_mailed_instead(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    meeting_id = office.add(
        "Events", Event_Title="Visit", What_Id={"id": account_id}, **{"$se_module": "Accounts"}
    )
    office.locked = {meeting_id}
    for _ in range(2):
        office.rule("ideolve_meeting_added", meeting_id)
    assert office.ideolve.note.comments == []
    assert office.log[-2:] == [
        "Events 5002: locked, nothing sent. A meeting is not tried again.",
        "Mail: already",
    ]
    assert f"The meeting {meeting_id} of the account" in only(office.mails).message


def when_a_meetings_account_is_locked_another_record_remembers_the_mail(library: Library) -> None:
    office = Office(library)
    other = acme(office)
    account_id = office.add("Accounts", Account_Name="Locked")
    office.locked = {account_id}
    meeting_id = met(office, account_id)
    assert office.log[-1] == "Mail: sent"
    assert f"The meeting {meeting_id}" in only(office.mails).message
    assert office.field("Accounts", other, "Ideolve_Mailed_On") == "2026-11-24"
    met(office, account_id)
    assert office.log[-1] == "Mail: already"


def when_no_record_can_remember_the_mail_none_is_sent(library: Library) -> None:
    office = Office(library)
    account_id = office.add("Accounts", Account_Name="Locked")
    office.locked = {account_id}
    met(office, account_id)
    assert office.log[-2:] == ["Not mailed: that it was could not be remembered.", "Mail: unsure"]
    assert office.mails == []


def when_crm_takes_no_mark_no_file_is_sent(library: Library) -> None:
    for earlier in (None, "2026-11-24T08:00:00+05:30"):
        office = Office(library)
        account_id = acme(office)
        other = office.add("Accounts", Account_Name="Other", Ideolve_Note_Id="n1", Ideolve_State="sent")
        office.edit("Accounts", account_id, Ideolve_Files_Sent_At=earlier)
        office.attach(account_id, "one.pdf", "09:00")
        office.attach(other, "other.pdf", "09:00")
        office.locked = {account_id}
        for _ in range(2):
            office.schedule(FILES)
        assert office.ideolve.note.files == [("other.pdf", b"of other.pdf")]
        assert f"Attachments of Accounts {account_id}" in only(office.mails).message
        office.locked.clear()
        for _ in range(2):
            office.schedule(FILES)
        assert [name for name, _ in office.ideolve.note.files] == ["other.pdf", "one.pdf"]


def when_crm_refuses_the_mark_of_files_alone_that_is_told(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "one.pdf", "09:00")
    office.attach(account_id, "two.pdf", "09:01")
    office.refuses = "Ideolve_Files_Sent_At"
    office.schedule(FILES)
    assert len(office.ideolve.note.files) == 1
    assert office.log[-3:] == ["Files of Accounts 5001: locked", "Files sent: 1", "Mail: sent"]
    office.records["Accounts"][account_id]["Ideolve_Files_Sent_At"] = "2026-11-24T08:00:00+05:30"
    office.schedule(FILES)
    assert len(office.ideolve.note.files) == 1
