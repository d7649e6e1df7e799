"""The chain from a record in CRM to its note in Ideolve, and which link of it is broken.

A record fires a rule; the rule hands the record's id to a function; the function reads CRM's variables, asks
Ideolve for a note and keeps the note's id in a field of the record. Decided here from facts alone; they are read
in `chain_reading`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from zoho_ideolve_wizard.deluge import objects, ours
from zoho_ideolve_wizard.deluge.objects import Argument
from zoho_ideolve_wizard.guide.crm_side import chain_troubles as troubles
from zoho_ideolve_wizard.guide.crm_side.chain_mapping import Filled, judged, shown
from zoho_ideolve_wizard.guide.crm_side.chain_troubles import Broken, Link, seen
from zoho_ideolve_wizard.services.zoho.crm_fields import Field
from zoho_ideolve_wizard.services.zoho.crm_functions import Function
from zoho_ideolve_wizard.services.zoho.crm_rules import Call, Rule

__all__ = ["Broken", "Chain", "Link", "Pair", "broken", "explained", "fillings", "in_order", "lacking"]


class Pair(StrEnum):
    """What Ideolve says of a Client Id and key."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DOWN = "down"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Chain:
    """What was read back of one module's chain; None where nobody could look.

    `unset` are the variables that are missing or empty; `fields` are all of the module, as far as CRM shows them.
    `pair_of_crm`: what Ideolve was asked about is what CRM's variables hold, which the functions use; else it is
    the wizard's own. `state` is the record's own `Ideolve_State`, once there is a record. `not_read` says why
    something could not be read.
    """

    rule: objects.Rule
    rules: tuple[Rule, ...] | None = None
    functions: tuple[Function, ...] | None = None
    unset: tuple[str, ...] | None = None
    paused: bool | None = None
    missing_fields: tuple[str, ...] | None = None
    fields: tuple[Field, ...] = ()
    pair: Pair = Pair.NOT_ASKED
    pair_of_crm: bool = True
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
        own = {one.id for one in self.callers()}
        return [one for one in self.rules or () if one.active and one.id not in own]


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
    """The rule's own, then those that it calls."""
    for wanted in ((chain.rule.function,), ours.HELPERS):
        if found := lacking(chain.functions, wanted):
            yield found


def lacking(listed: Iterable[Function] | None, wanted: Iterable[objects.Function]) -> Broken | None:
    """Which of these CRM does not list; None if it lists them all, or was not asked."""
    there = {one.api_name for one in listed or ()}
    names = [one.name for one in wanted if one.name not in there] if listed is not None else []
    if not names:
        return None
    if len(names) == 1:
        return seen(troubles.FUNCTION_MISSING, function=names[0])
    return seen(troubles.FUNCTIONS_MISSING, names=", ".join(names))


def _rules(chain: Chain) -> Iterator[Broken]:
    """Several rules may call the function; one that is in order is enough."""
    if chain.rules is None:
        return
    callers = chain.callers()
    if not callers:
        yield _no_rule(chain)
        return
    if not in_order(chain):
        yield next(found for one in callers if (found := _of_rule(chain, one)))


def in_order(chain: Chain) -> list[Rule]:
    """Those of the rules that call our function in which nothing is seen to be wrong."""
    return [one for one in chain.callers() if _of_rule(chain, one) is None]


def fillings(chain: Chain, rule: Rule) -> dict[Argument, str]:
    """What fills each argument of our function there, as CRM writes it; "" where it does not say."""
    call = rule.call_of(chain.function_id, chain.rule.function.name)
    return {one: call.filled(one.name) if call else "" for one in chain.rule.function.arguments}


def _no_rule(chain: Chain) -> Broken:
    rule, function = chain.rule, chain.rule.function.name
    named = [one for one in chain.rules or () if one.name.casefold() == rule.name.casefold()]
    if not named:
        return seen(troubles.RULE_MISSING, module=rule.module, function=function, rule=rule.name)
    calls = ", ".join(filter(None, (_called(call) for call in named[0].calls))) or "no function"
    return seen(troubles.WRONG_FUNCTION, rule=named[0].name, calls=calls, function=function)


def _called(call: Call) -> str:
    return (call.action.function_name if call.action else "") or call.name


def _of_rule(chain: Chain, rule: Rule) -> Broken | None:
    call = rule.call_of(chain.function_id, chain.rule.function.name)
    if not rule.active:
        return seen(troubles.RULE_OFF, rule=rule.name)
    if rule.trigger and not rule.trigger.startswith("create"):
        return seen(troubles.NOT_ON_CREATION, rule=rule.name, trigger=chain.rule.trigger)
    if call is not None and not call.every_record:
        return seen(troubles.CONDITION, rule=rule.name)
    return next(_of_mapping(chain, rule, call), None) if call is not None else None


def _of_mapping(chain: Chain, rule: Rule, call: Call) -> Iterator[Broken]:
    for argument in chain.rule.function.arguments:
        told = {"rule": rule.name, "argument": argument.name, "field": argument.crm_field}
        if call.mapped(argument.name) == "unmapped":
            yield seen(troubles.UNMAPPED, **told)
        elif (
            judged(filling := call.filled(argument.name), argument, chain.rule, chain.fields) is Filled.OTHER
        ):
            yield seen(troubles.OTHER_MAPPED, filling=shown(filling), **told)


def _variables(chain: Chain) -> Iterator[Broken]:
    if chain.unset:
        one = len(chain.unset) == 1
        trouble = troubles.VARIABLE_MISSING if one else troubles.VARIABLES_MISSING
        yield seen(trouble, names=", ".join(chain.unset))
    elif chain.paused:
        yield seen(troubles.PAUSED)


def _fields(chain: Chain) -> Iterator[Broken]:
    if chain.missing_fields:
        one = len(chain.missing_fields) == 1
        trouble = troubles.FIELD_MISSING if one else troubles.FIELDS_MISSING
        yield seen(trouble, module=chain.rule.module, names=", ".join(chain.missing_fields))


def _ideolve(chain: Chain) -> Iterator[Broken]:
    if chain.pair is Pair.REFUSED:
        yield seen(troubles.KEY_WRONG if chain.pair_of_crm else troubles.OWN_KEY_WRONG)
    elif chain.pair is Pair.DOWN:
        yield seen(troubles.IDEOLVE_DOWN, said=f" {chain.pair_words}".rstrip())


def _record(chain: Chain) -> Iterator[Broken]:
    """The function ran: it wrote into the record how that went."""
    if chain.state == "failed":
        yield seen(troubles.NOTE_NOT_TAKEN)
    elif chain.state == "unknown":
        yield seen(troubles.NO_ID)


def _failures(chain: Chain) -> Broken:
    unread = f" Not everything could be read: {' '.join(chain.not_read)}" if chain.not_read else ""
    rule = chain.rule
    callers = in_order(chain)
    known = fillings(chain, callers[0]) if callers else dict.fromkeys(rule.function.arguments, "")
    names = ", ".join(
        f"{argument.name} to {argument.crm_field}{f' (CRM says {shown(filling)})' if filling else ''}"
        for argument, filling in known.items()
    )
    return seen(
        troubles.FUNCTION_FAILED, unread=unread, function=rule.function.name, rule=rule.name, names=names
    )
