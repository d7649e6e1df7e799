"""What Zoho CRM's refusals mean when the call is about one of its users: which trouble an error tells of."""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho import crm_user_troubles as troubles
from zoho_ideolve_wizard.services.zoho.crm_errors import Meaning
from zoho_ideolve_wizard.trouble import Trouble


def adding(who: str) -> Meaning:
    """For `POST /users`; `who` is the address."""

    def meaning(problem: Mapping[str, object]) -> Trouble | None:
        code, said = _code(problem), _said(problem)
        if code == "DUPLICATE_DATA":
            return _about(troubles.IS_A_USER, who)
        if "another datacenter" in said:
            return _about(troubles.ELSEWHERE, who)
        if "maximum invitation limit" in said:
            return _about(troubles.INVITED_TOO_OFTEN, who)
        field = _field(problem)
        if code in ("INVALID_DATA", "MANDATORY_NOT_FOUND", "MAPPING_MISMATCH") and field in troubles.FIELDS:
            return _about(troubles.FIELDS[field], who)
        if code == "INVALID_DATA" and "email" in said:
            return _about(troubles.FIELDS["email"], who)
        return _general(problem, who)

    return meaning


def changing(who: str) -> Meaning:
    """For `PUT` and `DELETE /users/{id}`."""

    def meaning(problem: Mapping[str, object]) -> Trouble | None:
        if _code(problem) == "INVALID_DATA" and "the id given" in _said(problem):
            return _about(troubles.UNKNOWN, who)
        return _general(problem, who)

    return meaning


def handing_over(who: str) -> Meaning:
    """For `POST /users/{id}/actions/transfer_and_delete`."""

    def meaning(problem: Mapping[str, object]) -> Trouble | None:
        code, details = _code(problem), shapes.record(problem, "details")
        path = shapes.text(details, "json_path")
        if code == "INVALID_DATA" and ("transfer.id" in path or "move_subordinate" in path):
            return _about(troubles.SUCCESSOR_UNFIT, who)
        if code == "INVALID_DATA" and shapes.text(details, "owner_status"):
            return _about(troubles.LEAVER_GONE, who)
        if code == "INVALID_DATA" and "the id given" in _said(problem):
            return _about(troubles.UNKNOWN, who)
        if code == "NOT_ALLOWED" and _by_words(problem) is None:
            return _about(troubles.UNDER_WAY, who)
        return _general(problem, who)

    return meaning


def counting(problem: Mapping[str, object]) -> Trouble | None:
    """For a query that counts what somebody owns."""
    return troubles.COUNTING.get(_code(problem))


def _general(problem: Mapping[str, object], who: str) -> Trouble | None:
    found = _by_words(problem) or troubles.ANYWHERE.get(_code(problem))
    return _about(found, who) if found is not None else None


def _by_words(problem: Mapping[str, object]) -> Trouble | None:
    said = _said(problem)
    return next((row for words, row in troubles.BY_WORDS if words in said), None)


def _about(row: Trouble, who: str) -> Trouble:
    return row.about(who=plain(who, limit=100) or "This person")


def _code(problem: Mapping[str, object]) -> str:
    return shapes.text(problem, "code")


def _said(problem: Mapping[str, object]) -> str:
    return shapes.text(problem, "message").casefold()


def _field(problem: Mapping[str, object]) -> str:
    """The user's field that an error names: `email`, also out of `$.users[0].role.id`."""
    details = shapes.record(problem, "details")
    _, found, rest = shapes.text(details, "json_path").partition("$.users[0].")
    return rest.partition(".")[0] if found else shapes.text(details, "api_name")
