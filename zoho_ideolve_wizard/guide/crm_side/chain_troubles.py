"""What can be broken between a record in CRM and its note in Ideolve, each defined once, and its page in CRM."""

from dataclasses import dataclass, replace
from enum import StrEnum

from zoho_ideolve_wizard.trouble import Trouble

SYSTEM = "Zoho CRM"
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
    OTHER_MAPPED = "argument mapped to something else"
    VARIABLE_MISSING = "variable missing"
    PAUSED = "paused"
    FIELD_MISSING = "field missing"
    KEY_WRONG = "key wrong"
    IDEOLVE_DOWN = "Ideolve down"
    NOT_TAKEN = "note not taken"
    NO_ID = "note without an id"
    FAILURES = "function failed"


@dataclass(frozen=True)
class Broken:
    """A broken link: what is wrong, one sentence, and where to look and what to do there."""

    trouble: Trouble

    @property
    def link(self) -> Link:
        return Link(self.trouble.codes[0])

    @property
    def what(self) -> str:
        return self.trouble.what

    @property
    def where(self) -> str:
        return self.trouble.remedy

    def told(self, remark: str = "") -> Trouble:
        """As a failure tells it, with a remark about what was done meanwhile."""
        return replace(self.trouble, what=f"{self.what} {remark}".strip(), cause="")


def seen(trouble: Trouble, **known: str) -> Broken:
    """The definition with what was seen filled in."""
    return Broken(trouble.about(**known))


