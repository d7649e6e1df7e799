"""What the record says of joining and leaving, where nobody can look: the later counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from tests.guide.team_data import PLACE, facts, person, user
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import SETUP, Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.team import add_job, job_people, remove_job, team_jobs, team_memory
from zoho_ideolve_wizard.guide.team.ideolve_returning import Asked
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.integration.roster import Person, Role, parse

ANA, EVE = person("ana", name="Ana Silva"), person("eve", Role.EXPERT)
ANSWERS = {
    "workspace.name": PLACE.workspace,
    "workspace.sales_group": PLACE.sales_group,
    "workspace.experts_group": PLACE.experts_group,
    "team.crm": "by_hand",
    "ideolve.primary_contact": "owner@acme.example.com",
}


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """On the real addresses: everything is by hand, and nobody can look."""
    opened = sitting_in(tmp_path, answers=ANSWERS)
    yield opened
    opened.ledger.close()


def by_hand(sitting: Sitting, part: Do) -> list[str]:
    """Confirms every page; their titles."""
    board = Board(part, sitting)
    pages = board.pages()
    for page in pages:
        board.confirm(page)
    return [page.title for page in pages]


def adds(sitting: Sitting, *people: Person) -> list[str]:
    job_people.keep_job_people(sitting, Job.ADD, people)
    add_job.add_job(sitting)
    titles = by_hand(sitting, add_job.PLAN)
    assert team_jobs.settle(sitting, Job.ADD).over
    job_people.end(sitting, Job.ADD)
    return titles


def removes(sitting: Sitting, *people: Person) -> list[str]:
    assert remove_job.start_remove(sitting, people) == {}
    remove_job.remove_job(sitting)
    titles = by_hand(sitting, remove_job.PLAN)
    assert team_jobs.settle(sitting, Job.REMOVE).over
    job_people.end(sitting, Job.REMOVE)
    return titles


def listed(sitting: Sitting) -> Sequence[Person]:
    return sitting.profile.people()


def test_coming_going_and_coming_back_is_asked_for_in_full_every_time(sitting: Sitting) -> None:
    first = adds(sitting, ANA)
    assert len(first) == 3
    assert listed(sitting) == (ANA,)
    left = removes(sitting, ANA)
    assert len(left) == 4
    assert listed(sitting) == ()
    back = adds(sitting, ANA)
    assert back[0] == first[0]
    assert len(back) == 4  # And the account that was disabled is asked for.
    assert listed(sitting) == (ANA,)
    assert removes(sitting, ANA) == left


def test_adding_the_same_again_asks_for_nothing(sitting: Sitting) -> None:
    adds(sitting, ANA, EVE)
    assert adds(sitting, ANA, EVE) == []


def test_removing_a_second_time_asks_anew_but_leaves_the_request_to_the_vendor(sitting: Sitting) -> None:
    adds(sitting, EVE)
    assert len(removes(sitting, EVE)) == 3
    assert len(removes(sitting, EVE)) == 2
    assert [one.person for one in team_memory.waiting_for_vendor(sitting)] == [EVE.address]


def test_an_expert_who_begins_to_sell_is_both_and_one_who_stops_is_not(sitting: Sitting) -> None:
    adds(sitting, EVE)
    adds(sitting, Person(EVE.address, "Eve Rey", Role.SALESPERSON))
    assert listed(sitting) == (Person(EVE.address, "Eve Rey", Role.BOTH),)
    remove_job.start_remove(sitting, listed(sitting), ends=Role.SALESPERSON)
    by_hand(sitting, remove_job.PLAN)
    assert team_jobs.settle(sitting, Job.REMOVE).over
    assert [one.role for one in listed(sitting)] == [Role.EXPERT]


def test_nobody_is_on_the_list_before_everything_is_done(sitting: Sitting) -> None:
    job_people.keep_job_people(sitting, Job.ADD, [ANA, EVE])
    board = Board(add_job.PLAN, sitting)
    board.confirm(board.pages()[0])
    settled = team_jobs.settle(sitting, Job.ADD)
    assert settled.open == (ANA.address, EVE.address)
    assert listed(sitting) == ()


def test_a_service_is_believed_more_than_a_confirmation(sitting: Sitting) -> None:
    job_people.keep_job_people(sitting, Job.ADD, [ANA])
    by_hand(sitting, add_job.PLAN)
    for said, outcome in ((facts([user("ana")]), Outcome.CONFIRMED), (facts([]), Outcome.PENDING)):
        team_memory.believe_services(sitting, add_job.tasks(sitting, said), said)
        assert sitting.records[f"crm-user/{ANA.address}"].outcome is outcome


def test_people_of_a_job_outlive_the_program(sitting: Sitting, tmp_path: Path) -> None:
    lines = parse("Ana Silva <ana@acme.example.com>; eve@acme.example.com expert; nonsense@")
    job_people.take_in_lines(sitting, Job.ADD, lines)
    sitting.ledger.close()
    again = sitting_in(tmp_path)
    assert job_people.job_people(again, Job.ADD) == (ANA, EVE)
    job_people.keep_job_people(again, Job.ADD, [])
    assert not job_people.under_way(again, Job.ADD)
    again.ledger.close()


def test_each_job_is_a_run_of_its_own_in_the_record(sitting: Sitting) -> None:
    adds(sitting, EVE)
    removes(sitting, EVE)
    runs = [record.run for record in sitting.ledger.history() if record.outcome.holds]
    assert len(set(runs)) == 2
    assert sitting._purpose == SETUP


def test_the_vendors_word_ends_the_waiting(sitting: Sitting) -> None:
    adds(sitting, EVE)
    removes(sitting, EVE)
    (waiting,) = team_memory.waiting_for_vendor(sitting)
    team_memory.vendor_did(sitting, waiting)
    assert team_memory.waiting_for_vendor(sitting) == []
    assert team_memory.asked_of_vendor(sitting) == {EVE.address: Asked.DISABLED}


def test_a_difference_that_is_to_be_mended_is_not_over_because_of_what_held_before(sitting: Sitting) -> None:
    adds(sitting, EVE)
    add_job.start_add(sitting, [EVE], facts(members=["eve"]))
    settled = team_jobs.settle(sitting, Job.ADD)
    assert (settled.over, settled.open) == (False, (EVE.address,))


def test_where_nobody_looked_at_ideolve_what_was_confirmed_there_stands(sitting: Sitting) -> None:
    adds(sitting, EVE)
    add_job.start_add(sitting, [EVE], replace(facts(), workspaces=None))
    assert team_jobs.settle(sitting, Job.ADD).over
