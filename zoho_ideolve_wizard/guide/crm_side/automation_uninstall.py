"""The job that takes the CRM side away again: rules and schedules by hand, since what is called cannot be deleted; then
the rest, and of it only what the wizard made. Notes in Ideolve stay."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.deluge import objects, ours
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.company import data_center, token_in
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_removal, by_catalog
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.crm_side.automation_facts import NOTHING_READ, CrmSetUp
from zoho_ideolve_wizard.guide.crm_side.automation_facts import read as read_all
from zoho_ideolve_wizard.guide.crm_side.automation_removal import KEEP, REMOVE, REMOVE_FIELDS
from zoho_ideolve_wizard.guide.crm_side.automation_rules import RulesRead
from zoho_ideolve_wizard.guide.crm_side.automation_rules import read as read_rules
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Facts, Step
from zoho_ideolve_wizard.guide.steps import parts_of
from zoho_ideolve_wizard.guide.team import consequences
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import scopes

KEY = "automation-uninstall"
SYSTEM = "Zoho CRM"
_SINCE = "automation/uninstall"


def job(sitting: Sitting) -> Step:
    """One that was left half-way goes on. Made anew after every part: an answer may add consent."""
    _since(sitting)
    step = Step(KEY, "Remove the automation from CRM", "", (HOW, CONSENT, STOP, PLAN))
    return Step(step.key, step.title, step.guide, parts_of(step, sitting))


def settle(sitting: Sitting) -> None:
    """What was deleted by hand holds no longer; when all of it is gone, the job is over. Twice changes nothing."""
    records, wanted = sitting.records, [*stop_tasks(sitting), *tasks(sitting)]
    for thing, task in zip(_CALLERS, stop_tasks(sitting), strict=True):
        if plan.outcome(task, records).holds:
            automation_removal.undo(sitting, by_catalog.key_of(thing))
    for one in automation_removal.things(sitting):
        key = f"uninstall/{one.kind}/{one.name}/{_since(sitting)}"
        if key in records and records[key].outcome.holds:
            automation_removal.forget(sitting, one.kind, one.name)
    if all(plan.outcome(task, sitting.records).holds for task in wanted):
        sitting.ledger.forget_place(_SINCE)


def _since(sitting: Sitting) -> str:
    known = sitting.ledger.places().get(_SINCE)
    if not known:
        known = tokens.now()
        sitting.ledger.remember(_SINCE, known)
    return known


# -- questions


def questions(_sitting: Sitting) -> list[Question]:
    return [
        Question(
            REMOVE_FIELDS,
            "What becomes of the fields in accounts, deals and meetings?",
            Kind.CHOICE,
            default=KEEP,
            choices=(
                Choice(KEEP, "They stay", "Installed again, each record finds its note."),
                Choice(
                    REMOVE,
                    "They go as well",
                    "With them goes which note belongs to which record; installed again, all records are sent anew.",
                ),
            ),
            help="Functions and variables go either way. Notes in Ideolve stay.",
        )
    ]


async def also_ask_for_deleting(_sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Deleting fields needs a scope that building them did not."""
    extra = f"zoho.extra_scopes.{Purpose.AUTOMATION}"
    wanted = scopes.text(scopes.UNINSTALL) if given.get(REMOVE_FIELDS) == REMOVE else ""
    return {**given, extra: wanted}


# -- rules and schedules, by hand

_CALLERS: tuple[objects.Rule | objects.Schedule, ...] = (*ours.RULES, *ours.SCHEDULES)


def stop_tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    facts = found if isinstance(found, RulesRead) else None
    return [_stop(one, facts, sitting) for one in _CALLERS]


def _stop(thing: objects.Rule | objects.Schedule, facts: RulesRead | None, sitting: Sitting) -> Task:
    is_rule = isinstance(thing, objects.Rule)
    where = "Workflow Rules" if is_rule else "Schedules"
    key = f"uninstall/{by_catalog.key_of(thing)}/{_since(sitting)}"
    title = f"The {'rule' if is_rule else 'schedule'} {thing.name} is deleted"
    steps = (
        Instruction(
            f"In CRM open Setup, then Automation, then {where}, and delete what calls {thing.function.name}.",
            data_center(sitting).crm,
            (Value("Usually called", thing.name),),
        ),
    )
    by_hand = ByHand(steps)
    if not isinstance(thing, objects.Rule) or automation_crm(sitting) is None:
        return Task(key, title, SYSTEM, by_hand)
    if facts is not None and facts.of(thing) is None:
        return Task(key, title, SYSTEM, by_hand)
    if facts is not None and not _callers(thing, facts):
        return Task(key, title, SYSTEM, Nothing(f"No rule of {thing.module} calls {thing.function.name}."))

    async def verify() -> str:
        now = await read_rules(automation_crm_needed(sitting), [thing.api_module])
        if left := _callers(thing, now):
            raise _still_there(left[0], thing)
        return f"No rule of {thing.module} calls {thing.function.name} any more."

    async def holds() -> bool:
        return False

    return Task(key, title, SYSTEM, Automatic(verify, holds, ByHand(steps, checked=True)))


def _callers(rule: objects.Rule, found: RulesRead) -> list[str]:
    return [one.name for one in found.chain(rule).callers()]


def _still_there(name: str, rule: objects.Rule) -> ServiceFailure:
    return ServiceFailure.of(troubles.STILL_CALLED.about(rule=name, function=rule.function.name))


async def look_at_rules(sitting: Sitting) -> RulesRead:
    if not by_api(sitting):
        return RulesRead({})
    return await read_rules(automation_crm_needed(sitting), [one.api_module for one in ours.RULES])


# -- the rest


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    facts = found if isinstance(found, CrmSetUp) else None
    return automation_removal.tasks(sitting, facts, _since(sitting))


async def look(sitting: Sitting) -> CrmSetUp:
    """Raises ServiceFailure; also while a rule is still there, or the token may not delete the fields."""
    if not by_api(sitting):
        return NOTHING_READ
    crm = automation_crm_needed(sitting)
    _may_delete_fields(sitting)
    rules = await look_at_rules(sitting)
    for one in ours.RULES:
        if left := _callers(one, rules):
            raise _still_there(left[0], one)
    return await read_all(crm)


def _may_delete_fields(sitting: Sitting) -> None:
    token = token_in(sitting, Purpose.AUTOMATION, Slot.CURRENT)
    granted = {one.casefold() for one in token.scopes.split(",")} if token else set()
    lacks = [one.name for one in scopes.UNINSTALL if one.name.casefold() not in granted]
    if sitting.answer(REMOVE_FIELDS) == REMOVE and lacks:
        raise ServiceFailure.of(troubles.NO_FIELD_SCOPE.about(scope=lacks[0]))


def typed(running: Sequence[Task]) -> str:
    return automation_removal.typed(running)


HOW = Ask(
    "how",
    "What goes",
    "Functions and variables that the wizard made, and no others.",
    questions,
    also_ask_for_deleting,
)
CONSENT = Consent(
    "consent",
    "Consent",
    "To take it away again. Log in as an administrator of CRM.",
    Purpose.AUTOMATION,
    applies=by_api,
)
STOP = Do(
    "stop",
    "Rules",
    "By hand: CRM deletes no function that a rule or a schedule still calls.",
    stop_tasks,
    look_at_rules,
)
PLAN = Do(
    "plan",
    "Remove",
    "Nothing is changed before you have seen the plan. Notes in Ideolve stay.",
    tasks,
    look,
    typed,
    consequences.of_uninstalling,
)
