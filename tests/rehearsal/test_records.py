"""CRM: accounts, deals and meetings over the API, and their attachments."""

from collections.abc import Iterable

import httpx
import pytest

from .actors import Actor, Json

SCOPES = ",".join(
    f"ZohoCRM.modules.{module}.ALL" for module in ("accounts", "deals", "events", "attachments")
)


@pytest.fixture
def token(actor: Actor) -> str:
    return str(actor.tokens(scope=SCOPES)["access_token"])


def made(actor: Actor, token: str, module: str, **values: object) -> str:
    response = actor.crm("POST", f"/{module}", token, json={"data": [values]})
    assert response.status_code == 201, response.text
    return str(response.json()["data"][0]["details"]["id"])


def one(actor: Actor, token: str, module: str, record_id: str) -> Json:
    response = actor.crm("GET", f"/{module}/{record_id}", token)
    assert response.status_code == 200, response.text
    return dict(response.json()["data"][0])


def outcome(response: httpx.Response) -> tuple[int, str, object]:
    body = response.json()
    inner = body["data"][0] if "data" in body else body
    return response.status_code, inner["code"], inner["details"].get("api_name")


def names(rows: Iterable[Json], field: str) -> list[object]:
    return [row[field] for row in rows]


def test_an_account_from_birth_to_deletion(actor: Actor, token: str) -> None:
    before = actor.writes()
    account = made(
        actor, token, "Accounts", Account_Name="Åse & Søn <ApS>", Annual_Revenue=1200.5, Fake_Field="x"
    )
    read = one(actor, token, "Accounts", account)
    assert (read["Account_Name"], read["Annual_Revenue"], read["Phone"]) == ("Åse & Søn <ApS>", 1200.5, None)
    assert "Fake_Field" not in read
    owner = read["Owner"]
    assert isinstance(owner, dict)
    assert owner["email"] == "asha.rao@acme.example.com"
    changed = actor.crm(
        "PUT", f"/Accounts/{account}", token, json={"data": [{"Phone": "+45 1", "Annual_Revenue": None}]}
    )
    assert changed.json()["data"][0]["message"] == "record updated"
    read = one(actor, token, "Accounts", account)
    assert (read["Phone"], read["Annual_Revenue"]) == ("+45 1", None)
    several = [{"id": account, "Phone": "2"}, {"id": "1", "Phone": "3"}]
    partly = actor.crm("PUT", "/Accounts", token, json={"data": several})
    assert (partly.status_code, [item["status"] for item in partly.json()["data"]]) == (
        207,
        ["success", "error"],
    )
    deleted = actor.crm("DELETE", f"/Accounts/{account}", token)
    assert (deleted.status_code, deleted.json()["data"][0]["message"]) == (200, "record deleted")
    assert actor.crm("GET", f"/Accounts/{account}", token).status_code == 204
    assert outcome(actor.crm("DELETE", f"/Accounts/{account}", token))[:2] == (400, "INVALID_DATA")
    assert outcome(actor.crm("PUT", f"/Accounts/{account}", token, json={"data": [{}]}))[:2] == (
        400,
        "INVALID_DATA",
    )
    assert actor.writes() == before + 4


def test_times_are_shown_in_the_zone_of_whoever_asks(actor: Actor, token: str) -> None:
    meeting: Json = {
        "Event_Title": "M",
        "Start_DateTime": "2026-11-02T10:00:00Z",
        "End_DateTime": "2026-11-02T12:00:00+01:00",
    }
    read = one(actor, token, "Events", made(actor, token, "Events", **meeting))
    assert (read["Start_DateTime"], read["End_DateTime"]) == (
        "2026-11-02T15:30:00+05:30",
        "2026-11-02T16:30:00+05:30",
    )
    assert str(read["Created_Time"]).endswith("+05:30")


def test_lists_need_fields_and_come_newest_first(actor: Actor, token: str) -> None:
    assert outcome(actor.crm("GET", "/Accounts", token))[:2] == (400, "REQUIRED_PARAM_MISSING")
    newest = made(actor, token, "Accounts", Account_Name="Newest")
    answer = actor.crm(
        "GET", "/Accounts", token, params={"fields": "Account_Name,Fake", "per_page": "2"}
    ).json()
    assert answer["data"][0] == {"Account_Name": "Newest", "id": newest}
    assert (len(answer["data"]), answer["info"]["more_records"]) == (2, True)
    assert actor.crm("GET", "/Events", token, params={"fields": "Event_Title"}).status_code == 204
    few = actor.crm("GET", f"/Accounts/{newest}", token, params={"fields": "Account_Name"}).json()
    assert few["data"] == [{"Account_Name": "Newest", "id": newest}]


