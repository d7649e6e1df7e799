"""The clients against the stand-in, which was written without looking at them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.services.stand_in import Place, control, post, press
from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.admin import Controls, HttpAdmin
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi
from zoho_ideolve_wizard.services.zoho.consent.device import follow
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener
from zoho_ideolve_wizard.services.zoho.consent.self_client import parse_code
from zoho_ideolve_wizard.services.zoho.consent.url import consent_url, new_state
from zoho_ideolve_wizard.services.zoho.credentials import Client, CodeGrant, Tokens
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers, Owned
from zoho_ideolve_wizard.services.zoho.scopes import CONNECTOR, TEAM, Scope, text


async def test_consent_by_listener_shows_company_and_user(place: Place) -> None:
    state = new_state()
    address = consent_url(place.home, place.client().id, place.text("redirect_uri"), CONNECTOR, state)
    heard: list[str] = []
    port = urlsplit(place.text("redirect_uri")).port
    assert port is not None
    listener = Listener(port, "/callback", lambda text: place.read(text, state), address, heard.append)
    await listener.start()
    try:
        async with httpx.AsyncClient(trust_env=False) as browser:
            sent_on = await browser.get(listener.short_address)
            page = await browser.get(sent_on.headers["location"])
            refused = await browser.get(await press(browser, page, "reject"))
            assert "Reject was pressed" in refused.text
            thanks = await browser.get(await press(browser, page, "accept"))
            assert "Consent received" in thanks.text
        grant = await asyncio.wait_for(listener.grant(), 5)
    finally:
        await listener.stop()
    assert len(heard) == 1
    tokens = await place.accounts.exchange(place.client(), grant)
    crm = place.crm(tokens)
    organization = await crm.organization()
    wanted = shapes.record(place.said, "organization")
    assert (organization.id, organization.name) == (shapes.text(wanted, "id"), shapes.text(wanted, "name"))
    user = await crm.current_user()
    assert user.email == place.text("user")
    assert user.administrator


async def test_the_address_bar_of_crm_names_the_organization(place: Place) -> None:
    found = place.endpoints.data_centers.of_crm_address(place.text("crm_address"))
    assert found is not None
    assert found.data_center is place.home
    assert found.organization == (await place.crm(await place.tokens()).organization()).number


async def test_consent_asked_elsewhere_is_exchanged_at_home(place: Place) -> None:
    elsewhere = next(one for one in place.endpoints.data_centers if one != place.home)
    state = new_state()
    address = await place.asked_and("accept", state, elsewhere)
    grant = place.read(address, state)
    assert grant.data_center is place.home
    wrong = CodeGrant(grant.code, elsewhere, grant.redirect_uri)
    with pytest.raises(ServiceFailure, match="data center") as caught:
        await place.accounts.exchange(place.client(), wrong)
    assert caught.value.code == "invalid_code"
    assert (await place.accounts.exchange(place.client(), grant)).data_center is place.home


async def team(place: Place, scopes: Iterable[Scope] = TEAM, account: str = "") -> Crm:
    """CRM with a token for the team job; `account` is whose, by its key on the consent page."""
    return await place.crm_for(scopes, account)


async def test_every_user_of_every_type(place: Place) -> None:
    crm = await team(place)
    active = await crm.users()
    assert place.text("user") in {one.email for one in active}
    assert {one.id for one in active} <= {one.id for one in await crm.users("AllUsers")}
    assert all(one.administrator for one in await crm.users("AdminUsers"))
    assert {one.status for one in await crm.users("DeactiveUsers")} == {"disabled"}
    assert {one.confirmed for one in await crm.users("NotConfirmedUsers")} == {False}
    assert await crm.roles()
    assert "Administrator" in {one.name for one in await crm.profiles()}


async def added(crm: Crm, email: str) -> str:
    role = next(one for one in await crm.roles() if one.name == "Sales Person")
    profile = next(one for one in await crm.profiles() if one.name == "Standard")
    return await CrmUsers(crm).add_user("Nia", "New", email, role, profile)


async def test_a_user_is_added_deactivated_activated_and_deleted(place: Place) -> None:
    crm = await team(place)
    people = CrmUsers(crm)
    nia = await added(crm, "nia.new@acme.example.com")
    found = await crm.user(nia)
    assert found is not None
    assert (found.name, found.status, found.confirmed, found.role.name) == (
        "Nia New",
        "active",
        False,
        "Sales Person",
    )
    assert [await people.activate(nia), await people.deactivate(nia), await people.deactivate(nia)] == [
        False,
        True,
        False,
    ]
    assert nia in {one.id for one in await crm.users("DeactiveUsers")}
    assert [await people.activate(nia), await people.delete(nia), await people.delete(nia)] == [
        True,
        True,
        False,
    ]
    assert await people.deactivate(nia) is False
    with pytest.raises(ServiceFailure, match="was deleted"):
        await people.activate(nia, "Nia New")
    assert (await people.owned(nia)) == Owned(0, 0)


@pytest.mark.parametrize(
    ("settings", "email", "words"),
    [
        ({"licences": 5}, "n@acme.example.com", "All user licenses"),
        ({}, "Vikram.Shah@acme.example.com", "is a user of this CRM already"),
        ({}, "lena.vogel@acme-gmbh.example.com", "another data center"),
        ({}, "nobody", "as an address"),
        ({"edition": "zohooneenterprise"}, "n@acme.example.com", "not managed in CRM"),
        ({"edition": "crmplus"}, "n@acme.example.com", "not managed in CRM"),
    ],
)
async def test_who_cannot_be_added(place: Place, settings: dict[str, object], email: str, words: str) -> None:
    crm = await team(place)
    await control(place, "settings", settings)
    before = await crm.users("AllUsers")
    with pytest.raises(ServiceFailure, match=words):
        await added(crm, email)
    assert await crm.users("AllUsers") == before


async def test_the_primary_contact_and_oneself_stay(place: Place) -> None:
    crm = await team(place)
    people, me = CrmUsers(crm), await crm.current_user()
    assert me.email == (await crm.organization()).primary_email
    for deed in (people.deactivate, people.delete):
        with pytest.raises(ServiceFailure, match="primary contact"):
            await deed(me.id, me.email)
    colleague = next(one for one in await crm.users() if one.id != me.id)
    with pytest.raises(ServiceFailure, match="primary contact"):
        await people.transfer_and_delete(me.id, colleague.id, me.email)
    assert await crm.user(me.id) == me


async def test_what_somebody_owns_goes_to_a_colleague(place: Place) -> None:
    crm = await team(place)
    people = CrmUsers(crm)
    ids = {one.name.partition(" ")[0]: one.id for one in await crm.users()}
    vikram, nisha = ids["Vikram"], ids["Nisha"]
    assert [await people.owned(one) for one in (vikram, nisha)] == [Owned(3, 2), Owned(2, 2)]
    with pytest.raises(ServiceFailure, match="colleague"):
        await people.transfer_and_delete(vikram, vikram, "Vikram Shah")
    job = await people.transfer_and_delete(vikram, nisha, "Vikram Shah")
    with pytest.raises(ServiceFailure, match="does not start handing over"):
        await people.transfer_and_delete(vikram, nisha, "Vikram Shah")
    paused: list[float] = []

    async def sleep(seconds: float) -> None:
        paused.append(seconds)

    await people.follow_transfer(job, lambda _: None, sleep=sleep)
    assert paused == [2.0, 3.0]
    assert [await people.owned(one) for one in (vikram, nisha)] == [Owned(0, 0), Owned(5, 4)]
    gone = await crm.user(vikram)
    assert gone is not None
    assert gone.status == "deleted"
    with pytest.raises(ServiceFailure, match="no longer a user"):
        await people.transfer_and_delete(vikram, nisha, "Vikram Shah")


async def test_the_connectors_token_cannot_change_users(place: Place) -> None:
    crm = await team(place, CONNECTOR)
    people = CrmUsers(crm)
    someone = next(one for one in await crm.users() if not one.administrator)
    assert await people.owned(someone.id) == Owned(3, 2)
    for deed in (people.deactivate, people.delete):
        with pytest.raises(ServiceFailure, match="Widen the team"):
            await deed(someone.id)


async def test_who_is_no_administrator_cannot_change_users(place: Place) -> None:
    crm = await team(place, account="vikram")
    someone = next(one for one in await crm.users() if one.administrator)
    with pytest.raises(ServiceFailure, match="may not manage users") as caught:
        await CrmUsers(crm).deactivate(someone.id)
    assert caught.value.by_hand


async def test_a_code_is_good_once(place: Place) -> None:
    state = new_state()
    grant = place.read(await place.asked_and("accept", state), state)
    await place.accounts.exchange(place.client(), grant)
    with pytest.raises(ServiceFailure, match="does not accept this code"):
        await place.accounts.exchange(place.client(), grant)


@pytest.mark.parametrize("wrong", ["id", "secret", "redirect_uri"])
async def test_each_mistake_has_its_own_message(place: Place, wrong: str) -> None:
    state = new_state()
    grant = place.read(await place.asked_and("accept", state), state)
    client = place.client()
    if wrong == "id":
        client = Client("1000.NOSUCHCLIENT", client.secret)
    elif wrong == "secret":
        client = Client(client.id, "fake-secret")
    else:
        grant = CodeGrant(grant.code, grant.data_center, f"{grant.redirect_uri}/")
    with pytest.raises(ServiceFailure) as caught:
        await place.accounts.exchange(client, grant)
    expected = {"id": "Client Id", "secret": "client secret", "redirect_uri": "redirect URI"}
    assert expected[wrong] in caught.value.what


async def test_a_token_is_refreshed_and_revoked(place: Place) -> None:
    tokens = await place.tokens()
    access = await place.accounts.refresh(place.client(), tokens.refresh_token, tokens.data_center)
    assert access.api_domain == place.home.api
    assert access.access_token != tokens.access_token
    assert await place.accounts.revoke(tokens.refresh_token, tokens.data_center) is True
    with pytest.raises(ServiceFailure, match="does not know this refresh token"):
        await place.accounts.refresh(place.client(), tokens.refresh_token, tokens.data_center)
    assert await place.accounts.revoke(tokens.refresh_token, tokens.data_center) is False


async def test_an_access_token_that_died_early_is_replaced(place: Place) -> None:
    tokens = await place.tokens()
    dead = Tokens(
        tokens.refresh_token, "1000.fakeaccess.abc", tokens.expires_at, tokens.api_domain, tokens.data_center
    )
    assert (await place.crm(dead).organization()).name


async def test_too_many_access_tokens_are_counted_down(place: Place) -> None:
    tokens = await place.tokens()

    async def draw_many() -> None:
        for _ in range(12):
            await place.accounts.refresh(place.client(), tokens.refresh_token, tokens.data_center)

    with pytest.raises(ServiceFailure) as caught:
        await draw_many()
    assert caught.value.wait_seconds == 600


async def test_a_self_clients_code(place: Place) -> None:
    client = place.client("self_client")
    async with httpx.AsyncClient(trust_env=False) as browser:
        page = await browser.get(f"{place.home.console}/client", params={"id": client.id})
        made = await post(
            browser, page, "generate-code", scope=text(CONNECTOR), description="setup", minutes="3"
        )
    code = re.search(r'id="code"[^>]*>([^<]+)<', made.text)
    assert code is not None, made.text
    tokens = await place.accounts.exchange(client, parse_code(code.group(1), place.home))
    assert tokens.refresh_token


async def test_a_device_code_is_followed_till_accepted(place: Place) -> None:
    client = place.client("device_client")
    started = await place.accounts.device_start(client.id, CONNECTOR, place.home)
    assert started.interval == 1
    entered = asyncio.Event()

    async def enter_code() -> None:
        async with httpx.AsyncClient(trust_env=False) as browser:
            page = await browser.get(started.verification_url)
            page = await post(browser, page, user_code=started.user_code)
            await post(browser, page, decision="accept", user_code=started.user_code)
        entered.set()

    async def sleep(_seconds: float) -> None:
        if not entered.is_set():
            await enter_code()

    tokens = await follow(place.accounts, client, started, place.home, lambda _: None, sleep=sleep)
    assert entered.is_set()
    assert (await place.crm(tokens).organization()).name


async def test_ideolves_pair_is_checked(place: Place) -> None:
    api = IdeolveApi(place.http, place.endpoints.ideolve_api)
    pair = (place.text("ideolve_client_id"), place.text("ideolve_api_key"))
    await api.authenticate(place.text("primary_contact"), *pair)
    with pytest.raises(ServiceFailure) as caught:
        await api.authenticate(place.text("primary_contact"), pair[0], "fake-api-key")
    assert caught.value.code == "WRONG_PAIR"
    await control(
        place,
        "faults",
        {"faults": [{"match": "POST /v4/user/*", "kind": "status", "value": 500, "times": 1}]},
    )
    with pytest.raises(ServiceFailure) as caught:
        await api.authenticate(place.text("primary_contact"), *pair)
    assert (caught.value.code, caught.value.can_retry) == ("HTTP 500", True)


async def test_workspace_people_and_controls(place: Place) -> None:
    admin = HttpAdmin(
        place.http,
        place.endpoints.ideolve_admin,
        place.text("ideolve_client_id"),
        place.text("ideolve_api_key"),
    )
    name, ana = "CRM / Nord 100%", "ana+1@example.com"
    comment_only = Controls(comment=True, create=False, delete=False)
    for first in (True, False):
        assert await admin.create_workspace(name, "Notes") is first
        assert await admin.create_group(name, "Sales/East") is first
        assert await admin.invite(name, ana.upper()) is first
        assert await admin.add_to_group(name, "Sales/East", ana) is first
        await admin.set_controls(name, comment_only)
        await admin.set_default_note_controls(name, comment_only)
    made = (await admin.workspaces()).named(name)
    assert made is not None
    assert made.description == "Notes"
    assert (made.controls, made.default_note_controls) == (comment_only, comment_only)
    assert made.members == (place.text("primary_contact"),)
    assert made.invitations == (ana,)
    assert made.groups == {"Sales/East": (ana,)}

    with pytest.raises(ServiceFailure, match="Invite the address"):
        await admin.add_to_group(name, "Sales/East", "nobody@example.com")
    assert await admin.remove_from_group(name, "Sales/East", ana) is True
    assert await admin.remove_from_group(name, "Sales/East", ana) is False
    assert await admin.cancel_invitation(name, ana) is True
    assert await admin.cancel_invitation(name, ana) is False
    assert await admin.remove_member(name, ana) is False
    assert await admin.disable(ana) is True
    assert await admin.disable(ana) is False
    assert (await admin.workspaces()).disabled == (ana,)


async def test_the_redirect_carries_what_the_parser_expects(place: Place) -> None:
    state = new_state()
    query = dict(parse_qsl(urlsplit(await place.asked_and("accept", state)).query))
    assert set(query) >= {"state", "code", "location", "accounts-server"}
