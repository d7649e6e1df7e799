"""At the end: what is proven, what you confirmed, what waits, what is open; a report without secrets."""

from pathlib import Path

from tests.guide.desk import API_KEY, CARD, CLIENT_ID, CLIENT_SECRET, SECRETS, connected, keeps
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import application, connector, finish, steps
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Part
from zoho_ideolve_wizard.integration.roster import Person, Role

PARTS: list[Part] = [part for step in steps.SETUP for part in step.parts]
HOSTILE = "[/bold] <b>Acme</b> | `x` \u202eevil"


async def halfway(sitting: Sitting) -> Sitting:
    """Connected, by hand, with one task in each state."""
    await connected(sitting)
    sitting.profile.set_many(
        {
            "ideolve.primary_contact": "asha.rao@acme.example.com",
            "workspace.name": HOSTILE,
            "workspace.sales_group": "Sales",
            "workspace.experts_group": "Experts",
            "consent.way": "browser",
        }
    )
    sitting.profile.set_people([Person("eve@acme.example.com", HOSTILE, Role.EXPERT)])
    credentials = {"zoho.client_id": CLIENT_ID, "zoho.client_secret": CLIENT_SECRET}
    await keeps(sitting, application.credential_questions(sitting), credentials)
    pair = {"connector.client_id": "fake-connector-id", "connector.api_key": API_KEY}
    await keeps(sitting, connector.pair_questions(sitting), pair)
    by_key = {task.key: task for part in PARTS if isinstance(part, Do) for task in part.tasks(sitting, None)}
    registered = next(task for key, task in by_key.items() if key.startswith("zoho/client/server/"))
    sitting.ledger.end(registered, Outcome.CONFIRMED)
    sitting.ledger.end(by_key[f"workspace/{HOSTILE}"], Outcome.VERIFIED, "Created.")
    sitting.ledger.end(by_key[f"group/{HOSTILE}/Sales"], Outcome.WAITING_OTHER, "Waiting for Ideolve.")
    return sitting


async def test_each_thing_stands_where_it_is_known_from(sitting: Sitting) -> None:
    await halfway(sitting)
    found = finish.standing(sitting, PARTS)
    assert [line.title for line in found.proven] == [
        "The refresh token works",
        f'The workspace "{HOSTILE}" exists',
    ]
    assert found.proven[0].why == "It read Acme Instruments as Asha Rao."
    assert found.proven[1].why == "Created."
    assert [line.title for line in found.confirmed] == ["Register a client of type Server-based Applications"]
    assert [line.title for line in found.waiting] == ["Ideolve: until this is so: The group Sales exists"]
    every = [task for part in PARTS if isinstance(part, Do) for task in part.tasks(sitting, None)]
    assert len(found.open) == len(every) - 3
    assert all(line.when for line in (*found.proven, *found.confirmed, *found.waiting))


def test_at_the_start_everything_is_open_and_nothing_is_claimed(sitting: Sitting) -> None:
    found = finish.standing(sitting, PARTS)
    assert found.proven == found.confirmed == found.waiting == ()
    assert found.open


async def test_the_report_names_what_is_needed_and_no_secret(sitting: Sitting) -> None:
    report = finish.report(await halfway(sitting), PARTS)
    for words in ("Acme Instruments", "Asha Rao", CLIENT_ID, "eve@acme.example.com", "Still open"):
        assert words in report.replace("\\", ""), words
    assert all(secret not in report.replace("\\", "") for secret in SECRETS)
    assert len(sitting.vault.names()) >= 3
    assert all(sitting.secret(name) not in report.replace("\\", "") for name in sitting.vault.names())


async def test_names_from_outside_are_no_markup_in_the_report(sitting: Sitting) -> None:
    report = finish.report(await halfway(sitting), PARTS)
    assert "<b>" not in report
    assert "\u202e" not in report
    assert "\\[/bold\\]" in report


async def test_the_messages_name_company_workspace_and_groups(sitting: Sitting) -> None:
    await halfway(sitting)
    assert 'group "Experts"' in finish.salespeople_message(sitting)
    assert "Acme Instruments has connected" in finish.salespeople_message(sitting)
    assert 'somebody of "Sales"' in finish.experts_message(sitting)
    sitting.profile.set("use", "archive")
    assert "Experts" not in finish.salespeople_message(sitting)


def test_the_report_of_nothing_is_still_a_report(sitting: Sitting, tmp_path: Path) -> None:
    assert finish.report(sitting, PARTS).startswith("# Zoho CRM and Ideolve: hand-over")
    assert tmp_path.name not in finish.report(sitting, PARTS)


def test_a_part_confirmed_by_hand_is_done_and_the_last_step_is_not(sitting: Sitting) -> None:
    done = 0
    for part in PARTS:
        if isinstance(part, Do):
            board = Board(part, sitting)
            for page in board.pages():
                board.confirm(page)
            if board.tasks:
                assert steps.of_part(part, sitting) is Standing.DONE
                done += 1
    assert done >= 4
    assert steps.of_step(steps.SETUP[-1], sitting) is not Standing.DONE


async def test_the_report_names_every_token_and_whose_consent_it_holds(sitting: Sitting) -> None:
    await halfway(sitting)
    await sitting.keep_token(Purpose.AUTOMATION, Slot.CURRENT, CARD, "1000.fakeautomation0123")
    text = finish.report(sitting, PARTS)
    for name in ("Ideolve's token, in use", "The automation's token, in use"):
        assert f"## {name}" in text
    assert "1000.fakeautomation0123" not in text
