"""The rehearsal runs what was uploaded: rules fire, schedules run, functions reach CRM and other services."""

import time
from textwrap import dedent, indent

import pytest

from zoho_ideolve_wizard.rehearsal.server import start

from .actors import Actor, Json
from .automation import SAY, SCOPES, Admin
from .browser import Browser


@pytest.fixture
def admin(actor: Actor, browser: Browser) -> Admin:
    return Admin(actor, browser, str(actor.tokens(scope=SCOPES)["access_token"]))


def function(body: str, name: str = "act", argument: str = "String account", kind: str = "automation") -> str:
    """A function with this body."""
    return f"void {kind}.{name}({argument})\n{{\n{indent(dedent(body).strip(), '    ')}\n}}\n"


def told(runs: list[Json]) -> list[object]:
    return [one["log"] for one in runs]


def test_a_rule_hands_over_what_is_mapped(admin: Admin) -> None:
    admin.rule(admin.upload(SAY), account="id")
    account = admin.add("Accounts", Account_Name="A")
    assert admin.change("Accounts", account, Phone="1").status_code == 200
    admin.add("Deals", Deal_Name="D", Stage="S")
    runs = admin.settle()
    assert told(runs) == [[f"said {account}"]] * 2
    assert [(one["state"], one["function"], one["failure"]) for one in runs] == [("done", "say", "")] * 2
    assert str(runs[0]["started_by"]).startswith("rule Accounts create_or_edit")


def test_only_what_a_rule_waits_for_fires_it(admin: Admin) -> None:
    say = admin.upload(SAY)
    admin.rule(say, when="create", account="Account_Name")
    edited = admin.rule(say, when="edit", account="Phone")
    first = admin.add("Accounts", Account_Name="First")
    admin.change("Accounts", first, Phone="12")
    quiet = admin.add("Accounts", [], Account_Name="Quiet")
    assert told(admin.settle()) == [["said First"], ["said 12"]]
    admin.browser.submit(edited, "switch", "Deactivate")
    admin.change("Accounts", quiet, Phone="13")
    assert len(admin.settle()) == 2


def test_an_argument_that_was_never_mapped_brings_nothing_and_no_error(admin: Admin) -> None:
    source = function("""
        if(ifnull(account,"") == "")
        {
            info "nothing came";
            return;
        }
        info account;
    """)
    admin.rule(admin.upload(source))
    admin.add("Accounts", Account_Name="A")
    runs = admin.settle()
    assert [(one["state"], one["log"]) for one in runs] == [("done", ["nothing came"])]


def test_pages_fire_rules_and_functions_do_not(admin: Admin) -> None:
    body = """
        changes = Map();
        changes.put("Phone", "77");
        updated = zoho.crm.updateRecord("Accounts", account, changes);
        info updated.get("id");
    """
    admin.rule(admin.upload(function(body)), account="id")
    page = admin.submit("/tab/Accounts", "create-record", "Save", Account_Name="By hand <&>")
    account = page.by_id["record-id"]
    assert told(admin.settle()) == [[account]]
    assert admin.read("Accounts", account)["Phone"] == "77"
    page = admin.submit(f"/tab/Accounts/{account}", "edit-record", "Save", Phone="78")
    assert page.by_id["message"] == "Saved."
    assert len(admin.settle()) == 2


def test_failures_are_kept_and_shown(admin: Admin) -> None:
    body = """
        info "begun";
        list = List();
        info list.get(account.toLong());
    """
    broken = admin.upload(function(body))
    admin.rule(broken, account="Account_Name")
    admin.add("Accounts", Account_Name="not a number")
    runs = admin.settle()
    assert [(one["state"], one["log"]) for one in runs] == [("failed", ["begun"])]
    assert "line 5" in str(runs[0]["failure"])
    page = admin.page("/setup/failures")
    assert "line 5" in page.by_id["failures"]
    assert "begun" in admin.page(f"/setup/functions/{broken}").by_id["runs"]


def test_records_variables_and_related_lists_are_reached(admin: Admin) -> None:
    variable: Json = {
        "name": "greeting",
        "api_name": "greeting",
        "type": "text",
        "variable_group": {"name": "Ideolve"},
        "value": "hello",
    }
    answer = admin.actor.crm("POST", "/settings/variables", admin.token, json={"variables": [variable]})
    assert answer.status_code == 201
    body = """
        record = zoho.crm.getRecordById("Accounts", account);
        info zoho.crm.getOrgVariable("greeting") + " " + record.get("Account_Name");
        files = zoho.crm.getRelatedRecords("Attachments", "Accounts", account);
        for each file in files
        {
            info file.get("File_Name") + " " + file.get("Parent_Id").get("id");
        }
    """
    admin.rule(admin.upload(function(body)), when="edit", account="id")
    account = admin.add("Accounts", Account_Name="Ærø & Co")
    sent = admin.actor.upload(
        f"/Accounts/{account}/Attachments", admin.token, {"file": ("plan.pdf", b"fake")}
    )
    assert sent.status_code == 200
    admin.change("Accounts", account, Phone="1")
    assert told(admin.settle()) == [["hello Ærø & Co", f"plan.pdf {account}"]]


