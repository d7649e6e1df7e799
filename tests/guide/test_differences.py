"""Where CRM, Ideolve and the list disagree, and what would mend it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.guide.team_data import PLACE, address, facts, person, user
from zoho_ideolve_wizard.engine.task import ByHand
from zoho_ideolve_wizard.guide.differences import Difference, Mend, differences, reminder
from zoho_ideolve_wizard.guide.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team_table import rows
from zoho_ideolve_wizard.integration.roster import Person, Role

ANA, EVE, BO = person("ana"), person("eve", Role.EXPERT), person("bo", Role.BOTH)
FINE = facts(
    [user("ana"), user("bo")], members=["ana", "eve", "bo"], sales=["ana", "bo"], experts=["eve", "bo"]
)


def found(people: Sequence[Person], said: TeamFacts, exempt: Sequence[str] = ()) -> list[Difference]:
    return differences(rows(people, said, {}, PLACE), said, PLACE, exempt)


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
        "in the group but gone from CRM",
        [ANA],
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


def test_whoever_is_gone_from_crm_stays_an_expert() -> None:
    (one,) = found([BO], facts([], members=["bo"], sales=["bo"], experts=["bo"]))
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


def test_a_reminder_of_the_workspace_is_a_message_and_one_of_crm_a_click() -> None:
    of_ideolve = reminder(Difference(address("ana"), "", Mend.REMIND, ANA), PLACE, "https://crm.zoho.in")
    assert isinstance(of_ideolve.action, ByHand)
    assert of_ideolve.action.waits_for == ANA.address
    assert 'workspace "CRM"' in of_ideolve.action.message
    of_crm = reminder(Difference(address("ana"), "", Mend.REMIND_CRM, ANA), PLACE, "https://crm.zoho.in")
    assert isinstance(of_crm.action, ByHand)
    assert of_crm.action.steps[0].url == "https://crm.zoho.in"
