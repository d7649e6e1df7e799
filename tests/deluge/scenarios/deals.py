"""A rule on deals, on create and edit: the deal's own note, and its account's."""

from collections.abc import Mapping

from tests.deluge.office import Office
from tests.deluge.scenarios.accounts import acme
from zoho_ideolve_wizard.rehearsal.deluge import Program

RULE = "ideolve_deal_saved"
Library = Mapping[str, Program]

ROWS = "<ul><li>Account: Acme</li><li>Stage: Qualification</li><li>Amount: 1200.5</li></ul>"


def big(office: Office, account_id: str | None, **values: object) -> str:
    """A new deal with this account, saved."""
    name = "" if account_id is None else office.field("Accounts", account_id, "Account_Name")
    account = {"id": account_id, "name": name} if account_id else None
    fields = {
        "Deal_Name": "Big",
        "Stage": "Qualification",
        "Amount": 1200.5,
        "Account_Name": account,
        **values,
    }
    record_id = office.add("Deals", **fields)
    office.rule(RULE, record_id)
    return record_id


def when_a_deal_is_new_it_gets_a_note_and_its_account_is_told(library: Library) -> None:
    office = Office(library)
    deal_id = big(office, acme(office))
    account, deal = office.ideolve.made(2)
    assert (deal.subject, deal.html) == (
        "Deal: Big",
        f"<p>Deal <b>Big</b> in Zoho CRM</p>{ROWS}<p>Zoho CRM record 5002</p>",
    )
    assert deal.shared == [{"group": "Experts"}, {"user": "bo@example.com"}]
    assert account.comments == [f"<p>Deal <b>Big</b> was added to this account in Zoho CRM</p>{ROWS}"]
    assert deal.comments == []
    assert office.field("Deals", deal_id, "Ideolve_Note_Id") == "n2"
    assert office.field("Deals", deal_id, "Ideolve_Told_Account") == "5001"
    assert office.log[1:] == ["Deals 5002: note", "Account of Deals 5002: comment"]


def when_a_deal_has_no_account_only_it_gets_a_note(library: Library) -> None:
    office = Office(library)
    big(office, None, Stage=None, Amount=None)
    assert office.ideolve.note.html == "<p>Deal <b>Big</b> in Zoho CRM</p><p>Zoho CRM record 5001</p>"
    assert office.log == ["Deals 5001: note", "Account of Deals 5001: nothing"]


def when_a_deal_changes_only_its_own_note_is_told(library: Library) -> None:
    office = Office(library)
    deal_id = big(office, acme(office))
    office.edit("Deals", deal_id, Stage="Won", Deal_Name="Bigger")
    office.rule(RULE, deal_id)
    office.rule(RULE, deal_id)
    account, deal = office.ideolve.made(2)
    assert deal.comments == [
        (
            "<p>Deal <b>Bigger</b> was changed in Zoho CRM</p><ul><li>Name: Bigger (before: Big)</li>"
            "<li>Stage: Won (before: Qualification)</li></ul>"
        ),
    ]
    assert len(account.comments) == 1


def when_a_deal_moves_the_other_account_is_told_too(library: Library) -> None:
    office = Office(library)
    deal_id = big(office, acme(office))
    other = office.add("Accounts", Account_Name="O'Neil")
    office.rule("ideolve_account_saved", other)
    office.edit("Deals", deal_id, Account_Name={"id": other, "name": "O'Neil"})
    office.rule(RULE, deal_id)
    office.rule(RULE, deal_id)
    first, deal, second = office.ideolve.made(3)
    assert len(first.comments) == 1
    assert deal.comments == [
        (
            "<p>Deal <b>Big</b> was changed in Zoho CRM</p><ul><li>Account: O&#39;Neil (before: Acme)</li></ul>"
        ),
    ]
    assert second.comments == [
        ("<p>Deal <b>Big</b> was moved to this account in Zoho CRM</p>" + ROWS.replace("Acme", "O&#39;Neil")),
    ]
    assert office.field("Deals", deal_id, "Ideolve_Told_Account") == other


def when_a_deals_name_holds_html_its_account_reads_text(library: Library) -> None:
    office = Office(library)
    big(office, acme(office), Deal_Name="<u>", Stage="a & b")
    account, deal = office.ideolve.made(2)
    assert account.comments == [
        (
            "<p>Deal <b>&lt;u&gt;</b> was added to this account in Zoho CRM</p>"
            + ROWS.replace("Qualification", "a &amp; b")
        ),
    ]
    assert deal.subject == "Deal: <u>"


def when_nothing_but_the_name_is_sent_there_is_no_empty_list(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_deal_fields"] = '{"fields":[]}'
    big(office, acme(office))
    assert office.ideolve.notes["n1"].comments == [
        ("<p>Deal <b>Big</b> was added to this account in Zoho CRM</p>"),
    ]


def when_the_account_has_no_note_yet_it_is_told_later(library: Library) -> None:
    office = Office(library)
    account_id = office.add("Accounts", Account_Name="Acme")
    deal_id = big(office, account_id)
    assert office.field("Deals", deal_id, "Ideolve_State") == "waiting"
    assert office.ideolve.asked == 1
    assert office.log[-2:] == [
        "Accounts 5001 has no note yet: the catch-up tells it of Deals 5002 later.",
        "Account of Deals 5002: waiting",
    ]
    office.schedule("ideolve_catch_up")
    deal, account = office.ideolve.made(2)
    assert account.comments == [f"<p>Deal <b>Big</b> was added to this account in Zoho CRM</p>{ROWS}"]
    assert deal.comments == []
    assert office.field("Deals", deal_id, "Ideolve_State") == "sent"
    asked = office.ideolve.asked
    assert office.schedule("ideolve_catch_up") == ["Looked at, of at most 50 records: 0"]
    assert office.ideolve.asked == asked


def when_the_accounts_note_is_gone_the_deal_is_not_told_for_ever(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.notes.clear()
    deal_id = big(office, account_id)
    assert office.field("Deals", deal_id, "Ideolve_Told_Account") == account_id
    asked = office.ideolve.asked
    office.rule(RULE, deal_id)
    assert office.ideolve.asked == asked