FUNCTION_MISSING = Trouble(
    "chain.function-missing",
    SYSTEM,
    "CRM has no function {function}.",
    "",
    "Go back to the functions of this step, which make it again. In CRM: Setup › Developer Hub › Functions.",
    codes=(Link.FUNCTION_MISSING,),
)
FUNCTIONS_MISSING = Trouble(
    "chain.functions-missing",
    SYSTEM,
    "CRM lacks the functions {names}.",
    "",
    "Go back to the functions of this step, which make them again. In CRM: Setup › Developer Hub › Functions.",
    codes=(Link.FUNCTION_MISSING,),
)
RULE_MISSING = Trouble(
    "chain.rule-missing",
    SYSTEM,
    "No workflow rule of {module} calls {function}.",
    "",
    "Make the rule “{rule}”, as the list of rules of this step says: Setup › Automation › Workflow Rules.",
    codes=(Link.RULE_MISSING,),
)
WRONG_FUNCTION = Trouble(
    "chain.wrong-function",
    SYSTEM,
    "The rule “{rule}” calls {calls} instead of {function}.",
    "",
    "Setup › Automation › Workflow Rules › {rule}: under Instant Actions remove that function and add "
    "{function}, with its argument mapped.",
    codes=(Link.WRONG_FUNCTION,),
)
RULE_OFF = Trouble(
    "chain.rule-off",
    SYSTEM,
    "The rule “{rule}” is switched off.",
    "",
    "Switch it on: Setup › Automation › Workflow Rules › {rule}.",
    codes=(Link.RULE_OFF,),
)
NOT_ON_CREATION = Trouble(
    "chain.not-on-creation",
    SYSTEM,
    "The rule “{rule}” does not run when a record is created.",
    "",
    "That cannot be changed later: delete the rule and make it anew, on {trigger}. Setup › Automation "
    "› Workflow Rules › {rule}.",
    codes=(Link.WRONG_TRIGGER,),
)
OTHER_TRIGGER = Trouble(
    "chain.other-trigger",
    SYSTEM,
    "The rule “{rule}” runs on {has} only, and has to run on {trigger}.",
    "",
    "That cannot be changed later: delete the rule and make it anew. Setup › Automation › Workflow "
    "Rules › {rule}.",
    codes=(Link.WRONG_TRIGGER,),
)
FIRST_EDIT_ONLY = Trouble(
    "chain.first-edit-only",
    SYSTEM,
    "The rule “{rule}” runs at the first edit of a record only.",
    "",
    "Tick 'Repeat this workflow every time a record is edited'; if it cannot be changed, delete the "
    "rule and make it anew. Setup › Automation › Workflow Rules › {rule}.",
    codes=(Link.WRONG_TRIGGER,),
)
CONDITION = Trouble(
    "chain.condition",
    SYSTEM,
    "The rule “{rule}” has a condition, so it passes over some records.",
    "",
    "Let it apply to all records: Setup › Automation › Workflow Rules › {rule}.",
    codes=(Link.CONDITION,),
)
UNMAPPED = Trouble(
    "chain.unmapped",
    SYSTEM,
    "The rule “{rule}” hands nothing to the argument {argument}, so the function does not know which "
    "record it is about, and ends without an error.",
    "",
    "Setup › Automation › Workflow Rules › {rule}: open the function under Instant Actions and map "
    "{argument} to {field}.",
    codes=(Link.UNMAPPED,),
)
OTHER_MAPPED = Trouble(
    "chain.other-mapped",
    SYSTEM,
    "The rule “{rule}” fills the argument {argument} with {filling}, which is not the record's id, so the function "
    "finds no record, and ends without an error.",
    "",
    "Setup › Automation › Workflow Rules › {rule}: open the function under Instant Actions and map "
    "{argument} to {field}.",
    codes=(Link.OTHER_MAPPED,),
)
VARIABLE_MISSING = Trouble(
    "chain.variable-missing",
    SYSTEM,
    "CRM's variable {names} is missing or empty, so the functions send nothing.",
    "",
    "Go back to the part of this step that makes the variables. In CRM: Setup › Developer Hub › CRM "
    "Variables.",
    codes=(Link.VARIABLE_MISSING,),
)
VARIABLES_MISSING = Trouble(
    "chain.variables-missing",
    SYSTEM,
    "CRM's variables {names} are missing or empty, so the functions send nothing.",
    "",
    "Go back to the part of this step that makes the variables. In CRM: Setup › Developer Hub › CRM "
    "Variables.",
    codes=(Link.VARIABLE_MISSING,),
)
PAUSED = Trouble(
    "chain.paused",
    SYSTEM,
    "Sending to Ideolve is paused: the variable ideolve_state does not say running.",
    "",
    "Resume it on the home screen. In CRM: Setup › Developer Hub › CRM Variables.",
    codes=(Link.PAUSED,),
)
FIELD_MISSING = Trouble(
    "chain.field-missing",
    SYSTEM,
    "{module} lack the field {names}, so the function cannot keep the note's id.",
    "",
    "Go back to the part of this step that makes the fields. In CRM: Setup › Customization › Modules "
    "and Fields.",
    codes=(Link.FIELD_MISSING,),
)
FIELDS_MISSING = Trouble(
    "chain.fields-missing",
    SYSTEM,
    "{module} lack the fields {names}, so the function cannot keep the note's id.",
    "",
    "Go back to the part of this step that makes the fields. In CRM: Setup › Customization › Modules "
    "and Fields.",
    codes=(Link.FIELD_MISSING,),
)
KEY_WRONG = Trouble(
    "chain.key-wrong",
    SYSTEM,
    "Ideolve does not accept the Client Id and API key that CRM's variables hold.",
    "",
    "Prove the pair in the step Ideolve connector, then have the variables written again. In CRM: "
    "Setup › Developer Hub › CRM Variables, ideolve_client_id and ideolve_api_key.",
    codes=(Link.KEY_WRONG,),
)
OWN_KEY_WRONG = Trouble(
    "chain.own-key-wrong",
    SYSTEM,
    "Ideolve does not accept the Client Id and API key that the wizard has; those in CRM's variables could not be read.",
    "",
    "Prove the pair in the step Ideolve connector, then have the variables written again, or write them by hand: "
    "Setup › Developer Hub › CRM Variables, ideolve_client_id and ideolve_api_key.",
    codes=(Link.KEY_WRONG,),
)
IDEOLVE_DOWN = Trouble(
    "chain.ideolve-down",
    SYSTEM,
    "Ideolve does not answer as it should.{said}",
    "",
    "Wait some minutes, then try again. Records made meanwhile are sent by the schedule that catches up.",
    codes=(Link.IDEOLVE_DOWN,),
)
NOTE_NOT_TAKEN = Trouble(
    "chain.note-not-taken",
    SYSTEM,
    "The function ran, but Ideolve did not take the note.",
    "",
    "Send the test note of this step again, which proves the paths. In CRM, what the function logged: "
    "Setup › Developer Hub › Functions › Failures.",
    codes=(Link.NOT_TAKEN,),
)
NO_ID = Trouble(
    "chain.no-id",
    SYSTEM,
    "The function ran and Ideolve took the note, but its answer had no id where the wizard expects it.",
    "",
    "Send the test note of this step again: it shows what the answer holds. The note itself is in Ideolve.",
    codes=(Link.NO_ID,),
)
FUNCTION_FAILED = Trouble(
    "chain.function-failed",
    SYSTEM,
    "All that could be read is in order, and still no note id came.{unread}",
    "",
    "Look in CRM at Setup › Developer Hub › Functions › Failures for {function}; then whether the rule "
    "“{rule}” maps {names}, and whether the connection authfordelugecoql shows as connected.",
    codes=(Link.FAILURES,),
)
