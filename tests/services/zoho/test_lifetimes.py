"""Lifetimes whose unit the answers do not agree on."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.zoho.lifetimes import device_seconds, polling_seconds, token_seconds


@pytest.mark.parametrize(
    ("expires_in_sec", "expires_in", "seconds"),
    [
        (None, 3600, 3600),
        (3600, 3600000, 3600),
        (None, 3600000, 3600),
        (None, None, 3600),
        (None, 60, 60),
        (0, None, 0),
    ],
)
def test_access_tokens(expires_in_sec: float | None, expires_in: float | None, seconds: float) -> None:
    assert token_seconds(expires_in_sec, expires_in) == seconds


@pytest.mark.parametrize(
    ("given", "seconds"), [(300, 300), (300000, 300), (60000, 60), (None, 300), (0, 300)]
)
def test_device_codes(given: float | None, seconds: float) -> None:
    assert device_seconds(given) == seconds


@pytest.mark.parametrize(("given", "seconds"), [(1, 1), (30, 30), (30000, 30), (5, 5), (None, 30), (0, 30)])
def test_polling(given: float | None, seconds: float) -> None:
    assert polling_seconds(given) == seconds
