"""The whole setup, from the first screen to the report, in whichever way; only what stands on the screen is known."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from tests.support.company import AS_PASTED, WORKSPACE, as_asked, in_order
from tests.support.crm_pages import CrmPages
from tests.support.hands import Hands
from tests.support.person import Person
from tests.support.rehearsal_process import held_by, rehearsal_process
from tests.support.terminal import Terminal
from tests.support.ways import Way
from zoho_ideolve_wizard.deluge import ours

FORM = ("Host", "Client Id", "Client Secret", "Grant Type", "Refresh Token", "User", "Workspace")

SENT = (
    "Fields of an account",
    "Fields of a deal",
    "With whom is each new note shared?",
    "Who is mailed when something cannot be sent?",
)
RULE = ("Page", "Module", "Rule Name", "Record Action", "Function")
PATHS = ("a new note", "a comment", "a file")


UNSEEN_OF_THE_COMPANY = ("Where may the wizard keep secrets?",)
UNSEEN_OF_THE_WORKSPACE = (
    "How is it done in Ideolve?",
    "Client Id of the account",
    "API key of the account",
)
"""What F4 leaves to be answered or seen, from the first choice on."""


class Walk:
    """`person` sits at the browser; `printed` is the rehearsal's line of JSON."""

    def __init__(self, way: Way, person: Person, printed: Mapping[str, object]) -> None:
        self._way = way
        self._sees = way.hands.sees
        self._person = person
        organization = cast("Mapping[str, str]", printed["organization"])
        self._crm = CrmPages(person, organization["name"])

    async def all_of_it(self) -> None:
        self.company()
        self.workspace()
        self.application()
        await self.consent()
        await self.connector()
        await self.connection()
        await self.automation()
        self.people()
        self.finish()

    def company(self) -> None:
        self._sees("Set up", "Quit")
        self._way.opens("Set up")
        self._sees("What is it for?", "Fill in")
        self._way.fills_in_what_was_noted(*UNSEEN_OF_THE_COMPANY)
        self._sees("sign up with the primary")
        self._way.says_done()

    def workspace(self) -> None:
        self._sees("2  Workspace", "Fill in")
        self._way.fills_in_what_was_noted(*UNSEEN_OF_THE_WORKSPACE)
        self._sees("to do")
        self._way.does("Do it")
        self._sees("5 done")
        self._way.does("Continue")

    def application(self, consent: str = "In any browser") -> None:
        self._sees("3  Zoho application", "Fill in")
        self._way.takes(consent)
        self._way.fills_in_what_was_noted()
        self._sees("API Console", "Open page")
        self._way.says_done()
        self._sees("Client Secret", "Fill in")
        self._way.fills_in_what_was_noted()

    async def consent(self) -> None:
        self._sees("4  Consent")
        await self._consents()
        self._way.goes_on()

    async def _consents(self) -> None:
        address = self._way.copies_choice("Copy the whole address")
        page = await self._person.accepts(address)
        self._way.enters_code(page.address)
        self._sees("Is this the company")
        self._way.hands.reads()
        self._way.opens("Yes, this is the company")
        self._sees("Connected.")

    async def connector(self) -> None:
        self._sees("5  Ideolve connector", "Open page")
        form = self._way.copies(*FORM)
        pair = await self._person.saves_connector(
            host=form["Host"],
            client_id=form["Client Id"],
            client_secret=form["Client Secret"],
            grant_type=form["Grant Type"],
            refresh_token=form["Refresh Token"],
            user=form["User"],
            workspace=form["Workspace"],
        )
        assert form["Workspace"] == WORKSPACE
        self._way.says_done()
        self._sees("Client Id that the form issued")
        self._way.enters(
            {"Client Id that the form issued": pair.id, "API key that the form issued": pair.secret}
        )
        self._way.accepts("Which Host did the form take?")
        self._sees("to do")
        self._way.does("Do it")
        self._sees("1 done")
        self._way.does("Continue")

    async def connection(self) -> None:
        self._sees("6  Zoho connection", "Open page")
        labels = (label for label, _ in ours.CONNECTION.values())
        await self._crm.connects(self._way.copies("Page", *labels))
        self._way.says_done()

    async def automation(self) -> None:
        """The wizard's own functions; the rules and schedules by hand."""
        self._sees("7  CRM automation")
        self._way.accepts("Which functions run in CRM?")
        self._way.accepts(*(f"Path for {what}" for what in PATHS), "Where the answer has the note's id")
        self._way.does("Do it")
        self._sees("Ideolve says that it took it")
        self._way.does("Continue")
        self._way.accepts("How is it done in CRM?")
        await self._consents()
        self._way.goes_on()
        self._sees("chooses from the list")
        self._way.accepts(*SENT)
        self._sees("All done")
        self._way.footer("a", "All done")
        self._way.answers("Yes, all of it")
        self._way.does("Continue")
        self._sees("Without a note now")
        self._way.accepts("What becomes of the accounts")
        self._way.does("Do it")
        self._sees("40 done")
        self._way.does("Continue")
        self._way.does("By hand: 3 things")
        for rule in ours.RULES:
            self._sees(rule.name, "Open page")
            arguments = (label for label, _ in rule.values() if label.startswith("Argument "))
            await self._crm.makes_rule(self._way.copies(*RULE, *arguments))
            self._way.says_done()
        self._sees("3 done")
        self._way.does("Continue")
        self._way.does("By hand: 2 things")
        for schedule in ours.SCHEDULES:
            self._sees(schedule.name, "Open page")
            await self._crm.makes_schedule(self._way.copies("Page", "Schedule Name", "Function"))
            self._way.says_done()
        self._sees("Prove it")
        self._way.does("Do it")
        self._way.does("Continue")

    def people(self) -> None:
        self._sees("8  People", "Type or paste addresses")
        self._way.hands.pastes(AS_PASTED)
        self._way.footer("f5", "Add these")
        self._sees("12 people: 8 in sales, 5 experts")
        self._way.does("Continue")
        self._way.does("Do it")
        self._sees("25 done")
        self._way.does("Continue")

    def finish(self) -> None:
        """The report is saved, and the wizard closed from its home screen."""
        self._sees("9  Finish", "Keep it for now")
        self._way.accepts("The automation's token")
        self._way.opens("Save the hand-over report")
        self._sees("Saved, readable by you only:")
        self._way.footer("f10", "Home")
        self._sees("all 9 steps done")
        self._way.opens("Quit")


