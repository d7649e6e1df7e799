"""The three rules: made by hand, since no public API hands them a record's id, then each verified by reading it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zoho_ideolve_wizard.deluge import objects, ours
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Nothing, Outcome, Task
from zoho_ideolve_wizard.guide.crm_side import by_catalog, chain
from zoho_ideolve_wizard.guide.crm_side import chain_troubles as troubles
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.crm_side.automation_facts import offered
from zoho_ideolve_wizard.guide.crm_side.automation_rule_mending import Mending
from zoho_ideolve_wizard.guide.crm_side.chain import Broken, Chain, Link
from zoho_ideolve_wizard.guide.crm_side.chain_mapping import Filled, judged, shown
from zoho_ideolve_wizard.guide.crm_side.chain_troubles import seen
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, Field
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, Function
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules, Rule

SYSTEM = "Zoho CRM"
_TRIGGERS = {"Create": "create", "Edit": "edit", "Create or Edit": "create_or_edit"}
_SHOWN = {word: shown for shown, word in _TRIGGERS.items()}


@dataclass(frozen=True)
class RulesRead:
    """The rules of each module, and CRM's functions; None where CRM does not let them be read. `fields` of each
    module, as far as it does."""

    rules: Mapping[str, tuple[Rule, ...] | None]
    functions: tuple[Function, ...] | None = None
    fields: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)

    def of(self, wanted: objects.Rule) -> tuple[Rule, ...] | None:
        return self.rules.get(wanted.api_module)

    def chain(self, wanted: objects.Rule) -> Chain:
        """As much of it as hangs on the rule."""
        fields = self.fields.get(wanted.api_module, ())
        return Chain(wanted, rules=self.of(wanted), functions=self.functions, fields=fields)


async def look(sitting: Sitting) -> RulesRead:
    """Reads all of it. What does not hold is by hand, and its task says why. Raises ServiceFailure."""
    if not by_api(sitting):
        return RulesRead({})
    found = await read(automation_crm_needed(sitting), [one.api_module for one in ours.RULES])
    for task, wanted in zip(tasks(sitting, found), ours.RULES, strict=True):
        wrong = problem(wanted, found)
        known = sitting.ledger.last(task.key)
        if isinstance(task.action, Automatic) and wrong and (known is None or known.why != wrong.what):
            sitting.ledger.end(task, Outcome.WAITING_YOU, wrong.what, wrong.where)
    return found


async def read(crm: Crm, modules: Sequence[str]) -> RulesRead:
    rules: dict[str, tuple[Rule, ...] | None] = {}
    fields: dict[str, tuple[Field, ...]] = {}
    for module in dict.fromkeys(modules):
        listed = await offered(CrmRules(crm).rules(module))
        rules[module] = None if listed is None else tuple(listed)
        fields[module] = tuple(await offered(CrmFields(crm).fields(module)) or ())
    functions = await offered(CrmFunctions(crm).functions())
    return RulesRead(rules, None if functions is None else tuple(functions), fields)


def problem(wanted: objects.Rule, found: RulesRead) -> Broken | None:
    """Why the rule does not hold; None if it does, or nobody can read it."""
    state = found.chain(wanted)
    if state.rules is None:
        return None
    if broken := chain.broken(state):
        return broken
    told = [_not_often_enough(wanted, rule) for rule in state.callers() if rule.active]
    return next((one for one in told if one), None) if all(told) else None


def _not_often_enough(wanted: objects.Rule, rule: Rule) -> Broken | None:
    """A throw-away account would not show that edits are missed."""
    if rule.trigger and rule.trigger != _TRIGGERS[wanted.trigger]:
        has = _SHOWN.get(rule.trigger, rule.trigger)
        return seen(troubles.OTHER_TRIGGER, rule=rule.name, trigger=wanted.trigger, has=has)
    if wanted.repeat and not rule.repeat:
        return seen(troubles.FIRST_EDIT_ONLY, rule=rule.name)
    return None


def words(wanted: objects.Rule, found: RulesRead) -> str:
    """How it is known that it holds."""
    state = found.chain(wanted)
    known = [chain.fillings(state, rule) for rule in chain.in_order(state)]
    mapped = next((one for one in known if all(one.values())), None)
    if mapped is None:
        names = " and ".join(f"{one.name} is mapped to {one.crm_field}" for one in wanted.function.arguments)
        return (
            f"CRM lists it: active, for every record. Whether {names} cannot be read here: look at it in CRM."
        )
    told = ", ".join(f"{one.name} is filled with {shown(filling)}" for one, filling in mapped.items())
    unsure = [
        one.crm_field
        for one, filling in mapped.items()
        if judged(filling, one, wanted, state.fields) is not Filled.RECORD_ID
    ]
    if unsure:
        return f"CRM lists it: active, for every record. {told}: look whether that is the {unsure[0]}."
    return f"CRM lists it: active, for every record, its argument mapped: {told}."


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    facts = found if isinstance(found, RulesRead) else None
    return [_task(one, facts, sitting) for one in ours.RULES]


def _task(wanted: objects.Rule, facts: RulesRead | None, sitting: Sitting) -> Task:
    task = by_catalog.task(wanted, sitting)
    unreadable = facts is not None and facts.of(wanted) is None
    if not isinstance(task.action, ByHand) or unreadable or automation_crm(sitting) is None:
        return task
    wrong = problem(wanted, facts) if facts else None
    if facts is not None and wrong is None:
        return replace(task, action=Nothing(words(wanted, facts)))
    # That there is none yet is what the steps are for.
    mending = Mending(task.action.steps, wrong if wrong and wrong.link is not Link.RULE_MISSING else None)
    twin = replace(task.action, mending=mending.steps, checked=True)

    async def verify() -> str:
        now = await read(automation_crm_needed(sitting), [wanted.api_module])
        if now.of(wanted) is None:
            return "You said that it is there; CRM does not let it be read."
        mending.wrong = problem(wanted, now)
        if mending.wrong:
            raise ServiceFailure.of(replace(mending.wrong.told(), by_hand=True))
        return words(wanted, now)

    async def holds() -> bool:
        return False  # reading it is what `verify` does

    return replace(task, action=Automatic(verify, holds, twin))
