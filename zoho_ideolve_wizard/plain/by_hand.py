"""By-hand work as prompts: step by step, each value alone on a line, and the question whether it is done."""

import re
from enum import Enum

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.clipboard import copied
from zoho_ideolve_wizard.plain.in_browser import InBrowser
from zoho_ideolve_wizard.plain.prompting import LIST, Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.values import save, show

LONG = 20
"""A text of more lines than these, such as code, is said only when asked for."""

_MORE = "; a number says that step, a all of them; done when you have done it; l what else can be done"
_HELP = (
    "Do the steps in the browser, then choose that you have done them. Each value stands alone on a line, to be selected "
    "and copied. A secret is shown only when you choose it. Step and a number says that step again; while steps are "
    "left, the number alone does, a says all of them, done is for when you have done it, l says what else can be done."
)


class Done(Enum):
    YES = "yes"
    NOT_YET = "not yet"


async def by_hand(console: Console, sitting: Sitting, page: Page, left: int, wrong: str = "") -> Done:
    """Says the page and asks whether it is done. `left`: how many pages there are, this one included. `wrong`: what
    is not right about what is there, and how to mend it; the steps are then said only when asked for."""
    steps = f"{len(page.steps)} steps" if len(page.steps) > 1 else ""
    more = f"{left} left in this list" if left > 1 else ""
    console.section(sentence(f"By hand: {page.title}", steps, more))
    if wrong:
        console.say(f"Not right yet: {wrong}")
    beside = InBrowser(console, sitting, page)
    try:
        return await _ByHand(console, sitting, page, beside).until_done(begins=not wrong)
    finally:
        beside.close()


class _ByHand:
    def __init__(self, console: Console, sitting: Sitting, page: Page, beside: InBrowser) -> None:
        self._console = console
        self._sitting = sitting
        self._page = page
        self._beside = beside
        self._next = 0
        """The place of the step that Enter says; past the last, all were said."""

    async def until_done(self, *, begins: bool) -> Done:
        chosen = "next" if begins else ""
        if not begins:
            self._next = len(self._page.steps)
        while True:
            match chosen.split():
                case ["done"]:
                    return Done.YES
                case ["later"]:
                    return Done.NOT_YET
                case ["next"]:
                    self._say_step(self._next)
                case ["all"]:
                    for place in range(self._next, len(self._page.steps)):
                        self._say_step(place)
                case ["again"]:
                    self._say_step(0)
                case ["step", number]:
                    self._say_step_of(int(number))
                case ["else"]:
                    chosen = await self._choose_among()
                    continue
                case ["notes"]:
                    self._console.say(*(f"Note: {note}" for note in self._page.notes))
                case ["browser"]:
                    await self._beside.tell()
                case [what, place]:
                    await self._grant(what, self._values()[int(place)])
            chosen = await self._choose()

    async def _choose(self) -> str:
        """While steps are left, a number is a step: a line of a list that was not said is nobody's answer."""
        if self._next >= len(self._page.steps):
            return await self._choose_among()
        more = "" if self._console.heard_of_steps else _MORE
        self._console.heard_of_steps = True
        while True:
            prompt = f"Enter says step {self._next + 1}{more}:"
            typed = (await self._console.ask(prompt, help=_HELP)).strip().casefold().rstrip(".")
            if not typed:
                return "next"
            if typed in LIST:
                return "else"
            if typed in ("a", "all"):
                return "all"
            if key := _named(typed) or (f"step {typed}" if typed.isdecimal() else self._worded(typed)):
                return key
            self._console.say("Type a number of a step, done, or l for what else can be done.")

    def _worded(self, typed: str) -> str:
        """The key of the one line that begins so."""
        found = [one.key for one in self._choices() if one.words.casefold().startswith(typed)]
        return found[0] if len(found) == 1 else ""

    async def _choose_among(self) -> str:
        """The lines are said, so that their numbers are known."""
        choices, title = self._choices(), "Done?"
        if self._next < len(self._page.steps):
            choices.append(Choice("next", f"Say step {self._next + 1}"))
            title = "What else?"
        return await self._console.choose(choices, title=title, default="next", help=_HELP, also=_named)

    # -- what is said

    def _say_step_of(self, number: int) -> None:
        steps = len(self._page.steps)
        if 1 <= number <= steps:
            self._say_step(number - 1)
        else:
            self._console.say(f"There are {steps} steps." if steps > 1 else "There is one step.")

    def _say_step(self, place: int) -> None:
        console, steps = self._console, self._page.steps
        step = steps[place]
        self._next = place + 1
        console.say(f"Step {place + 1} of {len(steps)}: {step.text}" if len(steps) > 1 else step.text)
        if step.url:
            console.say("Page:")
            console.alone(step.url)
        for value in step.values:
            if value.secret:
                how = "shown or copied" if self._copies else "shown"
                console.say(f"{value.label}: a secret, {how} when you choose it.")
            elif _long(value):
                console.say(
                    f"{value.label}: {value.text.count(chr(10)) + 1} lines, shown or saved when you choose it."
                )
            else:
                console.say(*([f"{value.label}:"] if value.label else []))
                console.alone(value.text)
        message = self._page.message
        if self._next == len(steps) and message and all(message != one.text for one in self._values()):
            console.say("The message:")
            console.alone(message)

    def _values(self) -> list[Value]:
        return [value for step in self._page.steps for value in step.values]

    def _choices(self) -> list[Choice]:
        page = self._page
        found = [
            Choice("done", "I have sent it" if page.waits_for else "I have done this"),
            Choice("later", "Not yet", "back to the list"),
        ]
        copies = []
        for place, value in enumerate(self._values()):
            if value.secret:
                copies.append(Choice(f"copy {place}", f"Copy the {value.label}", "without showing it"))
                found.append(Choice(f"show {place}", f"Show the {value.label}"))
            elif _long(value):
                copies.append(Choice(f"copy {place}", f"Copy {value.label}"))
                found.append(Choice(f"show {place}", f"Show {value.label}"))
                found.append(Choice(f"save {place}", f"Save {value.label} to a file", "readable by you only"))
        found.append(Choice("browser", "The same in the browser", "a page with a Copy button for each value"))
        if page.notes:
            found.append(Choice("notes", "Notes", f"{len(page.notes)}, good to know; where the guide errs"))
        again = "Say the steps again" if len(page.steps) > 1 else "Say it again"
        which = "from the first; step and a number says that one" if len(page.steps) > 1 else ""
        found.append(Choice("again", again, which))
        return [
            *found,
            *(copies if self._copies else ()),
        ]  # last: once they are gone, no other number is another

    @property
    def _copies(self) -> bool:
        return self._console.clipboard and not self._sitting.surroundings.over_ssh

    async def _grant(self, what: str, value: Value) -> None:
        console = self._console
        text = self._sitting.secret(value.secret) if value.secret else value.text
        match what:
            case "copy":
                console.clipboard = await copied(text)
                console.say(
                    f"{value.label}: copied."
                    if console.clipboard
                    else f"The {value.label} could not be copied: no clipboard answers here, so copying is not offered "
                    "any more. Show it instead, or open the page in the browser."
                )
            case "show":
                await show(console, value.label, text, secret=bool(value.secret))
            case "save":
                save(console, self._sitting.profile.path.parent, text)


def _named(typed: str) -> str:
    """The key of what is said in words at any time."""
    if typed == "done":
        return "done"
    found = re.fullmatch(r"step *(\d+)", typed)
    return f"step {found[1]}" if found else ""


def _long(value: Value) -> bool:
    """Whether it is said only when asked for."""
    return value.text.count("\n") >= LONG and not value.to_read
