"""The chain from a record in CRM to its note in Ideolve, and which link of it is broken.

A record fires a rule; the rule hands the record's id to a function; the function reads CRM's variables, asks
Ideolve for a note and keeps the note's id in a field of the record. Decided here from facts alone; they are read
in `chain_reading`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zoho_ideolve_wizard.deluge import objects
from zoho_ideolve_wizard.services.zoho.crm_functions import Function
from zoho_ideolve_wizard.services.zoho.crm_rules import Call, Rule

RULES_PAGE = "Setup › Automation › Workflow Rules"
FUNCTIONS_PAGE = "Setup › Developer Hub › Functions"
VARIABLES_PAGE = "Setup › Developer Hub › CRM Variables"
FIELDS_PAGE = "Setup › Customization › Modules and Fields"


class Link(StrEnum):
    """What can be broken; these are the codes of the failures that tell of it."""

    FUNCTION_MISSING = "function missing"
    RULE_MISSING = "rule missing"
    RULE_OFF = "rule switched off"
    WRONG_FUNCTION = "wrong function"
    WRONG_TRIGGER = "wrong trigger"
    CONDITION = "rule with a condition"
    UNMAPPED = "argument unmapped"
    VARIABLE_MISSING = "variable missing"
    PAUSED = "paused"
    FIELD_MISSING = "field missing"
    KEY_WRONG = "key wrong"
    IDEOLVE_DOWN = "Ideolve down"
    NOT_TAKEN = "note not taken"
    NO_ID = "note without an id"
    FAILURES = "function failed"


class Pair(StrEnum):
    """What Ideolve says of the Client Id and key that the functions use."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DOWN = "down"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Chain:
    """What was read back of one module's chain; None where nobody could look.

    `unset` are the variables that are missing or empty, `fields` the API names of the module's fields. `state` is
    the record's own `Ideolve_State`, once there is a record. `not_read` says why something could not be read.
    """

    rule: objects.Rule
    rules: tuple[Rule, ...] | None = None
    functions: tuple[Function, ...] | None = None
    unset: tuple[str, ...] | None = None
    paused: bool | None = None
    missing_fields: tuple[str, ...] | None = None
    pair: Pair = Pair.NOT_ASKED
    pair_words: str = ""
    state: str = ""
    not_read: tuple[str, ...] = ()

    @property
    def function_id(self) -> str:
        """CRM's id of the function that the rule is to call; empty if CRM lists none, or was not asked."""
        name = self.rule.function.name
        return next((one.id for one in self.functions or () if one.api_name == name), "")

    def callers(self) -> list[Rule]:
        """The rules that call our function, whatever their names."""
        name = self.rule.function.name
        return [one for one in self.rules or () if one.call_of(self.function_id, name)]

    def others(self) -> list[Rule]:
        """The active rules that are not ours: what they do, they do to a test record as well."""
        ours = {one.id for one in self.callers()}
        return [one for one in self.rules or () if one.active and one.id not in ours]


@dataclass(frozen=True)
class Broken:
    """A broken link: what is wrong, one sentence, and where to look and what to do there."""

    link: Link
    what: str
    where: str


def broken(chain: Chain) -> Broken | None:
    """The first link, from the record on, that is seen to be broken; None if none is."""
    return next(_all(chain), None)


def explained(chain: Chain) -> Broken:
    """Why a record has no note id although time enough has passed: the broken link, else where failures show."""
    return broken(chain) or _failures(chain)


def _all(chain: Chain) -> Iterator[Broken]:
    yield from _functions(chain)
    yield from _rules(chain)
    yield from _variables(chain)
    yield from _fields(chain)
    yield from _ideolve(chain)
    yield from _record(chain)


def _functions(chain: Chain) -> Iterator[Broken]:
    if chain.functions is not None and not chain.function_id:
        name = chain.rule.function.name
        yield Broken(
            Link.FUNCTION_MISSING,
            f"CRM has no function {name}.",
            f"Go back to the functions of this step, which make it again. In CRM: {FUNCTIONS_PAGE}.",
        )


def _rules(chain: Chain) -> Iterator[Broken]:
    """Several rules may call the function; one that is in order is enough."""
    if chain.rules is None:
        return
    callers = chain.callers()
    if not callers:
        yield _no_rule(chain)
        return
    found = [_of_rule(chain, one) for one in callers]
    if all(found):
        yield next(one for one in found if one)


def _no_rule(chain: Chain) -> Broken:
    named = [one for one in chain.rules or () if one.name.casefold() == chain.rule.name.casefold()]
    if not named:
        return Broken(
            Link.RULE_MISSING,
            f"No workflow rule of {chain.rule.module} calls {chain.rule.function.name}.",
            f"Make the rule “{chain.rule.name}”, as the list of rules of this step says: {RULES_PAGE}.",
        )
    calls = ", ".join(filter(None, (_called(call) for call in named[0].calls))) or "no function"
    return Broken(
        Link.WRONG_FUNCTION,
        f"The rule “{named[0].name}” calls {calls} instead of {chain.rule.function.name}.",
        f"{RULES_PAGE} › {named[0].name}: under Instant Actions remove that function and add "
        f"{chain.rule.function.name}, with its argument mapped.",
    )


