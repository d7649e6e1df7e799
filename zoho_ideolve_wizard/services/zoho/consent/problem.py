"""What can be wrong with what came back from a consent page."""

from __future__ import annotations

from typing import Self

from zoho_ideolve_wizard.trouble import Trouble


class ConsentProblem(Exception):
    """What came back is no usable code. `str()` gives what is wrong and what to do; no secret is in it.

    `refused` is true if Zoho reports a refusal, which uses nothing up: consent can be given again at
    once. `code` is Zoho's own word for it, if there is one; `about` the key of the definition.
    """

    def __init__(
        self,
        what: str,
        remedy: str,
        *,
        refused: bool = False,
        code: str = "",
        cause: str = "",
        about: str = "",
    ) -> None:
        self.what = what
        self.remedy = remedy
        self.refused = refused
        self.code = code
        self.cause = cause
        self.about = about
        super().__init__(f"{what} {remedy}")

    @classmethod
    def of(cls, trouble: Trouble, *, refused: bool = False, code: str | None = None) -> Self:
        """The problem for a definition whose places are filled in; `code` is what Zoho itself wrote."""
        own = trouble.codes[0] if trouble.codes else ""
        return cls(
            trouble.what,
            trouble.remedy,
            refused=refused,
            code=own if code is None else code,
            cause=trouble.cause,
            about=trouble.key,
        )
