"""Who is there and who is wanted, in; invitations and group memberships, out."""

import json
from dataclasses import replace
from typing import TypedDict

import pytest

from tests.guide.desk import ways
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.by_hand import gather
from zoho_ideolve_wizard.engine.task import Automatic, ByHand
from zoho_ideolve_wizard.guide.people import Place, recipe
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.admin import Controls, HttpAdmin, Workspace, WorkspaceList

WEB = "https://www.ideolve.com"
PLACE = Place("CRM", "Sales", "Experts", WEB)
ADMIN = HttpAdmin(Http(["http://127.0.0.1:9"]), "http://127.0.0.1:9/admin", "client", "fake-api-key")
ANA = Person("ana@acme.example.com", "Ana", Role.SALESPERSON)
EVE = Person("eve@acme.example.com", "", Role.EXPERT)
BO = Person("bo@acme.example.com", "Bo", Role.BOTH)
ALL_GO = Controls(comment=True, create=True, delete=True)


class Case(TypedDict):
    case: str
    members: list[str]
    invitations: list[str]
    groups: dict[str, list[str]]
    holds: list[str]


CASES: list[Case] = json.loads("""
[
  {"case": "nobody is there yet",
   "members": [], "invitations": [], "groups": {"Sales": [], "Experts": []},
   "holds": []},
  {"case": "the workspace was just made and has no groups",
   "members": [], "invitations": [], "groups": {},
   "holds": []},
  {"case": "some are invited, one is a member, one is in one of both groups",
   "members": ["bo@acme.example.com"], "invitations": ["ana@acme.example.com"],
   "groups": {"Sales": ["bo@acme.example.com"], "Experts": []},
   "holds": ["invitation bo", "invitation ana", "Sales bo"]},
  {"case": "everybody is where they belong",
   "members": ["bo@acme.example.com", "ana@acme.example.com"], "invitations": ["eve@acme.example.com"],
   "groups": {"Sales": ["bo@acme.example.com", "ana@acme.example.com"],
              "Experts": ["bo@acme.example.com", "eve@acme.example.com"]},
   "holds": ["invitation bo", "invitation ana", "invitation eve", "Sales bo", "Sales ana", "Experts bo", "Experts eve"]}
]
""")
WANTED = [
    "invitation ana",
    "invitation eve",
    "invitation bo",
    "Sales ana",
    "Experts eve",
    "Sales bo",
    "Experts bo",
]


def key(short: str) -> str:
    what, who = short.split()
    place = "invitation/CRM" if what == "invitation" else f"group/CRM/{what}"
    return f"{place}/{who}@acme.example.com"


def facts(case: Case) -> WorkspaceList:
    groups = {name: tuple(members) for name, members in case["groups"].items()}
    members, invitations = tuple(case["members"]), tuple(case["invitations"])
    return WorkspaceList((Workspace("CRM", "", ALL_GO, ALL_GO, members, invitations, groups),), ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize(("admin", "doer"), [(ADMIN, "wizard"), (None, "you")], ids=["api", "by hand"])
def test_who_is_where_they_belong_is_left_alone(case: Case, admin: HttpAdmin | None, doer: str) -> None:
    tasks = recipe([ANA, EVE, BO], PLACE, facts(case), admin)
    holding = {key(short) for short in case["holds"]}
    assert ways(tasks) == {key(short): "holds" if key(short) in holding else doer for short in WANTED}


def test_nothing_holds_in_a_workspace_that_does_not_exist_or_was_not_read() -> None:
    for nothing in (WorkspaceList((), ()), None):
        assert set(ways(recipe([ANA, EVE, BO], PLACE, nothing, ADMIN)).values()) == {"wizard"}


def test_somebody_joins_a_group_after_the_invitation() -> None:
    tasks = plan.ordered(recipe([BO], PLACE, None, ADMIN))
    assert [task.key for task in tasks] == [key("invitation bo"), key("Sales bo"), key("Experts bo")]
    assert tasks[1].needs == tasks[2].needs == (key("invitation bo"),)
    assert {task.person for task in tasks} == {BO.address}


def test_an_archive_has_invitations_and_no_groups() -> None:
    archive = replace(PLACE, sales_group="", experts_group="")
    tasks = recipe([ANA, EVE, BO], archive, None, ADMIN)
    assert [task.key for task in tasks] == [key(f"invitation {who}") for who in ("ana", "eve", "bo")]


def test_why_nothing_is_to_do_tells_a_member_from_somebody_who_has_not_accepted() -> None:
    tasks = {task.key: task for task in recipe([ANA, BO], PLACE, facts(CASES[2]), ADMIN)}
    assert "member" in getattr(tasks[key("invitation bo")].action, "why", "")
    assert "not yet accepted" in getattr(tasks[key("invitation ana")].action, "why", "")


def test_by_hand_ten_invitations_are_one_paste_and_each_group_another() -> None:
    many = [Person(f"p{number}@acme.example.com") for number in range(10)]
    pages = gather(
        [
            (task, task.action)
            for task in recipe([*many, EVE], PLACE, None, None)
            if isinstance(task.action, ByHand)
        ]
    )
    assert [page.title for page in pages] == [
        'Invite 11 people to the workspace "CRM"',
        "Put 10 people into Sales",
        "eve@acme.example.com is in Experts",
    ]
    paste = pages[0].steps[1].values
    assert paste[0].text == ", ".join(person.address for person in [*many, EVE])
    assert [value.text for value in paste[1:]] == [person.address for person in [*many, EVE]]


def test_the_twin_by_hand_is_what_is_done_without_an_api() -> None:
    automatic, by_hand = recipe([BO], PLACE, None, ADMIN), recipe([BO], PLACE, None, None)
    twins = [task.action.by_hand for task in automatic if isinstance(task.action, Automatic)]
    assert len(twins) == 3
    for twin, task in zip(twins, by_hand, strict=True):
        assert twin is not None
        assert isinstance(task.action, ByHand)
        assert (twin.steps, twin.subject) == (task.action.steps, task.action.subject)


def test_nobody_wanted_is_an_empty_plan() -> None:
    assert recipe([], PLACE, None, ADMIN) == []
