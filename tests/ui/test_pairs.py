"""Pairs that are issued together: another Client Id asks for its key at once, and what Ideolve refused is marked."""

from pathlib import Path

from textual.widgets import Input

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.ui.widgets.field import Field

ID, KEY = "connector.client_id", "connector.api_key"


def focused(admin: Admin) -> str:
    return next((one.question.key for one in admin.pane.query(Field) if one.has_focus_within), "")


def placeholder(admin: Admin, key: str) -> str:
    return admin.field(key).query_one(Input).placeholder


async def at_the_pair(admin: Admin, rehearsal: Rehearsed, person: Person) -> None:
    """With a pair that is kept and was validated."""
    await headstart(admin.sitting, rehearsal, person, "connection")
    admin.sitting.ledger.remember("setup/place", "connector/pair")
    await admin.sets_up()
    await admin.wait_for("connector", "pair")


async def test_another_client_id_asks_for_its_key_and_what_was_proven_of_the_old_key_falls(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await at_the_pair(admin, rehearsal, person)
        right, key = admin.sitting.answer(ID), admin.sitting.secret(KEY)
        assert placeholder(admin, KEY) == "kept; leave empty to keep it"
        await admin.fill(ID, "IDV-OTHER")
        await admin.until(lambda: not placeholder(admin, KEY), "nothing is kept for that one")
        await admin.continue_()
        await admin.until(lambda: focused(admin) == KEY, "the key that is asked for")
        assert "belongs to another “Client Id that the form issued”" in admin.problem(KEY)
        assert admin.sitting.secret(KEY) == key
        await admin.fill(ID, right)
        await admin.until(lambda: not admin.problem(KEY), "the old pair again")
        await admin.fill(KEY, "fake-wrong-key")
        await admin.continues_to("connector", "validate")
        (task,) = admin.tasks.board.tasks
        assert admin.outcome(task.key) is not Outcome.VERIFIED


async def test_a_pair_that_ideolve_refused_is_marked_in_its_form_and_filled_in_anew(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await at_the_pair(admin, rehearsal, person)
        await admin.fills({ID: "IDV-WRONG", KEY: "fake-wrong-key"})
        await admin.continues_to("connector", "validate")
        await admin.does_it()
        assert all(refused_answers.words(admin.sitting, key) for key in (ID, KEY))
        await admin.presses("f7")
        await admin.wait_for("connector", "pair")
        assert focused(admin) == ID
        assert "Ideolve does not accept this Client Id and API key together." in admin.problem(ID)
        assert admin.problem(KEY)
        await admin.presses(*"IDV-1")
        assert admin.field(ID).answer == "IDV-1"
        assert not admin.problem(ID)
        await admin.fill(KEY, "fake-other-key")
        await admin.continues_to("connector", "validate")
        assert not any(refused_answers.words(admin.sitting, key) for key in (ID, KEY))


async def test_the_accounts_pair_that_ideolve_refused_is_marked_and_filled_in_anew(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    own = ("ideolve.account_client_id", "ideolve.account_api_key")
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        await admin.fills(dict(zip(own, ("IDV-WRONG", "fake-wrong-key"), strict=True)))
        await admin.continues_to("workspace", "create")
        await admin.reads("does not accept this Client Id and API key together")
        await admin.presses("f7")
        await admin.wait_for("workspace", "names")
        assert focused(admin) == own[0]
        await admin.presses("f4")
        await admin.until(lambda: not any(admin.problem(key) for key in own), "both to be filled in")
        assert admin.field(own[0]).answer == rehearsal.value("ideolve_client_id")
        assert admin.field(own[1]).answer == rehearsal.value("ideolve_api_key")


async def test_what_was_refused_is_marked_after_a_restart_until_it_is_another_answer(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    wrong = {"ideolve.account_client_id": "IDV-WRONG", "ideolve.account_api_key": "fake-wrong-key"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace")
        await admin.sets_up()
        await admin.fills(wrong)
        await admin.continues_to("workspace", "create")
        await admin.reads("does not accept this Client Id and API key together")
        await admin.presses("f7")
        await admin.wait_for("workspace", "names")
    async with at_the_wizard(rehearsal.printed, home) as admin:
        assert "fake-wrong-key" not in str(admin.sitting.ledger.places())
        await admin.sitting.open_vault("memory")
        await admin.sets_up()
        await admin.wait_for("workspace", "names")
        await admin.until(lambda: all(admin.problem(key) for key in wrong), "the marks of both")
        admin.sitting.profile.set("ideolve.account_client_id", "IDV-EDITED")
        assert not any(refused_answers.words(admin.sitting, key) for key in wrong)


async def test_zohos_client_id_is_not_ideolves(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await at_the_pair(admin, rehearsal, person)
        await admin.fills({ID: "1000.FAKEZOHOCLIENT", KEY: "fake-key"})
        await admin.continue_()
        await admin.until(lambda: "This is Zoho's" in admin.problem(ID), "what is wrong")
        assert focused(admin) == ID


async def test_the_address_of_a_page_begins_as_pages_do(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fill("zoho.crm_address", "htps://crm.zoho.in/crm/org60012345/tab/Home")
        await admin.continue_()
        await admin.until(
            lambda: "This begins with htps:" in admin.problem("zoho.crm_address"), "what is wrong"
        )
        assert focused(admin) == "zoho.crm_address"
