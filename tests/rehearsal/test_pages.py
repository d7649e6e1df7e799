"""Ideolve's pages: everything an administrator does by hand."""

import pytest

from .actors import SCOPES, Actor, Json
from .browser import Browser, Page

HOSTILE = "<script>alert(1)</script> [/b] \u202e \x07 & \"'"


def home(actor: Actor, browser: Browser) -> Page:
    return browser.open(actor.said("ideolve_pages") + "/")


def create(actor: Actor, browser: Browser, name: str = "CRM notes") -> Page:
    page = browser.submit(
        home(actor, browser), "create-workspace", "Create Workspace", name=name, description="From CRM"
    )
    return browser.follow(page, name)


def workspace(actor: Actor) -> Json:
    (only,) = actor.workspaces()
    return only


def test_a_workspace_with_two_groups_and_twelve_people_by_clicking(actor: Actor, browser: Browser) -> None:
    people = [f"person{number}@example.com" for number in range(12)]
    page = create(actor, browser)
    for group in ("Sales", "Experts"):
        page = browser.submit(page, "create-group", "Create Group", name=group)
    page = browser.submit(page, "invite", "Invite", addresses=", ".join(people).upper())
    assert page.by_id["message"].startswith("Invited: ")
    page = browser.submit(
        page, "add-to-group", "Add to group", group="Sales", addresses="\n".join(people[:6])
    )
    page = browser.submit(
        page, "add-to-group", "Add to group", group="Experts", addresses=";".join(people[6:])
    )
    for kind in ("workspace", "default_note"):
        form = page.form(f"controls-{kind}")
        assert form.fields["create"] == "on"
        del form.fields["create"], form.fields["delete"]
        page = Page(browser.press(page, form, "Save"))
        assert "create" not in page.form(f"controls-{kind}").fields
    only_comment = {"comment": True, "create": False, "delete": False}
    assert workspace(actor) == {
        "name": "CRM notes",
        "description": "From CRM",
        "controls": {"workspace": only_comment, "default_note": only_comment},
        "members": [actor.said("primary_contact")],
        "invitations": people,
        "groups": {"Sales": people[:6], "Experts": people[6:]},
    }
    assert actor.writes() == 8
    assert all(address in page.by_id["invitations"] for address in people)


def test_taking_things_back_by_clicking(actor: Actor, browser: Browser) -> None:
    page = browser.submit(create(actor, browser), "create-group", "Create Group", name="Sales")
    page = browser.submit(page, "invite", "Invite", addresses="ana@example.com ben@example.com")
    page = browser.submit(page, "add-to-group", "Add to group", addresses="ana@example.com")
    take_out = page.form_with(group="Sales", address="ana@example.com")
    page = Page(browser.press(page, take_out, "Take out"))
    assert workspace(actor)["groups"] == {"Sales": []}
    cancel = page.form_with(address="ben@example.com")
    page = Page(browser.press(page, cancel, "Cancel"))
    assert workspace(actor)["invitations"] == ["ana@example.com"]
    people = browser.follow(home(actor, browser), "people")
    browser.submit(people, "accept-all", "Accept all")
    page = browser.follow(home(actor, browser), "CRM notes")
    page = Page(browser.press(page, page.form_with(address="ana@example.com"), "Remove"))
    assert workspace(actor)["members"] == [actor.said("primary_contact")]


def test_the_people_page_accepts_declines_and_disables(actor: Actor, browser: Browser) -> None:
    page = create(actor, browser)
    browser.submit(page, "invite", "Invite", addresses="ana@example.com, ben@example.com, cy@example.com")
    people = browser.follow(home(actor, browser), "people")
    ana = people.form_with(address="ana@example.com", decision="accept")
    people = Page(browser.press(people, ana, "Accept"))
    ben = people.form_with(address="ben@example.com", decision="decline")
    people = Page(browser.press(people, ben, "Decline"))
    assert "ben@example.com" not in people.by_id["invitations"]
    assert workspace(actor)["members"] == [actor.said("primary_contact"), "ana@example.com"]
    assert workspace(actor)["invitations"] == ["cy@example.com"]
    gone = Page(browser.press(people, ben, "Decline"))
    assert gone.by_id["error"] == "There is no such invitation."
    people = browser.submit(people, "disable", "Disable", address="Ben@example.com")
    assert people.by_id["disabled"] == "ben@example.com Enable again"
    assert "error" in browser.submit(people, "disable", "Disable", address="ben@example.com").by_id
    assert browser.submit(people, "enable-ben@example.com", "Enable again").by_id["disabled"] == ""
    assert (
        browser.submit(people, "enable-ben@example.com", "Enable again").by_id["error"]
        == "This account is not disabled."
    )


