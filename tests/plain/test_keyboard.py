"""Lines as they come from a pipe and from a terminal; secrets that the terminal does not show."""

import asyncio
import os
import sys
from collections.abc import Iterator

import pytest

from tests.support.prompts import until
from zoho_ideolve_wizard.plain.keyboard import EndOfInput, StandardInput

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and terminals are opened as on POSIX")


@pytest.fixture
def pipe() -> Iterator[tuple[StandardInput, int]]:
    """A keyboard, and where its typing comes from."""
    reading, writing = os.pipe()
    yield StandardInput(reading), writing
    for one in (reading, writing):
        try:
            os.close(one)
        except OSError:
            continue


async def test_lines_come_one_by_one_without_their_ends(pipe: tuple[StandardInput, int]) -> None:
    keyboard, typing = pipe
    os.write(typing, "one\r\nzwölf\n\nlast".encode())
    os.close(typing)
    assert [await keyboard.line() for _ in range(4)] == ["one", "zwölf", "", "last"]
    with pytest.raises(EndOfInput):
        await keyboard.line()


async def test_bytes_that_are_no_text_are_no_reason_to_stop(pipe: tuple[StandardInput, int]) -> None:
    keyboard, typing = pipe
    os.write(typing, b"\xff\xfe\n")
    assert await keyboard.line() == "\N{REPLACEMENT CHARACTER}" * 2


async def test_a_wait_that_was_given_up_loses_no_line(pipe: tuple[StandardInput, int]) -> None:
    keyboard, typing = pipe
    given_up = asyncio.create_task(keyboard.line())
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    os.write(typing, b"meant for the next one\n")
    assert await keyboard.line() == "meant for the next one"


async def test_a_secret_is_not_shown_by_the_terminal_and_what_follows_is() -> None:
    import pty
    import termios

    shown, terminal = pty.openpty()
    keyboard = StandardInput(terminal)

    def echoes() -> bool:
        return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)

    assert echoes()
    asked = asyncio.create_task(keyboard.line(hidden=True))
    await until(lambda: not echoes(), "typing unseen")
    os.write(shown, b"a-fake-secret\n")
    assert await asked == "a-fake-secret"
    assert echoes()
    os.write(shown, b"seen\n")
    assert await keyboard.line() == "seen"
    said = os.read(shown, 1000)
    assert b"a-fake-secret" not in said
    assert b"seen" in said
    os.close(shown)
    os.close(terminal)


async def test_a_secret_given_up_leaves_the_terminal_as_it_was() -> None:
    import pty
    import termios

    shown, terminal = pty.openpty()
    keyboard = StandardInput(terminal)
    before = termios.tcgetattr(terminal)
    asked = asyncio.create_task(keyboard.line(hidden=True))
    await until(lambda: termios.tcgetattr(terminal) != before, "typing unseen")
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    assert termios.tcgetattr(terminal) == before
    os.close(shown)
    os.close(terminal)
