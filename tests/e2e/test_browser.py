"""The wizard beside a real browser: the copy sheet, and the way back from the consent page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, Response, expect

from tests.support.admin import Admin, at_the_wizard
from tests.support.chromium import FOREIGN, chromium, clipboard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.tunnel import tunnel
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, key_of
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor

pytestmark = [pytest.mark.xdist_group("chromium"), pytest.mark.timeout(240)]

ANSWERS = """async (address) => {
    const methods = [["GET", "cors"], ["GET", "no-cors"], ["POST", "cors"], ["POST", "no-cors"]];
    const asked = methods.map(([method, mode]) => fetch(address, { method, mode })
        .then((answer) => answer.type === "opaque" ? "opaque" : answer.text(), (refusal) => refusal.name));
    return await Promise.all(asked);
}"""
"""What another page gets to read of an address: nothing, if its requests fail or their answers are opaque."""

IN_TOUCH = "() => typeof news === 'object' && news.readyState === EventSource.OPEN"
"""Whether a copy sheet hears from the wizard: one that is left before knows only that nobody answers."""


@pytest.fixture
async def browser() -> AsyncIterator[BrowserContext]:
    async with chromium() as context:
        yield context


@asynccontextmanager
async def at_the_form(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Admin]:
    """Before the connector's form, which has two secrets among its ten lines."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector/form")
        await admin.sets_up()
        await admin.until(lambda: admin.has(Conveyor), "the form")
        yield admin


async def opens_the_sheet(admin: Admin, browser: BrowserContext) -> Page:
    await admin.presses("b")
    await admin.until(lambda: admin.opened, "the browser")
    page = await browser.new_page()
    await page.goto(admin.opened[-1])
    return page


async def on_a_foreign_page(browser: BrowserContext) -> Page:
    """Some page that the admin has open besides."""
    await browser.route(
        f"http://{FOREIGN}/", lambda route: route.fulfill(body="<p>news</p>", content_type="text/html")
    )
    page = await browser.new_page()
    await page.goto(f"http://{FOREIGN}/")
    return page


