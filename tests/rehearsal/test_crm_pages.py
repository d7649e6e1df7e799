"""CRM's pages: set-up and records by hand, and what the API and the control address say of them."""

import httpx
import pytest

from .actors import Actor, Json
from .automation import SAY, SCOPES, Admin
from .browser import Browser, Page


@pytest.fixture
def admin(actor: Actor, browser: Browser) -> Admin:
    return Admin(actor, browser, str(actor.tokens(scope=SCOPES)["access_token"]))


def rules(admin: Admin, **params: str) -> list[Json]:
    answer = admin.actor.crm("GET", "/settings/automation/workflow_rules", admin.token, params=params)
    return list(answer.json()["workflow_rules"]) if answer.status_code == 200 else []


def actions(admin: Admin, module: str = "Accounts") -> list[Json]:
    asked = {"module": module, "feature_type": "workflow"}
    answer = admin.actor.crm("GET", "/settings/automation/functions", admin.token, params=asked)
    return list(answer.json()["functions"]) if answer.status_code == 200 else []


def state_list(admin: Admin, key: str) -> list[Json]:
    found = admin.crm_state()[key]
    assert isinstance(found, list)
    return found


def test_the_home_leads_everywhere(admin: Admin) -> None:
    home = admin.page("/tab/Home")
    assert {
        "Accounts",
        "Deals",
        "Events",
        "functions",
        "failures",
        "rules",
        "schedules",
        "connections",
    } <= set(home.links)
    for own_id in home.links:
        assert admin.browser.follow(home, own_id).response.status_code == 200, own_id
    companies = admin.browser.open(admin.actor.place("in", "crm") + "/")
    assert admin.browser.follow(companies, "Acme Instruments").links.keys() == home.links.keys()
    foreign = admin.browser.open(admin.actor.place("eu", "crm") + "/crm/org60012345/tab/Home")
    assert foreign.response.status_code == 404


def test_a_rule_is_read_as_it_was_made(admin: Admin) -> None:
    say = admin.upload(SAY)
    assert (rules(admin), actions(admin)) == ([], [])
    page = admin.rule(say)
    listed = rules(admin, module="Accounts", status_active="true")
    assert [one["name"] for one in listed] == [f"Accounts create_or_edit {say}"]
    assert "conditions" not in listed[0]
    rule = rules(admin, include_inner_details="true")[0]
    one = admin.actor.crm("GET", f"/settings/automation/workflow_rules/{rule['id']}", admin.token).json()
    assert one["workflow_rules"] == [rule]
    when = rule["execute_when"]
    assert isinstance(when, dict)
    assert (when["type"], when["details"]["repeat"], rule["status"]) == (
        "create_or_edit",
        True,
        {"active": True},
    )
    conditions = rule["conditions"]
    assert isinstance(conditions, list)
    called = conditions[0]["instant_actions"]["actions"][0]
    assert (called["type"], called["name"]) == ("functions", "say")
    # The rule names the function's action, not the function; without a mapping the action has null.
    action = actions(admin)[0]
    named = action["function"]
    assert isinstance(named, dict)
    assert (action["id"], named["id"], action["arguments"]) == (called["id"], say, None)
    assert called["id"] != say
    admin.browser.submit(page, "rule", "Save and Associate", **{"map-account": "id"})
    assert actions(admin)[0]["arguments"] == [{"name": "account", "value": "${!Accounts.Id}"}]
    assert actions(admin, "Deals") == []
    state = state_list(admin, "workflow_rules")[0]
    assert (state["function"], state["arguments"]) == ("say", {"account": "id"})
    off = admin.browser.submit(page, "switch", "Deactivate")
    assert off.by_id["status"] == "inactive"
    assert rules(admin, status_active="true") == []
    assert rules(admin)[0]["status"] == {"active": False}
    unknown = admin.actor.crm("GET", "/settings/automation/workflow_rules/1", admin.token)
    assert unknown.status_code == 204


def test_a_function_that_is_called_stays(admin: Admin) -> None:
    say = admin.upload(SAY)
    rule = admin.rule(say)
    refused = admin.actor.crm("DELETE", f"/settings/functions/{say}", admin.token)
    assert (refused.status_code, refused.json()["functions"][0]["code"]) == (400, "CANNOT_PERFORM_ACTION")
    assert "calls this function" in admin.submit(f"/setup/functions/{say}", "delete", "Delete").by_id["error"]
    admin.browser.submit(rule, "delete", "Delete")
    assert (
        admin.submit(f"/setup/functions/{say}", "delete", "Delete").by_id["message"]
        == "The function is deleted."
    )
    assert state_list(admin, "functions") == []


