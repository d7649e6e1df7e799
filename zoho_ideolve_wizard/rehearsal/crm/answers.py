"""CRM's answers: one shape for errors, bare or inside a list."""

from starlette.responses import Response

from ..web import json_answer


class CrmError(Exception):
    """An error in CRM's words, bare or inside the list that the key ``inside`` names."""

    def __init__(
        self, status: int, code: str, message: str, details: dict[str, object] | None = None, inside: str = ""
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details or {}
        self.inside = inside

    def answer(self) -> Response:
        """The HTTP answer."""
        body = result(self.code, self.message, self.details, status="error")
        return json_answer({self.inside: [body]} if self.inside else body, self.status)


def result(code: str, message: str, details: dict[str, object], status: str = "success") -> dict[str, object]:
    """What came of one thing."""
    return {"code": code, "details": details, "message": message, "status": status}


def invalid_token() -> CrmError:
    """The access token is unknown here: expired, revoked, or of another data center."""
    return CrmError(401, "INVALID_TOKEN", "invalid oauth token")


def scope_mismatch() -> CrmError:
    """The token lacks the scope."""
    return CrmError(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL")


def no_permission(permission: str) -> CrmError:
    """The user's profile does not allow this."""
    return CrmError(403, "NO_PERMISSION", "permission denied", {"permissions": [permission]})


def no_such_url() -> CrmError:
    """There is no such address."""
    return CrmError(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one")


def wrong_method() -> CrmError:
    """The address exists, but not with this method."""
    return CrmError(400, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one")


FAULT_CODES = {
    400: ("INVALID_DATA", "invalid data"),
    401: ("INVALID_TOKEN", "invalid oauth token"),
    403: ("NO_PERMISSION", "permission denied"),
    404: ("INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one"),
    429: ("TOO_MANY_REQUESTS", "You have sent too many requests in a given amount of time"),
    500: ("INTERNAL_ERROR", "Internal Server Error"),
}

# What CRM says when something is not offered to this company or user [status codes, OpenAPI files].
REFUSALS: dict[str, tuple[int, str, dict[str, object]]] = {
    "FEATURE_NOT_SUPPORTED": (400, "feature not supported in this edition", {}),
    "INVALID_REQUEST_METHOD": (400, "The http request method type is not a valid one", {}),
    "INVALID_URL_PATTERN": (404, FAULT_CODES[404][1], {}),
    "LIMIT_EXCEEDED": (400, "limit exceeded", {"limit": 0}),
    "NOT_ALLOWED": (400, "permission denied", {}),
    "NO_PERMISSION": (403, "permission denied", {"permissions": ["Crm_Implied_Fake"]}),
    "OAUTH_SCOPE_MISMATCH": (401, "invalid oauth scope to access this URL", {}),
    "TOO_MANY_REQUESTS": (429, FAULT_CODES[429][1], {}),
}
