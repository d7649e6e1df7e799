"""Takes the pictures in this folder by driving the application: `python screenshots/make.py [NAME…]`.

Everything shown is fixed, so that the same code makes the same pictures; a test compares them. Those in the README are
PNG files as well, drawn with rsvg-convert, Inkscape or Chromium: not every place that shows a README shows an SVG.
"""

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

from tests.support import environment  # noqa: E402

environment.clear(os.environ)  # before anything imports Textual, which reads it once

from screenshots.layers import layers  # noqa: E402
from screenshots.png import as_png  # noqa: E402
from screenshots.recording import setup_film  # noqa: E402
from tests.support.stillness import stillness  # noqa: E402
from tests.support.stills import catalog  # noqa: E402

SIZE = (90, 26)

PICTURES = {
    "home": "home-at-work",
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
    "home-healthy": "home-healthy",
    "home-something-is-wrong": "home-ill",
    "awaited": "awaited",
    "log": "log",
    "form-with-mistakes": "company-wrong",
    "running": "workspace-running",
    "failed": "workspace-partly-failed",
    "why": "why-refused",
    "copy-sheet": "sheet-in-use",
    "value-alone": "value",
    "consent-over-ssh": "consent-browser-ssh",
    "consent-device": "consent-device",
    "consent-self-client": "consent-self-client",
    "consent-scopes": "consent-scopes",
    "preview": "step7-preview",
    "edited-function": "step7-build-edited",
    "removal": "team-remove-plan",
    "removal-typed": "team-remove-typed",
    "pause": "pause",
    "messages": "index-invalid",
    "slips": "help-slips",
    "keys": "keys",
    "themes": "theme",
    "commands": "palette",
    "quit": "dialog-quit",
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


def in_the_readme() -> set[str]:
    """The names of pictures that it shows as PNG."""
    return set(re.findall(r"\(screenshots/([\w-]+)\.png\)", (FOLDER.parent / "README.md").read_text("utf-8")))


def main(arguments: list[str]) -> int:
    every = [*PICTURES, *RECORDINGS, *DRAWINGS]
    names = arguments or every
    if unknown := sorted(set(names) - set(every)):
        raise SystemExit(f"No picture is called {', '.join(unknown)}.")
    for name in names:
        file = FOLDER / f"{name}.svg"
        file.write_text(picture(name), encoding="utf-8")
        if name in in_the_readme():
            as_png(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
