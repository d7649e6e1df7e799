"""What is not there any more: an account, an account's note, a file's name."""

from collections.abc import Mapping

from tests.deluge.office import Office, only
from tests.deluge.scenarios.accounts import acme
from tests.deluge.scenarios.catching_up import SCHEDULE, looked_at
from tests.deluge.scenarios.deals import RULE, big
from tests.deluge.scenarios.files import SCHEDULE as FILES
from tests.deluge.scenarios.meetings import met
from zoho_ideolve_wizard.rehearsal.deluge import Program

Library = Mapping[str, Program]

DELETED = {"id": "9999", "name": "Deleted"}


def when_the_account_of_a_deal_is_deleted_the_deal_still_gets_its_note(library: Library) -> None:
    office = Office(library)
    deal_id = office.add("Deals", Deal_Name="Big", Account_Name=DELETED)
    assert office.rule(RULE, deal_id) == [
        "Deals 5001: note",
        "Accounts 9999 has no note yet: the catch-up tells it of Deals 5001 later.",
        "Account of Deals 5001: waiting",
    ]
    for _ in range(2):
        assert office.schedule(SCHEDULE)[-1] == looked_at(1)
    assert office.ideolve.note.subject == "Deal: Big"
    assert office.field("Deals", deal_id, "Ideolve_State") == "waiting"


def when_deals_wait_for_good_others_are_not_kept_waiting(library: Library) -> None:
    office = Office(library)
    for number in range(30):
        office.rule(RULE, office.add("Deals", Deal_Name=f"D{number}", Account_Name=DELETED))
    account_id = office.add("Accounts", Account_Name="Late")
    deal_id = office.add("Deals", Deal_Name="Late", Account_Name={"id": account_id, "name": "Late"})
    office.rule(RULE, deal_id)
    office.rule("ideolve_account_saved", account_id)
    for _ in range(2):
        office.schedule(SCHEDULE)
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"


def when_the_account_of_a_meeting_is_deleted_that_is_mailed(library: Library) -> None:
    office = Office(library)
    acme(office)
    meeting_id = met(office, DELETED["id"])
    assert office.log[1:4] == [
        "Accounts 9999 is not there any more: nothing sent.",
        "Accounts 9999: nothing",
        f"Events {meeting_id}: its account has no note, nothing sent.",
    ]
    assert office.log[-1] == "Mail: sent"
    assert f"The meeting {meeting_id} of the account 9999" in only(office.mails).message
    assert office.ideolve.note.comments == []


def when_a_file_has_no_name_it_is_called_attachment(library: Library) -> None:
    office = Office(library)
    office.attach(acme(office), "", "09:00", File_Name=None)
    office.schedule(FILES)
    assert [name for name, _ in office.ideolve.note.files] == ["attachment"]


def when_a_nameless_file_is_refused_it_is_named_so_too(library: Library) -> None:
    office = Office(library)
    office.attach(acme(office), "", "09:00", File_Name=None)
    office.ideolve.refusals = [415]
    office.schedule(FILES)
    assert "Accounts 5001: attachment; " in only(office.mails).message


def when_the_accounts_note_is_gone_that_is_told_and_not_taken_for_a_comment(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.notes.clear()
    deal_id = big(office, account_id)
    assert office.log[-2:] == ["Ideolve did not take it: HTTP 404", f"Account of Deals {deal_id}: gone"]
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"
    assert office.field("Accounts", account_id, "Ideolve_State") == "gone"
    office.schedule(SCHEDULE)
    assert f"<li>Accounts {account_id}: gone</li>" in only(office.mails).message


def when_a_note_is_gone_its_files_are_not_tried_for_ever(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.notes.clear()
    office.edit("Accounts", account_id, Industry="Farming")
    office.rule("ideolve_account_saved", account_id)
    office.attach(account_id, "one.pdf", "09:00")
    asked = office.ideolve.asked
    assert office.schedule(FILES) == ["Files sent: 0"]
    assert office.ideolve.asked == asked
