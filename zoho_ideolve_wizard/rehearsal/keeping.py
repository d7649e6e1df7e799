"""The rehearsal from one start to the next: everything that it holds as JSON, its addresses included.

What a wizard has written down names these addresses, so they have to be the same again.
"""

from dataclasses import dataclass, field
from typing import Protocol

from .clock import Clock
from .oauth import AccessToken, Client, Code, Desk, DeviceRequest, RefreshToken
from .organizations import Organization
from .origins import Origins
from .printed import Printed
from .settings import Settings
from .workspaces import Ideolve
from .world import Stage, World

VERSION = 1
_BROKEN_OFF = "The rehearsal ended in the middle of this run."


class Memory(Protocol):
    """Where it is kept. ``save`` replaces all of it at once, or raises ``OSError`` and changes nothing."""

    def load(self) -> bytes | None:
        """What was saved the last time; ``None`` if nothing was. Raises ``OSError``."""
        ...

    def save(self, content: bytes) -> None: ...


class NotKeptError(OSError):
    """What was saved cannot be used again; the message says what to do."""


@dataclass
class KeptDesk:
    """What ``Desk`` remembers, but for how many codes and tokens it issued in the last minutes."""

    clients: dict[str, Client]
    codes: dict[str, Code]
    refresh_tokens: list[RefreshToken]
    access_tokens: list[AccessToken]
    devices: list[DeviceRequest]
    consents: list[tuple[str, str]]


@dataclass
class Kept:
    """All of it."""

    version: int
    origins: Origins
    printed: Printed
    settings: Settings
    desk: KeptDesk
    organizations: dict[str, Organization]
    ideolve: Ideolve
    addresses: dict[str, str] = field(default_factory=dict)


def write(stage: Stage) -> bytes:
    """As JSON."""
    from msgspec import json

    world, desk = stage.world, stage.world.desk
    return json.encode(
        Kept(
            VERSION,
            stage.origins,
            stage.printed,
            world.settings,
            KeptDesk(
                desk.clients,
                desk.codes,
                desk.refresh_tokens,
                desk.access_tokens,
                desk.devices,
                sorted(desk.consents),
            ),
            world.organizations,
            world.ideolve,
            world.addresses,
        )
    )


def read(content: bytes) -> Kept:
    """What ``write`` made; raises ``NotKeptError`` for anything else."""
    from msgspec import MsgspecError, json

    try:
        kept = json.decode(content, type=Kept)
    except (MsgspecError, UnicodeDecodeError):
        kept = None
    if kept is None or kept.version != VERSION:
        raise NotKeptError("What was kept of the rehearsal is damaged, or of another version of the wizard.")
    for organization in kept.organizations.values():
        for one in organization.setup.runs:
            if one.state == "running":
                one.state, one.failure = "failed", _BROKEN_OFF
    return kept


def world_of(kept: Kept) -> World:
    """The world as it was."""
    clock = Clock()
    clock.offset = kept.settings.clock_offset
    desk = Desk(clock)
    desk.clients = kept.desk.clients
    desk.codes = kept.desk.codes
    desk.refresh_tokens = kept.desk.refresh_tokens
    desk.access_tokens = kept.desk.access_tokens
    desk.devices = kept.desk.devices
    desk.consents = set(kept.desk.consents)
    return World(
        printed=kept.printed,
        clock=clock,
        settings=kept.settings,
        desk=desk,
        organizations=kept.organizations,
        ideolve=kept.ideolve,
        addresses=kept.addresses,
    )


class Keeper:
    """Saves what the stage holds whenever it differs from what was saved last. Called in the server's loop."""

    def __init__(self, stage: Stage, memory: Memory | None) -> None:
        self._stage = stage
        self._memory = memory
        self._saved = b""
        self.problem = ""

    def save(self) -> None:
        """Nothing without a memory. What could not be saved is said by ``problem``, and the rehearsal goes on."""
        if self._memory is None:
            return
        content = write(self._stage)
        if content == self._saved:
            return
        try:
            self._memory.save(content)
        except OSError as error:
            self.problem = str(error)
            return
        self._saved, self.problem = content, ""
