"""How keys are written on the screen: as they are labelled on a keyboard, in ASCII."""

from collections.abc import Mapping

from textual.dom import DOMNode
from textual.keys import KEY_DISPLAY_ALIASES, format_key

_NAMES = {
    "escape": "Esc",
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "insert": "Ins",
    "slash": "/",
}


def shown(key: str) -> str:
    """One key, by Textual's name for it ("ctrl+p", "question_mark"), as it is shown ("^p", "?")."""
    *modifiers, name = key.split("+")
    sign = character(name)
    text = _NAMES.get(name) or (sign if sign.isascii() else "") or name.replace("_", " ").capitalize()
    for modifier in reversed(modifiers):
        text = f"^{text}" if modifier == "ctrl" else f"{modifier.capitalize()}+{text}"
    return text


def of(node: DOMNode, name: str, ours: str) -> str:
    """The key of the binding with this id, as a text speaks of it: the chosen one, else ours."""
    in_force: Mapping[str, str] = getattr(node.app, "in_force", {})
    return shown(in_force.get(name, ours).partition(",")[0])


def character(key: str) -> str:
    """The printable character that a key types; empty for one that types none."""
    if key == "space":
        return " "
    if key in KEY_DISPLAY_ALIASES or "+" in key[:-1]:
        return ""
    text = format_key(key)
    return text if len(text) == 1 and text.isprintable() else ""
