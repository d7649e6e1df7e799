"""What administrators set up in CRM: fields, variables, functions, rules, schedules and connections."""

from dataclasses import dataclass, field

from .modules import Field

# What a rule may wait for, in the API's words.
WHEN = ("create", "edit", "create_or_edit")
FREQUENCIES = ("Once", "Daily", "Weekly", "Monthly", "Yearly")


@dataclass
class VariableGroup:
    """A group of variables; every organization has "General"."""

    id: str
    api_name: str
    name: str
    description: str | None = None


@dataclass
class Variable:
    """A variable of the organization. Its group and type are fixed."""

    id: str
    api_name: str
    name: str
    type: str
    group_id: str
    value: str = field(repr=False)
    description: str | None = None


@dataclass
class Function:
    """A function. ``category`` is in CRM's words; ``arguments`` are those of the code, which may be missing."""

    id: str
    api_name: str
    name: str
    category: str
    description: str | None
    code: str = field(default="", repr=False)
    arguments: tuple[str, ...] = ()
    created_time: str = ""
    modified_time: str = ""


@dataclass
class Rule:
    """A workflow rule with the one function that it calls.

    Zoho calls the function with its mapping a "function action" and gives it an id of its own, ``action_id``.
    ``mapping`` has a field's API name for each argument (``id`` for the record's own); empty = never mapped.
    """

    id: str
    name: str
    description: str | None
    module: str
    when: str
    function_id: str
    action_id: str
    mapping: dict[str, str]
    active: bool = True
    created_time: str = ""
    modified_time: str = ""
    last_executed_time: str | None = None


@dataclass
class Schedule:
    """A schedule: in the rehearsal it runs when somebody says so."""

    id: str
    name: str
    description: str
    function_id: str
    frequency: str
    active: bool = True


@dataclass
class Connection:
    """A connection of Deluge to CRM itself. ``owner`` is the key of the Zoho account that gave consent."""

    id: str
    name: str
    link_name: str
    scopes: tuple[str, ...]
    owner: str


@dataclass
class Attachment:
    """A file that is attached to a record."""

    id: str
    module: str
    record_id: str
    name: str
    content: bytes = field(repr=False)
    content_type: str
    owner_id: str
    created_time: str


@dataclass
class Run:
    """One run of a function, ordered by a rule or a schedule.

    ``state`` is ``waiting``, ``running``, ``done`` or ``failed``; a failure is one sentence with its line.
    """

    id: str
    started_by: str
    function_id: str
    function: str
    arguments: dict[str, str]
    ordered: str
    state: str = "waiting"
    log: list[str] = field(default_factory=list)
    failure: str = ""

    def as_json(self) -> dict[str, object]:
        """As the control address shows it."""
        return {
            "id": self.id,
            "started_by": self.started_by,
            "function": self.function,
            "arguments": dict(self.arguments),
            "ordered": self.ordered,
            "state": self.state,
            "log": list(self.log),
            "failure": self.failure,
        }


@dataclass
class Setup:
    """All of it for one organization."""

    fields: list[Field] = field(default_factory=list)
    groups: list[VariableGroup] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    mails: list[dict[str, str]] = field(default_factory=list)

    def fields_of(self, module: str) -> list[Field]:
        """The fields of a module."""
        return [found for found in self.fields if found.module == module]

    def field_named(self, module: str, api_name: str) -> Field | None:
        """The field of this API name."""
        return next((found for found in self.fields_of(module) if found.api_name == api_name), None)

    def group(self, key: str) -> VariableGroup | None:
        """The group with this id, API name or name."""
        return next((found for found in self.groups if key in (found.id, found.api_name, found.name)), None)

    def variable(self, key: str) -> Variable | None:
        """The variable with this id or API name."""
        return next((found for found in self.variables if key in (found.id, found.api_name)), None)

    def function(self, key: str) -> Function | None:
        """The function with this id or API name."""
        return next((found for found in self.functions if key in (found.id, found.api_name)), None)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule with this id."""
        return next((found for found in self.rules if found.id == rule_id), None)

    def connection(self, link_name: str) -> Connection | None:
        """The connection with this link name."""
        return next((found for found in self.connections if found.link_name == link_name), None)

    def is_associated(self, function: Function) -> bool:
        """Whether a rule or a schedule calls this function."""
        users: list[Rule | Schedule] = [*self.rules, *self.schedules]
        return any(user.function_id == function.id for user in users)

    def attachments_of(self, record_id: str) -> list[Attachment]:
        """What is attached to a record, oldest first."""
        return [found for found in self.attachments if found.record_id == record_id]
