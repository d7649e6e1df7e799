"""Secrets for this run only."""

from zoho_ideolve_wizard.integration.vault import Vault
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault


async def test_secrets_are_there_until_the_program_ends_and_nowhere_else() -> None:
    vault: Vault = MemoryVault()
    await vault.load()
    await vault.put_many({"a": "fake-secret-1", "b": "fake-secret-2"})
    assert vault.names() == ("a", "b")
    assert vault.get("a") == "fake-secret-1"
    await vault.forget("a")
    await vault.load()
    assert vault.names() == ("b",)
    await vault.clear()
    assert vault.names() == ()
    another: Vault = MemoryVault()
    await another.load()
    assert another.names() == ()


async def test_it_says_so_and_shows_nothing() -> None:
    vault = MemoryVault()
    assert vault.kind == "memory"
    assert "gone when it ends" in vault.describe()
    await vault.load()
    await vault.put("a", "fake-secret-1")
    assert "fake-secret" not in repr(vault)
