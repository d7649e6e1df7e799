"""The place to paste into, what v shows, and where the cursor is while consent is waited for and asked about."""

from pathlib import Path

from tests.support import tokens as at
from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import consent_scene
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.step import Consent
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.paste_place import PastePlace

PASTE = {"consent.way": "paste"}
NOT_THAT = "This is neither a redirected address nor a code."


def place(admin: Admin) -> PastePlace:
    return admin.consent.query_one(PastePlace)


def under_cursor(admin: Admin) -> str:
    menu = admin.consent.query_one(Menu)
    return menu.get_option_at_index(menu.highlighted or 0).id or ""


async def test_the_next_paste_takes_the_place_of_what_was_refused(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        right = (await person.accepts(await admin.copies_choice("copy"))).address
        await admin.pastes("something else altogether")
        await admin.presses("enter")
        await admin.reads(NOT_THAT)
        assert place(admin).field.has_focus
        await admin.pastes("and yet another")
        assert place(admin).field.value == "and yet another"
        assert NOT_THAT not in admin.words, "that was said of another text"
        await admin.continue_()
        await admin.reads(NOT_THAT)
        await admin.pastes(right)
        await admin.presses("enter")
        await admin.until_phase("question")


async def test_what_is_typed_at_the_list_and_is_no_key_of_it_goes_to_the_place(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        assert admin.consent.query_one(Menu).has_focus
        await admin.presses(*"1000")
        assert (place(admin).field.value, place(admin).field.has_focus) == ("1000", True)
        opened = list(admin.opened)
        await admin.presses("enter")
        await admin.reads(NOT_THAT)
        assert admin.opened == opened
        await admin.presses("up")
        assert admin.consent.query_one(Menu).has_focus
        await admin.presses("end")
        await admin.presses("down")
        assert place(admin).field.has_focus, "below the list, not back at its beginning"


async def test_v_shows_the_line_under_the_cursor_and_nothing_of_earlier_parts(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        await admin.goes_to("application", "register")
        await admin.presses("u")
        await admin.continue_()
        await admin.copies()
        await admin.reads("Nothing to paste?")
        await admin.goes_to("consent")
        address = await admin.copies_choice("copy")
        await admin.reads("Nothing to paste? v shows it.")
        assert "v Show alone" in admin.screen
        await admin.presses("v")
        await admin.until(lambda: isinstance(admin.app.screen, ValueScreen), "the value")
        await admin.reads(address)


async def test_a_doubted_company_is_not_said_yes_to_by_enter(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        admin.sitting.profile.set("zoho.organization", "60099999")
        await admin.sets_up()
        await at.consents(admin, person)
        await admin.reads("The CRM address you pasted belongs to organization 60099999, not to this one.")
        await admin.until_phase("question")
        assert under_cursor(admin) == "no"


async def test_without_a_doubt_yes_is_under_the_cursor(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        await at.consents(admin, person)
        await admin.until_phase("question")
        assert under_cursor(admin) == "yes"
        await admin.reads("Log in as the administrator who will stay: the token rests on that person.")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        assert not admin.consent.query_one(".intro").display, "somebody has logged in"


async def test_with_a_device_what_was_copied_and_how_long_the_code_is_good_are_both_read(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "device"})
        await admin.sets_up()
        await admin.copies_choice("copy")
        await admin.reads("Code: Sent to your terminal's clipboard.")
        left = str(admin.consent.query_one("#say").render())
        await admin.until(
            lambda: str(admin.consent.query_one("#say").render()) != left, "the time that is left, told anew"
        )
        assert "Code: Sent to your terminal's clipboard." in admin.hint
        await admin.reads("The code is good for")


async def test_after_the_teams_consent_it_is_said_where_its_token_ends(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        part = Consent("team", "", "", Purpose.TEAM)
        attempt = consent.Attempt(admin.sitting, part)
        await attempt.exchange(attempt.read((await person.accepts(attempt.url)).address))
        card = consent.pending(admin.sitting, Purpose.TEAM)
        assert card is not None
        scene = Scene(Phase.CONNECTED, admin.sitting, part, attempt)
        assert "To revoke it: Tokens, on the home screen." in consent_scene.follows(scene, card)
