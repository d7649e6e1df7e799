"""How long ago something was, in words: whole days by the calendar on the wall, never a false precision."""

from datetime import datetime, timedelta

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.integration.profile import Profile

_MONTH, _YEAR = 30, 365
_DAYS_TOLD = 60
"""Up to here days are counted, then months."""


def days_since(moment: datetime) -> int:
    """Whole days; a clock that went back makes no negative ones."""
    return max(0, (present().date() - moment.astimezone().date()).days)


def is_a_day(moment: datetime) -> bool:
    """Whether a whole day has passed since."""
    return present() - moment >= timedelta(days=1)


def ago(moment: datetime) -> str:
    """ "today", "yesterday", "12 days ago", "3 months ago"."""
    days = days_since(moment)
    return {0: "today", 1: "yesterday"}.get(days) or f"{_span(days)} ago"


def age(moment: datetime) -> str:
    """ "made today", "12 days old", "3 months old"."""
    days = days_since(moment)
    return f"{_span(days)} old" if days else "made today"


def since(moment: datetime) -> str:
    """ "since today", "since 20 November (4 days)"."""
    days = days_since(moment)
    return f"since {day(moment)} ({_span(days)})" if days else "since today"


def day(moment: datetime) -> str:
    """ "20 November", with the year where it is another one."""
    local, now = moment.astimezone(), present()
    return f"{local.day} {local:%B}" + (f" {local.year}" if local.year != now.year else "")


def full_day(moment: datetime) -> str:
    """ "20 November 2026": for what is kept and read in another year."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y}"


def full_time(moment: datetime) -> str:
    """ "20 November 2026, 14:05"."""
    return f"{full_day(moment)}, {moment.astimezone():%H:%M}"


def full_day_of(iso: str) -> str:
    """The same of what settings tell; empty for an empty or odd text."""
    moment = moment_of(iso)
    return full_day(moment) if moment else ""


def day_of(iso: str) -> str:
    """`day` of what settings tell; empty for an empty or odd text."""
    moment = moment_of(iso)
    return day(moment) if moment else ""


def issued(profile: Profile, card: tokens.TokenCard) -> str:
    """The day of a token of Ideolve's; with the time where another one is of the same day."""
    of = moment_of(card.issued_at)
    cards = (tokens.card(profile, tokens.Purpose.CONNECTOR, slot) for slot in tokens.Slot)
    others = [moment_of(one.issued_at) for one in cards if one and one.issued_at != card.issued_at]
    if of is None:
        return ""
    same_day = any(one and one.astimezone().date() == of.astimezone().date() for one in others)
    return f"{day(of)} at {of.astimezone():%H:%M}" if same_day else day(of)


def on(moment: datetime) -> str:
    """The day within a sentence: "today", "yesterday", "on 20 November"."""
    return {0: "today", 1: "yesterday"}.get(days_since(moment)) or f"on {day(moment)}"


def moment_of(iso: str) -> datetime | None:
    """The instant that settings or record tell of; None for an empty or odd text."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return found if found.tzinfo else None


def present() -> datetime:
    """By the clock on the wall."""
    return datetime.fromisoformat(tokens.now()).astimezone()


def _span(days: int) -> str:
    for size, name in ((_YEAR, "year"), (_MONTH, "month")):
        if days > _DAYS_TOLD and days >= size:
            return counted(days // size, name)
    return counted(days, "day")