QUERY = """
        question = Map();
        question.put("select_query", "select Account_Name from Accounts where id = '" + account + "'");
        headers = Map();
        headers.put("Content-Type", "application/json");
        response = invokeurl
        [
            url :"API/crm/v8/coql"
            type :POST
            parameters:question.toString()
            headers:headers
            detailed:true
            connection:"authfordelugecoql"
        ];
        info response.get("responseCode");
        info response.get("responseText");
"""


def test_a_connection_opens_crms_api_with_its_own_scopes(admin: Admin) -> None:
    admin.rule(admin.upload(function(QUERY.replace("API", admin.actor.said("api")))), account="id")
    account = admin.add("Accounts", Account_Name="A")
    runs = admin.settle()
    assert (runs[0]["state"], "no connection" in str(runs[0]["failure"])) == ("failed", True)
    assert "error" not in admin.connect().by_id
    admin.change("Accounts", account, Phone="1")
    log = told(admin.settle())[-1]
    assert isinstance(log, list)
    assert log[0] == "200"
    assert '"Account_Name": "A"' in log[1]
    page = admin.page("/setup/connections")
    admin.browser.submit(page, "delete-0", "Delete")
    assert "error" not in admin.connect(scopes="ZohoCRM.modules.accounts.READ").by_id
    admin.change("Accounts", account, Phone="2")
    log = told(admin.settle())[-1]
    assert isinstance(log, list)
    assert (log[0], "OAUTH_SCOPE_MISMATCH" in log[1]) == ("401", True)


def test_nothing_leaves_this_computer(admin: Admin) -> None:
    body = """
        response = invokeurl
        [
            url :"https://api.ideolve.example.com/v4"
            type :GET
            detailed:true
        ];
        info response.get("responseCode");
    """
    admin.rule(admin.upload(function(body)), account="id")
    admin.add("Accounts", Account_Name="A")
    assert "stays here" in str(admin.settle()[0]["failure"])


def test_schedules_run_by_the_button_and_by_the_control_address(admin: Admin) -> None:
    tidy = admin.upload(function('info "tidied";', "tidy", "", "schedule"), "Schedule")
    page = admin.submit(
        "/setup/schedules", "create-schedule", "Save", name="Tidy", function=tidy, frequency="Daily"
    )
    page = admin.browser.submit(page, "run-schedules", "Run the schedules now")
    assert "tidied" in page.by_id["runs"]
    ordered = admin.actor.client.post(admin.actor.said("control") + "/run-schedules").json()
    assert ordered == {"ordered": 1}
    assert told(admin.settle()) == [["tidied"]] * 2
    admin.browser.submit(page, "switch-0", "Pause")
    assert admin.actor.client.post(admin.actor.said("control") + "/run-schedules").json() == {"ordered": 0}


def test_a_standalone_function_is_called_and_must_be_there_first(admin: Admin) -> None:
    helper = 'string standalone.shout(String a)\n{\n\treturn a + "!";\n}\n'
    caller = function("info standalone.shout(account);")
    given = {"name": "act", "category": "Automation", "code": caller}
    page = admin.submit("/setup/functions", "create-function", "Create", **given)
    assert "standalone.shout" in page.by_id["error"]
    admin.upload(helper, "Standalone")
    page = admin.submit("/setup/functions", "create-function", "Create", **given)
    assert page.by_id["message"] == "The function is saved."
    admin.rule(page.url.rpartition("/")[2] if "functions/" in page.url else "act", account="Account_Name")
    admin.add("Accounts", Account_Name="A")
    assert told(admin.settle()) == [["A!"]]


def test_a_reset_ends_what_runs(admin: Admin) -> None:
    admin.rule(admin.upload(SAY), account="id")
    for number in range(5):
        admin.add("Accounts", Account_Name=f"A{number}")
    admin.actor.reset()
    assert admin.settle() == []
    assert admin.crm_state()["workflow_rules"] == []


def test_a_function_that_still_waits_for_an_answer_does_not_keep_the_rehearsal(browser: Browser) -> None:
    with start() as rehearsal:
        admin = Admin(Actor(rehearsal.announcement, browser.client), browser, "")
        admin.token = str(admin.actor.tokens(scope=SCOPES)["access_token"])
        admin.connect()
        admin.rule(admin.upload(function(QUERY.replace("API", admin.actor.said("api")))), account="id")
        admin.actor.fault("POST /crm/v8/coql", "latency", 10)
        admin.add("Accounts", Account_Name="A")
        began = time.monotonic()
    assert time.monotonic() - began < 5
