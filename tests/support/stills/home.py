"""The home screen: as it greets, half-way, healthy, ill, waiting, paused and locked."""

from textual.pilot import Pilot

from tests.support.acts import stay_home, steady, until
from tests.support.fixed import FixedSitting, Setup, Words, token_card
from tests.support.stills import automation
from tests.support.stills.still import Still
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.automation import pair_tasks
from zoho_ideolve_wizard.guide.connector import PAIR_SINCE
from zoho_ideolve_wizard.guide.credentials import token_refused
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.people import MEMBER, invitation_key, place
from zoho_ideolve_wizard.guide.team.ideolve_leaving import disabled_key
from zoho_ideolve_wizard.ui.screens.awaited import AwaitedScreen

LEAVER = "lena.frank@hillandsons.example"


def fresh(words: Words) -> Setup:
    return Setup(words=words)


def half(words: Words) -> Setup:
    return Setup(before="connector", words=words)


def done(words: Words) -> Setup:
    return Setup(before="", words=words)


def lock(made: FixedSitting) -> None:
    """As at the next start: the secrets lie in a file whose passphrase was not typed yet."""
    progress.note(made, progress.progress(made))
    made.profile.set("secrets.vault", "passphrase")
    made._vault = None


def everybody_joined(made: FixedSitting, *, but: int = 0) -> None:
    """But the last few."""
    where, people = place(made), made.profile.people()
    for person in people[: len(people) - but]:
        task = Task(invitation_key(where, person.address), "", "Ideolve", ByHand(()), person=person.address)
        made.ledger.end(task, Outcome.NOTHING, MEMBER)


def vendor_asked(made: FixedSitting) -> None:
    title = f"The Ideolve account of {LEAVER} is disabled"
    task = Task(disabled_key(LEAVER), title, "Ideolve", ByHand(()), person=LEAVER)
    made.ledger.end(task, Outcome.WAITING_OTHER, "Waiting for Mithi.")


def _healthy(made: FixedSitting) -> None:
    automation.healthy(made)
    everybody_joined(made)


def to_do_again(made: FixedSitting) -> None:
    """Another pair of the connector, put into CRM: what was proven with the old one is to be proven again."""
    _healthy(made)
    progress.note(made)
    made.profile.set(PAIR_SINCE, "2026-11-24T10:00:00.000+00:00")
    for task in pair_tasks(made):
        made.ledger.end(task, Outcome.VERIFIED)


def _at_work(made: FixedSitting) -> None:
    """In the months after: all is well, and somebody is waited for."""
    automation.healthy(made)
    everybody_joined(made, but=1)
    made.profile.set("secrets.vault", "keyring")


def refuse(made: FixedSitting) -> None:
    token_refused.note(made, Purpose.CONNECTOR, Slot.CURRENT, token_card(Words()))


def fail(made: FixedSitting) -> None:
    made.ledger.end(
        Task("group/Zoho CRM/Sales", "The group Sales exists", "Ideolve", ByHand(())),
        Outcome.FAILED,
        "Ideolve refused it.",
        "Look at the limit of your plan.",
    )


async def awaited_shown(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("w")
    await until(pilot, lambda: isinstance(pilot.app.screen, AwaitedScreen), "who is waited for")
    await steady(pilot)


STILLS = [
    Still("awaited", done, act=awaited_shown, mend=vendor_asked),
    Still("home", fresh, act=stay_home, can_rehearse=True),
    Still("home-halfway", half, act=stay_home),
    Still("home-failed", half, act=stay_home, mend=fail),
    Still("home-locked", done, act=stay_home, mend=lock),
    Still("home-locked-halfway", half, act=stay_home, mend=lock),
    Still("home-waiting", done, act=stay_home, mend=vendor_asked),
    Still("home-refused", done, act=stay_home, mend=refuse),
    Still("home-healthy", automation.running, act=stay_home, mend=_healthy),
    Still("home-at-work", automation.running, act=stay_home, mend=_at_work),
    Still("home-automation", automation.rehearsed, act=stay_home, mend=automation.healthy),
    Still("home-again", automation.running, act=stay_home, mend=to_do_again),
    Still("home-ill", automation.running, act=stay_home, mend=automation.ill),
    Still("home-paused", automation.running, act=stay_home, mend=automation.paused),
]
