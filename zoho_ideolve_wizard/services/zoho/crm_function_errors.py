"""What Zoho CRM's refusals mean when the call is about a function, its compiler's complaints among them."""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE, Meaning, Row
from zoho_ideolve_wizard.services.zoho.crm_setup_errors import about, meaning

_MOST_LINES = 5

_NOT_TAKEN = Row(
    "Zoho CRM does not take {what} over its API.",
    "Some organizations accept their first function, or any, from the editor only.",
    "Paste the code by hand in CRM's editor; the wizard shows where and has it ready to copy.",
    by_hand=True,
)
_NOT_AS_FORM = Row(
    "Zoho CRM did not find {what} in the request.",
    "Something on the way, a proxy perhaps, has changed the form that carries the code.",
    "Try again from a network without a proxy, or paste the code by hand in CRM's editor.",
    by_hand=True,
)
_GONE = Row(
    "Zoho CRM has no trace of {what}.",
    "It was deleted since the list of functions was read.",
    "Have the functions read again, then try again.",
)
_FUNCTION: Mapping[str, Row] = {
    "EXPECTED_PARAM_MISSING": _NOT_AS_FORM,
    "REQUIRED_PARAM_MISSING": _NOT_AS_FORM,
    "INVALID_FILE_EXTENSION": Row(
        "Zoho CRM does not take the file with {what}.",
        "It expects Deluge in a file whose name ends in .ds; the API may have changed.",
        "Paste the code by hand in CRM's editor.",
        by_hand=True,
    ),
    "DUPLICATE_DATA": Row(
        "Zoho CRM has {what} already.",
        "A function of that name exists, perhaps one that was made by hand.",
        "Have the functions read again: the wizard then shows how the two differ.",
    ),
    "LIMIT_EXCEEDED": Row(
        "Zoho CRM has no room for {what}.",
        "The organization has as many functions as its edition allows.",
        "Delete a function that nobody uses, or ask Zoho for a larger edition, then try again.",
    ),
    "CANNOT_PERFORM_ACTION": Row(
        "Zoho CRM does not delete {what} while something calls it.",
        "A workflow rule, a schedule or another function still uses it.",
        "Delete the rules and schedules that call it in CRM first, then try again.",
    ),
    "INVALID_DATA": _NOT_TAKEN,
    "INVALID_REQUEST": _NOT_TAKEN,
    "MANDATORY_NOT_FOUND": _NOT_TAKEN,
}


def function(what: str) -> Meaning:
    """For `/settings/functions`; `what` names the function, as messages use it."""
    by_table = meaning(_FUNCTION, what)

    def found(problem: Mapping[str, object]) -> Row | None:
        code = shapes.text(problem, "code")
        if code == "COMPILATION_ERROR":
            return about(_refused_by_compiler(problem), what)
        if code == "INVALID_DATA" and shapes.text(shapes.record(problem, "details"), "resource_path_index"):
            return about(_GONE, what)
        return by_table(problem)

    return found


def _refused_by_compiler(problem: Mapping[str, object]) -> Row:
    """Names each complaint with its line, the first few of them."""
    complaints = [_complaint(one) for one in shapes.records(shapes.record(problem, "details"), "errors")]
    shown = "; ".join(complaints[:_MOST_LINES])
    rest = len(complaints) - _MOST_LINES
    more = f"; and {rest} more" if rest > 0 else ""
    return Row(
        f"Zoho's compiler refuses {{what}}{f': {shown}{more}' if shown else ''}.",
        "The Deluge has a mistake, or the name of a function or a connection that it uses is not known yet.",
        "Make what the line names first, if something is missing; otherwise send these lines to whoever "
        "maintains the wizard. Nothing was changed in CRM.",
    )


def _complaint(error: Mapping[str, object]) -> str:
    line, said = shapes.text(error, "line"), plain(shapes.text(error, "message"), limit=120).rstrip(".")
    return f"line {line}: {said}" if line else said or "no message"


def stored_without_code(what: str) -> ServiceFailure:
    """CRM has made the function and dropped its code, as happened to one organization."""
    return ServiceFailure(
        service=SERVICE,
        what=f"Zoho CRM has {plain(what, limit=120)}, but kept no code in it.",
        code="CODE_NOT_STORED",
        cause="In some organizations the API stores a function's name and arguments alone.",
        remedy="Open the function in CRM's editor and paste the code by hand; the wizard has it ready to copy.",
        by_hand=True,
    )


def stored_otherwise(what: str) -> ServiceFailure:
    """What CRM keeps is not what was sent."""
    return ServiceFailure(
        service=SERVICE,
        what=f"Zoho CRM keeps other code in {plain(what, limit=120)} than was sent.",
        code="CODE_DIFFERS",
        cause="Somebody saved it in the editor at the same moment, or CRM has cut or changed it.",
        remedy="Compare the two in the wizard, then send it again or paste it by hand.",
        can_retry=True,
        by_hand=True,
    )
