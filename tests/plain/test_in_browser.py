"""By-hand work at the prompts, copied from the browser."""

from pathlib import Path

import httpx

from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.rehearsing import surroundings_of

SSH = {"SSH_CONNECTION": "198.51.100.7 50000 192.0.2.10 22", "USER": "ana"}


def browser() -> httpx.AsyncClient:
    return httpx.AsyncClient(trust_env=False, verify=False, follow_redirects=True)  # noqa: S501 - loopback


async def is_gone(client: httpx.AsyncClient, address: httpx.URL) -> bool:
    """It says so for a moment; then nothing listens."""
    try:
        return (await client.get(address)).status_code == 410
    except httpx.TransportError:
        return True


async def test_a_secret_is_copied_there_without_being_said_and_the_page_ends_with_the_work(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    surroundings = surroundings_of(rehearsal.printed, environ=SSH, real_profile=None)
    async with (
        at_the_prompts(rehearsal.printed, home, surroundings=surroundings) as talk,
        browser() as client,
    ):
        await headstart(talk.sitting, rehearsal, person, "connector/form")
        await talk.chooses("Set up")
        await talk.reads("By hand: Fill in and save the connector form.")
        await talk.chooses("The same in the browser")
        await talk.reads("Open this address in the browser. It opens once:")
        address = talk.value("Open this address in the browser. It opens once")
        page = await client.get(address)
        port = page.url.port
        assert port is not None
        line = surroundings.tunnel(port, *surroundings.pages)
        assert line.startswith(f"ssh -L {port}:localhost:{port} -L "), "the pages it leads to are here too"
        assert f"\n{line}\n" in talk.now
        headers = {"Origin": f"http://localhost:{port}"}
        answer = await client.post(page.url.join("values/value-2-4"), headers=headers)
        secret = answer.json()["text"]
        assert rehearsal.is_alive(secret)
        await client.post(page.url.join("ticks/value-2-4"), headers=headers)
        await talk.until(lambda: "Copied in the browser: Refresh Token." in talk.now, "the tick")
        await client.post(page.url.join("ticks/page-1"), headers=headers)
        await talk.until(lambda: "Opened in the browser: http://127.0.0.1" in talk.now, "the visit")
        assert secret not in talk.said
        again = await client.get(address)
        assert again.status_code == 410
        assert "choose that line again there" in again.text
        await talk.chooses("The same in the browser")
        await talk.reads("Open this address in the browser. It opens once:")
        assert address not in talk.now
        await talk.chooses("I have done this")
        await talk.reads("Client Id")
        assert await is_gone(client, page.url)


async def test_left_for_later_the_page_is_gone_too(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk, browser() as client:
        await headstart(talk.sitting, rehearsal, person, "connector/form")
        await talk.chooses("Set up")
        await talk.chooses("The same in the browser")
        await talk.reads("Open this address")
        assert "ssh" not in talk.now
        page = await client.get(talk.value("Open this address in the browser. It opens once"))
        assert page.status_code == 200
        await talk.types("u")
        await talk.reads("What would you like to do?")
        assert await is_gone(client, page.url)
