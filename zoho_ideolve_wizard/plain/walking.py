"""Goes through steps part by part, back and forth; the place is kept, so that the next start goes on there."""

from collections.abc import Callable, Sequence
from functools import partial

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.correcting import asked_before, forget_failures, resting_on
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Part, People, Report, Step, always
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.plain.asking import ask_part
from zoho_ideolve_wizard.plain.consent import consent_part
from zoho_ideolve_wizard.plain.people import people_part
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Go, Leave
from zoho_ideolve_wizard.plain.report import report_part
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.tasks import do_part

Settle = Callable[[Sitting], object]
"""Called whenever something may have changed."""


async def walk(
    console: Console,
    sitting: Sitting,
    make: Callable[[Sitting], Sequence[Step]],
    place: str,
    settle: Settle | None = None,
) -> None:
    """Until the end, or until the admin leaves. `make` makes the steps anew after each part: an answer may add a
    part or leave one out."""
    step, part = _remembered(sitting, make(sitting), place)
    by = 1
    while True:
        sitting.ledger.remember(place, f"{step.key}/{part.key}")
        _head(console, sitting, make(sitting), step, part)
        back, by = by < 0, 1
        try:
            with console.helped_by(partial(_help, step.key)):
                await _go_through(console, sitting, step, part, back=back)
        except Back:
            by = -1
        except Leave:
            return
        except Go:
            chosen = await choose_step(console, sitting, make(sitting))
            if chosen is not None:
                step, part = chosen
            continue
        finally:
            if settle is not None:
                settle(sitting)
        found = _beside(make(sitting), step, part, by)
        if found is None and by < 0:
            console.say("This is the beginning. u goes up to the menu.")
        elif found is None:
            return
        else:
            step, part = found


async def _go_through(console: Console, sitting: Sitting, step: Step, part: Part, *, back: bool) -> None:
    match part:
        case Ask():
            if await ask_part(console, sitting, part, from_last=back):
                forget_failures(sitting, resting_on(step, part))
        case Do():
            await do_part(console, sitting, part, asked_before(step, part))
        case Consent():
            await consent_part(console, sitting, step, part)
        case People():
            await people_part(console, sitting, part)
        case Report():
            await report_part(console, sitting)


def _help(step_key: str) -> str:
    return texts.help_of(step_key) if texts.has_help(step_key) else ""


def _remembered(sitting: Sitting, every: Sequence[Step], place: str) -> tuple[Step, Part]:
    """Where the admin was; at the first start, the first part."""
    step_key, _, part_key = sitting.ledger.places().get(place, "").partition("/")
    for step in every:
        for part in step.parts:
            if step.key == step_key and part.key == part_key:
                return step, part
    return every[0], every[0].parts[0]


def _beside(every: Sequence[Step], step: Step, part: Part, by: int) -> tuple[Step, Part] | None:
    """The part before or after; None beyond the ends. The parts may have been made anew: keys tell the place."""
    flat = [(one, each) for one in every for each in one.parts]
    keys = [(one.key, each.key) for one, each in flat]
    here = (step.key, part.key)
    index = keys.index(here) + by if here in keys else 0
    return flat[index] if 0 <= index < len(flat) else None


def _head(console: Console, sitting: Sitting, every: Sequence[Step], step: Step, part: Part) -> None:
    keys = [one.key for one in every]
    number = keys.index(step.key) + 1 if step.key in keys else 1
    where = f"Step {number} of {len(every)}: {step.title}" if len(every) > 1 else step.title
    guide = f" (guide {step.guide})" if step.guide else ""
    console.section(f"{where}{guide}.", which_part(step, part), part.intro)
    if len(every) > 1 and (missing := ", ".join(one.title for one in steps.missing(step, sitting))):
        console.say(f"First finish: {missing}. You can look around here meanwhile.")


def which_part(step: Step, part: Part) -> str:
    """Its title, and its number where that stays true: not where answers add parts or leave some out, as in every
    job."""
    keys = [one.key for one in step.parts]
    if part.key not in keys:
        return sentence(part.title)
    number, total = keys.index(part.key) + 1, len(keys)
    whole = next((one.parts for one in steps.SETUP if one.key == step.key), ())
    stays = total > 1 and whole and all(one.applies is always for one in whole)
    return sentence(f"Part {number} of {total}: {part.title}" if stays else part.title)


async def choose_step(console: Console, sitting: Sitting, every: Sequence[Step]) -> tuple[Step, Part] | None:
    """A step, at its first part that is not done; None where the admin thought better of it."""
    if len(every) == 1:
        console.say("There are no other steps here. b goes back, u up to the menu.")
        return None
    try:
        chosen = await console.choose(
            [Choice(step.key, step.title, steps.of_step(step, sitting).value) for step in every],
            title="Which step?",
            help="A step opens at its first part that is not done. b stays where you were.",
        )
    except (Back, Leave, Go):
        return None
    step = next(step for step in every if step.key == chosen)
    unfinished = [part for part in step.parts if steps.of_part(part, sitting) is not Standing.DONE]
    return step, (unfinished or list(step.parts))[0]
