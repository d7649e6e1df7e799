"""Our own functions, run by the rehearsal's rules and schedules over HTTP: what arrives in Ideolve."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import cast

import pytest

from zoho_ideolve_wizard.deluge import catch_up, ours
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, DEAL_DEFAULTS
from zoho_ideolve_wizard.deluge.sources import source

from .actors import Actor, Json
from .automation import SCOPES, Admin
from .browser import Browser
from .installed import Installed, install

IN_ACCOUNTS: Json = {"$se_module": "Accounts"}


@pytest.fixture
def installed(actor: Actor, browser: Browser) -> Installed:
    return install(Admin(actor, browser, str(actor.tokens(scope=SCOPES)["access_token"])))


def visit(admin: Admin, account: str) -> str:
    """A meeting of an hour about that account; its id."""
    return admin.add(
        "Events",
        None,
        Event_Title="Visit",
        Start_DateTime="2026-11-02T10:00:00+05:30",
        End_DateTime="2026-11-02T11:00:00+05:30",
        What_Id={"id": account},
        **IN_ACCOUNTS,
    )


def test_set_up_by_hand_alone_it_is_the_same(actor: Actor, browser: Browser) -> None:
    admin = Admin(actor, browser, str(actor.tokens(scope=SCOPES)["access_token"]))
    installed = install(admin, by_hand=True)
    for function in ours.FUNCTIONS:
        code = actor.crm("GET", f"/settings/functions/{function.name}/code", admin.token).text
        assert code == source(function)
    admin.submit("/tab/Accounts", "create-record", "Save", Account_Name="By hand")
    installed.settle()
    assert [one["subject"] for one in installed.notes()] == ["Account: By hand"]


def test_a_new_account_becomes_a_note_and_an_edit_a_comment(installed: Installed) -> None:
    admin = installed.admin
    account = admin.add("Accounts", Account_Name="Åse & <Søn>", Phone="12")
    installed.settle()
    (note,) = installed.notes()
    assert note["subject"] == "Account: Åse & <Søn>"
    assert note["shared_with"] == [{"group": "Experts"}]
    assert note["html"] == (
        "<p>Account <b>Åse &amp; &lt;Søn&gt;</b> in Zoho CRM</p>"
        "<ul><li>Phone: 12</li><li>Owner: Asha Rao</li></ul>"
        f"<p>Zoho CRM record {account}</p>"
    )
    assert admin.read("Accounts", account)["Ideolve_Note_Id"] == note["id"]
    admin.change("Accounts", account, Phone="13")
    installed.settle()
    changed = (
        "<p>Account <b>Åse &amp; &lt;Søn&gt;</b> was changed in Zoho CRM</p>"
        "<ul><li>Phone: 13 (before: 12)</li></ul>"
    )
    assert installed.comments("Account: Åse & <Søn>") == [changed]
    admin.change("Accounts", account, Phone="13")
    admin.change("Accounts", account, Employees=5)
    installed.settle()
    assert installed.comments("Account: Åse & <Søn>") == [changed]
    assert len(installed.notes()) == 1


def test_a_deal_tells_its_account_and_so_does_a_meeting(installed: Installed) -> None:
    admin = installed.admin
    first = admin.add("Accounts", Account_Name="First")
    second = admin.add("Accounts", Account_Name="Second")
    deal = admin.add("Deals", Deal_Name="D", Stage="Qualification", Account_Name={"id": first})
    visit(admin, first)
    installed.settle()
    assert [one["subject"] for one in installed.notes()] == ["Account: First", "Account: Second", "Deal: D"]
    assert installed.notes()[-1]["html"] == (
        "<p>Deal <b>D</b> in Zoho CRM</p>"
        "<ul><li>Account: First</li><li>Stage: Qualification</li><li>Owner: Asha Rao</li></ul>"
        f"<p>Zoho CRM record {deal}</p>"
    )
    told_first = [
        (
            "<p>Deal <b>D</b> was added to this account in Zoho CRM</p>"
            "<ul><li>Account: First</li><li>Stage: Qualification</li><li>Owner: Asha Rao</li></ul>"
        ),
        (
            "<p>Meeting <b>Visit</b> was added to this account in Zoho CRM</p>"
            "<ul><li>Begins: 2026-11-02T10:00:00+05:30</li><li>Ends: 2026-11-02T11:00:00+05:30</li></ul>"
        ),
    ]
    assert installed.comments("Account: First") == told_first
    admin.change("Deals", deal, Account_Name={"id": second})
    installed.settle()
    admin.change("Deals", deal, Stage="Closed Won")
    installed.settle()
    assert installed.comments("Account: First") == told_first
    assert installed.comments("Account: Second") == [
        (
            "<p>Deal <b>D</b> was moved to this account in Zoho CRM</p>"
            "<ul><li>Account: Second</li><li>Stage: Qualification</li><li>Owner: Asha Rao</li></ul>"
        )
    ]
    changed = "<p>Deal <b>D</b> was changed in Zoho CRM</p><ul><li>{}</li></ul>"
    assert installed.comments("Deal: D") == [
        changed.format("Account: Second (before: First)"),
        changed.format("Stage: Closed Won (before: Qualification)"),
    ]


def test_attachments_arrive_once_each(installed: Installed) -> None:
    admin = installed.admin
    account = admin.add("Accounts", Account_Name="A")
    installed.settle()
    contents = [b"fake\0\xff\r\n" * 1000, b"", "å".encode()]
    for number in range(3):
        admin.actor.settings(clock_offset=60 * number)
        name = f"plan {number} åø.pdf"
        file = {"file": (name, contents[number])}
        sent = admin.actor.upload(f"/Accounts/{account}/Attachments", admin.token, file)
        assert sent.status_code == 200
        if number == 1:
            installed.run_schedules()
            assert installed.files("Account: A") == ["plan 0 åø.pdf", "plan 1 åø.pdf"]
    for _ in range(2):
        installed.run_schedules()
        assert installed.files("Account: A") == ["plan 0 åø.pdf", "plan 1 åø.pdf", "plan 2 åø.pdf"]
        assert installed.digests("Account: A") == [sha256(content).hexdigest() for content in contents]


def adds_old_accounts(admin: Admin, count: int) -> None:
    """As they were there before: no rule fires for them."""
    body = {"data": [{"Account_Name": f"Old {number}"} for number in range(count)], "trigger": []}
    assert admin.actor.crm("POST", "/Accounts", admin.token, json=body).status_code == 201


def test_the_catch_up_archives_120_old_records_in_three_runs_and_then_nothing(installed: Installed) -> None:
    adds_old_accounts(installed.admin, 100)
    # With the seven accounts and six deals that were there, and seven more, 120.
    adds_old_accounts(installed.admin, 7)
    counts = []
    for _ in range(4):
        installed.run_schedules()
        counts.append(len(installed.notes()))
    assert counts == [42, 84, 120, 120]
    assert len({one["subject"] for one in installed.notes()}) == 100 + 7 + 6
    accounts, deals = 100 + 7 + 7, 6
    assert catch_up.run(ACCOUNT_DEFAULTS, DEAL_DEFAULTS).needed(accounts, deals) == len(set(counts))


def test_the_catch_up_leaves_alone_what_nobody_changed_since_the_moment_that_is_named(
    installed: Installed,
) -> None:
    admin = installed.admin
    adds_old_accounts(admin, 3)
    # A minute ahead of now, told by another clock than CRM's.
    moment = datetime.now(UTC) + timedelta(minutes=1)
    installed.set_variable("ideolve_catch_up_from", moment.isoformat(timespec="seconds"))
    installed.run_schedules()
    assert installed.notes() == []
    admin.actor.settings(clock_offset=120)
    adds_old_accounts(admin, 1)
    deal = admin.add(
        "Deals",
        Deal_Name="D",
        Stage="Qualification",
        Account_Name={"id": admin.add("Accounts", Account_Name="New")},
    )
    installed.settle()
    for _ in range(2):
        installed.run_schedules()
    assert sorted(str(one["subject"]) for one in installed.notes()) == [
        "Account: New",
        "Account: Old 0",
        "Deal: D",
    ]
    assert admin.read("Deals", deal)["Ideolve_State"] == "sent"
    installed.set_variable("ideolve_catch_up_from", "all")
    installed.run_schedules()
    assert len(installed.notes()) == 3 + 3 + 7 + 6


def test_the_same_event_twice_tells_once(installed: Installed) -> None:
    admin = installed.admin
    found = admin.actor.crm("GET", "/settings/functions", admin.token).json()["functions"]
    ids = {one["api_name"]: one["id"] for one in found}
    for rule in ours.RULES:
        (argument,) = rule.function.arguments
        when = "create_or_edit" if rule.api_module == "Events" else "create"  # of another name than the first
        admin.rule(ids[rule.function.name], rule.api_module, when, **{argument.name: "id"})
    account = admin.add("Accounts", Account_Name="A")
    admin.add("Deals", Deal_Name="D", Stage="Qualification", Account_Name={"id": account})
    visit(admin, account)
    runs = installed.settle()
    assert len(runs) == 6
    assert [one["subject"] for one in installed.notes()] == ["Account: A", "Deal: D"]
    told = installed.comments("Account: A")
    assert [("Deal <b>D</b>" in one, "Meeting <b>Visit</b>" in one) for one in told] == [
        (True, False),
        (False, True),
    ]


def test_a_meeting_that_ideolve_refuses_is_mailed(installed: Installed) -> None:
    admin = installed.admin
    account = admin.add("Accounts", Account_Name="A")
    installed.settle()
    admin.actor.settings(ideolve_down=True)
    meeting = visit(admin, account)
    installed.settle()
    (mail,) = cast("list[dict[str, str]]", admin.crm_state()["mails"])
    assert mail["to"] == "admin@acme.example.com"
    assert f"The meeting {meeting} of the account {account}" in mail["message"]
    assert installed.comments("Account: A") == []


def test_an_outage_is_told_once_and_made_up_for(installed: Installed) -> None:
    admin = installed.admin
    admin.actor.settings(ideolve_down=True)
    account = admin.add("Accounts", Account_Name="A")
    installed.settle()
    assert admin.read("Accounts", account)["Ideolve_State"] == "failed"
    for _ in range(2):
        installed.run_schedules()
    mails = admin.crm_state()["mails"]
    assert isinstance(mails, list)
    assert [one["to"] for one in mails] == ["admin@acme.example.com"]
    assert installed.notes() == []
    admin.actor.settings(ideolve_down=False)
    # Of what failed, five accounts and five deals are tried in a run.
    for _ in range(3):
        installed.run_schedules()
    assert sorted(str(one["subject"]) for one in installed.notes()).count("Account: A") == 1
    assert len(installed.notes()) == 1 + 7 + 6


def test_paused_or_misused_nothing_is_sent(installed: Installed) -> None:
    admin = installed.admin
    installed.set_variable("ideolve_state", "paused")
    admin.add("Accounts", Account_Name="A")
    runs = installed.settle()
    assert runs[-1]["log"] == ["Nothing sent: paused by the CRM variable ideolve_state"]
    installed.set_variable("ideolve_state", "running")
    installed.set_variable("ideolve_api_key", "fake-wrong-key")
    account = admin.add("Accounts", Account_Name="B")
    installed.settle()
    assert (installed.notes(), admin.read("Accounts", account)["Ideolve_State"]) == ([], "failed")
    assert "fake-wrong-key" not in admin.actor.client.get(admin.actor.said("control") + "/state").text


def test_a_note_without_an_id_is_not_made_twice_and_mailed_once(installed: Installed) -> None:
    admin = installed.admin
    admin.actor.settings(notes_without_id=True)
    account = admin.add("Accounts", Account_Name="A")
    admin.change("Accounts", account, Phone="1")
    installed.settle()
    assert len(installed.notes()) == 1
    assert admin.read("Accounts", account)["Ideolve_State"] == "unknown"
    admin.actor.settings(notes_without_id=False)
    for _ in range(2):
        installed.run_schedules()
    (mail,) = cast("list[dict[str, str]]", admin.crm_state()["mails"])
    assert f"<li>Accounts {account}: unknown</li>" in mail["message"]
    assert len(installed.notes()) == 1 + 7 + 6


def test_an_argument_that_was_never_mapped_sends_nothing(installed: Installed) -> None:
    admin = installed.admin
    rules = admin.page("/setup/rules")
    (name,) = [text for text in rules.links if text.startswith("Accounts ")]
    page = admin.browser.follow(rules, name)
    admin.browser.submit(page, "rule", "Save and Associate", **{"map-account_id": ""})
    admin.add("Accounts", Account_Name="A")
    runs = installed.settle()
    assert "map the argument account_id" in str(runs[-1]["log"])
    assert installed.notes() == []
