"""Reads CRM's workflow rules and what they call. Nothing here writes: rules are made by hand.

Source: Zoho's OpenAPI file workflow-rules. A rule names not a function but a *function action*, made for one
module, which holds the function and what its arguments are filled with. The list of those,
`/settings/automation/functions`, is in use by several public projects and documented by no page of Zoho's: where
CRM does not offer it, what a rule calls and maps reads as unknown.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_setup_errors
from zoho_ideolve_wizard.services.zoho.crm import Crm

Mapped = Literal["mapped", "unmapped", "unknown"]
"""Whether something is filled in for an argument; unknown where CRM does not say."""


@dataclass(frozen=True)
class FunctionAction:
    """A function made ready for the rules of one module.

    `arguments` maps each argument that is filled in to what fills it; empty if CRM says `null`, None if it does
    not speak of them, or not in a form that can be read.
    """

    id: str
    name: str
    function_id: str
    function_name: str = ""
    arguments: Mapping[str, str] | None = None

    def mapped(self, argument: str) -> Mapped:
        """Whether the argument is filled in. Where it is not, the function gets no id, and no error shows."""
        if self.arguments is None:
            return "unknown"
        return "mapped" if self.arguments.get(argument) else "unmapped"


@dataclass(frozen=True)
class Call:
    """A function action that a rule names; `action` is None where CRM does not list it.

    `every_record`: no condition keeps a record from it.
    """

    id: str
    name: str
    every_record: bool = True
    action: FunctionAction | None = None

    def is_of(self, function_id: str, name: str) -> bool:
        """Whether this calls the function. Where an id is not known only the name can tell."""
        if function_id and self.action is not None and self.action.function_id:
            return self.action.function_id == function_id
        named = self.action.function_name if self.action is not None else ""
        return _bare(name) in (_bare(self.name), _bare(named))

    def mapped(self, argument: str) -> Mapped:
        return "unknown" if self.action is None else self.action.mapped(argument)

    def filled(self, argument: str) -> str:
        """What fills the argument, in CRM's own writing, to be shown; "" if nothing does or CRM does not say."""
        arguments = self.action.arguments if self.action is not None else None
        return (arguments or {}).get(argument, "")


@dataclass(frozen=True)
class Rule:
    """A workflow rule. `trigger` is Zoho's word (create, edit, create_or_edit, ...).

    `repeat`: at every edit, not the first alone. `calls` are its immediate functions, `others` how many further
    actions it takes at once or later.
    """

    id: str
    name: str
    module: str
    trigger: str
    active: bool
    repeat: bool = False
    calls: tuple[Call, ...] = ()
    others: int = 0
    description: str = field(default="", compare=False)

    def call_of(self, function_id: str, name: str) -> Call | None:
        """The call of a function, if this rule makes one."""
        return next((call for call in self.calls if call.is_of(function_id, name)), None)


class CrmRules:
    """Reads rules. Every method raises ServiceFailure for what CRM refuses."""

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def rules(self, module: str) -> list[Rule]:
        """All rules of a module (its API name), active or not, with what each calls.

        One request for the list, one for the function actions, and one for each rule that the list tells
        nothing of.
        """
        listed = await self._pages("/settings/automation/workflow_rules", "workflow_rules", module, _INNER)
        full = [_rule(one if "conditions" in one else await self._whole(one), module) for one in listed]
        actions: Mapping[str, FunctionAction] = {}
        if any(rule.calls for rule in full):
            actions = await self._known_actions(module)
        return [_with_actions(rule, actions) for rule in full]

    async def function_actions(self, module: str) -> list[FunctionAction]:
        """The function actions of a module's rules. Undocumented: `by_hand` on the failure where it is missing."""
        found = await self._pages(
            "/settings/automation/functions", "functions", module, {"feature_type": "workflow"}
        )
        return [_action(one) for one in found]

    async def _known_actions(self, module: str) -> Mapping[str, FunctionAction]:
        try:
            return {one.id: one for one in await self.function_actions(module)}
        except ServiceFailure as failure:
            if not failure.by_hand:
                raise
            return {}

    async def _whole(self, listed: Mapping[str, object]) -> Mapping[str, object]:
        rule_id = quote(shapes.text(listed, "id"), safe="")
        body = await self._crm.get(
            f"/settings/automation/workflow_rules/{rule_id}",
            meaning=crm_setup_errors.rules("a workflow rule"),
        )
        found = shapes.records(body, "workflow_rules")
        return {**listed, **found[0]} if found else listed

    async def _pages(
        self, path: str, key: str, module: str, more: Mapping[str, str]
    ) -> list[Mapping[str, object]]:
        return await self._crm.pages(
            path,
            key,
            {"module": module, **more},
            meaning=crm_setup_errors.rules(f"the workflow rules of {module}"),
        )


