"""A new refresh token in place of the one in use: the whole way, and what may be different on it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.credentials.token_count import caused, key_of
from zoho_ideolve_wizard.guide.home.glance import glance
from zoho_ideolve_wizard.guide.home.progress import progress
from zoho_ideolve_wizard.ui.widgets.menu import Menu

pytestmark = pytest.mark.timeout(120)


def count(admin: Admin) -> int:
    return caused(admin.sitting.profile, admin.sitting.answer("zoho.client_id"))


async def test_with_a_new_pair_and_the_old_token_revoked_at_once(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        waiting = at.slots(admin.sitting)
        assert waiting["current"] == old
        assert waiting["pending"] != old
        pair = await at.saves_form(admin, person)
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        assert at.slots(admin.sitting) == {"current": waiting["pending"], "retiring": old}
        assert admin.sitting.answer("connector.client_id") == pair.id
        assert admin.sitting.secret("connector.api_key") == pair.secret
        await admin.continues_to("token", "functions")
        await admin.reads("7 for you")
        await admin.confirms_all_by_hand()
        await admin.continues_to("token", "old")
        await admin.fill("token.old", "now")
        await admin.continue_()
        await at.at_tokens(admin)
        assert at.slots(admin.sitting) == {"current": waiting["pending"]}
        assert count(admin) == 1
        assert [steps.of_step(step, admin.sitting) for step in steps.SETUP[:7]] == [Standing.DONE] * 7
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1


async def test_with_the_same_pair_and_the_old_token_kept_until_later(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    rehearsal.settings(connector_saved_again="same")
    async with at.connected(rehearsal, person, home) as admin:
        before = (admin.sitting.answer("connector.client_id"), admin.sitting.secret("connector.api_key"))
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        await at.saves_form(admin, person)
        await at.says_same_pair(admin)
        await admin.does_it()
        await admin.continues_to("token", "functions")
        await admin.reads("The functions in CRM")
        await admin.continues_to("token", "old")
        await admin.shows("remind me in 3 days on the home screen")
        await admin.continue_()
        screen = await at.at_tokens(admin)
        await admin.reads("Revoke the old token")
        await admin.reads("on: Ideolve may still use it")
        assert "waits to be revoked" not in admin.words
        menu = screen.query_one(Menu)
        assert menu.get_option_at_index(menu.highlighted or 0).id == "check"
        after = (admin.sitting.answer("connector.client_id"), admin.sitting.secret("connector.api_key"))
        assert after == before
        assert at.slots(admin.sitting)["retiring"] == old
        assert count(admin) == 2
        assert steps.of_step(steps.SETUP[6], admin.sitting) is Standing.DONE
    assert rehearsal.is_alive(old)
    async with at.again(rehearsal, home) as admin:
        await admin.reads("check, regenerate, widen, revoke")
        assert "waits to be revoked" not in admin.words
        await at.opens_tokens(admin)
        await admin.chooses("revoke-old")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        assert list(at.slots(admin.sitting)) == ["current"]
        assert count(admin) == 1
        await admin.presses("escape")
        await admin.reads("check, regenerate, widen, revoke")
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1


async def test_an_old_pair_that_the_form_has_ended_is_found_out(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        pair = await at.saves_form(admin, person)
        await at.says_same_pair(admin)
        await admin.does_it()
        await admin.reads("The form has probably issued a new pair")
        assert at.slots(admin.sitting)["current"] == old
        assert rehearsal.is_alive(old)
        await admin.presses("f7")
        await admin.wait_for("token", "pair")
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        assert at.slots(admin.sitting)["retiring"] == old


async def test_the_secret_of_the_client_in_use_is_kept_and_another_client_needs_its_own(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await admin.presses("f7")
        await admin.wait_for("token", "credentials")
        secret = admin.field("beside.client_secret")
        assert secret.query_one(Input).placeholder == "kept; leave empty to keep it"
        assert "(optional)" not in admin.words
        right = admin.field("beside.client_id").answer
        await admin.fill("beside.client_id", "1000.FAKEOTHERCLIENT12345")
        await admin.until(lambda: not secret.query_one(Input).placeholder, "nothing is kept for that one")
        await admin.continue_()
        await admin.until(
            lambda: "Enter the one that belongs" in admin.problem("beside.client_secret"), "why"
        )
        await admin.fill("beside.client_id", right)
        await admin.continues_to("token", "consent")
        await admin.until_phase("waiting")


async def test_in_another_way_with_a_client_of_another_type(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        for part in ("client", "register", "way"):
            await admin.presses("f7")
            await admin.wait_for("token", {"client": "credentials"}.get(part, part))
        await admin.fill("beside.way", "self_client")
        await admin.continues_to("token", "register")
        await admin.confirms_by_hand()
        await admin.wait_for("token", "credentials")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("token", "consent")
        await admin.until_phase("waiting")
        scopes = await admin.copies_choice("copy")
        await admin.pastes_code(await person.generates_code(rehearsal.value("console"), scopes))
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await admin.continues_to("token", "form")
        pair = await at.saves_form(admin, person)
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        await at.ends_with(admin, "now")
        await admin.chooses("check")
        await admin.reads("Checked: 1 valid.")
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1


@pytest.mark.parametrize("way", ["browser", "device"])
async def test_by_the_listener_and_by_a_device_code(
    rehearsal: Rehearsed, person: Person, home: Path, way: str
) -> None:
    async with at.connected(rehearsal, person, home, answers={"consent.way": way}) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await admin.until_phase("waiting")
        if way == "device":
            await person.types_device_code(
                await admin.copies_choice("page"), await admin.copies_choice("copy")
            )
        else:
            await person.accepts(await admin.copies_choice("short"))
        await admin.until_phase("question")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await admin.continues_to("token", "form")
        assert at.slots(admin.sitting)["current"] == old
        await at.says_new_pair(admin, await at.saves_form(admin, person))
        await admin.does_it()
        await at.ends_with(admin, "now")
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1


@pytest.mark.parametrize("who", ["mira", "lena"])
async def test_another_company_in_the_browser_is_turned_away(
    rehearsal: Rehearsed, person: Person, home: Path, who: str
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)
        await person.lets_other_data_centers_know(admin.sitting.answer("zoho.client_id"))
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        person.signed_in_as = who
        await at.consents(admin, person)
        await admin.until_phase("failed")
        await admin.reads("but this profile belongs to Acme Instruments.")
        await admin.reads("The new token was revoked and forgotten; the token in use is untouched.")
        assert at.slots(admin.sitting) == old
        assert rehearsal.live_tokens == 1
        person.signed_in_as = "asha"
        await admin.chooses("again")
        await at.consents_and_accepts(admin, person)


@pytest.mark.parametrize("goes_on", [True, False])
async def test_another_person_of_the_company_is_a_question(
    rehearsal: Rehearsed, person: Person, home: Path, *, goes_on: bool
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        person.signed_in_as = "vikram"
        await at.consents(admin, person)
        await admin.until_phase("question")
        await admin.reads("Until now it was Asha Rao <asha.rao@acme.example.com> who had consented.")
        await admin.reads("This user is not an administrator")
        await admin.chooses("yes" if goes_on else "no")
        await admin.until_phase("connected" if goes_on else "waiting")
        assert at.slots(admin.sitting)["current"] == old
        assert ("pending" in at.slots(admin.sitting)) is goes_on
        assert rehearsal.live_tokens == (2 if goes_on else 1)


async def test_a_second_regeneration_makes_room_before_it_retires_another(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        first = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        for _ in range(2):
            await at.begins(admin, "regenerate", "consent")
            await at.consents_and_accepts(admin, person)
            pair = await at.saves_form(admin, person)
            await at.says_new_pair(admin, pair)
            second = at.slots(admin.sitting)["current"]
            await admin.does_it()
            await at.ends_with(admin, "later")
        assert at.slots(admin.sitting)["retiring"] == second != first
        assert count(admin) == 2
    assert not rehearsal.is_alive(first)
    assert rehearsal.is_alive(second)
    assert rehearsal.live_tokens == 2


async def test_it_warns_as_zohos_limit_nears(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        admin.sitting.profile.set(key_of(admin.sitting.answer("zoho.client_id")), 15)
        await admin.presses("s")
        await admin.wait_for("people", "roster")
        await admin.presses("f10")
        await admin.reads("15 refresh tokens of this client live")
        await at.opens_tokens(admin)
        await admin.chooses("regenerate")
        await admin.answers_dialog("not")
        await at.begins_after(admin, "regenerate", "go", "consent")
        await at.consents_and_accepts(admin, person)
        assert count(admin) == 16


async def test_another_way_that_is_left_changes_nothing(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        answers, words = dict(admin.sitting.answers), glance_of(admin)
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        for part in ("credentials", "register", "way"):
            await admin.presses("f7")
            await admin.wait_for("token", part)
        await admin.fill("beside.way", "self_client")
        await admin.continues_to("token", "register")
        assert "Asked again" not in admin.words
        await at.leaves(admin)
        assert glance_of(admin) == words
        await at.begins(admin, "regenerate", "consent")
        await admin.until_phase("waiting")
        assert dict(admin.sitting.answers) == answers


def glance_of(admin: Admin) -> tuple[str, str]:
    found = glance(admin.sitting, progress(admin.sitting))
    return found.health.words, found.next.words
