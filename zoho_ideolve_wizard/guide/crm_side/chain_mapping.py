"""What a rule hands to its function: the record's id, plainly something else, or what nobody here can judge.

No page of Zoho's shows how CRM writes it. Known are a field by its API name, and a merge field such as
`${!Accounts.Id}`, with the field's API name or its label.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from zoho_ideolve_wizard.deluge.objects import Argument, Rule
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_fields import Field

_WRITTEN = re.compile(r"(?P<merge>\$\{!?)?(?:(?P<module>\w+)\.)?(?P<field>[^.${}!]+)(?(merge)\})", re.ASCII)


class Filled(StrEnum):
    RECORD_ID = "the record's id"
    OTHER = "another field"
    UNKNOWN = "unknown"


def judged(filling: str, argument: Argument, rule: Rule, fields: Iterable[Field]) -> Filled:
    """Of what fills the argument; `fields` are those of the rule's module. Unknown is not taken for wrong."""
    found = _WRITTEN.fullmatch(filling.strip())
    if found is None or found["module"] not in (None, rule.api_module, rule.module):
        return Filled.UNKNOWN
    name = _bare(found["field"])
    if name in ("id", _bare(argument.crm_field)):
        return Filled.RECORD_ID
    known = {_bare(text) for one in fields for text in (one.api_name, one.label)}
    return Filled.OTHER if name in known else Filled.UNKNOWN


def shown(filling: str) -> str:
    """As CRM writes it, fit to stand in a message."""
    return plain(filling, limit=60)


def _bare(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")
