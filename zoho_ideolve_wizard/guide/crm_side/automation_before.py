"""What becomes of the records that CRM holds already: asked before anything is built, with what each answer means."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil

from zoho_ideolve_wizard.deluge import catch_up
from zoho_ideolve_wizard.deluge.variables import EVERYTHING
from zoho_ideolve_wizard.engine.counted import counted as in_words
from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import automation_fields as sent
from zoho_ideolve_wizard.guide.crm_side import prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.words import ago, troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords

BEFORE, DAY = "automation.before", "automation.before_day"
FROM = "automation.catch_up_from"
"""What the functions read: `all`, or the moment since which a record must have been made or changed."""
LEAVE, ALL, SINCE = "leave", "all", "since"

_PLACE, _SINCE_PLACE = "automation/before", "automation/before-since"
_CANNOT = "cannot"
"""In place of numbers, where nothing could be counted."""
_DAYS = (30, 90, 365)
_MOST_HOURS = 36


@dataclass(frozen=True)
class Count:
    """Records without a note."""

    accounts: int
    deals: int

    @property
    def both(self) -> int:
        return self.accounts + self.deals


@dataclass(frozen=True)
class Counted:
    """`all`: those of any age. `changed`: those made or changed in the last so many days."""

    all: Count
    changed: Mapping[int, Count]


async def count(sitting: Sitting) -> None:
    """Counts with the connector's token, if it is at hand. Raises ServiceFailure."""
    sitting.ledger.remember(_PLACE, _CANNOT)
    if connector_token(sitting) is None:
        return
    midnight = _moment(datetime.now().astimezone().date())
    every = await _without_note(sitting, None)
    found = Counted(
        every, {days: await _without_note(sitting, midnight - timedelta(days=days)) for days in _DAYS}
    )
    sitting.ledger.remember(_PLACE, json.dumps(asdict(found)))


async def _without_note(sitting: Sitting, since: datetime | None) -> Count:
    """Made or changed since then. Raises ServiceFailure."""
    records = CrmRecords(crm_of(sitting, Purpose.CONNECTOR))
    return Count(
        await records.without_note("Accounts", prove.NOTE, since),
        await records.without_note("Deals", prove.NOTE, since),
    )


def counted(sitting: Sitting) -> Counted | None:
    """As counted the last time; None where nothing could be."""
    text = sitting.ledger.places().get(_PLACE, "")
    if text in ("", _CANNOT):
        return None
    kept = json.loads(text)
    changed = {int(days): Count(**numbers) for days, numbers in kept["changed"].items()}
    return Counted(Count(**kept["all"]), changed)


def questions(sitting: Sitting) -> list[Question]:
    found = counted(sitting)
    return [
        Question(
            BEFORE,
            "What becomes of the accounts and deals that are in CRM already?",
            Kind.CHOICE,
            default=ALL if sitting.answer("use") == "archive" else LEAVE,
            choices=(
                Choice(
                    LEAVE,
                    "Leave them",
                    "None is sent for being there. It gets its note once somebody changes it, or adds a meeting or a "
                    "deal to it.",
                ),
                Choice(ALL, "Send all of them", _all_of_them(sitting, found)),
                Choice(SINCE, "Send those made or changed since a day", _mailed(sitting)),
            ),
            help=_how_many(sitting, found),
        ),
        Question(
            DAY,
            "Since which day?",
            placeholder="2026-01-31",
            check=_is_past_day,
            applies=lambda answers: answers.get(BEFORE) == SINCE,
            help=f"Year, month, day, as in 2026-01-31; by this computer's clock.{_spans(sitting, found)}",
        ),
    ]


def _how_many(sitting: Sitting, found: Counted | None) -> str:
    if _PLACE not in sitting.ledger.places():
        return "How many there are is counted now."
    if found is None:
        return "They could not be counted here."
    return f"Without a note now: {_records(found.all)}."


def _records(number: Count) -> str:
    return f"{in_words(number.accounts, 'account')} and {in_words(number.deals, 'deal')}"


def _all_of_them(sitting: Sitting, found: Counted | None) -> str:
    took = f"{_takes(sitting, found.all)} " if found is not None else ""
    return f"{took}{_mailed(sitting)}"


