"""The one error that every client of a service raises."""

from __future__ import annotations

from typing import Self

from zoho_ideolve_wizard.trouble import Trouble


class ServiceFailure(Exception):
    """A service refused, could not be reached, or answered something unusable.

    `str()` gives what happened and what to do next. No field ever holds a secret: whoever builds a
    failure from a service's own words passes them through `outside.plain` first.

    Fields:
        service: "Zoho accounts", "Zoho CRM" or "Ideolve".
        what: what happened, one sentence.
        code: the service's own code for it, or one of ours in capitals ("TIMEOUT", "WRONG_PAIR").
        cause: why that usually happens; may be empty.
        remedy: what to do next; never empty.
        can_retry: whether the same request may succeed later, unchanged.
        by_hand: refused for lack of an API, an edition or a permission, so it is work for a person.
        wait_seconds: how long to wait before trying again; 0 if that does not matter.
        unclear: the request left this machine and no usable answer came back, so it may have been
            carried out. A request that writes must look before it repeats.
        about: the key of the definition that it was made from, by which the index explains it.
    """

    def __init__(
        self,
        *,
        service: str,
        what: str,
        code: str = "",
        cause: str = "",
        remedy: str = "",
        can_retry: bool = False,
        by_hand: bool = False,
        wait_seconds: float = 0.0,
        unclear: bool = False,
        about: str = "",
    ) -> None:
        self.service = service
        self.what = what
        self.code = code
        self.cause = cause
        self.remedy = remedy or _usual_remedy(service, can_retry)
        self.can_retry = can_retry
        self.by_hand = by_hand
        self.wait_seconds = wait_seconds
        self.unclear = unclear
        self.about = about
        super().__init__(f"{what} {self.remedy}")

    @classmethod
    def of(cls, trouble: Trouble, *, code: str | None = None, service: str = "") -> Self:
        """The failure for a definition whose places are filled in.

        `code` is what the service itself wrote; without it, the definition's first. `service` is who was asked,
        where the trouble lies between here and there.
        """
        own = trouble.codes[0] if trouble.codes else ""
        return cls(
            service=service or trouble.system,
            what=trouble.what,
            code=own if code is None else code,
            cause=trouble.cause,
            remedy=trouble.remedy,
            can_retry=trouble.can_retry,
            by_hand=trouble.by_hand,
            wait_seconds=trouble.wait,
            unclear=trouble.unclear,
            about=trouble.key,
        )


def _usual_remedy(service: str, can_retry: bool) -> str:
    if can_retry:
        return "Try again in a moment."
    return f"Check what was entered for {service}, then try again."
