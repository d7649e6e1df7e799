"""Holds still what moves or differs between machines: clock, cursor, ports, random values, clipboard."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, tzinfo
from typing import Self
from unittest.mock import patch

from textual.app import App
from textual.widgets import Input, TextArea

from zoho_ideolve_wizard.engine import block, ledger, pace
from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import TokenCard
from zoho_ideolve_wizard.guide.team import team_facts
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant, DeviceCode
from zoho_ideolve_wizard.ui import clipboard, presses
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane

NOW = "2026-11-24T12:00:00+00:00"
"""What ledger and tokens take for now; noon, so that the day is the same in nearly every time zone."""

DEVICE_CODE = DeviceCode(
    user_code="WDJB-MJHT",
    device_code="fake-device-code",
    verification_url="https://accounts.zoho.in/oauth/v3/device",
    interval=1.0,
    expires_in=300.0,
)


class StillClock(datetime):
    """It is always the same time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromisoformat(NOW).astimezone(tz)


class Clock:
    """How long things take: no time at all, until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


CLOCK = Clock()


class StillListener(Listener):
    """Takes no port, and no code ever comes."""

    async def start(self) -> None:
        """Nothing listens."""

    async def grant(self) -> CodeGrant:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets that event")

    async def stop(self) -> None:
        """Nothing listened."""


def _listener(attempt: consent.Attempt, on_event: Callable[[str], None]) -> Listener:
    return StillListener(8765, "/callback", attempt.read, attempt.url, on_event)


async def _start_device(_attempt: consent.Attempt) -> DeviceCode:
    return DEVICE_CODE


async def _follow_device(
    attempt: consent.Attempt, start: DeviceCode, on_wait: Callable[[Waiting], None]
) -> TokenCard:
    on_wait(Waiting("Waiting for the code to be entered and accepted.", 1.0, 287.0, attempt.data_center))
    await asyncio.Event().wait()
    raise AssertionError("nobody sets that event")


async def _copy(_app: App[object], _text: str, *, over_ssh: bool, otherwise: str = "") -> str:
    return "Sent to your terminal's clipboard." if over_ssh else "Copied."


@contextmanager
def _one_time_zone() -> Iterator[None]:
    """Hours are shown in local time, which is the same everywhere for a while."""
    with patch.dict(os.environ, {"TZ": "UTC"}):
        _read_time_zone()
        yield
    _read_time_zone()


def _read_time_zone() -> None:
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()


@contextmanager
def still_time() -> Iterator[None]:
    """While it lasts, clock and cursor stand still."""
    CLOCK.at = 0.0
    with ExitStack() as stack:
        stack.enter_context(_one_time_zone())
        for target, name, value in (
            (ledger, "_now", lambda: NOW),
            (tokens, "now", lambda: NOW),
            (team_facts, "datetime", StillClock),
            (block, "datetime", StillClock),
            (pace, "datetime", StillClock),
            (pace, "now", CLOCK),
            (Input, "cursor_blink", False),
            (TextArea, "cursor_blink", False),
            (ConsentPane, "_tick", lambda _pane: None),
        ):
            stack.enter_context(patch.object(target, name, value))
        yield


@contextmanager
def stillness() -> Iterator[None]:
    """While it lasts, the same screen is drawn the same way on every machine and at every time."""
    with still_time(), ExitStack() as stack:
        for target, name, value in (
            (consent, "new_state", lambda: "fixed-state-0000000000000000000000"),
            (consent.Attempt, "listener", _listener),
            (consent.Attempt, "start_device", _start_device),
            (consent.Attempt, "follow_device", _follow_device),
            (clipboard, "copy", _copy),
            (presses, "HELD", 0.0),
        ):
            stack.enter_context(patch.object(target, name, value))
        yield
