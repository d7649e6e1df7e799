"""A rule on meetings, on create."""

from collections.abc import Mapping

from tests.deluge.office import ADMIN, Office, only
from tests.deluge.scenarios.accounts import acme
from zoho_ideolve_wizard.rehearsal.deluge import Program

RULE = "ideolve_meeting_added"
Library = Mapping[str, Program]


def met(office: Office, account_id: str, **values: object) -> str:
    """A new meeting with this account, saved."""
    fields = {
        "Event_Title": "Visit <1>",
        "What_Id": {"id": account_id, "name": "Acme"},
        "$se_module": "Accounts",
    }
    record_id = office.add("Events", **(fields | values))
    office.rule(RULE, record_id)
    return record_id


def when_a_meeting_is_added_its_account_is_told(library: Library) -> None:
    office = Office(library)
    meeting_id = met(
        office,
        acme(office),
        Start_DateTime="2026-11-25T10:00:00+05:30",
        End_DateTime="2026-11-25T11:00:00+05:30",
        Venue='Room "B"',
        Description="Price & terms",
    )
    assert office.ideolve.note.comments == [
        (
            "<p>Meeting <b>Visit &lt;1&gt;</b> was added to this account in Zoho CRM</p><ul>"
            "<li>Begins: 2026-11-25T10:00:00+05:30</li><li>Ends: 2026-11-25T11:00:00+05:30</li>"
            "<li>Where: Room &quot;B&quot;</li><li>Description: Price &amp; terms</li></ul>"
        ),
    ]
    assert office.log[1:] == ["Events 5002: comment"]
    assert office.rule(RULE, meeting_id) == ["Events 5002 was told already: nothing sent."]
    assert len(office.ideolve.note.comments) == 1


def when_a_meeting_says_little_so_does_the_comment(library: Library) -> None:
    office = Office(library)
    met(office, acme(office), Event_Title=None)
    assert office.ideolve.note.comments == [
        ("<p>Meeting <b>without a title</b> was added to this account in Zoho CRM</p>"),
    ]


def when_the_account_is_from_before_it_gets_its_note_first(library: Library) -> None:
    office = Office(library)
    met(office, office.add("Accounts", Account_Name="Old"))
    note = office.ideolve.note
    assert office.log == ["Accounts 5001: note", "Events 5002: comment"]
    assert note.subject == "Account: Old"
    assert note.comments == ["<p>Meeting <b>Visit &lt;1&gt;</b> was added to this account in Zoho CRM</p>"]


def when_a_meeting_is_with_somebody_else_nothing_is_sent(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    met(office, account_id, **{"$se_module": "Deals"})
    met(office, account_id, **{"$se_module": None})
    met(office, account_id, What_Id=None)
    assert office.ideolve.note.comments == []
    assert "belongs to no account" in office.log[-1]


def when_ideolve_refuses_the_meeting_that_is_logged(library: Library) -> None:
    office = Office(library)
    account_id = acme(office)
    office.ideolve.refusals = [500]
    meeting_id = met(office, account_id)
    assert office.log[1:] == [
        "Ideolve did not take it: HTTP 500",
        "Events 5002: failed. A meeting is not tried again.",
        "Mail: sent",
    ]
    mail = only(office.mails)
    assert (mail.sender, mail.to) == (ADMIN, "it@example.com")
    assert f"The meeting {meeting_id} of the account {account_id} in Zoho CRM was not told" in mail.message
    assert office.field("Accounts", account_id, "Ideolve_Mailed_On") == "2026-11-24"
    office.rule(RULE, meeting_id)
    assert len(office.ideolve.note.comments) == 1
    office.ideolve.refusals = [500]
    met(office, account_id)
    assert office.log[-1] == "Mail: already"
    assert len(office.mails) == 1


def when_nobody_is_to_be_told_a_failed_meeting_is_only_logged(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_mail_to"] = "none"
    account_id = acme(office)
    office.ideolve.refusals = [500]
    met(office, account_id)
    assert office.log[-1] == "Mail: nobody"
    assert office.mails == []


def when_the_account_gets_no_note_the_meeting_is_not_sent(library: Library) -> None:
    office = Office(library)
    account_id = office.add("Accounts", Account_Name="Old")
    office.ideolve.refusals = [500]
    met(office, account_id)
    assert office.ideolve.asked == 1
    assert office.log[-2:] == ["Events 5002: its account has no note, nothing sent.", "Mail: sent"]
    assert "The meeting 5002" in only(office.mails).message
