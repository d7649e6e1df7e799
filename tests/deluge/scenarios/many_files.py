"""The schedule that sends attachments, where there are many, or where Ideolve does not take them."""

import json
from collections.abc import Mapping

from tests.deluge.ideolve import OK
from tests.deluge.office import Office, only
from tests.deluge.scenarios.accounts import acme
from tests.deluge.scenarios.deals import big
from tests.deluge.scenarios.files import SCHEDULE, names
from zoho_ideolve_wizard.rehearsal.deluge import Program

Library = Mapping[str, Program]

LONG_SENT = "2026-11-24T23:00:00+05:30"


def noted(
    office: Office, module: str, count: int, note_id: str = "n1", sent: str | None = LONG_SENT
) -> list[str]:
    """So many records that have that note, and whose files were sent."""
    values = {"Ideolve_Note_Id": note_id, "Ideolve_State": "sent", "Ideolve_Files_Sent_At": sent}
    name = {"Accounts": "Account_Name", "Deals": "Deal_Name"}[module]
    return [office.add(module, **{name: f"{module} {number}"}, **values) for number in range(count)]


def files(office: Office, record_id: str, count: int) -> None:
    for number in range(count):
        office.attach(record_id, f"{number}.pdf", f"{number // 60 + 8:02}:{number % 60:02}")


def when_records_have_many_files_each_gets_its_turn_within_the_statements(library: Library) -> None:
    office = Office(library)
    acme(office)
    made = [*noted(office, "Accounts", 16), *noted(office, "Deals", 16)]
    for record_id in made:
        files(office, record_id, 100)
        office.attach(record_id, f"new of {record_id}", "23:30")
    for _ in range(5):
        office.schedule(SCHEDULE)
        for rows in office.records.values():
            assert sum(row.get("Ideolve_State") == "files" for row in rows.values()) <= 1
    assert sorted(names(office)) == sorted(f"new of {record_id}" for record_id in made)


def when_files_are_sent_what_that_took_is_about_what_is_said(library: Library) -> None:
    for old, moments, at_each in (
        (0, 0, 0),
        (100, 0, 0),
        (0, 1, 1),
        (0, 3, 1),
        (5, 3, 4),
        (0, 40, 1),
        (60, 41, 1),
    ):
        office = Office(library)
        acme(office)
        (record_id,) = noted(office, "Accounts", 1, sent="2026-11-24T07:00:00+05:30")
        for _ in range(old):
            office.attach(record_id, "old.pdf", "06:00")
        for _ in range(at_each):
            files(office, record_id, moments)
        ran = office.helper("ideolve_send_files", "Accounts", record_id)
        said = json.loads(str(ran.returned))["statements"]
        assert ran.statements - 12 <= said <= 30 + ran.statements * 1.2, (old, moments, at_each, said)


def when_one_record_has_many_new_files_they_come_run_by_run(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    files(office, account_id, 100)
    for _ in range(4):
        office.schedule(SCHEDULE)
    assert names(office) == [f"{number}.pdf" for number in range(4)]
    office.edit("Accounts", account_id, Ideolve_Files_Sent_At="2026-11-24T09:01:00+05:30")
    office.schedule(SCHEDULE)
    assert names(office)[4:] == ["62.pdf", "63.pdf", "64.pdf"]


def when_many_files_wait_at_many_records_no_turn_is_lost(library: Library) -> None:
    office = Office(library)
    acme(office)
    made = noted(office, "Accounts", 20, sent=None)
    for record_id in made:
        for number in range(5):
            office.attach(record_id, f"{record_id} {number}", "09:00")
    for _ in range(3):
        office.schedule(SCHEDULE)
    assert sorted(names(office)) == sorted(f"{one} {number}" for one in made for number in range(5))


def when_files_of_accounts_fail_those_of_deals_are_sent(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    deal_id = big(office, account_id)
    office.attach(deal_id, "deal.pdf", "09:00")
    for record_id in noted(office, "Accounts", 3, "elsewhere", None):
        office.attach(record_id, "lost.pdf", "09:00")
    office.schedule(SCHEDULE)
    assert names(office, "n2") == ["deal.pdf"]


def when_files_of_three_records_fail_the_turn_goes_on_behind_them(library: Library) -> None:
    office = Office(library)
    for record_id in noted(office, "Accounts", 3, "elsewhere", None):
        office.attach(record_id, "lost.pdf", "09:00")
    acme(office)
    for record_id in noted(office, "Accounts", 10, "n1", None):
        office.attach(record_id, record_id, "09:00")
    for record_id in office.records["Accounts"]:
        if office.field("Accounts", record_id, "Ideolve_Note_Id") == "elsewhere":
            office.edit("Accounts", record_id)
    asked = office.ideolve.asked
    office.schedule(SCHEDULE)
    assert office.ideolve.asked == asked + 3
    office.schedule(SCHEDULE)
    assert len(names(office)) == 10


def when_ideolve_refuses_a_file_for_good_the_next_ones_are_sent_and_it_is_named(library: Library) -> None:
    for code in (400, 413, 415, 422):
        office = Office(library)
        account_id = acme(office)
        office.attach(account_id, "<bad>.exe", "09:00")
        office.attach(account_id, "good.pdf", "09:01")
        office.ideolve.refusals = [code]
        office.schedule(SCHEDULE)
        assert names(office) == ["good.pdf"]
        assert office.log[-3:] == [
            f"The attachment 50011 of Accounts 5001 is refused for good: HTTP {code}",
            "Files sent: 1",
            "Mail: sent",
        ]
        assert only(office.mails).message == (
            "<p>Ideolve does not take these files, and they are not tried again: "
            "Accounts 5001: &lt;bad&gt;.exe; </p>"
        )
        asked = office.ideolve.asked
        office.schedule(SCHEDULE)
        assert office.ideolve.asked == asked


def when_ideolve_refuses_the_key_the_file_is_tried_again(library: Library) -> None:
    for code in (401, 403, 404, 429):
        office = Office(library)
        office.attach(acme(office), "one.pdf", "09:00")
        office.ideolve.refusals = [code]
        office.schedule(SCHEDULE)
        assert names(office) == []
        office.schedule(SCHEDULE)
        assert names(office) == ["one.pdf"]


def when_one_file_is_refused_and_one_fails_both_are_told(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.attach(account_id, "bad.exe", "09:00")
    office.attach(account_id, "late.pdf", "09:01")
    office.ideolve.refusals = [415, 500, OK]
    office.schedule(SCHEDULE)
    message = only(office.mails).message
    assert "Attachments of Accounts 5001" in message
    assert "bad.exe" in message
    office.schedule(SCHEDULE)
    assert names(office) == ["late.pdf"]
