"""Pause and resume: one CRM variable, which every function reads before it sends anything."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from zoho_ideolve_wizard.deluge.variables import PAUSED, RUNNING, STATE
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.crm_side.chain_troubles import VARIABLES_PAGE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts, Step
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, Variable

SYSTEM = "Zoho CRM"
_PLACE = "automation/state"


@dataclass(frozen=True)
class Known:
    """What the wizard knows of the switch, and since when (ISO 8601, UTC); `times`: how often it was turned."""

    state: str = RUNNING
    since: str = ""
    times: int = 0

    @property
    def paused(self) -> bool:
        return self.state != RUNNING


def known(sitting: Sitting) -> Known:
    """From memory alone: as it was turned here, or seen in CRM, the last time."""
    kept = sitting.ledger.places().get(_PLACE)
    return Known(**json.loads(kept)) if kept else Known()


def seen(sitting: Sitting, *, paused: bool) -> None:
    """What was read in CRM counts for more than what is remembered."""
    before = known(sitting)
    if before.paused != paused:
        _remember(sitting, PAUSED if paused else RUNNING, before.times)


def _remember(sitting: Sitting, state: str, times: int) -> None:
    kept = {"state": state, "since": tokens.now(), "times": times}
    sitting.ledger.remember(_PLACE, json.dumps(kept))


@dataclass(frozen=True)
class _Switch:
    """The variable as CRM has it; None if it has none."""

    variable: Variable | None


def job(sitting: Sitting) -> tuple[Callable[[Sitting], Step], Callable[[Sitting], object]]:
    """The job that turns the switch over, and what is to be called whenever something changed in it."""
    before = known(sitting)
    wanted = RUNNING if before.paused else PAUSED
    key = f"automation/{wanted}/{before.times + 1}"
    verb, about = _WORDS[wanted]

    def tasks(sitting: Sitting, facts: Facts | None = None) -> list[Task]:
        return [_task(sitting, facts if isinstance(facts, _Switch) else None, key, wanted)]

    # By hand there is nothing to look at: the page opens at once.
    by_hand = automation_crm(sitting) is None
    missing = f"{_WHY_BY_HAND} " if by_hand and by_api(sitting) else ""
    part = Do("switch", verb, f"{missing}{about}", tasks, None if by_hand else _look)

    def make(_sitting: Sitting) -> Step:
        return Step("automation-switch", f"{verb} sending to Ideolve", "", (part,))

    def settle(sitting: Sitting) -> None:
        record = sitting.records.get(key)
        if record and record.outcome.holds and known(sitting).state != wanted:
            _remember(sitting, wanted, before.times + 1)

    return make, settle


_WHY_BY_HAND = (
    "By hand: the automation's token, with which the wizard would do it, was revoked or is not at hand."
)
_WORDS = {
    PAUSED: (
        "Pause",
        (
            "Nothing is sent until you resume. New records are caught up then; an edit is told with the next one. A "
            "meeting added meanwhile is never told: nothing looks for it later."
        ),
    ),
    RUNNING: (
        "Resume",
        (
            "It is sent again. The schedule catches up, at most 50 records a run, and each note mails whomever it is shared with: "
            "after a large import share with nobody first (step 7, What is sent)."
        ),
    ),
}


async def _look(sitting: Sitting) -> Facts:
    crm = automation_crm(sitting)
    return None if crm is None else await _read(CrmVariables(crm))


async def _read(variables: CrmVariables) -> _Switch:
    found = await variables.variables()
    return _Switch(next((one for one in found if one.api_name == STATE.api_name), None))


def _task(sitting: Sitting, found: _Switch | None, key: str, wanted: str) -> Task:
    title = "Sending to Ideolve is paused" if wanted == PAUSED else "Sending to Ideolve goes on"
    by_hand = _by_hand(sitting, wanted)
    if automation_crm(sitting) is None:
        return Task(key, title, SYSTEM, by_hand)
    if found is not None and found.variable is not None and found.variable.value == wanted:
        return Task(key, title, SYSTEM, Nothing(f"CRM's variable says {wanted}."))

    async def do() -> str:
        variables = CrmVariables(automation_crm_needed(sitting))
        switch = (await _read(variables)).variable
        if switch is None:
            raise _no_switch()
        await variables.set_value(switch, wanted)
        return f"CRM's variable {STATE.api_name} says {wanted} now."

    async def look() -> bool:
        switch = (await _read(CrmVariables(automation_crm_needed(sitting)))).variable
        return switch is not None and switch.value == wanted

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand))


def _by_hand(sitting: Sitting, wanted: str) -> ByHand:
    return ByHand(
        (
            Instruction(
                f"As a CRM administrator open {VARIABLES_PAGE} (older: Developer Space) and there the variable:",
                data_center(sitting).crm,
                (Value("Variable", STATE.name),),
            ),
            Instruction("Give it this value, letter for letter, and save.", values=(Value("Value", wanted),)),
        )
    )


def _no_switch() -> ServiceFailure:
    return ServiceFailure.of(troubles.NO_VARIABLE.about(variable=STATE.api_name))
