"""The schedule that sends attachments."""

from collections.abc import Mapping

from tests.deluge.ideolve import OK
from tests.deluge.office import Office
from tests.deluge.scenarios.accounts import acme
from tests.deluge.scenarios.deals import big
from zoho_ideolve_wizard.rehearsal.deluge import Program

SCHEDULE = "ideolve_send_attachments"
Library = Mapping[str, Program]


def names(office: Office, note_id: str = "n1") -> list[str]:
    return [name for name, _ in office.ideolve.notes[note_id].files]


def when_two_of_three_were_sent_the_third_is(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "one.pdf", "09:00")
    office.attach(account_id, "two.pdf", "09:30")
    assert office.schedule(SCHEDULE) == ["Files sent: 2"]
    assert office.field("Accounts", account_id, "Ideolve_Files_Sent_At") == "2026-11-24T09:30:00+05:30"
    office.attach(account_id, "three.pdf", "10:15")
    office.schedule(SCHEDULE)
    assert office.ideolve.note.files == [
        ("one.pdf", b"of one.pdf"),
        ("two.pdf", b"of two.pdf"),
        ("three.pdf", b"of three.pdf"),
    ]
    asked = office.ideolve.asked
    assert office.schedule(SCHEDULE) == ["Files sent: 0"]
    assert office.ideolve.asked == asked


