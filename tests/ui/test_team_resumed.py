"""The wizard is closed in the middle of a job: the next start says so, goes on there, and does nothing twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import KEPT, NISHA, VIKRAM, TeamAdmin, again, at_the_team
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui.screens.dialog import Dialog

ZOE = "zoe.winter@acme.example.com"


async def runs_until(team: TeamAdmin, typed: str, condition: Callable[[], object], what: str) -> None:
    """The plan is started; then the wizard is closed while something is still under way."""
    admin = team.admin
    await team.part("plan")
    await admin.has_looked()
    await admin.continue_()
    await admin.answers_dialog("ok", typed=typed)
    await admin.until(condition, what)
    assert team.tasks.busy
    await admin.presses("ctrl+q")
    await admin.until(lambda: isinstance(admin.app.screen, Dialog), "the question")
    await admin.reads("Work is under way: ")
    await admin.answers_dialog("quit")


async def chooses(team: TeamAdmin, **answers: str) -> None:
    """What ends, and consent; up to the plan."""
    await team.part("how")
    await team.admin.fills({f"job.{key}": value for key, value in answers.items()})
    await team.admin.continue_()
    await team.consents()
    await team.admin.continue_()


async def test_adding_goes_on_at_the_part_where_it_was_left(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home, answers=KEPT) as team:
        before = team.before
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await team.continues_to("consent")
        await team.admin.quits()

    async with again(rehearsal, person, home) as team:
        await team.admin.reads("adding 1: a goes on")
        await team.admin.presses("a")
        await team.consents()
        await team.continues_to("details")
        await team.continues_to("plan")
        await team.admin.has_looked()
        await team.admin.quits()
        assert team.written == 0

    async with again(rehearsal, person, home) as team:
        await team.admin.presses("a")
        await team.runs()
        await team.admin.continue_()
        await team.looks()
        assert "goes on" not in team.admin.words
        assert team.now == replace(
            before.but_crm({ZOE: "active, Sales Person, Standard"}),
            invited=frozenset({ZOE}),
            sales=before.sales | {ZOE},
        )
        assert team.listed[ZOE] == "salesperson"


async def test_what_was_under_way_when_it_was_closed_is_looked_at_and_not_done_twice(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home, answers=KEPT) as team:
        before = team.before
        gone = replace(before, members=before.members - {VIKRAM}, sales=before.sales - {VIKRAM}).but_crm(
            {VIKRAM: "disabled, Sales Person, Standard"}
        )
        await team.removes(VIKRAM)
        await chooses(team)
        rehearsal.faults(("PUT /crm/v8/users", "slow", 60))  # it is done; the answer never comes
        await runs_until(team, VIKRAM, lambda: team.now == gone, "everything but CRM's answer")
        assert VIKRAM in team.listed

    async with again(rehearsal, person, home) as team:
        await team.admin.reads("removing 1: d goes on")
        assert team.admin.sitting.records[f"crm-off/{VIKRAM}"].outcome is Outcome.UNKNOWN
        await team.admin.presses("d")
        await team.admin.answers_dialog("on")
        await team.part("plan")
        await team.admin.has_looked()
        assert team.admin.outcome(f"crm-off/{VIKRAM}") is Outcome.NOTHING
        await team.writes_to_the_vendor()
        assert team.now == gone
        assert team.written == 0
        assert VIKRAM not in team.listed


async def test_a_hand_over_is_ordered_once_and_followed_after_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    rehearsal.settings(transfer_looks=1000, transfer_seconds=1000)
    async with at_the_team(rehearsal, person, home, answers=KEPT) as team:
        before, owned = team.before, team.owned
        await team.removes(VIKRAM)
        await chooses(team, user="transfer", transfer_to=NISHA)

        def followed() -> bool:
            outcomes = team.tasks.board.outcomes
            running = [key for key, outcome in outcomes.items() if outcome is Outcome.RUNNING]
            return running == [f"crm-transferred/{VIKRAM}"] and VIKRAM not in team.now.members

        await runs_until(team, VIKRAM, followed, "the hand-over under way")

    assert [one.state for one in rehearsal.company.transfers] == ["in_progress"]
    async with again(rehearsal, person, home) as team:
        await team.admin.presses("d")
        await team.admin.answers_dialog("on")
        await team.part("plan")
        await team.admin.has_looked()
        assert team.admin.outcome(f"crm-transfer/{VIKRAM}") is Outcome.NOTHING
        await team.admin.highlights(f"crm-transfer/{VIKRAM}")
        assert "Is ordered; Zoho is at it." in team.admin.hint
        rehearsal.settings(clock_offset=1001)
        await team.runs(typed=VIKRAM)
        assert team.admin.outcome(f"crm-transferred/{VIKRAM}") is Outcome.VERIFIED
        await team.writes_to_the_vendor()
        assert team.now == replace(
            before, members=before.members - {VIKRAM}, sales=before.sales - {VIKRAM}
        ).but_crm({VIKRAM: "deleted, Sales Person, Standard"})
        assert team.owners == {one: NISHA if owner == VIKRAM else owner for one, owner in owned.items()}
        assert team.written == 0
        assert len(rehearsal.company.transfers) == 1


async def test_leaving_and_coming_back_starts_no_second_run(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        await chooses(team)
        await team.leaves()
        await team.admin.presses("d")
        await team.part("plan")
        await team.runs(typed=VIKRAM)
        await team.leaves()
        await team.admin.reads("removing 1: d goes on")
        await team.admin.presses("d")
        await team.admin.answers_dialog("on")
        await team.part("plan")
        await team.admin.has_looked()
        await team.writes_to_the_vendor()
        done = [one for one in team.admin.sitting.ledger.history() if one.person == VIKRAM]
        leaving = {one.key.partition("/")[0]: one.run for one in done if "/Sales/" not in one.key}
        assert leaving["crm-off"] == leaving["workspace-out"] == leaving["disabled"]
