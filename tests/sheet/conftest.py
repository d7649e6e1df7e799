"""A sheet that listens, on a page of work with a secret, a link of ours, a link of a stranger, and nasty words."""

from collections.abc import AsyncIterator

import httpx
import pytest

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.sheet.sheet import Sheet

SECRET = "fake-secret-never-on-the-page"
NASTY = '</pre><script>alert("x")</script>'
CODE = "\n  first = 1;\r\n\tsecond = 2;\n"

PAGE = Page(
    key="form",
    title='The form of "Hill & Sons"',
    steps=(
        Instruction("Log in.", url="https://www.ideolve.com/login"),
        Instruction(
            "Fill in the form.",
            values=(
                Value("Client Id", "1000.FAKE"),
                Value("Client Secret", secret="zoho.client_secret"),
                Value("Workspace", NASTY),
                Value("Code", CODE),
            ),
        ),
        Instruction("Look there.", url="https://stranger.example/"),
        Instruction("And there.", url="http://www.ideolve.com/plain"),
        Instruction("Not there.", url="javascript:alert(1)"),
    ),
    tasks=(),
    notes=("Known to be slow.",),
)
KNOWN = frozenset({"https://www.ideolve.com", "http://www.ideolve.com", "http://127.0.0.1:8800"})


@pytest.fixture
async def sheet() -> AsyncIterator[Sheet]:
    secrets = {"zoho.client_secret": SECRET}
    one = Sheet(PAGE, Ticks(), lambda name: secrets.get(name, ""), KNOWN)
    await one.start()
    yield one
    one.close()
    await one.ended()


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """As a browser asks, but for what a test changes."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # noqa: S501 - loopback
        yield client


async def enters(browser: httpx.AsyncClient, sheet: Sheet) -> str:
    """By the one-time address; returns where that led."""
    answer = await browser.get(sheet.address)
    assert answer.status_code == 303, answer.text
    return str(answer.url.join(answer.headers["Location"]))


def origin(sheet: Sheet) -> dict[str, str]:
    return {"Origin": f"http://localhost:{sheet.port}"}
