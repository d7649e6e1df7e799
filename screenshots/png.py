"""A PNG beside an SVG, with whichever program is installed; it says which SVG it was made from.

Programs draw differently, so a PNG is compared by that and not by its picture.
"""

import hashlib
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

_SIGNATURE_AND_HEADER = 8 + 4 + 4 + 13 + 4
"""Bytes before the second chunk."""
_SAYS = b"tEXtSource\0"


def as_png(svg: Path) -> None:
    """Leaves with a message where no program can draw one."""
    png = svg.with_suffix(".png")
    for names, draw in _PROGRAMS:
        for name in names:
            if program := shutil.which(name):
                draw(program, svg, png)
                _say(png, fingerprint(svg))
                return
    wanted = ", ".join(names[0] for names, _ in _PROGRAMS)
    raise SystemExit(f"None of {wanted} is installed (Debian and Ubuntu: librsvg2-bin).")


def fingerprint(svg: Path) -> str:
    return hashlib.sha256(svg.read_text(encoding="utf-8").encode()).hexdigest()


def made_from(png: Path) -> str:
    """The fingerprint of the SVG that it shows; empty where it says none."""
    _, _, after = png.read_bytes().partition(_SAYS)
    return after[:64].decode("ascii", "replace")


def _say(png: Path, source: str) -> None:
    """As a PNG's text chunk: length, kind, keyword, text, checksum."""
    picture = png.read_bytes()
    chunk = _SAYS + source.encode()
    whole = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    png.write_bytes(picture[:_SIGNATURE_AND_HEADER] + whole + picture[_SIGNATURE_AND_HEADER:])


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
