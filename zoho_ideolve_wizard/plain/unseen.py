"""Typing that is not shown, for secrets. What is no terminal shows nothing by itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":

    @contextmanager
    def unseen(_number: int) -> Iterator[None]:
        """While this lasts, the console does not show what is typed."""
        import ctypes

        echo, standard_input = 0x0004, -10
        kernel = ctypes.windll.kernel32
        console = kernel.GetStdHandle(standard_input)
        before = ctypes.c_uint32()
        if not kernel.GetConsoleMode(console, ctypes.byref(before)):
            yield
            return
        kernel.SetConsoleMode(console, before.value & ~echo)
        try:
            yield
        finally:
            kernel.SetConsoleMode(console, before.value)

else:

    @contextmanager
    def unseen(number: int) -> Iterator[None]:
        """While this lasts, the terminal with that file descriptor does not show what is typed."""
        import termios

        try:
            before = termios.tcgetattr(number)
        except termios.error:
            yield
            return
        silent = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        termios.tcsetattr(number, termios.TCSADRAIN, silent)
        try:
            yield
        finally:
            termios.tcsetattr(number, termios.TCSADRAIN, before)
