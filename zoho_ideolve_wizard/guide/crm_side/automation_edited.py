"""Functions whose code in CRM is neither the wizard's nor was: shown, and overwritten only when the admin says so."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.deluge.objects import Function
from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.crm_side.automation_difference import difference, rest
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FUNCTION, Made, Written
from zoho_ideolve_wizard.guide.crm_side.automation_values import code
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho.deluge_text import changes, fingerprint, same_code

KEEP, OVERWRITE = "keep", "overwrite"
_PLACE = "automation/edited"
_SIGNS = "- stands before what CRM has, + before the wizard's; blanks do not count."


@dataclass(frozen=True)
class Edited:
    """`print` is of the code in CRM: another edit is another question. `lines`: how many differ."""

    print: str
    lines: int
    made_here: bool


def is_edited(sitting: Sitting, function: Function, kept: str) -> bool:
    """Whether the code that CRM keeps is somebody else's. No code at all is nobody's."""
    if not kept.strip() or same_code(kept, code(function, sitting)):
        return False
    return not Written(sitting.ledger).is_ours(function.name, kept)


def learn(sitting: Sitting, kept: Mapping[str, str]) -> None:
    """Remembers what looking showed, for the question and for the plan."""
    made = Made(sitting.ledger)
    found = {
        one.name: asdict(
            Edited(
                fingerprint(kept[one.name]),
                _lines(kept[one.name], code(one, sitting)),
                bool(made.id_of(FUNCTION, one.name)),
            )
        )
        for one in ours.FUNCTIONS
        if one.name in kept and is_edited(sitting, one, kept[one.name])
    }
    if found:
        sitting.ledger.remember(_PLACE, json.dumps(found))
    else:
        sitting.ledger.forget_place(_PLACE)


def _lines(kept: str, own: str) -> int:
    """How many differ; one that is another now counts once."""
    return sum(max(len(one.one), len(one.other)) for one in changes(kept, own))


def known(sitting: Sitting) -> Mapping[str, Edited]:
    """By name, as last seen."""
    text = sitting.ledger.places().get(_PLACE, "")
    return {name: Edited(**one) for name, one in json.loads(text).items()} if text else {}


def forget(sitting: Sitting, name: str) -> None:
    """It was overwritten."""
    left = {other: asdict(one) for other, one in known(sitting).items() if other != name}
    if left:
        sitting.ledger.remember(_PLACE, json.dumps(left))
    else:
        sitting.ledger.forget_place(_PLACE)


def any_known(sitting: Sitting) -> bool:
    return bool(known(sitting))


def may_overwrite(sitting: Sitting, name: str, kept: str) -> bool:
    """Whether the admin said so, of exactly this code."""
    return sitting.answer(_key(name, fingerprint(kept))) == OVERWRITE


def agreed(sitting: Sitting, name: str) -> bool:
    """The same, of the code as last seen."""
    one = known(sitting).get(name)
    return one is not None and sitting.answer(_key(name, one.print)) == OVERWRITE


def _key(name: str, print_: str) -> str:
    return f"automation.edited.{name}-{print_}"


def questions(sitting: Sitting) -> list[Question]:
    return [
        Question(
            _key(name, one.print),
            f"{name}: {one.lines} line{'s' * (one.lines != 1)} differ{'s' * (one.lines == 1)}",
            Kind.CHOICE,
            default=KEEP,
            choices=(
                Choice(KEEP, "Leave it as it is in CRM", "The wizard does not touch it."),
                Choice(OVERWRITE, "Overwrite it with the wizard's", "What was changed in CRM is lost."),
            ),
            help="Somebody changed it in CRM since the wizard wrote it. The part Build shows the lines."
            if one.made_here
            else "A function of this name was there before; the wizard did not make it. The part Build shows the "
            "lines.",
        )
        for name, one in known(sitting).items()
    ]


def kept_key(name: str, one: Edited) -> str:
    """Of the task that the admin knows of the change, and leaves it."""
    return f"crm/function/{name}/kept/{one.print}"


def page(function: Function, one: Edited, sitting: Sitting, kept: str) -> ByHand:
    """How it differs and what to do about it; nothing before CRM's code was read, which is kept nowhere."""
    if not kept:
        return ByHand(())
    whose = (
        "was changed in CRM since the wizard wrote it"
        if one.made_here
        else "was in CRM before; the wizard did not make it"
    )
    count = "1 line is" if one.lines == 1 else f"{one.lines} lines are"
    own = code(function, sitting)
    shown, more = difference(sitting.clean(kept), own)
    return ByHand(
        (
            Instruction(
                f"{function.name} {whose}: {count} not the wizard's. {_SIGNS}{rest(more)}",
                values=tuple(shown),
            ),
            Instruction(
                "To look at all of it: Setup › Developer Hub › Functions.",
                data_center(sitting).crm,
                (Value("Name", function.name), Value("The wizard's code", own)),
            ),
            Instruction("To leave it as it is, say here that you have done this."),
            Instruction("To have it overwritten, leave this page and answer so in the part Changed in CRM."),
        )
    )
