"""Who cannot be removed, and the reason; everybody else can."""

from dataclasses import replace

import pytest

from tests.guide.desk import CARD, REFRESH_TOKEN, connected
from tests.guide.team_data import facts, person, user
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY, REPLACE_FIRST, refusal
from zoho_ideolve_wizard.integration.roster import Role

ANA, ZOE = person("ana"), person("zoe")
TEAM = facts([user("ana"), user("boss", profile="Administrator"), user("asha", profile="Administrator")])


def test_everybody_else_can_go(sitting: Sitting) -> None:
    assert refusal(ANA, sitting, TEAM) == ""
    assert refusal(ANA, sitting, None) == ""


def test_the_primary_contact_of_ideolve_owns_the_workspace(sitting: Sitting) -> None:
    sitting.profile.set("ideolve.primary_contact", "Ana@acme.example.com")
    assert "primary contact of Ideolve" in refusal(ANA, sitting, TEAM)
    assert "primary contact of Ideolve" in refusal(replace(ANA, role=Role.EXPERT), sitting, TEAM)


def test_crms_primary_contact_stays(sitting: Sitting) -> None:
    assert "primary contact of your CRM" in refusal(
        ANA, sitting, replace(TEAM, organization_primary_email=ANA.address)
    )


@pytest.mark.parametrize(
    "others",
    [[], [user("boss", "disabled", profile="Administrator")]],
    ids=["alone", "the other is deactivated"],
)
def test_the_last_administrator_stays(sitting: Sitting, others: list[object]) -> None:
    users = [
        user("ana", profile="Administrator"),
        *(one for one in others if isinstance(one, type(user("x")))),
    ]
    assert "last administrator" in refusal(ANA, sitting, facts(users))
    assert refusal(ZOE, sitting, facts(users)) == ""


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("slot", list(Slot))
async def test_whoever_consented_to_a_stored_token_is_replaced_first(
    sitting: Sitting, purpose: Purpose, slot: Slot
) -> None:
    await sitting.open_vault("memory")
    await sitting.keep_token(purpose, slot, replace(CARD, user_email=ANA.address), REFRESH_TOKEN)
    assert REPLACE_FIRST in refusal(ANA, sitting, TEAM)
    assert refusal(ZOE, sitting, TEAM) == ""


async def test_consent_is_recognised_by_the_users_id_too(sitting: Sitting) -> None:
    await connected(sitting, replace(CARD, user_id="id-ana", user_email="ana.before@acme.example.com"))
    assert REPLACE_FIRST in refusal(ANA, sitting, TEAM)


def test_a_token_rests_on_its_user_even_where_its_secret_is_not_at_hand(sitting: Sitting) -> None:
    card = replace(CARD, user_email=ANA.address)
    sitting.profile.set_many({f"tokens.connector.current.{key}": value for key, value in vars(card).items()})
    assert REPLACE_FIRST in refusal(ANA, sitting, None)


def test_whoever_made_the_connection_is_replaced_first(sitting: Sitting) -> None:
    sitting.profile.set(CONNECTION_BY, ANA.address)
    assert "the connection in CRM" in refusal(ANA, sitting, TEAM)


async def test_an_expert_takes_no_part_in_crm(sitting: Sitting) -> None:
    await connected(sitting, replace(CARD, user_email=ANA.address))
    both = replace(ANA, role=Role.BOTH)
    assert refusal(replace(ANA, role=Role.EXPERT), sitting, TEAM) == ""
    assert refusal(both, sitting, TEAM, Role.EXPERT) == ""
    assert refusal(both, sitting, TEAM, Role.SALESPERSON) != ""
