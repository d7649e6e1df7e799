"""What is asked in front of a screen, where no other still comes by it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from unittest.mock import patch

from textual.pilot import Pilot

from tests.support.acts import Act, open_setup, setup_of, stay_home, until
from tests.support.fixed import FixedSitting, Setup, Words
from tests.support.fixed_http import Never
from tests.support.stills import automation
from tests.support.stills.home import awaited_shown, done, half, vendor_asked
from tests.support.stills.later import later
from tests.support.stills.screens import keys_shown
from tests.support.stills.still import Still
from tests.support.stills.tasks import by_hand, groups_say, run_into_a_wait
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration import troubles
from zoho_ideolve_wizard.integration.vault import Vault, VaultUnavailable
from zoho_ideolve_wizard.ui.screens import waiting
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.waiting import Waiting
from zoho_ideolve_wizard.ui.widgets.report import ReportPane


def asked(first: Act, *keys: str) -> Act:
    """Somewhere, keys that bring up a question."""

    async def act(pilot: Pilot[str]) -> None:
        await first(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "the question is shown")
        await pilot.pause()

    return act


def keyring_silent(made: FixedSitting) -> None:
    """As when its own dialog waits behind the terminal."""

    async def never(_kind: str, _passphrase: str) -> Vault:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets that event")

    _behind(made, never)


def _keyring_refuses(made: FixedSitting) -> None:
    async def refuse(_kind: str, _passphrase: str) -> Vault:
        reason = troubles.REFUSED.about(keyring="The Secret Service", error="PromptDismissedException")
        raise VaultUnavailable(reason.told)

    _behind(made, refuse)


def _behind(made: FixedSitting, open_vault: Callable[[str, str], Awaitable[Vault]]) -> None:
    made.profile.set("secrets.vault", "keyring")
    made._vault = None
    made._open_vault = open_vault


async def waited_for(pilot: Pilot[str]) -> None:
    """At once, what is said after a while."""
    await stay_home(pilot)
    with patch.object(waiting, "PATIENCE", 0.001):
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Waiting), "the keyring is waited for")
        await until(pilot, lambda: pilot.app.focused is not None, "and that is said")
    await pilot.pause()


def _taken_over(words: Words) -> Setup:
    offers = Surroundings(vaults=("memory",), badge=words.badge, take_over=lambda _profile: "Taken over.")
    return replace(done(words), surroundings=offers)


async def _take_over(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    setup_of(pilot).query_one(ReportPane)._take_over()


def _keys_chosen(made: FixedSitting) -> None:
    made.profile.set("keys.home.team", "m")


STILLS = [
    Still("dialog-stop", groups_say(Never()), "workspace/create", asked(run_into_a_wait, "ctrl+c")),
    Still(
        "dialog-stop-counting",
        automation.counting,
        act=asked(later(automation.at_automation(until_said="Counting")), "ctrl+c"),
        mend=automation.with_token,
    ),
    Still("dialog-all-done", by_hand, "workspace/create", asked(open_setup, "a")),
    Still("dialog-is-it-done", done, act=asked(awaited_shown, "d"), mend=vendor_asked),
    Still("dialog-take-over", _taken_over, "finish/report", asked(_take_over)),
    Still("dialog-keys-again", half, act=asked(keys_shown, "R"), mend=_keys_chosen),
    Still("dialog-find", half, act=asked(stay_home, "slash")),
    Still("dialog-store", done, act=asked(stay_home, "s"), mend=_keyring_refuses),
    Still("waiting", done, act=waited_for, mend=keyring_silent),
]
