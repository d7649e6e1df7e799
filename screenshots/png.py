"""A PNG beside an SVG, with whichever program is installed."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path


def as_png(svg: Path) -> Path:
    """The PNG's path. Leaves with a message where no program can draw one."""
    png = svg.with_suffix(".png")
    for names, draw in _PROGRAMS:
        for name in names:
            if program := shutil.which(name):
                draw(program, svg, png)
                return png
    wanted = ", ".join(names[0] for names, _ in _PROGRAMS)
    raise SystemExit(f"None of {wanted} is installed (Debian and Ubuntu: librsvg2-bin).")


def _by_rsvg(program: str, svg: Path, png: Path) -> None:
    """It drops blanks at the beginning of a text unless it is told not to."""
    text = svg.read_text(encoding="utf-8").replace("<text ", '<text xml:space="preserve" ')
    _run([program, "--output", str(png)], text.encode())


def _by_inkscape(program: str, svg: Path, png: Path) -> None:
    _run([program, str(svg), f"--export-filename={png}"])


def _by_chromium(program: str, svg: Path, png: Path) -> None:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    width, height = (round(float(size)) for size in found.groups()) if found else (1200, 800)
    holder = png.with_suffix(".html").resolve()
    image = f'<img src="{svg.resolve().as_uri()}" width="{width}" height="{height}">'
    holder.write_text(f'<body style="margin:0">{image}', encoding="utf-8")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # it has none as root
    try:
        _run(
            [
                *(program, "--headless", "--hide-scrollbars", *sandbox),
                *(f"--window-size={width},{height}", f"--screenshot={png}", holder.as_uri()),
            ]
        )
    finally:
        holder.unlink()


def _run(command: list[str], given: bytes = b"") -> None:
    subprocess.run(command, input=given, check=True, capture_output=True)  # noqa: S603 - fixed programs


_PROGRAMS: list[tuple[tuple[str, ...], Callable[[str, Path, Path], None]]] = [
    (("rsvg-convert",), _by_rsvg),
    (("inkscape",), _by_inkscape),
    (("chromium", "chromium-browser", "google-chrome"), _by_chromium),
]