def _called(call: Call) -> str:
    return (call.action.function_name if call.action else "") or call.name


def _of_rule(chain: Chain, rule: Rule) -> Broken | None:
    where = f"{RULES_PAGE} › {rule.name}"
    call = rule.call_of(chain.function_id, chain.rule.function.name)
    if not rule.active:
        return Broken(Link.RULE_OFF, f"The rule “{rule.name}” is switched off.", f"Switch it on: {where}.")
    if rule.trigger and not rule.trigger.startswith("create"):
        return Broken(
            Link.WRONG_TRIGGER,
            f"The rule “{rule.name}” does not run when a record is created.",
            f"That cannot be changed later: delete the rule and make it anew, on {chain.rule.trigger}. {where}.",
        )
    if call is not None and not call.every_record:
        return Broken(
            Link.CONDITION,
            f"The rule “{rule.name}” has a condition, so it passes over some records.",
            f"Let it apply to all records: {where}.",
        )
    for argument in chain.rule.function.arguments:
        if call is not None and call.mapped(argument.name) == "unmapped":
            return Broken(
                Link.UNMAPPED,
                f"The rule “{rule.name}” hands nothing to the argument {argument.name}, so the function does not "
                "know which record it is about, and ends without an error.",
                f"{where}: open the function under Instant Actions and map {argument.name} to "
                f"{argument.crm_field}.",
            )
    return None


def _variables(chain: Chain) -> Iterator[Broken]:
    if chain.unset:
        names = ", ".join(chain.unset)
        yield Broken(
            Link.VARIABLE_MISSING,
            f"CRM's variable {names} is missing or empty, so the functions send nothing."
            if len(chain.unset) == 1
            else f"CRM's variables {names} are missing or empty, so the functions send nothing.",
            f"Go back to the part of this step that makes the variables. In CRM: {VARIABLES_PAGE}.",
        )
    elif chain.paused:
        yield Broken(
            Link.PAUSED,
            "Sending to Ideolve is paused: the variable ideolve_state does not say running.",
            f"Resume it on the home screen. In CRM: {VARIABLES_PAGE}.",
        )


def _fields(chain: Chain) -> Iterator[Broken]:
    if chain.missing_fields:
        names = ", ".join(chain.missing_fields)
        yield Broken(
            Link.FIELD_MISSING,
            f"{chain.rule.module} lack the field {names}, so the function cannot keep the note's id."
            if len(chain.missing_fields) == 1
            else f"{chain.rule.module} lack the fields {names}, so the function cannot keep the note's id.",
            f"Go back to the part of this step that makes the fields. In CRM: {FIELDS_PAGE}.",
        )


def _ideolve(chain: Chain) -> Iterator[Broken]:
    if chain.pair is Pair.REFUSED:
        yield Broken(
            Link.KEY_WRONG,
            "Ideolve does not accept the Client Id and API key that CRM's variables hold.",
            "Prove the pair in the step Ideolve connector, then have the variables written again. In CRM: "
            f"{VARIABLES_PAGE}, ideolve_client_id and ideolve_api_key.",
        )
    elif chain.pair is Pair.DOWN:
        yield Broken(
            Link.IDEOLVE_DOWN,
            f"Ideolve does not answer as it should. {chain.pair_words}".strip(),
            "Wait some minutes, then try again. Records made meanwhile are sent by the schedule that catches up.",
        )


def _record(chain: Chain) -> Iterator[Broken]:
    """The function ran: it wrote into the record how that went."""
    if chain.state == "failed":
        yield Broken(
            Link.NOT_TAKEN,
            "The function ran, but Ideolve did not take the note.",
            "Send the test note of this step again, which proves the paths. In CRM, what the function logged: "
            f"{FUNCTIONS_PAGE} › Failures.",
        )
    elif chain.state == "unknown":
        yield Broken(
            Link.NO_ID,
            "The function ran and Ideolve took the note, but its answer had no id where the wizard expects it.",
            "Send the test note of this step again: it shows what the answer holds. The note itself is in Ideolve.",
        )


def _failures(chain: Chain) -> Broken:
    unread = f" Not everything could be read: {' '.join(chain.not_read)}" if chain.not_read else ""
    names = ", ".join(argument.name for argument in chain.rule.function.arguments)
    return Broken(
        Link.FAILURES,
        f"All that could be read is in order, and still no note id came.{unread}",
        f"Look in CRM at {FUNCTIONS_PAGE} › Failures for {chain.rule.function.name}; then whether the rule "
        f"“{chain.rule.name}” maps {names}, and whether the connection authfordelugecoql shows as connected.",
    )
