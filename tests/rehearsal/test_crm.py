"""CRM: organization, users, roles and profiles."""

import pytest

from .actors import Actor, Json


@pytest.fixture
def token(actor: Actor) -> str:
    """An access token of the ready-made administrator."""
    return str(actor.tokens()["access_token"])


def users(actor: Actor, token: str, **params: str) -> list[Json]:
    response = actor.crm("GET", "/users", token, params=params)
    return [] if response.status_code == 204 else list(response.json()["users"])


def emails(found: list[Json]) -> list[str]:
    return [str(user["email"]).split("@")[0] for user in found]


def identity(actor: Actor, token: str, what: str, name: str) -> Json:
    found = actor.crm("GET", f"/settings/{what}", token).json()[what]
    return next({"id": one["id"], "name": name} for one in found if one["name"] == name)


def person(actor: Actor, token: str, email: object, **changes: object) -> Json:
    user: Json = {
        "first_name": "Nia",
        "last_name": "New",
        "email": email,
        "role": identity(actor, token, "roles", "Sales Person"),
        "profile": identity(actor, token, "profiles", "Standard"),
        **changes,
    }
    return {"users": [{name: value for name, value in user.items() if value is not None}]}


def outcome(actor: Actor, method: str, path: str, token: str, json: object = None) -> tuple[int, str, str]:
    """Status, code and message, whether bare or inside ``users``."""
    response = actor.crm(method, path, token, json=json)
    body = response.json()
    inner = body["users"][0] if "users" in body else body
    return response.status_code, inner["code"], inner["message"]


def test_the_organization(actor: Actor, token: str) -> None:
    organization = actor.crm("GET", "/org", token).json()["org"][0]
    announced = actor.announcement["organization"]
    assert announced == {
        "id": organization["id"],
        "name": organization["company_name"],
        "number": organization["zgid"],
    }
    assert f"/crm/org{organization['zgid']}/tab/Home" in actor.said("crm_address")
    assert organization["license_details"]["paid_type"] == "enterprise"
    actor.settings(edition="free", licences=3)
    details = actor.crm("GET", "/org", token).json()["org"][0]["license_details"]
    assert (details["paid_type"], details["paid"], details["users_license_purchased"]) == ("free", False, 3)


def test_users_of_every_type(actor: Actor, token: str) -> None:
    assert outcome(actor, "POST", "/users", token, person(actor, token, "New@acme.example.com"))[0] == 201
    by_email = {str(user["email"]): str(user["id"]) for user in users(actor, token)}
    vikram, nisha = by_email["vikram.shah@acme.example.com"], by_email["nisha.pillai@acme.example.com"]
    assert outcome(actor, "PUT", f"/users/{vikram}", token, {"users": [{"status": "inactive"}]})[0] == 200
    assert outcome(actor, "DELETE", f"/users/{nisha}", token)[0] == 200
    expected = {
        "CurrentUser": ["asha.rao"],
        "AllUsers": ["asha.rao", "vikram.shah", "tomas.reyes", "farah.khan", "radha.iyer", "new"],
        "AllActiveUsers": ["asha.rao", "farah.khan", "radha.iyer", "new"],
        "ActiveUsers": ["asha.rao", "farah.khan", "radha.iyer", "new"],
        "DeactiveUsers": ["vikram.shah", "tomas.reyes"],
        "DeletedUsers": ["nisha.pillai"],
        "ConfirmedUsers": ["asha.rao", "vikram.shah", "tomas.reyes", "radha.iyer"],
        "NotConfirmedUsers": ["farah.khan", "new"],
        "ActiveConfirmedUsers": ["asha.rao", "radha.iyer"],
        "AdminUsers": ["asha.rao", "radha.iyer"],
        "ActiveConfirmedAdmins": ["asha.rao", "radha.iyer"],
        "DeveloperUsers": [],
        "ActiveLiteUser": [],
    }
    assert {kind: emails(users(actor, token, type=kind)) for kind in expected} == expected
    statuses = {
        str(user["id"]): user["status"] for kind in expected for user in users(actor, token, type=kind)
    }
    assert (statuses[vikram], statuses[nisha]) == ("disabled", "deleted")
    assert actor.crm("GET", "/users", token, params={"type": "Fake"}).json()["code"] == "INVALID_DATA"


