"""A text beside its beginning: what is copied or typed off is not broken inside, if there is room for it below."""

import pytest
from textual.content import Content
from textual.css.styles import Styles
from textual.style import Style
from textual.visual import RenderOptions

from zoho_ideolve_wizard.ui.widgets.hanging import Hanging

LABEL = "   Authorized users  "


def lines(text: str, width: int) -> list[str]:
    hanging = Hanging(Content(LABEL), text)
    options = RenderOptions(lambda _name: Style(), Styles().get_rules())
    strips = hanging.render_strips(width, None, Style(), options)
    assert len(strips) == hanging.get_height(Styles().get_rules(), width)
    return [strip.text.rstrip() for strip in strips]


@pytest.mark.parametrize(
    ("text", "width", "drawn"),
    [
        ("Sales", 46, [f"{LABEL}Sales"]),
        ("two words", 46, [f"{LABEL}two words"]),
        ("ana.silva@hillandsons.example", 46, [LABEL.rstrip(), "     ana.silva@hillandsons.example"]),
        ("http://localhost:8765/callback", 80, [f"{LABEL}http://localhost:8765/callback"]),
        (
            "ZohoCRM.modules.accounts.READ,ZohoCRM.modules.attachments.ALL",
            46,
            [LABEL.rstrip(), "     ZohoCRM.modules.accounts.READ,", "     ZohoCRM.modules.attachments.ALL"],
        ),
        ("0" * 60, 46, [LABEL.rstrip(), f"     {'0' * 41}", f"     {'0' * 19}"]),
    ],
)
def test_a_value_is_whole_where_it_can_be(text: str, width: int, drawn: list[str]) -> None:
    assert lines(text, width) == drawn