def test_code_edited_by_hand(admin: Admin) -> None:
    say = admin.upload(SAY)
    path = f"/setup/functions/{say}"
    assert admin.page(path).form("editor").fields["code"] == SAY
    wrong = admin.submit(path, "editor", "Save", code=SAY.replace("account;", "account"))
    assert wrong.response.status_code == 400
    assert "Line" in wrong.by_id["error"]
    other = admin.submit(path, "editor", "Save", code=SAY.replace(".say", ".shout"))
    assert "cannot be changed" in other.by_id["error"]
    typed = SAY.replace("said", "edited by hand").replace("\n", "\r\n")
    assert admin.submit(path, "editor", "Save", code=typed).by_id["message"] == "The function is saved."
    code = admin.actor.crm("GET", f"/settings/functions/{say}/code", admin.token).text
    assert code == SAY.replace("said", "edited by hand")


def test_a_function_typed_as_in_crms_editor(admin: Admin) -> None:
    typed = {
        "name": "say",
        "category": "Automation",
        "arguments": "account",
        "code": 'info "said " + account;',
    }
    page = admin.submit("/setup/functions", "create-function", "Create", **typed)
    assert page.by_id["message"] == "The function is saved."
    code = admin.actor.crm("GET", "/settings/functions/say/code", admin.token).text
    assert code == SAY
    again = admin.submit("/setup/functions", "create-function", "Create", **typed)
    assert "exists already" in again.by_id["error"]


def test_a_record_with_an_attachment_by_hand(admin: Admin) -> None:
    account = admin.submit("/tab/Accounts", "create-record", "Save", Account_Name="By hand", Employees="12")
    record_id = account.by_id["record-id"]
    assert admin.read("Accounts", record_id)["Employees"] == 12
    wrong = admin.submit(f"/tab/Accounts/{record_id}", "edit-record", "Save", Employees="many")
    assert (wrong.response.status_code, "Employees" in wrong.by_id["error"]) == (400, True)
    form = account.form("attach")
    assert form.action.endswith("/attachments")
    url = admin.actor.place("in", "crm") + form.action
    attached = Page(admin.actor.client.post(url, files={"file": ("plan.pdf", b"fake")}))
    assert "plan.pdf" in attached.by_id["attachments"]
    assert "Choose a file" in Page(admin.actor.client.post(url, data={"x": "y"})).by_id["error"]
    meeting = admin.submit(
        "/tab/Events",
        "create-record",
        "Save",
        Event_Title="Visit",
        Start_DateTime="2026-11-02T10:00:00+05:30",
        End_DateTime="2026-11-02T11:00:00+05:30",
        What_Id=record_id,
    )
    event = admin.read("Events", meeting.by_id["record-id"])
    assert (event["$se_module"], event["What_Id"]) == ("Accounts", {"name": "By hand", "id": record_id})
    deleted = admin.submit(f"/tab/Accounts/{record_id}", "delete", "Delete")
    assert deleted.by_id["message"] == "Deleted."
    assert admin.page(f"/tab/Accounts/{record_id}").response.status_code == 400
    assert "cannot be empty" in admin.submit("/tab/Accounts", "create-record", "Save").by_id["error"]


def test_fields_and_variables_by_hand(admin: Admin) -> None:
    typed = {"module": "Deals", "label": "Ideolve Note Id", "type": "text"}
    assert (
        "Ideolve_Note_Id" in admin.submit("/setup/fields", "create-field", "Save", **typed).by_id["message"]
    )
    assert "field_label" in admin.submit("/setup/fields", "create-field", "Save", **typed).by_id["error"]
    assert [(one["module"], one["api_name"]) for one in state_list(admin, "fields")] == [
        ("Deals", "Ideolve_Note_Id")
    ]
    page = admin.submit(
        "/setup/variables",
        "create-variable",
        "Save",
        name="ideolve_key",
        group="Ideolve",
        value="fake-secret-1",
    )
    page = admin.browser.submit(page, "change-ideolve_key", "Save", value="fake-secret-2")
    listed = admin.actor.crm("GET", "/settings/variables", admin.token).json()["variables"]
    assert [(one["api_name"], one["value"]) for one in listed] == [("ideolve_key", "fake-secret-2")]
    assert state_list(admin, "variables")[0]["value"] == "********"
    admin.browser.submit(page, "delete-ideolve_key", "Delete")
    admin.browser.submit(admin.page("/setup/fields"), "delete-0", "Delete")
    assert (state_list(admin, "variables"), state_list(admin, "fields")) == ([], [])


