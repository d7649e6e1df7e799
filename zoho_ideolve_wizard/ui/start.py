"""Opens one profile and shows the wizard on it; a bug of ours ends in an apology, never in a traceback."""

import logging
import shutil
import signal
import sys
from contextlib import suppress
from textwrap import fill

from zoho_ideolve_wizard.guide.opening import Ended, apology, open_sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import Locations
from zoho_ideolve_wizard.integration.lock import claim
from zoho_ideolve_wizard.integration.redaction import LOGGER
from zoho_ideolve_wizard.services.endpoints import Endpoints
from zoho_ideolve_wizard.ui.app import REHEARSE, WizardApp

__all__ = ["Ended", "open_sitting", "open_wizard"]

_BY_SIGNAL = {"SIGINT": Ended.INTERRUPTED, "SIGTERM": Ended.TERMINATED, "SIGHUP": Ended.HUNG_UP}


def open_wizard(
    where: Locations,
    name: str,
    endpoints: Endpoints,
    surroundings: Surroundings,
    *,
    can_rehearse: bool = False,
) -> Ended:
    """Shows the wizard until it is closed.

    Raises InUse, ProfileError, LedgerUnusable and OSError before anything is shown.
    """
    with claim(where.lock(name)):
        sitting = open_sitting(where, name, endpoints, surroundings)
        app = WizardApp(sitting, can_rehearse=can_rehearse)
        try:
            result = app.run()
        except Exception as error:
            # Outside of Textual's own care: while starting, or while putting the terminal in order.
            logging.getLogger(LOGGER).exception("the wizard stopped")
            app.bug = app.bug or error
    if app.bug is not None:
        if app._driver is not None:
            app._driver.close()  # A bug while closing leaves it out: the terminal's old state is still being written.
        _apologize(apology(where.log(name), throw_away=surroundings.throw_away))
        return Ended.BUG
    if app.ended_by:
        return _BY_SIGNAL[signal.Signals(app.ended_by).name]
    return Ended.REHEARSE if result == REHEARSE else Ended.CLOSED


def _apologize(words: str) -> None:
    """Where the screen was, in lines of whole words. What was typed for the screen is not the shell's."""
    _forget_what_was_typed()
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")  # A key of the last moment may stand there.
    columns = shutil.get_terminal_size().columns
    for line in words.splitlines():
        print(fill(line, columns, break_long_words=False, break_on_hyphens=False), file=sys.stderr)  # noqa: T201 - the screen is gone
    _forget_what_was_typed()


def _forget_what_was_typed() -> None:
    if sys.platform != "win32":
        import termios

        with suppress(termios.error, OSError, ValueError):  # It may be no terminal, or closed.
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
