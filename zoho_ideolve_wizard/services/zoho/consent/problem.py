"""What can be wrong with what came back from a consent page."""

from __future__ import annotations


class ConsentProblem(Exception):
    """What came back is no usable code. `str()` gives what is wrong and what to do; no secret is in it.

    `refused` is true if Zoho reports a refusal, which uses nothing up: consent can be given again at
    once. `code` is Zoho's own word for it, if there is one.
    """

    def __init__(
        self, what: str, remedy: str, *, refused: bool = False, code: str = "", cause: str = ""
    ) -> None:
        self.what = what
        self.remedy = remedy
        self.refused = refused
        self.code = code
        self.cause = cause
        super().__init__(f"{what} {remedy}")
