"""Choices of a form: the arrows and the keys of vi never wrap and lead on, and text that is typed there chooses nothing."""

from pathlib import Path

import pytest
from textual.widgets import Button, TextArea

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.stillness import stillness
from tests.support.stills.catalog import still
from zoho_ideolve_wizard.ui.widgets.choices import Choices
from zoho_ideolve_wizard.ui.widgets.field import Field


def focused(admin: Admin) -> str:
    return next((one.question.key for one in admin.pane.query(Field) if one.has_focus_within), "")


def under_cursor(admin: Admin, key: str) -> str:
    control = admin.field(key).control
    assert isinstance(control, Choices)
    assert control.under_cursor is not None
    return control.under_cursor.name or ""


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_past_the_last_choice_is_the_next_field_and_before_the_first_the_one_before(
    down: str, up: str, rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.presses(down)
        assert (focused(admin), under_cursor(admin, "use")) == ("use", "archive")
        await admin.presses(down)
        assert focused(admin) == "zoho.crm_address"
        await admin.presses("up")
        assert (focused(admin), under_cursor(admin, "use")) == ("use", "collaboration")
        await admin.presses(up)
        assert (focused(admin), under_cursor(admin, "use")) == ("use", "collaboration")
        assert admin.field("use").answer == "collaboration"


async def test_from_the_buttons_the_arrows_lead_back_into_the_form(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        for key, where in (("up", "secrets.vault"), ("k", "secrets.vault"), ("down", "use"), ("j", "use")):
            admin.pane.query_one("#primary", Button).focus()
            await admin.settled()
            await admin.presses(key)
            assert focused(admin) == where


async def test_g_goes_to_the_ends_and_chooses_nothing(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        admin.field("zoho.data_center").control.focus()
        values = [choice.value for choice in admin.field("zoho.data_center").question.choices]
        for key, where in (("G", -1), ("G", -1), ("g", 0), ("g", 0)):
            await admin.presses(key)
            assert under_cursor(admin, "zoho.data_center") == values[where]
        assert admin.field("zoho.data_center").answer == "unknown"


@pytest.mark.parametrize("text", ["four or five words", " https://crm.zoho.in", " four", "x ", "a j k g"])
async def test_a_text_that_is_typed_or_pasted_on_a_choice_chooses_nothing(
    text: str, rehearsal: Rehearsed, home: Path
) -> None:
    keys = {" ": "space", ":": "colon", "/": "slash", ".": "full_stop"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.presses("down")
        await admin.presses(*(keys.get(character, character) for character in text), "enter")
        await admin.until(lambda: "That is text" in admin.hint, "a word about it")
        assert (focused(admin), admin.field("use").answer) == ("use", "collaboration")
        await admin.pastes(text)
        await admin.until(lambda: "That is text" in admin.hint, "a word about it")
        assert admin.field("use").answer == "collaboration"
        await admin.presses("up", "down", "space")
        assert admin.field("use").answer == "archive"
        await admin.presses("up", "enter")
        assert admin.field("use").answer == "collaboration"


async def test_a_choice_is_marked_optional_nowhere_and_a_click_on_words_is_for_their_field(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=(120, 40)) as admin:
        await admin.sets_up()
        for part in (".prompt", ".help"):
            admin.field("use").control.focus()
            await admin.settled()
            words = admin.field("zoho.crm_address").query_one(part)
            assert await admin.pilot.click(words)
            await admin.until(lambda: focused(admin) == "zoho.crm_address", "the field whose words these are")
        assert admin.field("use").answer == "collaboration"


async def test_what_a_choice_asks_besides_is_said_and_seen(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fill("secrets.vault", "passphrase")
        await admin.until(
            lambda: "Asked now too: Passphrase for that file, The same passphrase again." in admin.hint,
            "what is asked besides",
        )


def test_what_asks_in_its_own_words_does_not_in_a_list(tmp_path: Path) -> None:
    with stillness():
        hint = still("step7-before-day").visit(
            tmp_path, lambda app: str(app.screen.query_one("#hint").render())
        )
    assert hint.startswith("Asked now too: Since which day. ")


async def test_after_filling_in_enter_never_goes_on_over_a_choice_that_nobody_saw(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.presses("f4")
        await admin.until(lambda: focused(admin) == "secrets.vault", "the choice that was not seen")
        await admin.shows("Where may the wizard keep secrets?")
        assert (admin.setup.step.key, admin.setup.part.key) == ("prerequisites", "company")
        await admin.presses("enter")
        await admin.wait_for("prerequisites", "sign-up")


async def test_an_empty_list_of_people_is_passed_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people/roster")
        await admin.sets_up()
        await admin.until(lambda: isinstance(admin.app.focused, TextArea), "the text")
        await admin.presses("tab")
        assert isinstance(admin.app.focused, Button)
        await admin.types_people("ana@example.com")
        await admin.until(lambda: getattr(admin.app.focused, "id", "") == "people", "the list")
        await admin.presses("d", "u")
        await admin.reads("ana@example.com is on the list again.")