def test_pages(actor: Actor, token: str) -> None:
    first = actor.crm("GET", "/users", token, params={"per_page": "3"}).json()
    assert first["info"] == {"per_page": 3, "count": 3, "page": 1, "more_records": True}
    second = actor.crm("GET", "/users", token, params={"per_page": "3", "page": "2"}).json()
    assert second["info"] == {"per_page": 3, "count": 3, "page": 2, "more_records": False}
    assert len({user["id"] for user in first["users"] + second["users"]}) == 6
    beyond = actor.crm("GET", "/users", token, params={"per_page": "3", "page": "3"})
    assert (beyond.status_code, beyond.content) == (204, b"")
    for wrong in ({"per_page": "201"}, {"page": "0"}, {"page": "x"}, {"per_page": "-1"}):
        response = actor.crm("GET", "/users", token, params=wrong)
        assert (response.status_code, response.json()["code"]) == (400, "INVALID_DATA")


def test_one_user(actor: Actor, token: str) -> None:
    user = users(actor, token, type="CurrentUser")[0]
    assert actor.crm("GET", f"/users/{user['id']}", token).json()["users"] == [user]
    assert actor.crm("GET", "/users/1", token).status_code == 204


def test_roles_and_profiles(actor: Actor, token: str) -> None:
    roles = actor.crm("GET", "/settings/roles", token).json()["roles"]
    assert [role["name"] for role in roles] == ["CEO", "Sales Manager", "Sales Person"]
    assert roles[1]["reporting_to"] == {"name": "CEO", "id": roles[0]["id"]}
    profiles = actor.crm("GET", "/settings/profiles", token).json()["profiles"]
    assert [profile["name"] for profile in profiles] == ["Administrator", "Standard"]
    for what, found in (("roles", roles), ("profiles", profiles)):
        one = actor.crm("GET", f"/settings/{what}/{found[0]['id']}", token).json()[what]
        assert one == [found[0]]
        assert actor.crm("GET", f"/settings/{what}/1", token).status_code == 204


def test_who_may_not(actor: Actor, token: str) -> None:
    assert actor.crm("GET", "/org", "1000.fake.fake").status_code == 401
    assert actor.crm("GET", "/org", token, api=actor.place("eu", "api")).json()["code"] == "INVALID_TOKEN"
    bare = actor.client.get(actor.said("api") + "/crm/v8/org")
    assert (bare.status_code, bare.json()["code"]) == (401, "AUTHENTICATION_FAILURE")
    narrow = str(actor.tokens(scope="ZohoCRM.org.READ")["access_token"])
    assert outcome(actor, "GET", "/users", narrow)[:2] == (401, "OAUTH_SCOPE_MISMATCH")
    reader = str(actor.tokens(scope="ZohoCRM.users.READ")["access_token"])
    assert outcome(actor, "POST", "/users", reader, {})[:2] == (401, "OAUTH_SCOPE_MISMATCH")
    standard = str(actor.tokens(account="vikram")["access_token"])
    assert emails(users(actor, standard, type="CurrentUser")) == ["vikram.shah"]
    refused = actor.crm("POST", "/users", standard, json=person(actor, token, "n@acme.example.com"))
    assert refused.status_code == 403
    assert refused.json()["code"] == "NO_PERMISSION"
    assert refused.json()["details"] == {"permissions": ["Crm_Implied_Manage_Users"]}


