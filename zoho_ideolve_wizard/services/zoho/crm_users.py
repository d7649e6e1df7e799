"""Adds, deactivates and deletes CRM users, and hands over what they own. Shapes: Zoho's OpenAPI files."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_user_errors
from zoho_ideolve_wizard.services.zoho.crm import Crm, Named
from zoho_ideolve_wizard.services.zoho.crm_answers import count, made
from zoho_ideolve_wizard.services.zoho.crm_errors import SERVICE
from zoho_ideolve_wizard.trouble import Trouble

TransferState = Literal["in_progress", "completed", "failed"]

NOT_COUNTED = "Counted are accounts and deals only; contacts, leads, tasks and everything else are not."
"""What to say beside `Owned`, wherever it is shown."""

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 15.0
PATIENCE = 1800.0
"""Seconds: between two looks at a transfer, and until it is left to itself."""


_NO_SUCH_JOB = Trouble(
    "transfer.no-such-job",
    SERVICE,
    "Zoho CRM does not know this hand-over.",
    "It was ordered in another organization, or so long ago that Zoho has forgotten it.",
    "Have the list of users read again: if the person is still there, order it anew.",
    codes=("NO_SUCH_JOB",),
)
_TRANSFER_FAILED = Trouble(
    "transfer.failed",
    SERVICE,
    "Zoho CRM reports that the hand-over failed.",
    "Zoho gives no reason; a part of the records may have a new owner already.",
    "Look in CRM which records the person still owns, then order the hand-over again.",
    codes=("TRANSFER_FAILED",),
)
_TRANSFER_LASTS = Trouble(
    "transfer.lasts",
    SERVICE,
    "Zoho CRM is still handing over the records after half an hour.",
    "With many records this takes long. Zoho goes on by itself.",
    "Leave it, and look again later; nothing needs to be ordered again.",
    codes=("TRANSFER_LASTS",),
    can_retry=True,
    wait=600.0,
    unclear=True,
)


@dataclass(frozen=True)
class Owned:
    """How many accounts and deals a user owns. Other modules are not counted (see `NOT_COUNTED`)."""

    accounts: int
    deals: int


@dataclass(frozen=True)
class TransferWait:
    """Told before each wait for a transfer: seconds until the next look, and since it began."""

    next_look: float
    waited: float


class CrmUsers:
    """Changes the users of one organization; `Crm` reads them.

    Every method raises ServiceFailure for what CRM refuses. Those that end in a state return False if
    it held already. `who` is the address or name that messages use.
    """

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def add_user(self, first_name: str, last_name: str, email: str, role: Named, profile: Named) -> str:
        """Add one user, whom Zoho invites by e-mail, and return the new id. Takes up a licence."""
        user: dict[str, object] = {
            "last_name": last_name,
            "email": email,
            "role": {"id": role.id, "name": role.name},
            "profile": {"id": profile.id, "name": profile.name},
        }
        if first_name:
            user["first_name"] = first_name
        answer = await self._crm.send(
            "POST", "/users", json={"users": [user]}, meaning=crm_user_errors.adding(email)
        )
        return made(answer, "users", "id")

    async def deactivate(self, user_id: str, who: str = "") -> bool:
        """The user can no longer log in, keeps all records, and frees a licence."""
        return await self._set_status(
            user_id, who, "inactive", ("ID_ALREADY_DEACTIVATED", "CANNOT_UPDATE_DELETED_USER")
        )

    async def activate(self, user_id: str, who: str = "") -> bool:
        """Bring a deactivated user back. Takes up a licence."""
        return await self._set_status(user_id, who, "active", ("ID_ALREADY_ACTIVE",))

    async def delete(self, user_id: str, who: str = "") -> bool:
        """Delete a user. No record is moved: what the user owns stays with the deleted user."""
        try:
            await self._crm.send("DELETE", _path(user_id), meaning=crm_user_errors.changing(who))
        except ServiceFailure as failure:
            if failure.code != "ID_ALREADY_DELETED":
                raise
            return False
        return True

    async def transfer_and_delete(
        self, user_id: str, to_user_id: str, who: str = "", *, subordinates_to: str = ""
    ) -> str:
        """Order Zoho to give everything of a user to a colleague, then delete the user; returns the job's id.

        Handed over are open records, assignments and criteria. Who reports to the user will report to
        `subordinates_to`, by default the same colleague. Zoho does it in its own time: `follow_transfer`.
        """
        wanted = {
            "transfer": {"id": to_user_id, "records": True, "assignment": True, "criteria": True},
            "move_subordinate": {"id": subordinates_to or to_user_id},
        }
        answer = await self._crm.send(
            "POST",
            f"{_path(user_id)}/actions/transfer_and_delete",
            json={"transfer_and_delete": [wanted]},
            meaning=crm_user_errors.handing_over(who),
        )
        # The OpenAPI file has job_id, Zoho's Python SDK reads jobId.
        return made(answer, "transfer_and_delete", "job_id", "jobId")

    async def transfer_job(self, job_id: str) -> TransferState:
        """Where a transfer stands now."""
        body = await self._crm.get("/users/actions/transfer_and_delete", {"job_id": job_id})
        found = shapes.records(body, "transfer_and_delete")
        match shapes.text(found[0], "status") if found else "":
            case "completed":
                return "completed"
            case "failed":
                return "failed"
            # The OpenAPI file has in_progress; whatever else is not an end either.
            case str(state) if state:
                return "in_progress"
        raise ServiceFailure.of(_NO_SUCH_JOB)

    async def follow_transfer(
        self,
        job_id: str,
        on_wait: Callable[[TransferWait], None],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Return when the transfer is completed; raise ServiceFailure if it failed, or after half an hour.

        A lost answer does not end it. Cancelling stops the watching, not the transfer.
        """
        began, pause = clock(), FIRST_PAUSE
        while (waited := clock() - began) < PATIENCE:
            wait = pause
            try:
                state = await self.transfer_job(job_id)
            except ServiceFailure as failure:
                if not failure.can_retry:
                    raise
                wait = max(pause, failure.wait_seconds)
            else:
                if state == "completed":
                    return
                if state == "failed":
                    raise ServiceFailure.of(_TRANSFER_FAILED)
            on_wait(TransferWait(wait, waited))
            await sleep(wait)
            pause = min(pause * 1.5, LONGEST_PAUSE)
        raise ServiceFailure.of(_TRANSFER_LASTS)

    async def owned(self, user_id: str) -> Owned:
        """Count the accounts and deals of a user, by two queries. Nothing else is counted."""
        return Owned(await self._count("Accounts", user_id), await self._count("Deals", user_id))

    async def _count(self, module: str, user_id: str) -> int:
        if not user_id.isascii() or not user_id.isalnum():
            raise ValueError("not the id of a user")
        query = f"select COUNT(id) from {module} where Owner = '{user_id}'"  # noqa: S608 - checked above
        return await count(self._crm, query, crm_user_errors.counting)

    async def _set_status(self, user_id: str, who: str, status: str, holds: tuple[str, ...]) -> bool:
        try:
            await self._crm.send(
                "PUT",
                _path(user_id),
                json={"users": [{"status": status}]},
                meaning=crm_user_errors.changing(who),
            )
        except ServiceFailure as failure:
            if failure.code not in holds:
                raise
            return False
        return True


def _path(user_id: str) -> str:
    return f"/users/{quote(user_id, safe='')}"