def test_deals_and_meetings_know_their_account_until_it_is_deleted(actor: Actor, token: str) -> None:
    account = made(actor, token, "Accounts", Account_Name="Parent")
    deal = made(actor, token, "Deals", Deal_Name="D", Stage="Qualification", Account_Name={"id": account})
    meeting: Json = {
        "Event_Title": "M",
        "Start_DateTime": "2026-11-02T10:00:00+05:30",
        "End_DateTime": "2026-11-02T11:00:00+05:30",
        "What_Id": {"id": account},
        "$se_module": "Accounts",
    }
    event = made(actor, token, "Events", **meeting)
    assert one(actor, token, "Deals", deal)["Account_Name"] == {"name": "Parent", "id": account}
    read = one(actor, token, "Events", event)
    assert (read["What_Id"], read["$se_module"]) == ({"name": "Parent", "id": account}, "Accounts")
    meeting.pop("$se_module")
    refused = actor.crm("POST", "/Events", token, json={"data": [meeting]})
    assert outcome(refused) == (400, "MANDATORY_NOT_FOUND", "$se_module")
    assert actor.crm("DELETE", "/Accounts", token, params={"ids": account}).status_code == 200
    assert one(actor, token, "Deals", deal)["Account_Name"] is None
    assert one(actor, token, "Events", event)["What_Id"] is None


@pytest.mark.parametrize(
    ("module", "values", "code", "field"),
    [
        ("Accounts", {}, "MANDATORY_NOT_FOUND", "Account_Name"),
        ("Accounts", {"Account_Name": ""}, "MANDATORY_NOT_FOUND", "Account_Name"),
        ("Accounts", {"Account_Name": 7}, "INVALID_DATA", "Account_Name"),
        ("Accounts", {"Account_Name": "x" * 256}, "INVALID_DATA", "Account_Name"),
        ("Accounts", {"Account_Name": "A", "Employees": "many"}, "INVALID_DATA", "Employees"),
        ("Accounts", {"Account_Name": "A", "Owner": {"id": "1"}}, "INVALID_DATA", "Owner"),
        ("Deals", {"Deal_Name": "D"}, "MANDATORY_NOT_FOUND", "Stage"),
        (
            "Deals",
            {"Deal_Name": "D", "Stage": "S", "Account_Name": {"id": "1"}},
            "INVALID_DATA",
            "Account_Name",
        ),
        ("Deals", {"Deal_Name": "D", "Stage": "S", "Closing_Date": "soon"}, "INVALID_DATA", "Closing_Date"),
        (
            "Events",
            {"Event_Title": "E", "Start_DateTime": "2026-11-02", "End_DateTime": "x"},
            "INVALID_DATA",
            "Start_DateTime",
        ),
    ],
)
def test_what_cannot_be_written(
    actor: Actor, token: str, module: str, values: Json, code: str, field: str
) -> None:
    before = actor.writes()
    assert outcome(actor.crm("POST", f"/{module}", token, json={"data": [values]})) == (400, code, field)
    assert actor.writes() == before


@pytest.mark.parametrize("body", [{}, {"data": []}, {"data": {}}, {"data": [1]}, {"data": [{}] * 101}])
def test_a_body_without_records(actor: Actor, token: str, body: Json) -> None:
    assert actor.crm("POST", "/Accounts", token, json=body).status_code == 400


def test_attachments(actor: Actor, token: str) -> None:
    account = made(actor, token, "Accounts", Account_Name="A")
    path = f"/Accounts/{account}/Attachments"
    fields = {"fields": "id,File_Name,Size,Created_Time"}
    assert actor.crm("GET", path, token, params=fields).status_code == 204
    assert outcome(actor.crm("POST", path, token, json={}))[1] == "REQUIRED_PARAM_MISSING"
    ids = []
    for name in ("første.txt", "second.txt"):
        sent = actor.upload(path, token, {"file": (name, b"\x00content of " + name.encode())})
        assert sent.json()["data"][0]["message"] == "attachment uploaded successfully"
        ids.append(sent.json()["data"][0]["details"]["id"])
    assert outcome(actor.crm("GET", path, token))[1] == "REQUIRED_PARAM_MISSING"
    rows = actor.crm("GET", path, token, params=fields).json()["data"]
    assert names(rows, "File_Name") == ["second.txt", "første.txt"]
    assert set(rows[0]) == {"id", "File_Name", "Size", "Created_Time"}
    file = actor.crm("GET", f"{path}/{ids[0]}", token)
    assert file.content == "\x00content of første.txt".encode()
    assert file.headers["Content-Disposition"] == "attachment;filename*=UTF-8''f%C3%B8rste.txt"
    assert actor.crm("GET", f"{path}/1", token).status_code == 204
    assert actor.crm("GET", "/Accounts/1/Attachments", token, params=fields).status_code == 400


def test_each_module_and_its_attachments_have_their_own_scope(actor: Actor, token: str) -> None:
    account = made(actor, token, "Accounts", Account_Name="A")
    narrow = str(actor.tokens(scope="ZohoCRM.modules.accounts.READ")["access_token"])
    assert actor.crm("GET", f"/Accounts/{account}", narrow).status_code == 200
    for method, path in (
        ("GET", "/Deals"),
        ("POST", "/Accounts"),
        ("PUT", f"/Accounts/{account}"),
        ("DELETE", f"/Accounts/{account}"),
        ("GET", f"/Accounts/{account}/Attachments"),
    ):
        refused = actor.crm(method, path, narrow)
        assert (refused.status_code, refused.json()["code"]) == (401, "OAUTH_SCOPE_MISMATCH"), (method, path)
    assert actor.crm("GET", "/Leads", token).json()["code"] == "INVALID_URL_PATTERN"
