"""Where the systems and the list disagree: each kind is found, and mended from its line."""

from dataclasses import replace
from pathlib import Path

from tests.support.company import EXPERTS_GROUP, SALES_GROUP, WORKSPACE
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import FARAH, INES, JONAS, NISHA, VIKRAM, TeamAdmin, at_the_team
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.team.differences import MEND_WORDS
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.differences import DifferencesScreen

FARAHS = [("invite", FARAH), ("remind", FARAH)]
"""She is in CRM, unconfirmed, and has no part in Ideolve: found from the start."""


async def opens_differences(team: TeamAdmin) -> DifferencesScreen:
    await team.admin.presses("x")
    await team.admin.until(lambda: isinstance(team.admin.app.screen, DifferencesScreen), "the differences")
    screen = team.admin.app.screen
    assert isinstance(screen, DifferencesScreen)
    return screen


async def found(team: TeamAdmin) -> list[tuple[str, str]]:
    """What would mend it, and whom it is about; read, and left again."""
    screen = await opens_differences(team)
    told = [(MEND_WORDS[one.mend], one.address) for one in screen._found]
    assert all(mend in team.admin.words and address in team.admin.words for mend, address in told)
    await team.admin.presses("escape")
    await team.looks()
    return told


async def mends(team: TeamAdmin, mend: str, address: str, words: str) -> None:
    """Enter on the line that says so."""
    screen = await opens_differences(team)
    (index,) = [
        number
        for number, one in enumerate(screen._found)
        if (MEND_WORDS[one.mend], one.address) == (mend, address) and words in one.words
    ]
    listed = team.admin._widget_by_id("found")
    await team.admin._moves_to(listed, index)
    await team.admin.presses("enter")


async def adds_them(team: TeamAdmin, *asked: str) -> None:
    """Through the job that adds, by the parts in which something is asked first, to its end."""
    admin = team.admin
    await team.part("people")
    for part in asked:
        await admin.continue_()
        if part == "consent":
            await team.consents()
        else:
            await team.part(part)
    await team.continues_to("plan")
    await team.runs()
    await admin.continue_()
    await team.looks()


