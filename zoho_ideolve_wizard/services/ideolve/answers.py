"""What Ideolve's answers mean. Shared by the published API and the admin API of the rehearsal.

Source: https://docs.mithi.com/home/ideolve-api. A pair of id and key that does not match is HTTP 500
there, not 401, so a 500 is read before it is taken for an outage. A reason may echo the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.trouble import Trouble

SERVICE = "Ideolve"
APP_NAME = "zoho-ideolve-wizard"


WRONG_PAIR = Trouble(
    "ideolve.wrong-pair",
    SERVICE,
    "Ideolve does not accept this Client Id and API key together.",
    "One of the two is mistyped or cut, or they belong to different pairs: the account has one pair, "
    "the Zoho CRM connector may have another.",
    "Copy both again from the same page of Ideolve, and enter them again.",
    codes=("WRONG_PAIR",),
)
_HEADERS_MISSING = Trouble(
    "ideolve.headers-missing",
    SERVICE,
    "Ideolve says that the Client Id or the API key did not arrive.",
    "A field was left empty, or a proxy in between removes what it does not know.",
    "Enter both values; if they are there, try from a network without a proxy.",
    codes=("HEADERS_MISSING",),
)
_OUTAGE = Trouble(
    "ideolve.outage",
    SERVICE,
    "Ideolve has a fault at the moment (HTTP {status}){said}.",
    "This is not about the Client Id or the API key: a wrong pair is answered differently.",
    "Wait a few minutes, then try again.",
    codes=(
        "HTTP 500",
        "HTTP 502",
        "HTTP 503",
    ),
    can_retry=True,
    unclear=True,
)
_REFUSED = Trouble(
    "ideolve.refused",
    SERVICE,
    "Ideolve refused the request (HTTP {status}){said}.",
    "Ideolve documents no such answer for this call.",
    "Check the address of the primary contact and the names entered, then try again.",
    codes=(
        "HTTP 400",
        "HTTP 403",
        "HTTP 404",
        "HTTP 429",
    ),
)


@dataclass(frozen=True)
class Pair:
    """A Client Id and its API key."""

    client_id: str
    api_key: str = field(repr=False)

    def headers(self) -> dict[str, str]:
        """The three headers that every call carries."""
        return {
            "Client-Id": self.client_id,
            "Connector-Api-Key": self.api_key,
            "App-Name": APP_NAME,
        }


def body_of(answer: Answer) -> Mapping[str, object]:
    """The JSON object of an answer; empty if it has no body."""
    return shapes.record(answer.json()) if answer.text.strip() else {}


def check(answer: Answer, pair: Pair) -> Mapping[str, object]:
    """The body of a success; raises ServiceFailure for everything else."""
    body = body_of(answer)
    status = shapes.text(body, "status").upper()
    reason = shapes.text(body, "reason")
    if 200 <= answer.status < 300 and status not in ("ERROR", "UNAUTHORIZED"):
        return body
    if status == "ERROR" and reason.lstrip().lower().startswith("invalid"):
        raise _wrong_pair()
    if answer.status == 401 or status == "UNAUTHORIZED":
        raise _headers_missing()
    said = plain(reason, hide=(pair.api_key, pair.client_id))
    if answer.status >= 500:
        raise _outage(answer.status, said)
    raise _refused(answer.status, said)


def _wrong_pair() -> ServiceFailure:
    return ServiceFailure.of(WRONG_PAIR)


def _headers_missing() -> ServiceFailure:
    return ServiceFailure.of(_HEADERS_MISSING)


def _outage(status: int, said: str) -> ServiceFailure:
    return ServiceFailure.of(_OUTAGE.about(status=str(status), said=_quoted(said)), code=f"HTTP {status}")


def _refused(status: int, said: str) -> ServiceFailure:
    trouble = _REFUSED.about(status=str(status), said=_quoted(said))
    if status == 429:
        trouble = replace(trouble, can_retry=True, wait=60.0)
    return ServiceFailure.of(trouble, code=f"HTTP {status}")


def _quoted(said: str) -> str:
    return f': "{said.rstrip(".")}"' if said else ""
