"""Uploads Deluge functions to CRM, reads them back, deletes them.

Source: https://www.zoho.com/crm/developer/docs/api/v8/create-function.html, update-function.html,
functions-list.html, download-function-code.html, delete-a-function.html. Deluge has no drafts: what is saved is
live. One public project found that its organization had stored a function without its code, so each is read back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import File
from zoho_ideolve_wizard.services.zoho import crm_function_errors
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_answers import Tell, made, nobody
from zoho_ideolve_wizard.services.zoho.deluge_text import same_code

Category = Literal["Automation", "Schedule", "Standalone"]
RUNTIME = "Deluge 1.0"
_MOST_PAGES = 10  # page numbers reach the first 2,000 functions


@dataclass(frozen=True)
class Function:
    """A function as CRM lists it. `arguments` are their names, in order; `associated`: something calls it."""

    id: str
    name: str
    api_name: str
    category: str
    arguments: tuple[str, ...] = ()
    description: str = ""
    associated: bool = False


@dataclass(frozen=True)
class NewFunction:
    """A function to be made. `source` is all of it, the declaration `void automation.name(...)` included."""

    name: str
    category: Category
    source: str = field(repr=False)
    description: str = ""


class CrmFunctions:
    """Reads and writes functions. Every method raises ServiceFailure for what CRM refuses.

    What Zoho's compiler refuses is a failure of code COMPILATION_ERROR that names lines and messages.
    """

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def functions(self) -> list[Function]:
        """The organization's functions of every category, the first 2,000."""
        listed = await self._crm.pages(
            "/settings/functions",
            "functions",
            {},
            meaning=crm_function_errors.function("the list of functions"),
            most=_MOST_PAGES,
        )
        return [_function(one) for one in listed]

    async def code(self, function_id: str, what: str = "the function") -> str:
        """A function's source as CRM keeps it; "" if it has none. `what` names it in messages."""
        answer = await self._crm.send(
            "GET",
            f"{_path(function_id)}/code",
            meaning=crm_function_errors.function(what),
            download=True,
        )
        return answer.text

    async def create(self, new: NewFunction, tell: Tell = nobody) -> str:
        """Make a function, read its code back, and return its id. `tell` hears its id before that.

        Raises ServiceFailure with code CODE_NOT_STORED if CRM keeps no code even when it is sent again: then
        the function is there, and its code has to be pasted by hand.
        """
        what = f"the function {new.name}"
        metadata: dict[str, object] = {
            "name": new.name,
            "api_name": new.name,
            "category": new.category,
            "runtime": RUNTIME,
            "description": new.description,
        }
        answer = await self._crm.send(
            "POST",
            "/settings/functions",
            form={"metadata": json.dumps({"functions": [metadata]})},
            files=_file(new.name, new.source),
            meaning=crm_function_errors.function(what),
        )
        function_id = made(answer, "functions", "id")
        tell(function_id)
        kept = await self.code(function_id, what)
        if not kept.strip():
            await self.update(function_id, new.name, new.source)
        elif not same_code(kept, new.source):
            raise crm_function_errors.stored_otherwise(what)
        return function_id

    async def update(self, function_id: str, name: str, source: str) -> None:
        """Replace a function's code, live at once, and read it back. Its arguments follow from the code."""
        what = f"the function {name}"
        await self._crm.send(
            "PUT",
            _path(function_id),
            files=_file(name, source),
            meaning=crm_function_errors.function(what),
        )
        kept = await self.code(function_id, what)
        if not kept.strip():
            raise crm_function_errors.stored_without_code(what)
        if not same_code(kept, source):
            raise crm_function_errors.stored_otherwise(what)

    async def delete(self, function_id: str, name: str) -> bool:
        """Delete a function; False if it was gone already. CRM refuses while a rule or schedule calls it."""
        try:
            await self._crm.send(
                "DELETE",
                _path(function_id),
                meaning=crm_function_errors.function(f"the function {name}"),
            )
        except ServiceFailure as failure:
            if failure.code not in ("INVALID_DATA", "RESOURCE_NOT_FOUND", "HTTP 404"):
                raise
            if any(one.id == function_id for one in await self.functions()):
                raise
            return False
        return True


def _function(value: Mapping[str, object]) -> Function:
    return Function(
        id=shapes.text(value, "id"),
        name=shapes.text(value, "name"),
        api_name=shapes.text(value, "api_name"),
        category=shapes.text(value, "category"),
        arguments=tuple(shapes.text(one, "name") for one in shapes.records(value, "arguments")),
        description=shapes.text(value, "description"),
        associated=shapes.flag(value, "associated"),
    )


def _file(name: str, source: str) -> Mapping[str, File]:
    return {"code": (f"{name}.ds", source.encode(), "text/plain")}


def _path(function_id: str) -> str:
    return f"/settings/functions/{quote(function_id, safe='')}"
