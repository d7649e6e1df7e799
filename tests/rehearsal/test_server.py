"""Starting and stopping."""

import json
import re
import signal
import subprocess
import sys

import httpx
import pytest

from zoho_ideolve_wizard.rehearsal.printed import Printed
from zoho_ideolve_wizard.rehearsal.server import start
from zoho_ideolve_wizard.rehearsal.world import fresh_world

_COMMAND = (
    "import sys\n"
    "from zoho_ideolve_wizard.rehearsal.server import serve_forever\n"
    "sys.exit(serve_forever(int(sys.argv[1]), 'http://localhost:9999/cb'))"
)
_KEYS = {
    "accounts",
    "api",
    "ideolve",
    "control",
    "data_centers",
    "client_id",
    "client_secret",
    "redirect_uri",
    "primary_contact",
    "ideolve_client_id",
    "ideolve_api_key",
    "self_client",
    "device_client",
    "organization",
    "console",
    "ideolve_pages",
}


def test_the_announcement_is_json_and_everything_in_it_listens() -> None:
    with start(redirect_uri="http://localhost:1/x") as rehearsal:
        announced = json.loads(json.dumps(rehearsal.announcement))
        assert set(announced) >= _KEYS
        assert announced["redirect_uri"] == "http://localhost:1/x"
        assert set(announced["data_centers"]) == {"us", "eu", "in"}
        urls = [announced["ideolve"], announced["ideolve_pages"], announced["control"]]
        for places in announced["data_centers"].values():
            assert set(places) == {"accounts", "api", "crm", "console"}
            urls.extend(places.values())
        assert len(set(urls)) == 15
        assert announced["accounts"] == announced["data_centers"]["in"]["accounts"]
        assert announced["api"] == announced["data_centers"]["in"]["api"]
        for url in urls:
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
            assert httpx.get(url, trust_env=False).status_code < 500
        assert re.fullmatch(r"1000\.[0-9A-Z]{30}", announced["client_id"])
        assert re.fullmatch(r"[0-9a-f]{42}", announced["client_secret"])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("application/x-www-form-urlencoded", b"client_id=%ff&%"),
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff\xfe"),
    ],
)
def test_no_body_makes_it_stumble(running: dict[str, object], kind: str, body: bytes) -> None:
    with httpx.Client(trust_env=False, headers={"Content-Type": kind}) as client:
        assert client.post(f"{running['accounts']}/oauth/v2/token", content=body).json() == {
            "error": "invalid_client"
        }
        for url in (f"{running['control']}/settings", f"{running['ideolve_pages']}/workspaces"):
            assert client.post(url, content=body).status_code == 400


def test_two_rehearsals_know_nothing_of_each_other() -> None:
    with start() as first, start() as second:
        assert first.announcement["client_id"] != second.announcement["client_id"]
        assert first.announcement["control"] != second.announcement["control"]


def test_after_stopping_nothing_listens_and_the_port_can_be_had_again() -> None:
    rehearsal = start()
    control = str(rehearsal.announcement["control"])
    port = int(control.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        start(port)
    rehearsal.stop()
    rehearsal.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(control, trust_env=False)
    with start(port) as again:
        assert again.announcement["control"] == control


def test_no_secret_in_what_is_printed_of_an_object() -> None:
    with start() as rehearsal:
        assert str(rehearsal.announcement["client_secret"]) not in repr(rehearsal)
    printed = Printed("http://localhost:1/x")
    world = fresh_world(printed)
    assert printed.server_client.id in repr(world.desk.clients)
    shown = repr(world) + repr(world.desk.clients)
    for pair in (printed.server_client, printed.self_client, printed.device_client, printed.ideolve_account):
        assert pair.secret not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_one_line_and_serves_until_interrupted(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", _COMMAND, "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        announced = json.loads(process.stdout.readline())
        assert announced["redirect_uri"] == "http://localhost:9999/cb"
        with httpx.Client(trust_env=False) as client:
            assert client.get(announced["control"] + "/state").status_code == 200
            assert client.get(announced["api"] + "/crm/v8/org").status_code == 401
            client.post(
                announced["control"] + "/faults",
                json={"faults": [{"match": "GET /", "kind": "drop"}]},
            )
            with pytest.raises(httpx.RemoteProtocolError):
                client.get(announced["api"] + "/crm/v8/org")
            process.send_signal(number)
            rest, errors = process.communicate(timeout=20)
        assert (process.returncode, rest, errors) == (0, "", "")


def test_the_command_says_when_the_port_cannot_be_had() -> None:
    with start() as rehearsal:
        taken = str(rehearsal.announcement["control"]).rpartition(":")[2]
        for port in (taken, "70000"):
            done = subprocess.run(
                [sys.executable, "-c", _COMMAND, port],
                capture_output=True,
                text=True,
                check=False,
                timeout=20,
            )
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.startswith(f"Port {port} cannot be had")
            assert done.stderr.count("\n") == 1


def test_it_imports_no_other_part_of_the_package() -> None:
    code = (
        "import sys, zoho_ideolve_wizard.rehearsal.server\n"
        "print([name for name in sys.modules if name.startswith('zoho_ideolve_wizard.')\n"
        "       and not name.startswith('zoho_ideolve_wizard.rehearsal')\n"
        "       or name.partition('.')[0] in ('httpx', 'textual', 'keyring', 'cryptography', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
