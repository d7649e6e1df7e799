"""The whole setup, from the first screen to the report, in whichever way; only what stands on the screen is known."""

from collections.abc import Mapping
from typing import cast

from tests.support.company import AS_PASTED, WORKSPACE
from tests.support.crm_pages import CrmPages
from tests.support.person import Person
from tests.support.ways import Way
from zoho_ideolve_wizard.deluge import ours

FORM = ("Host", "Client Id", "Client Secret", "Grant Type", "Refresh Token", "User", "Workspace")

SENT = (
    "Fields of an account",
    "Fields of a deal",
    "With whom is each new note shared?",
    "Who is mailed when something cannot be sent?",
)
PATHS = ("a new note", "a comment", "a file")


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
        self._way.fills_in_what_was_noted()
        self._sees("sign up with the primary")
        self._way.says_done()

    def workspace(self) -> None:
        self._sees("2  Workspace", "Fill in")
        self._way.fills_in_what_was_noted()
        self._sees("to do")
        self._way.does("Do it")
        self._sees("5 hold")
        self._way.does("Continue")

    def application(self) -> None:
        self._sees("3  Zoho application", "Fill in")
        self._way.takes("In any browser")
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
        self._sees("1 hold")
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
        self._sees("Also there")
        self._way.accepts(*SENT)
        self._sees("All done")
        self._way.footer("a", "All done")
        self._way.answers("Yes, all of it")
        self._way.does("Continue")
        self._way.does("Do it")
        self._sees("hold")
        self._way.does("Continue")
        self._way.does("By hand: 3 things")
        for rule in ours.RULES:
            self._sees(rule.name, "Open page")
            labels = (label for label, _ in rule.values())
            await self._crm.makes_rule(self._way.copies("Page", *labels))
            self._way.says_done()
        self._way.does("Do it")
        self._sees("3 hold")
        self._way.does("Continue")
        self._way.does("By hand: 2 things")
        for schedule in ours.SCHEDULES:
            self._sees(schedule.name, "Open page")
            labels = (label for label, _ in schedule.values())
            await self._crm.makes_schedule(self._way.copies("Page", *labels))
            self._way.says_done()
        self._sees("Prove it")
        self._way.does("Do it")
        self._way.does("Continue")

    def people(self) -> None:
        self._sees("8  People")
        self._way.hands.pastes(AS_PASTED)
        self._way.footer("f5", "Add these")
        self._sees("12 people: 8 in sales, 5 experts")
        self._way.does("Continue")
        self._way.does("Do it")
        self._sees("25 hold")
        self._way.does("Continue")

    def finish(self) -> None:
        self._sees("9  Finish", "Still open (0)")
        self._way.opens("Save the hand-over report")
        self._sees("Saved:")
