"""Tries a few lines of Deluge against a small world in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from zoho_ideolve_wizard.rehearsal.deluge import (
    CompilationError,
    DelugeFailure,
    Invocation,
    Mail,
    OutsideFailure,
    Program,
    Record,
    Refused,
    Reply,
    compile_source,
    run,
)


@dataclass
class World:
    """What the lines reach. ``replies`` are given one after the other; none left = no answer comes."""

    variables: dict[str, str] = field(default_factory=dict)
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    related: dict[tuple[str, str, str], list[Record]] = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)
    sent: list[Invocation] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    updates: list[tuple[str, str, Record]] = field(default_factory=list)
    clock: datetime = datetime(2026, 11, 24, 9, 30, 5, tzinfo=UTC)

    def org_variable(self, name: str) -> str | None:
        return self.variables.get(name)

    def get_record(self, module: str, record_id: str) -> Record | None:
        return self.records.get((module, record_id))

    def update_record(self, module: str, record_id: str, changes: Record) -> Record:
        self.updates.append((module, record_id, changes))
        return {"id": record_id}

    def related_records(self, related_list: str, module: str, record_id: str) -> list[Record]:
        return self.related.get((related_list, module, record_id), [])

    def invoke(self, invocation: Invocation) -> Reply:
        self.sent.append(invocation)
        if not self.replies:
            raise OutsideFailure("socket timeout error")
        return self.replies.pop(0)

    def send_mail(self, mail: Mail) -> None:
        self.mails.append(mail)

    def now(self) -> datetime:
        return self.clock

    def admin_address(self) -> str:
        return "admin@example.com"


def function(lines: str) -> str:
    """The lines as the body of a rule's function with one argument; the first of them is line 3."""
    return "void automation.tried(String rec_id)\n{\n" + lines.strip("\n") + "\n}\n"


def logged(
    lines: str, world: World | None = None, *library: str, arguments: Mapping[str, str | None] | None = None
) -> tuple[str, ...]:
    """What ``info`` said when the lines had run to their end."""
    given = {"rec_id": "1001"} if arguments is None else arguments
    return run(compile_source(function(lines)), given, world or World(), programs(*library)).log


def programs(*sources: str) -> dict[str, Program]:
    """Other functions, by the name they are called with."""
    return {program.full_name: program for program in map(compile_source, sources)}


def error_of(source: str) -> tuple[str, int]:
    """The one thing that the compiler finds: its message and line."""
    with pytest.raises(CompilationError) as caught:
        compile_source(source)
    assert len(caught.value.errors) == 1, caught.value.errors
    return caught.value.errors[0].message, caught.value.errors[0].line


def error_in(lines: str) -> str:
    """The message of the one thing that the compiler finds in the lines."""
    return error_of(function(lines))[0]


def refused(lines: str, world: World | None = None, *library: str) -> str:
    """Why the lines were refused while they ran."""
    with pytest.raises(Refused) as caught:
        logged(lines, world, *library)
    return caught.value.message


def failed(lines: str, world: World | None = None) -> str:
    """The runtime error with which the lines ended."""
    with pytest.raises(DelugeFailure) as caught:
        logged(lines, world)
    return caught.value.message
