"""What is written to a terminal that is gone is lost, without an error and without anybody waiting for it."""

import os
import sys
from typing import IO, cast

import pytest
from textual.drivers._writer_thread import WriterThread

from zoho_ideolve_wizard.ui.hung_up import LostQuietly

MORE_THAN_ITS_QUEUE_HOLDS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed")
def test_the_thread_that_writes_outlives_the_terminal() -> None:
    ours, theirs = os.openpty()
    os.close(ours)
    terminal = os.fdopen(theirs, "w")
    with pytest.raises(OSError, match="Input/output error"):
        print("gone", file=terminal, flush=True)
    writer = WriterThread(cast("IO[str]", LostQuietly(terminal)))
    writer.start()
    for _ in range(MORE_THAN_ITS_QUEUE_HOLDS):
        writer.write("lost")
    assert writer.is_alive()
    writer.stop()
    assert not writer.is_alive()
    with pytest.raises(OSError, match="Input/output error"):
        terminal.close()
