"""Secrets in a file with a passphrase."""

import base64
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from zoho_ideolve_wizard.integration import sealed_file
from zoho_ideolve_wizard.integration.sealed_file import Cost
from zoho_ideolve_wizard.integration.vault import (
    Vault,
    VaultDamaged,
    VaultLocked,
    VaultUnavailable,
    WrongPassphrase,
)
from zoho_ideolve_wizard.integration.vault_file import SHORTEST_PASSPHRASE, PassphraseVault

PASSPHRASE = "fake passphrase of words"
SECRETS = {"zoho.client_secret": "fake-secret-1", "tokens.connector.current": "1000.fakecode.fakecode"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme" / "secrets.json"


def content(path: Path) -> bytes:
    return path.read_bytes()


def said_in(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


@pytest.fixture
async def filled(path: Path) -> PassphraseVault:
    vault = PassphraseVault(path)
    await vault.unlock(PASSPHRASE)
    await vault.put_many(SECRETS)
    return vault


async def test_secrets_come_back_with_the_passphrase(path: Path, filled: PassphraseVault) -> None:
    assert filled.exists()
    vault = PassphraseVault(path)
    kept: Vault = vault
    assert kept.kind == "passphrase"
    await vault.unlock(PASSPHRASE)
    assert {name: kept.get(name) for name in kept.names()} == SECRETS
    await vault.forget("zoho.client_secret")
    await vault.load()
    assert vault.names() == ("tokens.connector.current",)


@pytest.mark.usefixtures("filled")
async def test_a_wrong_passphrase_is_told_and_changes_nothing(path: Path) -> None:
    before = content(path)
    vault = PassphraseVault(path)
    for wrong in ("", "fake passphrase of word", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase, match="try again"):
            await vault.unlock(wrong)
    assert vault.names() == ()
    assert content(path) == before
    await vault.unlock(PASSPHRASE)
    assert vault.get("zoho.client_secret") == "fake-secret-1"


async def test_a_wrong_passphrase_after_the_right_one_leaves_the_vault_open(filled: PassphraseVault) -> None:
    with pytest.raises(WrongPassphrase):
        await filled.unlock("another passphrase")
    await filled.put("more", "fake-secret-2")
    assert filled.get("more") == "fake-secret-2"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("share", range(0, 100, 9))
async def test_a_damaged_file_is_told_apart_from_a_wrong_passphrase(path: Path, share: int) -> None:
    whole = content(path)
    place = len(whole) * share // 100
    for damaged in (whole[:place], whole[:place] + b"~" + whole[place + 1 :]):
        replace(path, damaged)
        with pytest.raises(VaultDamaged, match="backup"):
            await PassphraseVault(path).unlock(PASSPHRASE)
        assert content(path) == damaged
    replace(path, whole)
    await PassphraseVault(path).unlock(PASSPHRASE)


async def test_the_file_tells_how_it_was_sealed_and_holds_no_secret(
    path: Path, filled: PassphraseVault
) -> None:
    said = said_in(path)
    assert said["scrypt"] == {"n": 2**15, "r": 8, "p": 1}
    assert len(base64.b64decode(said["salt"])) == 16
    for secret in (*SECRETS, *SECRETS.values(), PASSPHRASE):
        assert secret.encode() not in content(path)
        assert secret not in repr(filled)
        assert secret not in filled.describe()
    assert PASSPHRASE not in repr(vars(filled))


@pytest.mark.usefixtures("filled")
def test_the_file_is_the_owners_only(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


async def test_every_writing_seals_anew_and_only_a_change_is_written(
    path: Path, filled: PassphraseVault
) -> None:
    first = said_in(path)
    await filled.put("zoho.client_secret", "fake-secret-1")
    assert said_in(path) == first
    await filled.put("zoho.client_secret", "fake-secret-2")
    second = said_in(path)
    assert second["nonce"] != first["nonce"]
    assert second["salt"] == first["salt"]


async def test_two_files_with_one_passphrase_have_different_keys(tmp_path: Path) -> None:
    salts = set()
    for name in ("a", "b"):
        vault = PassphraseVault(tmp_path / name)
        await vault.unlock(PASSPHRASE)
        salts.add(said_in(tmp_path / name)["salt"])
    assert len(salts) == 2


@pytest.mark.usefixtures("filled")
async def test_before_it_is_unlocked_it_is_locked(path: Path) -> None:
    vault = PassphraseVault(path)
    with pytest.raises(VaultLocked, match="Enter its passphrase"):
        await vault.load()
    with pytest.raises(VaultLocked):
        await vault.put("name", "fake-secret")
    assert vault.get("zoho.client_secret") is None


async def test_a_new_passphrase_must_not_be_short(path: Path) -> None:
    vault = PassphraseVault(path)
    assert not vault.exists()
    with pytest.raises(VaultLocked, match=str(SHORTEST_PASSPHRASE)):
        await vault.unlock("x" * (SHORTEST_PASSPHRASE - 1))
    assert not vault.exists()
    await vault.unlock("x" * SHORTEST_PASSPHRASE)
    assert vault.exists()


async def test_a_file_with_other_parameters_is_read_and_written_with_them(path: Path) -> None:
    """So that the cost can be raised later without locking anybody out."""
    key = sealed_file.make_key(PASSPHRASE, cost=Cost(n=2**14, r=8, p=2))
    replace(path, sealed_file.seal('{"name":"fake-secret"}', key))
    vault = PassphraseVault(path)
    await vault.unlock(PASSPHRASE)
    assert vault.get("name") == "fake-secret"
    await vault.put("more", "fake-secret-2")
    assert said_in(path)["scrypt"] == {"n": 2**14, "r": 8, "p": 2}


@pytest.mark.parametrize("cost", [Cost(n=2**30), Cost(n=3), Cost(r=0), Cost(p=-1), Cost(n=2**15, r=2**20)])
async def test_a_file_that_asks_for_absurd_work_is_damaged(path: Path, cost: Cost) -> None:
    key = sealed_file.Key(b"s" * 16, cost, b"k" * 32)
    replace(path, sealed_file.seal("{}", key))
    with pytest.raises(VaultDamaged):
        await PassphraseVault(path).unlock(PASSPHRASE)


async def test_a_file_of_a_newer_version_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "_FORMAT", 2)
    vault = PassphraseVault(path)
    await vault.unlock(PASSPHRASE)
    monkeypatch.undo()
    with pytest.raises(VaultDamaged, match="Update the wizard"):
        await PassphraseVault(path).unlock(PASSPHRASE)


async def test_a_disk_that_is_full_keeps_the_old_secrets(
    path: Path, filled: PassphraseVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(VaultUnavailable, match=r"No space left.*try again"):
            await filled.put("more", "fake-secret-2")
    assert filled.get("more") is None
    vault = PassphraseVault(path)
    await vault.unlock(PASSPHRASE)
    assert {name: vault.get(name) for name in vault.names()} == SECRETS


def test_before_anything_is_stored_it_says_where_and_who_can_read_it(path: Path) -> None:
    said = PassphraseVault(path).describe()
    assert str(path) in said
    assert "without the passphrase" in said
    assert not path.parent.exists()
