"""The roster, and the last step."""

from dataclasses import replace

from textual.pilot import Pilot

from tests.support.acts import open_setup, settle, to_screen
from tests.support.fixed import Setup, Words
from tests.support.stills.still import Still
from tests.support.stills.team import users_in_crm
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.ui.screens.dialog import Dialog, Prompt

TYPED = "Ana Silva <ana.silva@hillandsons.example>, both\nbo.chen@hillandsons, carla.rossi@hillandsons.example expert\nthe new one"
ROSTER = "people/roster"


def _nobody(words: Words) -> Setup:
    return Setup(before="people", words=words)


def _listed(words: Words) -> Setup:
    return Setup(before="people", words=words, people=words.people, replies=users_in_crm(words))


def _typed(words: Words) -> Setup:
    names = "\n".join(f"{one.name} <{one.address}>" for one in words.people[2:])
    return replace(_listed(words), people=words.people[:2], drafts={"people": f"{TYPED}\n{names}"})


def _all_done(words: Words) -> Setup:
    return Setup(before="", words=words)


async def add(pilot: Pilot[str]) -> None:
    """Adds what is typed."""
    await open_setup(pilot)
    await pilot.press("f5")
    await settle(pilot)


async def mend(pilot: Pilot[str]) -> None:
    """Adds what is typed, and opens the first piece that cannot be used."""
    await add(pilot)
    await pilot.press("home", "enter")
    await settle(pilot)


def _many(words: Words) -> Setup:
    people = tuple(
        Person(f"person{number:02}@hillandsons.example", f"Person {number}") for number in range(40)
    )
    return replace(_listed(words), people=people)


STILLS = [
    Still("roster-empty", _nobody, ROSTER),
    Still("roster-filled", _listed, ROSTER),
    Still("roster-problems", _typed, ROSTER, add),
    Still("roster-mend", _typed, ROSTER, mend),
    Still("roster-many", _many, ROSTER),
    Still("roster-csv", _listed, ROSTER, to_screen("f6", until_shown=Prompt)),
    Still("report-empty", lambda words: Setup(words=words), "finish/report"),
    Still("report-filled", _all_done, "finish/report"),
    Still("report-monthly", _all_done, "finish/report", to_screen("end", "enter", until_shown=Dialog)),
]
