"""The note of one real account and one real deal, as it would be sent: shown before anything is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from zoho_ideolve_wizard.deluge.sent_fields import SentField
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import automation_fields as sent
from zoho_ideolve_wizard.guide.crm_side import automation_kinds as kinds
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords, Module

SYSTEM = "Zoho CRM"
_MODULES: Mapping[Module, str] = {"Accounts": "Account", "Deals": "Deal"}


@dataclass(frozen=True)
class Note:
    """What would be sent: the subject, then a line for each chosen field that has a value."""

    subject: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Records:
    """The record of each module that was changed last; None where there is none."""

    latest: Mapping[str, Mapping[str, object] | None]


def note_of(module: str, record: Mapping[str, object], fields: Sequence[SentField]) -> Note:
    """As the functions write it (`ideolve_sync`, `ideolve_rows`): an empty value has no line."""
    name = _text(record.get(sent.NAMES[module]))
    rows = ((field.label, shown(record.get(field.api), field)) for field in fields)
    kind = _MODULES["Deals" if module == "Deals" else "Accounts"]
    return Note(f"{kind}: {name}", tuple((label, text) for label, text in rows if text))


def shown(value: object, field: SentField) -> str:
    """A value as it stands in the note; of a record it refers to, the name."""
    if field.kind == "lookup":
        return _text(value.get("name")) if isinstance(value, Mapping) else ""
    if field.kind == "list":
        return ", ".join(map(_text, value)) if isinstance(value, list) else ""
    return _text(value)


def _text(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


async def look(sitting: Sitting) -> Records:
    """With the connector's token, which may read accounts and deals already. Raises ServiceFailure, NO_TOKEN too."""
    if connector_token(sitting) is None:
        raise ServiceFailure.of(troubles.NO_PREVIEW_TOKEN)
    records = CrmRecords(crm_of(sitting, Purpose.CONNECTOR))
    for module in _MODULES:
        if unknown := sent.of_unknown_kind(sitting, module):
            kinds.learn(sitting, module, unknown, await records.recent(module, unknown))
    return Records(
        {
            module: await records.latest(
                module, [sent.NAMES[module], *(one.api for one in sent.chosen(sitting, module))]
            )
            for module in _MODULES
        }
    )


def seen(sitting: Sitting) -> bool:
    """Whether the admin saw a note of each module, with the fields that are chosen now; not while there are none."""
    records, wanted = sitting.records, tasks(sitting)
    return bool(wanted) and all(plan.outcome(one, records).holds for one in wanted)


def must_be_seen(sitting: Sitting) -> None:
    """What is built sends by itself, so nothing is built before. Raises ServiceFailure."""
    if not seen(sitting):
        raise ServiceFailure.of(troubles.NOT_SEEN)


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    if not all(sitting.answer(key) for key in sent.KEYS.values()):
        return []
    facts = found if isinstance(found, Records) else None
    return [_task(module, facts, sitting) for module in _MODULES]


def _task(module: Module, facts: Records | None, sitting: Sitting) -> Task:
    fields = sent.chosen(sitting, module)
    told = "\n".join(f"{one.api} {one.label} {one.kind}" for one in fields)
    key = f"automation/preview/{module}/{sha256(told.encode()).hexdigest()[:12]}"
    title = f"See the note of {'an account' if module == 'Accounts' else 'a deal'}"
    if facts is not None and facts.latest.get(module) is None:
        return Task(key, title, SYSTEM, Nothing(f"There is no record of {module} that could be shown."))
    record = facts.latest.get(module) if facts is not None else None
    if record is None:
        return Task(key, title, SYSTEM, ByHand(()))  # There is nothing to be seen before the record is read.
    note = note_of(module, record, fields)
    empty = [one.label for one in fields if one.label not in dict(note.rows)]
    left_out = f" Chosen too, but empty there, so without a line: {', '.join(empty)}." if empty else ""
    untold = [
        api for api in sent.of_unknown_kind(sitting, module) if api not in kinds.learnt(sitting, module)
    ]
    return Task(
        key,
        title,
        SYSTEM,
        ByHand(
            (
                Instruction(
                    f"This is the record of {module} that was changed last. Its note would be as below.{left_out}",
                    values=(
                        Value("Subject", note.subject, to_read=True),
                        *(Value(label, text, to_read=True) for label, text in note.rows),
                        Value("Zoho CRM record", _text(record.get("id")), to_read=True),
                    ),
                ),
                *((Instruction(_empty(untold)),) if untold else ()),
                Instruction(
                    "Nothing was sent. Is there something that should not leave CRM? Go back, and leave it out."
                ),
            ),
        ),
    )


def _empty(fields: Sequence[str]) -> str:
    """What values would have told, and do not."""
    names = ", ".join(fields)
    return (
        f"Empty in the latest records, so sent as plain text: {names}. If one is a lookup or a multi-select field, go "
        f"back and say so: {fields[0]}:lookup, or {fields[0]}:multi-select."
    )
