"""Follows a device code until it is accepted, refused or expired."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import errors
from zoho_ideolve_wizard.services.zoho.credentials import Client, DeviceCode, MovedTo, Pending, Tokens
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

_SLOW_DOWN = 5.0
"""Seconds added to the interval when Zoho says slow_down, as RFC 8628 asks."""


@dataclass(frozen=True)
class Waiting:
    """Told before each wait: where things stand, and the seconds until the next poll and the code's end."""

    reason: str
    next_poll: float
    left: float
    data_center: DataCenter


async def follow(
    accounts: Accounts,
    client: Client,
    start: DeviceCode,
    data_center: DataCenter,
    on_wait: Callable[[Waiting], None],
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Tokens:
    """Poll at the interval Zoho named until tokens come; raises ServiceFailure if they never will.

    A lost answer or a rate limit does not end it: the code stays good for its time. Cancelling the task
    ends it at once.
    """
    interval = start.interval
    pause = interval
    deadline = clock() + start.expires_in
    reason = "Waiting for the code to be entered and accepted."
    while (left := deadline - clock()) > 0:
        pause = min(pause, left)
        on_wait(Waiting(reason, pause, left, data_center))
        await sleep(pause)
        pause = interval
        try:
            answer = await accounts.device_poll(client, start.device_code, data_center)
        except ServiceFailure as failure:
            if not failure.can_retry:
                raise
            reason = str(failure)
            pause = max(interval, failure.wait_seconds)
            continue
        if isinstance(answer, Tokens):
            return answer
        if isinstance(answer, MovedTo):
            data_center = answer.data_center
            reason = f"The account lives in {data_center.label}: waiting there."
        elif isinstance(answer, Pending):
            interval = answer.interval or interval
            if answer.reason == "slow_down":
                interval += _SLOW_DOWN
            pause = interval
    raise errors.failure("device", "expired")