def test_what_cannot_be_done_is_said_and_counts_as_no_write(actor: Actor, browser: Browser) -> None:
    page = create(actor, browser)
    before = actor.writes()
    problems = [
        browser.submit(home(actor, browser), "create-workspace", "Create Workspace", name="CRM notes"),
        browser.submit(home(actor, browser), "create-workspace", "Create Workspace", name=" "),
        browser.submit(page, "create-group", "Create Group", name=""),
        browser.submit(page, "invite", "Invite", addresses=""),
        browser.submit(page, "invite", "Invite", addresses="nobody"),
        browser.open(actor.said("ideolve_pages") + "/workspace", {"name": "none"}),
    ]
    assert all(problem.by_id.get("error") for problem in problems)
    assert problems[0].form("create-workspace").fields["name"] == "CRM notes"
    assert actor.writes() == before


def test_one_bad_address_does_not_lose_the_good_ones(actor: Actor, browser: Browser) -> None:
    page = browser.submit(
        create(actor, browser), "invite", "Invite", addresses="ana@example.com, nobody, ben@example.com"
    )
    assert "nobody: This is not an e-mail address." in page.by_id["message"]
    assert workspace(actor)["invitations"] == ["ana@example.com", "ben@example.com"]


def test_hostile_names_stay_text_on_every_page(actor: Actor, browser: Browser) -> None:
    name = HOSTILE + "x" * 200
    page = browser.submit(create(actor, browser, name), "create-group", "Create Group", name=name)
    page = browser.submit(page, "invite", "Invite", addresses="<b>@example.com")
    page = browser.submit(page, "add-to-group", "Add to group", group=name, addresses="<b>@example.com")
    pages = [page, home(actor, browser), browser.open(actor.said("ideolve_pages") + "/people")]
    for shown in pages:
        assert not {"script", "b"} & set(shown.tags)
        assert name in shown.text
    assert workspace(actor)["groups"] == {name: ["<b>@example.com"]}


def connector(actor: Actor, browser: Browser, tokens: Json, **changes: str) -> Page:
    page = browser.follow(home(actor, browser), "connector")
    assert list(page.form("connector").fields) == [
        "host",
        "client_id",
        "client_secret",
        "grant_type",
        "refresh_token",
        "user",
        "workspace",
    ]
    assert page.form("connector").fields["grant_type"] == "refresh_code"
    typed = {
        "host": actor.said("api"),
        "client_id": actor.said("client_id"),
        "client_secret": actor.said("client_secret"),
        "refresh_token": str(tokens["refresh_token"]),
        "user": actor.said("primary_contact"),
        "workspace": "CRM notes",
    }
    return browser.submit(page, "connector", "Save", **{**typed, **changes})


def pair_works(actor: Actor, page: Page) -> bool:
    headers = {
        "Client-Id": page.by_id["client-id"],
        "Connector-Api-Key": page.by_id["api-key"],
        "App-Name": "t",
    }
    url = f"{actor.said('ideolve')}/v4/user/{actor.said('primary_contact')}/auth"
    return actor.client.post(url, headers=headers).status_code == 200


