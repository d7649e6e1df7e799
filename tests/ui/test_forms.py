"""Forms: the field that is typed into is in view, what Enter and the arrows do, what is said of it, and what was noted."""

from pathlib import Path

import pytest
from textual.widgets import Button, Input, Static

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.ui.widgets.choices import Choices
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.fields import Fields

SIZES = [(80, 24), (120, 40)]


def focused(admin: Admin) -> str:
    """The question whose field has the focus."""
    return next((one.question.key for one in admin.pane.query(Field) if one.has_focus_within), "")


def in_view(admin: Admin, key: str) -> bool:
    """Whether all of the field can be seen: its prompt, what is typed, what is wrong and its help."""
    field = admin.field(key)
    return bool(field.region) and admin.pane.query_one(Fields).region.contains_region(field.region)


async def sees(admin: Admin, key: str) -> None:
    await admin.until(lambda: focused(admin) == key, f"the focus in {key}")
    await admin.until(lambda: in_view(admin, key), f"{key} in view")


async def with_passphrase(admin: Admin) -> None:
    """Marks the file that a passphrase locks, and goes on from there."""
    await admin.fill("secrets.vault", "passphrase")
    await admin.presses("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_fields_that_a_choice_brings_are_seen_when_they_get_the_focus(
    size: tuple[int, int], rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=size) as admin:
        await admin.sets_up()
        await with_passphrase(admin)
        await sees(admin, "secrets.passphrase")
        await admin.reads("At least 12 characters.")
        await admin.presses(*"short", "enter")
        await sees(admin, "secrets.passphrase_again")


