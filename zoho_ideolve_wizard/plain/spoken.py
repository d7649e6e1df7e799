"""Text as a line printer or a screen reader takes it: no control characters, no drawing."""

import re
from dataclasses import dataclass
from textwrap import wrap

from zoho_ideolve_wizard.guide.words.harmless import harmless

_INSTEAD = str.maketrans(
    {
        "·": ";",
        "…": "...",
        "›": ">",
        "→": "->",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "•": "*",
    }
)


def spoken(text: str) -> str:
    """One line of words, ours or from outside: no name can pass for a line of its own. Signs that some terminals
    lack are written in ASCII."""
    text = re.sub(r"\$\{!([\w .]+)\}", r"the merge field \1", text)
    return harmless(
        re.sub(r"\s+", " ", text.replace(" · ", "; ").replace(" › ", ", then ").translate(_INSTEAD))
    )


def folded(line: str, width: int) -> str:
    """A line of words in lines of so many columns, none broken within a word; 0: in one. What is longer than that,
    an address, stays whole."""
    if not width or len(line) <= width:
        return line
    return "\n".join(
        wrap(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def exactly(text: str) -> str:
    """A value to be copied: every character as it is, save those that act on a terminal."""
    return harmless(text.replace("\t", "    "))


def sentence(*parts: str) -> str:
    """The parts that say something, one after the other, each ended."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?:;…" else f"{part}." for part in said)


def without_keys(text: str) -> str:
    """Words that the screens have, too, without the keys of theirs: (w), ; z resumes, : Enter opens."""
    return re.sub(r" \([a-z]\)|; [a-z] \w+$|: Enter \w+", "", text)


def read_aloud(markdown: str) -> str:
    """A help text without the marks that stand for type and shape; the address of a link follows its words."""
    text = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1 (\2)", markdown)
    text = re.sub(r"^#+ +(.+?)\.?$", _heading, text, flags=re.MULTILINE)
    text = re.sub(r"\*\*|`", "", text)
    return re.sub(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?!\w)", r"\1", text).strip()


def _heading(found: re.Match[str]) -> str:
    return found[1] if found[1][-1] in "?!:" else f"{found[1]}:"


SEEN = ("What the signs beside the steps say",)
"""Titles of chapters about what is only seen on screens."""


@dataclass(frozen=True)
class Chapter:
    """Of a help text: its title, and its lines without it."""

    title: str
    lines: tuple[str, ...]


def chapters(markdown: str) -> list[Chapter]:
    """A help text by its headings; what stands before the first has the title of the text, or "In short"."""
    found: list[Chapter] = []
    for piece in re.split(r"^(?=#+ )", markdown, flags=re.MULTILINE):
        title, body = "In short", piece
        if piece.startswith("#"):
            head, _, body = piece.partition("\n")
            title = read_aloud(head).rstrip(":")
        lines = tuple(line for line in read_aloud(body).splitlines() if line.strip())
        if lines and title not in SEEN:
            found.append(Chapter(title, lines))
    return found
