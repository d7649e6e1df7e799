"""The hand-over report: Markdown, in which no outside text can pass for markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoho_ideolve_wizard.integration import owner_only

# What has a meaning wherever it stands; an underscore only beside something that is no letter or digit. Signs
# without one stay bare, so that addresses and dates can be read and copied from the file itself.
_MARKUP = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_STARTS_A_BLOCK = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+](?:[\s+-]|$))|(?=[#>=]))(.)")


@dataclass(frozen=True)
class Section:
    """One part of the report, as plain text: paragraphs, then `label: value` facts, then a list, then a
    message to be sent as it stands. What is empty is left out."""

    title: str
    text: str = ""
    facts: Sequence[tuple[str, str]] = ()
    items: Sequence[str] = ()
    message: str = ""


def handover(title: str, sections: Sequence[Section]) -> str:
    """The whole report."""
    parts = [f"# {escape(title)}"]
    for section in sections:
        parts.append(f"## {escape(section.title)}")
        parts += [escape(paragraph) for paragraph in re.split(r"\n\s*\n", section.text) if paragraph.strip()]
        if section.facts:
            parts.append(
                "\n".join(f"- **{escape(label)}:** {escape(value)}" for label, value in section.facts)
            )
        if section.items:
            parts.append("\n".join(f"- {escape(item)}" for item in section.items))
        if section.message:
            parts.append(_verbatim(section.message))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """One line of Markdown that reads as the text does, whatever it holds."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    line = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", line).replace("<", "&lt;"))
    return _STARTS_A_BLOCK.sub(r"\1\\\2", line)


def save_owner_only(path: Path, text: str) -> None:
    """Writes a text that only its owner can read. Raises OSError."""
    owner_only.write(path, text.encode())


def _verbatim(message: str) -> str:
    """A block that nothing inside can close."""
    lines = [_UNSEEN.sub(" ", line).rstrip() for line in message.splitlines()]
    longest = max((len(run) for run in re.findall(r"`+", message)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *lines, fence])
