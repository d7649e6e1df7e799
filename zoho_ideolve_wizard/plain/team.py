"""The team as prompts: everyone, where they stand in each system and how that is known; what can be changed."""

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide import administrator
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import administrator_state, job_people, team_facts, team_jobs
from zoho_ideolve_wizard.guide.team.differences import Difference
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_differences import found_in, note
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_memory import waiting_for_vendor
from zoho_ideolve_wizard.guide.team.team_table import Row, rows, usual_evidence
from zoho_ideolve_wizard.guide.team.team_words import and_waiting, how_many, not_asked
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.plain import team_changes
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Leave
from zoho_ideolve_wizard.plain.review import review
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.voice import Stopped

_HELP = "What is changed is shown as a plan first; nothing is done before you choose it there."


async def team(console: Console, sitting: Sitting) -> None:
    """Until the admin leaves it. Raises Leave and Back for those."""
    await Team(console, sitting).go_through()


class Team:
    """`facts` is what the services said last; None before they were asked."""

    def __init__(self, console: Console, sitting: Sitting) -> None:
        self.console = console
        self.sitting = sitting
        self.facts: TeamFacts | None = None

    async def go_through(self) -> None:
        console = self.console
        console.section("Team.")
        await self._begin()
        while True:
            chosen = await console.choose(self._choices(), title="What next?", help=_HELP)
            try:
                match chosen:
                    case "list":
                        self._list()
                    case "find":
                        await self._find()
                    case "look":
                        await self.look()
                    case "review":
                        await review(console, self.sitting, self.facts)
                    case "home":
                        return
                    case _:
                        await self._change(chosen)
            except (Back, Leave):
                console.say("Back to the team.")

    async def _begin(self) -> None:
        """What is through is over; then the services are asked."""
        leaver: Person | None = None
        try:
            team_jobs.end_what_is_through(self.sitting)
            leaver = administrator.finish(self.sitting)
        except ProfileError as problem:
            self.console.say(str(problem))
        await self.look()
        if leaver is not None:
            await team_changes.offer_removal(self, leaver)

    async def _change(self, chosen: str) -> None:
        match chosen:
            case "add":
                await team_changes.add(self)
            case "remove":
                await team_changes.remove(self)
            case "differences":
                await team_changes.mend(self)
            case "administrator":
                await team_changes.change_administrator(self, None)
        await self._begin()

    def _choices(self) -> list[Choice]:
        differing = len(self.found_differences())
        found = f"{differing} found" if differing else "none found"
        differs = and_waiting(found, len(waiting_for_vendor(self.sitting)))
        return [
            Choice("list", "List everybody"),
            Choice("find", "Find somebody"),
            Choice("add", "Add people", self._going(Job.ADD)),
            Choice("remove", "Remove people", self._going(Job.REMOVE)),
            Choice("differences", "Differences", differs if self.facts else "not looked for"),
            Choice("administrator", "The administrator changes", administrator_state.under_way(self.sitting)),
            Choice("review", "Access review", "for an auditor"),
            Choice("look", "Look again"),
            Choice("home", "Home"),
        ]

    def _going(self, job: Job) -> str:
        people = job_people.going_on(self.sitting, job)
        return f"under way for {len(people)}, goes on" if people else ""

    # -- what is known

    def rows(self) -> list[Row]:
        sitting = self.sitting
        return rows(sitting.profile.people(), self.facts, sitting.records, place(sitting))

    def found_differences(self) -> list[Difference]:
        return found_in(self.sitting, self.rows(), self.facts)

    async def look(self) -> None:
        self.console.say("Asking Zoho and Ideolve.")
        try:
            self.facts = await self.console.patiently(
                team_facts.look(self.sitting), "asking Zoho and Ideolve who is there."
            )
        except Stopped:
            self.console.say("Stopped. What follows is from memory.")
        except ProfileError as problem:
            self.console.say(str(problem))
        note(self.sitting, self.found_differences(), self.facts)
        words = how_many(self.rows())
        if self.facts is not None and self.facts.looked_at:
            words = f"{words}, as of {self.facts.looked_at.astimezone():%H:%M}"
        self.console.say(f"{words}.", *not_asked(self.facts))

    # -- finding

    def _list(self) -> None:
        self._tell(self.rows())

    def _tell(self, found: list[Row]) -> None:
        """How most of it is known is said once, and of each only what differs."""
        usual = usual_evidence(found)
        if usual:
            self.console.say(f"Unless said otherwise: {usual}.")
        self.console.say(*(f"- {told(row, usual)}" for row in found))

    async def _find(self) -> None:
        typed = (
            (await self.console.ask("Type a part of the address, name, role or group:")).strip().casefold()
        )
        found = [row for row in self.rows() if typed and typed in _searched(row)]
        self._tell(found)
        self.console.say(f"{counted(len(found), 'person', 'people')} found.")


def told(row: Row, usual: str) -> str:
    """Who, in which role, where they stand and how that is known."""
    name = f" ({row.name})" if row.name else ""
    role = row.role.value if row.role else "not on your list"
    return sentence(f"{row.address}{name}, {role}", row.told_beside(usual))


def _searched(row: Row) -> str:
    role = row.role.value if row.role else "not on your list"
    return " ".join((row.address, row.name, role, *row.in_groups)).casefold()
