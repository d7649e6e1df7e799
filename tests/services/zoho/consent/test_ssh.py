"""Consent when the browser is on another machine."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.zoho.consent.ssh import over_ssh, tunnel_command


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"SSH_CONNECTION": "10.0.0.9 51000 10.0.0.5 22"}, True),
        ({"SSH_TTY": "/dev/pts/0"}, True),
        ({"SSH_CLIENT": ""}, False),
        ({"SSH_AUTH_SOCK": "/run/agent"}, False),
    ],
)
def test_whether_this_is_ssh(environ: dict[str, str], expected: bool) -> None:
    assert over_ssh(environ) is expected


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        (
            {"SSH_CONNECTION": "10.0.0.9 51000 10.0.0.5 22", "USER": "ana"},
            "ssh -L 8765:localhost:8765 ana@10.0.0.5",
        ),
        (
            {"SSH_CONNECTION": "10.0.0.9 51000 2001:db8::5 2222", "LOGNAME": "ana"},
            "ssh -p 2222 -L 8765:localhost:8765 ana@2001:db8::5",
        ),
        ({"SSH_TTY": "/dev/pts/0", "USER": "ana"}, "ssh -L 8765:localhost:8765 ana@SERVER"),
        ({}, "ssh -L 8765:localhost:8765 USER@SERVER"),
        (
            {"SSH_CONNECTION": "a b $(reboot) 22;x", "USER": "ana; rm"},
            "ssh -L 8765:localhost:8765 USER@SERVER",
        ),
    ],
)
def test_the_tunnel_is_as_exact_as_can_be_known(environ: dict[str, str], command: str) -> None:
    assert tunnel_command([8765], environ) == command


def test_one_line_leads_to_several_ports() -> None:
    line = tunnel_command([8765, 40001], {"USER": "ana"})
    assert line == "ssh -L 8765:localhost:8765 -L 40001:localhost:40001 ana@SERVER"
