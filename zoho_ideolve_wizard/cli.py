"""The command line: builds what everything else is given. The only place that knows of the rehearsal."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from zoho_ideolve_wizard import __version__

if TYPE_CHECKING:
    from zoho_ideolve_wizard.guide.opening import Ended, FrontEnd

PROGRAM = "zoho-ideolve-wizard"
IN_PROCESS = "in-process"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.command == "rehearsal":
        from zoho_ideolve_wizard.rehearsal.server import serve_forever

        return serve_forever(options.port, options.redirect_uri)
    return run_wizard(options.home, options.profile, options.rehearse, plain=options.plain)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Connects Zoho CRM to Ideolve, step by step, from a terminal.",
        epilog="Without a command it opens the wizard.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help="keep everything in this one folder; with --rehearse the stand-ins, too",
    )
    parser.add_argument(
        "--profile", default="default", metavar="NAME", help="which integration (default: default)"
    )
    parser.add_argument(
        "--rehearse",
        nargs="?",
        const=IN_PROCESS,
        metavar="CONTROL_URL",
        help="practise on stand-ins for Zoho and Ideolve; with an address, on those that run there",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="ask in plain prompts: for screen readers, serial lines and terminals that cannot draw; also chosen "
        "by ACCESSIBLE=1, by TERM=dumb, and where input or output is no terminal",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    rehearsal = commands.add_parser("rehearsal", help="run the stand-ins for Zoho and Ideolve alone")
    rehearsal.add_argument(
        "--port", type=int, default=0, help="port of the control address (0: any free one)"
    )
    rehearsal.add_argument(
        "--redirect-uri",
        default="http://localhost:8765/callback",
        metavar="URI",
        help="redirect URI of the ready-made client",
    )
    return parser


def run_wizard(home: Path | None, profile: str, rehearse: str | None, *, plain: bool = False) -> int:
    """Opens the wizard; from its home screen the rehearsal can be asked for, and comes next.

    Returns the exit code: 0; 1 when a bug of ours ended it; 2 when it could not be opened at all; 3 when the input
    of plain prompts ended; 130 after Ctrl+C there; 128 and the number of the signal that ended it.
    """
    from zoho_ideolve_wizard.engine.ledger import LedgerUnusable
    from zoho_ideolve_wizard.guide.opening import Ended
    from zoho_ideolve_wizard.integration.locations import ProfileNameProblem
    from zoho_ideolve_wizard.integration.lock import InUse
    from zoho_ideolve_wizard.integration.profile import ProfileError

    show = _front_end(plain=plain)
    try:
        ended = Ended.REHEARSE if rehearse else _real(home, profile, show)
        if ended is Ended.REHEARSE:
            throw_away = not (rehearse and home)
            ended = _rehearse(rehearse or IN_PROCESS, home, profile, show, throw_away=throw_away)
    except (InUse, ProfileError, LedgerUnusable, ProfileNameProblem, OSError) as problem:
        print(f"{PROGRAM}: {problem}", file=sys.stderr)  # noqa: T201 - there is no screen to say it on
        return 2
    except KeyboardInterrupt:
        return 130
    codes = {
        Ended.BUG: 1,
        Ended.INPUT: 3,
        Ended.HUNG_UP: 129,
        Ended.INTERRUPTED: 130,
        Ended.TERMINATED: 143,
    }
    return codes.get(ended, 0)


def _front_end(*, plain: bool) -> "FrontEnd":
    """Screens, or plain prompts where screens cannot be drawn or were not wanted."""
    from zoho_ideolve_wizard.plain.choosing import why_plain

    drawn = [sys.stdin is not None and sys.stdin.isatty(), sys.stdout is not None and sys.stdout.isatty()]
    why = why_plain(os.environ, wanted=plain, input_is_terminal=drawn[0], output_is_terminal=drawn[1])
    if why:
        from zoho_ideolve_wizard.plain.start import Prompts

        return Prompts(why)
    from zoho_ideolve_wizard.ui.start import open_wizard

    return open_wizard


def _real(home: Path | None, profile: str, show: "FrontEnd") -> "Ended":
    """The wizard on the real services."""
    from zoho_ideolve_wizard.guide.surroundings import Surroundings
    from zoho_ideolve_wizard.integration.locations import locations
    from zoho_ideolve_wizard.services.endpoints import REAL

    surroundings = Surroundings.of(os.environ, badge="" if profile == "default" else profile)
    return show(locations(home), profile, REAL, surroundings, can_rehearse=True)


def _rehearse(
    control: str, home: Path | None, profile: str, show: "FrontEnd", *, throw_away: bool
) -> "Ended":
    """The wizard on the stand-ins: started here, or running elsewhere at their control address.

    Its profile is never the real one. It is kept in the folder `rehearsal` of `home`, or thrown away: then a bug of
    ours leaves the log, which its apology names.
    """
    from zoho_ideolve_wizard.guide.opening import Ended
    from zoho_ideolve_wizard.integration.locations import locations
    from zoho_ideolve_wizard.rehearsing import endpoints_of, fetch, stand_ins, surroundings_of

    with ExitStack() as stack:
        passing = None
        if home is None or throw_away:
            from zoho_ideolve_wizard.integration.passing_folder import PassingFolder

            throw_away = True
            passing = stack.enter_context(PassingFolder("rehearsal-"))
            where = locations(passing.path)
        else:
            where = locations(home / "rehearsal")
        printed = (
            stack.enter_context(stand_ins(where, profile, keep=not throw_away))
            if control == IN_PROCESS
            else fetch(control)
        )
        real = locations(home).settings(profile)
        surroundings = surroundings_of(printed, environ=os.environ, real_profile=real, throw_away=throw_away)
        ended = show(where, profile, endpoints_of(printed), surroundings)
        if passing is not None and ended is Ended.BUG:
            passing.keep(where.logs)
        return ended
