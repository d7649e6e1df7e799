"""The team: everyone, where they stand in each system and how that is known; adding, removing, mending."""

from collections.abc import Callable, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.guide import administrator
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.guide.team import add_job, job_people, reminding, remove_job, team_jobs
from zoho_ideolve_wizard.guide.team.differences import ADDS, Difference, Mend
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_differences import found_in, note
from zoho_ideolve_wizard.guide.team.team_table import Row, rows
from zoho_ideolve_wizard.guide.team.team_words import not_asked
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.ui import keys, whys
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens import team_words
from zoho_ideolve_wizard.ui.screens.administrator import LABEL
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.finding import Finding
from zoho_ideolve_wizard.ui.widgets.evidence import Evidence
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.people_table import PeopleTable, headings
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

_FINDING = {"filter": "slash", "sort": "s", "look": "f5"}


class TeamScreen(Finding):
    CSS_PATH = "team.tcss"
    BINDINGS = [
        Binding("a", "add", "Add", id="team.add"),
        Binding("d,delete", "remove", "Remove", id="team.remove"),
        Binding("x", "differences", "Differences", id="team.differences"),
        Binding("v", "review", "Review", id="team.review"),
        Binding("m", "administrator", "Administrator", id="team.administrator", tooltip=LABEL),
        whys.binding("team"),
        Binding("slash", "filter", "Filter", show=False, id="team.filter"),
        Binding("s", "sort", "Sort", show=False, id="team.sort"),
        Binding("f5", "look", "Look again", show=False, id="team.look"),
        Binding("escape", "unfilter", "Leave the filter", id="team.unfilter"),
        Binding("escape", "leave", "Back", id="team.leave"),
        Binding("f10", "app.pop_screen", "Home", show=False, id="team.home"),
    ]

    def __init__(
        self,
        sitting: Sitting,
        *,
        ascii_only: bool,
        open_page: Callable[[str], bool],
        then: str = "",
    ) -> None:
        """`then` names an action to begin with ("administrator")."""
        super().__init__(sitting, ascii_only=ascii_only, open_page=open_page)
        self._then = then
        self._comes_back = bool(sitting.marked)

    def compose(self) -> ComposeResult:
        yield TitleBar("Team", self.sitting.surroundings.badge)
        with Vertical(id="team", classes="page"):
            yield Static("", id="team-state")
            find, sort, look = [keys.of(self, f"team.{name}", ours) for name, ours in _FINDING.items()]
            words = f"{find} filters by address, role, group · {sort} sorts · {look} looks"
            yield OneValue(placeholder=words, id="filter")
            yield Static("", id="headings")
            yield PeopleTable(self.sitting.marked)
            yield Evidence()
        yield KeyLine()

    async def on_mount(self) -> None:
        self.table.focus()
        if self._then:
            await self.run_action(self._then)

    def on_screen_resume(self) -> None:
        """First from memory, at once; then the services are asked. A job that is through is over."""
        leaving = job_people.job_people(self.sitting, Job.REMOVE)
        try:
            team_jobs.end_what_is_through(self.sitting)
            leaver = administrator.finish(self.sitting)
        except ProfileError as problem:
            leaver = None
            self.say(str(problem), error=True)
        if not job_people.job_people(self.sitting, Job.REMOVE):
            self.sitting.marked -= {one.address for one in leaving}
        self._draw()
        if self._comes_back and (words := self._still_marked()):
            self.say(words)
        if self.stale:
            self.action_look()
        if leaver is not None:
            self.offer_removal(leaver)

    @on(PeopleTable.Shown)
    def _head(self) -> None:
        self.query_one("#headings", Static).update(Content(headings(self.table.columns)))

    # -- what is shown

    def _rows(self) -> list[Row]:
        sitting = self.sitting
        return rows(sitting.profile.people(), self.facts, sitting.records, place(sitting))

    def _draw(self) -> None:
        if not self.query(PeopleTable):
            return  # The wizard was closed while it looked: there is nothing left to draw on.
        self.table.show(self._rows())
        if self.facts is not None:
            self._drop_marks()
        here = self.table.under_cursor()
        self.query_one(Evidence).stays(here.address if here else "")
        self._state()
        note(self.sitting, self.found_differences(), self.facts)

    def _drop_marks(self) -> None:
        """Of those who are gone, now that the services were asked; of the others it is told once."""
        self.sitting.marked &= {row.address for row in self.table.rows}
        if self._comes_back:
            self._comes_back = False
            self.say(self._still_marked() or "Whoever was marked here is gone: nobody is marked any more.")

    def _still_marked(self) -> str:
        pressed = keys.of(self, "team.remove", "d"), keys.of(self, "people-table.mark", "space")
        return team_words.still_marked(self.table, *pressed)

    def show_wait(self, words: str) -> None:
        for line in self.query("#team-state").results(Static):  # there is none left while the wizard closes
            line.update(Content(harmless(words)))

    @on(PeopleTable.Marked)
    def _state(self) -> None:
        found = self.found_differences()
        if self._wait is None:
            self.show_wait(team_words.state(self.sitting, self.table, self.facts, len(found)))
        self._evidence()

    def found_differences(self) -> list[Difference]:
        return found_in(self.sitting, self.table.rows, self.facts)

    @on(OptionList.OptionHighlighted, "#team-people")
    def _evidence(self) -> None:
        here = self.table.under_cursor()
        self.query_one(Evidence).show(here.address if here else "", team_words.evidence(here, self.table))

    def say(self, text: str, *, error: bool = False) -> None:
        here = self.table.under_cursor()
        self.query_one(Evidence).say(here.address if here else "", text, error=error)

    def action_leave(self) -> None:
        self.app.pop_screen()

    # -- changing

    @on(OptionList.OptionSelected, "#team-people")
    @work(exclusive=True, group="one")
    async def _open_one(self) -> None:
        """Where somebody stands, whole, and what can be done about it."""
        here = self.table.under_cursor()
        if here is None:
            return
        found = [one for one in self.found_differences() if one.address == here.address]
        answer = await self.app.push_screen_wait(team_words.about_one(here, found))
        if answer == "remove":
            self._remove([here.person])
        elif answer and answer.startswith("mend-"):
            self._mend(found[int(answer.removeprefix("mend-"))])

    @work(exclusive=True, group="add")
    async def action_add(self) -> None:
        """One that goes on is gone on with, or given up."""
        if job_people.touched(self.sitting, Job.ADD):
            if await self._going(Job.ADD) != "on":
                return
        elif not job_people.going_on(self.sitting, Job.ADD):
            job_people.end(self.sitting, Job.ADD)
        self.start(add_job.add_job, Job.ADD)

    def action_remove(self) -> None:
        self._remove([row.person for row in self.table.chosen()])

    @work(exclusive=True, group="remove-whom")
    async def _remove(self, people: list[Person]) -> None:
        """A removal in which something was done goes on, or is given up; one that was only looked at is replaced."""
        leaving = job_people.going_on(self.sitting, Job.REMOVE)
        if leaving:
            answer = await self._going(Job.REMOVE, people)
            if answer not in ("on", "other"):
                return
            people = list(leaving) if answer == "on" else people
        if people:
            self.remove_people(people)
        else:
            self.say("Nobody is under the cursor.")

    async def _going(self, job: Job, chosen: Sequence[Person] = ()) -> str | None:
        """Whether the job that goes on is meant ("on"), or those chosen ("other"); given up, it is over at once."""
        dialog = team_words.going_on_dialog(self.sitting, job, chosen)
        answer = await self.app.push_screen_wait(dialog)
        if answer == "give-up":
            job_people.end(self.sitting, job)
            self._draw()
            self.say("Given up. What was done stays done.")
        return answer

    @work(exclusive=True, group="remove")
    async def remove_people(self, people: Sequence[Person], ends: Role = Role.BOTH) -> None:
        """Who cannot go is said first, each with the reason; the others go on."""
        reasons = remove_job.refused(self.sitting, people, self.facts, ends)
        if reasons:
            text = "\n\n".join(reasons.values())
            going = len(people) - len(reasons)
            held = [one for one in people if one.address in reasons and self.rests_on(one)]
            buttons = ({"change": LABEL} if held else {}) | ({"go": f"Go on with {going}"} if going else {})
            dialog = Dialog("Cannot be removed", text, {"ok": "Close", **buttons})
            answer = await self.app.push_screen_wait(dialog)
            if answer != "go":
                if answer == "change":
                    self.change_administrator(held[0])
                return
        remove_job.start_remove(self.sitting, people, self.facts, ends)
        self.start(remove_job.remove_job, Job.REMOVE)

    def start(self, make: Callable[[Sitting], Step], job: Job) -> None:
        self.open_job(make, lambda sitting: team_jobs.settle(sitting, job), job_people.part_place(job))

    @work(exclusive=True, group="open")
    async def action_differences(self) -> None:
        from zoho_ideolve_wizard.ui.screens.differences import DifferencesScreen

        reasons = not_asked(await self.looked("then the differences"))
        if self.is_current:
            screen = DifferencesScreen(self.sitting, self.found_differences(), reasons)
            self.app.push_screen(screen, self._mend)

    def _mend(self, difference: Difference | None) -> None:
        """The change that mends a difference, as a plan like any other."""
        if difference is None:
            return
        person = difference.person
        if difference.mend in ADDS:
            add_job.start_add(self.sitting, [person], self.facts)
            self.start(add_job.add_job, Job.ADD)
        elif difference.mend is Mend.REMOVE:
            self.remove_people([person], difference.ends)
        elif difference.mend is Mend.LIST:
            self._put_on_list(person)
        elif difference.mend in (Mend.REMIND, Mend.REMIND_CRM):
            reminding.start_reminding(self.sitting, [difference])
            self.start(reminding.remind_job, Job.REMIND)

    def _put_on_list(self, person: Person) -> None:
        try:
            team_jobs.put_on_list(self.sitting, [person])
        except ProfileError as problem:
            self.say(str(problem), error=True)
        self._draw()

    @work(exclusive=True, group="open")
    async def action_review(self) -> None:
        from zoho_ideolve_wizard.ui.screens.review import ReviewScreen

        facts = await self.looked("then the review")
        if self.is_current:
            self.app.push_screen(ReviewScreen(self.sitting, facts))
