"""Changing CRM's users: what is sent, what holds already, and what each refusal is told as."""

# ruff: noqa: S608 - the queries are compared, not run

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.crm import Crm, Named
from zoho_ideolve_wizard.services.zoho.crm_users import PATIENCE, CrmUsers, Owned, TransferWait

ROLE, PROFILE = Named("11", "Sales Person"), Named("12", "Standard")
ANA = "ana@example.com"


@pytest.fixture
def crm(http: Http, service: Service) -> Crm:
    async def source() -> tuple[str, str]:
        return service.url, "1000.fakeaccess.abc"

    return Crm(http, source)


@pytest.fixture
def people(crm: Crm) -> CrmUsers:
    return CrmUsers(crm)


def done(key: str = "users", **details: str) -> dict[str, object]:
    return {key: [{"code": "SUCCESS", "details": details, "message": "done", "status": "success"}]}


def refusal(code: str, message: str = "", **details: object) -> dict[str, object]:
    return {"code": code, "message": message, "status": "error", "details": details}


def inside(code: str, message: str = "", **details: object) -> dict[str, object]:
    return {"users": [refusal(code, message, **details)]}


async def add(people: CrmUsers) -> object:
    return await people.add_user("Ana", "Silva", ANA, ROLE, PROFILE)


async def deactivate(people: CrmUsers) -> object:
    return await people.deactivate("7", ANA)


async def delete(people: CrmUsers) -> object:
    return await people.delete("7", ANA)


async def hand_over(people: CrmUsers) -> object:
    return await people.transfer_and_delete("7", "8", ANA)


async def count(people: CrmUsers) -> object:
    return await people.owned("7")


Deed = Callable[[CrmUsers], Awaitable[object]]


async def fails(deed: Deed, people: CrmUsers) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await deed(people)
    failure = caught.value
    assert failure.what.endswith(".")
    assert failure.remedy.endswith(".")
    assert "{who}" not in str(failure)
    return failure


async def test_one_user_is_added(service: Service, people: CrmUsers) -> None:
    service.says(done(id="4876876000000900001"), status=201)
    assert await add(people) == "4876876000000900001"
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("POST", "/crm/v8/users")
    assert json.loads(asked.body) == {
        "users": [
            {
                "first_name": "Ana",
                "last_name": "Silva",
                "email": ANA,
                "role": {"id": "11", "name": "Sales Person"},
                "profile": {"id": "12", "name": "Standard"},
            }
        ]
    }


async def test_somebody_without_a_first_name(service: Service, people: CrmUsers) -> None:
    service.says(done(id="9"), status=201)
    await people.add_user("", "Silva", ANA, ROLE, PROFILE)
    assert "first_name" not in json.loads(service.asked[0].body)["users"][0]


async def test_deactivate_activate_and_delete(service: Service, people: CrmUsers) -> None:
    service.says(done(id="7"))
    assert [await people.deactivate("7"), await people.activate("7"), await people.delete("7")] == [True] * 3
    assert [(one.method, one.path) for one in service.asked] == [
        ("PUT", "/crm/v8/users/7"),
        ("PUT", "/crm/v8/users/7"),
        ("DELETE", "/crm/v8/users/7"),
    ]
    sent = [json.loads(one.body)["users"][0]["status"] for one in service.asked[:2]]
    assert sent == ["inactive", "active"]


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("deactivate", "ID_ALREADY_DEACTIVATED"),
        ("deactivate", "CANNOT_UPDATE_DELETED_USER"),
        ("activate", "ID_ALREADY_ACTIVE"),
        ("delete", "ID_ALREADY_DELETED"),
    ],
)
async def test_what_holds_already_is_no_failure(
    service: Service, people: CrmUsers, deed: str, code: str
) -> None:
    service.says(inside(code), status=400)
    assert await getattr(people, deed)("7") is False


