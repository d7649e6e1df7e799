"""Records from before: asked before anything is built, with what each answer takes; and what then is sent."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from tests.guide.automation_desk import AutomationDesk
from tests.guide.desk import keeps
from zoho_ideolve_wizard.deluge import catch_up, ours, sources
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, DEAL_DEFAULTS, SentField
from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.engine.task import Nothing, Outcome
from zoho_ideolve_wizard.guide import finish
from zoho_ideolve_wizard.guide.crm_side import automation_access, automation_before, automation_fields
from zoho_ideolve_wizard.guide.crm_side.automation_before import ALL, BEFORE, DAY, FROM, LEAVE, SINCE
from zoho_ideolve_wizard.guide.crm_side.automation_values import plain_values
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure

SHARED = {"workspace.sales_group": "Sales", "workspace.experts_group": "Experts"}
USUAL = {
    automation_fields.ACCOUNT_FIELDS: ", ".join(one.api for one in ACCOUNT_DEFAULTS),
    automation_fields.DEAL_FIELDS: ", ".join(one.api for one in DEAL_DEFAULTS),
}


def counts(sitting: Sitting, accounts: int, deals: int) -> None:
    """As if so many had been counted, a tenth of them changed lately."""
    one = f'{{"accounts": {accounts}, "deals": {deals}}}'
    few = f'{{"accounts": {accounts // 10}, "deals": {deals // 10}}}'
    text = f'{{"all": {one}, "changed": {{"30": {few}, "90": {few}, "365": {one}}}}}'
    sitting.ledger.remember("automation/before", text)


def asked(sitting: Sitting) -> tuple[Question, Question]:
    what, day = automation_before.questions(sitting)
    return what, day


def about(question: Question, value: str) -> str:
    return next(choice.help for choice in question.choices if choice.value == value)


async def answers(sitting: Sitting, given: Mapping[str, str]) -> None:
    kept = await automation_before.with_moment(sitting, given)
    await keeps(sitting, list(asked(sitting)), kept)


@pytest.mark.parametrize(
    ("accounts", "deals", "runs"), [(0, 0, 0), (1, 0, 1), (42, 0, 1), (43, 0, 2), (114, 6, 3)]
)
def test_how_many_runs_it_takes(accounts: int, deals: int, runs: int) -> None:
    assert catch_up.run(ACCOUNT_DEFAULTS, DEAL_DEFAULTS).needed(accounts, deals) == runs


def test_a_list_takes_more() -> None:
    fields = [SentField("Tags", "Tags", "list")] * 2
    assert (catch_up.ACCOUNT.of(fields), catch_up.DEAL.of(fields)) == (68 + 2 * 54, 132 + 2 * 108)


def test_the_numbers_are_those_of_the_function() -> None:
    code = sources.source(ours.CATCH_UP)

    def number(text: str) -> int:
        found, *_ = re.findall(text + r"(\d+);", code)
        return int(found)

    for name, cost in (("account_cost", catch_up.ACCOUNT), ("deal_cost", catch_up.DEAL)):
        assert number(rf"\b{name} = ") == cost.record
        more = [int(found) for found in re.findall(rf"{name} = {name} \+ (\d+);", code)]
        assert more == [cost.field, cost.of_list]
    assert re.findall(r"statements = statements - (\d+);", code) == [str(catch_up.COUNTING)] * 2
    assert (number("records = "), number("statements = ")) == (catch_up.RECORDS, catch_up.STATEMENTS)


def test_it_is_said_how_many_there_are_how_long_it_takes_and_who_is_mailed(sitting: Sitting) -> None:
    sitting.profile.set_many({**SHARED, **USUAL, automation_fields.SHARE: automation_fields.BOTH})
    counts(sitting, 1200, 0)
    what, day = asked(sitting)
    assert what.help == "Without a note now: 1,200 accounts and 0 deals."
    assert about(what, ALL) == (
        "29 runs of the schedule, 42 accounts or 20 deals each: 3 days at every 2 hours, 29 days if CRM offers daily "
        "at most. "
        "Each note mails everybody in Sales and Experts."
    )
    assert "30 days: 120 accounts and 0 deals, 3 runs" in day.help
    assert "1 runs" not in day.help
    assert about(what, SINCE) == "Each note mails everybody in Sales and Experts."


def test_shared_with_nobody_nobody_is_mailed(sitting: Sitting) -> None:
    sitting.profile.set_many({**SHARED, **USUAL, automation_fields.SHARE: automation_fields.NOBODY})
    counts(sitting, 20, 1)
    what, _ = asked(sitting)
    assert (
        about(what, ALL) == "That is one run of the schedule. Nobody is mailed: notes are shared with nobody."
    )


async def test_what_cannot_be_counted_is_said(sitting: Sitting) -> None:
    assert asked(sitting)[0].help == "How many there are is counted now."
    await automation_before.count(sitting)  # There is no token yet to count with.
    what, day = asked(sitting)
    assert "could not be counted here" in what.help
    assert day.help == "Year, month, day, as in 2026-01-31; by this computer's clock."


@pytest.mark.parametrize(("use", "usual"), [("archive", ALL), ("collaboration", LEAVE)])
def test_nothing_is_mailed_unless_somebody_says_so(sitting: Sitting, use: str, usual: str) -> None:
    sitting.profile.set("use", use)
    assert asked(sitting)[0].default == usual


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-01-31", ""),
        ("31.1.2026", "such as 2026-01-31"),
        ("2999-01-01", "still to come"),
        ("", "needed"),
    ],
)
def test_a_day_is_checked(sitting: Sitting, day: str, says: str) -> None:
    _, question = asked(sitting)
    problem = question.problem(day, {BEFORE: SINCE})
    assert bool(problem) is bool(says)
    assert says in (problem.message if problem else "")
    assert not question.applies({BEFORE: ALL})


async def test_the_answer_is_the_variables_value(sitting: Sitting) -> None:
    assert plain_values(sitting)["ideolve_catch_up_from"] == ""
    await answers(sitting, {BEFORE: ALL})
    assert plain_values(sitting)["ideolve_catch_up_from"] == "all"
    await answers(sitting, {BEFORE: SINCE, DAY: "2026-01-31"})
    moment = datetime.fromisoformat(plain_values(sitting)["ideolve_catch_up_from"])
    assert moment == datetime(2026, 1, 31).astimezone()
    assert moment.utcoffset() is not None


async def test_left_alone_counts_from_when_it_was_said_first(sitting: Sitting) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    await answers(sitting, {BEFORE: LEAVE})
    said = sitting.answer(FROM)
    assert before <= datetime.fromisoformat(said) <= datetime.now(UTC)
    sitting.profile.set(FROM, "2026-11-24T09:00:00+00:00")
    await answers(sitting, {BEFORE: LEAVE})
    assert sitting.answer(FROM) == "2026-11-24T09:00:00+00:00"
    await answers(sitting, {BEFORE: ALL})
    await answers(sitting, {BEFORE: LEAVE})
    assert sitting.answer(FROM) >= said


async def test_the_report_tells_what_was_decided(sitting: Sitting) -> None:
    sitting.profile.set(automation_access.WAY, automation_access.OURS)
    assert "from before" not in finish.report(sitting, []).partition("## Proven")[0]
    for given, words in (
        ({BEFORE: LEAVE}, "left alone until somebody changes them or adds a meeting or a deal"),
        ({BEFORE: ALL}, "all of them are sent, by the schedule"),
        (
            {BEFORE: SINCE, DAY: "2026-01-31"},
            "those made or changed since 31 January 2026 are sent, by the schedule",
        ),
    ):
        await answers(sitting, given)
        assert words in finish.report(sitting, [])


# -- over the rehearsal


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-01-31", "7 accounts and 6 deals without a note when that was answered"),
        ("today", "nothing is sent"),
    ],
)
async def test_how_many_a_day_means_is_said_in_the_plan_and_at_the_end(
    desk: AutomationDesk, day: str, words: str
) -> None:
    """A day since which nothing changed sends nothing, and that is said before it is built."""
    own = {BEFORE: SINCE, DAY: f"{datetime.now().astimezone():%Y-%m-%d}" if day == "today" else day}
    await desk.goes_to("build", own)
    await desk.does("build")
    (title,) = [task.title for task in desk.boards["build"].tasks if "catch_up_from" in task.title]
    assert words in title
    assert words in finish.report(desk.sitting, [])


async def test_nothing_is_built_before_it_is_asked(desk: AutomationDesk) -> None:
    await desk.goes_to("before")
    writes = desk.writes
    with pytest.raises(ServiceFailure, match="not decided yet"):
        await desk.does("build")
    assert desk.writes == writes


async def test_they_are_counted_and_left_alone_or_sent_as_was_said(desk: AutomationDesk) -> None:
    await desk.goes_to("our-schedules", {BEFORE: LEAVE})
    found = automation_before.counted(desk.sitting)
    assert found is not None
    assert (found.all.accounts, found.all.deals) == (7, 6)
    assert set(found.changed) == {30, 90, 365}
    assert desk.variable("ideolve_catch_up_from").value == desk.sitting.answer(FROM)
    desk.makes_rules()
    desk.makes_schedules()
    made = len(desk.notes)
    desk.desk.rehearsal.run_schedules()
    assert len(desk.notes) == made

    await desk.does("before", {BEFORE: ALL})
    await desk.does("build")
    (task,) = [one for one in desk.boards["build"].tasks if "catch_up_from" in one.key]
    assert desk.outcomes("build")[task.key] is Outcome.VERIFIED
    assert task.title.endswith(": set anew")
    desk.desk.rehearsal.run_schedules()
    assert len(desk.notes) == made + 7 + 6
    board = await desk.looks("build")
    assert all(isinstance(one.action, Nothing) for one in board.tasks)
    await automation_before.count(desk.sitting)
    after = automation_before.counted(desk.sitting)
    assert after is not None
    assert after.all.both == 0
