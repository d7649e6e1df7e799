"""Workspaces of Ideolve, with their people, groups and controls, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Controls:
    """What invitees may do: comment on notes, create notes, delete notes."""

    comment: bool
    create: bool
    delete: bool


@dataclass(frozen=True)
class Workspace:
    """A workspace with its people. Addresses are in lower case; `groups` maps a name to addresses.

    An invited address stands in `invitations` until it is accepted, then in `members`; it can be in a
    group from the start.
    """

    name: str
    description: str = ""
    controls: Controls = Controls(comment=True, create=True, delete=True)
    default_note_controls: Controls = Controls(comment=True, create=True, delete=True)
    members: tuple[str, ...] = ()
    invitations: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class WorkspaceList:
    """All workspaces of the account, and the addresses whose access is disabled."""

    workspaces: tuple[Workspace, ...]
    disabled: tuple[str, ...] = ()

    def named(self, name: str) -> Workspace | None:
        """The workspace of that name."""
        return next((one for one in self.workspaces if one.name == name), None)
