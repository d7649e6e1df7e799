"""Everything that the product says in words of its own: strings of the code, help texts, the README."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "zoho_ideolve_wizard"
_LAYERS = ("guide", "ui", "plain", "sheet", "services", "integration", "engine", "deluge")
_PROSE = re.compile(r"[A-Za-z]{2,} [A-Za-z]")
"""What has no two words beside each other is a key, a pattern, a name."""


@dataclass(frozen=True)
class Text:
    """`where` is the file, as seen from the folder of the project, and the line."""

    where: str
    words: str


def our_texts() -> Iterator[Text]:
    for layer in _LAYERS:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            yield from _in_code(path)
    for path in (*sorted((PACKAGE / "guide" / "help").glob("*.md")), ROOT / "README.md"):
        yield from _in_markdown(path)


def _in_code(path: Path) -> Iterator[Text]:
    """What stands in places of an f-string is not ours, and is left out; docstrings are for readers of the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(one) for one in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in passed or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        words = _words(node)
        if _PROSE.search(words) and not _is_code(words):
            yield Text(f"{path.relative_to(ROOT)}:{node.lineno}", words)


def _words(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return " ".join(str(part.value).strip() for part in node.values if isinstance(part, ast.Constant))


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Every string that stands alone as a statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant | ast.JoinedStr):
            yield node.value


def _is_code(words: str) -> bool:
    """Styles of widgets, pages of HTML, queries."""
    return bool(
        re.search(
            r"[{;]\s*[a-z-]+: |<!doctype|^\s*(select|insert|delete|create|update) ", words, re.IGNORECASE
        )
    )


def _in_markdown(path: Path) -> Iterator[Text]:
    """What is set as code is somebody's name for something."""
    fenced = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield Text(f"{path.relative_to(ROOT)}:{number}", re.sub(r"`[^`]*`", "", line))
