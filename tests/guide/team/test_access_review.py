"""For an auditor: who has what and how that is known, tokens, secrets, and who came and went."""

import csv
import io
from dataclasses import replace

import pytest

from tests.guide.desk import API_KEY, CARD, CLIENT_SECRET, REFRESH_TOKEN, connected
from tests.guide.team_data import LOOKED_AT, address, facts, person, user
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_build, automation_removal, by_catalog
from zoho_ideolve_wizard.guide.crm_side.automation_memory import Made
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.access_review import VARIABLES, as_csv, as_markdown, history, review
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.integration.roster import Role

ROLES = ("consented", "made the connection", "token history")
FACTS = facts([user("ana")], members=["ana"], sales=["ana"], invited=["eve"])


@pytest.fixture
async def desk(sitting: Sitting) -> Sitting:
    await connected(sitting)
    sitting.profile.set_many(
        {"workspace.name": "CRM", "workspace.sales_group": "Sales", "workspace.experts_group": "Experts"}
    )
    sitting.profile.set_people([person("ana", name="=Ana"), person("eve", Role.EXPERT)])
    await sitting.put_secrets(
        {"ideolve.account_api_key": API_KEY, f"clients.{CARD.client_id}": CLIENT_SECRET}
    )
    return sitting


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


async def test_each_person_and_system_has_its_evidence(desk: Sitting) -> None:
    found = rows_of(as_csv(review(desk, FACTS)))
    assert len([row for row in found if row["role"] != "consented"]) == 6
    ana = {row["system"]: row for row in found if row["email"] == address("ana")}
    assert [row["access"] for row in ana.values()] == ["user", "member", "Sales"]
    assert {row["evidence"] for row in ana.values()} == {"the service said so, 24 November 2026"}
    assert review(desk, FACTS).looked_at == LOOKED_AT


async def test_no_cell_is_a_formula(desk: Sitting) -> None:
    (ana, *_) = rows_of(as_csv(review(desk, FACTS)))
    assert ana["name"] == "'=Ana"


async def test_tokens_are_told_with_scopes_by_whom_and_since_when(desk: Sitting) -> None:
    desk.profile.set("tokens.team.current.client_id", "1000.OTHER")
    connector, team = review(desk, FACTS).tokens
    assert (connector.purpose, connector.slot, connector.at_hand) == (Purpose.CONNECTOR, Slot.CURRENT, True)
    told = dict(connector.facts)
    assert told["Scopes"] == "ZohoCRM.org.READ, ZohoCRM.users.READ"
    assert told["Consented by"] == "Asha Rao (asha.rao@acme.example.com)"
    assert told["Since"] == "24 November 2026"
    assert (team.purpose, team.at_hand) == (Purpose.TEAM, False)


async def test_how_most_of_it_is_known_is_said_once(desk: Sitting) -> None:
    text = as_markdown(review(desk, FACTS))
    assert "Unless said otherwise: the service said so, 24 November 2026." in text
    assert text.count("the service said so") == 1


async def test_it_says_where_secrets_lie_and_holds_none(desk: Sitting) -> None:
    told = review(desk, FACTS)
    text = as_markdown(told, history(desk.ledger)) + as_csv(told) + repr(told)
    for secret in (API_KEY, CLIENT_SECRET, REFRESH_TOKEN):
        assert secret not in text
    names = [name for name, _ in told.secrets]
    assert "Ideolve's token, in use" in names
    assert f"Client secret of {CARD.client_id}" in names
    assert VARIABLES in text


async def test_who_can_read_the_key_in_crms_variables_is_told_while_it_lies_there(desk: Sitting) -> None:
    desk.profile.set("automation.way", "ours")
    assert review(desk, FACTS).variables == VARIABLES  # chosen, and not built yet
    *_, key = automation_build.pair_tasks(desk)
    desk.ledger.end(key, Outcome.CONFIRMED)
    boss = facts(
        [user("ana"), user("bo", profile="Administrator"), user("cy", "disabled", profile="Administrator")]
    )
    assert "In CRM's variables, where users with access" in as_markdown(review(desk, boss))
    told = review(desk, boss).variables
    assert "ideolve_api_key holds a copy of the connector's API key" in told
    assert "Users of CRM who may see variables can read it." in told
    assert told.endswith(f"Administrators in CRM: {address('bo')}.")
    assert "cannot look up who they are" in as_markdown(review(desk, None))
    automation_removal.forget(desk, "variable", "ideolve_api_key")
    assert review(desk, boss).variables == VARIABLES
    assert "In CRM's variables" not in as_markdown(review(desk, boss))

    Made(desk.ledger).keep("variable", "ideolve_api_key", "4876876000000225099")  # and never looked at since
    assert "ideolve_api_key holds" in review(desk, boss).variables


