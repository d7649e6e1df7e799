"""Our own dark and light theme: one accent, everything else in service of reading."""

from textual.theme import Theme

DARK = Theme(
    name="wizard-dark",
    dark=True,
    primary="#4fb3bf",
    secondary="#a9bac3",
    accent="#4fb3bf",
    foreground="#d8dee4",
    background="#14191f",
    surface="#1a2129",
    panel="#222b35",
    success="#7fc98f",
    warning="#e5b567",
    error="#f08a7f",
    variables={
        "footer-key-foreground": "#4fb3bf",
        "field": "#31505a",
        "input-selection-background": "#1d6f7c",
        "input-selection-foreground": "#ffffff",
        "block-cursor-background": "#24474f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2a3541",
    },
)

LIGHT = Theme(
    name="wizard-light",
    dark=False,
    primary="#0b6470",
    secondary="#4a5b65",
    accent="#0b6470",
    foreground="#1c252c",
    background="#f7f8f9",
    surface="#eef1f3",
    panel="#e1e7ea",
    success="#1e6b36",
    warning="#7d5300",
    error="#a3271b",
    variables={
        "footer-key-foreground": "#0b6470",
        "field": "#cfe6ea",
        "block-cursor-background": "#cfe6ea",
        "block-cursor-foreground": "#0b3238",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#cfd9dd",
    },
)
