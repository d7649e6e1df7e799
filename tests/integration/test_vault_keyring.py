"""Secrets in the keyring: only in a trusted one, in one item, proven to be there, and never hanging us."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from keyring.backend import KeyringBackend

from tests.integration.keyrings import (
    BetterKeyring,
    BrokenKeyring,
    Chainer,
    ForgetfulKeyring,
    GoodKeyring,
    HangingKeyring,
    LockedKeyring,
    LossyKeyring,
    NullKeyring,
    PlainTextKeyring,
)
from zoho_ideolve_wizard.integration.vault import (
    Vault,
    VaultDamaged,
    VaultError,
    VaultNotKept,
    VaultTooFull,
    VaultUnavailable,
)
from zoho_ideolve_wizard.integration.vault_keyring import (
    LONGEST_BUNDLE,
    SERVICE,
    KeyringFound,
    KeyringVault,
    NoKeyring,
    find_keyring,
)

SECRETS = {"zoho.client_secret": "fake-secret-1", "tokens.connector.current": "1000.fakecode.fakecode"}


def vault_in(backend: KeyringBackend, user: str = "acme") -> KeyringVault:
    return KeyringVault(KeyringFound(backend, "a keyring"), user)


@pytest.fixture
def hanging() -> Iterator[HangingKeyring]:
    backend = HangingKeyring()
    yield backend
    backend.answer.set()


# -- which keyring


def test_the_most_trusted_keyring_is_used_and_never_the_chainer() -> None:
    good, better = GoodKeyring(), BetterKeyring()
    found = find_keyring([NullKeyring(), PlainTextKeyring(), good, Chainer(), better, BrokenKeyring()])
    assert isinstance(found, KeyringFound)
    assert found.backend is better


@pytest.mark.parametrize("backends", [[], [PlainTextKeyring(), NullKeyring(), Chainer(), BrokenKeyring()]])
def test_plain_text_null_and_chainer_are_no_keyring(backends: list[KeyringBackend]) -> None:
    found = find_keyring(backends)
    assert isinstance(found, NoKeyring)
    assert "passphrase" in found.reason


@pytest.mark.parametrize(
    ("name", "used"), [("GoodKeyring", True), ("PlainTextKeyring", False), ("NullKeyring", False)]
)
def test_the_keyring_that_the_user_set_is_honoured_if_it_can_be_trusted(
    monkeypatch: pytest.MonkeyPatch, name: str, used: bool
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"tests.integration.keyrings.{name}")
    found = find_keyring()
    assert isinstance(found, KeyringFound) is used
    if isinstance(found, KeyringFound):
        assert type(found.backend).__name__ == name
    else:
        assert "PYTHON_KEYRING_BACKEND" in found.reason


def test_looking_does_not_stumble_over_a_setting_that_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    assert isinstance(find_keyring(), KeyringFound | NoKeyring)


# -- keeping


async def test_secrets_are_one_item_and_come_back() -> None:
    backend = GoodKeyring()
    vault: Vault = vault_in(backend)
    await vault.load()
    assert vault.names() == ()
    await vault.put_many(SECRETS)
    assert list(backend.items) == [(SERVICE, "acme")]
    assert " " not in SERVICE
    assert json.loads(backend.items[SERVICE, "acme"]) == SECRETS
    again: Vault = vault_in(backend)
    await again.load()
    assert {name: again.get(name) for name in again.names()} == SECRETS
    assert again.get("never there") is None


async def test_only_a_change_is_written() -> None:
    backend = GoodKeyring()
    vault = vault_in(backend)
    await vault.load()
    await vault.put_many(SECRETS)
    await vault.put("zoho.client_secret", "fake-secret-1")
    await vault.forget("never there")
    await vault.load()
    await vault.put_many(SECRETS)
    assert backend.writes == 1


async def test_profiles_have_items_of_their_own() -> None:
    backend = GoodKeyring()
    for user in ("acme", "zebra"):
        vault = vault_in(backend, user)
        await vault.load()
        await vault.put("name", f"fake-secret-{user}")
    assert {user for _, user in backend.items} == {"acme", "zebra"}


async def test_nothing_left_leaves_no_item() -> None:
    backend = GoodKeyring()
    vault = vault_in(backend)
    await vault.load()
    await vault.clear()
    assert backend.writes == 0
    await vault.put_many(SECRETS)
    for name in vault.names():
        await vault.forget(name)
    assert backend.items == {}
    await vault.put_many(SECRETS)
    await vault.clear()
    assert backend.items == {}
    assert vault.names() == ()


async def test_secrets_put_at_the_same_time_are_all_kept() -> None:
    backend = GoodKeyring()
    vault = vault_in(backend)
    await vault.load()
    await asyncio.gather(*(vault.put(f"name{number}", "fake-secret") for number in range(8)))
    assert len(json.loads(backend.items[SERVICE, "acme"])) == 8


@pytest.mark.parametrize("backend", [LossyKeyring(), ForgetfulKeyring()])
async def test_a_keyring_that_does_not_give_back_what_it_took_is_told(backend: GoodKeyring) -> None:
    vault = vault_in(backend)
    await vault.load()
    with pytest.raises(VaultError) as refused:
        await vault.put_many(SECRETS)
    assert isinstance(refused.value, VaultNotKept | VaultDamaged)
    assert vault.names() == ()
    assert not any(secret in str(refused.value) for secret in SECRETS.values())


async def test_a_bundle_too_long_for_windows_is_refused_before_it_is_written() -> None:
    backend = GoodKeyring()
    vault = vault_in(backend)
    await vault.load()
    await vault.put_many(SECRETS)
    with pytest.raises(VaultTooFull, match="file with a passphrase"):
        await vault.put("more", "fake" * 300)
    assert json.loads(backend.items[SERVICE, "acme"]) == SECRETS
    assert vault.get("more") is None


async def test_a_full_set_of_secrets_fits() -> None:
    """A client, three tokens of one purpose and two of another, both Ideolve keys, at their real lengths."""
    client, part = "1000." + "A" * 30, "a" * 32
    names = [
        f"tokens.{purpose}.{slot}"
        for purpose in ("connector", "team")
        for slot in ("current", "pending", "retiring")
    ]
    full = dict.fromkeys(names[:5], f"1000.{part}.{part}")
    full |= {
        f"clients.{client}": "a" * 42,
        "ideolve.account.api_key": "a" * 36,
        "ideolve.connector.api_key": "a" * 36,
    }
    vault = vault_in(GoodKeyring())
    await vault.load()
    await vault.put_many(full)
    assert len(json.dumps(full)) < LONGEST_BUNDLE


async def test_a_refusal_says_what_to_do_and_quotes_no_secret() -> None:
    vault = vault_in(LockedKeyring())
    with pytest.raises(VaultUnavailable, match="Unlock it and try again"):
        await vault.load()
    with pytest.raises(VaultUnavailable) as refused:
        await vault.put_many(SECRETS)
    assert refused.value.__suppress_context__
    assert not any(secret in str(refused.value) for secret in SECRETS.values())


@pytest.mark.parametrize("found", ["not json", "[1]", '{"name": 3}', "null"])
async def test_an_item_of_somebody_else_is_left_alone(found: str) -> None:
    backend = GoodKeyring()
    backend.items[SERVICE, "acme"] = found
    vault = vault_in(backend)
    with pytest.raises(VaultDamaged, match="choose another"):
        await vault.load()
    assert backend.items[SERVICE, "acme"] == found
    assert backend.writes == 0


async def test_neither_repr_nor_description_shows_a_secret() -> None:
    vault = vault_in(GoodKeyring())
    await vault.load()
    await vault.put_many(SECRETS)
    for secret in SECRETS.values():
        assert secret not in repr(vault)
        assert secret not in vault.describe()


def test_before_anything_is_stored_it_says_where_and_who_can_read_it() -> None:
    said = vault_in(GoodKeyring()).describe()
    assert "a keyring" in said
    assert "other users of this computer cannot" in said


# -- waiting


async def test_a_keyring_that_makes_us_wait_is_told_and_can_be_waited_for(hanging: HangingKeyring) -> None:
    told = asyncio.Event()
    vault = KeyringVault(KeyringFound(hanging, "a keyring"), "acme", on_wait=told.set, wait_after=0.01)
    loading = asyncio.create_task(vault.load())
    await told.wait()
    assert not loading.done()
    hanging.answer.set()
    await loading
    assert vault.names() == ()


async def test_a_keyring_that_answers_at_once_tells_nobody() -> None:
    told: list[str] = []
    vault = KeyringVault(KeyringFound(GoodKeyring(), "a keyring"), "acme", lambda: told.append("waiting"))
    await vault.load()
    await vault.put_many(SECRETS)
    assert told == []


async def test_waiting_can_be_cancelled(hanging: HangingKeyring) -> None:
    loading = asyncio.create_task(vault_in(hanging).load())
    await asyncio.to_thread(hanging.asked.wait)
    loading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await loading


async def test_a_cancelled_write_that_comes_late_does_not_overtake_a_newer_one(
    hanging: HangingKeyring,
) -> None:
    hanging.answer.set()
    vault = vault_in(hanging)
    await vault.load()
    hanging.answer.clear()
    hanging.asked.clear()
    first = asyncio.create_task(vault.put("name", "fake-secret-old"))
    await asyncio.to_thread(hanging.asked.wait)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert vault.get("name") is None
    second = asyncio.create_task(vault.put("name", "fake-secret-new"))
    hanging.answer.set()
    await second
    assert json.loads(hanging.items[SERVICE, "acme"]) == {"name": "fake-secret-new"}
    assert vault.get("name") == "fake-secret-new"


async def test_after_a_cancelled_write_the_same_secrets_are_written_again(hanging: HangingKeyring) -> None:
    """What a cancelled write left behind is unknown, so putting back the old state must write."""
    hanging.answer.set()
    vault = vault_in(hanging)
    await vault.load()
    await vault.put("name", "fake-secret-old")
    hanging.answer.clear()
    hanging.asked.clear()
    changing = asyncio.create_task(vault.put("name", "fake-secret-new"))
    await asyncio.to_thread(hanging.asked.wait)
    changing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await changing
    hanging.answer.set()
    await vault.put("name", "fake-secret-old")
    assert json.loads(hanging.items[SERVICE, "acme"]) == {"name": "fake-secret-old"}


def test_a_hanging_keyring_does_not_keep_the_program_from_ending() -> None:
    program = """
import asyncio
from tests.integration.keyrings import HangingKeyring
from zoho_ideolve_wizard.integration.vault_keyring import KeyringFound, KeyringVault

async def main():
    told = asyncio.Event()
    vault = KeyringVault(KeyringFound(HangingKeyring(), "a keyring"), "acme", told.set, 0.01)
    loading = asyncio.create_task(vault.load())
    await told.wait()
    loading.cancel()

asyncio.run(main())
print("ended")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"ended\n", b"")