@pytest.mark.parametrize(
    ("path", "own_id", "button", "typed"),
    [
        ("/setup/rules", "create-rule", "Save", {"name": "", "module": "Accounts"}),
        ("/setup/rules", "create-rule", "Save", {"name": "x", "function": "none"}),
        ("/setup/schedules", "create-schedule", "Save", {"name": "x"}),
        ("/setup/schedules", "create-schedule", "Save", {"name": ""}),
        ("/setup/functions", "create-function", "Create", {"name": "x", "code": "nonsense"}),
        ("/setup/functions", "create-function", "Create", {"name": ""}),
        (
            "/setup/connections",
            "create-connection",
            "Create and Connect",
            {"name": "x", "scopes": "Fake.scope"},
        ),
        (
            "/setup/connections",
            "create-connection",
            "Create and Connect",
            {"name": "", "scopes": "ZohoCRM.org.READ"},
        ),
        ("/setup/variables", "create-variable", "Save", {"name": ""}),
    ],
)
def test_forms_that_are_not_taken(
    admin: Admin, path: str, own_id: str, button: str, typed: dict[str, str]
) -> None:
    before = admin.actor.writes()
    page = admin.submit(path, own_id, button, **typed)
    assert (page.response.status_code, bool(page.by_id["error"])) == (400, True)
    assert admin.actor.writes() == before


@pytest.mark.parametrize("what", ["rules/1", "functions/1", "schedules/1/status", "connections/1/delete"])
def test_what_is_not_there(admin: Admin, what: str) -> None:
    answer: httpx.Response = admin.actor.client.post(f"{admin.crm}/setup/{what}", data={"x": "y"})
    assert "There is no such" in Page(answer).by_id["error"]


def test_a_schedule_keeps_its_function(admin: Admin) -> None:
    tidy = admin.upload('void schedule.tidy()\n{\n\tinfo "tidied";\n}\n', "Schedule")
    page = admin.submit("/setup/schedules", "create-schedule", "Save", name="Tidy", function=tidy)
    assert [(one["function"], one["active"]) for one in state_list(admin, "schedules")] == [("tidy", True)]
    refused = admin.actor.crm("DELETE", "/settings/functions/tidy", admin.token)
    assert refused.status_code == 400
    again = admin.browser.submit(page, "create-schedule", "Save", name="tidy", function=tidy)
    assert again.response.status_code == 400
    assert admin.browser.submit(page, "delete-0", "Delete").by_id["message"] == "The schedule is deleted."


def test_a_note_is_read_without_any_harm(admin: Admin) -> None:
    assert (
        admin.actor.ideolve("POST", "/workspaces", {"name": "CRM & Co", "description": ""}).status_code == 201
    )
    headers = admin.actor.connector_headers("CRM & Co")
    html = '<p onclick="x">Hello <b>you<script>alert(1)</script></p><a href="javascript:x">bad</a><a href="https://x.example">good</a>'
    url = f"{admin.actor.said('ideolve')}/v4/user/{admin.actor.said('primary_contact')}/note"
    made = admin.actor.client.post(url, headers=headers, json={"subject": "<S>", "notehtmltext": html}).json()
    admin.actor.client.post(
        f"{url}/{made['id']}/comment", headers=headers, json={"commenthtmltext": "<i>more"}
    )
    admin.actor.client.post(
        f"{url}/{made['id']}/attachment", headers=headers, files={"file": ("p.pdf", b"fake")}
    )
    pages = admin.actor.said("ideolve_pages")
    workspace = admin.browser.open(pages + "/workspace", {"name": "CRM & Co"})
    note = admin.browser.follow(admin.browser.follow(workspace, "notes"), "<S>")
    assert note.by_id["note-id"] == made["id"]
    assert "Hello you<script>alert(1)" in note.by_id["note"]
    assert "more" in note.by_id["comments"]
    assert "p.pdf, 4 bytes" in note.by_id["attachments"]
    assert "script" not in note.tags
    assert "javascript" not in note.response.text
    assert note.links["good"] == "https://x.example"
