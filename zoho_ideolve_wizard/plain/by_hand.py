"""One page of by-hand work: numbered steps, each value alone on a line, and the question whether it is done."""

from enum import Enum

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.clipboard import copy
from zoho_ideolve_wizard.plain.in_browser import InBrowser
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.values import save, show

LONG = 20
"""A text of more lines than these, such as code, is said only when asked for."""

_HELP = (
    "Do the steps in the browser, then choose the first line. Each value stands alone on a line, to be selected and "
    "copied. A secret is shown only when you choose it."
)


class Done(Enum):
    YES = "yes"
    NOT_YET = "not yet"


async def by_hand(console: Console, sitting: Sitting, page: Page, left: int) -> Done:
    """Says the page and asks whether it is done. `left`: how many pages there are, this one included."""
    more = f" {left} left in this list." if left > 1 else ""
    console.section(f"By hand: {page.title}.{more}")
    _tell(console, page)
    beside = InBrowser(console, sitting, page)
    try:
        return await _until_done(console, sitting, page, beside)
    finally:
        beside.close()


async def _until_done(console: Console, sitting: Sitting, page: Page, beside: InBrowser) -> Done:
    while True:
        choices = _choices(sitting, page)
        chosen = await console.choose(choices, title="Done?", help=_HELP)
        if chosen == "done":
            return Done.YES
        if chosen == "later":
            return Done.NOT_YET
        if chosen == "again":
            _tell(console, page)
        elif chosen == "browser":
            await beside.tell()
        else:
            what, _, place = chosen.partition(" ")
            await _grant(console, sitting, what, _values(page)[int(place)])


def _tell(console: Console, page: Page) -> None:
    for number, step in enumerate(page.steps, 1):
        console.say(f"{number}. {step.text}")
        if step.url:
            console.say("Page:")
            console.alone(step.url)
        for value in step.values:
            if value.secret:
                console.say(f"{value.label}: a secret, shown or copied below when you ask for it.")
            elif _long(value):
                console.say(
                    f"{value.label}: {value.text.count(chr(10)) + 1} lines, shown or saved below when you ask."
                )
            else:
                console.say(*([f"{value.label}:"] if value.label else []))
                console.alone(value.text)
    for note in page.notes:
        console.say(f"Note: {note}")
    if page.message and all(page.message != value.text for value in _values(page)):
        console.say("The message:")
        console.alone(page.message)


def _long(value: Value) -> bool:
    """Whether it is said only when asked for."""
    return value.text.count("\n") >= LONG and not value.to_read


def _values(page: Page) -> list[Value]:
    return [value for step in page.steps for value in step.values]


def _choices(sitting: Sitting, page: Page) -> list[Choice]:
    found = [
        Choice("done", "I have sent it" if page.waits_for else "I have done this"),
        Choice("later", "Not yet", "back to the list"),
    ]
    here = not sitting.surroundings.over_ssh
    for place, value in enumerate(_values(page)):
        if value.secret:
            if here:
                found.append(Choice(f"copy {place}", f"Copy the {value.label}", "without showing it"))
            found.append(Choice(f"show {place}", f"Show the {value.label}"))
        elif _long(value):
            if here:
                found.append(Choice(f"copy {place}", f"Copy {value.label}"))
            found.append(Choice(f"show {place}", f"Show {value.label}"))
            found.append(Choice(f"save {place}", f"Save {value.label} to a file", "readable by you only"))
    found.append(Choice("browser", "The same in the browser", "a page with a Copy button for each value"))
    found.append(Choice("again", "Say the steps again"))
    return found


async def _grant(console: Console, sitting: Sitting, what: str, value: Value) -> None:
    text = sitting.secret(value.secret) if value.secret else value.text
    match what:
        case "copy":
            console.say(await copy(value.label, text))
        case "show":
            await show(console, value.label, text, secret=bool(value.secret))
        case "save":
            save(console, sitting.profile.path.parent, text)