async def test_what_could_not_be_looked_up_is_said_with_its_reason(desk: Sitting) -> None:
    gap = replace(FACTS, workspaces=None, why_not={"workspaces": "Ideolve cannot be asked."})
    text = as_markdown(review(desk, gap))
    assert "Ideolve cannot be asked." in text
    assert "not known" in text
    assert "No service was asked." in as_markdown(review(desk, None))


async def test_outside_text_cannot_pass_for_markdown(desk: Sitting) -> None:
    desk.profile.set_people([person("ana", name="# Heading\n[link](x) <b>")])
    text = as_markdown(review(desk, FACTS))
    assert "<b>" not in text
    assert "\\[link\\]" in text


def test_the_history_tells_who_came_and_went_by_whom_with_what_result(sitting: Sitting) -> None:
    sitting.begin_run("team: remove people", "asha.rao@acme.example.com")
    for key, outcome, why in (
        ("crm-off/", Outcome.VERIFIED, ""),
        ("workspace-out/CRM/", Outcome.FAILED, "No answer."),
        ("disabled/", Outcome.WAITING_OTHER, ""),
        ("group-out/CRM/Sales/", Outcome.NOTHING, "Is not in it."),
    ):
        task = Task(f"{key}{address('ana')}", f"did {key}", "Ideolve", ByHand(()), person=address("ana"))
        sitting.ledger.end(task, outcome, why)
    lines = history(sitting.ledger)
    assert len(lines) == 3
    assert all("by asha.rao@acme.example.com" in line and ", run 2," in line for line in lines)
    assert [line.partition("): ")[2] for line in lines] == [
        "the service said so.",
        "failed. No answer.",
        "asked for, not yet done.",
    ]
    assert history(sitting.ledger, [address("bo")]) == []


async def test_the_table_says_whose_consent_holds_what_and_what_became_of_tokens(desk: Sitting) -> None:
    asked = Task("token/pair/1", "Ideolve accepts the new pair", "Ideolve", ByHand(()))
    desk.ledger.end(asked, Outcome.VERIFIED)
    (token, event) = [row for row in rows_of(as_csv(review(desk, FACTS))) if row["role"] in ROLES]
    assert (token["email"], token["system"]) == ("asha.rao@acme.example.com", "Ideolve's token, in use")
    assert token["access"] == "ZohoCRM.org.READ ZohoCRM.users.READ"
    assert token["evidence"] == "issued 2026-11-24, last worked 2026-11-24"
    assert (event["system"], event["access"]) == ("Ideolve", "Ideolve accepts the new pair")
    assert event["evidence"].startswith("the service said so, ")

    made = Task(by_catalog.key_of(ours.CONNECTION), "", "Zoho CRM", ByHand(()))
    desk.ledger.end(made, Outcome.CONFIRMED)
    found = review(desk, FACTS)
    (row,) = [row for row in rows_of(as_csv(found)) if row["role"] == "made the connection"]
    assert row["email"] == ""
    assert "whose consent it holds was not written down" in row["access"]
    desk.profile.set(CONNECTION_BY, "asha.rao@acme.example.com")
    found = review(desk, FACTS)
    (row,) = [row for row in rows_of(as_csv(found)) if row["role"] == "made the connection"]
    assert (row["email"], row["access"]) == ("asha.rao@acme.example.com", "Connection authfordelugecoql")
    text = as_markdown(found)
    assert "Connection authfordelugecoql (Zoho CRM), by asha.rao@acme.example.com." in text
    assert "Ideolve accepts the new pair (Ideolve), by" in text
    assert REFRESH_TOKEN not in text + as_csv(found)
