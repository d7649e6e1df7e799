"""The last pane: three lists, what is still open, messages ready to send, and the hand-over report."""

from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import finish, health, steps
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Report, Step
from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.working import Working


class ReportPane(Working, Pane):
    DEFAULT_CSS = """
    ReportPane {
        #lists { height: 1fr; }
        Menu { margin-top: 1; }
    }
    """

    BINDINGS = [
        Binding("pageup", "scroll(-1)", "Up", show=False, id="report.up"),
        Binding("pagedown", "scroll(1)", "Down", show=False, id="report.down"),
    ]

    def __init__(self, step: Step, part: Report, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._parts = [part for step in steps.setup(sitting) for part in step.parts]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="lists", can_focus=False):
            yield Static("", id="standing")
        yield Menu(id="menu")

    def start_focus(self) -> Widget:
        return self.query_one(Menu)

    def on_mount(self) -> None:
        self.query_one("#standing", Static).update(self._standing())
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
        self.query_one(Menu).offer(choices)
        self.primary("Home")
        self.open_focus()

    def action_scroll(self, by: int) -> None:
        self.query_one("#lists").scroll_relative(y=4 * by, animate=False)

    def _standing(self) -> Content:
        found = finish.standing(self.sitting, self._parts)
        blocks = [
            ("Proven: a service said so", found.proven, "$text-success"),
            ("Confirmed by you", found.confirmed, "$text-success"),
            ("Waiting for others", found.waiting, "$text-warning"),
            ("Still open", found.open, "$text-error"),
        ]
        lines: list[Content] = []
        if counted := health.report_lines(self.sitting):
            lines.append(Content.styled("Health", "bold $text-primary"))
            lines += [Content(harmless(f"  {line}")) for line in counted]
        for title, entries, style in blocks:
            lines.append(Content.styled(f"{title} ({len(entries)})", f"bold {style}"))
            lines += [
                Content.assemble(
                    "  ", harmless(entry.title), (f"  {harmless(entry.why)} {entry.when}", "$secondary")
                )
                for entry in entries
            ]
        return Content("\n").join(lines)

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "report":
                self._save()
            case "sales":
                text = finish.salespeople_message(self.sitting)
                self.post_message(Conveyor.Copy(Value("Message", text)))
            case "experts":
                self.post_message(Conveyor.Copy(Value("Message", finish.experts_message(self.sitting))))
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
        self.hint("Counting accounts and deals…")
        try:
            found = await health.ask(self.sitting)
        except ServiceFailure as failure:
            self.hint(" ".join(filter(None, (failure.what, failure.cause, failure.remedy))), error=True)
            return
        self.hint(f"{found.line}.")
        self.query_one("#standing", Static).update(self._standing())

    def stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.hint("Stopped. What stands above is what was known before.")

    @work(group="take over")
    async def _take_over(self) -> None:
        """Into the real profile, which is written at once: so it is asked first."""
        people = len(self.sitting.profile.people())
        text = (
            "Your answers about the company, workspace and consent, and the "
            f"{people} people, are written into the real profile, where it has none of its own yet. "
            "No secret, client or token goes along, and nobody is invited."
        )
        dialog = Dialog("Use these answers for the real setup?", text, {"no": "Not now", "yes": "Use them"})
        take_over = self.sitting.surroundings.take_over
        if take_over is not None and await self.app.push_screen_wait(dialog) == "yes":
            self.hint(take_over(self.sitting.profile))

    def _save(self) -> None:
        path = self.sitting.profile.path.parent / f"hand-over-{datetime.now().astimezone():%Y%m%d-%H%M%S}.md"
        save_owner_only(path, finish.report(self.sitting, self._parts))
        self.hint(f"Saved: {path}")
