"""A rule on accounts, on create and edit."""

import json
from collections.abc import Mapping

from tests.deluge.office import Office
from zoho_ideolve_wizard.deluge.variables import share_value
from zoho_ideolve_wizard.rehearsal.deluge import Program

RULE = "ideolve_account_saved"
Library = Mapping[str, Program]

ACME = (
    "<p>Account <b>Acme</b> in Zoho CRM</p><ul><li>Industry: Retail</li><li>Owner: Ana Roy</li>"
    "<li>Regions: North, South</li><li>Employees: 12</li></ul><p>Zoho CRM record 5001</p>"
)


def acme(office: Office) -> str:
    """A new account, saved."""
    record_id = office.add(
        "Accounts",
        Account_Name="Acme",
        Industry="Retail",
        Owner={"id": "7", "name": "Ana Roy"},
        Regions=["North", "South"],
        Employees=12,
    )
    office.rule(RULE, record_id)
    return record_id


def when_an_account_is_new_it_gets_a_note(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    note = office.ideolve.note
    assert (note.subject, note.html) == ("Account: Acme", ACME)
    assert note.shared == [{"group": "Experts"}, {"user": "bo@example.com"}]
    assert note.comments == []
    assert office.field("Accounts", record_id, "Ideolve_Note_Id") == "n1"
    assert office.field("Accounts", record_id, "Ideolve_State") == "sent"
    assert json.loads(str(office.field("Accounts", record_id, "Ideolve_Last_Sent"))) == {
        "Account_Name": "Acme",
        "Industry": "Retail",
        "Owner": "Ana Roy",
        "Regions": "North, South",
        "Employees": "12",
        "Description": "",
    }
    assert office.log == ["Accounts 5001: note"]


def when_nobody_is_to_be_shared_with_nothing_of_it_is_sent(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_share_with"] = share_value([])
    acme(office)
    assert office.ideolve.note.shared == []


def when_an_account_has_no_other_values_the_note_has_no_list(library: Library) -> None:
    office = Office(library)
    office.rule(RULE, office.add("Accounts", Account_Name="Bare"))
    assert office.ideolve.note.html == "<p>Account <b>Bare</b> in Zoho CRM</p><p>Zoho CRM record 5001</p>"


def when_an_account_is_edited_what_changed_is_a_comment(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.edit("Accounts", record_id, Industry="Farming", Employees=None, Description="Old firm")
    assert office.rule(RULE, record_id) == ["Accounts 5001: comment"]
    changed = (
        "<p>Account <b>Acme</b> was changed in Zoho CRM</p><ul>"
        "<li>Industry: Farming (before: Retail)</li><li>Employees: empty (before: 12)</li>"
        "<li>About &lt;us&gt;: Old firm (before: empty)</li></ul>"
    )
    assert office.ideolve.note.comments == [changed]
    assert office.ideolve.note.html == ACME
    office.edit("Accounts", record_id, Account_Name="Acme & Sons")
    office.rule(RULE, record_id)
    assert office.ideolve.note.comments[1] == (
        "<p>Account <b>Acme &amp; Sons</b> was changed in Zoho CRM</p><ul>"
        "<li>Name: Acme &amp; Sons (before: Acme)</li></ul>"
    )


def when_an_edit_changes_nothing_that_is_sent_there_is_no_comment(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.edit("Accounts", record_id, Website="https://acme.example")
    assert office.rule(RULE, record_id) == ["Accounts 5001: nothing"]
    assert office.rule(RULE, record_id) == ["Accounts 5001: nothing"]
    assert office.ideolve.asked == 1


def when_the_same_event_comes_twice_there_is_one_note(library: Library) -> None:
    office = Office(library)
    record_id = acme(office)
    office.rule(RULE, record_id)
    office.edit("Accounts", record_id, Industry="Farming")
    office.rule(RULE, record_id)
    office.rule(RULE, record_id)
    assert len(office.ideolve.note.comments) == 1


def when_names_hold_html_they_stay_text(library: Library) -> None:
    office = Office(library)
    name = """<b>"A" & 'B'</b> &lt;"""
    record_id = office.add("Accounts", Account_Name=name, Industry="<script>")
    office.rule(RULE, record_id)
    safe = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; &amp;lt;"
    assert office.ideolve.note.subject == f"Account: {name}"
    assert office.ideolve.note.html == (
        f"<p>Account <b>{safe}</b> in Zoho CRM</p><ul><li>Industry: &lt;script&gt;</li></ul>"
        "<p>Zoho CRM record 5001</p>"
    )
    office.edit("Accounts", record_id, Industry="<i>")
    office.rule(RULE, record_id)
    assert office.ideolve.note.comments == [
        (
            f"<p>Account <b>{safe}</b> was changed in Zoho CRM</p><ul>"
            "<li>Industry: &lt;i&gt; (before: &lt;script&gt;)</li></ul>"
        ),
    ]


def when_the_name_is_among_the_chosen_fields_it_is_told_once(library: Library) -> None:
    office = Office(library)
    office.variables["ideolve_account_fields"] = (
        '{"fields":[{"api":"Account_Name","label":"Account Name","kind":"text"}]}'
    )
    record_id = acme(office)
    assert office.ideolve.note.html == "<p>Account <b>Acme</b> in Zoho CRM</p><p>Zoho CRM record 5001</p>"
    office.edit("Accounts", record_id, Account_Name="Ace")
    office.rule(RULE, record_id)
    assert office.ideolve.note.comments == [
        ("<p>Account <b>Ace</b> was changed in Zoho CRM</p><ul><li>Name: Ace (before: Acme)</li></ul>"),
    ]


def when_a_record_has_no_name_it_waits_for_its_next_edit(library: Library) -> None:
    office = Office(library)
    record_id = office.add("Accounts", Industry="Retail")
    assert office.rule(RULE, record_id) == [
        "Accounts 5001 has no name yet: nothing sent.",
        "Accounts 5001: skipped",
    ]
    assert office.field("Accounts", record_id, "Ideolve_State") == "skipped"
    changes = office.tick
    office.rule(RULE, record_id)
    office.schedule("ideolve_catch_up")
    assert office.ideolve.asked == 0
    assert office.tick == changes
    office.edit("Accounts", record_id, Account_Name="Named")
    assert office.rule(RULE, record_id) == ["Accounts 5001: note"]


def when_what_is_sent_is_too_long_to_be_remembered_the_id_still_is(library: Library) -> None:
    office = Office(library)
    record_id = office.add("Accounts", Account_Name="Long", Description="x" * 31000)
    office.rule(RULE, record_id)
    assert office.field("Accounts", record_id, "Ideolve_Note_Id") == "n1"
    assert "x" * 31000 in office.ideolve.note.html
    assert json.loads(str(office.field("Accounts", record_id, "Ideolve_Last_Sent"))) == {
        "Account_Name": "Long",
        "Industry": "",
        "Owner": "",
        "Regions": "",
        "Employees": "",
        "Description": "31000 characters",
    }


def when_what_is_sent_is_too_long_an_edit_still_tells_only_what_it_changes(library: Library) -> None:
    office = Office(library)
    record_id = office.add("Accounts", Account_Name="Long", Description="x" * 31000)
    for _ in range(4):
        office.rule(RULE, record_id)
    assert office.ideolve.note.comments == []
    office.edit("Accounts", record_id, Industry="Farming")
    office.rule(RULE, record_id)
    office.edit("Accounts", record_id, Description="y" * 30500)
    office.rule(RULE, record_id)
    office.rule(RULE, record_id)
    head = "<p>Account <b>Long</b> was changed in Zoho CRM</p><ul>"
    assert office.ideolve.note.comments == [
        f"{head}<li>Industry: Farming (before: empty)</li></ul>",
        f"{head}<li>About &lt;us&gt;: {'y' * 30500} (before: 31000 characters)</li></ul>",
    ]
    office.edit("Accounts", record_id, Description="short")
    office.rule(RULE, record_id)
    office.rule(RULE, record_id)
    assert office.ideolve.note.comments[2:] == [
        f"{head}<li>About &lt;us&gt;: short (before: 30500 characters)</li></ul>"
    ]


def when_what_is_sent_just_fits_all_of_it_is_remembered(library: Library) -> None:
    office = Office(library)
    record_id = office.add("Accounts", Account_Name="Long", Description="x" * 29800)
    office.rule(RULE, record_id)
    assert "x" * 29800 in str(office.field("Accounts", record_id, "Ideolve_Last_Sent"))


def when_a_list_is_long_its_first_ten_values_are_sent(library: Library) -> None:
    office = Office(library)
    regions = [f"R{number}" for number in range(10)]
    office.rule(RULE, office.add("Accounts", Account_Name="Ten", Regions=regions))
    office.rule(RULE, office.add("Accounts", Account_Name="Eleven", Regions=[*regions, "R10"]))
    ten, eleven = office.ideolve.made(2)
    shown = "<li>Regions: R0, R1, R2, R3, R4, R5, R6, R7, R8, R9"
    assert f"{shown}</li>" in ten.html
    assert f"{shown} and more</li>" in eleven.html
