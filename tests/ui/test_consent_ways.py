"""Every way to a token, each over HTTP: what the admin sees, does, and has afterwards."""

import socket
from pathlib import Path

import pytest
from textual import events

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.ui.screens.index import EntryScreen


def way(name: str) -> dict[str, str]:
    return {"consent.way": name}


async def says_yes(admin: Admin) -> None:
    await admin.until_phase("question")
    await admin.reads("Is this the company that Ideolve is to read?")
    await admin.chooses("yes")
    await admin.until_phase("connected")


def wrapped(address: str, width: int = 60) -> str:
    """As a terminal of that width hands it over: broken into lines."""
    return "\n".join(address[start : start + width] for start in range(0, len(address), width))


async def test_the_listener_takes_the_code_and_the_browser_says_what_comes_next(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        short = await admin.copies_choice("short")
        assert len(short) < 40
        browser = await person.accepts(short)
        assert "go back to the terminal" in browser.words
        await says_yes(admin)
        token = connector_token(admin.sitting)
    assert token is not None
    assert (token.organization_name, token.user_email) == ("Acme Instruments", "asha.rao@acme.example.com")
    assert set(token.scopes.replace(" ", ",").split(",")) == {scope.name for scope in scopes.CONNECTOR}


async def test_the_page_is_opened_in_the_browser_when_there_is_one(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        await person.accepts(await admin.copies_choice("open"))
        await says_yes(admin)


async def test_an_address_that_wrapped_over_lines_is_joined(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("paste"))
        await admin.sets_up()
        browser = await person.accepts(await admin.copies_choice("copy"))
        await admin.pastes_code(wrapped(browser.address))
        await says_yes(admin)


async def test_what_is_pasted_with_the_cursor_on_the_menu_goes_where_it_belongs(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("paste"))
        await admin.sets_up()
        page = await person.accepts(await admin.copies_choice("copy"))
        assert admin.consent.query_one("#menu").has_focus
        admin.app.post_message(events.Paste(wrapped(page.address)))
        await admin.until(lambda: admin.consent.query_one("#paste").has_focus, "it is in its place")
        await admin.presses("enter")
        await says_yes(admin)


async def test_a_self_client_with_too_few_scopes_is_doubted_and_nothing_pasted_is_said_in_its_words(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("self_client"))
        await admin.sets_up()
        console = await admin.copies_choice("open")
        await admin.pastes_code(" ")
        await admin.reads("Copy the code that the Self Client's tab Generate Code shows")
        admin.consent.query_one("#menu").focus()
        await admin.presses("w")
        await admin.until(lambda: isinstance(admin.app.screen, EntryScreen), "what the message means")
        await admin.presses("escape")
        code = await person.generates_code(console, "ZohoCRM.org.READ,ZohoCRM.users.READ")
        await admin.pastes_code(code)
        await admin.until_phase("question")
        await admin.reads("! It lacks ZohoCRM.modules.accounts.READ and 3 more")


async def test_a_cut_address_is_told_apart_and_the_whole_one_still_works(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("paste"))
        await admin.sets_up()
        address = (await person.accepts(await admin.copies_choice("copy"))).address
        await admin.pastes_code(address[: address.index("code=") + 20])
        await admin.reads("was it cut?")
        await admin.pastes_code(address)
        await says_yes(admin)


async def test_an_address_of_an_earlier_attempt_is_refused(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("paste"))
        await admin.sets_up()
        stale = (await person.accepts(await admin.copies_choice("copy"))).address
        await admin.presses("f5")
        await admin.pastes_code(stale)
        await admin.reads("does not answer the consent page that this wizard opened")
    assert rehearsal.live_tokens == 0


async def test_a_self_client_code_needs_no_redirect(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("self_client"))
        await admin.sets_up()
        console = await admin.copies_choice("open")
        code = await person.generates_code(console, await admin.copies_choice("copy"))
        await admin.pastes_code(code)
        await says_yes(admin)


async def test_a_device_code_is_typed_elsewhere_while_the_wizard_waits(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("device"))
        await admin.sets_up()
        user_code = await admin.copies_choice("copy")
        await admin.reads(user_code)
        await person.types_device_code(await admin.copies_choice("page"), user_code)
        await says_yes(admin)
        assert admin.hint == "", "no code is waited for any more"


async def test_with_the_device_flow_too_it_stays_said_that_a_token_was_revoked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("device"))
        await admin.sets_up()
        person.signed_in_as = "mira"
        await person.types_device_code(await admin.copies_choice("page"), await admin.copies_choice("copy"))
        await admin.until_phase("question")
        await admin.chooses("no")
        await admin.reads("That token was revoked.")
        await admin.reads("The code is good for")


async def test_reject_then_accept_on_the_same_page(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        short = await admin.copies_choice("short")
        browser = await person.rejects(short)
        assert "Consent was refused." in browser.words
        await admin.reads("Open the consent page again and press Accept.")
        assert admin.consent.phase == "waiting"
        await person.accepts(short)
        await says_yes(admin)
        assert admin.hint == "", "what was refused before is over"


async def test_the_account_lives_in_another_data_center_than_chosen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    person.signed_in_as = "lena"
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        await person.accepts(await admin.copies_choice("short"))
        await admin.reads("You chose India (zoho.in); the account lives in Europe (zoho.eu).")
        await says_yes(admin)
        await admin.continues_to("connector", "form")
        form = await admin.copies("Host", "Client Id", "Client Secret", "Refresh Token")
        assert form["Host"] == rehearsal.value("data_centers.eu.api")
        await person.creates_workspace("Zoho CRM Europe")
        pair = await person.saves_connector(
            host=form["Host"],
            client_id=form["Client Id"],
            client_secret=form["Client Secret"],
            refresh_token=form["Refresh Token"],
            user=rehearsal.value("primary_contact"),
            workspace="Zoho CRM Europe",
        )
    assert pair.secret


async def test_somebody_of_another_company_is_declined_then_the_right_one_accepts(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        person.signed_in_as = "mira"
        await person.accepts(await admin.copies_choice("short"))
        await admin.reads("Other Trading Co (organization 60077001)")
        await admin.reads("The CRM address you pasted belongs to organization 60012345, not to this one.")
        assert rehearsal.live_tokens == 1
        await admin.chooses("no")
        await admin.reads("That token was revoked.")
        assert rehearsal.live_tokens == 0

        person.signed_in_as = "asha"
        await person.accepts(await admin.copies_choice("short"))
        await admin.reads("Acme Instruments (organization 60012345)")
        assert admin.hint == "", "that the other token was revoked was read while this one was waited for"
        await says_yes(admin)
    assert rehearsal.live_tokens == 1


async def test_somebody_who_is_no_administrator_is_told_what_that_means(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    person.signed_in_as = "vikram"
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        await person.accepts(await admin.copies_choice("short"))
        await admin.reads("This user is not an administrator: the setup in CRM needs one.")


@pytest.mark.parametrize("edition", ["free"])
async def test_a_free_edition_is_doubted(
    rehearsal: Rehearsed, person: Person, home: Path, edition: str
) -> None:
    rehearsal.settings(edition=edition)
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        await admin.sets_up()
        await person.accepts(await admin.copies_choice("short"))
        await admin.reads("This is a free edition, which may lack functions and workflow rules.")


async def test_a_taken_port_is_named_and_freed_it_works(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    port = int(rehearsal.value("redirect_uri").rpartition(":")[2].partition("/")[0])
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=way("browser"))
        with socket.create_server(("127.0.0.1", port)):
            await admin.sets_up()
            await admin.reads(f"Port {port} is taken by ")
            await admin.reads(
                "the redirect URI registered in Zoho's API Console must then name that port too"
            )
        await admin.chooses("again")
        await admin.until_phase("waiting")
        await person.accepts(await admin.copies_choice("short"))
        await says_yes(admin)


async def test_quitting_before_the_answer_to_whose_company_asks_again_at_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    sealed = {"secrets.vault": "passphrase", "secrets.passphrase": "four or five words do", **way("browser")}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=sealed)
        await admin.sets_up()
        await person.accepts(await admin.copies_choice("short"))
        await admin.until_phase("question")
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.answers_dialog("ok", typed="four or five words do")
        await admin.wait_for("consent", "consent")
        await says_yes(admin)
    assert rehearsal.live_tokens == 1
