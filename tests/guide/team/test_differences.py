"""Where CRM, Ideolve and the list disagree, and what would mend it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.guide.team_data import PLACE, facts, person, user
from tests.guide.team_desk import NISHA, SALES, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.guide.team import add_job, crm_access, reminding, remove_job, team_facts, team_jobs
from zoho_ideolve_wizard.guide.team.crm_tasks import user_key
from zoho_ideolve_wizard.guide.team.differences import ADDS, Difference, Mend, differences
from zoho_ideolve_wizard.guide.team.ideolve_access import admin_of
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_differences import found_in
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_table import rows
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.ideolve.workspaces import Workspace, WorkspaceList
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers

ANA, EVE, BO = person("ana"), person("eve", Role.EXPERT), person("bo", Role.BOTH)
FINE = facts(
    [user("ana"), user("bo")], members=["ana", "eve", "bo"], sales=["ana", "bo"], experts=["eve", "bo"]
)


def found(
    people: Sequence[Person], said: TeamFacts, exempt: Sequence[str] = (), told_lately: Sequence[str] = ()
) -> list[Difference]:
    return differences(rows(people, said, {}, PLACE), said, PLACE, exempt, told_lately)


def told(people: Sequence[Person], said: TeamFacts) -> list[tuple[str, Mend]]:
    return [(one.address.partition("@")[0], one.mend) for one in found(people, said)]


def test_where_everybody_is_where_they_belong_there_is_nothing_to_tell() -> None:
    assert told([ANA, EVE, BO], FINE) == []


CASES: list[tuple[str, list[Person], TeamFacts, list[tuple[str, Mend]]]] = [
    (
        "in CRM but not in the group",
        [ANA],
        facts([user("ana")], members=["ana"]),
        [("ana", Mend.ADD_TO_GROUP)],
    ),
    ("in CRM but not in the workspace", [ANA], facts([user("ana")]), [("ana", Mend.INVITE)]),
    ("in CRM and on no list", [], facts([user("ana")]), [("ana", Mend.INVITE)]),
    ("an administrator on no list", [], facts([user("ana", profile="Administrator")]), []),
    ("an expert with a CRM user", [EVE], facts([user("eve")], members=["eve"], experts=["eve"]), []),
    (
        "in the group and on the list, but no user of CRM",
        [ANA],
        facts([], members=["ana"], sales=["ana"]),
        [("ana", Mend.ADD)],
    ),
    (
        "in the group and on no list, and no user of CRM",
        [],
        facts([], members=["ana"], sales=["ana"]),
        [("ana", Mend.REMOVE)],
    ),
    (
        "in the group but deactivated in CRM",
        [ANA],
        facts([user("ana", "disabled")], members=["ana"], sales=["ana"]),
        [("ana", Mend.REMOVE)],
    ),
    ("deactivated in CRM and in no group", [ANA], facts([user("ana", "disabled")]), [("ana", Mend.REMOVE)]),
    ("listed and nowhere", [ANA], facts([]), [("ana", Mend.ADD)]),
    (
        "invited but never joined",
        [ANA],
        facts([user("ana")], invited=["ana"], sales=["ana"]),
        [("ana", Mend.REMIND)],
    ),
    (
        "never took up Zoho's invitation",
        [ANA],
        facts([user("ana", confirmed=False)], members=["ana"], sales=["ana"]),
        [("ana", Mend.REMIND_CRM)],
    ),
    ("an expert outside the workspace", [EVE], facts(), [("eve", Mend.INVITE)]),
    ("an expert outside the group", [EVE], facts(members=["eve"]), [("eve", Mend.ADD_TO_GROUP)]),
    (
        "both, and in the sales group only",
        [BO],
        facts([user("bo")], members=["bo"], sales=["bo"]),
        [("bo", Mend.ADD_TO_GROUP)],
    ),
    ("an expert on no list", [], facts(members=["eve"], experts=["eve"]), [("eve", Mend.LIST)]),
    (
        "a salesperson on no list",
        [],
        facts([user("ana")], members=["ana"], sales=["ana"]),
        [("ana", Mend.LIST)],
    ),
]


@pytest.mark.parametrize(
    ("people", "said", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_difference_comes_with_what_mends_it(
    people: list[Person], said: TeamFacts, expected: list[tuple[str, Mend]]
) -> None:
    assert told(people, said) == expected


def test_who_was_told_within_a_day_is_waited_for_and_no_difference() -> None:
    said = facts([user("ana", confirmed=False)], invited=["ana"], sales=["ana"])
    invited, user_made = invitation_key(PLACE, ANA.address), user_key(ANA.address)
    assert told([ANA], said) == [("ana", Mend.REMIND), ("ana", Mend.REMIND_CRM)]
    assert [one.mend for one in found([ANA], said, told_lately=[invited])] == [Mend.REMIND_CRM]
    assert found([ANA], said, told_lately=[invited, user_made]) == []


def test_the_workspace_is_not_taken_for_the_service_whose_name_it_has() -> None:
    named = replace(PLACE, workspace="Zoho CRM")
    said = TeamFacts(users=(), workspaces=WorkspaceList((Workspace("Zoho CRM"),)))
    (one,) = differences(rows([EVE], said, {}, named), said, named)
    assert one.words == 'is on your list as an expert, but is not in the workspace "Zoho CRM"'


def test_whoever_is_gone_from_crm_stays_an_expert() -> None:
    (one,) = found([BO], facts([user("bo", "disabled")], members=["bo"], sales=["bo"], experts=["bo"]))
    assert (one.mend, one.person.role, one.ends) == (Mend.REMOVE, Role.BOTH, Role.SALESPERSON)


def test_the_same_name_under_two_addresses_is_a_hint_and_nothing_more() -> None:
    people = [replace(ANA, name="Ana Silva"), replace(EVE, name="ana  silva")]
    said = facts([user("ana")], members=["ana", "eve"], sales=["ana"], experts=["eve"])
    (one,) = found(people, said)
    assert (one.address, one.mend) == (EVE.address, Mend.NOTHING)
    assert ANA.address in one.words


def test_who_owns_the_workspace_is_not_held_to_it() -> None:
    said = facts([user("ana")], members=["ana"])
    assert found([ANA], said, [ANA.address]) == []


def test_what_could_not_be_looked_up_is_no_difference() -> None:
    assert told([ANA, EVE], TeamFacts()) == []
    assert told([ANA], facts(None, members=["ana"], sales=["ana"])) == []
    only_crm = replace(facts([user("ana"), user("zoe")]), workspaces=None)
    assert told([ANA, EVE], only_crm) == []


async def found_by_looking(company: CompanyDesk) -> list[Difference]:
    looked = await team_facts.look(company.sitting)
    where = place(company.sitting)
    table = rows(company.sitting.profile.people(), looked, company.sitting.records, where)
    return differences(table, looked, where, [company.sitting.answer("ideolve.primary_contact")])


async def test_a_leaver_whom_crm_has_lost_already_is_mended_by_removing(company: CompanyDesk) -> None:
    await company.consents()
    users = CrmUsers(crm_access.crm_of(company.sitting, Purpose.TEAM))
    nisha = company.crm_user(NISHA.address)
    assert nisha is not None
    await users.deactivate(str(nisha["id"]))
    (one,) = [other for other in await found_by_looking(company) if other.address == NISHA.address]
    assert one.mend is Mend.REMOVE
    assert remove_job.start_remove(company.sitting, [one.person], ends=one.ends) == {}
    await company.runs(remove_job.PLAN)
    assert team_jobs.settle(company.sitting, Job.REMOVE).over
    assert NISHA.address not in company.members_of(SALES)
    assert company.listed()[NISHA.address] == "expert"
    mends = [other.mend for other in await found_by_looking(company) if other.address == NISHA.address]
    assert mends == [Mend.REMIND]  # Of the invitation to the workspace, which nobody accepts in this test.


async def test_minutes_after_the_setup_nobody_is_to_be_reminded_of_the_invitation(
    company: CompanyDesk,
) -> None:
    looked = await team_facts.look(company.sitting)
    table = rows(company.sitting.profile.people(), looked, company.sitting.records, place(company.sitting))
    invited = {one.address for one in await found_by_looking(company) if one.mend is Mend.REMIND}
    assert invited >= {VIKRAM.address, NISHA.address}
    now = found_in(company.sitting, table, looked)
    assert [one for one in now if one.address in invited and one.mend is Mend.REMIND] == []


async def test_the_reminder_says_the_day_of_the_invitation(company: CompanyDesk) -> None:
    reminding.start_reminding(company.sitting, await found_by_looking(company))
    page = Board(reminding.PLAN, company.sitting).pages()[0]
    assert "I sent it today, and it still waits for you." in page.message


async def test_somebody_who_fell_out_of_the_group_is_mended_by_adding(company: CompanyDesk) -> None:
    admin = admin_of(company.sitting)
    await admin.remove_from_group("Zoho CRM", SALES, VIKRAM.address)
    mending = [
        one for one in await found_by_looking(company) if one.mend in ADDS and one.address == VIKRAM.address
    ]
    assert [one.mend for one in mending] == [Mend.ADD_TO_GROUP]
    add_job.start_add(company.sitting, [one.person for one in mending])
    company.sitting.profile.set("team.crm", "by_hand")
    board = await company.runs(add_job.PLAN)
    assert board.done
    assert VIKRAM.address in company.members_of(SALES)


async def test_who_never_joined_is_reminded_all_in_one_page_and_again_when_asked_again(
    company: CompanyDesk,
) -> None:
    for _ in range(2):
        reminding.start_reminding(company.sitting, await found_by_looking(company))
        board = Board(reminding.PLAN, company.sitting)
        assert [page.title for page in board.pages()] == [
            "Remind 3 people",
            "farah.khan@acme.example.com has CRM's invitation again",
        ]
        assert VIKRAM.address in [value.text for value in board.pages()[0].steps[0].values]
        company.by_hand(board)
        assert board.done
