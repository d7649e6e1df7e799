"""The first screen: where things stand, and what can be started."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import administrator_state as administrator
from zoho_ideolve_wizard.guide import automation_state, pausing, steps, token_state
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.job_people import Job, job_people
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

_AIRY = 4
"""With more entries than these, they stand close together: 24 lines have to do."""
_OVER = (Standing.DONE, Standing.WAITING_OTHER)
WORDS = (
    "Companies keep accounts and deals in Zoho CRM and talk about them in Ideolve. "
    "This wizard joins the two: it does what an API can do, and walks you through the rest."
)


class HomeScreen(Screen[None]):
    CSS_PATH = "home.tcss"
    BINDINGS = [
        Binding("s", "choose('setup')", "Set up", id="home.setup"),
        Binding("p", "choose('team')", "Team", id="home.team"),
        Binding("a", "choose('automation')", "Automation", id="home.automation"),
        Binding("t", "choose('token')", "Tokens", id="home.token"),
        Binding("z", "choose('pause')", "Pause", id="home.pause"),
        Binding("z", "choose('resume')", "Resume", id="home.resume"),
        Binding("d", "choose('demo')", "Demo", id="home.demo"),
        Binding("q", "app.quit", "Quit", id="home.quit"),
    ]

    @dataclass
    class Chosen(Message):
        what: str

    def __init__(self, sitting: Sitting, *, can_rehearse: bool) -> None:
        super().__init__()
        self._sitting = sitting
        self._can_rehearse = can_rehearse

    def compose(self) -> ComposeResult:
        yield TitleBar("Home", self._sitting.surroundings.badge)
        with Vertical(id="middle"):
            yield Static(Content(WORDS), id="words")
            yield Static("", id="state")
            yield OptionList(id="menu")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#menu").focus()

    def on_screen_resume(self) -> None:
        self._draw()

    def _draw(self) -> None:
        standings = [steps.of_step(step, self._sitting) for step in steps.SETUP]
        done = sum(standing is Standing.DONE for standing in standings)
        self.query_one("#state", Static).update(Content(harmless(self._state(done, len(standings)))))
        verb = (
            "Set up"
            if not (done or self._locked)
            else "Go on with the setup"
            if done < len(standings)
            else "See the setup"
        )
        undone = [
            step for step, standing in zip(steps.SETUP, standings, strict=True) if standing not in _OVER
        ]
        next_up = f" · next: {undone[0].title}" if undone else ""
        self._offer([("setup", verb, f"{done} of {len(standings)} steps done{next_up}"), *self._entries()])
        self.refresh_bindings()

    def _entries(self) -> list[tuple[str, str, str]]:
        """What can be started beside the setup: key, title, about."""
        found = []
        if self._sitting.profile.people() or connector_token(self._sitting):
            found.append(("team", "Team", _team(self._sitting)))
        if automation_state.offered(self._sitting):
            found.append(("automation", "Automation", automation_state.home_line(self._sitting)))
        found.append(("token", "Tokens", token_state.home_line(self._sitting)))
        if self._can_rehearse:
            practise = "practise on stand-ins for Zoho and Ideolve; nothing is real"
            found.append(("rehearse", "Rehearse first", practise))
        if self._sitting.surroundings.stage is not None:
            found.append(("demo", "Demonstration", "a record in CRM becomes a note in Ideolve"))
        forgets = self._sitting.answer("secrets.vault") == "memory"
        kept = "answers are kept; secrets are forgotten, as you chose" if forgets else "everything is kept"
        return [*found, ("quit", "Quit", kept)]

    def _offer(self, entries: list[tuple[str, str, str]]) -> None:
        """Each has two lines, and a free one below it where there is room."""
        menu = self.query_one("#menu", OptionList)
        menu.clear_options()
        free = "" if len(entries) > _AIRY else "\n"
        for key, title, about in entries:
            words = Content.assemble((f"{title}\n", "bold"), (f"{harmless(about)}{free}", "$secondary"))
            menu.add_option(Option(words, id=key))
        menu.highlighted = 0

    @property
    def _locked(self) -> bool:
        """Whether a store that keeps secrets from one start to the next was chosen and is not open yet."""
        return self._sitting.answer("secrets.vault") not in ("", "memory") and not self._sitting.has_vault

    def _state(self, done: int, total: int) -> str:
        token = connector_token(self._sitting)
        if token and token.organization_name:
            worked = f", last worked {token.last_worked_at[:10]}" if token.last_worked_at else ""
            return f"{token.organization_name} · refresh token since {token.issued_at[:10]}{worked}"
        if self._locked:
            return (
                "Your secrets are locked: they are unlocked when you go on, and more is done then than shows."
            )
        return "Not connected yet." if done < total else "Connected."

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(event.option_id or ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self._offers(str(parameters[0]))
        return super().check_action(action, parameters)

    def _offers(self, what: str) -> bool:
        match what:
            case "automation":
                return automation_state.offered(self._sitting)
            case "pause" | "resume":
                paused = pausing.known(self._sitting).paused
                return automation_state.offered(self._sitting) and paused is (what == "resume")
            case "demo":
                return self._sitting.surroundings.stage is not None
        return True

    def action_choose(self, what: str) -> None:
        self.post_message(self.Chosen(what))


def _team(sitting: Sitting) -> str:
    """How many, and what is under way."""
    going = [f"{_VERBS[job]} {len(people)} goes on" for job in _VERBS if (people := job_people(sitting, job))]
    if changing := administrator.under_way(sitting):
        going.append(f"{changing}: goes on")
    return " · ".join([f"{len(sitting.profile.people())} people", *going])


_VERBS = {Job.ADD: "adding", Job.REMOVE: "removing"}
