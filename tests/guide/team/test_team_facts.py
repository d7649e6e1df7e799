"""What is looked up of the team: in few requests, and a refusal of one thing hides nothing else."""

from dataclasses import replace

import pytest

from tests.guide.team_data import user
from tests.guide.team_desk import EVA, NISHA, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, card, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import crm_access, team_facts
from zoho_ideolve_wizard.guide.team.refusals import refusal
from zoho_ideolve_wizard.guide.team.team_facts import LISTS, USERS, WORKSPACES, TeamFacts, user_named
from zoho_ideolve_wizard.integration.roster import Person


async def test_the_connectors_token_reads_users_and_ideolve_its_workspaces(company: CompanyDesk) -> None:
    found = await team_facts.look(company.sitting)
    assert found.users is not None
    assert {one.email for one in found.users} >= {VIKRAM.address, NISHA.address}
    assert found.organization_primary_email == "asha.rao@acme.example.com"
    assert found.workspaces is not None
    assert (found.roles, found.profiles) == (None, None)
    assert list(found.why_not) == [LISTS]


async def test_a_look_is_four_requests_draws_no_access_token_anew_and_writes_nothing(
    company: CompanyDesk,
) -> None:
    await team_facts.look(company.sitting)
    company.rehearsal.settings(access_tokens_per_ten_minutes=0)
    before = company.rehearsal.requests
    found = await team_facts.look(company.sitting)
    after = company.rehearsal.requests
    assert found.users
    assert after.reads - before.reads <= 4 + 1  # and the test's own look at the count
    assert after.writes == before.writes


async def test_that_the_token_worked_is_written_on_its_card(company: CompanyDesk) -> None:
    sitting = company.sitting
    sitting.profile.set("tokens.connector.current.last_worked_at", "")
    await team_facts.look(sitting)
    known = card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert known is not None
    assert known.last_worked_at


async def test_with_consent_roles_and_profiles_are_read_too(company: CompanyDesk) -> None:
    await company.consents()
    found = await team_facts.look(company.sitting)
    assert [one.name for one in found.roles or ()] == ["CEO", "Sales Manager", "Sales Person"]
    assert [one.name for one in found.profiles or ()] == ["Administrator", "Standard"]
    assert found.why_not == {}


@pytest.mark.parametrize(
    ("fault", "missing"),
    [("GET /crm/v8/users", USERS), ("GET /*/workspaces", WORKSPACES), ("GET /crm/v8/org", "organization")],
)
async def test_a_refusal_of_one_hides_nothing_else(company: CompanyDesk, fault: str, missing: str) -> None:
    company.rehearsal.faults((fault, "status", 500, 0))
    found = await team_facts.look(company.sitting)
    assert missing in found.why_not
    assert missing in found.failures
    assert (found.users is None) == (missing == USERS)
    assert (found.workspaces is None) == (missing == WORKSPACES)


async def test_without_any_token_it_is_said_and_ideolve_is_read(company: CompanyDesk) -> None:
    await company.sitting.vault.forget("tokens.connector.current")
    found = await team_facts.look(company.sitting)
    assert found.users is None
    assert "No refresh token is at hand" in found.why_not[USERS]
    assert found.workspaces is not None


async def test_by_hand_ideolve_is_not_asked_and_it_is_said(sitting: Sitting) -> None:
    found = await team_facts.look(sitting)
    assert found.workspaces is None
    assert "what you confirmed is what is known" in found.why_not[WORKSPACES]


async def test_a_new_token_draws_access_tokens_of_its_own(company: CompanyDesk) -> None:
    await company.consents()
    sitting = company.sitting
    crm_access.crm_of(sitting, Purpose.TEAM)
    first = sitting.access[Purpose.TEAM]
    crm_access.crm_of(sitting, Purpose.TEAM)
    assert sitting.access[Purpose.TEAM] is first
    await company.consents()
    crm_access.crm_of(sitting, Purpose.TEAM)
    assert sitting.access[Purpose.TEAM] is not first
    assert first.refresh_token not in repr(first)


async def test_what_leavers_own_is_counted_with_whichever_token_is_at_hand(company: CompanyDesk) -> None:
    found = await team_facts.look(company.sitting)
    for consented in (False, True):
        if consented:
            await company.consents()
            await company.sitting.put_secrets({key_of(Purpose.CONNECTOR, Slot.CURRENT): ""})
        counted, why_not = await team_facts.owned(company.sitting, found, [VIKRAM.address, EVA.address])
        assert (counted[VIKRAM.address].accounts, counted[VIKRAM.address].deals, why_not) == (3, 2, "")
        assert EVA.address not in counted
    await company.sitting.put_secrets({key_of(Purpose.TEAM, Slot.CURRENT): ""})
    counted, why_not = await team_facts.owned(company.sitting, found, [VIKRAM.address])
    assert (counted, why_not) == ({}, "What they own was not counted: no refresh token is at hand.")


async def test_whose_consent_is_stored_is_refused_from_real_facts(company: CompanyDesk) -> None:
    sitting = company.sitting
    sitting.profile.set("ideolve.primary_contact", "other@acme.example.com")
    found = replace(await team_facts.look(sitting), organization_primary_email="", users=(user("x"),))
    assert "rest" in refusal(Person("asha.rao@acme.example.com"), sitting, found)


def test_an_active_user_counts_before_a_deactivated_one_and_a_deleted_one_never() -> None:
    off, on, gone = user("ana", "disabled"), user("ana"), user("ana", "deleted")
    assert user_named([off, on, gone], "ANA@acme.example.com") is on
    assert user_named([gone, off], "ana@acme.example.com") is off
    assert user_named([gone], "ana@acme.example.com") is None
    assert TeamFacts(users=None).user("ana@acme.example.com") is None


async def test_it_tells_whom_it_asks(company: CompanyDesk) -> None:
    told: list[str] = []
    await team_facts.look(company.sitting, told.append)
    assert told == [
        "Asking CRM for its users (1 of 3)",
        "Asking CRM for roles and profiles (2 of 3)",
        "Asking Ideolve for the workspace (3 of 3)",
    ]
