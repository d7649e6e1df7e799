"""A real browser: Debian's Chromium without a window, driven by Playwright. It reaches this machine only."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import BrowserContext, Page, async_playwright, expect

from tests.e2e.tools import program

PATIENCE = 30_000
"""Milliseconds until something that does not come fails the test."""

FOREIGN = "foreign.example"
"""A name that was made to point to this machine, as an attacker's can be."""


@asynccontextmanager
async def chromium() -> AsyncIterator[BrowserContext]:
    """Pages opened in it may use the clipboard, as a browser asks its user to allow."""
    found = program("chromium", "chromium-browser", "google-chrome")
    arguments = [
        f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--disable-features=PrivateNetworkAccessSendPreflights,LocalNetworkAccessChecks",
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found,
            args=arguments,
            chromium_sandbox=not hasattr(os, "geteuid") or os.geteuid() != 0,  # it has none as root
            env={**os.environ, "NO_PROXY": "*"},
        )
        try:
            context = await browser.new_context()
            context.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            await context.grant_permissions(["clipboard-read", "clipboard-write"])
            yield context
        finally:
            await browser.close()


async def clipboard(page: Page) -> str:
    """What somebody would paste now."""
    await page.bring_to_front()
    return str(await page.evaluate("navigator.clipboard.readText()"))
