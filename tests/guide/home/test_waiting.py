"""Who is waited for, since when, and when they are no longer: on the home screen, on Finish, by what a service says."""

from datetime import UTC, datetime, timedelta

import time_machine

from tests.support.fixed import Made
from tests.support.stills.home import LEAVER, done, everybody_joined, vendor_asked
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide import finish, steps
from zoho_ideolve_wizard.guide.home import home_menu, progress
from zoho_ideolve_wizard.guide.home.awaited import Awaited, awaited, each, first, over
from zoho_ideolve_wizard.guide.home.verdict import verdict
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.ideolve_leaving import disabled_key, out_of_workspace_key
from zoho_ideolve_wizard.guide.team.job_people import Job, end, keep_job_people
from zoho_ideolve_wizard.guide.team.joined import joined_key, note_members
from zoho_ideolve_wizard.guide.team.team_table import rows
from zoho_ideolve_wizard.services.ideolve.workspaces import Workspace, WorkspaceList


def test_whoever_was_asked_longest_ago_comes_first_with_a_message(made: Made) -> None:
    sitting = made(done)
    vendor_asked(sitting)
    found = awaited(sitting)
    assert {one.what for one in found} == {"to disable", "to accept the invitation"}
    assert [one.since for one in found] == sorted(one.since for one in found if one.since)
    vendor = next(one for one in found if one.what == "to disable")
    assert (vendor.who, vendor.whom) == (("Mithi, Ideolve's vendor",), (LEAVER,))
    assert LEAVER in vendor.message
    invited = next(one for one in found if one.what == "to accept the invitation")
    assert len(invited.who) == 5
    assert invited.line().startswith("Ana Silva, Bo Chen and 3 more: to accept the invitation, since ")
    assert invited.message


def test_home_and_finish_count_the_same_people_and_things(made: Made) -> None:
    sitting = made(done)
    vendor_asked(sitting)
    parts = [part for step in steps.setup(sitting) for part in step.parts]
    waiting = finish.standing(sitting, parts).waiting
    entries = home_menu.entries(sitting, progress.progress(sitting), awaited(sitting), can_rehearse=False)
    home = {key: words for key, _, words in entries}
    assert len(waiting) == 6
    assert home["awaited"].startswith("for 6 things")
    assert any("Mithi" in line.title for line in waiting)


def test_who_joined_is_waited_for_no_longer(made: Made) -> None:
    sitting = made(done)
    everybody_joined(sitting)
    assert awaited(sitting) == []


def test_whom_the_admin_says_has_joined_is_waited_for_no_longer_until_invited_again(made: Made) -> None:
    sitting = made(done)
    one = each(sitting)[0]
    address = one.records[0].person
    over(sitting, one)
    assert address not in {left.records[0].person for left in each(sitting)}
    assert len(each(sitting)) == 4
    report = finish.standing(sitting, [part for step in steps.setup(sitting) for part in step.parts])
    assert address not in {line.title for line in report.waiting}
    invited = sitting.records[invitation_key(place(sitting), address)]
    task = Task(invited.key, invited.title, "Ideolve", ByHand(()), person=address)
    sitting.ledger.undo(task, "Taken out.")
    assert address not in {left.records[0].person for left in each(sitting)}
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        sitting.ledger.end(task, Outcome.CONFIRMED)
    assert address in {left.records[0].person for left in each(sitting)}


def test_what_the_vendor_did_is_waited_for_no_longer(made: Made) -> None:
    sitting = made(done)
    everybody_joined(sitting)
    vendor_asked(sitting)
    (one,) = each(sitting)
    assert one.message.startswith("Subject: Please disable an Ideolve account: lena.frank")
    over(sitting, one)
    assert each(sitting) == []
    assert sitting.records[disabled_key(LEAVER)].outcome is Outcome.CONFIRMED


def test_members_that_ideolve_lists_have_joined(made: Made) -> None:
    sitting = made(done)
    members = tuple(person.address for person in sitting.profile.people()[:2])
    found = Workspace(sitting.answer("workspace.name"), members=members)
    note_members(sitting, WorkspaceList((found,)))
    assert len(each(sitting)) == 3
    assert sitting.records[joined_key(place(sitting), members[0])].outcome is Outcome.VERIFIED
    before = len(sitting.ledger.history())
    note_members(sitting, WorkspaceList((found,)))
    assert len(sitting.ledger.history()) == before, "what is known is not written down again"


def test_since_is_when_it_began_however_often_the_wizard_looked_again(made: Made) -> None:
    sitting = made(done)
    before = {one.what: one.since for one in awaited(sitting)}
    for person in sitting.profile.people():
        key = invitation_key(place(sitting), person.address)
        again = Task(key, "", "Ideolve", ByHand(()), person=person.address)
        sitting.ledger.end(again, Outcome.NOTHING, "Has an invitation, not yet accepted.")
    assert {one.what: one.since for one in awaited(sitting)} == before


def test_a_few_names_are_told_and_the_others_counted() -> None:
    names = ["a", "b", "c", "d", "e"]
    assert [first(names[:count], 2) for count in (0, 1, 3, 4, 5)] == [
        "",
        "a",
        "a, b, c",
        "a, b and 2 more",
        "a, b and 3 more",
    ]


def for_the_admin(sitting: Sitting) -> list[Awaited]:
    return [one for one in each(sitting) if one.how]


def test_an_open_invitation_of_somebody_off_the_list_is_shown_with_what_to_do(made: Made) -> None:
    sitting = made(done)
    *kept, gone = sitting.profile.people()
    assert not for_the_admin(sitting)
    sitting.profile.set_people(kept)
    (one,) = for_the_admin(sitting)
    assert one.line().startswith(f"You: to cancel the open invitation of {gone.address}, since ")
    assert one.line().endswith("; Remove in Team does it")
    assert not one.message, "nobody is pressed to join"
    assert gone.address not in {other.records[0].person for other in each(sitting) if not other.how}
    report = finish.standing(sitting, [part for step in steps.setup(sitting) for part in step.parts])
    assert [line.remedy for line in report.waiting if line.remedy] == ["Remove in Team does it."]
    assert "with what to do" in verdict(report, progress.progress(sitting))
    over(sitting, one)
    assert not for_the_admin(sitting)
    assert not sitting.records[invitation_key(place(sitting), gone.address)].outcome.holds


def test_whose_removal_is_under_way_or_done_is_nobodys_to_cancel_again(made: Made) -> None:
    sitting = made(done)
    *kept, gone = sitting.profile.people()
    sitting.profile.set_people(kept)
    keep_job_people(sitting, Job.REMOVE, [gone])
    assert not for_the_admin(sitting)
    end(sitting, Job.REMOVE)
    assert for_the_admin(sitting)
    key = out_of_workspace_key(place(sitting), gone.address)
    left = Task(key, "", "Ideolve", ByHand(()), person=gone.address)
    sitting.ledger.end(left, Outcome.VERIFIED)
    assert not for_the_admin(sitting)


def test_team_lists_them_so_that_they_can_be_removed(made: Made) -> None:
    sitting = made(done)
    *kept, gone = sitting.profile.people()
    found = rows(kept, None, sitting.records, place(sitting))
    assert [(row.address, row.listed, row.workspace.words) for row in found][-1] == (
        gone.address,
        False,
        "invited",
    )
    left = Task(out_of_workspace_key(place(sitting), gone.address), "", "Ideolve", ByHand(()))
    sitting.ledger.end(left, Outcome.VERIFIED)
    assert len(rows(kept, None, sitting.records, place(sitting))) == len(kept)
