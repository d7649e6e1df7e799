"""The crash-safe record of what was done (SQLite): written before a task starts and after it ends.

Kill the program at any instant: what had begun and not ended reads as unknown afterwards.
No secret is ever written here; callers pass texts that the services' error type has cleaned.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from zoho_ideolve_wizard.engine.task import Outcome, Record, Task
from zoho_ideolve_wizard.trouble import Trouble

_SCHEMA = """
create table if not exists run (
    id integer primary key, purpose text not null, actor text not null, started text not null, ended text
);
create table if not exists entry (
    id integer primary key, run integer not null references run(id), key text not null,
    title text not null, system text not null, person text not null, outcome text not null,
    why text not null, remedy text not null, begun text not null, ended text
);
create index if not exists entry_of_key on entry(key, id);
create table if not exists place (name text primary key, value text not null);
"""
_VERSION = 1


_UNUSABLE = Trouble(
    "profile.record-unusable",
    "This computer",
    "{path} cannot be used as a record of what was done ({reason}).",
    "",
    "Move it elsewhere and start again: what services hold is read anew, what you confirmed by hand is asked again.",
)
_NEWER = Trouble(
    "profile.newer-record",
    "This computer",
    "{path} was written by a newer version of the wizard.",
    "",
    "Update the wizard, or choose another profile.",
)


class LedgerUnusable(Exception):
    """The record cannot be used as it is; the message says why and what to do. Nothing was changed."""


class Ledger:
    """One profile's record. The run is the current sitting; times are UTC. Raises LedgerUnusable."""

    def __init__(self, path: Path) -> None:
        import sqlite3

        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None)
        self._run = 0
        self._read: list[Record] | None = None
        """Every entry as it was read last; None after a write. Nobody else writes: a profile is open once."""
        try:
            self._prepare(path)
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise LedgerUnusable(_UNUSABLE.about(path=str(path), reason=str(error)).told) from error
        except LedgerUnusable:
            self._db.close()
            raise

    def _prepare(self, path: Path) -> None:
        (version,) = self._db.execute("pragma user_version").fetchone()
        if version > _VERSION:
            raise LedgerUnusable(_NEWER.about(path=str(path)).told)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=full")
        self._db.executescript(_SCHEMA)
        self._db.execute(f"pragma user_version={_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def begin_run(self, purpose: str, actor: str) -> None:
        """Starts a sitting; every task written from now on carries it and its actor."""
        cursor = self._db.execute(
            "insert into run(purpose, actor, started) values (?, ?, ?)", (purpose, actor, _now())
        )
        self._run = cursor.lastrowid or 0
        self._read = None

    def end_run(self) -> None:
        self._db.execute("update run set ended = ? where id = ?", (_now(), self._run))

    def begin(self, task: Task) -> None:
        """Writes down that a task is about to start."""
        self._insert(task, Outcome.RUNNING, "", "", ended=None)

    def end(self, task: Task, outcome: Outcome, why: str = "", remedy: str = "") -> None:
        """Writes down how a task ended; one that never began (confirmed by hand) gets its entry now."""
        self._read = None
        cursor = self._db.execute(
            "update entry set outcome = ?, why = ?, remedy = ?, ended = ? where id ="
            " (select max(id) from entry where key = ? and run = ? and ended is null)",
            (outcome.value, why, remedy, _now(), task.key, self._run),
        )
        if cursor.rowcount == 0:
            self._insert(task, outcome, why, remedy, ended=_now())

    def undo(self, task: Task, why: str) -> None:
        """What was written down holds no longer: the task is to do again. The history keeps both."""
        self._insert(task, Outcome.PENDING, why, "", ended=_now())

    def latest(self) -> dict[str, Record]:
        """The last attempt at every task. What began in an earlier run and never ended is unknown."""
        found: dict[str, Record] = {}
        for record in self._history():
            found.pop(record.key, None)  # Whatever was tried last stands last.
            found[record.key] = record
        return found

    def last(self, key: str) -> Record | None:
        """The last attempt at one task."""
        return next(iter(self._records("where e.key = ? order by e.id desc limit 1", key)), None)

    def history(self) -> list[Record]:
        """Every attempt, oldest first."""
        return list(self._history())

    def _history(self) -> list[Record]:
        if self._read is None:
            self._read = self._records("order by e.id")
        return self._read

    def _records(self, which: str, *parameters: str) -> list[Record]:
        rows: Iterable[_Row] = self._db.execute(f"{_ENTRIES} {which}", parameters)
        return [self._as_of_now(_record(row)) for row in rows]

    def remember(self, name: str, value: str) -> None:
        """Keeps the place where the admin was, or a half-typed answer (never a secret)."""
        self._db.execute("insert or replace into place(name, value) values (?, ?)", (name, value))

    def forget_place(self, name: str) -> None:
        self._db.execute("delete from place where name = ?", (name,))

    def places(self) -> Mapping[str, str]:
        return dict(self._db.execute("select name, value from place").fetchall())

    def _insert(self, task: Task, outcome: Outcome, why: str, remedy: str, ended: str | None) -> None:
        self._read = None
        self._db.execute(
            "insert into entry(run, key, title, system, person, outcome, why, remedy, begun, ended)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._run,
                task.key,
                task.title,
                task.system,
                task.person,
                outcome.value,
                why,
                remedy,
                _now(),
                ended,
            ),
        )

    def _as_of_now(self, record: Record) -> Record:
        died = record.outcome is Outcome.RUNNING and record.run != self._run
        return replace(record, outcome=Outcome.UNKNOWN, why=_DIED) if died else record


_DIED = "It was under way when the wizard stopped. The wizard looks before it does anything else."

_ENTRIES = (
    "select e.key, e.outcome, e.why, e.remedy, coalesce(e.ended, e.begun), r.actor, e.run,"
    " e.title, e.system, e.person from entry e join run r on r.id = e.run"
)
_Row = tuple[str, str, str, str, str, str, int, str, str, str]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _record(row: _Row) -> Record:
    key, outcome, why, remedy, at, actor, run, title, system, person = row
    return Record(
        key, Outcome(outcome), why, remedy, datetime.fromisoformat(at), actor, run, title, system, person
    )
