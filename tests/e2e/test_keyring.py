"""A real keyring: the desktop's Secret Service, in a session and a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.tools import needed

ROOT = Path(__file__).parents[2]

SESSION = """
printf 'fake-login-password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec "$0" -c "$1"
"""

IN_THE_SESSION = """
import asyncio
from zoho_ideolve_wizard.integration.vault_keyring import KeyringFound, KeyringVault, find_keyring

async def use():
    found = find_keyring()
    assert isinstance(found, KeyringFound), found
    assert found.name == "the desktop's keyring (Secret Service)", found.name
    ana, ben = KeyringVault(found, "ana"), KeyringVault(found, "ben")
    await ana.load()
    assert ana.names() == ()
    await ana.put_many({"zoho.client_secret": "fake-secret-1", "tokens.connector.current": "1000.fake.token"})
    await ben.put("zoho.client_secret", "fake-secret-2")

    again = KeyringVault(find_keyring(), "ana")
    await again.load()
    assert again.get("zoho.client_secret") == "fake-secret-1"
    assert again.get("tokens.connector.current") == "1000.fake.token"
    await again.forget("zoho.client_secret")
    await ana.load()
    assert ana.names() == ("tokens.connector.current",)
    await ana.clear()
    assert found.backend.get_password("zoho-ideolve-wizard", "ana") is None
    assert found.backend.get_password("zoho-ideolve-wizard", "ben") is not None

asyncio.run(use())
print("all of it")
"""


def test_secrets_are_kept_found_again_and_forgotten(tmp_path: Path) -> None:
    needed("gnome-keyring-daemon", "dbus-run-session")
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_"))}
    environ |= {"HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    ended = subprocess.run(
        ["dbus-run-session", "--", "/bin/sh", "-c", SESSION, sys.executable, IN_THE_SESSION],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=40,
    )
    assert ended.stdout == "all of it\n", ended.stderr
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*.keyring"))
    assert kept
    assert b"fake-secret" not in kept


def test_without_a_desktop_there_is_no_keyring_and_the_reason_is_told(tmp_path: Path) -> None:
    script = (
        "from zoho_ideolve_wizard.integration.vault_keyring import find_keyring; print(find_keyring().reason)"
    )
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "Use a file with a passphrase" in ended.stdout
