"""Requests to Ideolve that fail: repeated where that is safe, told where not, and done alone afterwards."""

from pathlib import Path

from tests.support.admin import at_the_wizard
from tests.support.company import WORKSPACE
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui.screens.dialog import Dialog

GROUPS = "POST /rehearsal-admin/workspaces/*/groups"
LIST = "GET /rehearsal-admin/workspaces"
AUTH = "POST /v4/user/"
SALES, EXPERTS = f"group/{WORKSPACE}/Sales", f"group/{WORKSPACE}/Experts"
EVERYTHING = 5
"""Changes of a new workspace: itself, two groups, two sets of controls."""


async def test_a_request_that_fails_once_is_repeated(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        rehearsal.faults((GROUPS, "status", 500))
        await admin.sets_up()
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}
    assert set(rehearsal.workspace(WORKSPACE)["groups"]) == {"Sales", "Experts"}  # type: ignore[call-overload]
    assert rehearsal.writes == EVERYTHING


async def test_an_answer_that_is_lost_is_looked_up_before_anything_is_done_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        rehearsal.faults((GROUPS, "truncated"))
        await admin.sets_up()
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}
        assert "Done: the service said so when asked." in admin.tasks.board.lines.values()
    assert rehearsal.writes == EVERYTHING


async def test_what_fails_for_good_says_why_and_is_retried_alone(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        rehearsal.faults((GROUPS, "status", 500, 0))
        await admin.sets_up()
        await admin.does_it()
        failed = {key for key, now in admin.tasks.board.outcomes.items() if now is Outcome.FAILED}
        assert failed == {SALES, EXPERTS}
        await admin.reads("Ideolve has a fault at the moment (HTTP 500)")
        await admin.reads("Wait a few minutes, then try again.")
        assert rehearsal.writes == EVERYTHING - 2

        rehearsal.faults()
        await admin.highlights(EXPERTS)
        await admin.presses("r")
        await admin.until(lambda: admin.outcome(EXPERTS) is Outcome.VERIFIED, "the one that was retried")
        await admin.until(lambda: not admin.tasks.busy, "the end of it")
        assert admin.outcome(SALES) is Outcome.FAILED
        assert rehearsal.writes == EVERYTHING - 1


async def test_when_nothing_can_be_read_nothing_is_done(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        rehearsal.faults((LIST, "status", 503))
        await admin.sets_up()
        await admin.reads("Ideolve has a fault at the moment (HTTP 503)")
        assert rehearsal.writes == 0
        await admin.presses("f5")
        await admin.has_looked()
        await admin.does_it()
    assert rehearsal.writes == EVERYTHING


async def test_a_wrong_key_of_the_account_is_no_outage(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    wrong = {"ideolve.account_api_key": "fake-secret-of-the-connector"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create", answers=wrong)
        await admin.sets_up()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")
        await admin.reads("Copy both again from the same page of Ideolve, and enter them again.")
    assert rehearsal.writes == 0


async def test_closing_while_work_is_under_way_asks_first(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        rehearsal.faults((GROUPS, "slow", 3, 0))
        await admin.sets_up()
        await admin.has_looked()
        await admin.continue_()
        await admin.until(lambda: admin.outcome(SALES) is Outcome.RUNNING, "work under way")
        await admin.quits()
        await admin.answers_dialog("stay")
        assert not isinstance(admin.app.screen, Dialog)
        await admin.until(lambda: not admin.tasks.busy, "the work's end")
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}


async def test_a_wrong_key_of_the_connector_and_an_outage_are_told_apart(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector/pair")
        pair = await person.saves_connector(
            host=rehearsal.value("api"),
            client_id=rehearsal.value("client_id"),
            client_secret=rehearsal.value("client_secret"),
            refresh_token=admin.sitting.secret("tokens.connector.current"),
            user=rehearsal.value("primary_contact"),
            workspace=WORKSPACE,
        )
        await admin.sets_up()
        await admin.fills(
            {"connector.client_id": pair.id, "connector.api_key": rehearsal.value("ideolve_api_key")}
        )
        await admin.continue_()
        await admin.reads("keep this only if the form's page shows it")
        await admin.continues_to("connector", "validate")
        await admin.does_it()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")

        await admin.presses("f7")
        await admin.wait_for("connector", "pair")
        await admin.fill("connector.api_key", pair.secret)
        await admin.continues_to("connector", "validate")
        rehearsal.faults((AUTH, "status", 500, 0))
        await admin.does_it()
        await admin.reads("Ideolve has a fault at the moment (HTTP 500)")
        await admin.reads("This is not about the Client Id or the API key")

        rehearsal.faults()
        await admin.does_it()
        assert admin.tasks.board.done
