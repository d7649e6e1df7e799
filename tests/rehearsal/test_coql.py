"""Queries: accounts and deals, counted and listed, and what is refused."""

# ruff: noqa: S608 - the queries are for the stand-in

from datetime import datetime, timedelta, timezone

import pytest

from .actors import Actor, Json
from .test_crm import users

SCOPES = "ZohoCRM.users.READ,ZohoCRM.coql.READ,ZohoCRM.modules.accounts.READ,ZohoCRM.modules.deals.READ"


@pytest.fixture
def token(actor: Actor) -> str:
    return str(actor.tokens(scope=SCOPES)["access_token"])


def asked(actor: Actor, token: str, query: object) -> tuple[int, Json]:
    response = actor.crm("POST", "/coql", token, json={"select_query": query})
    return response.status_code, response.json() if response.content else {}


def names(actor: Actor, token: str, query: str, column: str) -> list[object]:
    status, body = asked(actor, token, query)
    assert status in (200, 204), body
    rows = body.get("data", [])
    assert isinstance(rows, list)
    return [row[column] for row in rows]


def owner(actor: Actor, token: str, first_name: str) -> str:
    return next(str(one["id"]) for one in users(actor, token) if one["first_name"] == first_name)


def test_what_somebody_owns_is_counted(actor: Actor, token: str) -> None:
    vikram, farah = owner(actor, token, "Vikram"), owner(actor, token, "Farah")
    for module, count in (("Accounts", 3), ("Deals", 2)):
        status, body = asked(actor, token, f"select COUNT(id) from {module} where Owner = '{vikram}'")
        assert status == 200
        assert body == {"data": [{"COUNT(id)": count}], "info": {"count": 1, "more_records": False}}
        assert asked(actor, token, f"select COUNT(id) from {module} where Owner = {farah}") == (204, {})
    named = asked(actor, token, f"SELECT count(id) AS many FROM accounts WHERE Owner IN ('{vikram}')")[1]
    assert named["data"] == [{"many": 3}]
    assert actor.writes() == 0


def test_records_are_listed_in_parts(actor: Actor, token: str) -> None:
    every = "select Account_Name, Owner from Accounts where id is not null"
    all_of_them = names(actor, token, every, "Account_Name")
    assert all_of_them[:2] == ["Meridian Labs", "Northgate Hospital"]
    status, body = asked(actor, token, f"{every} limit 2")
    assert (status, body["info"]) == (200, {"count": 2, "more_records": True})
    assert body["data"] == [
        {
            "Account_Name": name,
            "Owner": {"id": owner(actor, token, first)},
            "id": names(actor, token, f"select id from Accounts where Account_Name = '{name}'", "id")[0],
        }
        for name, first in (("Meridian Labs", "Asha"), ("Northgate Hospital", "Vikram"))
    ]
    rest = names(actor, token, f"{every} limit 200 offset 2", "Account_Name")
    assert rest == names(actor, token, f"{every} limit 2, 200", "Account_Name") == all_of_them[2:]
    assert asked(actor, token, f"{every} limit 5 offset 100") == (204, {})
    backwards = names(actor, token, f"{every} order by id desc", "Account_Name")
    assert backwards == all_of_them[::-1]
    assert names(actor, token, f"{every} order by id asc", "Account_Name") == all_of_them


def test_conditions(actor: Actor, token: str) -> None:
    vikram, asha = owner(actor, token, "Vikram"), owner(actor, token, "Asha")

    def deals(condition: str) -> list[object]:
        return names(actor, token, f"select Stage from Deals where {condition}", "Stage")

    assert deals("Stage = 'Closed Won'") == ["Closed Won"]
    assert len(deals("Stage != 'Closed Won'")) == 5
    assert deals(f'(Owner = {vikram} and Stage = "Qualification")') == ["Qualification"]
    assert len(deals(f"Owner in ('{vikram}', '{asha}') or Stage = 'Closed Won'")) == 4
    assert len(deals(f"((Owner not in ({vikram}) and id is not null) and Stage != 'Closed Won')")) == 3
    assert deals("Stage is null") == []
    account = names(actor, token, "select id from Accounts where Account_Name = 'Kestrel Foods'", "id")[0]
    assert deals(f"Account_Name = '{account}'") == ["Proposal/Price Quote"]


def test_what_was_made_since_a_moment_in_whatever_zone(actor: Actor) -> None:
    scope = f"{SCOPES},ZohoCRM.modules.accounts.CREATE,ZohoCRM.modules.events.READ"
    token = str(actor.tokens(scope=scope)["access_token"])
    made = actor.crm("POST", "/Accounts", token, json={"data": [{"Account_Name": "Newly & Co"}]})
    moment = made.json()["data"][0]["details"]["Created_Time"]

    def since(text: str, operator: str = ">=", order: str = "") -> list[object]:
        query = f"select Account_Name from Accounts where Created_Time {operator} '{text}'{order}"
        return names(actor, token, query, "Account_Name")

    elsewhere = datetime.fromisoformat(moment).astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert since(moment) == since(elsewhere.isoformat()) == ["Newly & Co"]
    assert since(moment, ">") == []
    assert "Newly & Co" not in since(moment, "<")
    assert len(since(moment, "<=", " order by Created_Time desc limit 200")) == 8
    assert since("2020-01-01T00:00:00Z", ">", " order by Created_Time desc limit 1") == ["Newly & Co"]
    by_name = since("2020-01-01T00:00:00Z", ">", " order by Account_Name")
    assert by_name == sorted(by_name, key=str)
    assert names(
        actor, token, "select Account_Name from Accounts where Account_Name like 'new%'", "Account_Name"
    ) == ["Newly & Co"]
    assert asked(actor, token, "select COUNT(id) from Events where id is not null") == (204, {})


