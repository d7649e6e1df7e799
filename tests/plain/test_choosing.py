"""When plain prompts are chosen, and that the reason is said."""

from collections.abc import Mapping

import pytest

from zoho_ideolve_wizard.plain.choosing import why_plain

XTERM = {"TERM": "xterm-256color"}


def why(environ: Mapping[str, str], *, wanted: bool = False, source: bool = True, sink: bool = True) -> str:
    return why_plain(environ, wanted=wanted, input_is_terminal=source, output_is_terminal=sink)


@pytest.mark.parametrize("environ", [{}, XTERM, XTERM | {"ACCESSIBLE": "0"}, XTERM | {"ACCESSIBLE": ""}])
def test_a_terminal_that_can_draw_gets_screens(environ: Mapping[str, str]) -> None:
    assert why(environ) == ""


def test_the_option_comes_first() -> None:
    assert why({"TERM": "dumb", "ACCESSIBLE": "1"}, wanted=True, source=False) == "as asked for by --plain"


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        (XTERM | {"ACCESSIBLE": "1"}, "ACCESSIBLE is set"),
        (XTERM | {"ACCESSIBLE": "yes"}, "ACCESSIBLE is set"),
        ({"TERM": "dumb"}, "TERM is dumb"),
    ],
)
def test_the_environment_is_told(environ: Mapping[str, str], words: str) -> None:
    assert words in why(environ)


def test_what_is_no_terminal_cannot_be_drawn_on() -> None:
    assert "input is no terminal" in why(XTERM, source=False)
    assert "output is no terminal" in why(XTERM, sink=False)
