"""Reads accounts and deals, counts them, and makes and deletes the one account that a test needs.

Source: https://www.zoho.com/crm/developer/docs/api/v8/insert-records.html, get-records.html, delete-records.html,
and Zoho's OpenAPI file coql. A record made over the API sets off workflow rules, as one made by hand does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_setup_errors
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_answers import count, made
from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE, Meaning
from zoho_ideolve_wizard.trouble import Trouble

Module = Literal["Accounts", "Deals"]

_MOST_FIELDS = 50
_A_PAGE = 200


_NO_FIELD = Trouble(
    "records.no-field",
    SERVICE,
    "Zoho CRM cannot count the notes of {module}: a field is missing there.",
    "The field for the note's id was not made yet, was deleted, or is hidden from this user.",
    "Have the fields read again in the wizard, which makes the one that is missing.",
    codes=("INVALID_QUERY",),
)
_SCOPES = Trouble(
    "records.scopes",
    SERVICE,
    "The token may not count the records of {module}.",
    "Consent did not cover queries and reading these records.",
    "Give consent again with the scopes that the wizard asks for.",
    codes=("OAUTH_SCOPE_MISMATCH",),
)
_NOT_COUNTED = Trouble(
    "records.not-counted",
    SERVICE,
    "Zoho CRM does not count the records of {module} for the user behind the token.",
    "The module is hidden from the user, or this edition has no queries.",
    "Look in CRM, at a view of the newest records with the note's id as a column.",
    codes=(
        "INVALID_QUERY",
        "INVALID_MODULE",
        "SYNTAX_ERROR",
        "NO_PERMISSION",
    ),
    by_hand=True,
)


@dataclass(frozen=True)
class Archived:
    """Records created since some instant: how many have a note's id, how many have none."""

    with_note: int
    without_note: int

    @property
    def created(self) -> int:
        return self.with_note + self.without_note


class CrmRecords:
    """Reads, counts and makes records. Every method raises ServiceFailure for what CRM refuses."""

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def create_account(self, name: str, values: Mapping[str, object] | None = None) -> str:
        """Make an account, which sets off the rules for new accounts, and return its id."""
        answer = await self._crm.send(
            "POST",
            "/Accounts",
            json={"data": [{**(values or {}), "Account_Name": name}]},
            meaning=crm_setup_errors.record(f"the test account {name}"),
        )
        return made(answer, "data", "id")

    async def delete_account(self, account_id: str, name: str) -> bool:
        """Delete an account, to CRM's recycle bin; False if it was gone already."""
        try:
            await self._crm.send(
                "DELETE",
                _path("Accounts", account_id),
                meaning=crm_setup_errors.record(f"the test account {name}"),
            )
        except ServiceFailure as failure:
            # One code for "no such record" and for what may not be deleted: looking tells which.
            if failure.code not in _NO_SUCH or await self.record("Accounts", account_id, ["id"]) is not None:
                raise
            return False
        return True

    async def record(
        self, module: Module, record_id: str, fields: Iterable[str]
    ) -> Mapping[str, object] | None:
        """Some fields of one record, by API name; None if there is none of this id. 50 fields at most."""
        try:
            body = await self._crm.get(
                _path(module, record_id),
                {"fields": _joined(fields)},
                meaning=crm_setup_errors.record(f"this record of {module}"),
            )
        except ServiceFailure as failure:
            if failure.code not in _NO_SUCH:
                raise
            return None
        return _first(body)

    async def accounts_named(self, name: str) -> list[str]:
        """The ids of the accounts of exactly this name, 200 at most, by query."""
        if not name.isprintable() or any(sign in name for sign in "'\\\""):
            raise ValueError("not a name for a query")
        query = f"select id from Accounts where Account_Name = '{name}' limit 200"  # noqa: S608 - checked
        answer = await self._crm.send(
            "POST", "/coql", json={"select_query": query}, meaning=_counting("Accounts")
        )
        found = shapes.records(answer.json(), "data") if answer.status != 204 else []
        return [shapes.text(one, "id") for one in found]

    async def latest(self, module: Module, fields: Iterable[str]) -> Mapping[str, object] | None:
        """Some fields of the record that was changed last, to show what would be sent; None without records."""
        found = await self.recent(module, fields, 1)
        return found[0] if found else None

    async def recent(
        self, module: Module, fields: Iterable[str], count: int = _A_PAGE
    ) -> list[Mapping[str, object]]:
        """Some fields of the records that were changed last, the latest first; 200 at most."""
        body = await self._crm.get(
            f"/{module}",
            {
                "fields": _joined(fields),
                "sort_by": "Modified_Time",
                "sort_order": "desc",
                "page": "1",
                "per_page": str(count),
            },
            meaning=crm_setup_errors.record(f"the records of {module}"),
        )
        return shapes.records(body, "data")

    async def archived(self, module: Module, since: datetime, note_field: str) -> Archived:
        """Count the records created since an instant, with and without a note's id. Two queries.

        Raises ServiceFailure with code INVALID_QUERY if CRM does not know the field `note_field`.
        """
        where = f"Created_Time >= '{_instant(since)}' and {_field(note_field)}"
        return Archived(
            await self._count(module, f"{where} is not null"),
            await self._count(module, f"{where} is null"),
        )

    async def without_note(self, module: Module, note_field: str, since: datetime | None) -> int:
        """Count the records without a note's id, made or changed since an instant if one is given.

        While CRM does not know the field `note_field` yet, no record has a note.
        """
        changed = f"Modified_Time >= '{_instant(since)}'" if since is not None else "id is not null"
        try:
            return await self._count(module, f"{_field(note_field)} is null and {changed}")
        except ServiceFailure as failure:
            if failure.code != "INVALID_QUERY" or failure.by_hand:
                raise
            return await self._count(module, changed)

    async def _count(self, module: Module, where: str) -> int:
        query = f"select COUNT(id) from {module} where {where}"  # noqa: S608 - its parts are checked
        return await count(self._crm, query, _counting(module))


_NO_SUCH = ("INVALID_DATA", "RECORD_NOT_FOUND", "HTTP 404")


def _instant(when: datetime) -> str:
    if when.tzinfo is None:
        raise ValueError("an instant needs its offset from UTC")
    return when.isoformat(timespec="seconds")


def _field(name: str) -> str:
    if not name.isascii() or not name.isidentifier():
        raise ValueError("not the API name of a field")
    return name


def _first(body: object) -> Mapping[str, object] | None:
    found = shapes.records(body, "data")
    return found[0] if found else None


def _joined(fields: Iterable[str]) -> str:
    names = list(dict.fromkeys(fields))
    if not 0 < len(names) <= _MOST_FIELDS:
        raise ValueError(f"CRM takes 1 to {_MOST_FIELDS} fields, not {len(names)}")
    return ",".join(names)


def _path(module: Module, record_id: str) -> str:
    return f"/{module}/{quote(record_id, safe='')}"


def _counting(module: str) -> Meaning:
    def meaning(problem: Mapping[str, object]) -> Trouble | None:
        code = shapes.text(problem, "code")
        if code == "INVALID_QUERY" and "column" in shapes.text(problem, "message").casefold():
            return _NO_FIELD.about(module=module)
        if code == "OAUTH_SCOPE_MISMATCH":
            return _SCOPES.about(module=module)
        if code in ("INVALID_QUERY", "INVALID_MODULE", "SYNTAX_ERROR", "NO_PERMISSION"):
            return _NOT_COUNTED.about(module=module)
        return None

    return meaning
