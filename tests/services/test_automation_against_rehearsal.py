"""Rules made on CRM's pages and read by the client; a test account that runs one; a test note in Ideolve."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import httpx
import pytest

from tests.services.stand_in import Place, control, post
from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.admin import HttpAdmin
from zoho_ideolve_wizard.services.ideolve.answers import Pair
from zoho_ideolve_wizard.services.ideolve.note_paths import PATHS
from zoho_ideolve_wizard.services.ideolve.notes import IdeolveNotes
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, NewField
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, NewFunction
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules, Rule, others
from zoho_ideolve_wizard.services.zoho.scopes import AUTOMATION, CONNECTOR

ARGUMENT = "account_id"
NOTED = """void automation.{name}(String account_id)
{{
	if(account_id == "")
	{{
		info "no id";
		return;
	}}
	changes = Map();
	changes.put("Ideolve_Note_Id", "n-1");
	done = zoho.crm.updateRecord("Accounts", account_id, changes);
}}
"""


@dataclass
class Admin:
    """Somebody with a token for the automation, and a browser at CRM's set-up pages."""

    place: Place
    crm: Crm
    browser: httpx.AsyncClient

    async def upload(self, name: str = "ideolve_saved") -> str:
        return await CrmFunctions(self.crm).create(NewFunction(name, "Automation", NOTED.format(name=name)))

    async def make_rule(
        self,
        function_id: str,
        *,
        when: str = "create_or_edit",
        mapped: str = "id",
        name: str = "Ideolve accounts",
    ) -> httpx.Response:
        """On the page for rules; `mapped` is what the argument is filled with, "" for nothing."""
        base = self.place.text("crm_address").removesuffix("/tab/Home")
        page = await self.browser.get(f"{base}/setup/rules")
        typed = {"name": name, "module": "Accounts", "when": when, "function": function_id}
        made = await post(self.browser, page, "create-rule", **typed)
        if not mapped:
            return made
        mapping = {f"map-{ARGUMENT}": mapped, "function": function_id, "name": name}
        return await post(self.browser, await self.page_of(name), "rule", **mapping)

    async def page_of(self, name: str) -> httpx.Response:
        base = self.place.text("crm_address").removesuffix("/tab/Home")
        listed = await self.browser.get(f"{base}/setup/rules")
        found = re.search(rf'href="([^"]+/setup/rules/\w+)"[^>]*>{name}<', listed.text)
        assert found is not None, listed.text
        return await self.browser.get(str(listed.url.join(found.group(1))))

    async def rules(self) -> list[Rule]:
        return await CrmRules(self.crm).rules("Accounts")


@pytest.fixture
async def admin(place: Place) -> AsyncIterator[Admin]:
    async with httpx.AsyncClient(trust_env=False) as browser:
        yield Admin(place, await place.crm_for(AUTOMATION), browser)


@pytest.mark.parametrize(("mapped", "told"), [("id", "mapped"), ("", "unmapped")])
async def test_a_rule_its_function_and_its_mapping(admin: Admin, mapped: str, told: str) -> None:
    function_id = await admin.upload()
    await admin.make_rule(function_id, mapped=mapped)
    (rule,) = await admin.rules()
    assert (rule.name, rule.module, rule.trigger, rule.repeat, rule.active) == (
        "Ideolve accounts",
        "Accounts",
        "create_or_edit",
        True,
        True,
    )
    call = rule.call_of(function_id, "ideolve_saved")
    assert call is not None
    assert call.every_record
    assert call.mapped(ARGUMENT) == told
    assert bool(call.filled(ARGUMENT)) is (told == "mapped")


async def test_a_rule_that_was_switched_off(admin: Admin) -> None:
    await admin.make_rule(await admin.upload())
    await post(admin.browser, await admin.page_of("Ideolve accounts"), "switch")
    (rule,) = await admin.rules()
    assert not rule.active


async def test_the_wrong_function_and_other_rules(admin: Admin) -> None:
    ours, other = await admin.upload(), await admin.upload("welcome_mail")
    await admin.make_rule(ours)
    await admin.make_rule(other, name="Welcome", when="create")
    found = {rule.name: rule for rule in await admin.rules()}
    assert found["Welcome"].call_of(ours, "ideolve_saved") is None
    assert found["Welcome"].trigger == "create"
    assert others(found.values(), {found["Ideolve accounts"].id}) == [found["Welcome"]]


async def test_a_function_that_a_rule_calls_stays(admin: Admin) -> None:
    function_id = await admin.upload()
    await admin.make_rule(function_id)
    functions = CrmFunctions(admin.crm)
    assert [one.associated for one in await functions.functions() if one.id == function_id] == [True]
    with pytest.raises(ServiceFailure, match="while something calls it") as caught:
        await functions.delete(function_id, "ideolve_saved")
    assert caught.value.code == "CANNOT_PERFORM_ACTION"