async def test_who_is_missing_somewhere_is_mended_by_adding(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        everything, tokens = team.now, rehearsal.live_tokens
        assert await found(team) == FARAHS
        await person.takes_out_of_group(WORKSPACE, SALES_GROUP, VIKRAM)
        await person.takes_out_of_workspace(WORKSPACE, INES)
        await person.takes_out_of_group(WORKSPACE, EXPERTS_GROUP, JONAS)
        await team.looks_again()
        assert await found(team) == [
            ("put into the group", VIKRAM),
            ("invite", INES),
            ("put into the group", JONAS),
            *FARAHS,
        ]
        await team.admin.reads("5 differences (x)")

        await mends(
            team, "put into the group", VIKRAM, f"is a user of CRM, but is not in the group {SALES_GROUP}"
        )
        await adds_them(team)
        await mends(
            team, "invite", INES, f'is on your list as an expert, but is not in the workspace "{WORKSPACE}"'
        )
        await adds_them(team)
        await mends(team, "put into the group", JONAS, f"but is not in the group {EXPERTS_GROUP}")
        await adds_them(team)
        await mends(team, "invite", FARAH, f"is not in the workspace and not in the group {SALES_GROUP}")
        await adds_them(team)

        assert team.now == replace(
            everything,
            members=everything.members - {INES},
            invited=frozenset({INES, FARAH}),
            sales=everything.sales | {FARAH},
        )
        assert team.listed[FARAH] == "salesperson"
        assert rehearsal.live_tokens == tokens  # nothing was changed in CRM, so nobody was asked for that
        await person.everybody_accepts()
        await team.looks_again()
        assert await found(team) == [("remind", FARAH)]  # of Zoho's own invitation
        assert team.written == 0


async def test_who_is_listed_and_no_user_is_added_to_crm(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        gone = rehearsal.company.user_by_email(VIKRAM)
        assert gone is not None
        gone.status, gone.email = "deleted", "vikram.before@acme.example.com"
        await person.takes_out_of_group(WORKSPACE, SALES_GROUP, VIKRAM)
        await team.looks_again()
        await mends(team, "add to CRM", VIKRAM, "is on your list as a salesperson, but is no user of CRM")
        await adds_them(team, "how", "consent", "details")
        assert team.now == replace(
            team.before.but_crm({VIKRAM: "active, Sales Person, Standard"}),
            sales=team.before.sales | {VIKRAM},
        )
        assert team.written == 2


async def test_who_is_gone_from_crm_is_mended_by_removing_and_stays_an_expert(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        for address in (VIKRAM, NISHA):
            user = rehearsal.company.user_by_email(address)
            assert user is not None
            user.status = "disabled"
        await team.looks_again()
        assert await found(team) == [("remove", VIKRAM), ("remove", NISHA), *FARAHS]

        for address in (VIKRAM, NISHA):
            await mends(
                team, "remove", address, "is on your list as a salesperson, but is deactivated in CRM"
            )
            await team.part("how")
            await team.admin.fill("team.crm", "by_hand")
            await team.continues_to("plan")
            await team.runs(typed=address)
            if address == VIKRAM:
                await team.writes_to_the_vendor()
            else:
                await team.admin.continue_()
                await team.looks()

        assert team.now == replace(
            team.before,
            members=team.before.members - {VIKRAM},
            sales=team.before.sales - {VIKRAM, NISHA},
        )
        assert (VIKRAM in team.listed, team.listed[NISHA]) == (False, "expert")
        assert await found(team) == FARAHS


async def test_who_is_in_a_group_and_on_no_list_is_put_on_it_without_a_request(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    eva = "eva.lund@labs.example.com"
    async with at_the_team(rehearsal, person, home) as team:
        await person.invites(WORKSPACE, f"{eva} {FARAH}")
        await person.adds_to_group(WORKSPACE, EXPERTS_GROUP, eva)
        await person.adds_to_group(WORKSPACE, SALES_GROUP, FARAH)
        await person.everybody_accepts()
        await team.looks_again()
        await mends(
            team,
            "put on the list",
            eva,
            f"is in the group {EXPERTS_GROUP}, but not on your list as an expert",
        )
        await mends(team, "put on the list", FARAH, f"is in the group {SALES_GROUP}, but not on your list")
        await team.looks()
        assert (team.listed[eva], team.listed[FARAH]) == ("expert", "salesperson")
        assert await found(team) == [("remind", FARAH)]
        assert (team.now, team.written) == (team.before, 0)


async def test_the_same_name_is_a_hint_that_nothing_follows_from(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    private = "ines.rey@home.example.org"
    async with at_the_team(
        rehearsal, person, home, people=f"Ines Rey <{INES}> expert, Ines Rey <{private}> expert"
    ) as team:
        await mends(team, "a hint", private, f"has the same name as {INES}: perhaps one person, perhaps not")
        assert isinstance(team.admin.app.screen, DifferencesScreen)
        await team.admin.presses("escape")
        assert (team.now, team.written) == (team.before, 0)


async def test_who_has_not_joined_is_reminded_and_then_waited_for(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    eli = "eli.stone@labs.example.com"
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await person.invites(WORKSPACE, eli)
        await person.adds_to_group(WORKSPACE, EXPERTS_GROUP, eli)
        await team.looks_again()
        await mends(team, "put on the list", eli, "not on your list as an expert")
        await mends(
            team,
            "remind",
            eli,
            f'was invited to the workspace "{WORKSPACE}" on Ideolve and has not joined',
        )
        await team.part("plan")
        said = await admin.copies()
        assert said["To"] == eli
        assert WORKSPACE in said["Message"]
        await admin.confirms_by_hand()
        await team.looks()
        assert admin.sitting.records[f"remind/{WORKSPACE}/{eli}"].outcome is Outcome.WAITING_OTHER
        assert await found(team) == FARAHS  # within a day nobody is pressed again

        await mends(team, "remind", FARAH, "was made a user of CRM and has not taken up Zoho's invitation")
        await team.part("plan")
        assert (await admin.copies("Email"))["Email"] == FARAH
        await admin.confirms_by_hand()
        await team.looks()
        assert admin.sitting.records[f"remind-crm/{FARAH}"].outcome is Outcome.CONFIRMED
        assert (team.now, team.written) == (team.before, 0)


async def test_what_the_vendor_answered_is_confirmed(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(INES)
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()
        await person.disables(INES)
        await team.looks_again()

        counts = f"{len(FARAHS)} differences, 1 waiting for Mithi (x)"
        await admin.reads(counts)
        await opens_differences(team)
        assert admin._widget_by_id("found").option_count == len(FARAHS) + 1
        await admin.reads(
            f"The Ideolve account of {INES} is disabled: not yet; Mithi, Ideolve's vendor, was asked"
        )
        listed = admin._widget_by_id("found")
        await admin._moves_to(listed, listed.get_option_index("waiting-0"))
        await admin.presses("enter")
        await admin.reads("Has Mithi, Ideolve's vendor, done it?")
        await admin.presses("enter")  # one too many means: not yet
        await admin.until(lambda: not isinstance(admin.app.screen, Dialog), "the end of the question")
        assert admin.sitting.records[f"disabled/{INES}"].outcome is Outcome.WAITING_OTHER
        await admin.presses("enter")
        await admin.answers_dialog("yes")
        await admin.settled()
        assert "not yet; Mithi" not in admin.words
        assert admin.sitting.records[f"disabled/{INES}"].outcome is Outcome.CONFIRMED
        assert (team.now, team.written) == (team.before, 0)
