"""Two administrators of the company: who set it up leaves, and the other takes over, step by step."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import ASHA as AT_BROWSER
from tests.support.person import Pair, Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import ASHA, NISHA, RADHA, VIKRAM, TeamAdmin, at_the_team
from zoho_ideolve_wizard.guide.application import CLIENT_NAME, homepage
from zoho_ideolve_wizard.guide.credentials.token_check import Answer, check
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot

KEY = "administrator"


def makes_administrator(rehearsal: Rehearsed, address: str, *, administrator: bool = True) -> None:
    """As somebody does in CRM, on the page of that user."""
    company = rehearsal.company
    user = company.user_by_email(address)
    assert user is not None
    user.profile_id = next(one.id for one in company.profiles if one.administrator is administrator)


@asynccontextmanager
async def set_up_by_vikram(
    rehearsal: Rehearsed, person: Person, home: Path, answers: Mapping[str, str] | None = None
) -> AsyncIterator[Change]:
    """Vikram, who leaves, consented to everything; Asha, the primary contact of both systems, stays. Nobody else
    administers CRM."""
    makes_administrator(rehearsal, VIKRAM)
    makes_administrator(rehearsal, RADHA, administrator=False)
    person.signed_in_as = "vikram"
    given = at.KEPT | dict(answers or {})
    async with at_the_team(rehearsal, person, home, answers=given) as team:
        person.signed_in_as = AT_BROWSER
        yield Change(team.admin, person, rehearsal, team)


@asynccontextmanager
async def set_up_by_asha(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Change]:
    """The company as the rehearsal has it: Asha consented to everything, and Radha administers CRM, too."""
    async with at_the_team(rehearsal, person, home, answers=at.KEPT) as team:
        yield Change(team.admin, person, rehearsal, team)


@asynccontextmanager
async def next_start(change: Change, home: Path) -> AsyncIterator[Change]:
    """The wizard again, at the team, with the secrets unlocked; before that, home has said that it goes on."""
    async with at.again(change.rehearsal, home) as admin:
        await admin.reads("hands over")
        await admin.reads("goes on")
        await admin.presses("p")
        await admin.answers_dialog("ok", typed=at.PASSPHRASE)
        team = TeamAdmin(admin, change.person, change.rehearsal)
        await team.looks()
        later = Change(admin, change.person, change.rehearsal, team)
        later.old, later.client, later.pair = change.old, change.client, change.pair
        yield later


class Change:
    """Somebody on the way through the job. `pair` is what the form showed, `client` the successor's own."""

    def __init__(self, admin: Admin, person: Person, rehearsal: Rehearsed, team: TeamAdmin) -> None:
        self.admin = admin
        self.person = person
        self.rehearsal = rehearsal
        self.team = team
        self.old = at.slots(admin.sitting)["current"]
        self.client: Pair | None = None
        self.pair: Pair | None = None

    async def part(self, part: str) -> None:
        await self.team.part(part)

    async def continues_to(self, part: str) -> None:
        await self.team.continues_to(part)

    async def begins(self) -> None:
        """One key from the team."""
        await self.admin.presses("m")
        await self.part("who")

    async def goes_on(self, part: str) -> None:
        """The same key again: it can be given up, and is not."""
        await self.admin.presses("m")
        await self.admin.answers_dialog("go")
        await self.part(part)

    async def names(self, address: str, client: str = "keep") -> None:
        await self.admin.fill("administrator.successor", address)
        await self.admin.fill("administrator.client", client)
        await self.continues_to("way" if client == "anew" else "consent")

    async def registers(self) -> None:
        """The successor's own client: registered in the console, its id and secret entered."""
        await self.continues_to("register")
        form = await self.admin.copies()
        self.client = await self.person.registers_client(
            form["Page"],
            name=CLIENT_NAME,
            homepage=homepage(ASHA),
            redirect_uri=form["Authorized Redirect URI"],
        )
        await self.admin.confirms_by_hand()
        await self.part("credentials")

    async def enters_client(self) -> None:
        assert self.client is not None
        await self.admin.fills(
            {"beside.client_id": self.client.id, "beside.client_secret": self.client.secret}
        )
        await self.continues_to("consent")

    async def consents(self) -> None:
        """Up to whatever the wizard makes of it."""
        await at.consents(self.admin, self.person)

    async def accepts(self) -> None:
        await self.admin.until_phase("question")
        await self.admin.chooses("yes")
        await self.admin.until_phase("connected")
        await self.continues_to("form")

    async def saves_form(self) -> None:
        form = await self.admin.copies()
        self.pair = await self.person.saves_connector(
            host=form["Host"],
            client_id=form["Client Id"],
            client_secret=form["Client Secret"],
            grant_type=form["Grant Type"],
            refresh_token=form["Refresh Token"],
            user=form["User"],
            workspace=form["Workspace"],
        )
        await self.admin.confirms_by_hand()
        await self.part("pair")

    async def says_pair(self) -> None:
        assert self.pair is not None
        await self.admin.fill("connector.page_shows", "new")
        await self.admin.fills(
            {"connector.new_client_id": self.pair.id, "connector.new_api_key": self.pair.secret}
        )
        await self.continues_to("prove")

    async def proves(self) -> None:
        await self.admin.does_it()
        assert self.admin.tasks.board.done

    async def does_the_functions(self) -> None:
        await self.continues_to("functions")
        await self.admin.confirms_all_by_hand()
        await self.continues_to("rest")

    async def token_is_swapped(self) -> None:
        """From the form to the part Rest."""
        await self.saves_form()
        await self.says_pair()
        await self.proves()
        await self.does_the_functions()

    async def hands_over_the_connection(self) -> None:
        await self.admin.reads(f"The connection in CRM rests on {ASHA}")
        await self.admin.confirms_by_hand()

    async def the_old_one_works(self) -> None:
        """It is in use, and good at Zoho."""
        assert at.slots(self.admin.sitting)["current"] == self.old
        assert self.rehearsal.is_alive(self.old)
        found = await check(self.admin.sitting, Purpose.CONNECTOR, Slot.CURRENT)
        assert found.answer is Answer.VALID

    async def ends_old(self, old: str) -> None:
        await self.part("old")
        await self.admin.fill("token.old", old)
        await self.admin.continue_()


__all__ = ["ASHA", "KEY", "NISHA", "RADHA", "VIKRAM", "Change", "makes_administrator", "set_up_by_vikram"]
