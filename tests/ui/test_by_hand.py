"""Everything by hand: the wizard says what to type, and somebody else, in another process, clicks it."""

from pathlib import Path

import pytest

from tests.support.admin import at_the_wizard
from tests.support.company import AS_PASTED, WORKSPACE, as_asked, in_order
from tests.support.other_process import OtherProcess
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps


@pytest.mark.timeout(120)
async def test_another_process_does_by_hand_what_the_conveyors_say(rehearsal: Rehearsed, home: Path) -> None:
    async with OtherProcess(rehearsal.printed) as hands, at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fills_in_what_was_noted()
        await admin.fill("secrets.vault", "memory")
        await admin.continues_to("prerequisites", "sign-up")
        await admin.confirms_by_hand()

        await admin.wait_for("workspace", "names")
        await admin.reads(f"Done: {rehearsal.value('primary_contact')} has an Ideolve account.")
        await admin.fill("ideolve.how", "by_hand")
        await admin.continues_to("workspace", "create")
        await admin.has_looked()
        await admin.continue_()
        said = await admin.copies()
        await hands.does("creates_workspace", name=said["Name"], description=said["Description"])
        await admin.confirms_by_hand()
        for _ in range(2):
            await hands.does("creates_group", workspace=WORKSPACE, name=(await admin.copies())["Group"])
            await admin.confirms_by_hand()
        for which in ("workspace", "default_note"):
            await admin.reads("let invited people add comments, and let them neither create nor delete notes")
            await hands.does(
                "ticks_controls", workspace=WORKSPACE, which=which, comment=True, create=False, delete=False
            )
            await admin.confirms_by_hand()

        await admin.wait_for("application", "way")
        await admin.fill("consent.way", "browser")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("application", "register")
        said = await admin.copies()
        client_id, client_secret = await hands.does(
            "registers_client",
            console=said["Page"],
            name=said["Client Name"],
            homepage=said["Homepage URL"],
            redirect_uri=said["Authorized Redirect URI"],
        )
        await admin.confirms_by_hand()
        await admin.wait_for("application", "credentials")
        await admin.fills({"zoho.client_id": client_id, "zoho.client_secret": client_secret})
        await admin.continues_to("consent", "consent")
        await hands.does("accepts", address=await admin.copies_choice("short"))
        await admin.until_phase("question")
        await admin.chooses("yes")
        await admin.until_phase("connected")

        await admin.continues_to("connector", "form")
        said = await admin.copies()
        assert said["Client Id"] == client_id
        api_id, api_key = await hands.does(
            "saves_connector",
            host=said["Host"],
            client_id=said["Client Id"],
            client_secret=said["Client Secret"],
            grant_type=said["Grant Type"],
            refresh_token=said["Refresh Token"],
            user=said["User"],
            workspace=said["Workspace"],
        )
        await admin.confirms_by_hand()
        await admin.wait_for("connector", "pair")
        await admin.fills({"connector.client_id": api_id, "connector.api_key": api_key})
        await admin.continues_to("connector", "validate")
        await admin.does_it()

        await admin.continues_to("connection", "connection")
        await admin.confirms_by_hand()
        await admin.wait_for("automation", "way")
        await admin.fill("automation.way", "vendor")
        await admin.continue_()
        for part in ("functions", "rules", "schedules"):
            await admin.wait_for("automation", part)
            if part == "functions":
                await admin.continue_()
                said = await admin.copies("Client Id", "API key")
                assert (said["Client Id"], said["API key"]) == (api_id, api_key)
                await admin.presses("escape")
            await admin.confirms_all_by_hand()
            await admin.continue_()

        await admin.wait_for("people", "roster")
        await admin.types_people(AS_PASTED)
        await admin.continues_to("people", "invite")
        await admin.has_looked()
        assert len(admin.tasks.board.tasks) == 12 + 8 + 5
        await admin.continue_()
        await admin.reads('Invite 12 people to the workspace "Zoho CRM"')
        said = await admin.copies("All 12 addresses")
        await hands.does("invites", workspace=WORKSPACE, addresses=said["All 12 addresses"])
        await admin.confirms_by_hand()
        for group, count in (("Sales", 8), ("Experts", 5)):
            await admin.reads(f"Put {count} people into {group}")
            said = await admin.copies(f"All {count} addresses")
            (addresses,) = said.values()
            await hands.does("adds_to_group", workspace=WORKSPACE, group=group, addresses=addresses)
            await admin.confirms_by_hand()
        await admin.wait_for("finish", "report")
        await admin.reads("Done on your side. ")
        assert "Still open" not in admin.words
        assert [steps.of_step(step, admin.sitting) for step in steps.SETUP] == [Standing.DONE] * 9

    assert in_order(rehearsal.workspace(WORKSPACE)) == as_asked(rehearsal.value("primary_contact"))
