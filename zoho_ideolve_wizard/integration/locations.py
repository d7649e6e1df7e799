"""Where profiles, records and logs lie on this machine."""

import re
from dataclasses import dataclass
from pathlib import Path

from zoho_ideolve_wizard.integration import troubles

APPLICATION = "zoho-ideolve-wizard"

_SETTINGS = "profile.toml"
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
# Windows opens a device, not a folder, under these names.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


class ProfileNameProblem(ValueError):
    """The name cannot be a folder everywhere; the message says what can."""


@dataclass(frozen=True)
class Locations:
    """`config` holds what a person may edit, `data` what the wizard keeps for itself, `logs` the logs.

    `home` is the one folder that holds them all, when the admin gave one.
    """

    config: Path
    data: Path
    logs: Path
    home: Path | None = None

    def settings(self, name: str) -> Path:
        """The profile's TOML file. Raises ProfileNameProblem, as all below do."""
        return self.config / "profiles" / check_profile_name(name) / _SETTINGS

    def ledger(self, name: str) -> Path:
        return self.data / "profiles" / check_profile_name(name) / "ledger.sqlite3"

    def secrets(self, name: str) -> Path:
        """The file of the passphrase vault."""
        return self.data / "profiles" / check_profile_name(name) / "secrets.json"

    def rehearsal(self, name: str) -> Path:
        """What the stand-ins of a rehearsal hold, if this profile is one's."""
        return self.data / "profiles" / check_profile_name(name) / "rehearsal.json"

    def lock(self, name: str) -> Path:
        return self.data / "profiles" / check_profile_name(name) / "in-use.lock"

    def log(self, name: str) -> Path:
        """One log a profile: two wizards on two profiles do not rotate each other's file away."""
        return self.logs / f"{check_profile_name(name)}.log"

    def keyring_user(self, name: str) -> str:
        """The user name in the operating system's keyring: two homes never share one item."""
        checked = check_profile_name(name)
        return checked if self.home is None else f"{checked} in {self.home}"


def locations(home: Path | None = None) -> Locations:
    """The places this operating system has for such things, or everything in one folder."""
    if home is not None:
        whole = home.expanduser().absolute()
        return Locations(whole, whole, whole / "logs", whole)
    from platformdirs import PlatformDirs

    # No roaming: the lock and the record belong to one machine.
    places = PlatformDirs(APPLICATION, appauthor=False)
    return Locations(places.user_config_path, places.user_data_path, places.user_log_path)


def profile_names(found: Locations) -> tuple[str, ...]:
    """The profiles that have settings, sorted. Folders that the wizard could not have made are left out."""
    folder = found.config / "profiles"
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(
            child.name for child in folder.iterdir() if _is_safe(child.name) and (child / _SETTINGS).is_file()
        )
    )


def check_profile_name(text: str) -> str:
    """The name in lower case (not every file system tells Acme from acme). Raises ProfileNameProblem."""
    name = text.strip().lower()
    if not _is_safe(name):
        raise ProfileNameProblem(troubles.BAD_NAME.told)
    return name


def _is_safe(name: str) -> bool:
    return _SAFE_NAME.fullmatch(name) is not None and name not in _DEVICES