def _takes(sitting: Sitting, number: Count) -> str:
    needed = _runs(sitting, number)
    if needed <= 1:
        return "That is one run of the schedule."
    hours = needed * catch_up.HOURS
    fast = f"{hours} hours" if hours <= _MOST_HOURS else f"{ceil(hours / 24):,} days"
    return (
        f"{needed:,} runs of the schedule, {_a_run(sitting)} each: {fast} at every 2 hours, {needed:,} days if CRM "
        "offers daily at most."
    )


def _a_run(sitting: Sitting) -> str:
    """How many a run takes, with the fields that are sent."""
    run = _run(sitting)
    return f"{run.accounts} accounts or {run.deals} deals"


def _run(sitting: Sitting) -> catch_up.Run:
    return catch_up.run(sent.chosen(sitting, "Accounts"), sent.chosen(sitting, "Deals"))


def _runs(sitting: Sitting, number: Count) -> int:
    return _run(sitting).needed(number.accounts, number.deals)


def _mailed(sitting: Sitting) -> str:
    groups = sent.shared_with(sitting)
    if not groups:
        return "Nobody is mailed: notes are shared with nobody."
    return f"Each note mails everybody in {' and '.join(groups)}."


def _spans(sitting: Sitting, found: Counted | None) -> str:
    if found is None:
        return ""
    each = (
        f"{days} days: {_records(number)}, {in_words(_runs(sitting, number), 'run')}"
        for days, number in found.changed.items()
    )
    return f" Changed in the last {'; '.join(each)}."


def _is_past_day(answer: str, _answers: Answers) -> Problem | None:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return Problem(wrong.NO_DAY)
    if day > datetime.now().astimezone().date():
        return Problem(wrong.DAY_TO_COME)
    return None


async def with_moment(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """The answers, and what follows from them for the functions. Leaving counts from when it was said first."""
    kept = dict(given)
    match given[BEFORE]:
        case "all":
            kept[FROM] = EVERYTHING
        case "since":
            moment = _moment(date.fromisoformat(given[DAY]))
            kept[FROM] = moment.isoformat()
            await _count_since(sitting, moment)
        case _:
            said = sitting.answer(FROM) if sitting.answer(BEFORE) == LEAVE else ""
            kept[FROM] = said or datetime.now(UTC).isoformat(timespec="seconds")
    return kept


async def _count_since(sitting: Sitting, moment: datetime) -> None:
    """How many that day means, so that nobody takes none for some. What cannot be counted is left unsaid."""
    sitting.ledger.remember(_SINCE_PLACE, "")
    if connector_token(sitting) is None:
        return
    with suppress(ServiceFailure):
        sitting.ledger.remember(_SINCE_PLACE, json.dumps(asdict(await _without_note(sitting, moment))))


def _moment(day: date) -> datetime:
    """When that day began, by this computer's clock."""
    return datetime.combine(day, time()).astimezone()


def must_be_asked(sitting: Sitting) -> None:
    """What is built sends by itself, so nothing is built before. Raises ServiceFailure."""
    if not sitting.answer(FROM):
        raise ServiceFailure.of(troubles.BEFORE_NOT_DECIDED)


def words(sitting: Sitting) -> str:
    """What was decided, in words: for the plan and the report."""
    match sitting.answer(BEFORE):
        case "all":
            return "all of them are sent, by the schedule"
        case "since":
            day = ago.full_day(_moment(date.fromisoformat(sitting.answer(DAY))))
            return f"those made or changed since {day} are sent, by the schedule{_number_since(sitting)}"
        case "leave":
            return "left alone until somebody changes them or adds a meeting or a deal"
        case _:
            return ""


def taken(sitting: Sitting) -> str:
    """How many a day means, as a sentence right after the answer; empty where no day was asked for."""
    decided = words(sitting)
    return f"{decided[0].upper()}{decided[1:]}." if sitting.answer(BEFORE) == SINCE else ""


def _number_since(sitting: Sitting) -> str:
    kept = sitting.ledger.places().get(_SINCE_PLACE, "")
    if not kept:
        return ""
    number = Count(**json.loads(kept))
    if not number.both:
        return ". There were none without a note when that was answered, so nothing is sent: another day changes that"
    return f": {_records(number)} without a note when that was answered"
