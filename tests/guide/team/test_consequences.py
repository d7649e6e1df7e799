"""What cannot be taken back is said before it is asked for; whom a plan mails is counted before and after."""

from dataclasses import replace

import pytest

from tests.guide.team_data import BY_API, BY_HAND, PLACE, PROFILE, ROLE, facts, person, user
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide import expert, salesperson
from zoho_ideolve_wizard.guide.crm_side import automation_uninstall
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.team import consequences, remove_job
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role

ANA, BO, EVE = person("ana"), person("bo"), person("eve", Role.EXPERT)
THERE = facts([user("ana")], members=["ana", "eve"], sales=["ana"], experts=["eve"])


def removal(how: Ends) -> str:
    return consequences.of_removal(salesperson.remove(ANA, THERE, PLACE, BY_API, how))


def test_deactivating_can_be_taken_back_and_says_so() -> None:
    said = removal(Ends.DEACTIVATE)
    assert f"Deactivated, which can be taken back: {ANA.address}." in said
    assert "cannot be undone" not in said
    assert "Notes and comments in Ideolve stay." in said


def test_deleting_comes_first_as_what_cannot_be_undone() -> None:
    said = removal(Ends.DELETE)
    assert said.startswith(f"Deleted from Zoho CRM, which cannot be undone: {ANA.address}.")
    assert "stays with the deleted user" in said
    assert "Deactivated" not in said


SELLING = salesperson.remove(replace(ANA, role=Role.BOTH), THERE, PLACE, BY_API)
INVITED = facts([user("bo")], invited=["bo"], sales=["bo"])


@pytest.mark.parametrize(
    ("running", "said"),
    [
        (SELLING, f"Taken out of the group Sales, and can be added again: {ANA.address}."),
        (
            expert.remove(EVE, THERE, PLACE, BY_API),
            f"Taken out of the group Experts and the workspace, and can be added again: {EVE.address}.",
        ),
        (
            [task for task in expert.remove(EVE, THERE, PLACE, BY_API) if "workspace" in task.title],
            f"Taken out of the workspace, and can be added again: {EVE.address}.",
        ),
        (
            [task for task in salesperson.remove(BO, INVITED, PLACE, BY_API) if "invitation" in task.title],
            f"The invitation is canceled, and can be sent again: {BO.address}.",
        ),
    ],
    ids=["one group", "all of it", "the workspace", "an invitation"],
)
def test_what_ends_in_ideolve_is_said_exactly(running: list[Task], said: str) -> None:
    lines = consequences.of_removal(running).splitlines()
    assert [line for line in lines if " again: " in line] == [said]


def test_who_leaves_ideolve_alone_is_named_beside_who_leaves_crm() -> None:
    both = [*salesperson.remove(ANA, THERE, PLACE, BY_API), *expert.remove(EVE, THERE, PLACE, BY_API)]
    said = consequences.of_removal(both)
    assert f"Deactivated, which can be taken back: {ANA.address}." in said
    assert f"Taken out of the group Experts and the workspace, and can be added again: {EVE.address}." in said


def test_of_many_the_first_are_named() -> None:
    first = salesperson.remove(ANA, THERE, PLACE, BY_API)[0]
    many = [replace(first, key=f"crm-off/{name}@x.example", person=f"{name}@x.example") for name in "abcde"]
    assert "a@x.example, b@x.example, c@x.example and 2 more." in consequences.of_removal(many)


@pytest.mark.parametrize("part", [remove_job.PLAN, automation_uninstall.PLAN], ids=["people", "automation"])
def test_whatever_has_to_be_typed_says_what_it_means(part: Do) -> None:
    running = salesperson.remove(ANA, THERE, PLACE, BY_API)
    assert part.typed is not None
    assert part.consequences is not None
    assert part.typed(running)
    assert part.consequences(running)
    assert part.consequences([]) == ""


def added(found: TeamFacts | None, means: Means, *people: Person) -> list[Task]:
    return salesperson.add(people, found, PLACE, means, ROLE, PROFILE)


def summary(tasks: list[Task], **outcomes: Outcome) -> str:
    """The count line; by the beginning of a task's key, how it stands."""
    stands = {
        task.key: next(
            (now for begins, now in outcomes.items() if task.key.startswith(begins)), Outcome.PENDING
        )
        for task in tasks
    }
    return plan.summary(tasks, stands)


def test_the_plan_says_how_many_people_it_mails() -> None:
    """Zoho mails a new user, Ideolve whoever is invited: one person is counted once."""
    assert summary(added(facts([]), BY_API, ANA, BO)).endswith(" · mails 2 people")
    assert summary(added(facts([]), BY_API, ANA)).endswith(" · mails 1 person")


def test_who_is_there_already_is_not_mailed() -> None:
    there = facts([user("ana")], members=["ana"], sales=["ana"])
    assert "mail" not in summary(added(there, BY_API, ANA), crm=Outcome.NOTHING, invit=Outcome.NOTHING)


def test_activating_somebody_again_mails_nobody() -> None:
    off = facts([user("ana", "disabled")], members=["ana"])
    assert "mail" not in summary(added(off, BY_API, ANA), invit=Outcome.NOTHING)


def test_by_hand_it_is_you_who_sends() -> None:
    assert "mail" not in summary(added(facts([]), BY_HAND, ANA))


def test_afterwards_it_says_how_many_were_mailed_and_how_many_still_would_be() -> None:
    tasks = added(facts([]), BY_API, ANA, BO)
    done = {f"crm-user/{ANA.address}": Outcome.VERIFIED, f"crm-user/{BO.address}": Outcome.FAILED}
    stands = {task.key: done.get(task.key, Outcome.PENDING) for task in tasks}
    invited = {**stands, **{key: Outcome.VERIFIED for key in stands if ANA.address in key}}
    assert plan.summary(tasks, invited).endswith(" · mails 1 person · mailed 1 person")