_INNER = {"include_inner_details": "true"}


def others(rules: Iterable[Rule], ours: Container[str]) -> list[Rule]:
    """The active rules that are not among `ours` (ids): they act on a test record as well."""
    return [rule for rule in rules if rule.active and rule.id not in ours]


def _rule(value: Mapping[str, object], module: str) -> Rule:
    when = shapes.record(value, "execute_when")
    conditions = shapes.records(value, "conditions")
    calls = tuple(call for place, one in enumerate(conditions) for call in _calls(one, first=place == 0))
    return Rule(
        id=shapes.text(value, "id"),
        name=shapes.text(value, "name"),
        module=shapes.text(shapes.record(value, "module"), "api_name") or module,
        trigger=shapes.text(when, "type"),
        active=shapes.flag(shapes.record(value, "status"), "active"),
        repeat=shapes.flag(shapes.record(when, "details"), "repeat"),
        calls=calls,
        others=sum(_count_of_actions(condition) for condition in conditions) - len(calls),
        description=shapes.text(value, "description"),
    )


def _with_actions(rule: Rule, actions: Mapping[str, FunctionAction]) -> Rule:
    return replace(rule, calls=tuple(replace(call, action=actions.get(call.id)) for call in rule.calls))


def _calls(condition: Mapping[str, object], *, first: bool) -> list[Call]:
    """The functions of one condition. Behind the first one come only the records that it left."""
    return [
        Call(shapes.text(one, "id"), shapes.text(one, "name"), every_record=first and _takes_all(condition))
        for one in shapes.records(shapes.record(condition, "instant_actions"), "actions")
        if shapes.text(one, "type") == "functions"
    ]


def _takes_all(condition: Mapping[str, object]) -> bool:
    details = shapes.record(condition, "criteria_details")
    return not shapes.record(details, "criteria") and not shapes.record(
        shapes.record(details, "relational_criteria"), "criteria"
    )


def _count_of_actions(condition: Mapping[str, object]) -> int:
    later = condition.get("scheduled_actions")
    groups = [later] if isinstance(later, dict) else shapes.records(condition, "scheduled_actions")
    at_once = shapes.records(shapes.record(condition, "instant_actions"), "actions")
    return len(at_once) + sum(len(shapes.records(group, "actions")) for group in groups)


def _action(value: Mapping[str, object]) -> FunctionAction:
    function = shapes.record(value, "function")
    return FunctionAction(
        id=shapes.text(value, "id"),
        name=shapes.text(value, "name"),
        function_id=shapes.text(function, "id"),
        function_name=shapes.text(function, "api_name") or shapes.text(function, "name"),
        arguments=_arguments(value["arguments"]) if "arguments" in value else None,
    )


def _arguments(value: object) -> Mapping[str, str] | None:
    """No page shows the form: read are a list of names with values, an object, and either of them as JSON text."""
    if isinstance(value, str) and value.strip():
        try:
            value = json.loads(value)
        except ValueError:
            return None
    if isinstance(value, dict):
        pairs = {name: _filled(filling) for name, filling in value.items()}
    elif isinstance(value, list):
        pairs = {shapes.text(one, "name"): _filled(shapes.record(one).get("value")) for one in value}
    else:
        pairs = {}
    return {name: filling for name, filling in pairs.items() if name and filling}


def _filled(value: object) -> str:
    """What fills an argument, as text: a merge field, or a field by its API name."""
    if isinstance(value, dict):
        return shapes.text(value, "value") or shapes.text(value, "api_name")
    return value.strip() if isinstance(value, str) else ""


def _bare(name: str) -> str:
    """A name without its namespace, blanks and case: `automation.ideolve_x` and "Ideolve X" are one."""
    return name.rpartition(".")[2].casefold().replace(" ", "_").replace("-", "_")
