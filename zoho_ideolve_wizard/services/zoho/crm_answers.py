"""What CRM's answers to a change have in common: the id of what was made, or that something is odd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import SERVICE, Crm
from zoho_ideolve_wizard.services.zoho.crm_errors import Meaning
from zoho_ideolve_wizard.trouble import Trouble

Tell = Callable[[str], None]
"""Hears the id of what was made, as soon as CRM names it: whatever fails after that, it exists."""


def nobody(_id: str) -> None:
    """Where nobody has to hear it."""


_UNEXPECTED = Trouble(
    "crm.unexpected",
    SERVICE,
    "Zoho CRM answered, but {odd}.",
    "The service has changed, or something on the way has changed its answer.",
    "Look in CRM whether it was done, then try again if it was not.",
    codes=("UNEXPECTED_ANSWER",),
    can_retry=True,
)


def made(answer: Answer, key: str, *names: str) -> str:
    """The id in `{key: [{"details": {name}}]}`, under the first of the names that is there."""
    found = shapes.records(answer.json(), key) if answer.status != 204 else []
    details = shapes.record(found[0], "details") if found else {}
    given = next((shapes.text(details, name) for name in names if shapes.text(details, name)), "")
    if not given:
        raise unexpected("did not name what it made", unclear=True)
    return given


async def count(crm: Crm, query: str, meaning: Meaning) -> int:
    """The number that a COQL query of the form `select COUNT(id) from ... where ...` gives; 204 is none."""
    answer = await crm.send("POST", "/coql", json={"select_query": query}, meaning=meaning)
    found = shapes.records(answer.json(), "data") if answer.status != 204 else []
    if not found:
        return 0
    # One record with one column, which Zoho names after the function.
    numbers = [shapes.number(found[0], name) for name in found[0] if name.casefold().startswith("count")]
    if len(numbers) != 1 or numbers[0] is None:
        raise unexpected("did not say how many records there are", unclear=False)
    return int(numbers[0])


def unexpected(what: str, *, unclear: bool) -> ServiceFailure:
    """CRM answered something that cannot be used; `unclear` if it may have been done all the same."""
    return ServiceFailure.of(replace(_UNEXPECTED.about(odd=what), unclear=unclear))
