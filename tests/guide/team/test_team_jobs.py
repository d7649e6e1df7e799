"""The team's jobs over real HTTP: added, removed, refused, repeated, half-done; the rehearsal is exactly right after."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.guide.team_desk import EVA, EXPERTS, NISHA, SALES, VIKRAM, WORKSPACE, CompanyDesk, failed
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.team import add_job, remove_job, team_memory
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.job_people import Job, end, job_people, keep_options
from zoho_ideolve_wizard.guide.team.refusals import REPLACE_FIRST
from zoho_ideolve_wizard.guide.team.remove_questions import ENDS, TRANSFER_TO, USER
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure

NEW = Person("zoe.king@acme.example.com", "", Role.SALESPERSON)
ASHA = Person("asha.rao@acme.example.com", "Asha Rao", Role.SALESPERSON)


async def test_a_salesperson_gets_a_crm_user_an_invitation_and_the_group(company: CompanyDesk) -> None:
    board = await company.adds([NEW])
    assert [str(board.outcomes[task.key]) for task in board.tasks] == ["verified"] * 3
    user = company.crm_user(NEW.address)
    assert user is not None
    assert (user["first_name"], user["last_name"]) == ("Zoe", "King")
    names = [named["name"] for named in (user["role"], user["profile"]) if isinstance(named, dict)]
    assert names == ["Sales Person", "Standard"]
    assert company.in_workspace(NEW.address)
    assert NEW.address in company.members_of(SALES)
    assert company.settles(Job.ADD).over
    assert company.listed()[NEW.address] == "salesperson"


async def test_adding_again_sends_no_writing_request(company: CompanyDesk) -> None:
    await company.adds([NEW, EVA])
    before = company.rehearsal.writes
    end(company.sitting, Job.ADD)
    board = await company.adds([NEW, EVA])
    assert board.done
    assert company.rehearsal.writes == before


async def test_who_has_left_comes_back_to_the_same_user(company: CompanyDesk) -> None:
    await company.removes([VIKRAM])
    company.settles(Job.REMOVE)
    assert company.status(VIKRAM.address) == "disabled"
    end(company.sitting, Job.REMOVE)
    board = await company.adds([VIKRAM])
    assert board.done
    assert company.status(VIKRAM.address) == "active"
    assert VIKRAM.address in company.members_of(SALES)


async def test_a_full_licence_stops_those_it_concerns_and_nobody_else(company: CompanyDesk) -> None:
    active = 5
    company.rehearsal.settings(licences=active + 2)
    five = [Person(f"new{n}@acme.example.com", f"New Person{n}") for n in range(5)]
    board = await company.adds(five)
    stopped = {task.person for task in failed(board)}
    assert len(stopped) == 3
    assert all("licenses" in board.lines[task.key] for task in failed(board))
    assert sum(company.in_workspace(one.address) for one in five) == 2
    settled = company.settles(Job.ADD)
    assert set(settled.open) == stopped
    company.rehearsal.settings(licences=40)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    assert board.done
    assert company.settles(Job.ADD).over


async def test_a_salesperson_leaves_and_the_vendor_is_asked(company: CompanyDesk) -> None:
    board = await company.removes([VIKRAM])
    assert company.status(VIKRAM.address) == "disabled"
    assert not company.in_workspace(VIKRAM.address)
    assert VIKRAM.address not in company.members_of(SALES)
    assert not company.settles(Job.REMOVE).over
    assert company.by_hand(board) == [
        f"The Ideolve account of {VIKRAM.address}, if there is one, is disabled"
    ]
    assert company.settles(Job.REMOVE).over
    assert VIKRAM.address not in company.listed()
    await removes_again(company, VIKRAM)
    (waiting,) = team_memory.waiting_for_vendor(company.sitting)
    team_memory.vendor_did(company.sitting, waiting)
    assert team_memory.waiting_for_vendor(company.sitting) == []


async def test_an_expert_leaves_without_crm_being_asked_for_anything(company: CompanyDesk) -> None:
    board = await company.removes([EVA])
    assert [part.key for part in company.step(Job.REMOVE).parts] == ["plan"]
    assert {task.system for task in board.tasks} == {"Ideolve"}
    assert not company.in_workspace(EVA.address)
    assert EVA.address not in company.members_of(EXPERTS)
    company.by_hand(board)
    await removes_again(company, EVA)


async def removes_again(company: CompanyDesk, person: Person, own: Mapping[str, str] | None = None) -> None:
    """The same once more, from the start: the plan has nothing to do, and no writing request is sent."""
    assert company.settles(Job.REMOVE).over
    before, ideolve = company.rehearsal.writes, company.rehearsal.workspace(WORKSPACE)
    board = await company.removes([person], own)
    assert set(board.outcomes.values()) <= {Outcome.NOTHING, Outcome.WAITING_OTHER}
    assert company.rehearsal.writes == before
    assert company.rehearsal.workspace(WORKSPACE) == ideolve


@pytest.mark.parametrize(
    ("ends", "status", "groups", "stays", "listed"),
    [
        (Role.SALESPERSON, "disabled", (False, True), True, "expert"),
        (Role.EXPERT, "active", (True, False), True, "salesperson"),
        (Role.BOTH, "disabled", (False, False), False, ""),
    ],
    ids=lambda value: str(value),
)
async def test_who_is_both_keeps_what_the_other_role_needs(
    company: CompanyDesk, ends: Role, status: str, groups: tuple[bool, bool], stays: bool, listed: str
) -> None:
    board = await company.removes([NISHA], {ENDS: ends})
    company.by_hand(board)
    assert company.settles(Job.REMOVE).over
    assert company.status(NISHA.address) == status
    assert (
        NISHA.address in company.members_of(SALES),
        NISHA.address in company.members_of(EXPERTS),
    ) == groups
    assert company.in_workspace(NISHA.address) == stays
    assert company.listed().get(NISHA.address, "") == listed


async def test_a_delete_says_first_what_is_owned_and_moves_nothing(company: CompanyDesk) -> None:
    board = await company.removes([VIKRAM], {USER: Ends.DELETE})
    titles = [task.title for task in board.tasks]
    assert titles[1].startswith(f"{VIKRAM.address} is deleted from Zoho CRM")
    assert "owns 3 accounts and 2 deals; none are moved" in titles[1]
    assert company.status(VIKRAM.address) == "deleted"
    user = company.crm_user(VIKRAM.address)
    assert user is not None
    assert _owners(company).count(str(user["id"])) == 5
    company.by_hand(board)
    await removes_again(company, VIKRAM, {USER: Ends.DELETE})


async def test_a_transfer_is_followed_to_its_end(company: CompanyDesk) -> None:
    company.rehearsal.settings(transfer_looks=0)
    leaver, heir = company.crm_user(VIKRAM.address), company.crm_user(NISHA.address)
    assert leaver is not None
    assert heir is not None
    board = await company.removes([VIKRAM], {USER: Ends.TRANSFER, TRANSFER_TO: NISHA.address})
    assert failed(board) == []
    assert company.status(VIKRAM.address) == "deleted"
    assert str(leaver["id"]) not in _owners(company)
    assert _owners(company).count(str(heir["id"])) == 9
    before = company.rehearsal.writes
    again = await company.runs(remove_job.PLAN)
    assert again.to_run() == []
    assert company.rehearsal.writes == before
    company.by_hand(again)
    await removes_again(company, VIKRAM, {USER: Ends.TRANSFER, TRANSFER_TO: NISHA.address})


@pytest.mark.parametrize(
    "name", ["not.here", "tomas.reyes", "farah.khan"], ids=["nobody", "deactivated", "not confirmed"]
)
async def test_who_cannot_take_records_over_is_given_none(company: CompanyDesk, name: str) -> None:
    """The form does not offer them; where CRM could not be asked then, an address is typed."""
    to = f"{name}@acme.example.com"
    remove_job.start_remove(company.sitting, [VIKRAM])
    await company.sitting.keep({"team.crm": "api"}, [], [])
    await company.consents()
    keep_options(company.sitting, Job.REMOVE, {USER: Ends.TRANSFER, TRANSFER_TO: to})
    board = await company.runs(remove_job.PLAN)
    (order,) = failed(board)
    assert f"{to} is no active user" in board.lines[order.key]
    assert company.status(VIKRAM.address) == "active"


async def test_a_transfer_that_failed_is_ordered_again_after_a_look(company: CompanyDesk) -> None:
    company.rehearsal.settings(transfer_looks=0, transfer_result="failed")
    board = await company.removes([VIKRAM], {USER: Ends.TRANSFER, TRANSFER_TO: NISHA.address})
    (one,) = failed(board)
    assert "hand-over failed" in board.lines[one.key]
    company.rehearsal.settings(transfer_result="completed")
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    assert failed(board) == []
    assert company.status(VIKRAM.address) == "deleted"


async def test_an_order_whose_answer_was_lost_is_not_taken_for_a_failure_of_the_hand_over(
    company: CompanyDesk,
) -> None:
    """Zoho refuses a second order while the first is under way; the first ends all the same."""
    company.rehearsal.faults(("POST /*/transfer_and_delete", "truncated", 1, 1))
    board = await company.removes([VIKRAM], {USER: Ends.TRANSFER, TRANSFER_TO: NISHA.address})
    (order,) = failed(board)
    assert "under way already" in board.lines[order.key]
    company.rehearsal.settings(clock_offset=60)
    assert company.status(VIKRAM.address) == "deleted"
    await board.look()
    assert board.to_run() == []


async def test_consent_for_another_company_changes_nobody(company: CompanyDesk) -> None:
    await company.sitting.keep({"team.crm": "api"}, [], [])
    company.person.signed_in_as = "mira"
    with pytest.raises(ServiceFailure, match="Other Trading Co"):
        await company.consents()
    add_job.start_add(company.sitting, [NEW])
    with pytest.raises(ServiceFailure, match="not at hand"):
        await add_job.look(company.sitting)


async def test_a_token_of_another_company_than_the_connected_one_changes_nobody(company: CompanyDesk) -> None:
    await company.sitting.keep({"team.crm": "api"}, [], [])
    await company.consents()
    profile = company.sitting.profile
    kept = tokens.card(profile, Purpose.TEAM, Slot.CURRENT)
    assert kept is not None
    other = replace(kept, organization_id="5190034000000310000", organization_name="Other Trading Co")
    tokens.note(profile, Purpose.TEAM, Slot.CURRENT, other)
    add_job.start_add(company.sitting, [NEW])
    with pytest.raises(ServiceFailure, match="Other Trading Co"):
        await add_job.look(company.sitting)


async def test_whoever_the_connection_rests_on_is_refused_and_nothing_is_begun(company: CompanyDesk) -> None:
    reasons = remove_job.start_remove(company.sitting, [ASHA, VIKRAM])
    assert list(reasons) == [ASHA.address]
    assert "primary contact of Ideolve" in reasons[ASHA.address]
    assert job_people(company.sitting, Job.REMOVE) == (VIKRAM,)
    await company.sitting.keep({"ideolve.primary_contact": "other@acme.example.com"}, [], [])
    reasons = remove_job.start_remove(company.sitting, [ASHA])
    assert REPLACE_FIRST in reasons[ASHA.address]


async def test_who_turns_out_to_be_refused_is_left_out_when_looking(company: CompanyDesk) -> None:
    """At the start nobody had looked, and so it was not known."""
    remove_job.start_remove(company.sitting, [VIKRAM, EVA])
    await company.sitting.keep({"team.crm": "by_hand", "connection.made_by": VIKRAM.address}, [], [])
    with pytest.raises(ServiceFailure, match="the connection in CRM"):
        await remove_job.look(company.sitting)
    assert job_people(company.sitting, Job.REMOVE) == (EVA,)
    assert not {task.person for task in remove_job.tasks(company.sitting)} & {VIKRAM.address}


async def test_by_hand_in_crm_is_looked_up_all_the_same(company: CompanyDesk) -> None:
    board = await company.removes([VIKRAM], {"team.crm": "by_hand"})
    assert [part.key for part in company.step(Job.REMOVE).parts] == ["how", "plan"]
    company.by_hand(board)
    assert board.done
    await board.look()  # CRM says that it was not done.
    assert board.outcomes[f"crm-off/{VIKRAM.address}"] is Outcome.WAITING_YOU
    assert not company.settles(Job.REMOVE).over


async def test_who_is_added_to_crm_by_hand_is_invited_after_that(company: CompanyDesk) -> None:
    board = await company.adds([NEW], {"team.crm": "by_hand"})
    assert board.to_run() == []
    assert not company.in_workspace(NEW.address)
    assert company.by_hand(board) == [f"{NEW.address} is a user of Zoho CRM"]
    assert len(board.to_run()) == 2
    await board.run(board.to_run(), lambda _progress: None)
    assert board.done
    assert NEW.address in company.members_of(SALES)


async def test_without_a_token_at_hand_no_plan_is_guessed(company: CompanyDesk) -> None:
    await company.sitting.keep({"team.crm": "api"}, [], [])
    add_job.start_add(company.sitting, [NEW])
    with pytest.raises(ServiceFailure, match="not at hand"):
        await add_job.look(company.sitting)


@pytest.mark.parametrize(
    "lost",
    ["POST /crm/v8/users", "POST /*/invitations", "POST /*/groups/Sales/members"],
)
async def test_an_answer_that_was_lost_is_looked_up_before_it_is_repeated(
    company: CompanyDesk, lost: str
) -> None:
    company.rehearsal.faults((lost, "truncated", 1, 1))
    board = await company.adds([NEW])
    assert board.done
    assert sum("when asked" in line for line in board.lines.values()) == 1
    assert company.status(NEW.address) == "active"
    assert NEW.address in company.members_of(SALES)


async def test_a_job_that_was_left_goes_on_with_the_same_people(company: CompanyDesk) -> None:
    await company.removes([VIKRAM, EVA])
    remove_job.start_remove(company.sitting, [VIKRAM, EVA])
    board = Board(remove_job.PLAN, company.sitting)
    assert board.outcomes[f"crm-off/{VIKRAM.address}"].holds
    remove_job.start_remove(company.sitting, [VIKRAM])
    board = Board(remove_job.PLAN, company.sitting)
    assert not board.outcomes[f"crm-off/{VIKRAM.address}"].holds


def _owners(company: CompanyDesk) -> list[str]:
    crm = company.rehearsal.state()["crm"]
    assert isinstance(crm, dict)
    return [str(record["Owner"]["id"]) for record in (*crm["accounts"], *crm["deals"])]


def test_somebody_whom_a_service_knows_by_an_unusual_address_is_kept_as_they_are(
    company: CompanyDesk,
) -> None:
    odd = Person("jörg\x1b,=x@acme.example.com", 'Jörg "J", =X\n', Role.BOTH)
    assert remove_job.start_remove(company.sitting, [odd, EVA]) == {}
    assert job_people(company.sitting, Job.REMOVE) == (odd, EVA)
