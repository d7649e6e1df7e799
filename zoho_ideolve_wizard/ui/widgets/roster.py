"""Who takes part: typed, pasted or from a CSV file; what cannot be used is shown and mended in place."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from zoho_ideolve_wizard.guide.credentials.answer_troubles import NOBODY
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import People, Step
from zoho_ideolve_wizard.guide.team import list_words
from zoho_ideolve_wizard.guide.team.invited import off_the_list
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people, keep_job_people
from zoho_ideolve_wizard.guide.team.team_words import by_role
from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls
from zoho_ideolve_wizard.integration.people_csv import PeopleFileProblem, read
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import (
    Line,
    Person,
    Role,
    parse,
    take_in,
    with_role_of,
    without_tabs,
)
from zoho_ideolve_wizard.ui import keys
from zoho_ideolve_wizard.ui.screens.dialog import Prompt
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.people_list import PeopleList
from zoho_ideolve_wizard.ui.widgets.people_text import PeopleText
from zoho_ideolve_wizard.ui.working import Wait, Working

DRAFT = "draft/people"
TO_MEND = "draft/people-to-mend"
CURSOR = "draft/people-cursor"

_HOW = (
    "Type or paste addresses in any form: commas, lines, Name <address>. A role may follow each: sales "
    "(taken if none is said), expert, both. {csv} reads a CSV file."
)
_SHORT = {Role.SALESPERSON: "sales", Role.EXPERT: "expert", Role.BOTH: "both"}
_NEXT_ROLE = {Role.SALESPERSON: Role.EXPERT, Role.EXPERT: Role.BOTH, Role.BOTH: Role.SALESPERSON}


class RosterPane(Pane, Working):
    DEFAULT_CSS = """
    RosterPane {
        PeopleText { height: 2; &:focus { height: 5; } }
        #people { height: 1fr; border: none; padding: 0; margin-top: 1; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        #people > .option-list--option { padding: 0 1; }
        #people-count { height: 1; color: $secondary; margin-top: 1; }
    }
    """
    BINDINGS = [
        Binding("f5", "add", "Add these", id="people.add"),
        # Before the text field, to which F6 means selecting a line.
        Binding("f6", "csv", "CSV file", id="people.csv", priority=True),
        Binding("r", "role", "Role", id="people.role"),
        Binding("d,delete", "remove", "Remove", id="people.remove"),
        Binding(
            "u",
            "undo",
            "Take back",
            id="people.undo",
            tooltip="Whoever was removed last is on the list again",
        ),
    ]

    def __init__(self, step: Step, part: People, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._job = Job(part.job) if part.job else None
        self._draft = f"job/{part.job}/draft" if part.job else DRAFT
        self._to_mend = f"job/{part.job}/draft-to-mend" if part.job else TO_MEND
        self._cursor = f"job/{part.job}/cursor" if part.job else CURSOR
        self._lines: list[Line] = []
        self._removed: list[Person] = []
        """Who was taken off the list here; the last one last."""

    @property
    def _people(self) -> tuple[Person, ...]:
        """Of the roster, or of the job that this pane is part of."""
        return job_people(self.sitting, self._job) if self._job else self.sitting.profile.people()

    def compose_body(self) -> ComposeResult:
        yield PeopleText(self.sitting.ledger.places().get(self._draft, ""))
        yield Static("", id="people-count")
        yield PeopleList(id="people")

    def start_focus(self) -> Widget:
        return self.query_one("#people" if self._people else "#people-text")

    def on_mount(self) -> None:
        left = parse(self.sitting.ledger.places().get(self._to_mend, ""))
        self._lines = [line for line in left if line.person is None]
        self._draw(at=self.sitting.ledger.places().get(self._cursor, ""))
        self.open_focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, PeopleText):
            self.hint(self._how)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """The list gets the room; what was said meanwhile stays."""
        if isinstance(event.widget, PeopleText) and str(self.query_one("#hint", Static).content) == self._how:
            self.hint("")

    @property
    def _how(self) -> str:
        return _HOW.format(csv=keys.of(self, "people.csv", "f6"))

    @property
    def _problems(self) -> list[Line]:
        return [line for line in self._lines if line.person is None]

    def _draw(self, at: str = "") -> None:
        """`at` is the line that gets the cursor, by its id; else it stays where it is."""
        people, problems = self._people, self._problems
        listed = self.query_one("#people", OptionList)
        here = listed.highlighted
        listed.clear_options()
        for index, line in enumerate(problems):
            more = (f"  {line.problem}", "$text-error")
            text = without_tabs(line.text) or "(empty)"
            words = Hanging(Content.styled("✗ ", "$text-error"), text, "bold", more=more)
            listed.add_option(Option(words, id=f"problem-{index}"))
        for person in people:
            role = Content.styled(f"{_SHORT[person.role]:<8}", "$text-primary")
            words = Hanging(role, person.address, more=(f"  {person.name}", "$secondary"))
            listed.add_option(Option(words, id=f"person-{person.address}"))
        here = next((n for n, option in enumerate(listed.options) if option.id == at), here)
        if listed.option_count:
            listed.highlighted = min(here or 0, listed.option_count - 1)
        to_mend = f" · {len(problems)} to mend" if problems else ""
        self.query_one("#people-count", Static).update(Content(f"{by_role(people)}{to_mend}"))
        typed = self.query_one(PeopleText).text.strip()
        self.primary("Add these" if typed else "Mend the first" if problems else "Continue")

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = event.text_area.text
        if text:
            self.sitting.ledger.remember(self._draft, text)
        else:
            self.sitting.ledger.forget_place(self._draft)
        self._draw()

    def go_on(self) -> None:
        if self.query_one(PeopleText).text.strip():
            self.action_add()
        elif self._problems:
            self._mend(self._problems[0])
        elif not self._people:
            on = keys.of(self, "setup.forward", "f8")
            self.hint(NOBODY.about(key=on).told, error=True)
        else:
            self.post_message(self.Finished())

    def action_add(self) -> None:
        area = self.query_one(PeopleText)
        if self._take(parse(area.text)):
            area.clear()
            self.query_one("#people").focus()

    def _take(self, lines: list[Line]) -> bool:
        """What is usable joins the roster at once; the rest stays to be mended. False: nothing was kept."""
        before = self._people
        if not self._keep(take_in(before, lines)):
            return False
        self._lines = [*self._problems, *(line for line in lines if line.person is None and not line.repeats)]
        self.hint(list_words.taken_in(lines, before, self._people))
        self._remember_problems()
        self._draw()
        return True

    @work(group="people")
    async def action_csv(self) -> None:
        asks = "Path of the file. Columns: email, and if you like name and role."
        path = await self.app.push_screen_wait(Prompt("From a CSV file", asks, label="Read"))
        if not path:
            return
        self._work = get_current_worker()
        try:
            with self.waiting(Wait("Reading the file", "Nothing was taken from it.")):
                lines = await DaemonCalls().run(lambda: read(Path(path).expanduser()))
        except PeopleFileProblem as problem:
            self.hint(str(problem), error=True)
            return
        if self._take(lines):
            self.query_one("#people").focus()

    @on(OptionList.OptionHighlighted, "#people")
    def _keep_cursor(self, event: OptionList.OptionHighlighted) -> None:
        """Whoever comes back finds it where it was."""
        event.stop()
        self.sitting.ledger.remember(self._cursor, event.option_id or "")

    @on(OptionList.OptionSelected, "#people")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = event.option_id or ""
        if key.startswith("problem-"):
            self._mend(self._problems[int(key.removeprefix("problem-"))])
        else:
            self.go_on()

    @work(group="people")
    async def _mend(self, line: Line) -> None:
        """The piece as it was written, to be corrected; emptied, it is dropped."""
        text: str | None = without_tabs(line.text)
        problem = line.problem
        while True:
            text = await self.app.push_screen_wait(
                Prompt(
                    "Mend this one",
                    "Correct it, or empty it to leave it out.",
                    value=text or "",
                    problem=problem,
                )
            )
            if text is None:
                return
            mended = parse(text)
            if not text.strip() or all(one.person for one in mended):
                break
            problem = next(one.problem for one in mended if one.person is None)
        self._lines = [other for other in self._lines if other is not line]
        self._take(with_role_of(line, mended))

    def _key_under_cursor(self) -> str:
        option = self.query_one("#people", OptionList).highlighted_option
        return (option.id or "") if option else ""

    def _under_cursor(self) -> Person | None:
        return next(
            (one for one in self._people if self._key_under_cursor() == f"person-{one.address}"), None
        )

    def action_role(self) -> None:
        if chosen := self._under_cursor():
            other = replace(chosen, role=_NEXT_ROLE[chosen.role])
            if self._keep(other if one == chosen else one for one in self._people):
                self._draw()
                self.hint("" if self._job else list_words.stays_in(self.sitting, chosen, other))

    def _remember_problems(self) -> None:
        self.sitting.ledger.remember(self._to_mend, "\n".join(line.text for line in self._lines))

    def action_remove(self) -> None:
        """Off this list only; nobody is removed anywhere else."""
        key = self._key_under_cursor()
        if key.startswith("problem-"):
            problem = self._problems[int(key.removeprefix("problem-"))]
            self._lines = [line for line in self._lines if line is not problem]
            self._remember_problems()
            self._draw()
        elif (chosen := self._under_cursor()) and self._keep(one for one in self._people if one != chosen):
            self._removed.append(chosen)
            self._draw()
            self.hint(off_the_list(self.sitting, chosen.address, keys.of(self, "people.undo", "u")))

    def action_undo(self) -> None:
        """Whoever was removed last."""
        back = self._removed.pop()
        if self._keep([*(one for one in self._people if one.address != back.address), back]):
            self._draw()
            self.query_one("#people", OptionList).action_last()
            self.hint(f"{back.address} is on the list again.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._removed) if action == "undo" else super().check_action(action, parameters)

    def _keep(self, people: Iterable[Person]) -> bool:
        """Whether the list is on disk; says why not."""
        try:
            if self._job:
                keep_job_people(self.sitting, self._job, people)
            else:
                self.sitting.profile.set_people(people)
        except ProfileError as problem:
            self.hint(str(problem), error=True)
            return False
        self.post_message(self.Changed())
        return True