@pytest.mark.parametrize(
    ("query", "code", "details"),
    [
        ("select id from Accounts", "SYNTAX_ERROR", {"clause": "where"}),
        ("select id limit 3", "SYNTAX_ERROR", {"clause": "from"}),
        ("delete from Accounts where id is not null", "SYNTAX_ERROR", {"clause": "select"}),
        ("select id from Accounts where", "SYNTAX_ERROR", {"near": ""}),
        ("select id from Accounts where id", "SYNTAX_ERROR", {"near": ""}),
        ("select id from Accounts where id <> 3", "SYNTAX_ERROR", {"near": "> 3"}),
        ("select id from Accounts where id not > 3", "SYNTAX_ERROR", {"operator": ">"}),
        (
            "select id from Accounts where Account_Name > 'A'",
            "INVALID_QUERY",
            {"operator": ">", "field": "Account_Name", "data_type": "text"},
        ),
        (
            "select id from Accounts where Created_Time >= 'yesterday'",
            "INVALID_QUERY",
            {"column_name": "Created_Time"},
        ),
        (
            "select id from Deals where Account_Name like '%a%' and id like '4%'",
            "INVALID_QUERY",
            {"operator": "like", "field": "id", "data_type": "bigint"},
        ),
        ("select id from Accounts where id = ", "SYNTAX_ERROR", {"near": ""}),
        ("select id from Accounts where id = = 3", "SYNTAX_ERROR", {"near": "= 3"}),
        ("select id from Accounts where id not = 3", "SYNTAX_ERROR", {"operator": "="}),
        ("select 'a b' from Accounts where id = 3", "SYNTAX_ERROR", {"near": "'a b' from Accounts"}),
        ("select id from Accounts where id = 'x", "SYNTAX_ERROR", {"line": 1, "column": 35, "near": " 'x"}),
        ("select SUM(id) from Accounts where id = 3", "SYNTAX_ERROR", {"near": "SUM"}),
        ("select id from Accounts where id = 1 or id = 2 or id = 3", "SYNTAX_ERROR", {"near": "or id ="}),
        ("select id from Accounts where id = 1 limit x", "SYNTAX_ERROR", {"near": "x"}),
        ("select id from Accounts where id = 1 group by id", "SYNTAX_ERROR", {"near": "group by id"}),
        ("select id from Accounts where id = 1 limit 2001", "INVALID_QUERY", {"limit": "2000"}),
        ("select id from Accounts where id = 1 limit 0", "INVALID_QUERY", {"limit": "2000"}),
        ("select Fake from Accounts where id = 1", "INVALID_QUERY", {"column_name": "Fake"}),
        ("select id from Deals where Fake = 1", "INVALID_QUERY", {"column_name": "Fake"}),
        (
            "select id from Deals where (id = 1 or Fake = 1)",
            "INVALID_QUERY",
            {"column_name": "Fake"},
        ),
        ("select id from Fake where id = 1", "INVALID_QUERY", {"module": "Fake"}),
        (
            "select id from Accounts where id = 1 order by Fake",
            "INVALID_QUERY",
            {"column_name": "Fake", "clause": "order by"},
        ),
        (
            "select COUNT(id), Stage from Deals where id = 1",
            "INVALID_QUERY",
            {"column_name": "Stage", "clause": "group by"},
        ),
        (None, "MANDATORY_NOT_FOUND", {"api_name": "select_query"}),
        (
            7,
            "INVALID_DATA",
            {"expected_data_type": "text", "api_name": "select_query", "json_path": "$.select_query"},
        ),
    ],
)
def test_queries_that_are_refused(
    actor: Actor, token: str, query: object, code: str, details: dict[str, object]
) -> None:
    status, body = asked(actor, token, query)
    assert status == 400
    assert (body["code"], body["details"], body["status"]) == (code, details, "error")


def test_a_body_that_is_no_object(actor: Actor, token: str) -> None:
    response = actor.crm("POST", "/coql", token, json=["select id"])
    assert (response.status_code, response.json()["code"]) == (400, "INVALID_DATA")


@pytest.mark.parametrize(
    ("scope", "accounts", "deals"),
    [
        ("ZohoCRM.coql.READ,ZohoCRM.modules.READ", 200, 200),
        ("ZohoCRM.coql.READ,ZohoCRM.modules.accounts.READ", 200, 401),
        ("ZohoCRM.coql.READ,ZohoCRM.modules.deals.ALL", 401, 200),
        ("ZohoCRM.modules.ALL", 401, 401),
        ("ZohoCRM.coql.READ", 401, 401),
    ],
)
def test_a_query_needs_its_own_scope_and_the_modules(
    actor: Actor, scope: str, accounts: int, deals: int
) -> None:
    token = str(actor.tokens(scope=scope)["access_token"])
    for module, expected in (("Accounts", accounts), ("Deals", deals)):
        status, body = asked(actor, token, f"select COUNT(id) from {module} where id is not null")
        assert status == expected
        assert body.get("code") == (None if expected == 200 else "OAUTH_SCOPE_MISMATCH")
