"""Faults on demand: what goes wrong on the way, for requests that match."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from .crm.answers import REFUSALS
from .web import UnusableError

KINDS = ("status", "latency", "drop", "slow", "html", "truncated", "refusal")


@dataclass
class Fault:
    """``match`` is ``"METHOD /path"``: a beginning, or a pattern with ``*``. ``*`` as the method is any.

    The path may go on with ``?`` and a query. What it does, by ``kind``:

    * ``status``: answers with the status ``value`` instead of doing anything;
    * ``latency``: waits ``value`` seconds, then goes on;
    * ``drop``: closes the connection without an answer, nothing is done;
    * ``slow``: does it, and the answer takes ``value`` seconds to arrive, piece by piece;
    * ``html``: a page, as of a proxy or captive portal, with status ``value`` (200), nothing is done;
    * ``truncated``: does it, and the connection closes in the middle of the answer;
    * ``refusal``: CRM's documented refusal with this ``code``, nothing is done.

    It holds for the next ``times`` requests; 0 or less = until a reset.
    """

    match: str
    kind: str
    value: float
    times: int
    code: str = ""

    def fits(self, method: str, path: str) -> bool:
        """Whether it applies to this request; ``path`` with its query, if it has one."""
        wanted_method, _, wanted_path = self.match.partition(" ")
        if wanted_method.upper() not in ("*", method.upper()):
            return False
        without_query = path.partition("?")[0]
        return path.startswith(wanted_path) or any(
            fnmatchcase(text, wanted_path) for text in (path, without_query)
        )

    def as_json(self) -> dict[str, object]:
        """As it was given."""
        shown = {"match": self.match, "kind": self.kind, "value": self.value, "times": self.times}
        return {**shown, "code": self.code} if self.code else shown


def read_fault(data: object) -> Fault:
    """One fault from JSON; ``UnusableError`` says what is wrong with it."""
    if not isinstance(data, dict):
        raise UnusableError("A fault must be an object.")
    match, kind = data.get("match"), data.get("kind")
    if not isinstance(match, str) or " /" not in match:
        raise UnusableError('A fault needs "match", for example "POST /crm/v8/users".')
    if kind not in KINDS:
        raise UnusableError(f"A fault's kind must be one of {', '.join(KINDS)}.")
    value, times = data.get("value"), data.get("times", 1)
    if value is None:
        value = {"status": 500, "html": 200}.get(kind, 1)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise UnusableError("A fault's value must be a number.")
    if kind in ("status", "html") and not 200 <= value <= 599:
        raise UnusableError("A fault's value must be an HTTP status for this kind.")
    if isinstance(times, bool) or not isinstance(times, int):
        raise UnusableError("A fault's times must be a whole number.")
    code = data.get("code", "")
    if (kind == "refusal") != (code in REFUSALS):
        raise UnusableError(f"A refusal needs a code, one of {', '.join(REFUSALS)}; other kinds have none.")
    return Fault(match, kind, float(value), times if times > 0 else -1, code)


def take(faults: list[Fault], method: str, path: str) -> Fault | None:
    """The first fault for this request, one time used up."""
    for fault in faults:
        if fault.fits(method, path):
            if fault.times > 0:
                fault.times -= 1
                if fault.times == 0:
                    faults.remove(fault)
            return fault
    return None
