"""CRM's answers: organization, users of all pages, and every kind of refusal."""

from __future__ import annotations

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.crm import Crm, Named, Organization, User
from zoho_ideolve_wizard.services.zoho.crm_errors import ROWS

TOKEN = "1000.fakeaccess.abc"


class Source:
    """Gives a new fake token each time the last one was refused."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.refused: list[str] = []

    async def __call__(self) -> tuple[str, str]:
        return self.url, f"{TOKEN}{len(self.refused) or ''}"


@pytest.fixture
def source(service: Service) -> Source:
    return Source(service.url)


@pytest.fixture
def crm(http: Http, source: Source) -> Crm:
    return Crm(http, source)


def user(number: int, **changes: object) -> dict[str, object]:
    return {
        "id": str(number),
        "full_name": f"Person {number}",
        "email": f"p{number}@example.com",
        "role": {"name": "CEO", "id": "11"},
        "profile": {"name": "Standard", "id": "12"},
        "status": "active",
        "confirm": True,
        **changes,
    }


def info(page: int, more: bool) -> dict[str, object]:
    return {"per_page": 200, "count": 200, "page": page, "more_records": more}


async def fails(crm: Crm) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await crm.organization()
    assert caught.value.remedy
    assert caught.value.service == "Zoho CRM"
    assert TOKEN not in str(caught.value)
    return caught.value


async def test_the_organization_with_its_edition(service: Service, crm: Crm) -> None:
    service.says(
        {
            "org": [
                {
                    "id": "3652397000000225009",
                    "zgid": "60012345",
                    "company_name": "Acme [/] Instruments",
                    "primary_email": "it@example.com",
                    "license_details": {
                        "paid": True,
                        "paid_type": "enterprise",
                        "users_license_purchased": 5,
                    },
                }
            ]
        }
    )
    assert await crm.organization() == Organization(
        "3652397000000225009", "Acme [/] Instruments", "enterprise", "it@example.com", "60012345", True, 5
    )
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("GET", "/crm/v8/org")
    assert asked.headers["authorization"] == f"Zoho-oauthtoken {TOKEN}"


async def test_an_organization_that_filled_in_nothing(service: Service, crm: Crm) -> None:
    service.says({"org": [{"id": 1, "company_name": None, "primary_email": None, "license_details": None}]})
    assert await crm.organization() == Organization("1", "", "", "")


async def test_the_user_who_gave_consent(service: Service, crm: Crm) -> None:
    service.says({"users": [user(7, profile={"name": "Administrator", "id": "10"})]})
    found = await crm.current_user()
    assert found == User(
        "7", "Person 7", "p7@example.com", Named("10", "Administrator"), Named("11", "CEO"), "active", True
    )
    assert service.asked[0].query == {"type": "CurrentUser"}


async def test_others_are_no_administrators(service: Service, crm: Crm) -> None:
    service.says({"users": [user(7, full_name=None, first_name="Ana", last_name=None, confirm=False)]})
    found = await crm.current_user()
    assert not found.administrator
    assert found.name == "Ana"
    assert not found.confirmed


async def test_users_of_all_pages_each_once(service: Service, crm: Crm) -> None:
    service.says({"users": [user(n) for n in range(200)], "info": info(1, more=True)})
    service.says({"users": [user(n) for n in range(199, 230)], "info": info(2, more=False)})
    found = await crm.users("AllUsers")
    assert [one.id for one in found] == [str(n) for n in range(230)]
    assert [(one.query["type"], one.query["page"], one.query["per_page"]) for one in service.asked] == [
        ("AllUsers", "1", "200"),
        ("AllUsers", "2", "200"),
    ]


async def test_no_users_is_204(service: Service, crm: Crm) -> None:
    service.says(status=204)
    assert await crm.users() == []
    assert service.asked[0].query["type"] == "ActiveUsers"


async def test_a_list_that_never_ends_does(service: Service, crm: Crm) -> None:
    service.says({"users": [], "info": info(1, more=True)})
    assert await crm.users() == []
    assert len(service.asked) == 1


async def test_roles_and_profiles(service: Service, crm: Crm) -> None:
    service.says({"roles": [{"id": "1", "name": "CEO"}]})
    service.says({"profiles": [{"id": "2", "name": "Standard", "category": False}]})
    assert await crm.roles() == [Named("1", "CEO")]
    assert await crm.profiles() == [Named("2", "Standard")]
    assert [one.path for one in service.asked] == ["/crm/v8/settings/roles", "/crm/v8/settings/profiles"]


def refusal(code: str, **more: object) -> dict[str, object]:
    return {"code": code, "message": "because", "status": "error", "details": {}, **more}


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    ("status", "code", "can_retry", "by_hand"),
    [
        (401, "INVALID_TOKEN", True, False),
        (401, "AUTHENTICATION_FAILURE", True, False),
        (401, "OAUTH_SCOPE_MISMATCH", False, False),
        (403, "OAUTH_SCOPE_MISMATCH", False, False),
        (403, "NO_PERMISSION", False, True),
        (400, "FEATURE_NOT_SUPPORTED", False, True),
        (404, "INVALID_URL_PATTERN", False, True),
        (404, "SOMETHING_NEW", False, True),
        (405, "INVALID_REQUEST_METHOD", False, True),
        (404, "INVALID_DATA", False, False),
        (400, "MANDATORY_NOT_FOUND", False, False),
        (400, "DUPLICATE_DATA", False, False),
        (400, "LIMIT_EXCEEDED", False, False),
        (400, "SOMETHING_NEW", False, False),
        (429, "TOO_MANY_REQUESTS", True, False),
        (500, "INTERNAL_ERROR", True, False),
        (200, "INVALID_DATA", False, False),
    ],
)
async def test_refusals_bare_or_inside_a_list(
    service: Service, crm: Crm, status: int, code: str, can_retry: bool, by_hand: bool, wrapped: bool
) -> None:
    service.says({"users": [refusal(code)]} if wrapped else refusal(code), status=status)
    failure = await fails(crm)
    assert (failure.code, failure.can_retry, failure.by_hand) == (code, can_retry, by_hand)
    assert "because" in failure.what


@pytest.mark.parametrize(
    ("status", "can_retry", "by_hand"),
    [
        (401, True, False),
        (403, False, True),
        (404, False, True),
        (405, False, True),
        (429, True, False),
        (503, True, False),
        (400, False, False),
    ],
)
async def test_a_refusal_without_a_body(
    service: Service, crm: Crm, status: int, can_retry: bool, by_hand: bool
) -> None:
    service.says(status=status)
    failure = await fails(crm)
    assert (failure.code, failure.can_retry, failure.by_hand) == (f"HTTP {status}", can_retry, by_hand)
    assert failure.unclear is (status >= 500)


async def test_what_lacks_is_named(service: Service, crm: Crm) -> None:
    service.says(refusal("NO_PERMISSION", details={"permissions": ["Crm_Implied_View_Users"]}), status=403)
    assert "Crm_Implied_View_Users" in (await fails(crm)).what
    service.answers.clear()
    service.says(
        refusal("INVALID_DATA", details={"api_name": "email", "json_path": "$.users[0].email"}), status=400
    )
    assert "$.users[0].email" in (await fails(crm)).what


async def test_too_many_requests_says_how_long_to_wait(service: Service, crm: Crm) -> None:
    service.says(refusal("TOO_MANY_REQUESTS"), status=429)
    assert (await fails(crm)).wait_seconds == 60
    service.answers.clear()
    service.says(refusal("TOO_MANY_REQUESTS", details={"retry_after": 12}), status=429)
    assert (await fails(crm)).wait_seconds == 12
    service.answers.clear()
    service.says(refusal("TOO_MANY_REQUESTS"), status=429, Retry_After="7")
    assert (await fails(crm)).wait_seconds == 7


async def test_an_html_page_is_told_as_such(service: Service, crm: Crm) -> None:
    service.says_html()
    assert (await fails(crm)).code == "HTML"


async def test_hostile_words_of_the_service_stay_one_line(service: Service, crm: Crm) -> None:
    service.says(
        {"code": "NO_PERMISSION", "message": "a\n\x1b[31m" + "b" * 500, "status": "error"}, status=403
    )
    assert (await fails(crm)).what.isprintable()


async def test_a_secret_that_crm_quotes_is_hidden(service: Service, crm: Crm) -> None:
    service.says(refusal("INVALID_DATA", message=f"bad value fake-api-key for {TOKEN}"), status=400)
    with pytest.raises(ServiceFailure) as caught:
        await crm.send("POST", "/settings/variables", json={}, hide=("fake-api-key",))
    assert "fake-api-key" not in str(caught.value)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("body", [{}, {"org": []}, {"org": "x"}, []])
async def test_a_token_without_an_organization(service: Service, crm: Crm, body: object) -> None:
    service.says(body)
    assert "named no organization" in (await fails(crm)).what


async def test_a_user_who_is_not_there(service: Service, crm: Crm) -> None:
    service.says(status=204)
    with pytest.raises(ServiceFailure, match="named no user"):
        await crm.current_user()


async def test_a_refused_token_is_replaced_once(service: Service, http: Http, source: Source) -> None:
    service.says(refusal("INVALID_TOKEN"), status=401)
    service.says({"org": [{"id": "1", "company_name": "Acme"}]})
    crm = Crm(http, source, on_refused=source.refused.append)
    assert (await crm.organization()).name == "Acme"
    assert source.refused == [TOKEN]
    assert [one.headers["authorization"] for one in service.asked] == [
        f"Zoho-oauthtoken {TOKEN}",
        f"Zoho-oauthtoken {TOKEN}1",
    ]


async def test_a_token_refused_twice_is_a_failure(service: Service, http: Http, source: Source) -> None:
    service.says(refusal("INVALID_TOKEN"), status=401)
    failure = await fails(Crm(http, source, on_refused=source.refused.append))
    assert failure.code == "INVALID_TOKEN"
    assert len(service.asked) == 2


async def test_a_missing_scope_draws_no_new_token(service: Service, http: Http, source: Source) -> None:
    service.says(refusal("OAUTH_SCOPE_MISMATCH"), status=401)
    await fails(Crm(http, source, on_refused=source.refused.append))
    assert (source.refused, len(service.asked)) == ([], 1)


def test_every_row_says_what_why_and_how_to_go_on() -> None:
    for row in ROWS.values():
        assert row.what.endswith(".")
        assert row.cause
        assert row.remedy.endswith(".")
