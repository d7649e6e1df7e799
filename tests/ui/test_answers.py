"""Answers: kept, half-typed, doubted; secrets behind a passphrase; settings that were damaged."""

from pathlib import Path

from textual.widgets import OptionList

from tests.support.admin import at_the_wizard
from tests.support.company import COMMENT_ONLY, WORKSPACE
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.ui.screens.setup import SetupScreen
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.form import FormPane

PASSPHRASE = "four or five words do"


def test_a_field_that_is_not_drawn_yet_has_the_answer_that_it_will_show() -> None:
    """Drafts are written down by the clock, also while fields are made anew."""
    field = Field(Question("workspace.name", "Name"), "Zoho CRM")
    assert field.answer == "Zoho CRM"


async def test_half_typed_answers_are_there_at_the_next_start_but_no_secret(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        await admin.fill("ideolve.account_api_key", "fake-secret-half-typed")
        await admin.fill("workspace.name", "Zoho CRM of Ac")
        await admin.quits()
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.wait_for("workspace", "names")
        assert admin.field("workspace.name").answer == "Zoho CRM of Ac"
        assert admin.field("ideolve.account_api_key").answer == ""


async def test_a_form_left_while_its_fields_are_still_being_made_keeps_what_was_typed(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        await admin.fill("workspace.name", "Zoho CRM of Ac")
        form = admin.setup.pane
        assert isinstance(form, FormPane)
        form.keep_drafts()
        question = admin.field("workspace.name").question
        await form.query_one("#fields").remove_children()
        form.query_one("#fields").mount(Field(question, "Zoho CRM of Ac"))  # in the tree, not made yet
        form.keep_drafts()
        assert admin.sitting.ledger.places()["draft/workspace.name"] == "Zoho CRM of Ac"


async def test_a_passphrase_is_asked_for_at_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fills_in_what_was_noted()
        await admin.fills({"secrets.vault": "passphrase", "secrets.passphrase": "too short"})
        await admin.continue_()
        assert "Use at least 12 characters" in admin.problem("secrets.passphrase")
        await admin.fills(
            {"secrets.passphrase": PASSPHRASE, "secrets.passphrase_again": "four or five words so"}
        )
        await admin.continue_()
        assert admin.problem("secrets.passphrase") == "The two differ. Type both again."
        assert admin.field("secrets.passphrase").control.has_focus
        assert (admin.field("secrets.passphrase").answer, admin.field("secrets.passphrase_again").answer) == (
            "",
            "",
        )
        await admin.fills({"secrets.passphrase": PASSPHRASE, "secrets.passphrase_again": PASSPHRASE})
        await admin.continues_to("prerequisites", "sign-up")
        assert PASSPHRASE not in [admin.sitting.vault.get(name) for name in admin.sitting.vault.names()]
        await admin.confirms_by_hand()
        await admin.wait_for("workspace", "names")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("workspace", "create")
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.answers_dialog("ok", typed="another passphrase")
        await admin.reads("Your secrets are locked")
        await admin.until(lambda: admin.app.screen.query("#problem"), "the dialog again")
        await admin.reads("passphrase")
        assert not isinstance(admin.app.screen, SetupScreen)
        await admin.answers_dialog("ok", typed=PASSPHRASE)
        await admin.wait_for("workspace", "create")
        await admin.does_it()
    assert rehearsal.workspace(WORKSPACE)["name"] == WORKSPACE


async def test_secrets_kept_for_one_run_only_are_asked_for_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.reads("The account's API key is not at hand: it was kept for one run only.")
        await admin.presses("f7")
        await admin.wait_for("workspace", "names")
        await admin.fill("ideolve.account_api_key", rehearsal.value("ideolve_api_key"))
        await admin.continues_to("workspace", "create")
        await admin.does_it()
    assert rehearsal.workspace(WORKSPACE)["controls"] == {
        "workspace": COMMENT_ONLY,
        "default_note": COMMENT_ONLY,
    }


async def test_archive_only_has_no_groups_and_nobody_to_ask(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace", answers={"use": "archive"})
        await admin.sets_up()
        asked = [field.question.key for field in admin.pane.query("Field") if field.display]  # type: ignore[attr-defined]
        assert "workspace.sales_group" not in asked
        await admin.fills_in_what_was_noted()
        await admin.continues_to("workspace", "create")
        await admin.does_it()
        assert len(admin.tasks.board.tasks) == 3
        await admin.goes_to("finish")
        await admin.until(lambda: admin.app.screen.query_one("#menu", OptionList).option_count, "the choices")
        assert "Copy the message to the experts" not in admin.words
    assert rehearsal.workspace(WORKSPACE)["groups"] == {}
    assert rehearsal.workspace(WORKSPACE)["invitations"] == []


async def test_a_public_mail_provider_is_doubted_and_can_be_kept(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fills({"ideolve.primary_contact": "acme.crm@gmail.com", "secrets.vault": "memory"})
        await admin.continue_()
        assert "gmail.com is a public mail provider." in admin.problem("ideolve.primary_contact")
        await admin.continues_to("prerequisites", "sign-up")
        assert admin.sitting.answer("ideolve.primary_contact") == "acme.crm@gmail.com"


async def test_the_address_bar_of_crm_tells_data_center_and_organization(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fill(
            "zoho.crm_address", f"{rehearsal.value('data_centers.eu.crm')}/crm/org20055112/tab/Home"
        )
        await admin.until(lambda: admin.field("zoho.data_center").answer == "eu", "the data center")
        await admin.fills({"ideolve.primary_contact": "crm@acme.example.com", "secrets.vault": "memory"})
        await admin.continues_to("prerequisites", "sign-up")
        assert admin.sitting.answer("zoho.organization") == "20055112"


async def test_damaged_settings_are_set_aside_and_the_place_is_told(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        path = admin.sitting.profile.path
    whole = path.read_text(encoding="utf-8")
    damaged = whole + "workspace = = broken\n"
    path.write_text(damaged, encoding="utf-8")
    line = damaged.count("\n")

    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.reads("The settings were damaged")
        await admin.reads(f"line {line}, column ")
        await admin.answers_dialog("ok")
        await admin.sets_up()
        assert admin.on_a_form
    (kept,) = [one for one in path.parent.iterdir() if "damaged" in one.name]
    assert kept.read_text(encoding="utf-8") == damaged
