"""The last pane: what it comes to, what is open or known and how, messages ready to send, the hand-over report."""

from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import finish, steps
from zoho_ideolve_wizard.guide.crm_side import health
from zoho_ideolve_wizard.guide.home.progress import progress
from zoho_ideolve_wizard.guide.home.verdict import verdict
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Report, Step
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.stacked import Stacked
from zoho_ideolve_wizard.ui.working import Wait, Working


class ReportPane(Pane, Working):
    DEFAULT_CSS = """
    ReportPane {
        #lists { height: 1fr; }
        Menu { margin-top: 1; }
    }
    """

    BINDINGS = [
        Binding("pageup", "scroll(-1)", "Up", id="report.up"),
        Binding("pagedown", "scroll(1)", "Down", id="report.down"),
    ]

    def __init__(self, step: Step, part: Report, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._parts = [part for step in steps.setup(sitting) for part in step.parts]
        self._setup = progress(sitting)

    def compose_body(self) -> ComposeResult:
        with Scroll(id="lists", can_focus=False):
            yield Static("", id="standing")
        yield Menu(id="menu")

    def start_focus(self) -> Widget:
        return self.query_one(Menu)

    def on_mount(self) -> None:
        choices = [
            ("report", "Save the hand-over report", ""),
            ("sales", "Copy the message to salespeople", ""),
            ("experts", "Copy the message to experts", ""),
            ("monthly", "What to check every month", ""),
        ]
        if self.sitting.answer("use") == "archive":
            del choices[2]
        if health.offered(self.sitting):
            choices.append(("count", "Count what was archived", ""))
        if self.sitting.surroundings.take_over is not None:
            choices.append(("take", "Use these answers for the real setup", ""))
        if self._setup.next is not None:
            choices.insert(0, ("next", "Go to what is open", self._setup.next.step.title))
        for menu in self.query(Menu):  # there is none left if the wizard is being closed already
            menu.offer(choices)
            self._show()
            self.primary("Home")
            self.open_focus()

    def value_here(self) -> Value | None:
        lines = [menu.highlighted_option for menu in self.query(Menu)]  # there is none while it is left
        text = _MESSAGES.get((lines[0].id if lines and lines[0] else "") or "")
        return Value("Message", text(self.sitting)) if text else None

    @on(OptionList.OptionHighlighted, "#menu")
    def _another_line(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.refresh_bindings()

    def action_scroll(self, by: int) -> None:
        """By what is seen of it, but for a line."""
        lists = self.query_one("#lists")
        lists.scroll_relative(y=by * max(1, lists.size.height - 1), animate=False)

    def _show(self) -> None:
        for place in self.query("#standing").results(Static):
            place.update(Stacked(self._standing()))

    def _standing(self) -> list[Visual]:
        found = finish.standing(self.sitting, self._parts)
        style = "$text-success" if self._setup.over else "$text-warning"
        words = verdict(found, self._setup)
        lines: list[Visual] = [Content.styled(harmless(words), f"bold {style}")]
        if counted := health.report_lines(self.sitting):
            lines += [Content(" "), Content.styled("Health", "bold $text-primary")]
            lines += [Hanging(Content("  "), line) for line in counted]
        for title, entries in found.blocks:
            style = _STYLES[title]
            lines += [Content(" "), Content.styled(f"{title} ({len(entries)})", f"bold {style}")]
            lines += [_line(entry) for entry in entries]
        return lines

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "next" if self._setup.next is not None:
                self.post_message(self.Elsewhere(self._setup.next.step, self._setup.next.part))
            case "report":
                self._save()
            case "sales" | "experts" if value := self.value_here():
                self.post_message(Conveyor.Copy(value))
            case "monthly":
                checks = Content("\n\n").join(Content(check) for check in finish.monthly_checks(self.sitting))
                self.app.push_screen(Dialog("Every month", checks, {"ok": "Close"}))
            case "count":
                if not self.busy:
                    self._work = self._count()
            case "take":
                self._take_over()

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        wait = Wait("Counting accounts and deals", "What is shown is what was known before.")
        try:
            with self.waiting(wait) as tell:
                found = await health.ask(self.sitting, tell)
        except ServiceFailure as failure:
            self.hint(told(failure), error=True)
            return
        self.hint(f"{found.line}.")
        self._show()

    @work(group="take over")
    async def _take_over(self) -> None:
        """Into the real profile, which is written at once: so it is asked first."""
        people = len(self.sitting.profile.people())
        text = (
            "Your answers about the company, workspace and consent, and the "
            f"{counted(people, 'person', 'people')}, are written into the real profile, where it has none of its own yet. "
            "No secret, client or token goes along, and nobody is invited."
        )
        dialog = Dialog("Use these answers for the real setup?", text, {"no": "Not now", "yes": "Use them"})
        take_over = self.sitting.surroundings.take_over
        if take_over is not None and await self.app.push_screen_wait(dialog) == "yes":
            self.hint(take_over(self.sitting.profile))

    def _save(self) -> None:
        path = self.sitting.profile.path.parent / f"hand-over-{datetime.now().astimezone():%Y%m%d-%H%M%S}.md"
        try:
            save_owner_only(path, finish.report(self.sitting, self._parts))
        except OSError as error:
            why = error.strerror or error
            self.hint(f"{path} could not be written: {why}. Make room there, then save it again.", error=True)
        else:
            self.hint(f"Saved, readable by you only: {path}")


_MESSAGES = {"sales": finish.salespeople_message, "experts": finish.experts_message}
_STYLES = {
    finish.OPEN: "$text-error",
    "Waiting for others": "$text-warning",
    "Confirmed by you": "$text-success",
    "Proven: a service said so": "$text-success",
}


def _line(entry: finish.Line) -> Hanging:
    known = " ".join(part for part in (entry.why, entry.remedy, entry.when) if part)
    return Hanging(Content("  "), entry.title, more=(f"  {known}" if known else "", "$secondary"))
