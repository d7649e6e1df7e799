"""What Zoho CRM's refusals mean here. Source: the API's status codes page and its OpenAPI files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.errors import shown
from zoho_ideolve_wizard.trouble import Trouble, by_code

SERVICE = "Zoho CRM"
_BY_HAND_STATUSES = (404, 405, 501)
_PARTLY_DONE = 207
SCOPE_MISMATCH = "OAUTH_SCOPE_MISMATCH"
"""What CRM says to a token that was not allowed this."""


Meaning = Callable[[Mapping[str, object]], Trouble | None]
"""What one of Zoho's errors (code, message, details) means for one call; None: what it means everywhere."""

_TOKEN = Trouble(
    "crm.token",
    SERVICE,
    "Zoho CRM does not accept the access token.",
    "It has ended, was replaced by newer ones, or its user was deactivated.",
    "Try again: a new one is drawn. If it stays so, consent again.",
    can_retry=True,
    codes=("INVALID_TOKEN", "AUTHENTICATION_FAILURE"),
)
_LIMIT = Trouble(
    "crm.limit",
    SERVICE,
    "Zoho CRM takes no more requests for the moment.",
    "Too many are under way at once, or the day's API credits are used up.",
    "Wait a minute and try again; if it stays so, the credits come back within 24 hours.",
    can_retry=True,
    wait=60.0,
    codes=("TOO_MANY_REQUESTS",),
)
_THEIRS = Trouble(
    "crm.theirs",
    SERVICE,
    "Zoho CRM reports a fault of its own.",
    "The fault is on Zoho's side.",
    "Wait a minute, then try again.",
    can_retry=True,
    wait=5.0,
    codes=("INTERNAL_ERROR", "INTERNAL_SERVER_ERROR"),
)
_NO_CALL = Trouble(
    "crm.no-call",
    SERVICE,
    "Zoho CRM does not offer this call to this organization.",
    "The edition, or this version of the API, does not have it.",
    "Do it by hand in CRM; the wizard shows where.",
    by_hand=True,
    codes=("INVALID_URL_PATTERN", "INVALID_REQUEST_METHOD"),
)

ROWS: Mapping[str, Trouble] = by_code(
    _TOKEN,
    Trouble(
        "crm.oauth-scope-mismatch",
        SERVICE,
        "The token does not cover this call.",
        "Consent was given for fewer scopes than this needs.",
        "Consent again with the scopes that the wizard asks for at this step.",
        codes=(SCOPE_MISMATCH,),
    ),
    Trouble(
        "crm.no-permission",
        SERVICE,
        "The user behind the token may not do this in Zoho CRM.",
        "The profile lacks the permission, or the edition lacks the feature.",
        "Do it by hand as a CRM administrator, or consent again as one.",
        by_hand=True,
        codes=("NO_PERMISSION",),
    ),
    Trouble(
        "crm.feature-not-supported",
        SERVICE,
        "This edition of Zoho CRM does not have this feature.",
        "Some features need a higher edition.",
        "Do it by hand if CRM offers it there, or leave it out.",
        by_hand=True,
        codes=("FEATURE_NOT_SUPPORTED",),
    ),
    _NO_CALL,
    _LIMIT,
    _THEIRS,
    Trouble(
        "crm.invalid-data",
        SERVICE,
        "Zoho CRM does not accept one of the values.",
        "A value has the wrong form, or names something that does not exist.",
        "Check the value named here, then try again.",
        codes=("INVALID_DATA",),
    ),
    Trouble(
        "crm.mandatory-not-found",
        SERVICE,
        "Zoho CRM misses a value that it requires.",
        "A required field was left empty.",
        "Fill in the value named here, then try again.",
        codes=("MANDATORY_NOT_FOUND",),
    ),
    Trouble(
        "crm.duplicate-data",
        SERVICE,
        "Zoho CRM holds this already.",
        "Somebody, or an earlier run, has made it.",
        "Look at what CRM lists; nothing may be left to do.",
        codes=("DUPLICATE_DATA",),
    ),
    Trouble(
        "crm.limit-exceeded",
        SERVICE,
        "A limit of this Zoho CRM edition is reached.",
        "The edition allows no more of these.",
        "Remove one that is no longer needed in CRM, or ask Zoho for a larger edition.",
        codes=("LIMIT_EXCEEDED",),
    ),
)

_REFUSED = Trouble(
    "crm.refused",
    SERVICE,
    "Zoho CRM refused the request.",
    "",
    "Read what Zoho says, change what it names, then try again.",
)


def problem_in(body: object) -> Mapping[str, object] | None:
    """The first error in an answer, whether it stands bare or inside `users[]`, `workflow_rules[]`, ...

    An error is a JSON object with `code` and `"status": "error"`.
    """
    if _is_error(body):
        return shapes.record(body)
    for items in shapes.record(body).values():
        if isinstance(items, list):
            for item in items:
                if _is_error(item):
                    return shapes.record(item)
    return None


def _is_error(value: object) -> bool:
    return bool(shapes.text(value, "code")) and shapes.text(value, "status") == "error"


def check(answer: Answer, body: object, *, hide: Iterable[str] = (), meaning: Meaning | None = None) -> None:
    """Raise ServiceFailure if `answer`, whose decoded body is `body`, is a refusal of any kind.

    `hide` are the secrets that were sent: CRM may quote what it refuses. 207 is "partly done": what
    was refused is told, and the failure is unclear, so that whoever repeats the call looks first.
    """
    problem = problem_in(body)
    if problem is None and answer.status < 400:
        return
    code = shapes.text(problem, "code")
    own = meaning(problem) if meaning is not None and problem is not None else None
    row = own or ROWS.get(code) or _by_status(answer.status)
    told = replace(
        row,
        what=_with_details(row.what, problem, tuple(hide)),
        by_hand=row.by_hand or (own is None and code not in ROWS and answer.status in _BY_HAND_STATUSES),
        wait=_wait(answer, body, row.wait),
        unclear=answer.status >= 500 or answer.status == _PARTLY_DONE,
    )
    raise ServiceFailure.of(told, code=shown(code) or f"HTTP {answer.status}")


def _by_status(status: int) -> Trouble:
    if status in _BY_HAND_STATUSES:
        return _NO_CALL
    if status == 401:
        return _TOKEN
    if status == 403:
        return ROWS["NO_PERMISSION"]
    if status == 429:
        return _LIMIT
    if status >= 500:
        return _THEIRS
    return _REFUSED


def _with_details(what: str, problem: Mapping[str, object] | None, hide: tuple[str, ...]) -> str:
    """Zoho's own words and the names in `details`: which field, which permission, which limit."""
    said = plain(shapes.text(problem, "message"), hide=hide)
    details = shapes.record(problem, "details")
    named = [
        shapes.text(details, key)
        for key in (
            *("api_name", "json_path", "limit", "maximum_length", "expected_data_type", "ambiguity_due_to"),
            *("column_name", "param_name", "resource_path_index"),
        )
    ]
    named += shapes.texts(details, "permissions")
    parts = ", ".join(plain(one, hide=hide, limit=60) for one in named if one)
    if not said and not parts:
        return what
    return f'{what} Zoho says: "{said.rstrip(".")}"{f" ({parts})" if parts else ""}.'


def _wait(answer: Answer, body: object, usual: float) -> float:
    """Seconds to wait: what the answer says, in header or body, else what is usual."""
    asked = (
        shapes.number(dict(answer.headers), "retry-after")
        or shapes.number(body, "retry_after")
        or shapes.number(shapes.record(body, "details"), "retry_after")
    )
    return min(asked, 3600.0) if asked and usual else usual
