"""What a demonstration asks of the rehearsal: CRM's page of accounts, and what its control address shows.

Only addresses that the rehearsal has announced are used, over HTTP; nothing of it is imported.
"""

import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import urlsplit

from zoho_ideolve_wizard.guide.crm_side.demonstration import Note, Ran, Seen
from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.trouble import Trouble

SERVICE = "The rehearsal"
_RECORD_ID = re.compile(r"id='record-id'>(\d+)<")


_NOT_SAVED = Trouble(
    "rehearsal.not-saved",
    SERVICE,
    "The rehearsal's CRM did not save the account.",
    "",
    "Leave the demonstration and try again; the rehearsal may have been started afresh.",
)


class RehearsedStage:
    """`printed` is what the rehearsal announced."""

    def __init__(self, printed: Mapping[str, object]) -> None:
        self._control = str(printed["control"])
        self._accounts = str(printed["crm_address"]).removesuffix("/tab/Home") + "/tab/Accounts"
        self._http = Http({_origin(self._control), _origin(self._accounts)})

    async def save_account(self, values: Mapping[str, str], account_id: str = "") -> str:
        address = f"{self._accounts}/{account_id}" if account_id else self._accounts
        answer = await self._http.request("POST", address, service=SERVICE, form=values)
        found = _RECORD_ID.search(answer.text)
        if answer.status >= 400 or found is None:
            raise ServiceFailure.of(_NOT_SAVED, code=f"HTTP {answer.status}")
        return found.group(1)

    async def look(self) -> Seen:
        answer = await self._http.request("GET", f"{self._control}/state", service=SERVICE)
        body = answer.json()
        crm, ideolve = shapes.record(body, "crm"), shapes.record(body, "ideolve")
        notes = [_note(one) for one in shapes.records(ideolve, "notes")]
        return Seen(
            runs=tuple(_run(one) for one in shapes.records(crm, "runs")),
            notes={note.id: note for note in notes},
            note_ids={
                shapes.text(one, "id"): shapes.text(one, "Ideolve_Note_Id")
                for one in shapes.records(crm, "accounts")
            },
        )

    async def aclose(self) -> None:
        await self._http.aclose()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _run(value: Mapping[str, object]) -> Ran:
    return Ran(
        id=shapes.text(value, "id"),
        order=shapes.text(value, "started_by"),
        function=shapes.text(value, "function"),
        arguments={name: str(one) for name, one in shapes.record(value, "arguments").items()},
        state=shapes.text(value, "state"),
        log=tuple(str(line) for line in cast("list[object]", value.get("log") or [])),
        failure=shapes.text(value, "failure"),
    )


def _note(value: Mapping[str, object]) -> Note:
    return Note(
        id=shapes.text(value, "id"),
        subject=shapes.text(value, "subject"),
        html=shapes.text(value, "html"),
        shared_with=tuple(str(name) for one in shapes.records(value, "shared_with") for name in one.values()),
        comments=tuple(shapes.text(one, "html") for one in shapes.records(value, "comments")),
    )
