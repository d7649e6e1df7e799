"""The CRM side of the integration, built without the screens: what step 7 leaves behind when all of it is done."""

from collections.abc import Sequence

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.deluge.objects import Rule as OurRule
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.consent import Attempt
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import (
    automation_before,
    automation_fields,
    automation_paths,
    automation_values,
    by_catalog,
)
from zoho_ideolve_wizard.guide.crm_side.automation_access import API, HOW, OURS, WAY
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent
from zoho_ideolve_wizard.rehearsal.crm_setup import Connection, Function, Rule, Variable, VariableGroup
from zoho_ideolve_wizard.rehearsal.modules import Field

_WHEN = {"Create": "create", "Edit": "edit", "Create or Edit": "create_or_edit"}


async def build(sitting: Sitting, rehearsal: Rehearsed, person: Person) -> None:
    """Everything stands in CRM, and the wizard has a token of the automation. The setup is done up to the connector
    before."""
    answers = {WAY: OURS, HOW: API}
    for question in (*automation_paths.questions(sitting), *automation_fields.questions(sitting)):
        answers.setdefault(question.key, question.default)
    answers |= {automation_before.BEFORE: automation_before.ALL, automation_before.FROM: variables.EVERYTHING}
    sitting.profile.set_many(answers)
    await consents(sitting, person)
    company = rehearsal.company
    company.setup.fields += [
        Field(company.new_id(), one.module, one.api_name, one.label, one.data_type, one.length, custom=True)
        for one in memory.FIELDS
    ]
    group = VariableGroup(company.new_id(), variables.GROUP, variables.GROUP)
    company.setup.groups.append(group)
    company.setup.variables += [
        Variable(
            company.new_id(), one.api_name, one.name, "text", group.id, automation_values.value(one, sitting)
        )
        for one in variables.VARIABLES
    ]
    company.setup.functions += [
        Function(
            company.new_id(),
            one.name,
            one.name,
            one.category,
            one.description,
            automation_values.code(one, sitting),
            tuple(argument.name for argument in one.arguments),
        )
        for one in ours.FUNCTIONS
    ]
    connects(rehearsal)
    for rule in ours.RULES:
        makes_rule(rehearsal, rule)
        _confirmed(sitting, rule)


async def consents(sitting: Sitting, person: Person) -> None:
    """To setting CRM up."""
    attempt = Attempt(sitting, Consent("consent", "Consent", "", Purpose.AUTOMATION))
    await attempt.exchange(attempt.read((await person.accepts(attempt.url)).address))
    await attempt.accept()


def connects(rehearsal: Rehearsed) -> None:
    """Deluge to CRM, as the guide says."""
    scopes = tuple(ours.CONNECTION.scopes)
    own_id = rehearsal.company.new_id()
    rehearsal.company.setup.connections.append(
        Connection(own_id, ours.CONNECTION.name, ours.CONNECTION.link_name, scopes, "asha")
    )


def makes_rule(rehearsal: Rehearsed, rule: OurRule, *, name: str = "", calls: str = "") -> Rule:
    """One of ours, with its argument mapped; or another rule of the module, which calls what it is told to."""
    company = rehearsal.company
    function = company.setup.function(calls or rule.function.name)
    assert function is not None
    made = Rule(
        company.new_id(),
        name or rule.name,
        None,
        rule.api_module,
        _WHEN[rule.trigger],
        function.id,
        company.new_id(),
        dict.fromkeys(function.arguments, "id"),
    )
    company.setup.rules.append(made)
    return made


def rule_of(rehearsal: Rehearsed, name: str) -> Rule:
    (found,) = [one for one in rehearsal.company.setup.rules if one.name == name]
    return found


def _confirmed(sitting: Sitting, rule: OurRule) -> None:
    """The wizard knows that it is there."""
    task = Task(by_catalog.key_of(rule), rule.name, "Zoho CRM", ByHand(()))
    sitting.ledger.end(task, Outcome.CONFIRMED)


def runs(rehearsal: Rehearsed) -> Sequence[str]:
    """The functions that ran, each with how that ended."""
    return [f"{one.function}: {one.state}" for one in rehearsal.company.setup.runs]
