"""What the team's jobs ask, and in which order; what is needed is asked for, and nothing else."""

import pytest

from tests.guide.team_data import person
from tests.guide.team_desk import EVA, NISHA, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.engine.question import Kind, Question, asked
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.guide.team import add_job, crm_lists, remove_job, remove_questions, team_facts
from zoho_ideolve_wizard.guide.team.add_job import name_key
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people, keep_job_people, keep_options
from zoho_ideolve_wizard.guide.team.remove_questions import ENDS, TRANSFER_TO, USER
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure


def parts(step: Step) -> list[str]:
    return [part.key for part in step.parts]


def test_experts_alone_are_asked_nothing_of_crm(sitting: Sitting) -> None:
    assert parts(add_job.add_job(sitting)) == ["people", "how", "details", "plan"]
    keep_job_people(sitting, Job.ADD, [person("eve", Role.EXPERT)])
    assert parts(add_job.add_job(sitting)) == ["people", "plan"]


async def test_whoever_is_a_user_already_is_asked_nothing_of_crm_until_that_is_no_longer_so(
    company: CompanyDesk,
) -> None:
    sitting = company.sitting
    await sitting.keep({"team.crm": "api"}, [], [])
    add_job.start_add(sitting, [VIKRAM], await team_facts.look(sitting))
    assert parts(add_job.add_job(sitting)) == ["people", "plan"]
    await add_job.look(sitting)
    user = company.rehearsal.company.user_by_email(VIKRAM.address)
    assert user is not None
    user.status = "disabled"
    with pytest.raises(ServiceFailure, match="not at hand"):
        await add_job.look(sitting)
    assert parts(add_job.add_job(sitting)) == ["people", "how", "consent", "details", "plan"]


async def test_consent_is_asked_once_and_stays_in_the_job_that_asked(company: CompanyDesk) -> None:
    sitting = company.sitting
    add_job.start_add(sitting, [VIKRAM])
    assert "consent" not in parts(add_job.add_job(sitting))
    sitting.profile.set("team.crm", "api")
    assert "consent" in parts(add_job.add_job(sitting))
    await company.consents()
    assert "consent" in parts(add_job.add_job(sitting))
    sitting.ledger.remember("job/add/begun", "2999-01-01T00:00:00+00:00")
    assert "consent" not in parts(add_job.add_job(sitting))


def test_what_is_owned_and_what_is_not_counted_is_said_once_whatever_is_chosen(sitting: Sitting) -> None:
    ana = person("ana")
    keep_job_people(sitting, Job.REMOVE, [ana])
    assert [one.help for one in remove_questions.questions(sitting) if "ounted" in one.help] == []
    keep_options(sitting, Job.REMOVE, {f"owned/{ana.address}": "2 accounts and 1 deal"})
    user, *others = remove_questions.questions(sitting)
    assert user.help.startswith(
        f"{ana.address} owns 2 accounts and 1 deal. Counted are accounts and deals only"
    )
    said = [one.help for one in others] + [one.help for one in user.choices]
    assert [text for text in said if "owns" in text or "Counted" in text] == []


def test_the_parts_are_the_same_objects_each_time_so_that_the_place_is_found_again(sitting: Sitting) -> None:
    keep_job_people(sitting, Job.ADD, [person("ana")])
    first, second = add_job.add_job(sitting), add_job.add_job(sitting)
    assert all(one is other for one, other in zip(first.parts, second.parts, strict=True))


async def test_role_and_profile_are_picked_from_crms_own_lists(company: CompanyDesk) -> None:
    sitting = company.sitting
    role, profile = add_job.detail_questions(sitting)
    assert (role.kind, profile.kind) == (Kind.TEXT, Kind.TEXT)
    await company.consents()
    await crm_lists.read(sitting)
    role, profile = add_job.detail_questions(sitting)
    assert [choice.label for choice in role.choices] == ["CEO", "Sales Manager", "Sales Person"]
    assert (role.default, profile.default) == ("Sales Person", "Standard")


async def test_a_name_is_asked_for_where_there_is_none_and_kept_with_the_person(sitting: Sitting) -> None:
    nameless, named = Person("zoe_anne.king@acme.example.com"), person("ana", name="Ana Silva")
    keep_job_people(sitting, Job.ADD, [nameless, named, person("eve", Role.EXPERT)])
    *_, name = add_job.detail_questions(sitting)
    assert (name.key, name.default) == (name_key(nameless.address), "Zoe Anne King")
    given = {name.key: "Zoe Anne Kingsley", "team.role": "Sales Person"}
    assert await add_job.take_names(sitting, given) == {"team.role": "Sales Person"}
    assert job_people(sitting, Job.ADD)[0].name == "Zoe Anne Kingsley"
    assert len(add_job.detail_questions(sitting)) == 2


@pytest.mark.parametrize("name", ["<b>", "x" * 51, "Ana\x1b"])
def test_a_name_that_crm_would_refuse_is_not_taken(sitting: Sitting, name: str) -> None:
    keep_job_people(sitting, Job.ADD, [person("ana")])
    *_, question = add_job.detail_questions(sitting)
    assert question.problem(name, {}) is not None


def shown(questions: list[Question], **answers: str) -> list[str]:
    given = {key.replace("_", ".", 1): value for key, value in answers.items()}
    return [question.key for question in asked(questions, given)]


def test_what_ends_is_asked_for_those_who_are_both(sitting: Sitting) -> None:
    remove_job.start_remove(sitting, [VIKRAM])
    assert shown(remove_questions.questions(sitting)) == [USER, "team.crm"]
    remove_job.start_remove(sitting, [NISHA])
    assert shown(remove_questions.questions(sitting), job_ends="both") == [ENDS, USER, "team.crm"]
    assert shown(remove_questions.questions(sitting), job_ends="expert") == [ENDS]
    remove_job.start_remove(sitting, [NISHA, VIKRAM, EVA])
    assert shown(remove_questions.questions(sitting), job_ends="expert") == [ENDS, USER, "team.crm"]


def test_a_colleague_is_asked_for_only_where_records_go_to_one(sitting: Sitting) -> None:
    remove_job.start_remove(sitting, [VIKRAM])
    questions = remove_questions.questions(sitting)
    assert TRANSFER_TO in shown(questions, job_user=Ends.TRANSFER)
    assert TRANSFER_TO not in shown(questions, job_user=Ends.DELETE)


async def test_what_is_answered_for_one_job_is_not_answered_for_the_next(sitting: Sitting) -> None:
    remove_job.start_remove(sitting, [VIKRAM])
    kept = await remove_questions.keep_for_job(sitting, {USER: Ends.DELETE, "team.crm": "by_hand"})
    assert kept == {"team.crm": "by_hand"}
    assert remove_questions.user_ends(sitting) is Ends.DELETE
    remove_job.start_remove(sitting, [NISHA])
    assert remove_questions.user_ends(sitting) is Ends.DEACTIVATE


async def test_what_they_own_is_said_where_it_is_decided(company: CompanyDesk) -> None:
    remove_job.start_remove(company.sitting, [VIKRAM])
    await company.consents()
    await remove_questions.count(company.sitting)
    (user, *_) = remove_questions.questions(company.sitting)
    assert f"{VIKRAM.address} owns 3 accounts and 2 deals" in user.help
    assert "everything else are not" in user.help
