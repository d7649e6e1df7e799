"""How keys are written on the screen: as they are labelled on a keyboard, in ASCII."""

from textual.keys import key_to_character

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
    text = _NAMES.get(name) or _character(name) or name.replace("_", " ").capitalize()
    for modifier in reversed(modifiers):
        text = f"^{text}" if modifier == "ctrl" else f"{modifier.capitalize()}+{text}"
    return text


def _character(name: str) -> str:
    character = key_to_character(name)
    return character if character and character.isascii() and character.isprintable() else ""
