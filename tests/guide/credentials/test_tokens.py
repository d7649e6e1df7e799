"""Tokens have slots: a new one waits, then takes the place of the old one, which retires."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.guide.desk import CARD, REFRESH_TOKEN
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.vault import VaultUnavailable
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault

NEW = replace(CARD, issued_at="2027-01-01T00:00:00+00:00", user_name="Vikram Shah")
NEW_TOKEN = "1000.fakerefresh8888.fakerefresh9999"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.open(tmp_path / "profile.toml")


async def keep(profile: Profile, vault: MemoryVault, slot: Slot, card: tokens.TokenCard, token: str) -> None:
    await tokens.keep(profile, vault, Purpose.CONNECTOR, slot, card, token)


def slots(profile: Profile, vault: MemoryVault) -> dict[Slot, tuple[tokens.TokenCard | None, str | None]]:
    return {
        slot: (
            tokens.card(profile, Purpose.CONNECTOR, slot),
            vault.get(tokens.key_of(Purpose.CONNECTOR, slot)),
        )
        for slot in Slot
    }


async def test_a_card_is_read_as_it_was_kept_and_the_token_is_not_in_the_settings(profile: Profile) -> None:
    vault = MemoryVault()
    await keep(profile, vault, Slot.CURRENT, CARD, REFRESH_TOKEN)
    again = Profile.open(profile.path)
    assert slots(again, vault) == {
        Slot.CURRENT: (CARD, REFRESH_TOKEN),
        Slot.PENDING: (None, None),
        Slot.RETIRING: (None, None),
    }
    assert REFRESH_TOKEN not in profile.path.read_text(encoding="utf-8")


async def test_the_first_token_becomes_the_current_one(profile: Profile) -> None:
    vault = MemoryVault()
    await keep(profile, vault, Slot.PENDING, CARD, REFRESH_TOKEN)
    await tokens.promote(profile, vault, Purpose.CONNECTOR)
    assert slots(profile, vault) == {
        Slot.CURRENT: (CARD, REFRESH_TOKEN),
        Slot.PENDING: (None, None),
        Slot.RETIRING: (None, None),
    }


async def test_the_old_token_retires_when_a_new_one_takes_its_place(profile: Profile) -> None:
    vault = MemoryVault()
    await keep(profile, vault, Slot.CURRENT, CARD, REFRESH_TOKEN)
    await keep(profile, vault, Slot.PENDING, NEW, NEW_TOKEN)
    await tokens.promote(profile, vault, Purpose.CONNECTOR)
    assert slots(profile, vault) == {
        Slot.CURRENT: (NEW, NEW_TOKEN),
        Slot.PENDING: (None, None),
        Slot.RETIRING: (CARD, REFRESH_TOKEN),
    }


async def test_the_same_token_again_does_not_retire_itself(profile: Profile) -> None:
    vault = MemoryVault()
    await keep(profile, vault, Slot.CURRENT, CARD, REFRESH_TOKEN)
    await keep(profile, vault, Slot.PENDING, NEW, REFRESH_TOKEN)
    await tokens.promote(profile, vault, Purpose.CONNECTOR)
    assert slots(profile, vault)[Slot.CURRENT] == (NEW, REFRESH_TOKEN)
    assert slots(profile, vault)[Slot.RETIRING] == (None, None)


async def test_a_card_without_its_token_cannot_be_promoted(profile: Profile) -> None:
    await keep(profile, MemoryVault(), Slot.PENDING, CARD, REFRESH_TOKEN)
    with pytest.raises(LookupError, match="no pending token"):
        await tokens.promote(profile, MemoryVault(), Purpose.CONNECTOR)


async def test_discarding_leaves_neither_card_nor_token(profile: Profile) -> None:
    vault = MemoryVault()
    await keep(profile, vault, Slot.CURRENT, CARD, REFRESH_TOKEN)
    await keep(profile, vault, Slot.PENDING, NEW, NEW_TOKEN)
    await tokens.discard(profile, vault, Purpose.CONNECTOR, Slot.PENDING)
    await tokens.discard(profile, vault, Purpose.CONNECTOR, Slot.RETIRING)
    assert slots(profile, vault) == {
        Slot.CURRENT: (CARD, REFRESH_TOKEN),
        Slot.PENDING: (None, None),
        Slot.RETIRING: (None, None),
    }
    assert "pending" not in profile.path.read_text(encoding="utf-8")


async def test_no_card_tells_of_a_token_that_the_store_would_not_take(profile: Profile) -> None:
    class Locked(MemoryVault):
        async def _write(self, secrets: object) -> None:
            raise VaultUnavailable("Unlock it.")

    with pytest.raises(VaultUnavailable):
        await keep(profile, Locked(), Slot.PENDING, CARD, REFRESH_TOKEN)
    assert tokens.card(profile, Purpose.CONNECTOR, Slot.PENDING) is None


def test_a_card_is_proven_once_it_has_read_its_company() -> None:
    assert CARD.proven
    assert not replace(CARD, organization_id="").proven
