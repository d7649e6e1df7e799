"""Who joins: facts in, tasks out; what holds is left alone, by program and by hand."""

from collections.abc import Mapping

import pytest

from tests.guide.desk import ways
from tests.guide.team_data import (
    BY_API,
    BY_HAND,
    PLACE,
    PROFILE,
    ROLE,
    address,
    facts,
    person,
    user,
)
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.by_hand import gather
from zoho_ideolve_wizard.engine.task import ByHand, Task
from zoho_ideolve_wizard.guide import expert, people, salesperson
from zoho_ideolve_wizard.guide.people import group_key, invitation_key
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.crm_by_hand import split_name
from zoho_ideolve_wizard.guide.team.crm_tasks import user_key
from zoho_ideolve_wizard.guide.team.ideolve_returning import Asked, enabled_key
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.zoho.crm import Named

ANA = person("ana", name="Ana Silva")


def keys(who: str) -> tuple[str, str, str]:
    one = address(who)
    return user_key(one), invitation_key(PLACE, one), group_key(PLACE, "Sales", one)


def added(found: TeamFacts | None, means: Means, *people: Person) -> list[Task]:
    return salesperson.add(people or [ANA], found, PLACE, means, ROLE, PROFILE)


@pytest.mark.parametrize(("means", "doer"), [(BY_API, "wizard"), (BY_HAND, "you")], ids=["api", "by hand"])
@pytest.mark.parametrize(
    ("found", "holds"),
    [
        (None, ()),
        (facts(), ()),
        (facts([user("ana")]), (0,)),
        (facts([user("ana", confirmed=False)]), (0,)),
        (facts([user("ana", "disabled")]), ()),
        (facts([user("ana", "disabled"), user("ana")]), (0,)),
        (facts([user("ana", "deleted")]), ()),
        (facts([user("ana")], invited=["ana"]), (0, 1)),
        (facts([user("ana")], members=["ana"], sales=["ana"]), (0, 1, 2)),
        (facts(None, members=["ana"], sales=["ana"]), (1, 2)),
    ],
    ids=[
        "nobody looked",
        "nowhere",
        "a user",
        "invited to CRM",
        "deactivated",
        "deactivated and active",
        "deleted",
        "invited",
        "everywhere",
        "CRM could not be read",
    ],
)
def test_what_holds_is_left_alone(
    found: TeamFacts | None, holds: tuple[int, ...], means: Means, doer: str
) -> None:
    expected = {key: "holds" if index in holds else doer for index, key in enumerate(keys("ana"))}
    assert ways(added(found, means)) == expected


def test_nobody_is_invited_before_there_is_a_crm_user() -> None:
    tasks = plan.ordered(added(None, BY_API))
    assert [task.key for task in tasks] == list(keys("ana"))
    assert tasks[1].needs == (user_key(ANA.address),)
    assert not any(task.removes for task in tasks)


def test_an_expert_needs_no_crm_user() -> None:
    eve = person("eve", Role.EXPERT)
    tasks = expert.add([eve], facts(), PLACE, BY_API)
    assert [task.key for task in tasks] == [
        invitation_key(PLACE, eve.address),
        group_key(PLACE, "Experts", eve.address),
    ]


def test_somebody_who_is_both_joins_both_groups() -> None:
    tasks = added(facts(), BY_API, person("bo", Role.BOTH))
    assert [task.key for task in tasks][2:] == [
        group_key(PLACE, group, address("bo")) for group in ("Sales", "Experts")
    ]


def test_the_keys_are_those_of_the_setup_so_that_nobody_is_invited_twice() -> None:
    in_setup = people.recipe([ANA], PLACE, None, None)
    assert [task.key for task in added(None, BY_HAND)][1:] == [task.key for task in in_setup]


@pytest.mark.parametrize(
    ("role", "profile", "warns"), [(ROLE, PROFILE, False), (None, PROFILE, True), (ROLE, None, True)]
)
def test_by_hand_what_the_form_of_crm_is_preset_to_is_said_once_where_nothing_was_chosen(
    role: Named | None, profile: Named | None, warns: bool
) -> None:
    bob = person("bob")
    tasks = salesperson.add([ANA, bob], facts(), PLACE, BY_HAND, role, profile)
    users = [
        (one, one.action) for one in tasks if one.key.startswith("crm") and isinstance(one.action, ByHand)
    ]
    (page,) = gather(users)
    said = " ".join(step.text for step in page.steps)
    assert said.count("preset to the role CEO and the profile Administrator") == int(warns)


def test_by_hand_many_are_one_page_in_each_system_with_everything_to_fill_in() -> None:
    bob = person("bob", name="Bob")
    waiting = [
        (task, task.action) for task in added(facts(), BY_HAND, ANA, bob) if isinstance(task.action, ByHand)
    ]
    pages = gather(waiting)
    assert [page.title for page in pages] == [
        "Add 2 users to Zoho CRM",
        'Invite 2 people to the workspace "CRM"',
        "Put 2 people into Sales",
    ]
    forms = [{value.label: value.text for value in step.values} for step in pages[0].steps if step.values]
    assert forms == [
        {
            "First name": "Ana",
            "Last name": "Silva",
            "Email": ANA.address,
            "Role": "Sales Person",
            "Profile": "Standard",
        },
        {"Last name": "Bob", "Email": bob.address, "Role": "Sales Person", "Profile": "Standard"},
    ]


@pytest.mark.parametrize(
    ("found", "asked"), [(facts(disabled=["ana"]), {}), (None, {ANA.address: Asked.DISABLED})]
)
def test_an_account_that_was_disabled_is_asked_to_be_enabled_before_anybody_is_invited(
    found: TeamFacts | None, asked: Mapping[str, Asked]
) -> None:
    tasks = {task.key: task for task in salesperson.add([ANA], found, PLACE, BY_API, ROLE, PROFILE, asked)}
    action = tasks[enabled_key(ANA.address)].action
    assert isinstance(action, ByHand)
    assert action.waits_for == "Mithi, Ideolve's vendor"
    assert ANA.address in action.message
    assert enabled_key(ANA.address) in tasks[invitation_key(PLACE, ANA.address)].needs


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Ana Silva", ("Ana", "Silva")),
        ("Maria del Mar  Lopez", ("Maria del Mar", "Lopez")),
        ("Silva, Ana", ("Ana", "Silva")),
        ("Ana", ("", "Ana")),
        ("", ("", "")),
    ],
)
def test_the_last_word_is_the_last_name(name: str, split: tuple[str, str]) -> None:
    assert split_name(Person("x@acme.example.com", name)) == split