async def test_each_copy_button_copies_and_the_terminal_ticks(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        page = await opens_the_sheet(admin, browser)
        await expect(page.get_by_role("heading")).to_have_text("Fill in and save the connector form")
        copied: dict[str, str] = {}
        for label in ("Client Id", "Client Secret", "Grant Type", "Refresh Token", "User", "Workspace"):
            await page.get_by_role("button", name=f"Copy {label}", exact=True).click()
            await expect(page.get_by_role("status")).to_contain_text(f"{label}: copied.")
            copied[label] = await clipboard(page)
            await admin.reads(f"✓ {label}")
        sitting = admin.sitting
        token = connector_token(sitting)
        assert token is not None
        assert copied == {
            "Client Id": token.client_id,
            "Client Secret": rehearsal.value("client_secret"),
            "Grant Type": "refresh_code",
            "Refresh Token": sitting.secret(key_of(Purpose.CONNECTOR, Slot.CURRENT)),
            "User": sitting.answer("ideolve.primary_contact"),
            "Workspace": sitting.answer("workspace.name"),
        }
        everything = await page.content()
        assert copied["User"] in everything
        for secret in rehearsal.secrets():
            assert secret not in everything
            assert secret not in admin.screen


async def test_ten_fields_are_ten_enters_in_the_browser_too(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        page = await opens_the_sheet(admin, browser)
        buttons = page.get_by_role("button")
        count = await buttons.count()
        await buttons.first.focus()
        for number in range(count):
            await expect(buttons.nth(number)).to_be_focused()
            await page.keyboard.press("Enter")
            await expect(page.locator("tr.ticked")).to_have_count(number + 1)
            await expect(buttons.nth(number)).to_have_text("Copied")
        await expect(page.get_by_role("status")).to_contain_text("copied.")
        (link,) = await page.get_by_role("link").all()
        async with browser.expect_page() as opened:
            await link.click()
        assert (await opened.value).url.rstrip("/") == rehearsal.value("ideolve_pages")
        await expect(page.get_by_text("7 of 7 ticked.")).to_be_visible()
        await admin.until(lambda: admin.words.count("✓") == 10 + 4, "every line ticked, and four steps")


async def test_what_is_copied_in_the_terminal_is_ticked_on_the_page_and_done_ends_it(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    problems: list[str] = []
    async with at_the_form(rehearsal, person, home) as admin:
        page = await opens_the_sheet(admin, browser)
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        await admin.copies("Refresh Token")
        await expect(page.locator("tr.ticked")).to_have_count(1)
        await expect(page.locator("tr.ticked")).to_contain_text("Refresh Token")
        await page.reload()
        await expect(page.locator("tr.ticked")).to_contain_text("Refresh Token")
        await admin.confirms_by_hand()
        await expect(page.get_by_role("heading")).to_have_text("This copy sheet is gone")
        await expect(page.get_by_role("button")).to_have_count(0)
        assert admin.sitting.answer("workspace.name") not in await page.content()
        assert problems == [], "the page kept to its own rules"


async def test_the_page_goes_on_to_the_next_task_with_the_terminal(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        by_hand = {"ideolve.how": "by_hand"}
        await headstart(admin.sitting, rehearsal, person, "workspace/create", answers=by_hand)
        await admin.sets_up()
        await admin.has_looked()
        await admin.continue_()
        page = await opens_the_sheet(admin, browser)
        titles = []
        while admin.has(Conveyor):
            titles.append(admin.setup.query_one(Conveyor).page.title)
            await expect(page.get_by_role("heading")).to_have_text(titles[-1])
            await page.wait_for_function(IN_TOUCH)
            if number := await page.get_by_role("button").count():
                await page.get_by_role("button").nth(number - 1).click()
                await expect(page.locator("tr.ticked")).to_have_count(1)
            await admin.confirms_by_hand()
            await admin.settled()
        assert len(titles) > 3
        await expect(page.get_by_role("heading")).to_have_text("This copy sheet is gone")
        assert len(admin.opened) == 1


async def test_it_works_at_the_other_end_of_a_tunnel(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    """As `ssh -L` with another port there; the terminal ticks all the same."""
    async with at_the_form(rehearsal, person, home) as admin:
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")
        address = admin.opened[-1]
        port = int(address.split(":")[2].partition("/")[0])
        async with tunnel(port) as here:
            page = await browser.new_page()
            await page.goto(address.replace(str(port), str(here)))
            await page.get_by_role("button", name="Copy Refresh Token").click()
            await expect(page.get_by_role("status")).to_have_text("Refresh Token: copied.")
            await admin.reads("✓ Refresh Token")
        await expect(page.get_by_role("status")).to_contain_text("The wizard does not answer the copy sheet.")


async def test_a_browser_that_keeps_the_clipboard_to_itself_says_so_and_nothing_is_ticked(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        page = await opens_the_sheet(admin, browser)
        await browser.clear_permissions()
        await browser.grant_permissions(["geolocation"])  # and with that no other
        await page.get_by_role("button", name="Copy Refresh Token").click()
        await expect(page.get_by_role("status")).to_contain_text(
            "Copy it in the terminal, or allow the clipboard"
        )
        await expect(page.locator("tr.ticked")).to_have_count(0)
        conveyor = admin.setup.query_one(Conveyor)
        assert not conveyor.ticks
        assert not [secret for secret in rehearsal.secrets() if secret in await page.content()]


async def test_another_page_gets_nothing_of_the_sheet_though_it_knew_every_word(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        page = await opens_the_sheet(admin, browser)
        sheet = admin.setup.query_one(Conveyor).sheet
        assert sheet is not None
        next_address, room = sheet.address, page.url
        foreign = await on_a_foreign_page(browser)
        for address in (room, f"{room}values/value-2-4", f"{room}ticks/value-2-4", next_address):
            assert set(await foreign.evaluate(ANSWERS, address)) <= {"TypeError", "opaque"}
        assert not sheet.ticks
        await foreign.set_content(f'<iframe src="{room}"></iframe>')
        (framed,) = foreign.frames[1:]
        await framed.wait_for_url(lambda url: url.startswith("chrome-error:"), wait_until="commit")
        refused = await foreign.goto(room.replace("localhost", FOREIGN))
        assert (status(refused), await foreign.inner_text("body")) == (
            400,
            "This address is for this computer only.",
        )
        await expect(page.get_by_role("button", name="Copy Refresh Token")).to_be_visible()


async def test_accept_in_one_tab_and_the_wizard_goes_on_by_itself(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "browser"})
        await admin.sets_up()
        await admin.until_phase("waiting")
        page = await browser.new_page()
        await page.goto(await admin.copies_choice("open"))
        await page.get_by_role("button", name="Accept").click()
        await expect(page.get_by_role("heading")).to_have_text("Consent received")
        await admin.until_phase("question")
        await admin.reads("Is this the company that Ideolve is to read?")
        await admin.chooses("yes")
        await admin.until_phase("connected")


async def test_while_consent_is_awaited_a_foreign_page_or_name_is_refused_and_uses_nothing_up(
    rehearsal: Rehearsed, person: Person, home: Path, browser: BrowserContext
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "browser"})
        await admin.sets_up()
        await admin.until_phase("waiting")
        short = await admin.copies_choice("short")
        said = admin.hint
        callback = f"{short.rpartition('/')[0]}/callback"
        state = admin.consent.attempt.state
        foreign = await on_a_foreign_page(browser)
        for address in (
            short,
            f"{callback}?state={state}&error=access_denied",
            f"{callback}?state={state}&code=x",
        ):
            assert set(await foreign.evaluate(ANSWERS, address)) <= {"TypeError", "opaque"}
            refused = await foreign.goto(address.replace("localhost", FOREIGN))
            assert status(refused) == 400
            await foreign.goto(f"http://{FOREIGN}/")
        assert admin.consent.phase == "waiting"
        assert admin.hint == said
        page = await browser.new_page()
        await page.goto(short)
        await page.get_by_role("button", name="Accept").click()
        await expect(page.get_by_role("heading")).to_have_text("Consent received")
        await admin.until_phase("question")


def status(answer: Response | None) -> int:
    assert answer is not None
    return answer.status
