"""The same walk where nobody can look: everything is confirmed by hand, and the record alone has to agree with itself."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from tests.guide.team.test_team_memory import ANSWERS
from tests.guide.team_data import PLACE, person
from zoho_ideolve_wizard.guide.home import awaited
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.team import add_job, job_people, remove_job, team_jobs
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_table import rows
from zoho_ideolve_wizard.integration.roster import Person, Role

PEOPLE = [person(who, name=who.capitalize()) for who in ("ana", "bo", "cy")]
GROUPS = {Role.SALESPERSON: "Sales", Role.EXPERT: "Experts", Role.BOTH: "Sales, Experts"}


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """On the real addresses: everything is by hand, and nobody can look."""
    opened = sitting_in(tmp_path, answers=ANSWERS)
    yield opened
    opened.ledger.close()


def confirms(sitting: Sitting, job: Job, part: Do) -> None:
    (add_job.add_job if job is Job.ADD else remove_job.remove_job)(sitting)
    board = Board(part, sitting)
    for page in board.pages():
        board.confirm(page)
        team_jobs.settle(sitting, job)
    team_jobs.end_what_is_through(sitting)
    assert not job_people.under_way(sitting, job)


@pytest.mark.parametrize("seed", range(10))
def test_whatever_order_they_come_and_go_in(sitting: Sitting, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - any order will do, the same every time
    roles: dict[str, Role] = {}
    told: list[str] = []
    for _ in range(15):
        listed = sitting.profile.people()
        if listed and draw.random() < 0.5:
            leaver, ends = draw.choice(listed), draw.choice(list(Role))
            told.append(f"remove {leaver.address} {leaver.role}, ends {ends}")
            if leaver.role is Role.BOTH and ends is not Role.BOTH:
                roles[leaver.address] = Role.EXPERT if ends is Role.SALESPERSON else Role.SALESPERSON
            else:
                del roles[leaver.address]
            assert remove_job.start_remove(sitting, [leaver], ends=ends) == {}
            confirms(sitting, Job.REMOVE, remove_job.PLAN)
        else:
            joining = Person(draw.choice(PEOPLE).address, "", draw.choice(list(Role)))
            told.append(f"add {joining.address} {joining.role}")
            had = roles.get(joining.address, joining.role)
            roles[joining.address] = joining.role if had is joining.role else Role.BOTH
            job_people.keep_job_people(sitting, Job.ADD, [joining])
            confirms(sitting, Job.ADD, add_job.PLAN)
        for one in awaited.each(sitting):
            if one.whom and draw.random() < 0.3:
                awaited.over(sitting, one)
                told.append(f"the vendor did it: {one.what} {one.whom[0]}")
        agrees(sitting, roles, told)


def agrees(sitting: Sitting, roles: dict[str, Role], told: list[str]) -> None:
    assert {one.address: one.role for one in sitting.profile.people()} == roles, told
    for row in rows([*PEOPLE], None, sitting.records, PLACE):
        groups = GROUPS[roles[row.address]] if row.address in roles else ""
        assert ", ".join(row.in_groups) == groups, (row.address, told)
        assert row.workspace.stands == (row.address in roles), (row.address, told)
    for one in awaited.each(sitting):
        if one.whom:
            assert (one.what == "to disable") is (one.whom[0] not in roles), (one.what, told)
