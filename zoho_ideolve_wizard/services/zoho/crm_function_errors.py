"""What Zoho CRM's refusals mean when the call is about a function, its compiler's complaints among them."""

from __future__ import annotations

from collections.abc import Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE, Meaning
from zoho_ideolve_wizard.services.zoho.crm_setup_errors import about, meaning
from zoho_ideolve_wizard.trouble import Trouble, by_code

_MOST_LINES = 5

_NOT_TAKEN = Trouble(
    "function.not-taken",
    SERVICE,
    "Zoho CRM does not take {what} over its API.",
    "Some organizations accept their first function, or any, from the editor only.",
    "Paste the code by hand in CRM's editor; the wizard shows where and has it ready to copy.",
    by_hand=True,
    codes=("INVALID_DATA", "INVALID_REQUEST", "MANDATORY_NOT_FOUND"),
)
_NOT_AS_FORM = Trouble(
    "function.not-as-form",
    SERVICE,
    "Zoho CRM did not find {what} in the request.",
    "Something on the way, a proxy perhaps, has changed the form that carries the code.",
    "Try again from a network without a proxy, or paste the code by hand in CRM's editor.",
    by_hand=True,
    codes=("EXPECTED_PARAM_MISSING", "REQUIRED_PARAM_MISSING"),
)
_GONE = Trouble(
    "function.gone",
    SERVICE,
    "Zoho CRM has no trace of {what}.",
    "It was deleted since the list of functions was read.",
    "Have the functions read again, then try again.",
)
_FUNCTION: Mapping[str, Trouble] = by_code(
    _NOT_AS_FORM,
    Trouble(
        "function.invalid-file-extension",
        SERVICE,
        "Zoho CRM does not take the file with {what}.",
        "It expects Deluge in a file whose name ends in .ds; the API may have changed.",
        "Paste the code by hand in CRM's editor.",
        by_hand=True,
        codes=("INVALID_FILE_EXTENSION",),
    ),
    Trouble(
        "function.duplicate-data",
        SERVICE,
        "Zoho CRM has {what} already.",
        "A function of that name exists, perhaps one that was made by hand.",
        "Have the functions read again: the wizard then shows how the two differ.",
        codes=("DUPLICATE_DATA",),
    ),
    Trouble(
        "function.limit-exceeded",
        SERVICE,
        "Zoho CRM has no room for {what}.",
        "The organization has as many functions as its edition allows.",
        "Delete a function that nobody uses, or ask Zoho for a larger edition, then try again.",
        codes=("LIMIT_EXCEEDED",),
    ),
    Trouble(
        "function.cannot-perform-action",
        SERVICE,
        "Zoho CRM does not delete {what} while something calls it.",
        "A workflow rule, a schedule or another function still uses it.",
        "Delete the rules and schedules that call it in CRM first, then try again.",
        codes=("CANNOT_PERFORM_ACTION",),
    ),
    _NOT_TAKEN,
)

_COMPILER = Trouble(
    "function.compilation-error",
    SERVICE,
    "Zoho's compiler refuses {what}{complaints}.",
    "The Deluge has a mistake, or the name of a function or a connection that it uses is not known yet.",
    "Make what the line names first, if something is missing; otherwise send these lines to whoever "
    "maintains the wizard. Nothing was changed in CRM.",
    codes=("COMPILATION_ERROR",),
)
_WITHOUT_CODE = Trouble(
    "function.code-not-stored",
    SERVICE,
    "Zoho CRM has {what}, but kept no code in it.",
    "In some organizations the API stores a function's name and arguments alone.",
    "Open the function in CRM's editor and paste the code by hand; the wizard has it ready to copy.",
    codes=("CODE_NOT_STORED",),
    by_hand=True,
)
_OTHERWISE = Trouble(
    "function.code-differs",
    SERVICE,
    "Zoho CRM keeps other code in {what} than was sent.",
    "Somebody saved it in the editor at the same moment, or CRM has cut or changed it.",
    "Compare the two in the wizard, then send it again or paste it by hand.",
    codes=("CODE_DIFFERS",),
    can_retry=True,
    by_hand=True,
)


def function(what: str) -> Meaning:
    """For `/settings/functions`; `what` names the function, as messages use it."""
    by_table = meaning(_FUNCTION, what)

    def found(problem: Mapping[str, object]) -> Trouble | None:
        code = shapes.text(problem, "code")
        if code == "COMPILATION_ERROR":
            return _refused_by_compiler(problem, what)
        if code == "INVALID_DATA" and shapes.text(shapes.record(problem, "details"), "resource_path_index"):
            return about(_GONE, what)
        return by_table(problem)

    return found


def _refused_by_compiler(problem: Mapping[str, object], what: str) -> Trouble:
    """Names each complaint with its line, the first few of them."""
    complaints = [_complaint(one) for one in shapes.records(shapes.record(problem, "details"), "errors")]
    shown = "; ".join(complaints[:_MOST_LINES])
    rest = len(complaints) - _MOST_LINES
    more = f"; and {rest} more" if rest > 0 else ""
    name = plain(what, limit=120) or "this"
    return _COMPILER.about(what=name, complaints=f": {shown}{more}" if shown else "")


def _complaint(error: Mapping[str, object]) -> str:
    line, said = shapes.text(error, "line"), plain(shapes.text(error, "message"), limit=120).rstrip(".")
    return f"line {line}: {said}" if line else said or "no message"


def stored_without_code(what: str) -> ServiceFailure:
    """CRM has made the function and dropped its code, as happened to one organization."""
    return ServiceFailure.of(about(_WITHOUT_CODE, what))


def stored_otherwise(what: str) -> ServiceFailure:
    """What CRM keeps is not what was sent."""
    return ServiceFailure.of(about(_OTHERWISE, what))
