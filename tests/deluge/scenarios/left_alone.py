"""The catch-up where not everything is to be sent: what was there before a moment is left alone."""

from collections.abc import Mapping

from tests.deluge.ideolve import OK
from tests.deluge.office import Office, only
from tests.deluge.scenarios.catching_up import SCHEDULE, looked_at
from zoho_ideolve_wizard.rehearsal.deluge import Program

FROM = "ideolve_catch_up_from"
Library = Mapping[str, Program]


def _from_now_on(office: Office) -> None:
    office.variables[FROM] = office.moment(office.tick + 1)


def _old(library: Library, count: int = 1) -> Office:
    """Accounts from before the moment from which on records are sent."""
    office = Office(library)
    for number in range(count):
        office.add("Accounts", Account_Name=f"Old {number}")
    _from_now_on(office)
    return office


def when_old_records_are_left_alone_only_new_ones_are_sent(library: Library) -> None:
    office = _old(library, 3)
    office.add("Deals", Deal_Name="Old deal")
    _from_now_on(office)
    office.add("Accounts", Account_Name="New")
    assert office.schedule(SCHEDULE) == [looked_at(1)]
    assert office.ideolve.note.subject == "Account: New"
    assert office.schedule(SCHEDULE) == [looked_at(0)]
    office.add("Deals", Deal_Name="New deal")
    office.schedule(SCHEDULE)
    assert [note.subject for note in office.ideolve.made(2)] == ["Account: New", "Deal: New deal"]


def when_an_old_record_is_changed_it_counts_as_new(library: Library) -> None:
    office = _old(library, 2)
    office.edit("Accounts", "5002", Industry="Farming")
    office.schedule(SCHEDULE)
    assert office.ideolve.note.subject == "Account: Old 1"
    assert office.field("Accounts", "5001", "Ideolve_State") is None


def when_the_moment_is_that_of_the_change_the_record_is_sent(library: Library) -> None:
    office = Office(library)
    office.add("Accounts", Account_Name="On time")
    office.variables[FROM] = office.moment(office.tick)
    office.schedule(SCHEDULE)
    assert office.ideolve.note.subject == "Account: On time"


def when_old_records_are_left_alone_what_failed_is_tried_again(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [500]
    record_id = office.add("Accounts", Account_Name="Acme")
    office.rule("ideolve_account_saved", record_id)
    _from_now_on(office)
    office.schedule(SCHEDULE)
    assert office.ideolve.note.subject == "Account: Acme"


def when_the_rule_sees_an_old_record_it_makes_its_note(library: Library) -> None:
    office = _old(library)
    office.rule("ideolve_account_saved", "5001")
    assert office.ideolve.note.subject == "Account: Old 0"


def when_a_deal_belongs_to_an_old_account_that_gets_its_note(library: Library) -> None:
    office = _old(library, 2)
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name={"id": "5001", "name": "Old 0"})
    office.rule("ideolve_deal_saved", deal_id)
    assert office.field("Deals", deal_id, "Ideolve_State") == "waiting"
    assert office.schedule(SCHEDULE) == [
        f"Accounts 5001 has no note yet: the catch-up tells it of Deals {deal_id} later.",
        "Accounts 5001: note",
        looked_at(2),
    ]
    deal, account = office.ideolve.made(2)
    assert (deal.subject, account.subject) == ("Deal: Big", "Account: Old 0")
    assert "Deal <b>Big</b> was added to this account" in only(account.comments)
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"
    assert office.schedule(SCHEDULE) == [looked_at(0)]


def when_the_old_accounts_note_fails_that_counts_and_is_made_up_for(library: Library) -> None:
    office = _old(library)
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name={"id": "5001", "name": "Old 0"})
    office.ideolve.refusals = [OK, 500]
    lines = office.schedule(SCHEDULE)
    assert "Accounts 5001: failed" in lines
    assert f"Deals {deal_id}: failed" in only(office.mails).message
    assert lines[-1] == "Mail: sent"
    office.schedule(SCHEDULE)
    assert len(only(office.ideolve.made(2)[1:]).comments) == 1


def when_the_old_account_failed_in_this_run_it_is_not_asked_again(library: Library) -> None:
    office = _old(library)
    account = {"id": "5001", "name": "Old 0"}
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name=account)
    office.rule("ideolve_deal_saved", deal_id)
    office.ideolve.refusals = [500, 500]
    office.rule("ideolve_account_saved", "5001")
    asked = office.ideolve.asked
    office.schedule(SCHEDULE)
    assert office.ideolve.asked == asked + 1
    office.schedule(SCHEDULE)
    assert len(office.ideolve.made(2)[1].comments) == 1


def when_many_deals_wait_for_old_accounts_a_run_keeps_within_its_limits(library: Library) -> None:
    office = _old(library, 40)
    for number in range(40):
        account = {"id": str(5001 + number), "name": f"Old {number}"}
        office.add("Deals", Deal_Name=f"D{number}", Account_Name=account)
    runs = 0
    while office.schedule(SCHEDULE)[-1] != looked_at(0):
        runs += 1
        assert runs < 10
    assert len(office.ideolve.made(80)) == 80
    assert all(office.field("Deals", deal, "Ideolve_State") == "sent" for deal in office.records["Deals"])


def when_the_moment_cannot_be_read_nothing_untried_is_sent(library: Library) -> None:
    office = _old(library)
    office.variables[FROM] = "yesterday"
    lines = office.schedule(SCHEDULE)
    assert lines[0].startswith("CRM answered HTTP 400 to: select id from Accounts where ((")
    assert office.ideolve.asked == 0
