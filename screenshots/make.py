"""Takes the pictures in this folder by driving the application: `python screenshots/make.py [--png]`.

Everything shown is fixed, so that the same code makes the same pictures; a test compares them.
`--png` also makes PNG files beside them, with rsvg-convert (of librsvg), which are not kept in git.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

from tests.support import environment  # noqa: E402

environment.clear(os.environ)  # before anything imports Textual, which reads it once

from screenshots.layers import layers  # noqa: E402
from screenshots.recording import setup_film  # noqa: E402
from tests.support.stillness import stillness  # noqa: E402
from tests.support.stills import catalog  # noqa: E402

SIZE = (90, 26)

PICTURES = {
    "home": "home",
    "step-1-before-you-start": "company-filled",
    "step-2-workspace-and-groups": "names-filled",
    "step-3-zoho-application": "way-filled",
    "step-4-consent": "consent-browser",
    "step-5-connector": "form-middle",
    "step-6-connection": "connection-start",
    "step-7-automation": "step7-build",
    "step-8-people": "roster-problems",
    "step-9-finish": "report-filled",
    "consent-question": "consent-question",
    "conveyor": "rules-open",
    "plan": "workspace-plan",
    "people": "invite-plan",
    "report": "report-monthly",
    "help": "help-consent",
    "team": "team-marked",
    "team-plan": "team-plan",
    "administrator": "administrator-rest",
    "differences": "differences",
    "access-review": "access-review",
    "automation": "automation-ill",
    "prove": "prove-done",
    "demonstration": "demonstration-note",
    "tokens": "tokens-waiting",
    "tokens-pair": "token-pair",
}
"""A picture's file name, and the screen that it shows."""


RECORDINGS = {"setup": setup_film}
"""A moving picture's file name, and what takes it."""

DRAWINGS = {"layers": layers}
"""A drawing's file name, and what draws it without the application."""


def picture(name: str) -> str:
    """The SVG of one picture, drawn anew."""
    if draw := (RECORDINGS | DRAWINGS).get(name):
        return draw()
    still = catalog.still(PICTURES[name]).at(name, size=SIZE)
    with stillness(), TemporaryDirectory() as home:
        svg = still.visit(Path(home), lambda app: app.export_screenshot(title=app.title))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main(arguments: list[str]) -> int:
    for name in (*PICTURES, *RECORDINGS, *DRAWINGS):
        file = FOLDER / f"{name}.svg"
        file.write_text(picture(name), encoding="utf-8")
        if name in PICTURES and "--png" in arguments:
            _as_png(file)
    return 0


def _as_png(file: Path) -> None:
    """rsvg-convert drops blanks at the beginning of a text unless it is told not to."""
    program = shutil.which("rsvg-convert")
    if program is None:
        raise SystemExit("rsvg-convert is not installed (Debian and Ubuntu: librsvg2-bin).")
    svg = file.read_text(encoding="utf-8").replace("<text ", '<text xml:space="preserve" ')
    subprocess.run(  # noqa: S603 - a fixed program
        [program, "--output", str(file.with_suffix(".png"))], input=svg.encode(), check=True
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
