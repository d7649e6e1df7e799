"""Checking a token has three answers, each with its words and what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.credentials import token_swap, tokens
from zoho_ideolve_wizard.guide.credentials.token_check import Answer, check
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.ui.widgets.menu import Menu

TOKEN, ORG, USERS = "POST /oauth/v2/token", "GET /crm/v8/org", "GET /crm/v8/users"
LONG_AGO = "2026-01-02T03:04:05.000+00:00"


def long_ago(admin: Admin) -> None:
    """The token last worked in January."""
    admin.sitting.profile.set("tokens.connector.current.last_worked_at", LONG_AGO)


def last_worked(admin: Admin) -> str:
    card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    return card.last_worked_at


def revoked(rehearsal: Rehearsed, admin: Admin) -> None:
    rehearsal.forgets(at.slots(admin.sitting)["current"])


def client_gone(rehearsal: Rehearsed, admin: Admin) -> None:
    rehearsal.removes_client(admin.sitting.answer("zoho.client_id"))


def other_secret(rehearsal: Rehearsed, admin: Admin) -> None:
    rehearsal.replaces_client_secret(admin.sitting.answer("zoho.client_id"), "fake-secret-another-one")


def faulty(match: str, kind: str, value: float = 503) -> Callable[[Rehearsed, Admin], None]:
    def make(rehearsal: Rehearsed, _admin: Admin) -> None:
        rehearsal.faults((match, kind, value, 9))

    return make


def too_many(rehearsal: Rehearsed, _admin: Admin) -> None:
    rehearsal.settings(access_tokens_per_ten_minutes=0)


TROUBLES = {
    "revoked in Zoho": (revoked, Answer.INVALID, "Zoho does not know this refresh token", "Consent again"),
    "client removed": (client_gone, Answer.INVALID, "does not know this Client Id", "API Console"),
    "another client secret": (other_secret, Answer.UNKNOWN, "does not accept the client secret", "Copy"),
    "accounts server down": (
        faulty(TOKEN, "status"),
        Answer.UNKNOWN,
        "an error of its own",
        "Try again later",
    ),
    "line cut": (faulty(TOKEN, "drop"), Answer.UNKNOWN, "closed the connection", "again"),
    "too many requests": (too_many, Answer.UNKNOWN, "too many requests", "Not before "),
    "CRM down": (faulty(ORG, "status"), Answer.UNKNOWN, "Zoho CRM", "again"),
    "user not readable": (faulty(USERS, "html", 200), Answer.UNKNOWN, "HTML page", "proxy"),
}


async def test_a_token_that_works_is_valid_and_says_when_it_last_worked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        long_ago(admin)
        await at.opens_tokens(admin)
        await admin.reads(f"it worked on {ago.day_of(LONG_AGO)}")
        await admin.reads("issued")
        await admin.reads(f"worked {ago.day_of(LONG_AGO)}")
        before = rehearsal.requests.writes
        await admin.presses("c")
        await admin.reads("Checked: 1 valid.")
        await admin.reads("Ideolve's token, in use valid")
        assert last_worked(admin) > LONG_AGO
        await admin.reads(f"worked {ago.day_of(last_worked(admin))}")
        assert rehearsal.requests.writes == before


@pytest.mark.parametrize("name", TROUBLES)
async def test_what_goes_wrong_is_told_apart(
    rehearsal: Rehearsed, person: Person, home: Path, name: str
) -> None:
    make, answer, words, remedy = TROUBLES[name]
    async with at.connected(rehearsal, person, home) as admin:
        long_ago(admin)
        make(rehearsal, admin)
        await at.opens_tokens(admin)
        await admin.chooses("check")
        await admin.reads(f"Checked: 1 {answer}.")
        await admin.reads(f"Ideolve's token, in use {answer}")
        await admin.reads(words)
        await admin.reads(remedy)
        assert last_worked(admin) == LONG_AGO


async def test_checking_can_be_stopped(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        for stop in ("key", "menu"):
            rehearsal.faults((TOKEN, "latency", 20))
            await admin.presses("c")
            await admin.reads("Asking Zoho whether Ideolve's token works...")
            if stop == "key":
                await admin.presses("escape")
            else:
                await admin.chooses("stop")
            await admin.reads("Stopped.")
            await admin.reads("it worked today at")
        rehearsal.faults()
        await admin.presses("escape")
        await admin.reads("Quit")


async def test_a_click_does_as_well(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await admin.until(lambda: "Check " in admin.screen, "the menu")
        lines = admin.screen.splitlines()
        row = next(number for number, line in enumerate(lines) if line.strip().startswith("Check "))
        await admin.pilot.click(offset=(4, row))
        await admin.reads("Checked: 1 valid.")


async def test_a_token_that_was_kept_for_one_run_only_is_not_at_hand(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as first:
        await headstart(first.sitting, rehearsal, person, "people")
    async with at.again(rehearsal, home) as admin:
        await at.opens_tokens(admin)
        await admin.reads("not at hand")
        await admin.chooses("check")
        await admin.reads("Checked: 1 could not tell.")
        await admin.reads("it was kept for one run only")


async def test_there_is_nothing_to_check_before_the_setup(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.reads("none yet: the setup obtains the first one")
        await at.opens_tokens(admin)
        await admin.reads("There is no token yet.")
        with pytest.raises(LookupError):
            await check(admin.sitting, Purpose.CONNECTOR, Slot.CURRENT)


async def test_what_it_found_is_there_when_one_comes_back(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await admin.reads("it worked today at")
        await admin.presses("c")
        await admin.reads("Checked: 1 valid.")
        await admin.presses("f10")
        await at.opens_tokens(admin)
        await admin.reads("valid, checked at ")


async def test_the_cursor_stands_on_what_is_unfinished(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        assert card is not None
        screen = await at.opens_tokens(admin)
        await admin.presses("down", "down")
        await admin.presses("f10")
        monkeypatch.setattr(token_swap, "OLD_WORKS_FOR", 0)
        old = replace(card, issued_at=LONG_AGO)
        await admin.sitting.keep_token(Purpose.CONNECTOR, Slot.RETIRING, old, "1000.fakeold.fake")
        await admin.sitting.keep_token(Purpose.TEAM, Slot.CURRENT, card, "1000.faketeam.fake")
        screen = await at.opens_tokens(admin)
        menu = screen.query_one(Menu)
        assert menu.get_option_at_index(menu.highlighted or 0).id == "revoke-old"
        await admin.presses("x")
        await admin.reads("Revoke the old token?")


async def test_while_a_new_token_waits_nothing_is_regenerated(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        screen = await at.opens_tokens(admin)
        await admin.shows("r Regenerate")
        await admin.presses("f10")
        card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        assert card is not None
        new = replace(card, issued_at=LONG_AGO)
        await admin.sitting.keep_token(Purpose.CONNECTOR, Slot.PENDING, new, "1000.fakenew.fake")
        screen = await at.opens_tokens(admin)
        await admin.shows("Go on with the new token")
        await admin.until(lambda: "r Regenerate" not in admin.screen, "the key taken away")
        await admin.presses("r")
        assert admin.app.screen is screen
