"""A rehearsal that is kept goes on, at the same addresses, as it was when it ended."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.deluge.sources import source
from zoho_ideolve_wizard.rehearsal.keeping import NotKeptError, read
from zoho_ideolve_wizard.rehearsal.server import start

from .actors import Actor
from .automation import SCOPES, Admin
from .browser import Browser
from .installed import Installed, install


class InMemory:
    """``refuses``: the disk is full."""

    def __init__(self) -> None:
        self.content: bytes | None = None
        self.saves = 0
        self.refuses = False

    def load(self) -> bytes | None:
        return self.content

    def save(self, content: bytes) -> None:
        if self.refuses:
            raise OSError(28, "No space left on device")
        self.content = content
        self.saves += 1


@contextmanager
def going(memory: InMemory) -> Iterator[Actor]:
    with start(memory=memory) as rehearsal, httpx.Client(trust_env=False) as client:
        yield Actor(rehearsal.announcement, client)


def test_all_of_it_is_there_again() -> None:
    memory = InMemory()
    with going(memory) as actor:
        tokens = actor.tokens(scope=SCOPES)
        admin = Admin(actor, Browser(actor.client), str(tokens["access_token"]))
        installed = install(admin)
        account = admin.add("Accounts", Account_Name="Åse & <Søn>", Phone="12")
        installed.settle()
        upload = {"file": ("plan.pdf", b"\x00\xff fake")}
        assert actor.upload(f"/Accounts/{account}/Attachments", admin.token, upload).status_code == 200
        actor.settings(licences=7, clock_offset=30)
        before, said = actor.state(), actor.announcement
    with going(memory) as actor:
        assert actor.announcement == said
        after = actor.state()
        assert {key: after[key] for key in ("crm", "ideolve")} == {
            key: before[key] for key in ("crm", "ideolve")
        }
        assert actor.client.get(actor.said("control") + "/settings").json()["licences"] == 7
        again = Installed(Admin(actor, Browser(actor.client), admin.token))
        again.admin.change("Accounts", account, Phone="13")
        again.settle()
        (comment,) = again.comments("Account: Åse & <Søn>")
        assert "Phone: 13 (before: 12)" in comment
        again.run_schedules()
        assert again.files("Account: Åse & <Søn>") == ["plan.pdf"]
        code = actor.crm("GET", f"/settings/functions/{ours.CATCH_UP.name}/code", admin.token).text
        assert code == source(ours.CATCH_UP)
        fresh = actor.refresh(str(tokens["refresh_token"]))
        assert fresh["access_token"]


def test_it_is_saved_at_each_change_and_not_at_each_look() -> None:
    memory = InMemory()
    with going(memory) as actor:
        begun = memory.saves
        actor.state()
        assert memory.saves == begun == 1
        actor.settings(licences=7)
        # What the answer tells has been written by the time of the next one.
        actor.state()
        assert memory.saves == 2
        assert memory.content is not None
        assert json.loads(memory.content)["settings"]["licences"] == 7


def test_a_run_that_was_broken_off_has_failed() -> None:
    memory = InMemory()
    with going(memory) as actor:
        admin = Admin(actor, Browser(actor.client), str(actor.tokens(scope=SCOPES)["access_token"]))
        install(admin)
        admin.add("Accounts", Account_Name="A")
        admin.settle()
    assert memory.content is not None
    content = memory.content.replace(b'"state":"done"', b'"state":"running"')
    assert content != memory.content
    (run,) = read(content).organizations["acme"].setup.runs
    assert (run.state, run.failure) == ("failed", "The rehearsal ended in the middle of this run.")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"version": 1}'])
def test_what_is_damaged_is_told_and_left_as_it_is(content: bytes) -> None:
    memory = InMemory()
    memory.content = content
    with pytest.raises(NotKeptError, match="damaged"), going(memory):
        pass
    assert memory.content == content


def test_of_another_version_too() -> None:
    memory = InMemory()
    with going(memory):
        pass
    assert memory.content is not None
    memory.content = memory.content.replace(b'"version":1', b'"version":99')
    with pytest.raises(NotKeptError, match="another version"), going(memory):
        pass


def test_an_address_that_is_taken_is_named() -> None:
    memory = InMemory()
    with going(memory) as actor:
        taken = actor.said("ideolve")
    other = socket.create_server(("127.0.0.1", int(taken.rpartition(":")[2])))
    with other, pytest.raises(NotKeptError, match=taken), going(memory):
        pass
    with going(memory) as actor:
        assert actor.said("ideolve") == taken


def test_a_full_disk_is_told_and_stops_nobody() -> None:
    memory = InMemory()
    with start(memory=memory) as rehearsal, httpx.Client(trust_env=False) as client:
        actor = Actor(rehearsal.announcement, client)
        memory.refuses = True
        actor.settings(licences=7)
        actor.settings(licences=8)
    assert "No space left" in rehearsal.problem
