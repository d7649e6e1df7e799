"""Nobody is pressed on the day on which they were told: a message is ready again a day later."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.support.stills.home import LEAVER
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.home.awaited import Awaited, awaited
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.ideolve_leaving import disabled_key
from zoho_ideolve_wizard.guide.team.reminding import remind_key
from zoho_ideolve_wizard.integration.roster import Person

BEGAN = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
ANA = Person("ana@acme.example.com", "Ana")
VENDOR_KEY = disabled_key(LEAVER)


@pytest.fixture
def team(sitting: Sitting) -> Sitting:
    sitting.profile.set("workspace.name", "CRM")
    sitting.profile.set_people([ANA])
    return sitting


def ends(sitting: Sitting, key: str, outcome: Outcome, person: str, why: str = "") -> None:
    sitting.ledger.end(Task(key, "", "Ideolve", ByHand(()), person=person), outcome, why)


def only(sitting: Sitting) -> Awaited:
    (one,) = awaited(sitting)
    return one


def test_after_an_invitation_a_reminder_is_ready_a_day_later(team: Sitting) -> None:
    key = invitation_key(place(team), ANA.address)
    with time_machine.travel(BEGAN, tick=False) as clock:
        ends(team, key, Outcome.VERIFIED, ANA.address)
        assert only(team).line() == "Ana: to accept the invitation, since today"
        clock.shift(timedelta(hours=23, minutes=59))
        assert not only(team).due
        clock.shift(timedelta(minutes=1))
        assert only(team).line().endswith("; message ready")


def test_a_reminder_counts_as_told_and_the_waiting_goes_on_from_the_invitation(team: Sitting) -> None:
    where = place(team)
    with time_machine.travel(BEGAN, tick=False) as clock:
        ends(team, invitation_key(where, ANA.address), Outcome.CONFIRMED, ANA.address)
        clock.shift(timedelta(days=3))
        assert only(team).due
        ends(team, remind_key(where, ANA.address), Outcome.WAITING_OTHER, ANA.address)
        one = only(team)
        assert not one.due
        assert one.since == BEGAN
        clock.shift(timedelta(days=1))
        assert only(team).due


def test_looking_tells_nobody(team: Sitting) -> None:
    key = invitation_key(place(team), ANA.address)
    with time_machine.travel(BEGAN, tick=False) as clock:
        ends(team, key, Outcome.VERIFIED, ANA.address)
        clock.shift(timedelta(days=2))
        ends(team, key, Outcome.NOTHING, ANA.address, "Has an invitation, not yet accepted.")
        assert only(team).due


def test_the_vendor_has_a_day_too(sitting: Sitting) -> None:
    with time_machine.travel(BEGAN, tick=False) as clock:
        ends(sitting, VENDOR_KEY, Outcome.WAITING_OTHER, LEAVER, "Waiting for Mithi.")
        assert "message ready" not in only(sitting).line()
        assert only(sitting).message
        clock.shift(timedelta(days=1))
        assert only(sitting).line().endswith("; message ready")
