"""The command line's knowledge of the rehearsal: what it printed, as endpoints and as notes of an admin."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from zoho_ideolve_wizard.demonstrating import RehearsedStage
from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import Locations
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.services.endpoints import Endpoints
from zoho_ideolve_wizard.services.ideolve.note_paths import NotePaths
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, DataCenter, DataCenters

Printed = Mapping[str, object]
"""The line of JSON that the rehearsal prints when it listens."""

_NEEDED = {
    "client_id",
    "control",
    "crm_address",
    "data_centers",
    "device_client",
    "ideolve",
    "ideolve_pages",
    "self_client",
}


NOTE_PATHS = NotePaths(
    note="/v4/user/{user}/note",
    comment="/v4/user/{user}/note/{note}/comment",
    attachment="/v4/user/{user}/note/{note}/attachment",
    note_id="id",
)
"""The stand-in's; where the real Ideolve takes notes is on no public page."""


class NoRehearsal(OSError):
    """Nothing to join at that address; the message says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} Run `zoho-ideolve-wizard rehearsal` and give the address that it prints as control."
        )


class KeptRehearsal:
    """The stand-ins' memory: a file beside the profile, owner-only, replaced in one go."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> bytes | None:
        return self._path.read_bytes() if self._path.is_file() else None

    def save(self, content: bytes) -> None:
        from zoho_ideolve_wizard.integration import owner_only

        owner_only.write(self._path, content)


CARRIED = ("use", "ideolve.primary_contact", "consent.way", "screen.theme")
CARRIED_SECTION = "workspace."


@contextmanager
def stand_ins(where: Locations, profile: str, *, keep: bool) -> Iterator[Printed]:
    """Starts them here, and gives what they print. With `keep` they go on as they were when this profile was closed.

    Raises InUse, and OSError if what was kept cannot be used or, in the end, could not be kept.
    """
    from zoho_ideolve_wizard.integration.lock import claim
    from zoho_ideolve_wizard.rehearsal.keeping import NotKeptError
    from zoho_ideolve_wizard.rehearsal.server import start

    path = where.rehearsal(profile)
    if keep:
        # Who has this profile open already also has its addresses: that is what is to be said.
        with claim(where.lock(profile)):
            pass
    try:
        rehearsal = start(memory=KeptRehearsal(path) if keep else None)
    except NotKeptError as problem:
        raise OSError(f"{problem} To begin a new rehearsal, delete the folder {where.data}.") from problem
    with rehearsal:
        yield rehearsal.announcement
    if rehearsal.problem:
        raise OSError(f"The last of the rehearsal could not be kept: {rehearsal.problem}.")


def fetch(control: str) -> Printed:
    """What a rehearsal that runs elsewhere on this computer has printed. Raises NoRehearsal."""
    import json
    from http.client import HTTPException
    from urllib.request import ProxyHandler, build_opener

    if not _on_this_computer(control):
        raise NoRehearsal(f"{control} is not an address of this computer, such as http://127.0.0.1:8080.")
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(f"{control.rstrip('/')}/announcement", timeout=5) as answer:
            printed = json.load(answer)
    except (OSError, HTTPException, ValueError) as error:
        raise NoRehearsal(f"No rehearsal answers at {control}.") from error
    if not isinstance(printed, dict) or not _NEEDED.issubset(printed):
        raise NoRehearsal(f"What answers at {control} is no rehearsal.")
    return cast("Printed", printed)


def _on_this_computer(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")


def endpoints_of(printed: Printed) -> Endpoints:
    """The stand-ins' addresses. They have an admin API for Ideolve, which the real one does not publish."""
    centers = cast("Mapping[str, Mapping[str, str]]", printed["data_centers"])
    return Endpoints(
        data_centers=DataCenters(tuple(_center(name, bases) for name, bases in centers.items())),
        ideolve_api=str(printed["ideolve"]),
        ideolve_web=str(printed["ideolve_pages"]),
        ideolve_admin=f"{printed['ideolve']}/rehearsal-admin",
        note_paths=NOTE_PATHS,
    )


def _center(name: str, bases: Mapping[str, str]) -> DataCenter:
    real = ZOHO.named(name)
    label = real.label if real else name
    return DataCenter(name, label, bases["accounts"], bases["api"], bases["crm"], bases["console"])


def surroundings_of(
    printed: Printed, *, environ: Mapping[str, str], real_profile: Path | None, throw_away: bool = False
) -> Surroundings:
    """What an admin would have noted down; no real keyring is touched."""

    def take_over(rehearsed: Profile) -> str:
        return carry_over(rehearsed, Profile.open(real_profile)) if real_profile else ""

    return Surroundings.of(
        environ,
        vaults=("memory", "passphrase"),
        badge="rehearsal: nothing here is real",
        noted_down=_noted(printed),
        take_over=take_over if real_profile else None,
        stage=RehearsedStage(printed),
        throw_away=throw_away,
        pages=_pages(printed),
    )


def _pages(printed: Printed) -> tuple[int, ...]:
    """Where a browser is needed in its own data center: Ideolve, the API Console, the consent page, CRM."""
    centers = cast("Mapping[str, Mapping[str, str]]", printed["data_centers"])
    own = centers[str(printed["data_center"])]
    addresses = (str(printed["ideolve_pages"]), own["console"], own["accounts"], own["crm"])
    return tuple(port for port in (urlsplit(address).port for address in addresses) if port)


def _crm_address(printed: Printed) -> str:
    """As it would read at Zoho: unlike the stand-in's own, it is the same at the next rehearsal."""
    center = ZOHO.named(str(printed["data_center"]))
    number = cast("Mapping[str, str]", printed["organization"])["number"]
    return f"{center.crm}/crm/org{number}/tab/Home" if center else str(printed["crm_address"])


def _noted(printed: Printed) -> dict[str, str]:
    notes = {
        "zoho.crm_address": _crm_address(printed),
        "zoho.redirect_uri": printed["redirect_uri"],
        "ideolve.primary_contact": printed["primary_contact"],
        "ideolve.account_client_id": printed["ideolve_client_id"],
        "ideolve.account_api_key": printed["ideolve_api_key"],
    }
    clients = {"server": printed, "self": printed["self_client"], "device": printed["device_client"]}
    for kind, client in clients.items():
        pair = cast("Mapping[str, str]", client)
        notes[f"zoho.client_id.{kind}"] = pair["client_id"]
        notes[f"zoho.client_secret.{kind}"] = pair["client_secret"]
    return {key: str(value) for key, value in notes.items()}


def carry_over(rehearsed: Profile, real: Profile) -> str:
    """Answers that mean the same in earnest, into a real profile that lacks them; no secrets, no tokens."""
    known = real.answers()
    carried = {
        key: value
        for key, value in rehearsed.answers().items()
        if (key in CARRIED or key.startswith(CARRIED_SECTION)) and key not in known
    }
    real.set_many(carried)
    if not real.people():
        real.set_people(rehearsed.people())
    answers = counted(len(carried), "answer", "answers")
    people = counted(len(rehearsed.people()), "person", "people")
    return f"{answers} and {people} are in the real profile now. No secret was carried over."
