"""The layers of the package as a picture, drawn from the contract that holds them (pyproject.toml)."""

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

PACKAGE = "zoho_ideolve_wizard."
WIDTH, ROW, GAP, MARGIN = 760, 58, 22, 20
ASIDE = 180
"""Pixels at the right, for what stands beside the layers."""

IS = {
    "cli": "the command line; builds what the rest is given",
    "ui": "screens and widgets (Textual)",
    "plain": "the same as prompts",
    "guide": "the vendor's guide as steps: questions, tasks, texts",
    "sheet": "by-hand work as a page for the browser; knows no screen",
    "integration": "profile, secrets, list of people",
    "services": "Zoho, Ideolve: HTTP",
    "deluge": "what runs inside CRM",
    "engine": "question, task, plan, runner, record; knows no service",
}
"""What each is, in a few words."""

_STYLE = """
text { font-family: ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #d8dee4; }
.name { font-size: 16px; font-weight: 600; fill: #4fb3bf; }
.is { font-size: 12px; }
.box { fill: #222b35; stroke: #4fb3bf; }
.aside { fill: none; stroke: #a9bac3; stroke-dasharray: 5 4; }
.arrow { stroke: #a9bac3; stroke-width: 1.5; fill: none; marker-end: url(#tip); }
"""

_TIP = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#a9bac3"/></marker>'
)


def contract() -> list[list[str]]:
    """The rows of the contract, the highest first; what stands side by side may not know each other."""
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    for one in tomllib.loads(text)["tool"]["importlinter"]["contracts"]:
        if one["type"] == "layers":
            return [[name.strip().removeprefix(PACKAGE) for name in row.split("|")] for row in one["layers"]]
    raise LookupError("pyproject.toml has no contract of layers")


def layers() -> str:
    """The SVG."""
    rows = contract()
    height = 2 * MARGIN + len(rows) * ROW + (len(rows) - 1) * GAP
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
            "<title>The layers: each may use those below it</title>",
            f"<style>{_STYLE}</style>",
            f"<defs>{_TIP}</defs>",
            f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#14191f"/>',
            *(line for number, row in enumerate(rows) for line in _row(row, number, len(rows))),
            *_rehearsal(height),
            "</svg>\n",
        )
    )


def _row(row: list[str], number: int, rows: int) -> Iterator[str]:
    inner = WIDTH - ASIDE - 3 * MARGIN
    width = (inner - (len(row) - 1) * GAP / 2) / len(row)
    top = MARGIN + number * (ROW + GAP)
    for index, name in enumerate(row):
        left = MARGIN + index * (width + GAP / 2)
        yield from _box(left, top, width, ROW, name, IS[name])
    if number < rows - 1:
        middle = MARGIN + inner / 2
        yield f'<path class="arrow" d="M{middle:g} {top + ROW + 3} V{top + ROW + GAP - 3}"/>'


def _rehearsal(height: int) -> Iterator[str]:
    left = WIDTH - ASIDE - MARGIN
    yield f'<rect class="aside" x="{left}" y="{MARGIN}" width="{ASIDE}" height="{height - 2 * MARGIN}" rx="6"/>'
    words = (
        "stands alone: shares",
        "no code with what it",
        "answers",
        "",
        "stand-ins for Zoho",
        "and Ideolve, over HTTP;",
        "runs the functions'",
        "source",
        "",
        "only cli knows of it",
    )
    middle = left + ASIDE / 2
    yield _text("name", middle, MARGIN + 32, "rehearsal")
    for number, line in enumerate(words):
        if line:
            yield _text("is", middle, MARGIN + 62 + 18 * number, line)


def _box(left: float, top: float, width: float, height: float, name: str, words: str) -> Iterator[str]:
    yield f'<rect class="box" x="{left:g}" y="{top:g}" width="{width:g}" height="{height}" rx="6"/>'
    yield _text("name", left + width / 2, top + 24, name)
    yield _text("is", left + width / 2, top + 44, words)


def _text(kind: str, middle: float, bottom: float, words: str) -> str:
    return f'<text class="{kind}" x="{middle:g}" y="{bottom:g}" text-anchor="middle">{escape(words)}</text>'