def test_addresses_that_do_not_exist(actor: Actor, token: str) -> None:
    for path in ("/fake", "/users/1/fake", "/settings"):
        assert outcome(actor, "GET", path, token)[:2] == (404, "INVALID_URL_PATTERN")
    assert outcome(actor, "DELETE", "/org", token)[:2] == (400, "INVALID_REQUEST_METHOD")
    other_version = actor.client.get(actor.said("api") + "/crm/v1/org")
    assert other_version.json()["code"] == "INVALID_URL_PATTERN"


def test_add_deactivate_activate_and_delete(actor: Actor, token: str) -> None:
    writes = actor.writes()
    added = actor.crm("POST", "/users", token, json=person(actor, token, "Nia.New@Acme.example.com"))
    assert added.status_code == 201
    result = added.json()["users"][0]
    assert (result["code"], result["message"], result["status"]) == ("SUCCESS", "User added", "success")
    path = f"/users/{result['details']['id']}"
    user = actor.crm("GET", path, token).json()["users"][0]
    assert (user["email"], user["status"], user["confirm"]) == ("nia.new@acme.example.com", "active", False)
    off, on = {"users": [{"status": "inactive"}]}, {"users": [{"status": "active"}]}
    assert outcome(actor, "PUT", path, token, on)[:2] == (400, "ID_ALREADY_ACTIVE")
    assert outcome(actor, "PUT", path, token, off) == (200, "SUCCESS", "User updated")
    assert outcome(actor, "PUT", path, token, off)[:2] == (400, "ID_ALREADY_DEACTIVATED")
    assert outcome(actor, "PUT", path, token, on) == (200, "SUCCESS", "User updated")
    assert outcome(actor, "DELETE", path, token) == (200, "SUCCESS", "User deleted")
    assert outcome(actor, "DELETE", path, token)[:2] == (400, "ID_ALREADY_DELETED")
    assert outcome(actor, "PUT", path, token, on)[:2] == (400, "CANNOT_UPDATE_DELETED_USER")
    assert actor.writes() == writes + 4
    again = person(actor, token, "nia.new@acme.example.com")
    assert outcome(actor, "POST", "/users", token, again)[0] == 201


def test_role_and_profile_may_be_plain_ids(actor: Actor, token: str) -> None:
    role = identity(actor, token, "roles", "CEO")["id"]
    profile = identity(actor, token, "profiles", "Administrator")["id"]
    body = person(actor, token, "n@acme.example.com", role=role, profile=int(str(profile)))
    assert outcome(actor, "POST", "/users", token, body)[0] == 201
    assert "n" in emails(users(actor, token, type="AdminUsers"))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"email": "Vikram.Shah@acme.example.com"}, "DUPLICATE_DATA", "email"),
        ({"email": "lena.vogel@acme-gmbh.example.com"}, "INVALID_DATA", "email"),
        ({"email": "not an address"}, "INVALID_DATA", "email"),
        ({"email": None}, "MANDATORY_NOT_FOUND", "email"),
        ({"last_name": None}, "MANDATORY_NOT_FOUND", "last_name"),
        ({"role": None}, "MANDATORY_NOT_FOUND", "role"),
        ({"profile": {"id": "1"}}, "INVALID_DATA", "profile"),
        ({"role": "1"}, "INVALID_DATA", "role"),
        ({"first_name": "x" * 51}, "INVALID_DATA", "first_name"),
        ({"first_name": "<b>"}, "INVALID_DATA", "first_name"),
        ({"first_name": 1}, "INVALID_DATA", "first_name"),
    ],
)
def test_what_a_new_user_is_refused_for(
    actor: Actor, token: str, changes: dict[str, object], code: str, field: str
) -> None:
    body = person(actor, token, **{"email": "n@acme.example.com", **changes})
    response = actor.crm("POST", "/users", token, json=body)
    assert response.status_code == 400
    result = response.json()["users"][0]
    assert (result["code"], result["status"]) == (code, "error")
    assert result["details"]["json_path"] == f"$.users[0].{field}"
    assert actor.writes() == 0
    assert len(users(actor, token)) == 6


