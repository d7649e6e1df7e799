"""Answers are kept where they belong, secrets in the store alone, and what followed from the old ones goes."""

import logging
from pathlib import Path

import pytest

from tests.guide.desk import API_KEY, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, connected, keeps, sitting_in
from zoho_ideolve_wizard.engine.question import PRESENT
from zoho_ideolve_wizard.guide import application, prerequisites, workspace
from zoho_ideolve_wizard.guide.credentials import vaults
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.integration.redaction import Redactor
from zoho_ideolve_wizard.integration.vault import Vault, VaultNotKept, VaultUnavailable
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault

CREDENTIALS = {"zoho.client_id": CLIENT_ID, "zoho.client_secret": CLIENT_SECRET}


def written(folder: Path) -> bytes:
    """Everything in every file of the folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return b"".join(path.read_bytes() for path in files)


async def test_one_paste_fills_in_what_follows_from_it(sitting: Sitting) -> None:
    address = "https://crm.zoho.eu/crm/org20055112/tab/Home"
    kept = await keeps(sitting, prerequisites.questions(sitting), {"zoho.crm_address": address})
    assert set(kept.filled) == {"zoho.data_center", "zoho.organization"}
    assert sitting.answer("zoho.data_center") == "eu"
    assert sitting.answer("zoho.organization") == "20055112"


async def test_what_the_paste_says_counts_more_than_what_stood_in_the_form(sitting: Sitting) -> None:
    given = {"zoho.crm_address": "https://crm.zoho.eu/crm/org20055112/tab/Home", "zoho.data_center": "us"}
    await keeps(sitting, prerequisites.questions(sitting), given)
    assert sitting.answer("zoho.data_center") == "eu"


async def test_the_same_paste_again_fills_in_nothing_over_a_later_choice(sitting: Sitting) -> None:
    address = {"zoho.crm_address": "https://crm.zoho.eu/crm/org20055112/tab/Home"}
    await keeps(sitting, prerequisites.questions(sitting), address)
    await keeps(sitting, prerequisites.questions(sitting), address | {"zoho.data_center": "in"})
    assert sitting.answer("zoho.data_center") == "in"


async def test_secrets_lie_in_the_store_and_nowhere_else(sitting: Sitting, tmp_path: Path) -> None:
    await sitting.open_vault("memory")
    await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    sitting.ledger.remember("place", "x")
    assert sitting.secret("zoho.client_secret") == CLIENT_SECRET
    assert sitting.answer("zoho.client_secret") == PRESENT
    assert CLIENT_ID.encode() in written(tmp_path)
    assert CLIENT_SECRET.encode() not in written(tmp_path)


async def test_the_log_hides_a_secret_from_the_moment_it_was_entered(tmp_path: Path) -> None:
    redactor = Redactor()
    sitting = sitting_in(tmp_path, redactor=redactor)
    await connected(sitting)
    await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    sitting.ledger.close()
    assert redactor.clean(f"a {CLIENT_SECRET} b {REFRESH_TOKEN} c") == "a [hidden] b [hidden] c"
    record = logging.LogRecord("x", logging.INFO, "x", 1, "%s", (CLIENT_SECRET,), None)
    redactor.filter(record)
    assert record.getMessage() == "[hidden]"


async def test_another_way_to_consent_drops_the_client_and_says_so(sitting: Sitting) -> None:
    await sitting.open_vault("memory")
    await keeps(sitting, application.way_questions(sitting), {"consent.way": "browser"})
    await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    kept = await keeps(sitting, application.way_questions(sitting), {"consent.way": "device"})
    assert {question.key for question in kept.dropped} == {"zoho.client_id", "zoho.client_secret"}
    assert sitting.answer("zoho.client_id") == ""
    assert sitting.secret("zoho.client_secret") == ""


async def test_another_client_drops_the_old_secret_but_not_one_given_with_it(sitting: Sitting) -> None:
    await sitting.open_vault("memory")
    await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    both = {"zoho.client_id": f"{CLIENT_ID}X", "zoho.client_secret": f"{CLIENT_SECRET}X"}
    assert (await keeps(sitting, application.credential_questions(sitting), both)).dropped == ()
    assert sitting.secret("zoho.client_secret") == f"{CLIENT_SECRET}X"
    alone = await keeps(sitting, application.credential_questions(sitting), {"zoho.client_id": CLIENT_ID})
    assert [question.key for question in alone.dropped] == ["zoho.client_secret"]
    assert sitting.secret("zoho.client_secret") == ""


async def test_the_same_answers_again_drop_nothing(sitting: Sitting) -> None:
    await sitting.open_vault("memory")
    await keeps(sitting, application.way_questions(sitting), {"consent.way": "browser"})
    await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    assert (
        await keeps(sitting, application.way_questions(sitting), {"consent.way": "browser"})
    ).dropped == ()
    assert sitting.secret("zoho.client_secret") == CLIENT_SECRET


async def test_what_is_answered_is_there_the_next_time_but_for_this_runs_secrets(tmp_path: Path) -> None:
    first = sitting_in(tmp_path)
    await first.open_vault("memory")
    await keeps(first, application.credential_questions(first), CREDENTIALS)
    await first.close()
    again = sitting_in(tmp_path)
    assert again.answer("zoho.client_id") == CLIENT_ID
    assert again.secret("zoho.client_secret") == ""
    assert not again.has_vault
    again.ledger.close()


# -- the store of secrets


async def test_secrets_move_along_when_another_store_is_chosen(sitting: Sitting, tmp_path: Path) -> None:
    await connected(sitting)
    old = sitting.vault
    await sitting.open_vault("passphrase", "four or five words")
    assert sitting.vault.kind == "passphrase"
    assert sitting.secret("tokens.connector.current") == REFRESH_TOKEN
    assert old.names() == ()
    assert REFRESH_TOKEN.encode() not in written(tmp_path)
    assert (tmp_path / "secrets.json").is_file()


async def test_a_wrong_passphrase_is_told_at_its_field_and_nothing_changes(tmp_path: Path) -> None:
    first = sitting_in(tmp_path)
    await first.open_vault("passphrase", "four or five words")
    await first.put_secrets({"zoho.client_secret": CLIENT_SECRET})
    first.ledger.close()
    again = sitting_in(tmp_path)
    given = {"secrets.vault": "passphrase", "secrets.passphrase": "some other words"}
    with pytest.raises(Refused) as refused:
        await vaults.choose(again, given)
    assert refused.value.key == "secrets.passphrase"
    assert "some other words" not in str(refused.value)
    assert not again.has_vault
    await vaults.choose(again, given | {"secrets.passphrase": "four or five words"})
    assert again.secret("zoho.client_secret") == CLIENT_SECRET
    again.ledger.close()


async def test_the_passphrase_itself_is_kept_nowhere(sitting: Sitting, tmp_path: Path) -> None:
    given = {"secrets.vault": "passphrase", "secrets.passphrase": "four or five words"}
    kept = await vaults.choose(sitting, given)
    await keeps(sitting, prerequisites.questions(sitting), kept)
    assert b"four or five words" not in written(tmp_path)
    assert "secrets.passphrase" not in sitting.answers
    assert "secrets.passphrase" not in sitting.vault.names()


class Broken(MemoryVault):
    """A store that opens, and then takes nothing."""

    async def _write(self, secrets: object) -> None:
        raise VaultUnavailable("The store is locked. Unlock it and try again.")


class Forgetful(MemoryVault):
    """A store that swallows what it is given."""

    async def _write(self, secrets: object) -> None:
        return


def opening(sitting: Sitting, vault: Vault) -> None:
    async def open_vault(_kind: str, _passphrase: str) -> Vault:
        return vault

    sitting._open_vault = open_vault


@pytest.mark.parametrize("vault", [Broken(), Forgetful()])
async def test_a_store_that_does_not_take_the_secrets_leaves_the_old_one_open(
    sitting: Sitting, vault: MemoryVault
) -> None:
    await connected(sitting)
    opening(sitting, vault)
    with pytest.raises((VaultUnavailable, VaultNotKept)):
        await sitting.open_vault("keyring")
    assert sitting.vault is not vault
    assert sitting.secret("tokens.connector.current") == REFRESH_TOKEN


async def test_a_locked_store_is_told_at_the_secrets_field_and_nothing_is_half_kept(sitting: Sitting) -> None:
    opening(sitting, Broken())
    await sitting.open_vault("keyring")
    with pytest.raises(Refused, match="Unlock it and try again") as refused:
        await keeps(sitting, application.credential_questions(sitting), CREDENTIALS)
    assert refused.value.key == "zoho.client_secret"
    assert sitting.answer("zoho.client_id") == ""


async def test_settings_that_cannot_be_changed_are_told_at_the_first_field(
    sitting: Sitting, tmp_path: Path
) -> None:
    (tmp_path / "profile.toml").write_text('workspace = "not a section"\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        await keeps(sitting, workspace.questions(sitting), {"workspace.name": "CRM"})
    assert refused.value.key == "workspace.name"
    assert (tmp_path / "profile.toml").read_text(encoding="utf-8") == 'workspace = "not a section"\n'


async def test_the_account_key_is_dropped_with_its_client_id(sitting: Sitting) -> None:
    await sitting.open_vault("memory")
    given = {"ideolve.account_client_id": "one", "ideolve.account_api_key": API_KEY}
    await keeps(sitting, workspace.questions(sitting), given)
    kept = await keeps(sitting, workspace.questions(sitting), {"ideolve.account_client_id": "other"})
    assert [question.key for question in kept.dropped] == ["ideolve.account_api_key"]
