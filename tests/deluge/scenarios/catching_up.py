"""The schedule that sends what has no note yet, and what failed."""

from collections.abc import Mapping

from tests.deluge.ideolve import API_KEY, OK
from tests.deluge.office import ADMIN, Office, only
from tests.deluge.scenarios.accounts import acme
from tests.deluge.scenarios.deals import ROWS, big
from zoho_ideolve_wizard.rehearsal.deluge import Program

SCHEDULE = "ideolve_catch_up"
Library = Mapping[str, Program]


def looked_at(count: int) -> str:
    return f"Looked at, of at most 50 records: {count}"


def when_a_note_failed_it_is_made_later(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [500]
    record_id = acme(office)
    assert office.field("Accounts", record_id, "Ideolve_State") == "failed"
    assert office.log == ["Ideolve did not take it: HTTP 500", "Accounts 5001: failed"]
    assert office.ideolve.notes == {}
    assert office.schedule(SCHEDULE) == [looked_at(1)]
    assert office.field("Accounts", record_id, "Ideolve_State") == "sent"
    assert office.mails == []


def when_a_comment_failed_it_is_made_later_once(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.ideolve.refusals = [0]
    office.edit("Accounts", record_id, Industry="Farming")
    office.rule("ideolve_account_saved", record_id)
    assert office.field("Accounts", record_id, "Ideolve_State") == "failed"
    assert office.ideolve.note.comments == []
    office.schedule(SCHEDULE)
    office.schedule(SCHEDULE)
    comment = only(office.ideolve.note.comments)
    assert "Farming (before: Retail)" in comment


def when_a_failed_edit_was_taken_back_there_is_nothing_to_send(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.ideolve.refusals = [500]
    office.edit("Accounts", record_id, Industry="Farming")
    office.rule("ideolve_account_saved", record_id)
    office.edit("Accounts", record_id, Industry="Retail")
    asked = office.ideolve.asked
    assert office.schedule(SCHEDULE) == [looked_at(1)]
    assert office.schedule(SCHEDULE) == [looked_at(0)]
    assert office.ideolve.asked == asked


def when_telling_the_account_failed_only_that_is_made_up_for(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.refusals = [503]
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name={"id": account_id, "name": "Acme"})
    office.rule("ideolve_deal_saved", deal_id)
    assert office.ideolve.asked == 2
    office.schedule(SCHEDULE)
    account, deal = office.ideolve.made(2)
    assert (len(account.comments), deal.subject) == (1, "Deal: Big")


def when_only_the_second_call_failed_the_deals_note_stays_one(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.edit("Accounts", account_id, Ideolve_Note_Id="n1")
    deal_id = office.add(
        "Deals", Deal_Name="Big", Ideolve_Note_Id="n1", Ideolve_Last_Sent="{}", Ideolve_State="sent"
    )
    office.edit(
        "Deals",
        deal_id,
        Account_Name={"id": account_id, "name": "Acme"},
        Stage="Qualification",
        Amount=1200.5,
    )
    office.rule("ideolve_deal_saved", deal_id)
    office.edit("Deals", deal_id, Ideolve_Told_Account="4")
    office.ideolve.refusals = [500]
    office.rule("ideolve_deal_saved", deal_id)
    assert office.field("Deals", deal_id, "Ideolve_State") == "failed"
    office.schedule(SCHEDULE)
    assert (
        office.ideolve.note.comments[-1]
        == f"<p>Deal <b>Big</b> was moved to this account in Zoho CRM</p>{ROWS}"
    )
    assert len(office.ideolve.note.comments) == 3
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"


def when_ideolve_is_down_a_run_stops_after_three_and_mails_once_a_day(library: Library) -> None:
    office = Office(library)
    for number in range(10):
        office.add("Accounts", Account_Name=f"A{number}")
    office.variables["ideolve_api_key"] = "fake-old-key"
    office.schedule(SCHEDULE)
    assert office.ideolve.asked == 3
    mail = only(office.mails)
    assert (mail.sender, mail.to) == (ADMIN, "it@example.com")
    assert mail.subject == "Some records of Zoho CRM did not reach Ideolve"
    rows = "".join(f"<li>Accounts {record_id}: failed</li>" for record_id in (5001, 5002, 5003))
    assert f"<ul>{rows}</ul>" in mail.message
    assert office.schedule(SCHEDULE)[-1] == "Mail: already"
    assert office.ideolve.asked == 9
    office.variables["ideolve_api_key"] = API_KEY
    office.schedule(SCHEDULE)
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 10
    assert len(office.mails) == 1


def when_it_fails_on_the_next_day_another_mail_is_sent(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [500, 500, 500]
    big(office, None)
    office.schedule(SCHEDULE)
    assert len(office.mails) == 1
    office.today = office.today.replace(day=25)
    office.schedule(SCHEDULE)
    assert len(office.mails) == 2


def when_one_record_always_fails_the_others_are_sent(library: Library) -> None:
    office = Office(library)
    for number in range(6):
        office.add("Accounts", Account_Name=f"A{number}")
    office.ideolve.refusals = [400, 400]
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 4
    office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 6


def when_every_other_record_fails_a_run_goes_on(library: Library) -> None:
    office = Office(library)
    for number in range(8):
        office.add("Accounts", Account_Name=f"A{number}")
    office.ideolve.refusals = [500, OK, 500, OK, 500, OK, 500, OK]
    lines = office.schedule(SCHEDULE)
    assert len(office.ideolve.notes) == 4
    assert "Accounts 5001: failed" in lines


def when_an_account_cannot_be_told_that_counts_as_failed(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    account = {"id": account_id, "name": "Acme"}
    deals = [office.add("Deals", Deal_Name="Big", Account_Name=account) for _ in range(4)]
    office.ideolve.refusals = [OK, 500, OK, 500, OK, 500]
    lines = office.schedule(SCHEDULE)
    assert f"Accounts {account_id} is not told of Deals {deals[0]}: the catch-up tries again." in lines
    assert lines[-2:] == [looked_at(3), "Mail: sent"]
    assert all(f"Deals {deal}: failed" in office.mails[0].message for deal in deals[:3])
    office.schedule(SCHEDULE)
    assert len(office.ideolve.made(5)[0].comments) == 4


def when_nobody_is_to_be_told_no_mail_is_sent(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_mail_to"] = "none"
    office.ideolve.refusals = [500, 500]
    acme(office)
    assert office.schedule(SCHEDULE)[-1] == "Mail: nobody"
    assert office.mails == []


def when_crm_cannot_be_asked_nothing_is_sent(library: Library) -> None:
    office = Office(library)
    office.add("Accounts", Account_Name="Acme")
    office.crm_status = 400
    lines = office.schedule(SCHEDULE)
    assert len(lines) == 5 + 1 + 2
    assert lines[0].startswith("CRM answered HTTP 400 to: select id from Accounts where")
    assert office.ideolve.asked == 0
    office.crm_status = 200
    assert office.schedule(SCHEDULE)[0].startswith("CRM gave no answer that can be read to: select")