@pytest.mark.parametrize(("mapped", "note"), [("id", "n-1"), ("", None)])
async def test_a_test_account_shows_whether_the_rule_reaches_its_function(
    admin: Admin, mapped: str, note: str | None
) -> None:
    await CrmFields(admin.crm).create("Accounts", NewField("Ideolve Note Id", "text", 100))
    await admin.make_rule(await admin.upload(), mapped=mapped)
    records = CrmRecords(admin.crm)
    account = await records.create_account("Ideolve test")
    await control(admin.place, "settle", {})
    found = await records.record("Accounts", account, ["Ideolve_Note_Id"])
    assert found == {"id": account, "Ideolve_Note_Id": note}
    assert await records.delete_account(account, "Ideolve test")


@pytest.fixture
async def pair(place: Place) -> Pair:
    """The connector's pair, as its form in Ideolve shows it."""
    account = Pair(place.text("ideolve_client_id"), place.text("ideolve_api_key"))
    workspaces = HttpAdmin(place.http, place.endpoints.ideolve_admin, account.client_id, account.api_key)
    await workspaces.create_workspace("CRM", "Notes")
    tokens = await place.tokens()
    async with httpx.AsyncClient(trust_env=False) as browser:
        page = await browser.get(f"{place.endpoints.ideolve_web}/connector")
        saved = await post(
            browser,
            page,
            "connector",
            host=place.home.api,
            client_id=place.client().id,
            client_secret=place.client().secret,
            grant_type="refresh_code",
            refresh_token=tokens.refresh_token,
            user=place.text("primary_contact"),
            workspace="CRM",
        )
    shown = re.findall(r'id="(?:client-id|api-key)"[^>]*>([^<]+)<', saved.text)
    assert len(shown) == 2, saved.text
    return Pair(*shown)


def notes(place: Place, pair: Pair, **changes: str) -> IdeolveNotes:
    return IdeolveNotes(
        place.http,
        place.endpoints.ideolve_api,
        place.text("primary_contact"),
        pair,
        replace(PATHS, **changes),
    )


async def test_a_test_note_with_its_comment_and_file(place: Place, pair: Pair) -> None:
    testing = notes(place, pair)
    note = await testing.send_test_note()
    await testing.send_test_comment(note)
    await testing.send_test_file(note)
    async with httpx.AsyncClient(trust_env=False) as browser:
        state = (await browser.get(f"{place.text('control')}/state")).json()
    (kept,) = shapes.records(state["ideolve"], "notes")
    assert (kept["id"], kept["workspace"], kept["shared_with"]) == (note.id, "CRM", [])
    assert len(shapes.records(kept, "comments")) == 1
    assert [one["name"] for one in shapes.records(kept, "attachments")] == ["test.txt"]


async def test_an_answer_without_an_id_names_its_keys(place: Place, pair: Pair) -> None:
    await control(place, "settings", {"notes_without_id": True})
    with pytest.raises(ServiceFailure, match="It has: status") as caught:
        await notes(place, pair).send_test_note()
    assert caught.value.code == "NO_NOTE_ID"


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"note": "/v4/user/{user}/notes"}, "NO_SUCH_PATH"), ({"note_id": "note.id"}, "NO_NOTE_ID")],
)
async def test_a_table_that_is_wrong(place: Place, pair: Pair, changes: dict[str, str], code: str) -> None:
    with pytest.raises(ServiceFailure) as caught:
        await notes(place, pair, **changes).send_test_note()
    assert caught.value.code == code


async def test_the_accounts_pair_is_not_the_connectors(place: Place, pair: Pair) -> None:
    account = Pair(place.text("ideolve_client_id"), place.text("ideolve_api_key"))
    assert account.client_id != pair.client_id
    with pytest.raises(ServiceFailure) as caught:
        await notes(place, account).send_test_note()
    assert caught.value.code == "WRONG_PAIR"


async def test_ideolve_is_down(place: Place, pair: Pair) -> None:
    await control(place, "settings", {"ideolve_down": True})
    with pytest.raises(ServiceFailure) as caught:
        await notes(place, pair).send_test_note()
    assert (caught.value.code, caught.value.can_retry) == ("HTTP 500", True)


async def test_a_note_that_is_not_there(place: Place, pair: Pair) -> None:
    testing = notes(place, pair)
    note = await testing.send_test_note()
    with pytest.raises(ServiceFailure) as caught:
        await testing.send_test_comment(replace(note, id="no-such-note"))
    assert caught.value.code == "NO_SUCH_PATH"
    assert "note was deleted" in caught.value.cause


async def test_the_preview_of_a_deal_takes_the_connectors_token(place: Place) -> None:
    fields = ["Deal_Name", "Stage"]
    with pytest.raises(ServiceFailure, match="does not cover"):
        await CrmRecords(await place.crm_for(AUTOMATION)).latest("Deals", fields)
    found = await CrmRecords(await place.crm_for(CONNECTOR)).latest("Deals", fields)
    assert found is not None
    assert set(found) == {"id", *fields}
