"""What is told by mail: once a day at most, and what only a person can mend once a record."""

from collections.abc import Mapping

from tests.deluge.office import Office, only
from tests.deluge.scenarios.accounts import RULE, acme
from tests.deluge.scenarios.catching_up import SCHEDULE, looked_at
from tests.deluge.scenarios.deals import big
from zoho_ideolve_wizard.rehearsal.deluge import Program

Library = Mapping[str, Program]

MENDED_BY_HAND = (
    "<p>These records of Zoho CRM are not tried again by themselves. Unknown, or still sending: look for the note in "
    "Ideolve and enter its id in the field Ideolve Note Id, or empty Ideolve State if there is none. Gone: Ideolve "
    "has the note no more.</p>"
)


def when_a_rule_left_a_note_without_an_id_the_catch_up_mails_it_once(library: Library) -> None:
    office = Office(library)
    office.ideolve.names_ids = False
    record_id = acme(office)
    assert office.mails == []
    assert office.schedule(SCHEDULE) == [looked_at(0), "Mail: sent"]
    mail = only(office.mails)
    assert mail.message == f"{MENDED_BY_HAND}<ul><li>Accounts {record_id}: unknown</li></ul>"
    assert office.schedule(SCHEDULE) == [looked_at(0)]
    office.today = office.today.replace(day=25)
    assert office.schedule(SCHEDULE) == [looked_at(0)]


def when_notes_are_gone_each_is_mailed_once(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = big(office, None)
    office.ideolve.notes.clear()
    office.edit("Accounts", account_id, Industry="Farming")
    office.rule(RULE, account_id)
    office.edit("Deals", deal_id, Stage="Won")
    office.rule("ideolve_deal_saved", deal_id)
    office.schedule(SCHEDULE)
    rows = f"<ul><li>Accounts {account_id}: gone</li><li>Deals {deal_id}: gone</li></ul>"
    assert rows in only(office.mails).message
    office.today = office.today.replace(day=25)
    office.schedule(SCHEDULE)
    assert len(office.mails) == 1


def when_a_mail_went_out_today_what_is_gone_is_mailed_tomorrow(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [500, 500]
    acme(office)
    office.schedule(SCHEDULE)
    assert len(office.mails) == 1
    office.ideolve.names_ids = False
    record_id = acme(office)
    assert office.schedule(SCHEDULE)[-1] == "Mail: already"
    assert len(office.mails) == 1
    office.today = office.today.replace(day=25)
    office.schedule(SCHEDULE)
    assert f"<li>Accounts {record_id}: unknown</li>" in office.mails[1].message


def when_something_fails_what_a_person_has_to_mend_is_in_the_same_mail(library: Library) -> None:
    office = Office(library)
    office.ideolve.names_ids = False
    first = acme(office)
    office.ideolve.refusals = [500]
    second = office.add("Accounts", Account_Name="Beta")
    office.schedule(SCHEDULE)
    message = only(office.mails).message
    assert f"<li>Accounts {second}: failed</li>" in message
    assert f"<li>Accounts {first}: unknown</li>" in message


def when_a_run_broke_off_the_record_is_mailed_and_not_sent_again(library: Library) -> None:
    office = Office(library)
    record_id = office.add("Accounts", Account_Name="Acme", Ideolve_State="sending")
    office.rule(RULE, record_id)
    office.schedule(SCHEDULE)
    assert office.ideolve.asked == 0
    assert f"<li>Accounts {record_id}: sending</li>" in only(office.mails).message
    office.edit("Accounts", record_id, Ideolve_State=None)
    office.rule(RULE, record_id)
    assert office.ideolve.note.subject == "Account: Acme"


def when_a_run_broke_off_between_a_deal_and_its_account_the_next_edit_tells_that(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = big(office, account_id)
    office.edit("Deals", deal_id, Ideolve_State="sending", Ideolve_Told_Account=None)
    del office.ideolve.notes["n1"].comments[0]
    office.rule("ideolve_deal_saved", deal_id)
    assert len(office.ideolve.notes["n1"].comments) == 1
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"


def when_a_run_broke_off_and_the_edit_was_taken_back_nothing_is_sent(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.edit("Accounts", account_id, Ideolve_State="sending")
    office.rule(RULE, account_id)
    assert office.ideolve.asked == 1
    assert office.field("Accounts", account_id, "Ideolve_State") == "sent"


def when_nobody_is_to_be_told_of_it_nobody_is(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_mail_to"] = "none"
    office.ideolve.names_ids = False
    acme(office)
    assert office.schedule(SCHEDULE) == [looked_at(0)]
    assert office.mails == []


def when_a_variable_is_emptied_that_is_mailed_once_a_day(library: Library) -> None:
    for name in ("ideolve_note_url", "ideolve_state"):
        office = Office(library)
        acme(office)
        office.variables[name] = ""
        assert office.schedule(SCHEDULE)[-1] == "Mail: sent"
        assert office.schedule(SCHEDULE)[-1] == "Mail: already"
        mail = only(office.mails)
        assert mail.message == (
            f"<p>Nothing is sent to Ideolve: the CRM variable {name} is missing or empty in Zoho CRM. "
            "The setup wizard writes it again.</p>"
        )


def when_whom_to_mail_is_emptied_nobody_is(library: Library) -> None:
    for value in ("", None):
        office = Office(library)
        acme(office)
        if value is None:
            del office.variables["ideolve_mail_to"]
        else:
            office.variables["ideolve_mail_to"] = value
        assert office.schedule(SCHEDULE)[-1] == "Mail: nobody"


def when_the_address_of_crm_is_emptied_it_cannot_be_asked_so_nobody_is_mailed(library: Library) -> None:
    office = Office(library)
    acme(office)
    del office.variables["ideolve_crm_api_url"]
    lines = office.schedule(SCHEDULE)
    assert "CRM cannot be asked: the CRM variable ideolve_crm_api_url is missing or empty." in lines
    assert lines[-1] == "Mail: unsure"
    assert office.mails == []


def when_it_is_paused_nobody_is_mailed(library: Library) -> None:
    office = Office(library)
    acme(office)
    office.variables["ideolve_state"] = "paused"
    assert office.schedule(SCHEDULE) == ["Nothing sent: paused by the CRM variable ideolve_state"]


def when_the_connection_is_dead_nothing_is_sent_and_nobody_mailed(library: Library) -> None:
    office = Office(library)
    office.ideolve.refusals = [500]
    acme(office)
    office.crm_status = 401
    office.schedule(SCHEDULE)
    office.schedule("ideolve_send_attachments")
    assert office.ideolve.asked == 1
    assert office.mails == []