@pytest.mark.parametrize(
    ("deed", "body", "what", "remedy", "by_hand"),
    [
        (
            add,
            inside("LICENSE_LIMIT_EXCEEDED", "Request exceeds your license limit."),
            "All user licenses",
            "buy a license",
            False,
        ),
        (
            add,
            inside("DUPLICATE_DATA", "same email id is already present", api_name="email"),
            f"{ANA} is a user of this CRM already",
            "activate",
            False,
        ),
        (
            add,
            inside(
                "INVALID_DATA",
                "This email address is already registered with another datacenter and cannot be registered",
                json_path="$.users[0].email",
            ),
            "another data center",
            "another address",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "Invalid Email Id.", json_path="$.users[0].email"),
            f"accept {ANA} as an address",
            "Check the address",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "Email Id should not contain @zoho.com."),
            f"accept {ANA} as an address",
            "Check the address",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "the user has already reached the maximum invitation limit"),
            "no more invitations",
            "wait a day",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "Special Characters Found", json_path="$.users[0].first_name"),
            "first name",
            "first name",
            False,
        ),
        (
            add,
            inside("MANDATORY_NOT_FOUND", "", json_path="$.users[0].last_name"),
            "last name",
            "last name",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "invalid data", json_path="$.users[0].role.id"),
            "role",
            "roles that CRM has now",
            False,
        ),
        (
            add,
            inside("INVALID_DATA", "invalid data", api_name="profile"),
            "profile",
            "profiles that CRM has now",
            False,
        ),
        (
            add,
            inside("UNAPPROVABLE", "Cannot add user for ZohoOne account from CRM."),
            "not managed in CRM",
            "administration of the suite",
            True,
        ),
        (add, inside("NOT_ALLOWED", "You cannot create user in a sandbox org"), "sandbox", "itself", False),
        (add, inside("INVALID_REQUEST", "Support user cannot be added"), "Zoho's own", "out", False),
        (add, inside("NOT_ALLOWED", "Something new"), "does not allow", "by hand", True),
        (add, inside("INVALID_REQUEST", "Something new"), "does not allow", "by hand", True),
        (
            deactivate,
            inside("NOT_ALLOWED", "Primary Contact cannot be deactivated"),
            f"{ANA} is the organization's primary contact",
            "somebody else the primary contact",
            False,
        ),
        (
            delete,
            inside("INVALID_REQUEST", "Primary contact cannot be deleted"),
            "primary contact",
            "somebody else the primary contact",
            False,
        ),
        (
            deactivate,
            inside("INVALID_REQUEST", "You can't perform this action over logged in user"),
            "whose consent is used here",
            "successor",
            False,
        ),
        (
            delete,
            inside("AUTHORIZATION_FAILED", "User does not have sufficient previlege to delete users"),
            "may not manage users",
            "administrator",
            True,
        ),
        (
            delete,
            refusal("INVALID_DATA", "the id given seems to be invalid", resource_path_index=0),
            f"no user by the id of {ANA}",
            "read again",
            False,
        ),
        (
            hand_over,
            refusal("INVALID_DATA", "the id given is invalid", resource_path_index=0, owner_status="deleted"),
            "no longer a user",
            "owner of those records",
            False,
        ),
        (
            hand_over,
            {
                "transfer_and_delete": [
                    refusal("INVALID_DATA", json_path="$.transfer_and_delete[0].transfer.id")
                ]
            },
            "colleague",
            "active user",
            False,
        ),
        (
            hand_over,
            {"transfer_and_delete": [refusal("NOT_ALLOWED", "Something new", id="7")]},
            "does not start handing over",
            "Wait a few minutes",
            False,
        ),
        (
            hand_over,
            {"transfer_and_delete": [refusal("NOT_ALLOWED", "Primary contact cannot be deleted")]},
            "primary contact",
            "somebody else the primary contact",
            False,
        ),
        (count, refusal("INVALID_QUERY", "invalid column"), "does not count", "filtered by owner", True),
    ],
)
async def test_each_refusal_says_what_it_means_for_the_person(
    service: Service,
    people: CrmUsers,
    deed: Deed,
    body: dict[str, object],
    what: str,
    remedy: str,
    by_hand: bool,
) -> None:
    service.says(body, status=400)
    failure = await fails(deed, people)
    assert what in failure.what
    assert remedy in failure.remedy
    assert failure.cause
    assert (failure.by_hand, failure.can_retry, failure.unclear) == (by_hand, False, False)


@pytest.mark.parametrize("deed", [add, deactivate, delete, hand_over, count])
async def test_a_token_for_reading_alone(service: Service, people: CrmUsers, deed: Deed) -> None:
    service.says(refusal("OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL"), status=401)
    failure = await fails(deed, people)
    assert "Widen the team's token" in failure.remedy
    assert not failure.by_hand


@pytest.mark.parametrize("deed", [add, deactivate, delete, hand_over, count])
async def test_a_user_who_may_not(service: Service, people: CrmUsers, deed: Deed) -> None:
    service.says(
        refusal("NO_PERMISSION", "permission denied", permissions=["Crm_Implied_Manage_Users"]), status=403
    )
    failure = await fails(deed, people)
    assert failure.by_hand
    assert "Crm_Implied_Manage_Users" in failure.what


async def test_partly_done_is_to_be_looked_at_before_it_is_repeated(
    service: Service, people: CrmUsers
) -> None:
    body = done(id="9")
    users = body["users"]
    assert isinstance(users, list)
    users.append(refusal("LICENSE_LIMIT_EXCEEDED"))
    service.says(body, status=207)
    failure = await fails(add, people)
    assert (failure.code, failure.unclear) == ("LICENSE_LIMIT_EXCEEDED", True)


@pytest.mark.parametrize("deed", [add, hand_over])
async def test_an_answer_that_does_not_name_what_it_made(
    service: Service, people: CrmUsers, deed: Deed
) -> None:
    service.says({"users": [], "transfer_and_delete": [{}]})
    failure = await fails(deed, people)
    assert (failure.code, failure.unclear) == ("UNEXPECTED_ANSWER", True)


