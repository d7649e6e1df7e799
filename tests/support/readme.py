"""Writes the sections of the README that are drawn from the product: `python -m tests.support.readme`.

What stands between `<!-- NAME: ... -->` and `<!-- /NAME -->` is replaced; the rest is left alone.
"""

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from zoho_ideolve_wizard.guide.corrections import CORRECTIONS
from zoho_ideolve_wizard.guide.words import index
from zoho_ideolve_wizard.guide.words.index import Entry
from zoho_ideolve_wizard.guide.words.symptoms import SYMPTOMS
from zoho_ideolve_wizard.ui import keymap
from zoho_ideolve_wizard.ui.keys import shown

README = Path(__file__).parents[2] / "README.md"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def written(text: str) -> str:
    """The README with its drawn sections anew. Raises ValueError if a section's marks are missing."""
    for name, draw in SECTIONS.items():
        marked = re.compile(rf"(<!-- {name}:[^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not marked.search(text):
            raise ValueError(f"the README has no place for {name}")
        drawn = draw()
        text = marked.sub(lambda found, drawn=drawn: f"{found[1]}\n{drawn}\n{found[2]}", text)  # type: ignore[misc]
    return text


def messages() -> str:
    """Every entry of the index, folded by system."""
    parts = ["Names, hosts and numbers in them are examples.", ""]
    for system, found in groupby(index.entries(), key=lambda entry: entry.system):
        listed = list(found)
        parts += [f"<details><summary><b>{system}</b>: {len(listed)} messages</summary>", ""]
        parts += [line for entry in listed for line in _message(entry)]
        parts += ["", "</details>", ""]
    return "\n".join(parts)


OFTEN = (
    "exchange.invalid-code",
    "accounts.client",
    "accounts.secret",
    "accounts.redirect-uri",
    "accounts.rate",
    "consent.port-taken",
    "ideolve.wrong-pair",
    "profile.in-use",
)
"""Messages that come most often, by their keys: beside what an admin sees and the wizard cannot."""


def symptoms() -> str:
    """What is seen most often, why, and what to do."""
    every = {entry.key: entry for entry in index.entries()}
    listed = [every[key] for key in (*(one.key for one in SYMPTOMS), *OFTEN)]
    rows = [
        f"| {_plain(one.what)}{_codes(one)} | {_plain(one.cause)} | {_plain(one.remedy)} |" for one in listed
    ]
    return "\n".join(["| what you see | why | what to do |", "| --- | --- | --- |", *rows, ""])


def _codes(entry: Entry) -> str:
    return "".join(f" `{code}`" for code in entry.codes)


def _message(entry: Entry) -> list[str]:
    why = f" {_plain(entry.cause)}" if entry.cause else ""
    return [f"- **{_plain(entry.what)}**{_codes(entry)}<br>{why} *{_plain(entry.remedy)}*"]


def corrections() -> str:
    """What the guide says, what is used instead, and why, in the guide's order."""
    lines = [
        f"{len(CORRECTIONS)} places of <https://docs.mithi.com/home/integration-with-zoho-crm>, as read in 2026.",
        "*Our reading* means that no page we found settles it. The app tells each at its step, and all of them in its help.",
        "",
        f"<details><summary>All {len(CORRECTIONS)} of them</summary>",
        "",
        "| where | the guide says | used instead | why |",
        "| --- | --- | --- | --- |",
    ]
    for slip in CORRECTIONS:
        sure = "" if slip.sure else " *(our reading)*"
        cells = (slip.where, slip.guide_says, f"{_plain(slip.we_use)}{sure}", slip.why)
        lines.append(f"| {cells[0]} | {_plain(cells[1])} | {cells[2]} | {_plain(cells[3])} |")
    return "\n".join([*lines, "", "</details>", ""])


def keys() -> str:
    """Every binding, by the place where it works, with the id by which the settings can give it another key."""
    every = keymap.known()
    lines = [
        f"<details><summary>All {len(every)} of them, by where they work</summary>",
        "",
        "| where | key | what it does | id |",
        "| --- | --- | --- | --- |",
    ]
    for one in every:
        pressed = " ".join(f"`{_on_a_keyboard(key)}`" for key in one.keys)
        more = f": {one.more[0].lower()}{one.more[1:]}" if one.more else ""
        lines.append(f"| {one.where} | {pressed} | {one.words}{more} | `{one.id}` |")
    return "\n".join([*lines, "", "</details>", ""])


def _on_a_keyboard(key: str) -> str:
    """As in prose: Ctrl+P, not the ^p of the key line."""
    return re.sub(r"\^(\w)", lambda found: f"Ctrl+{found[1].upper()}", shown(key))


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKUP.sub(r"\\\1", text)


SECTIONS: Mapping[str, Callable[[], str]] = {
    "symptoms": symptoms,
    "messages": messages,
    "corrections": corrections,
    "keys": keys,
}


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
