"""Over real HTTP: who gets the sheet, what stands on it, and what is refused."""

import asyncio
import json
import re
import socket

import httpx
import pytest

from tests.sheet.conftest import CODE, NASTY, PAGE, SECRET, enters, origin
from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.sheet.troubles import NOT_KEPT, sentences


async def test_the_address_opens_once_and_then_there_is_another(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    first = sheet.address
    room = await enters(browser, sheet)
    assert (await browser.get(room)).status_code == 200
    assert (await browser.get(room)).status_code == 200, "the browser's reload"
    again = await browser.get(first)
    assert again.status_code == 410
    assert "opened already" in again.text
    assert sheet.room not in again.text
    assert sheet.opened == 1
    assert sheet.address != first
    assert await enters(browser, sheet) == room
    assert sheet.opened == 2


async def test_what_is_guessed_leads_nowhere(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    base = f"http://localhost:{sheet.port}"
    for path in (
        "/",
        "/guess",
        "/guess/",
        f"/{sheet.room[:-1]}/",
        f"/{sheet.room}x/",
        f"/{sheet.room}/nothing",
    ):
        answer = await browser.get(base + path)
        assert answer.status_code == 404, path
        assert PAGE.title not in answer.text
    for path in ("/guess/values/value-2-1", "/guess/ticks/page-1"):
        assert (await browser.post(base + path, headers=origin(sheet))).status_code == 404
    assert (await browser.get(f"{base}/guess/news")).status_code == 404
    assert sheet.opened == 0
    assert not sheet.ticks


async def test_no_secret_stands_in_anything_but_the_answer_to_copy(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    room = await enters(browser, sheet)
    page = await browser.get(room)
    for name in ("", "sheet.js", "sheet.css"):
        assert SECRET not in (await browser.get(room + name)).text
    assert "1000.FAKE" in page.text
    answer = await browser.post(f"{room}values/value-2-1", headers=origin(sheet))
    assert answer.json() == {"text": SECRET}
    assert (await browser.get(f"{room}values/value-2-1")).status_code == 405
    assert SECRET not in (await browser.get(room)).text


async def test_values_arrive_to_the_last_character(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    room = await enters(browser, sheet)
    lines = {"value-2-2": NASTY, "value-2-3": CODE, "page-3": "https://stranger.example/"}
    for key, text in lines.items():
        answer = await browser.post(f"{room}values/{key}", headers=origin(sheet))
        assert answer.json() == {"text": text}
    for key in ("page-9", "value-9-9", "zoho.client_secret"):
        assert (await browser.post(f"{room}values/{key}", headers=origin(sheet))).status_code == 404


async def test_a_secret_that_is_not_kept_any_more_is_said_not_copied(browser: httpx.AsyncClient) -> None:
    sheet = Sheet(PAGE, Ticks(), lambda _name: "", frozenset())
    await sheet.start()
    room = await enters(browser, sheet)
    answer = await browser.post(f"{room}values/value-2-1", headers=origin(sheet))
    assert (answer.status_code, answer.text) == (404, sentences(NOT_KEPT))
    sheet.close()
    await sheet.ended()


async def test_another_host_is_refused(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    """A foreign name that was made to point here."""
    room = f"http://127.0.0.1:{sheet.port}/{sheet.room}/"
    for host in (
        "evil.example",
        f"evil.example:{sheet.port}",
        "localhost.evil.example",
        "",
        "[::1",
        "10.0.0.7",
    ):
        for address in (room, sheet.address):
            answer = await browser.get(address, headers={"Host": host})
            assert answer.status_code == 400, host
        asked = {"Host": host, "Origin": f"http://{host}"}
        assert (await browser.post(f"{room}values/value-2-1", headers=asked)).status_code == 400
    assert sheet.opened == 0


async def test_another_origin_is_refused(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    room = await enters(browser, sheet)
    for foreign in (
        "https://evil.example",
        "null",
        "http://localhost",
        "http://localhost:1",
        f"https://localhost:{sheet.port}",
    ):
        headers = {"Origin": foreign}
        for answer in (
            await browser.get(room, headers=headers),
            await browser.get(sheet.address, headers=headers),
            await browser.post(f"{room}values/value-2-1", headers=headers),
            await browser.post(f"{room}ticks/page-1", headers=headers),
        ):
            assert answer.status_code == 403, foreign
            assert SECRET not in answer.text
            assert "access-control-allow-origin" not in answer.headers
    assert (await browser.post(f"{room}values/value-2-1")).status_code == 403, "without an origin"
    assert not sheet.ticks
    assert sheet.opened == 1


async def test_other_methods_are_refused_and_use_nothing_up(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    for method in ("HEAD", "OPTIONS", "PUT", "DELETE"):
        assert (await browser.request(method, sheet.address)).status_code == 405
    assert sheet.opened == 0


async def test_it_is_reached_at_both_ends_of_a_tunnel_and_on_both_loopbacks(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    """At the other end the port may be another one."""
    answer = await browser.get(sheet.address, headers={"Host": "localhost:9000"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/{sheet.room}/"
    asked = {"Host": "localhost:9000", "Origin": "http://localhost:9000"}
    room = f"http://127.0.0.1:{sheet.port}/{sheet.room}/"
    assert (await browser.post(f"{room}values/value-2-0", headers=asked)).status_code == 200
    if socket.has_ipv6:
        try:
            assert (await browser.get(room.replace("127.0.0.1", "[::1]"))).status_code == 200
        except httpx.ConnectError:
            with pytest.raises(OSError), socket.socket(socket.AF_INET6) as one:  # noqa: PT011
                one.bind(("::1", 0))  # this machine has none


async def test_nothing_is_kept_and_nothing_foreign_runs(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    room = await enters(browser, sheet)
    answers = [await browser.get(room + name) for name in ("", "sheet.js", "sheet.css", "nothing")]
    answers += [
        await browser.get(sheet.address),
        await browser.get(sheet.address, headers={"Host": "evil.example"}),
    ]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    html = answers[0].text
    assert re.findall(r"<script[^>]*>", html) == ['<script src="sheet.js" defer>']
    assert not re.search(r"<style|\son\w+=|\sstyle=", html)


async def test_links_are_https_to_known_hosts_only(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    html = (await browser.get(await enters(browser, sheet))).text
    assert re.findall(r'href="([^"]*)"', html) == ["sheet.css", "https://www.ideolve.com/login"]
    assert "javascript:alert(1)" in html
    assert 'rel="noopener noreferrer"' in html


async def test_words_from_outside_are_text(sheet: Sheet, browser: httpx.AsyncClient) -> None:
    html = (await browser.get(await enters(browser, sheet))).text
    assert "alert(&quot;x&quot;)" in html
    assert "<script>alert" not in html
    assert "<title>The form of &quot;Hill &amp; Sons&quot;</title>" in html


async def test_ticks_of_the_browser_are_the_terminals_and_the_other_way_round(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    room = await enters(browser, sheet)
    told: list[list[str]] = []
    heard = asyncio.Event()

    async def listens() -> str:
        async with browser.stream("GET", f"{room}news", timeout=None) as news:
            event = ""
            async for line in news.aiter_lines():
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: ") and event == "ticks":
                    told.append(json.loads(line.removeprefix("data: ")))
                    heard.set()
        return event

    async def hears(keys: list[str]) -> None:
        async with asyncio.timeout(20):
            while not told or told[-1] != keys:
                heard.clear()
                await heard.wait()

    listening = asyncio.create_task(listens())
    await hears([])
    sheet.ticks.add("value-2-0")
    await hears(["value-2-0"])
    answer = await browser.post(f"{room}ticks/page-1", headers=origin(sheet))
    assert answer.status_code == 204
    await hears(["page-1", "value-2-0"])
    assert "page-1" in sheet.ticks
    assert (await browser.post(f"{room}ticks/made-up", headers=origin(sheet))).status_code == 404
    assert list(sheet.ticks) == ["page-1", "value-2-0"]
    sheet.close()
    assert await listening == "gone"


async def test_once_closed_it_is_gone_at_once_and_then_nothing_listens(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    room = await enters(browser, sheet)
    address = sheet.address
    sheet.close()
    for asked in (
        browser.get(room),
        browser.get(address),
        browser.post(f"{room}values/value-2-1", headers=origin(sheet)),
    ):
        try:
            answer = await asked
        except httpx.TransportError:
            continue  # closed already, which is as good
        assert answer.status_code == 410
        assert SECRET not in answer.text
        assert PAGE.title not in answer.text
    await sheet.ended()
    with pytest.raises(httpx.ConnectError):
        await browser.get(room)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", sheet.port)


async def test_turned_to_the_next_task_it_leads_there_and_gives_nothing_more_of_the_last(
    sheet: Sheet, browser: httpx.AsyncClient
) -> None:
    room = await enters(browser, sheet)
    ticks = Ticks()
    following = Page("group", "The next one", (Instruction("Add.", values=(Value("Group", "Sales"),)),), ())
    async with browser.stream("GET", f"{room}news", timeout=None) as news:
        lines = news.aiter_lines()
        assert await anext(lines) == "event: ticks"
        sheet.turn(following, ticks)
        told = [line async for line in lines]
    assert told[-3:-1] == ["event: next", f"data: /{sheet.room}/"]
    on = await browser.get(room)
    assert (on.status_code, on.headers["Location"]) == (303, f"/{sheet.room}/")
    assert (await browser.get(f"{room}news")).text == f"event: next\ndata: /{sheet.room}/\n\n"
    for path in ("values/value-2-1", "values/value-1-0", "ticks/value-1-0"):
        assert (await browser.post(room + path, headers=origin(sheet))).status_code == 410
    assert not ticks
    room = f"http://localhost:{sheet.port}/{sheet.room}/"
    assert "The next one" in (await browser.get(room)).text
    assert (await browser.post(f"{room}values/value-2-1", headers=origin(sheet))).status_code == 404
    answer = await browser.post(f"{room}values/value-1-0", headers=origin(sheet))
    assert answer.json() == {"text": "Sales"}
    await browser.post(f"{room}ticks/value-1-0", headers=origin(sheet))
    assert list(ticks) == ["value-1-0"]


async def test_a_port_that_is_taken_is_replaced_by_a_free_one(sheet: Sheet) -> None:
    other = Sheet(PAGE, Ticks(), lambda _name: "", frozenset(), port=sheet.port)
    await other.start()
    assert other.port not in (0, sheet.port)
    other.close()
    await other.ended()


def test_two_sheets_share_no_word() -> None:
    sheets = [Sheet(PAGE, Ticks(), lambda _name: "", frozenset()) for _ in range(2)]
    words = {sheet.room for sheet in sheets} | {sheet.address.rpartition("/")[2] for sheet in sheets}
    assert len(words) == 4
    assert min(map(len, words)) >= 22
