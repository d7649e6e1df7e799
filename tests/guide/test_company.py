"""Whose token it is: what is shown, and what deserves a second look before it is accepted."""

from dataclasses import replace

import pytest

from tests.guide.desk import CARD, REFRESH_TOKEN, connected
from zoho_ideolve_wizard.guide.company import connector_token, data_center
from zoho_ideolve_wizard.guide.consent import Attempt, pending
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.credentials.whose_token import company_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure


def test_organization_edition_user_and_data_center_are_shown(sitting: Sitting) -> None:
    company = company_of(CARD, sitting)
    assert company.lines == (
        "Acme Instruments  (organization 60012345)",
        "Edition: Enterprise",
        "User: Asha Rao <asha.rao@acme.example.com>",
        "Data center: India (zoho.in)",
    )
    assert company.doubts == ()
    assert "About 20 minutes" in company.follows


@pytest.mark.parametrize(
    ("card", "answers", "words"),
    [
        (CARD, {"zoho.organization": "60099999"}, "belongs to organization 60099999, not to this one"),
        (
            CARD,
            {"zoho.data_center": "eu"},
            "You chose Europe (zoho.eu); the account lives in India (zoho.in).",
        ),
        (replace(CARD, administrator="no"), {}, "not an administrator"),
        (replace(CARD, edition="Free"), {}, "free edition"),
    ],
)
def test_what_differs_from_what_was_said_or_needed_is_doubted(
    sitting: Sitting, card: TokenCard, answers: dict[str, str], words: str
) -> None:
    sitting.profile.set_many(answers)
    (doubt,) = company_of(card, sitting).doubts
    assert words in doubt


@pytest.mark.parametrize(
    "answers", [{"zoho.data_center": "unknown"}, {"zoho.data_center": "in", "zoho.organization": "60012345"}]
)
def test_what_fits_or_was_not_known_is_not_doubted(sitting: Sitting, answers: dict[str, str]) -> None:
    sitting.profile.set_many(answers)
    assert company_of(CARD, sitting).doubts == ()


async def test_another_company_than_before_is_a_question(sitting: Sitting) -> None:
    await connected(sitting)
    other = replace(CARD, organization_id="5190034000000310000", organization_name="Other Trading Co")
    assert company_of(other, sitting).doubts == ("Until now this profile belonged to Acme Instruments.",)


def test_who_is_no_administrator_is_told_who_has_to_sit_here(sitting: Sitting) -> None:
    assert (
        "an administrator has to sit here" in company_of(replace(CARD, administrator="no"), sitting).follows
    )


async def test_a_card_without_its_token_at_hand_is_no_token(sitting: Sitting) -> None:
    tokens.note(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT, CARD)
    assert connector_token(sitting) is None
    await connected(sitting)
    assert connector_token(sitting) == CARD


async def test_the_data_center_is_the_tokens_else_the_chosen_one_else_the_first(sitting: Sitting) -> None:
    assert data_center(sitting).name == next(iter(sitting.endpoints.data_centers)).name
    sitting.profile.set("zoho.data_center", "eu")
    assert data_center(sitting).name == "eu"
    await connected(sitting)
    assert data_center(sitting).name == "in"


async def test_accepting_makes_it_the_companys_token(sitting: Sitting) -> None:
    sitting.profile.set_many({"consent.way": "browser", "zoho.data_center": "unknown"})
    await sitting.open_vault("memory")
    await sitting.keep_token(Purpose.CONNECTOR, Slot.PENDING, CARD, REFRESH_TOKEN)
    await Attempt(sitting).accept()
    assert pending(sitting) is None
    assert connector_token(sitting) == CARD
    assert sitting.answer("zoho.data_center") == "in"


async def test_settings_that_cannot_be_written_are_told_like_any_refusal(sitting: Sitting) -> None:
    sitting.profile.set("consent.way", "browser")
    await sitting.open_vault("memory")
    await sitting.keep_token(Purpose.CONNECTOR, Slot.PENDING, CARD, REFRESH_TOKEN)
    text = sitting.profile.path.read_text(encoding="utf-8")
    sitting.profile.path.write_text('zoho = "not a section"\n' + text, encoding="utf-8")
    with pytest.raises(ServiceFailure, match="written in a way that the wizard cannot change safely"):
        await Attempt(sitting).accept()
