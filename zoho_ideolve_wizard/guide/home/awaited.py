"""Who is waited for: the vendor, or people who were invited; since when, and the message that is ready to send."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide.home.standing_since import standing_since
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_tasks import user_key
from zoho_ideolve_wizard.guide.team.ideolve_leaving import VENDOR_NAMED, disabled_key
from zoho_ideolve_wizard.guide.team.ideolve_returning import enabled_key
from zoho_ideolve_wizard.guide.team.joined import say_joined, waits
from zoho_ideolve_wizard.guide.team.reminding import letter_to, remind_crm_key, remind_key
from zoho_ideolve_wizard.guide.team.taken_off import open_invitations, say_canceled
from zoho_ideolve_wizard.guide.team.team_memory import vendor_did, waiting_for_vendor
from zoho_ideolve_wizard.guide.words import ago, messages

_TELLING = (Outcome.VERIFIED, Outcome.CONFIRMED, Outcome.WAITING_OTHER)
_YOU = "You"
_CANCEL = "to cancel the open invitation of"
_HOW = "Remove in Team does it"
_REMINDED = "remind/"
"""How the keys of reminders begin: the invitation itself is what is waited for."""


@dataclass(frozen=True)
class Awaited:
    """`who` is to act, `what` in words, for `whom` (addresses; empty where `what` says it all). `since` when the
    first was asked. `message` is ready to send, or to send again; empty for none. `due`: a day has passed since
    somebody of them was told. `records`: what is waited for. `how` says what does it, where that is for the admin."""

    who: tuple[str, ...]
    what: str
    since: datetime | None
    message: str = field(default="", repr=False)
    whom: tuple[str, ...] = ()
    records: tuple[Record, ...] = field(default=(), repr=False)
    due: bool = True
    how: str = ""

    def line(self, named: int = 2) -> str:
        """ "Bo Chen, Carla Rossi and 3 more: to accept the invitation, since 20 November (4 days)".

        `named` is how many names are told; the others are counted."""
        when = f", {ago.since(self.since)}" if self.since else ""
        ready = "; message ready" if self.message and self.due else ""
        return f"{self._asked(named)}{when}{ready or (f'; {self.how}' if self.how else '')}"

    @property
    def asked(self) -> str:
        """Who is to do what, without since when."""
        return self._asked(2)

    def _asked(self, named: int) -> str:
        what = f"{self.what} {first(self.whom, named)}" if self.whom else self.what
        return f"{first(self.who, named)}: {what}"


def first(names: Sequence[str], named: int) -> str:
    """The first few names, and how many more there are; one more is named too."""
    if len(names) <= named + 1:
        return ", ".join(names)
    return f"{', '.join(names[:named])} and {len(names) - named} more"


def awaited(sitting: Sitting) -> list[Awaited]:
    """From the record alone, whoever waits longest first."""
    began = standing_since(sitting)
    found = [
        *_vendor(sitting, began),
        *_others(sitting, began),
        *_invited(sitting, began),
        *_taken_off(sitting, began),
    ]
    told = _told(sitting)
    known = [replace(one, due=_is_due(one, told)) for one in found if one is not None]
    return sorted(known, key=lambda one: (one.since is None, one.since))


def _is_due(one: Awaited, told: Mapping[str, datetime]) -> bool:
    """Nobody is pressed on the day on which they were told."""
    last = [at for record in one.records if (at := told.get(record.key)) is not None]
    return not last or ago.is_a_day(min(last))


def _told(sitting: Sitting) -> Mapping[str, datetime]:
    """When somebody was told the last time, by what is waited for. Looking tells nobody; a reminder counts for the
    invitation."""
    where = place(sitting)
    found: dict[str, datetime] = {}
    for record in sitting.ledger.history():
        if record.at is not None and record.outcome in _TELLING:
            reminders = {
                remind_key(where, record.person): invitation_key(where, record.person),
                remind_crm_key(record.person): user_key(record.person),
            }
            found[reminders.get(record.key, record.key)] = record.at
    return found


def told_lately(sitting: Sitting) -> frozenset[str]:
    """The keys of what somebody was told of within a day: they are waited for, and nobody is pressed."""
    return frozenset(key for key, at in _told(sitting).items() if not ago.is_a_day(at))


def each(sitting: Sitting) -> list[Awaited]:
    """One for each person and thing, in the same order: each can be reminded, and be told to be done."""
    began, told = standing_since(sitting), _told(sitting)
    return [
        replace(
            one,
            due=_is_due(replace(one, records=(record,)), told),
            who=(name,) if not one.whom else one.who,
            whom=(record.person,) if one.whom else (),
            since=began.get(record.key, record.at),
            message=_message(one, record, sitting, began),
            records=(record,),
        )
        for one in awaited(sitting)
        for name, record in zip(one.who if not one.whom else one.whom, one.records, strict=True)
    ]


def _message(one: Awaited, record: Record, sitting: Sitting, began: Mapping[str, datetime]) -> str:
    workspace = sitting.answer("workspace.name")
    if record.key == disabled_key(record.person):
        return messages.ask_to_disable(record.person, workspace)
    if record.key == enabled_key(record.person):
        return messages.ask_to_enable(record.person, workspace)
    where = place(sitting)
    if record.key == invitation_key(where, record.person) and not one.how:
        return letter_to([record.person], where, began)
    return one.message


def over(sitting: Sitting, one: Awaited) -> None:
    """The admin heard that it is done."""
    (record,) = one.records
    if record.outcome is Outcome.WAITING_OTHER:
        vendor_did(sitting, record)
    elif one.how:
        say_canceled(sitting, record.person)
    else:
        say_joined(sitting, record.person)


def _vendor(sitting: Sitting, began: Mapping[str, datetime]) -> list[Awaited | None]:
    """Accounts to disable, accounts to enable again."""
    workspace = sitting.answer("workspace.name")
    off = _asked(sitting, disabled_key)
    on = _asked(sitting, enabled_key)
    disable = messages.ask_to_disable_several([one.person for one in off], workspace) if off else ""
    enable = "\n\n".join(messages.ask_to_enable(one.person, workspace) for one in on)
    return [
        _together(VENDOR_NAMED, "to disable", off, began, disable),
        _together(VENDOR_NAMED, "to enable again", on, began, enable),
    ]


def _asked(sitting: Sitting, key_of: Callable[[str], str]) -> list[Record]:
    return [one for one in waiting_for_vendor(sitting) if one.key == key_of(one.person)]


def _others(sitting: Sitting, began: Mapping[str, datetime]) -> list[Awaited]:
    """Whatever else waits for somebody; the page it was asked on has the message."""
    return [
        Awaited((_who(one),), f"until this is so: {one.title}", began.get(one.key, one.at), records=(one,))
        for one in sitting.records.values()
        if one.outcome is Outcome.WAITING_OTHER
        and one.key not in (disabled_key(one.person), enabled_key(one.person))
        and not one.key.startswith(_REMINDED)
    ]


def _who(record: Record) -> str:
    """The board writes down whom it waits for, in a sentence."""
    return record.why.removeprefix("Waiting for ").rstrip(".") or record.system


def _together(
    who: str, what: str, records: Sequence[Record], began: Mapping[str, datetime], message: str
) -> Awaited | None:
    if not records:
        return None
    people = tuple(one.person for one in records)
    return Awaited((who,), what, _earliest(records, began), message, people, tuple(records))


def _invited(sitting: Sitting, began: Mapping[str, datetime]) -> list[Awaited | None]:
    """Who has an invitation and is not known to be a member."""
    records, where = sitting.records, place(sitting)
    waiting = {
        person: record
        for person in sitting.profile.people()
        if (record := waits(records, where, person.address))
    }
    if not waiting:
        return []
    found = tuple(waiting.values())
    names = tuple(person.name or person.address for person in waiting)
    since = _earliest(found, began)
    what = "to accept the invitation"
    message = letter_to([one.address for one in waiting], where, began)
    return [Awaited(names, what, since, message, records=found)]


def _taken_off(sitting: Sitting, began: Mapping[str, datetime]) -> list[Awaited]:
    """Whose invitation is open though they are off the list."""
    found = open_invitations(sitting)
    if not found:
        return []
    people = tuple(one.person for one in found)
    since = _earliest(found, began)
    return [Awaited((_YOU,), _CANCEL, since, whom=people, records=tuple(found), how=_HOW)]


def _earliest(records: Sequence[Record], began: Mapping[str, datetime]) -> datetime | None:
    return min((at for one in records if (at := began.get(one.key, one.at))), default=None)
