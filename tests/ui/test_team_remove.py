"""Somebody leaves: each kind of person, each way to end a CRM user; repeating it changes nothing more."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import ASHA, INES, JONAS, NISHA, RADHA, VIKRAM, Holds, TeamAdmin, at_the_team
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui.widgets.field import Field

BY_PROGRAM = {"team.crm": "api"}


async def decides(team: TeamAdmin, answers: Mapping[str, str]) -> None:
    """What ends, and consent where this job asks for it; then the plan, looked at."""
    await team.part("how")
    await team.admin.fills(BY_PROGRAM | dict(answers))
    await team.admin.continue_()
    await team.admin.until(lambda: team.admin.setup.part.key in ("consent", "plan"), "what comes next")
    if team.admin.setup.part.key == "consent":
        await team.part("consent")
        if team.admin.consent.phase != "connected":
            await team.consents()
        await team.admin.continue_()
    await team.part("plan")
    await team.admin.has_looked()


async def finds_nothing_to_do(team: TeamAdmin, *leavers: str, answers: Mapping[str, str]) -> None:
    """The same removal once more: everything holds or waits for the vendor, and nothing is sent."""
    written = team.written
    await team.removes(*leavers)
    await decides(team, answers)
    outcomes = set(team.tasks.board.outcomes.values())
    assert outcomes <= {Outcome.NOTHING, Outcome.WAITING_OTHER}, outcomes
    await team.admin.continue_()
    await team.looks()
    assert team.written == written


def without(before: Holds, *leavers: str) -> Holds:
    """Ideolve without them; CRM as before."""
    gone = frozenset(leavers)
    return replace(
        before,
        members=before.members - gone,
        invited=before.invited - gone,
        sales=before.sales - gone,
        experts=before.experts - gone,
    )


async def test_a_salesperson_is_deactivated_once_the_address_was_typed(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(VIKRAM)
        await team.part("how")
        assert admin.field("job.user").answer == "deactivate"
        await decides(team, {})
        await admin.continue_()
        await admin.answers_dialog("ok", typed="vikram.shah@acme.example.org")
        await admin.reads("That is not the same")
        assert admin.typed_in_dialog == "vikram.shah@acme.example.org"
        await admin.answers_dialog("cancel")
        await admin.reads("Nothing was changed.")
        assert team.written == 0
        assert team.now == team.before

        await team.runs(typed=VIKRAM)
        assert VIKRAM in team.listed  # the vendor is not asked yet
        await team.writes_to_the_vendor()

        assert team.now == without(team.before, VIKRAM).but_crm({VIKRAM: "disabled, Sales Person, Standard"})
        assert VIKRAM not in team.listed
        assert "- deactivated not there none" in team.line(VIKRAM)
        await finds_nothing_to_do(team, VIKRAM, answers={})
        assert "goes on" not in admin.words


async def test_of_a_salesperson_who_has_no_user_nothing_is_asked_about_crm(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    ravi = "ravi.menon@acme.example.com"
    async with at_the_team(
        rehearsal, person, home, people=f"Ravi Menon <{ravi}> sales, Ines Rey <{INES}> expert"
    ) as team:
        await team.removes(ravi)
        await team.part("plan")
        await team.admin.has_looked()
        await team.admin.reads(f"{ravi} has no CRM user")
        await team.runs(typed=ravi)
        await team.writes_to_the_vendor()
        assert team.now == without(team.before, ravi)
        assert ravi not in team.listed


async def test_an_expert_leaves_without_a_question_about_crm(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        tokens = rehearsal.live_tokens
        await team.removes(INES)
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()

        await team.admin.reads("Sent. Waiting now for Mithi, Ideolve's vendor.")
        assert team.now == without(team.before, INES)
        assert INES not in team.listed
        assert INES not in team.shown
        assert rehearsal.live_tokens == tokens


async def test_an_open_invitation_is_cancelled(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    eli = "eli.stone@labs.example.com"
    async with at_the_team(rehearsal, person, home) as team:
        await team.adds(f"Eli Stone <{eli}> expert")
        await team.continues_to("plan")
        await team.runs()
        await team.admin.continue_()
        await team.looks()
        assert eli in team.now.invited

        await team.removes(eli)
        await team.part("plan")
        await team.admin.has_looked()
        await team.admin.reads(f"The invitation of {eli} is canceled")
        await team.runs(typed=eli)
        await team.writes_to_the_vendor()
        assert team.now == team.before
        assert eli not in team.listed


async def test_who_is_both_stops_selling_and_stays_an_expert(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.removes(NISHA)
        await decides(team, {"job.ends": "salesperson"})
        await team.runs(typed=NISHA)
        await team.admin.continue_()
        await team.looks()

        assert team.now == replace(
            team.before.but_crm({NISHA: "disabled, Sales Manager, Standard"}),
            sales=team.before.sales - {NISHA},
        )
        assert team.written == 2
        assert team.listed[NISHA] == "expert"
        assert "expert deactivated member Experts" in team.line(NISHA)


async def test_who_is_both_stops_answering_and_goes_on_selling(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        tokens = rehearsal.live_tokens
        await team.removes(NISHA)
        await team.part("how")
        await team.admin.fill("job.ends", "expert")
        for question in ("job.user", "team.crm"):
            assert not any(one.question.key == question and one.display for one in fields(team))
        await team.continues_to("plan")
        await team.runs(typed=NISHA)
        await team.admin.continue_()
        await team.looks()

        assert team.now == replace(team.before, experts=team.before.experts - {NISHA})
        assert team.written == 1
        assert rehearsal.live_tokens == tokens
        assert team.listed[NISHA] == "salesperson"


def fields(team: TeamAdmin) -> list[Field]:
    return list(team.admin.pane.query(Field))


async def test_who_is_both_leaves_altogether(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.removes(NISHA)
        await decides(team, {"job.ends": "both"})
        await team.runs(typed=NISHA)
        await team.writes_to_the_vendor()

        assert team.now == without(team.before, NISHA).but_crm({NISHA: "disabled, Sales Manager, Standard"})
        assert NISHA not in team.listed
        await finds_nothing_to_do(team, NISHA, answers={})


async def test_of_several_their_number_is_typed(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    leavers = (VIKRAM, INES, JONAS)
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(*leavers)
        await decides(team, {})
        await admin.reads("Remove 3 people")
        await admin.continue_()
        await admin.reads("To go on, type: 3")
        await admin.answers_dialog("cancel")
        assert team.written == 0
        await team.runs(typed="3")
        await admin.continue_()
        await admin.reads("Ask Ideolve's vendor to disable 3 accounts")
        message = (await admin.copies())["Message"]
        assert all(one in message for one in leavers)
        await admin.confirms_by_hand()
        await team.looks()

        assert team.now == without(team.before, *leavers).but_crm(
            {VIKRAM: "disabled, Sales Person, Standard"}
        )
        assert set(team.listed) == {NISHA}
        await finds_nothing_to_do(team, VIKRAM, answers={})


async def test_deleting_says_first_what_is_owned_and_moves_none(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        await decides(team, {"job.user": "delete"})
        await team.admin.reads("(owns 3 accounts and 2 deals; none are moved)")
        await team.runs(typed=VIKRAM)
        await team.writes_to_the_vendor()

        assert team.now == without(team.before, VIKRAM).but_crm({VIKRAM: "deleted, Sales Person, Standard"})
        assert team.owners == team.owned
        assert VIKRAM not in team.shown


async def test_a_hand_over_is_followed_to_its_end(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    rehearsal.settings(transfer_looks=1)
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(VIKRAM)
        await decides(team, {"job.user": "transfer", "job.transfer_to": NISHA})
        await admin.reads(
            f"{VIKRAM}: Zoho is asked to give {NISHA} all records, then to delete the user (owns 3 accounts and 2 deals"
        )
        await admin.presses("f7", "f7")
        await team.part("how")
        await admin.reads(f"{VIKRAM} owns 3 accounts and 2 deals")
        await decides(team, {"job.user": "transfer", "job.transfer_to": NISHA})
        await team.runs(typed=VIKRAM)

        assert admin.outcome(f"crm-transferred/{VIKRAM}") is Outcome.VERIFIED
        assert "in_progress" not in str(rehearsal.state())
        assert team.owners == {one: NISHA if owner == VIKRAM else owner for one, owner in team.owned.items()}
        await team.writes_to_the_vendor()
        assert team.now == without(team.before, VIKRAM).but_crm({VIKRAM: "deleted, Sales Person, Standard"})
        assert VIKRAM not in team.listed


async def test_only_colleagues_who_can_take_over_are_offered(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    """Vikram leaves, Tomas is deactivated, and Farah has not taken up Zoho's invitation."""
    async with at_the_team(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        await team.part("how")
        await team.admin.fills({"job.user": "transfer"})
        offered = [choice.value for choice in team.admin.field("job.transfer_to").question.choices]
        assert offered == [ASHA, NISHA, RADHA]


async def test_the_next_removal_inherits_no_answer_of_the_last(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(VIKRAM)
        await team.part("how")
        await admin.fills({"job.user": "transfer", "job.transfer_to": NISHA})
        await team.leaves()
        assert "draft/job.user" in admin.sitting.ledger.places()
        await team.removes(NISHA)
        await team.part("how")
        assert admin.field("job.user").answer == "deactivate"
        await admin.fills({"job.user": "transfer"})
        assert admin.field("job.transfer_to").answer == ""