async def test_up_and_down_go_from_field_to_field_and_never_scroll_the_focus_away(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        for key in ("workspace.description", "workspace.sales_group", "workspace.experts_group"):
            await admin.presses("down")
            await sees(admin, key)
        await admin.presses("up", "up", "up", "up")
        await sees(admin, "workspace.name")
        admin.field("ideolve.account_api_key").control.focus()
        await admin.presses("down")
        await admin.until(lambda: isinstance(admin.app.focused, Button), "the button after the last field")
        await admin.presses("k")
        await sees(admin, "ideolve.account_api_key")


async def test_what_was_scrolled_away_comes_back_when_it_is_typed_into(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        await admin.presses("pagedown")
        await admin.until(lambda: not in_view(admin, "workspace.name"), "another part of the form")
        await admin.presses("x")
        await sees(admin, "workspace.name")


async def test_from_a_wrong_secret_one_never_gets_to_a_field_that_shows_what_is_typed(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fills({"zoho.crm_address": "https://mail.zoho.in/", "ideolve.primary_contact": ""})
        await with_passphrase(admin)
        await sees(admin, "secrets.passphrase")
        await admin.pastes("four or five words do")
        await admin.presses("enter")
        await admin.pastes("four or five words so")
        await admin.presses("enter")
        await admin.until(lambda: admin.problem("secrets.passphrase"), "what is wrong")
        await sees(admin, "secrets.passphrase")
        await admin.until(lambda: "Wrong too: Address of your Zoho CRM" in admin.hint, "the others")
        assert "Still to enter: Ideolve primary contact." in admin.hint
        await admin.pastes("four or five words so")
        await admin.until(lambda: not admin.problem("secrets.passphrase"), "another one")
        assert admin.field("secrets.passphrase").answer == "four or five words so"
        assert "passphrase" not in admin.hint.partition("Wrong too:")[2]
        await admin.continue_()
        await sees(admin, "zoho.crm_address")
        await admin.presses(*"htps")
        assert admin.field("zoho.crm_address").answer == "htps"


@pytest.mark.parametrize("size", SIZES)
async def test_a_choice_says_what_it_means_before_it_is_taken_and_enter_goes_on_only_from_the_one_taken(
    size: tuple[int, int], rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=size) as admin:
        await admin.sets_up()
        field = admin.field("use")

        def said() -> str:
            below = field.query_one(".help", Static)
            return str(below.content) if below.display else admin.hint

        await admin.until(lambda: said().startswith("Sales teams share notes"), "the one that is taken")
        await admin.presses("down")
        await admin.until(lambda: said().startswith("Accounts and deals become notes"), "the one below")
        assert field.answer == "collaboration"
        await admin.until(lambda: "Enter Choose" in admin.screen, "what Enter does on this one")
        await admin.presses("enter")
        assert (field.answer, focused(admin)) == ("archive", "use")
        await admin.until(lambda: "Enter Next" in admin.screen, "what Enter does on the one taken")
        await admin.presses("enter")
        assert focused(admin) == "zoho.crm_address"
        await admin.until(lambda: in_view(admin, "use") or size == (80, 24), "all of it")


async def test_help_stands_below_its_own_field_where_there_is_room(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=(120, 40)) as admin:
        await admin.sets_up()
        field = admin.field("zoho.crm_address")
        lines = admin.screen.splitlines()
        row = next(index for index, line in enumerate(lines) if field.question.help[:40] in line)
        assert row == field.control.region.bottom
        assert field.question.help not in admin.hint
        await admin.pilot.resize_terminal(80, 24)
        field.control.focus()
        await admin.until(lambda: field.question.help in admin.hint, "the same at the bottom")
        assert not field.query_one(".help").display


async def test_what_was_noted_takes_the_place_of_what_is_wrong_and_what_is_filled_in_is_said(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        noted = admin.field("zoho.crm_address").question.noted
        await admin.fills(
            {"zoho.crm_address": "https://mail.zoho.in/", "ideolve.primary_contact": "me@acme.org"}
        )
        await admin.until(lambda: "Fill in" in admin.screen, "the offer")
        await admin.fills_in_what_was_noted()
        assert admin.field("zoho.crm_address").answer == noted
        assert admin.field("ideolve.primary_contact").answer == "me@acme.org"
        await sees(admin, "secrets.vault")
        assert admin.hint.startswith("Filled in: Address of your Zoho CRM. This one is yours to choose.")
        await admin.until(lambda: "Fill in" not in admin.screen, "nothing more to fill in")


async def test_after_filling_in_one_is_where_something_is_still_missing(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fill("secrets.vault", "passphrase")
        await admin.fills_in_what_was_noted()
        await sees(admin, "secrets.passphrase")
        assert admin.hint.startswith("Filled in: Address of your Zoho CRM, Ideolve primary contact.")


async def test_blanks_around_a_secret_are_not_part_of_it_but_of_a_passphrase_they_are(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fill("secrets.vault", "passphrase")
        for key in ("secrets.passphrase", "secrets.passphrase_again"):
            admin.field(key).query_one(Input).value = "four or five words "
        assert admin.field("secrets.passphrase").answer == "four or five words "
        await admin.presses("f10")
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        key = rehearsal.value("ideolve_api_key")
        admin.field("ideolve.account_api_key").query_one(Input).value = f" {key} "
        assert admin.field("ideolve.account_api_key").answer == key
        admin.field("ideolve.account_api_key").query_one(Input).value = f"{key} {key}"
        await admin.continue_()
        assert "There is a space or a line break in it." in admin.problem("ideolve.account_api_key")


async def test_an_example_does_not_look_like_an_answer(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.shows("such as https://crm.zoho.in/crm/")


async def test_nothing_moves_under_a_mouse_button_that_is_down(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        fields, field = admin.pane.query_one(Fields), admin.field("ideolve.primary_contact")
        bottom = fields.region.bottom
        fields.scroll_to(y=field.virtual_region.y - fields.size.height + 2, animate=False)
        await admin.until(lambda: field.control.region.y == bottom - 1, "the field as the last line")
        await admin.settled()
        where, offset = field.control.region.offset, fields.scroll_y
        assert await admin.pilot.mouse_down(offset=(where.x + 1, where.y))
        await admin.until(lambda: focused(admin) == field.question.key, "the focus")
        await admin.settled()
        assert fields.scroll_y == offset
        await admin.pilot.mouse_up(offset=(where.x + 1, where.y))
        await sees(admin, field.question.key)


async def test_a_choice_is_told_by_its_mark_and_the_cursor_lies_over_all_of_its_line(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.presses("down")
        taken, under = admin.field("use").query_one(Choices).children
        for one, mark in ((taken, "(•)"), (under, "( )")):
            line = admin.app.screen._compositor.render_strips()[one.region.y]
            cells = list(line.crop(one.region.x, one.region.right))
            assert "".join(cell.text for cell in cells).startswith(mark)
            assert len({cell.style.bgcolor for cell in cells if cell.style}) == 1
        assert under.background_colors != taken.background_colors