def test_licences_and_suites(actor: Actor, token: str) -> None:
    actor.settings(licences=5)
    body = person(actor, token, "n@acme.example.com")
    assert outcome(actor, "POST", "/users", token, body)[:2] == (400, "LICENSE_LIMIT_EXCEEDED")
    tomas = next(user["id"] for user in users(actor, token, type="DeactiveUsers"))
    on = {"users": [{"status": "active"}]}
    assert outcome(actor, "PUT", f"/users/{tomas}", token, on)[:2] == (400, "LICENSE_LIMIT_EXCEEDED")
    actor.settings(licences=6)
    assert outcome(actor, "PUT", f"/users/{tomas}", token, on)[0] == 200
    actor.settings(licences=10, edition="zohooneenterprise")
    assert outcome(actor, "POST", "/users", token, body)[:2] == (400, "UNAPPROVABLE")
    actor.settings(edition="crmplus")
    assert "CRMPlus" in outcome(actor, "POST", "/users", token, body)[2]


def test_oneself_and_the_primary_contact_stay(actor: Actor, token: str) -> None:
    asha = str(users(actor, token, type="CurrentUser")[0]["id"])
    off = {"users": [{"status": "inactive"}]}
    assert outcome(actor, "PUT", f"/users/{asha}", token, off)[1:] == (
        "NOT_ALLOWED",
        "Primary Contact cannot be deactivated",
    )
    assert outcome(actor, "DELETE", f"/users/{asha}", token)[1] == "NOT_ALLOWED"
    vikram = next(str(user["id"]) for user in users(actor, token) if user["first_name"] == "Vikram")
    administrator = identity(actor, token, "profiles", "Administrator")
    assert outcome(actor, "PUT", f"/users/{vikram}", token, {"users": [{"profile": administrator}]})[0] == 200
    second = str(actor.tokens(account="vikram")["access_token"])
    assert outcome(actor, "PUT", f"/users/{vikram}", second, off)[1:] == (
        "INVALID_REQUEST",
        "You can't perform this action over logged in user",
    )
    assert outcome(actor, "PUT", f"/users/{vikram}", token, off)[0] == 200
    assert actor.crm("GET", "/org", second).status_code == 401


@pytest.mark.parametrize(
    "body",
    [None, [], {}, {"users": []}, {"users": {}}, {"users": ["x"]}, {"users": [{}, {}]}],
)
def test_bodies_that_are_not_one_user(actor: Actor, token: str, body: object) -> None:
    response = actor.crm("POST", "/users", token, json=body)
    assert response.status_code == 400
    inner = response.json().get("users", [response.json()])[0]
    assert inner["code"] in ("INVALID_DATA", "MANDATORY_NOT_FOUND")
    assert inner["status"] == "error"


def test_unknown_ids(actor: Actor, token: str) -> None:
    expected = (400, "INVALID_DATA", "the id given seems to be invalid")
    assert outcome(actor, "PUT", "/users/1", token, {"users": [{"status": "inactive"}]}) == expected
    assert outcome(actor, "DELETE", "/users/1", token) == expected


def test_the_address_of_an_invited_user_can_change_and_of_a_confirmed_one_not(
    actor: Actor, token: str
) -> None:
    added = actor.crm("POST", "/users", token, json=person(actor, token, "n@acme.example.com")).json()
    path = f"/users/{added['users'][0]['details']['id']}"
    assert outcome(actor, "PUT", path, token, {"users": [{"email": "m@acme.example.com"}]})[0] == 200
    taken = {"users": [{"email": "vikram.shah@acme.example.com"}]}
    assert outcome(actor, "PUT", path, token, taken)[1] == "DUPLICATE_DATA"
    actor.settings(crm_invitations="accept")
    assert outcome(actor, "PUT", path, token, {"users": [{"email": "k@acme.example.com"}]})[0] == 400
