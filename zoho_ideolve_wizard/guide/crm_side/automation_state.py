"""Where the automation stands, in words: for the home screen's line, and for the screen of its own.

From settings and record alone, so that it can be said while the secrets are still locked.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.crm_side import health, pausing, prove, throw_away
from zoho_ideolve_wizard.guide.crm_side.automation_access import vendors
from zoho_ideolve_wizard.guide.crm_side.health import Health
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago

State = Literal["good", "wrong", "unknown"]

KEY = "automation-health"
"""Names its help."""

_NOT_COUNTED = "not counted yet"


@dataclass(frozen=True)
class Fact:
    """One line: what it is about, what is known, and whether that is as it should be."""

    label: str
    words: str
    state: State = "good"


def offered(sitting: Sitting) -> bool:
    """Whether there is an automation to look after: the vendor's functions tell the wizard nothing of themselves."""
    return health.offered(sitting)


def home_line(sitting: Sitting) -> str:
    """One line for the home screen, the most pressing first."""
    if reminder := left_over(sitting):
        return reminder
    known = pausing.known(sitting)
    if known.paused:
        return f"paused{_since(known.since)}: nothing is sent; z resumes"
    found = health.last(sitting)
    if found is None:
        return f"sends to Ideolve · {_NOT_COUNTED}: Enter counts"
    if found.trouble:
        return f"{found.line} · {'see why' if found.without else 'something is wrong: see what'}"
    return f"{found.line} · counted {ago.on(datetime.fromisoformat(found.asked_at))}"


def left_over(sitting: Sitting) -> str:
    """The test account that could not be deleted; "" for none."""
    account = throw_away.left_over(sitting.ledger)
    if account is None:
        return ""
    record = sitting.records.get(prove.left_over_key(account))
    return "" if record and record.outcome.holds else "a test account is still in CRM: Prove it deletes it"


def facts(sitting: Sitting) -> list[Fact]:
    known = pausing.known(sitting)
    sending = (
        Fact("Sending", "goes on")
        if not known.paused
        else Fact("Sending", f"paused{_since(known.since)}", "wrong")
    )
    return [sending, *_counted(health.last(sitting)), _proven(sitting)]


def _counted(found: Health | None) -> list[Fact]:
    if found is None:
        return [Fact("Archive", _NOT_COUNTED, "unknown")]
    state: State = "wrong" if found.without else "good"
    asked = datetime.fromisoformat(found.asked_at).astimezone()
    lines = [
        Fact("Archive", f"{found.line} (counted {ago.on(asked)} at {asked:%H:%M})", state),
        Fact("", f"accounts: {found.accounts} new, {found.accounts_archived} archived", state),
        Fact("", f"deals: {found.deals} new, {found.deals_archived} archived", state),
    ]
    if found.trouble:
        lines.append(Fact("Problem", f"{found.trouble} {found.remedy}".strip(), "wrong"))
    return lines


def _proven(sitting: Sitting) -> Fact:
    record = prove.latest(sitting)
    if record is None:
        return Fact(
            "Proof", "not proven yet: one account made in CRM would show that all of it works", "unknown"
        )
    when = f", {ago.full_day(record.at)}" if record.at else ""
    if record.outcome is Outcome.CONFIRMED:
        return Fact("Proof", f"confirmed by you{when}")
    if record.outcome.holds:
        return Fact("Proof", f"an account got its note{when}")
    return Fact("Proof", record.why or "did not come to its end", "wrong")


def choices(sitting: Sitting) -> list[tuple[str, str, str]]:
    """What can be done now, for the menu: key, words, about."""
    paused = pausing.known(sitting).paused
    offered = [
        ("count", "Count again", "and look for what is wrong"),
        ("resume", "Resume", "sending goes on; the schedule catches up")
        if paused
        else ("pause", "Pause", "nothing is sent: before an import of many records"),
        ("prove", "Prove it", "one account is made in CRM, and deleted again"),
    ]
    offered.append(("uninstall", "Remove from CRM", "only what the wizard made there"))
    if demonstrates(sitting):
        offered.append(("demo", "Demonstration", "a record becomes a note, before your eyes"))
    return offered


def demonstrates(sitting: Sitting) -> bool:
    """In the rehearsal, and not where the vendor's functions were chosen: nobody has seen those, so none run there."""
    return sitting.surroundings.stage is not None and not vendors(sitting)


def _since(iso: str) -> str:
    moment = ago.moment_of(iso)
    return f" {ago.since(moment)}" if moment else ""
