"""Text can be read: at least 4.5 to 1 against what is behind it, in both themes, on every kind of screen."""

from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment

from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.app import WizardApp

ENOUGH = 4.5
"""WCAG 2.2, 1.4.3, level AA."""

_DRAWING = set("▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▐▔▕╸╺━─│▼▲●")
"""Scrollbars, cursors and lines: no text."""

_SCREENS = (
    "home-halfway",
    "dialog-locked",
    "company-wrong",
    "credentials-empty",
    "workspace-partly-failed",
    "workspace-running",
    "form-middle",
    "connection-start",
    "consent-browser",
    "consent-connected",
    "consent-doubts",
    "roster-problems",
    "report-filled",
    "help-automation",
    "tokens-checked",
    "token-question",
    "automation-ill",
    "demonstration-note",
)


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    channels = [value / 255 for value in colour.get_truecolor()]
    red, green, blue = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def hard_to_read(app: WizardApp) -> list[str]:
    """Every piece of text on the screen with too little contrast; what is disabled needs none."""
    found = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            where = app.screen.get_widget_at(min(x, app.size.width - 1), y)[0]
            if not where.is_disabled and _is_text(segment):
                ratio = _ratio(segment)
                if ratio < ENOUGH:
                    found.append(f"{ratio:.1f} {segment.text.strip()!r} in {where}")
            x += segment.cell_length
    return found


def _is_text(segment: Segment) -> bool:
    return bool(set(segment.text) - _DRAWING - {" "})


def _ratio(segment: Segment) -> float:
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(style.color, style.bgcolor)


@pytest.mark.parametrize("theme", ["wizard-dark", "wizard-light"])
@pytest.mark.parametrize("name", _SCREENS)
def test_every_text_can_be_read(name: str, theme: str, tmp_path: Path) -> None:
    still = catalog.still(name).at(name, theme=theme)
    assert still.visit(tmp_path, hard_to_read) == []


def test_the_measure_itself() -> None:
    assert contrast(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
