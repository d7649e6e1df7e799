"""Everyone and where they stand, and how that is known."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from tests.guide.team_data import LOOKED_AT, PLACE, address, facts, person, user
from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide.team.team_table import Row, rows
from zoho_ideolve_wizard.integration.roster import Role

THEN = datetime(2026, 9, 3, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


def record(key: str, outcome: Outcome = Outcome.CONFIRMED, at: datetime = THEN) -> Record:
    return Record(key, outcome, at=at, person=address("ana"))


def by_address(found: list[Row]) -> Mapping[str, Row]:
    return {row.address.partition("@")[0]: row for row in found}


def test_everyone_on_the_list_comes_first_then_everyone_found() -> None:
    found = facts([user("zoe"), user("ana")], members=["owner"], invited=["ian"], sales=["gus"])
    listed = [person("eve", Role.EXPERT), person("ana")]
    table = rows(listed, found, {}, PLACE)
    assert [row.address.partition("@")[0] for row in table] == ["eve", "ana", "zoe", "owner", "ian", "gus"]
    assert [row.role for row in table] == [Role.EXPERT, Role.SALESPERSON, None, None, None, None]


@pytest.mark.parametrize(
    ("crm", "words", "stands"),
    [
        ([user("ana")], "user", True),
        ([user("ana", confirmed=False)], "invited", True),
        ([user("ana", "disabled")], "deactivated", False),
        ([], "no user", False),
    ],
)
def test_what_crm_says_is_said_by_the_service_at_the_time_of_looking(
    crm: list[object], words: str, stands: bool
) -> None:
    found = facts([one for one in crm if isinstance(one, type(user("ana")))])
    cell = rows([person("ana")], found, {}, PLACE)[0].crm
    assert (cell.words, cell.sure, cell.since, cell.stands) == (words, "service", LOOKED_AT, stands)


def test_where_somebody_stands_in_ideolve() -> None:
    found = facts(members=["ana"], invited=["bo"], sales=["ana"], experts=["ana", "bo"], disabled=["cy"])
    table = by_address(rows([person(who) for who in ("ana", "bo", "cy", "di")], found, {}, PLACE))
    assert [table[who].workspace.words for who in ("ana", "bo", "cy", "di")] == [
        "member",
        "invited",
        "disabled",
        "not there",
    ]
    assert [table[who].groups.words for who in ("ana", "bo", "di")] == ["Sales, Experts", "Experts", "none"]
    assert table["ana"].in_groups == ("Sales", "Experts")


def test_where_nobody_can_look_what_you_confirmed_is_shown_with_its_date() -> None:
    ana = address("ana")
    records = {key: record(key) for key in (f"invitation/CRM/{ana}", f"group/CRM/Sales/{ana}")}
    row = rows([person("ana")], None, records, PLACE)[0]
    assert (row.workspace.words, row.workspace.evidence) == (
        "invited",
        "confirmed by you on 3 September 2026",
    )
    assert (row.groups.words, row.groups.sure) == ("Sales", "you")
    assert (row.crm.words, row.crm.sure, row.crm.evidence) == ("not known", "unknown", "not known")


def test_the_later_of_joining_and_leaving_counts() -> None:
    ana = address("ana")
    joined, left = f"invitation/CRM/{ana}", f"workspace-out/CRM/{ana}"
    out = {joined: record(joined), left: record(left, at=LATER)}
    assert rows([person("ana")], None, out, PLACE)[0].workspace.words == "taken out"
    back = {joined: record(joined, at=LATER), left: record(left)}
    assert rows([person("ana")], None, back, PLACE)[0].workspace.words == "invited"


def test_what_failed_or_waits_is_no_evidence() -> None:
    key = f"invitation/CRM/{address('ana')}"
    for outcome in (Outcome.FAILED, Outcome.WAITING_YOU, Outcome.PENDING, Outcome.UNKNOWN):
        cell = rows([person("ana")], None, {key: record(key, outcome)}, PLACE)[0].workspace
        assert cell.sure == "unknown"


def test_an_account_that_the_vendor_was_asked_to_disable_says_so() -> None:
    ana = address("ana")
    left, asked = f"workspace-out/CRM/{ana}", f"disabled/{ana}"
    records = {left: record(left), asked: record(asked, Outcome.WAITING_OTHER, LATER)}
    assert rows([person("ana")], None, records, PLACE)[0].workspace.words == "disabling asked for"


def test_somebody_unlisted_counts_as_what_they_seem_to_be() -> None:
    found = facts([user("ana"), user("bo")], experts=["eve", "bo"], sales=["bo"])
    table = by_address(rows([], found, {}, PLACE))
    assert [table[who].person.role for who in ("ana", "eve", "bo")] == [
        Role.SALESPERSON,
        Role.EXPERT,
        Role.BOTH,
    ]