async def goes_through(kind: type[Way], home: Path) -> None:
    """All of it at 80 columns and 24 rows; fails unless the rehearsal then holds what was asked for."""
    with rehearsal_process() as printed:
        command = [sys.executable, "-m", "zoho_ideolve_wizard", "--rehearse", str(printed["control"])]
        with Terminal([*command, "--home", str(home)]) as terminal:
            async with Person(printed) as person:
                await Walk(kind(Hands(terminal)), person, printed).all_of_it()
            assert terminal.end() == 0
        held = held_by(printed)
    _holds(held, str(printed["primary_contact"]))


def _holds(held: Mapping[str, object], primary_contact: str) -> None:
    ideolve = cast("Mapping[str, list[Mapping[str, object]]]", held["ideolve"])
    assert [in_order(one) for one in ideolve["workspaces"]] == [as_asked(primary_contact)]
    crm = cast("Mapping[str, list[Mapping[str, object]]]", held["crm"])
    assert {rule["name"] for rule in crm["workflow_rules"]} == {rule.name for rule in ours.RULES}
    assert {one["name"] for one in crm["functions"]} >= {one.name for one in ours.FUNCTIONS}
    assert len(crm["schedules"]) == len(ours.SCHEDULES)
    assert crm["runs"], "the proof ran a function"
