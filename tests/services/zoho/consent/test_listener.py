"""The loopback listener, over real sockets."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from zoho_ideolve_wizard.services.zoho.consent import port as ports
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener, PortTaken
from zoho_ideolve_wizard.services.zoho.consent.redirect import parse
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO

STATE = "fake-state-of-this-consent"
CODE = "1000.fakecode.abc"
CONSENT = "https://accounts.zoho.in/oauth/v2/auth?client_id=1000.FAKE&state=" + STATE
VALID = f"/callback?state={STATE}&code={CODE}&location=in&accounts-server=https%3A%2F%2Faccounts.zoho.in"
HAS_IPV6 = socket.has_ipv6


def check(text: str) -> CodeGrant:
    return parse(text, state=STATE, redirect_uri="http://localhost:8765/callback", data_centers=ZOHO)


class Heard(list[str]):
    """What the listener reported."""


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def listener(heard: Heard) -> AsyncIterator[Listener]:
    made = Listener(0, "/callback", check, CONSENT, on_event=heard.append)
    await made.start()
    yield made
    await made.stop()


async def raw(port: int, request: str, host: str = "127.0.0.1") -> str:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(request.encode())
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    await writer.wait_closed()
    return answer.decode()


async def browse(listener: Listener, target: str, host: str = "127.0.0.1") -> str:
    """The whole answer that a browser gets for `target`."""
    name = f"localhost:{listener.port}"
    return await raw(listener.port, f"GET {target} HTTP/1.1\r\nHost: {name}\r\n\r\n", host)


def status(answer: str) -> int:
    return int(answer.split()[1])


async def test_a_valid_code_is_received_and_the_page_says_what_to_do_next(listener: Listener) -> None:
    waiting = asyncio.create_task(listener.grant())
    answer = await browse(listener, VALID)
    grant = await asyncio.wait_for(waiting, 5)
    assert (grant.code, grant.data_center.name) == (CODE, "in")
    assert status(answer) == 200
    assert "go back to the terminal" in answer
    assert CODE not in answer


@pytest.mark.skipif(not HAS_IPV6, reason="Python without IPv6")
async def test_a_browser_for_which_localhost_is_ipv6_is_served(listener: Listener) -> None:
    answer = await browse(listener, VALID, host="::1")
    assert status(answer) == 200
    assert (await asyncio.wait_for(listener.grant(), 5)).code == CODE


async def test_the_short_address_leads_to_the_long_one(listener: Listener) -> None:
    assert listener.short_address == f"http://localhost:{listener.port}/go"
    answer = await browse(listener, "/go")
    assert status(answer) == 302
    assert f"location: {CONSENT}" in answer.lower().replace(CONSENT.lower(), CONSENT)


async def test_the_short_address_keeps_out_of_the_way_of_the_redirect_uri() -> None:
    assert Listener(1, "/go", check, CONSENT).short_address == "http://localhost:1/start"


async def test_a_wrong_state_uses_nothing_up(listener: Listener, heard: Heard) -> None:
    waiting = asyncio.create_task(listener.grant())
    answer = await browse(listener, VALID.replace(STATE, "another-state"))
    assert status(answer) == 400
    assert "does not answer the consent page" in answer
    assert len(heard) == 1
    assert not waiting.done()
    await browse(listener, VALID)
    assert (await asyncio.wait_for(waiting, 5)).code == CODE


async def test_reject_then_accept(listener: Listener, heard: Heard) -> None:
    waiting = asyncio.create_task(listener.grant())
    answer = await browse(listener, f"/callback?error=access_denied&state={STATE}")
    assert status(answer) == 200
    assert "Reject was pressed" in answer
    assert 'href="/go"' in answer
    assert "Consent was refused" in heard[0]
    assert not waiting.done()
    await browse(listener, VALID)
    assert (await asyncio.wait_for(waiting, 5)).code == CODE


async def test_after_a_valid_code_further_ones_change_nothing(listener: Listener) -> None:
    await browse(listener, VALID)
    for target in (VALID.replace(CODE, "1000.another.code"), "/callback?error=access_denied", "/go"):
        answer = await browse(listener, target)
        assert status(answer) == 200
        assert "Already connected" in answer
    assert (await listener.grant()).code == CODE


async def test_a_cancelled_wait_loses_nothing(listener: Listener) -> None:
    waiting = asyncio.create_task(listener.grant())
    await asyncio.wait([waiting], timeout=0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await browse(listener, VALID)
    assert (await asyncio.wait_for(listener.grant(), 5)).code == CODE


async def test_what_a_page_is_told_cannot_become_markup(listener: Listener, heard: Heard) -> None:
    answer = await browse(listener, f"/callback?error=%3Cscript%3Ealert(1)%3C/script%3E&state={STATE}")
    assert heard
    assert "<script" not in answer


async def test_pages_are_not_kept_and_send_no_referrer(listener: Listener) -> None:
    for target in ("/callback", "/go", "/other", VALID):
        answer = (await browse(listener, target)).lower()
        assert "cache-control: no-store" in answer
        assert "referrer-policy: no-referrer" in answer
        assert "<script" not in answer


@pytest.mark.parametrize(("target", "expected"), [("/favicon.ico", 404), ("/", 404), ("/callback/", 404)])
async def test_other_addresses_are_not_found(listener: Listener, target: str, expected: int) -> None:
    assert status(await browse(listener, target)) == expected


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "OPTIONS"])
async def test_only_get_is_answered(listener: Listener, heard: Heard, method: str) -> None:
    request = f"{method} {VALID} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
    assert status(await raw(listener.port, request)) == 405
    assert not heard


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765"])
async def test_the_names_of_this_machine_are_served(listener: Listener, host: str) -> None:
    request = f"GET /go HTTP/1.1\r\nHost: {host}\r\n\r\n"
    assert status(await raw(listener.port, request)) == 302


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1", "", "[::1", "a b"])
async def test_another_name_pointed_here_is_refused(listener: Listener, host: str) -> None:
    request = f"GET {VALID} HTTP/1.1\r\nHost: {host}\r\n\r\n"
    assert status(await raw(listener.port, request)) == 400
    assert status(await raw(listener.port, f"GET {VALID} HTTP/1.0\r\n\r\n")) == 400
    twice = f"GET {VALID} HTTP/1.1\r\nHost: localhost\r\nHost: {host}\r\n\r\n"
    assert status(await raw(listener.port, twice)) == 400
    answer = await browse(listener, VALID)
    assert "Consent received" in answer


@pytest.mark.parametrize(
    "header",
    [
        "Origin: https://evil.example",
        "Origin: http://localhost:3000",
        "Sec-Fetch-Mode: no-cors",
        "Sec-Fetch-Mode: cors\r\nOrigin: https://evil.example",
        "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
    ],
)
async def test_a_script_or_frame_of_another_page_is_refused(
    listener: Listener, heard: Heard, header: str
) -> None:
    for target in (VALID, f"/callback?error=access_denied&state={STATE}", "/go"):
        request = f"GET {target} HTTP/1.1\r\nHost: localhost:{listener.port}\r\n{header}\r\n\r\n"
        answer = await raw(listener.port, request)
        assert status(answer) == 403
        assert STATE not in answer
    assert not heard
    visit = (
        "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Site: cross-site\r\nOrigin: null"
    )
    request = f"GET {VALID} HTTP/1.1\r\nHost: localhost:{listener.port}\r\n{visit}\r\n\r\n"
    assert "Consent received" in await raw(listener.port, request)


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /" + "x" * 40_000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\r\n\r\n",
        "GET\r\n\r\n",
    ],
)
async def test_what_is_no_request_or_too_long_is_refused(listener: Listener, request_text: str) -> None:
    try:
        answer = await raw(listener.port, request_text)
    except ConnectionResetError:
        answer = ""
    assert not answer or 400 <= status(answer) < 500
    assert "Consent received" in await browse(listener, VALID)


async def test_a_browser_that_only_connects_in_advance_holds_nothing_up(listener: Listener) -> None:
    early = [await asyncio.open_connection("127.0.0.1", listener.port) for _ in range(5)]
    assert "Consent received" in await browse(listener, VALID)
    for _, writer in early:
        writer.close()
        await writer.wait_closed()


async def test_stopping_frees_the_port_and_ends_the_wait() -> None:
    listener = Listener(0, "/callback", check, CONSENT)
    await listener.start()
    _, idle = await asyncio.open_connection("127.0.0.1", listener.port)
    waiting = asyncio.create_task(listener.grant())
    await asyncio.wait([waiting], timeout=0)
    await asyncio.wait_for(listener.stop(), 5)
    with pytest.raises(asyncio.CancelledError):
        await waiting
    idle.close()
    again = Listener(listener.port, "/callback", check, CONSENT)
    await again.start()
    await again.stop()


async def test_a_bug_of_ours_reaches_whoever_waits(heard: Heard) -> None:
    def fails(_text: str) -> CodeGrant:
        raise KeyError("a bug")

    listener = Listener(0, "/callback", fails, CONSENT, on_event=heard.append)
    await listener.start()
    answer = await browse(listener, VALID)
    assert status(answer) == 500
    with pytest.raises(KeyError):
        await listener.grant()
    await listener.stop()


async def test_waiting_before_the_start_is_our_mistake() -> None:
    with pytest.raises(RuntimeError, match="not been started"):
        await Listener(0, "/callback", check, CONSENT).grant()


def taken(family: socket.AddressFamily, host: str) -> socket.socket:
    one = socket.socket(family)
    if family == socket.AF_INET6:
        one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    one.bind((host, 0))
    one.listen()
    return one


@pytest.mark.parametrize(
    ("family", "host"),
    [
        (socket.AF_INET, "127.0.0.1"),
        (socket.AF_INET, "0.0.0.0"),  # noqa: S104 - a program that listens everywhere
        (socket.AF_INET6, "::1"),
    ],
)
async def test_a_taken_port_is_named_at_once(family: socket.AddressFamily, host: str) -> None:
    with taken(family, host) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            await Listener(port, "/callback", check, CONSENT).start()
        assert caught.value.port == port
        assert f"Port {port} is taken by" in str(caught.value)
        assert "API Console" in caught.value.remedy


async def test_a_port_that_the_system_keeps_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(_one: socket.socket, _address: tuple[str, int]) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", bind)
    with pytest.raises(PortTaken, match="keeps it for itself"):
        ports.bind(80)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells without another program")
async def test_on_linux_the_program_that_has_the_port_is_named() -> None:
    with taken(socket.AF_INET, "127.0.0.1") as other, pytest.raises(PortTaken) as caught:
        ports.bind(other.getsockname()[1])
    assert f"(process {os.getpid()})" in caught.value.what


def test_elsewhere_it_is_simply_not_known(tmp_path: Path) -> None:
    assert ports.owner(8765, tmp_path) == ""
    assert "another program" in str(PortTaken(8765, ""))


@pytest.mark.parametrize("reason", [errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT])
async def test_a_machine_without_ipv6_is_fine(monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    really_bind = socket.socket.bind

    def bind(one: socket.socket, address: tuple[str, int]) -> None:
        if one.family == socket.AF_INET6:
            raise OSError(reason, "no IPv6 here")
        really_bind(one, address)

    with monkeypatch.context() as patched:
        patched.setattr(socket.socket, "bind", bind)
        sockets = ports.bind(0)
    assert [one.getsockname()[0] for one in sockets] == ["127.0.0.1"]
    for one in sockets:
        one.close()
