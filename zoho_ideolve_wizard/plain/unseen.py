"""Typing that is not shown, for secrets."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unseen(number: int) -> Iterator[bool]:
    """While this lasts, a terminal does not show what is typed; says whether that could be had.

    What is no terminal shows nothing by itself.
    """
    if sys.platform == "win32":
        with _unseen_on_windows() as hidden:
            yield hidden
        return
    import termios

    try:
        before = termios.tcgetattr(number)
    except termios.error:
        yield True
        return
    silent = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(number, termios.TCSADRAIN, silent)
    try:
        yield True
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


@contextmanager
def _unseen_on_windows() -> Iterator[bool]:
    if sys.platform != "win32":
        raise OSError("only Windows has such a console")
    import ctypes

    echo, standard_input = 0x0004, -10
    kernel = ctypes.windll.kernel32
    console = kernel.GetStdHandle(standard_input)
    before = ctypes.c_uint32()
    if not kernel.GetConsoleMode(console, ctypes.byref(before)):
        yield True
        return
    kernel.SetConsoleMode(console, before.value & ~echo)
    try:
        yield True
    finally:
        kernel.SetConsoleMode(console, before.value)
