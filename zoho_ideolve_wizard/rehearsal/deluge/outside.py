"""What a Deluge function reaches: CRM's records, other services, mail and the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

Record = dict[str, object]
"""Text, numbers, booleans, ``None``, and maps and lists of these, as CRM's JSON has them."""


class OutsideFailure(Exception):
    """Raised by an ``Outside``: no answer came, or a task was refused. Deluge's ``catch`` takes it."""


@dataclass(frozen=True)
class File:
    """A FILE, as a download gives it. ``part`` is the name of its part when posted, once one was set."""

    name: str
    content: bytes = field(repr=False)
    content_type: str = "application/octet-stream"
    part: str | None = None


@dataclass(frozen=True)
class Invocation:
    """One ``invokeurl``. ``parameters`` is the raw body; ``connection`` the link name of a CRM connection.

    ``detailed`` says whether the status was asked for; ``files`` are posted as multipart/form-data.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    parameters: str | None = field(default=None, repr=False)
    files: tuple[File, ...] = ()
    connection: str | None = None
    detailed: bool = False


@dataclass(frozen=True)
class Reply:
    """The answer, whatever its status. ``content`` is the body as it came, ``text`` the same as text.

    ``file_name`` is what the answer calls the file (Content-Disposition), if it names one.
    """

    status: int
    text: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)
    file_name: str = ""


@dataclass(frozen=True)
class Mail:
    """One ``sendmail``; addresses as the source gave them."""

    sender: str
    to: str
    subject: str
    message: str = field(repr=False)


class Outside(Protocol):
    """What the interpreter asks for; synchronous. Each may raise ``OutsideFailure``."""

    def org_variable(self, name: str) -> str | None:
        """The value of a CRM variable by its API name; empty or ``None`` if there is none."""

    def get_record(self, module: str, record_id: str) -> Record | None:
        """The record; ``None`` if it is not there (any more)."""

    def update_record(self, module: str, record_id: str, changes: Record) -> Record:
        """Writes without firing any rule; answers with the record's id, or with CRM's error."""

    def related_records(self, related_list: str, module: str, record_id: str) -> list[Record]:
        """What a related list of the record holds; empty if nothing."""

    def invoke(self, invocation: Invocation) -> Reply:
        """Sends the request and gives its answer, whatever the status."""

    def send_mail(self, mail: Mail) -> None:
        """Sends it."""

    def now(self) -> datetime:
        """The moment, with the organization's time zone."""

    def admin_address(self) -> str:
        """``zoho.adminuserid``: the administrator's mail address."""