def when_deals_have_files_too_each_goes_to_its_own_note(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = big(office, account_id)
    office.attach(account_id, "account.pdf", "09:00")
    office.attach(deal_id, "deal.pdf", "09:00")
    office.schedule(SCHEDULE)
    assert (names(office, "n1"), names(office, "n2")) == (["account.pdf"], ["deal.pdf"])


def when_files_come_at_one_moment_none_is_forgotten(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "a.pdf", "09:00")
    office.attach(account_id, "b.pdf", "09:00")
    office.ideolve.refusals = [500]
    office.schedule(SCHEDULE)
    assert office.field("Accounts", account_id, "Ideolve_Files_Sent_At") is None
    office.schedule(SCHEDULE)
    assert sorted(names(office)) == ["a.pdf", "b.pdf"]


def when_many_files_wait_the_oldest_go_first(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    for hour in ("13", "11", "12", "10", "14"):
        office.attach(account_id, f"{hour}.pdf", f"{hour}:00")
    office.schedule(SCHEDULE)
    assert names(office) == ["10.pdf", "11.pdf", "12.pdf"]
    office.schedule(SCHEDULE)
    assert names(office) == ["10.pdf", "11.pdf", "12.pdf", "13.pdf", "14.pdf"]


def when_an_attachment_is_a_link_or_too_large_it_is_passed_over(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "link", "09:00", **{"$type": "Link URL"})
    office.attach(account_id, "film.mp4", "09:10", Size=15000001)
    office.attach(account_id, "offer.pdf", "09:20", **{"$type": "Attachment", "Size": None})
    office.schedule(SCHEDULE)
    assert names(office) == ["offer.pdf"]
    assert "is a link, or too large" in office.log[-2]


def when_a_record_has_no_note_its_files_wait(library: Library) -> None:
    office = Office(library)
    account_id = office.add("Accounts", Account_Name="Old")
    office.attach(account_id, "one.pdf", "09:00")
    assert office.schedule(SCHEDULE) == ["Files sent: 0"]
    assert office.ideolve.asked == 0


def when_a_file_fails_the_admin_is_told_and_it_is_tried_again(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "one.pdf", "09:00")
    office.ideolve.refusals = [0]
    office.schedule(SCHEDULE)
    assert len(office.mails) == 1
    assert f"Attachments of Accounts {account_id}" in office.mails[0].message
    assert office.log[-5:] == [
        "The attachment 50011 of Accounts 5001 could not be fetched or sent.",
        "No attachment 50011 for Accounts 5001: HTTP 0",
        "Files of Accounts 5001: failed",
        "Files sent: 0",
        "Mail: sent",
    ]
    office.schedule(SCHEDULE)
    assert names(office) == ["one.pdf"]


def when_ideolve_is_down_the_files_stop_after_three(library: Library) -> None:
    office = Office(library)
    acme(office)
    for number in range(8):
        record_id = office.add(
            "Accounts", Account_Name=f"A{number}", Ideolve_Note_Id="n1", Ideolve_State="sent"
        )
        office.attach(record_id, "a.pdf", "09:00")
    office.ideolve.refusals = [503] * 20
    office.schedule(SCHEDULE)
    assert len(office.ideolve.refusals) == 17
    assert office.log[-1] == "Mail: sent"


def when_whether_a_mail_was_sent_is_not_known_none_is(library: Library) -> None:
    office = Office(library)
    office.attach(acme(office), "one.pdf", "09:00")
    office.ideolve.refusals = [500]
    office.crm_status, office.refused = 500, "Ideolve_Mailed_On"
    office.schedule(SCHEDULE)
    assert office.log[-2:] == ["Not mailed: whether a mail was sent today is not known.", "Mail: unsure"]
    assert office.mails == []


def when_the_field_for_files_was_not_made_none_is_sent(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "one.pdf", "09:00")
    del office.records["Accounts"][account_id]["Ideolve_Files_Sent_At"]
    assert office.schedule(SCHEDULE) == [
        "Accounts 5001 or its note or its field Ideolve Files Sent At is not there: no file sent.",
        "Files sent: 0",
    ]
    assert office.ideolve.note.files == []


def noted(office: Office, count: int) -> list[str]:
    """So many accounts that share one note, each with a file."""
    acme(office)
    made = [
        office.add("Accounts", Account_Name=f"A{number}", Ideolve_Note_Id="n1", Ideolve_State="sent")
        for number in range(count)
    ]
    for record_id in made:
        office.attach(record_id, f"{record_id}.pdf", "09:00")
    return made


def when_some_files_fail_the_others_are_sent(library: Library) -> None:
    office = Office(library)
    noted(office, 6)
    office.ideolve.refusals = [500, OK, 500, OK, 500, OK]
    office.schedule(SCHEDULE)
    assert len(names(office)) == 3
    assert len(office.mails) == 1


def when_a_record_changed_last_its_file_is_sent_at_once(library: Library) -> None:
    office = Office(library)
    made = noted(office, 40)
    office.edit("Accounts", made[30])
    office.schedule(SCHEDULE)
    assert f"{made[30]}.pdf" in names(office)
    assert f"{made[20]}.pdf" not in names(office)


def when_the_turn_comes_to_what_failed_that_is_not_forgotten(library: Library) -> None:
    office = Office(library)
    made = noted(office, 20)
    office.edit("Accounts", made[13], Ideolve_State="failed")
    office.schedule(SCHEDULE)
    assert office.field("Accounts", made[13], "Ideolve_State") == "failed"
    assert office.field("Accounts", made[12], "Ideolve_State") == "files"


def when_crm_cannot_be_asked_for_records_no_file_is_sent(library: Library) -> None:
    office = Office(library)
    office.attach(acme(office), "one.pdf", "09:00")
    office.crm_status = 500
    assert office.schedule(SCHEDULE)[-1] == "Files sent: 0"
    assert office.ideolve.note.files == []


def when_there_are_many_notes_all_get_their_turn(library: Library) -> None:
    office = Office(library)
    made = [
        office.add("Accounts", Account_Name=f"A{number}", Ideolve_Note_Id="n1", Ideolve_State="sent")
        for number in range(40)
    ]
    acme(office)
    for record_id in made:
        office.attach(record_id, f"{record_id}.pdf", "09:00")
    for _ in range(3):
        office.schedule(SCHEDULE)
    assert sorted(names(office)) == [f"{record_id}.pdf" for record_id in made]
    assert [one["id"] for one in office.records["Accounts"].values() if one["Ideolve_State"] == "files"] == []
    late = office.attach(made[3], "late.pdf", "10:00")
    office.edit("Accounts", made[3])
    office.schedule(SCHEDULE)
    assert late
    assert names(office)[-1] == "late.pdf"