@pytest.mark.parametrize("place", ["api", "accounts", "crm"])
def test_the_connector_form_issues_a_pair_that_validates(actor: Actor, browser: Browser, place: str) -> None:
    create(actor, browser)
    page = connector(actor, browser, actor.tokens(), host=actor.place("in", place) + "/")
    assert page.by_id["client-id"] != actor.said("ideolve_client_id")
    assert pair_works(actor, page)
    headers = actor.ideolve_headers(**{"Client-Id": page.by_id["client-id"]})
    headers["Connector-Api-Key"] = page.by_id["api-key"]
    administration = actor.client.get(actor.said("ideolve") + "/rehearsal-admin/workspaces", headers=headers)
    assert administration.status_code == 500


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"host": "https://www.zohoapis.com"}, "Host cannot be reached"),
        ({"host": ""}, "Host cannot be reached"),
        ({"client_id": "1000.FAKE"}, "invalid_client."),
        ({"client_secret": "fake-secret"}, "invalid_client_secret"),
        ({"refresh_token": "1000.fake.fake"}, "invalid_code"),
        ({"grant_type": "refresh_token"}, "Grant Type must be refresh_code"),
        ({"user": "somebody@example.com"}, "User must be the primary user"),
        ({"workspace": "none"}, "There is no such workspace"),
    ],
)
def test_the_connector_form_says_what_is_wrong(
    actor: Actor, browser: Browser, changes: dict[str, str], words: str
) -> None:
    create(actor, browser)
    page = connector(actor, browser, actor.tokens(), **changes)
    assert words in page.by_id["error"]
    assert "api-key" not in page.by_id


def test_the_connector_form_knows_a_revoked_token_and_another_data_center(
    actor: Actor, browser: Browser
) -> None:
    create(actor, browser)
    tokens = actor.tokens()
    wrong_host = connector(actor, browser, tokens, host=actor.place("eu", "api"))
    assert "invalid_code" in wrong_host.by_id["error"]
    actor.client.post(
        actor.said("accounts") + "/oauth/v2/token/revoke", data={"token": str(tokens["refresh_token"])}
    )
    assert "invalid_code" in connector(actor, browser, tokens).by_id["error"]


def test_the_connector_form_uses_the_refresh_token(actor: Actor, browser: Browser) -> None:
    create(actor, browser)
    actor.settings(access_tokens_per_ten_minutes=1)
    assert "too many requests" in connector(actor, browser, actor.tokens()).by_id["error"]


@pytest.mark.parametrize(("again", "first_stays"), [("new", False), ("same", True)])
def test_saving_the_connector_form_again(
    actor: Actor, browser: Browser, again: str, first_stays: bool
) -> None:
    create(actor, browser)
    actor.settings(connector_saved_again=again)
    tokens = actor.tokens()
    first = connector(actor, browser, tokens)
    second = connector(actor, browser, tokens)
    assert pair_works(actor, second)
    assert pair_works(actor, first) is first_stays


def test_any_clients_refresh_token_serves(actor: Actor, browser: Browser) -> None:
    create(actor, browser)
    own = actor.pair("self_client")
    page = browser.open(actor.said("console") + "/client", {"id": own["client_id"]})
    code = browser.submit(page, "generate-code", "CREATE", scope=SCOPES, description="x").by_id["code"]
    tokens = actor.exchange(code, **own)
    assert pair_works(actor, connector(actor, browser, tokens, **own))


def test_the_settings_page_shows_the_accounts_pair(actor: Actor, browser: Browser) -> None:
    page = browser.follow(home(actor, browser), "settings")
    assert page.by_id["client-id"] == actor.said("ideolve_client_id")
    assert page.by_id["api-key"] == actor.said("ideolve_api_key")


def test_the_control_address_leads_to_every_page(actor: Actor, browser: Browser) -> None:
    index = browser.open(actor.said("control") + "/")
    for name in ("ideolve", "console-us", "console-eu", "console-in", "crm-acme", "state"):
        assert browser.follow(index, name).response.status_code == 200
    assert index.links["crm-acme"] == actor.said("crm_address")


def test_bare_addresses_of_services_lead_to_their_pages(actor: Actor) -> None:
    for service, pages in (("ideolve", "ideolve_pages"), ("accounts", "console")):
        answer = actor.client.get(actor.said(service) + "/")
        assert (answer.status_code, answer.headers["location"]) == (302, actor.said(pages) + "/")


def test_crm_shows_the_companys_number(actor: Actor, browser: Browser) -> None:
    assert "60012345" in browser.open(actor.said("crm_address")).text