async def test_names_from_outside_stay_one_line(service: Service, people: CrmUsers) -> None:
    service.says(inside("DUPLICATE_DATA"), status=400)
    with pytest.raises(ServiceFailure) as caught:
        await people.add_user("", "x", "a\n\x1b[31m@example.com", ROLE, PROFILE)
    assert caught.value.what.isprintable()


async def test_what_somebody_owns(service: Service, people: CrmUsers) -> None:
    service.says({"data": [{"COUNT(id)": 12}], "info": {"count": 1, "more_records": False}})
    service.says(status=204)
    assert await people.owned("4876876000000225011") == Owned(accounts=12, deals=0)
    assert [(one.method, one.path) for one in service.asked] == [("POST", "/crm/v8/coql")] * 2
    assert [json.loads(one.body)["select_query"] for one in service.asked] == [
        f"select COUNT(id) from {module} where Owner = '4876876000000225011'"
        for module in ("Accounts", "Deals")
    ]


async def test_a_count_that_is_none(service: Service, people: CrmUsers) -> None:
    service.says({"data": [{"id": "1"}], "info": {}})
    assert (await fails(count, people)).code == "UNEXPECTED_ANSWER"


@pytest.mark.parametrize("user_id", ["", "7' or id is not null or Owner = '", "7 8"])
async def test_no_query_is_made_of_what_is_no_id(service: Service, people: CrmUsers, user_id: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        await people.owned(user_id)
    assert service.asked == []


async def test_one_user_is_looked_up(service: Service, crm: Crm) -> None:
    service.says({"users": [{"id": "7", "email": ANA, "status": "deleted", "confirm": True}]})
    service.says(status=204)
    found = await crm.user("7")
    assert found is not None
    assert (found.id, found.status) == ("7", "deleted")
    assert await crm.user("a/b") is None
    assert [one.path for one in service.asked] == ["/crm/v8/users/7", "/crm/v8/users/a%2Fb"]


class Watch:
    """A clock that only sleeping moves, and what was told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.told: list[TransferWait] = []

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def follow(self, people: CrmUsers) -> None:
        await people.follow_transfer("77", self.told.append, sleep=self.sleep, clock=lambda: self.now)


def state(name: str) -> dict[str, object]:
    return {"transfer_and_delete": [{"status": name}]}


async def test_handing_over_is_ordered_and_followed_to_its_end(service: Service, people: CrmUsers) -> None:
    service.says(done("transfer_and_delete", job_id="77", id="7"))
    assert await people.transfer_and_delete("7", "8", subordinates_to="9") == "77"
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("POST", "/crm/v8/users/7/actions/transfer_and_delete")
    assert json.loads(asked.body) == {
        "transfer_and_delete": [
            {
                "transfer": {"id": "8", "records": True, "assignment": True, "criteria": True},
                "move_subordinate": {"id": "9"},
            }
        ]
    }
    service.answers.clear()
    service.says(state("in_progress"))
    service.says(refusal("INTERNAL_ERROR"), status=500)
    service.drops()
    service.says(state("something_new"))
    service.says(state("completed"))
    watch = Watch()
    await watch.follow(people)
    assert [(one.path, one.query) for one in service.asked[1:]] == [
        ("/crm/v8/users/actions/transfer_and_delete", {"job_id": "77"})
    ] * 5
    assert len(watch.told) == 4
    assert watch.told[0] == TransferWait(next_look=2.0, waited=0.0)
    assert watch.told[1].next_look == 5.0  # what a fault on Zoho's side asks for


async def test_subordinates_go_to_the_same_colleague(service: Service, people: CrmUsers) -> None:
    service.says(done("transfer_and_delete", jobId="77", id="7"))
    assert await hand_over(people) == "77"
    assert json.loads(service.asked[0].body)["transfer_and_delete"][0]["move_subordinate"] == {"id": "8"}


async def test_a_hand_over_that_fails(service: Service, people: CrmUsers) -> None:
    service.says(state("failed"))
    with pytest.raises(ServiceFailure, match="failed") as caught:
        await Watch().follow(people)
    assert caught.value.code == "TRANSFER_FAILED"


async def test_a_hand_over_that_nobody_knows(service: Service, people: CrmUsers) -> None:
    service.says(status=204)
    with pytest.raises(ServiceFailure, match="does not know this hand-over"):
        await Watch().follow(people)


async def test_a_hand_over_that_takes_too_long_is_left_to_itself(service: Service, people: CrmUsers) -> None:
    service.says(state("in_progress"))
    watch = Watch()
    with pytest.raises(ServiceFailure, match="still handing over") as caught:
        await watch.follow(people)
    assert watch.now >= PATIENCE
    assert (caught.value.can_retry, caught.value.unclear) == (True, True)
    assert max(one.next_look for one in watch.told) == 15
