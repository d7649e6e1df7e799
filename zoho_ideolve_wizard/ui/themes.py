"""Our own themes: dark and light, both again in high contrast, and one of the sixteen colours that every terminal has.

Textual's own themes are not offered. Of its twenty-one, computed over the screens of this wizard, none holds 4.5 to 1
for every text: most fall short where secondary words stand in the line under the cursor or on a panel, and
several for errors as well. Ours are held to it by the tests, those of high contrast to 7 to 1.
"""

from textual.theme import Theme

DARK = Theme(
    name="wizard-dark",
    dark=True,
    primary="#55b8c4",
    secondary="#a9bac3",
    accent="#55b8c4",
    foreground="#d8dee4",
    background="#14191f",
    surface="#1a2129",
    panel="#222b35",
    success="#7fc98f",
    warning="#e5b567",
    error="#f08a7f",
    variables={
        "footer-key-foreground": "#55b8c4",
        "control": "#373f45",
        "dialog": "#20262b",
        "field": "#2d626e",
        "input-selection-background": "#1d6f7c",
        "input-selection-foreground": "#ffffff",
        "block-cursor-background": "#354046",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2b3136",
    },
)

LIGHT = Theme(
    name="wizard-light",
    dark=False,
    primary="#0a616c",
    secondary="#3c474c",
    accent="#0a616c",
    foreground="#1c252c",
    background="#f7f8f9",
    surface="#eef1f3",
    panel="#e1e7ea",
    success="#1e6b36",
    warning="#7d5300",
    error="#a3271b",
    variables={
        "footer-key-foreground": "#0a616c",
        "control": "#cdd3d6",
        "dialog": "#f7f8f9",
        "field": "#7bb3bf",
        "block-cursor-background": "#92c5d0",
        "block-cursor-foreground": "#06262b",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#cfd9dd",
    },
)

HIGH_DARK = Theme(
    name="wizard-high-contrast-dark",
    dark=True,
    primary="#7fe7ff",
    secondary="#e4e4e4",
    accent="#7fe7ff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#242424",
    success="#98ffa6",
    warning="#ffd75f",
    error="#ffb3b3",
    variables={
        "footer-key-foreground": "#7fe7ff",
        "control": "#3d3d3d",
        "dialog": "#242424",
        "field": "#005f87",
        "text": "#ffffff",
        "button-color-foreground": "#000000",
        "input-selection-background": "#ffffff",
        "input-selection-foreground": "#000000",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#242424",
        "block-cursor-blurred-text-style": "bold underline",
    },
)

HIGH_LIGHT = Theme(
    name="wizard-high-contrast-light",
    dark=False,
    primary="#00005f",
    secondary="#2b2b2b",
    accent="#00005f",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e2e2e2",
    success="#00421a",
    warning="#4a2b00",
    error="#7a0000",
    variables={
        "footer-key-foreground": "#00005f",
        "control": "#d6d6d6",
        "dialog": "#ffffff",
        "field": "#70aeff",
        "text": "#000000",
        "button-color-foreground": "#ffffff",
        "input-selection-background": "#000000",
        "input-selection-foreground": "#ffffff",
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e2e2e2",
        "block-cursor-blurred-text-style": "bold underline",
    },
)

_BLACK, _BLUE, _CYAN, _GREY = "#000000", "#0000aa", "#00aaaa", "#aaaaaa"
_WHITE, _BRIGHT_CYAN, _BRIGHT_GREEN = "#ffffff", "#55ffff", "#55ff55"
_BRIGHT_YELLOW, _BRIGHT_MAGENTA = "#ffff55", "#ff55ff"

SIXTEEN = Theme(
    name="wizard-sixteen",
    dark=True,
    primary=_BRIGHT_CYAN,
    secondary=_GREY,
    accent=_BRIGHT_CYAN,
    foreground=_GREY,
    background=_BLACK,
    surface=_BLACK,
    panel=_BLUE,
    success=_BRIGHT_GREEN,
    warning=_BRIGHT_YELLOW,
    error=_BRIGHT_MAGENTA,
    variables={
        "footer-key-foreground": _BRIGHT_CYAN,
        "control": _BLUE,
        "dialog": _BLUE,
        "field": _BLUE,
        "text": _WHITE,
        "text-primary": _BRIGHT_CYAN,
        "text-secondary": _GREY,
        "text-accent": _BRIGHT_CYAN,
        "text-success": _BRIGHT_GREEN,
        "text-warning": _BRIGHT_YELLOW,
        "text-error": _BRIGHT_MAGENTA,
        "input-selection-background": _CYAN,
        "input-selection-foreground": _BLACK,
        "block-cursor-background": _BLUE,
        "block-cursor-foreground": _WHITE,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": _BLACK,
        "block-cursor-blurred-foreground": _WHITE,
        "block-cursor-blurred-text-style": "bold underline",
    },
)
"""Each colour is one of the sixteen, as the Linux console shows them: a terminal with no more is sent exactly those.

Behind text only the eight dark ones, which is all that some consoles can; red is too near to blue, so what is
wrong is magenta.
"""

OURS = {
    DARK.name: (DARK, "Dark"),
    LIGHT.name: (LIGHT, "Light"),
    HIGH_DARK.name: (HIGH_DARK, "High contrast, dark"),
    HIGH_LIGHT.name: (HIGH_LIGHT, "High contrast, light"),
    SIXTEEN.name: (SIXTEEN, "Sixteen colors"),
}
"""Themes by name, each with what it is called on the screen."""

COLOURLESS = Theme(
    name="wizard-colourless",
    dark=True,
    primary=_WHITE,
    secondary=_WHITE,
    foreground=_WHITE,
    background=_BLACK,
    surface=_BLACK,
    panel=_BLACK,
    success=_WHITE,
    warning=_WHITE,
    error=_WHITE,
    variables={
        "control": _BLACK,
        "dialog": _BLACK,
        "field": _BLACK,
        "block-cursor-background": _WHITE,
        "block-cursor-foreground": _BLACK,
        "block-cursor-blurred-background": _BLACK,
        "block-cursor-blurred-foreground": _WHITE,
        "block-cursor-blurred-text-style": "bold underline",
        "input-selection-background": _WHITE,
        "input-selection-foreground": _BLACK,
        "screen-selection-background": _WHITE,
        "screen-selection-foreground": _BLACK,
    },
)
"""Where no colour may be used (NO_COLOR): what is white behind black here is reversed in the terminal."""

ONE_COLOUR = {HIGH_DARK.name: ("#ffffff", "#000000"), HIGH_LIGHT.name: ("#000000", "#ffffff")}
"""Themes in which all text under the cursor has one colour: the cursor's background, and that colour."""

FEW = ("standard", None)
"""What rich calls a terminal of sixteen colours, and one of which it knows nothing."""


def fitting(wanted: str, colours: str | None, *, no_colour: bool) -> str:
    """The name of the theme to begin with: the one chosen, unless this terminal has not the colours for it."""
    if no_colour:
        return COLOURLESS.name
    if colours in FEW:
        return SIXTEEN.name
    return wanted if wanted in OURS else DARK.name
