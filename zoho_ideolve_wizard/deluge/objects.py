"""What can be made by hand in Zoho CRM for the integration: the kinds of object, and their forms.

Each object's `values()` are the labels and texts of its web form, in the form's order, ready to copy.
`corrections` are keys of `guide.corrections`: where the vendor's guide errs about this object.
"""

from dataclasses import dataclass
from typing import Literal

Values = tuple[tuple[str, str], ...]
"""Label and text of each field, in the order of the web form; never empty, always one line."""


@dataclass(frozen=True)
class Connection:
    """What lets Deluge code read CRM. `link_name` is what the vendor's code calls it by: letter for letter.

    `extra_scopes` may turn out to be needed; no page that we found says so.
    """

    key: str
    name: str
    link_name: str
    service: str
    scopes: tuple[str, ...]
    extra_scopes: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()

    def values(self) -> Values:
        total = len(self.scopes)
        scopes = tuple((f"Scope {number} of {total}", scope) for number, scope in enumerate(self.scopes, 1))
        return (
            ("Service", self.service),
            ("Connection Name", self.name),
            ("Connection Link Name", self.link_name),
            *scopes,
        )


@dataclass(frozen=True)
class Argument:
    """What a rule hands to its function, as text.

    `name` is our suggestion: the vendor's files name their arguments, and we have not seen them.
    `crm_field` is the field of the rule's module to map to it; `sure` is False where that is our reading.
    """

    name: str
    crm_field: str
    sure: bool = True


@dataclass(frozen=True)
class Function:
    """A Deluge function. Its code is one of the vendor's files, or one of ours.

    For the vendor's, `key` is the name in the guide's table; `name` is what we use, a valid Deluge name.
    `module` is that of the rule that calls it (for a schedule: what it reads; empty if it is called by
    other functions only). `file_name` is attached to VENDOR_PAGE; empty for ours, whose code is in
    `sources`.
    """

    key: str
    name: str
    display_name: str
    description: str
    category: Literal["Automation", "Schedule", "Standalone"]
    module: str
    arguments: tuple[Argument, ...]
    file_name: str
    serves: str
    corrections: tuple[str, ...] = ()

    def values(self) -> Values:
        """The form behind "create a new function"; arguments come later, in the editor."""
        return (
            ("Function Name", self.name),
            ("Display Name", self.display_name),
            ("Description", self.description),
            ("Category", self.category),
            ("Language", "Deluge"),
        )


@dataclass(frozen=True)
class Rule:
    """A workflow rule. `module` is its name on the screen, `api_module` the one in the API.

    `repeat` is the tick "Repeat this workflow every time a record is edited"; only rules for edits have it.
    """

    key: str
    name: str
    module: str
    api_module: str
    description: str
    trigger: Literal["Create", "Edit", "Create or Edit"]
    applies_to: str
    function: Function
    serves: str
    repeat: bool = False
    corrections: tuple[str, ...] = ()

    @property
    def function_key(self) -> str:
        return self.function.key

    def values(self) -> Values:
        repeat = (("Repeat this workflow every time a record is edited", "Yes"),) if self.repeat else ()
        return (
            ("Module", self.module),
            ("Rule Name", self.name),
            ("Description", self.description),
            ("Record Action", self.trigger),
            *repeat,
            ("Applies to", self.applies_to),
            ("Instant Action", "Function"),
            ("Function", self.function.name),
            *((f"Argument {argument.name}", argument.crm_field) for argument in self.function.arguments),
        )


@dataclass(frozen=True)
class Schedule:
    """What runs a function by the clock. `every` is the guide's wish, which CRM may not offer."""

    key: str
    name: str
    description: str
    function: Function
    every: str
    serves: str
    corrections: tuple[str, ...] = ()

    @property
    def function_key(self) -> str:
        return self.function.key

    def values(self) -> Values:
        return (
            ("Schedule Name", self.name),
            ("Description", self.description),
            ("Function", self.function.name),
            ("Frequency", self.every),
            ("Ends", "Never"),
        )
