"""Plain prompts in a real terminal and on pipes: no byte that draws, no secret shown, an end that can be told."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command import ROOT

pexpect = pytest.importorskip("pexpect")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(180),  # each starts a wizard or two
]

COMMAND = (sys.executable, "-W", "error", "-m", "zoho_ideolve_wizard", "--rehearse")
SECRET = "a fake passphrase for tests"


class Line:
    """A terminal as a serial line is: it echoes what is typed, unless the program asks it not to."""

    def __init__(self, *options: str, **environ: str) -> None:
        self.child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], *options],
            cwd=str(ROOT),
            env={**os.environ, "TERM": "vt100", **environ},
            timeout=30,
            encoding="utf-8",
        )
        self.child.delaybeforesend = None
        self.said = ""

    def reads(self, words: str) -> None:
        self.child.expect_exact(words)
        self.said += self.child.before + self.child.after

    def types(self, line: str) -> None:
        self.child.sendline(line)

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.said += self.child.before
        self.child.close()
        return int(self.child.exitstatus)


@contextmanager
def line(*options: str, **environ: str) -> Iterator[Line]:
    opened = Line(*options, **environ)
    try:
        yield opened
    finally:
        opened.child.close(force=True)


def only_words_and_line_ends(said: str) -> bool:
    return re.fullmatch(r"[\r\n\x20-\x7e]*", said) is not None


def test_the_beginning_of_the_setup_with_a_passphrase_typed_unseen(home: Path) -> None:
    with line("--plain", "--home", str(home)) as terminal:
        terminal.reads("Plain prompts, as asked for by --plain.")
        terminal.reads("Enter takes 1, Set up:")
        terminal.types("")
        terminal.reads("What is it for?")
        terminal.types("2")
        terminal.reads("Address of your Zoho CRM (optional).")
        terminal.types("")
        terminal.reads("Enter takes 3, India (zoho.in):")
        terminal.types("")
        terminal.reads("Ideolve primary contact")
        terminal.types("?")
        terminal.reads("? gives this help")
        terminal.types("shown@acme.example.com")
        terminal.reads("shown@acme.example.com\r\n")
        terminal.reads("Where may the wizard keep secrets?")
        terminal.types("2")
        for prompt in (
            "Passphrase for that file. At least 12 characters.",
            "The same passphrase again.",
        ):
            terminal.reads(prompt)
            until_unseen(terminal)
            terminal.types(SECRET)
        terminal.reads("Part 2 of 2: Ideolve account.")
        terminal.reads("Enter says step 2")
        assert terminal.child.getecho()
        terminal.types("u")
        terminal.reads("What would you like to do?")
        terminal.types("q")
        assert terminal.ends() == 0
    assert SECRET not in terminal.said
    assert only_words_and_line_ends(terminal.said)


def until_unseen(terminal: Line) -> None:
    assert terminal.child.waitnoecho(timeout=20)


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"ACCESSIBLE": "1"}, "because ACCESSIBLE is set"),
        ({"TERM": "dumb"}, "because this terminal cannot draw"),
    ],
)
def test_chosen_by_the_environment(environ: dict[str, str], why: str) -> None:
    with line(**environ) as terminal:
        terminal.reads(f"Plain prompts, {why}")
        terminal.reads("Enter takes 1, Set up:")
        terminal.types("q")
        assert terminal.ends() == 0


def test_ctrl_d_ends_with_a_code_of_its_own_and_the_next_start_goes_on(home: Path) -> None:
    with line("--plain", "--home", str(home)) as terminal:
        terminal.reads("Enter takes 1, Set up:")
        terminal.types("")
        terminal.reads("What is it for?")
        terminal.types("2")
        terminal.reads("Address of your Zoho CRM")
        terminal.child.sendeof()
        terminal.reads("The input ended. Everything is kept. The next start says what is next.")
        assert terminal.ends() == 3
    with line("--plain", "--home", str(home)) as terminal:
        terminal.reads("Enter takes 1, Set up:")
        terminal.types("")
        terminal.reads("Enter keeps 2, Archive only:")


def test_ctrl_c_ends_with_130_and_leaves_the_terminal_showing_what_is_typed(home: Path) -> None:
    with line("--plain", "--home", str(home)) as terminal:
        terminal.reads("Enter takes 1, Set up:")
        terminal.types("")
        for answer in ("", "-", "", "admin@acme.example.com", "2"):
            terminal.reads(":")
            terminal.types(answer)
        terminal.reads("Passphrase for that file.")
        until_unseen(terminal)
        terminal.child.sendintr()
        terminal.reads("Stopped. Everything is kept.")
        assert terminal.child.getecho()
        assert terminal.ends() == 130


def test_a_second_wizard_is_refused_before_anything_is_asked(home: Path) -> None:
    with line("--plain", "--home", str(home)) as terminal:
        terminal.reads("Enter takes 1, Set up:")
        ended = piped("q\n", "--plain", "--home", str(home))
        assert (ended.returncode, ended.stdout) == (2, "")
        assert "Another wizard has this profile open." in ended.stderr


def piped(typed: str, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *options], input=typed, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_answers_from_a_pipe(home: Path) -> None:
    ended = piped("1\n2\n-\n\nadmin@acme.example.com\n1\nq\nq\n", "--home", str(home))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Plain prompts, because the input is no terminal.\n")
    assert "Part 2 of 2: Ideolve account." in ended.stdout
    assert only_words_and_line_ends(ended.stdout)


def test_from_the_real_home_menu_into_the_rehearsal_on_the_same_pipe(home: Path) -> None:
    ended = subprocess.run(
        [*COMMAND[:-1], "--plain", "--home", str(home)],
        input="rehearse first\nset up\nq\nq\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    real, _, rehearsed = ended.stdout.partition("Rehearsal: nothing here is real.")
    assert "Rehearse first: practise on stand-ins" in real
    assert "What is it for?" in rehearsed
    assert "Rehearse first" not in rehearsed


def test_where_nobody_reads_any_more_it_ends_quietly(home: Path) -> None:
    script = f"yes '' | {' '.join(COMMAND)} --home {home} | head -n 2; echo ${{PIPESTATUS[1]}}"
    ended = subprocess.run(
        ["/bin/bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.stderr == ""
    assert ended.stdout.splitlines()[-1] == "3"


WITH_A_BUG = """
import sys
from zoho_ideolve_wizard import cli
from zoho_ideolve_wizard.guide.sitting import Sitting

def bug(self, *_):
    secret = "fake-secret-in-a-variable"
    raise RuntimeError("went wrong with 1000.fakecode0123456789.fakecode9876543210")

Sitting.secret = bug
sys.exit(cli.main(["--plain", "--home", sys.argv[1]]))
"""


def test_a_bug_of_ours_ends_in_an_apology_and_not_in_a_traceback(home: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITH_A_BUG, str(home)],
        input="\n" * 30,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "The wizard stopped because of a mistake in its own code. We are sorry." in ended.stdout
    for said in (ended.stdout, ended.stderr):
        assert "Traceback" not in said
        assert "fake" not in said
