"""The secret store at the start: opened silently, asked for, or slow; never a reason to be stuck."""

import asyncio
import signal
from pathlib import Path

from tests.support.opening import sitting_for
from tests.support.prompts import Talk, at_the_prompts
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.vault import Vault, VaultUnavailable
from zoho_ideolve_wizard.integration.vault_memory import MemoryVault


class Store:
    """A keyring that says no, or does not answer, as often as it is told to."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    async def open(self, kind: str, _passphrase: str) -> Vault:
        answer = self._answers.pop(0) if kind == "keyring" and self._answers else ""
        if answer == "silence":
            await asyncio.Event().wait()
        if answer:
            raise VaultUnavailable(answer)
        return MemoryVault()


def with_store(home: Path, store: Store) -> Sitting:
    sitting = sitting_for(None, home)
    sitting.profile.set("secrets.vault", "keyring")
    sitting._open_vault = store.open
    return sitting


async def test_a_store_that_refuses_is_tried_again(home: Path) -> None:
    talk = Talk(with_store(home, Store("The keyring is locked.")))
    await talk.chooses("Open your secrets")
    await talk.reads("The secret store does not open. The keyring is locked.")
    await talk.chooses("Try again")
    await talk.reads("Step 1 of 9")
    await talk.closes_the_input()


async def test_one_goes_on_without_it(home: Path) -> None:
    talk = Talk(with_store(home, Store("No.", "No.")))
    await talk.chooses("Open your secrets")
    await talk.chooses("Not now")
    await talk.reads("What would you like to do?")
    await talk.chooses("Open your secrets")
    await talk.chooses("Continue without")
    await talk.reads("Step 1 of 9")
    await talk.closes_the_input()


async def test_a_store_that_does_not_answer_is_spoken_of_and_given_up_by_ctrl_c(home: Path) -> None:
    passed = asyncio.Event()

    async def pause(_seconds: float) -> None:
        if passed.is_set():
            await asyncio.Event().wait()
        passed.set()

    talk = Talk(with_store(home, Store("silence")), pause=pause)
    await talk.until(lambda: talk.keys.ready, "the menu")
    talk.keys.press("1")
    await talk.until(lambda: "The keyring has not answered yet." in talk.said, "the word about it")
    signal.raise_signal(signal.SIGINT)
    await talk.reads("The secret store does not open. You stopped waiting for it.")
    await talk.chooses("Try again")
    await talk.reads("Step 1 of 9")
    await talk.closes_the_input()


async def test_damaged_settings_are_told_at_once(home: Path) -> None:
    path = home / "profiles" / "default" / "profile.toml"
    path.parent.mkdir(parents=True)
    path.write_text('format = 1\nuse = "archive\n', encoding="utf-8")
    async with at_the_prompts(None, home) as talk:
        assert "The settings were damaged." in talk.said
        assert "line 2, column" in talk.said
