"""Which addresses lead to the same server, and which to this machine."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.origins import host_of, is_loopback, origin_of


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://accounts.zoho.in/oauth/v2/auth?x=1", "https://accounts.zoho.in"),
        ("HTTPS://Accounts.Zoho.IN:443", "https://accounts.zoho.in"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/x", "http://[::1]:8080"),
        ("https://accounts.zoho.in@evil.example/", ""),
        ("https://accounts.zoho.in\\@evil.example/", ""),
        ("https://evil.example\\.accounts.zoho.in/", "https://evil.example\\.accounts.zoho.in"),
        ("//accounts.zoho.in", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://a:port/", ""),
        ("", ""),
    ],
)
def test_origin(url: str, origin: str) -> None:
    assert origin_of(url) == origin


def test_host_is_what_a_message_names() -> None:
    assert host_of("https://www.zohoapis.in/crm") == "www.zohoapis.in"
    assert host_of("http://127.0.0.1:81/x") == "127.0.0.1:81"


@pytest.mark.parametrize(
    "url", ["http://localhost:1", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]/x"]
)
def test_this_machine(url: str) -> None:
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url", ["https://zoho.in", "http://localhost.evil.example", "http://10.0.0.1", "http://[broken", ""]
)
def test_another_machine(url: str) -> None:
    assert not is_loopback(url)
