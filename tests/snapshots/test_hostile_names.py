"""Whatever a name holds, no screen crashes, and nothing that acts on a terminal reaches it."""

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support.acts import press, to_screen
from tests.support.fixed import Setup, Words, token_card
from tests.support.fixed_http import Says
from tests.support.stills import catalog
from tests.support.stills.consent import CODE, paste
from tests.support.stills.still import Still
from tests.support.stills.tasks import by_hand
from zoho_ideolve_wizard.guide.consent_scene import Phase
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.value import ValueScreen

NAMES = {
    "markup": "[b]Qx[/b][/] [link=https://evil.example]y[/link] [@click=app.quit]z[/] $primary {0} %s",
    "escapes": "Qx\x1b[31m\x1b[2J\x1b]52;c;ZXZpbA==\x07\x9b5A\x00\x08\x7f\x85",
    "direction": "Qx\u202eevil\u202c\u2066\u2067\u2069\u061c\u200f\u05d0\u05d1 \u0627\u0644",
    "lines": "Qx\none\r\ntwo\rthree\tfour\x0bfive\x0csix\u2028seven\u2029eight",
    "length": "Qx" + "W" * 198,
    "width": "Qx"
    + "\u65e5\u672c\u8a9e" * 30
    + "e\u0301\u0302\u0303 \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f",
}
TOGETHER = "".join(NAMES[which] for which in ("markup", "escapes", "direction", "width"))
"""Nearly all of it at once, for the many screens."""

_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_SHOWING = (
    "home-halfway",
    "workspace-plan",
    "workspace-partly-failed",
    "workspace-by-hand-open",
    "form-middle",
    "consent-question",
    "consent-doubts",
    "roster-filled",
    "roster-problems",
    "invite-plan",
    "invite-by-hand",
    "report-filled",
    "tokens-checked",
    "token-question",
    "automation-refused",
    "prove-others",
    "log",
    "awaited",
)


def words_of(name: str) -> Words:
    """This name for everything that has one."""
    return Words(
        organization=name,
        user=name,
        edition=name,
        workspace=name,
        description=name,
        sales=f"{name} 1",
        experts=f"{name} 2",
        badge=name[:20],
        said=name,
        people=(
            Person("ana.silva@hillandsons.example", name, Role.BOTH),
            Person("bo.chen@hillandsons.example", name, Role.SALESPERSON),
        ),
    )


@dataclass(frozen=True)
class Drawn:
    """What stands on the screen: its lines, and the addresses that a click on it would open."""

    lines: tuple[str, ...]
    links: frozenset[str]
    actions: frozenset[str]


def drawn(app: WizardApp) -> Drawn:
    strips = app.screen._compositor.render_strips()
    segments = [segment for strip in strips for segment in strip if segment.style]
    links = {segment.style.link for segment in segments if segment.style and segment.style.link}
    meta = [segment.style.meta for segment in segments if segment.style]
    return Drawn(
        tuple(strip.text for strip in strips),
        frozenset(links),
        frozenset(str(found["@click"]) for found in meta if "@click" in found),
    )


def acts_on_a_terminal(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.bidirectional(character) in _BIDI
    )


def check(seen: Drawn, size: tuple[int, int]) -> None:
    text = "".join(seen.lines)
    assert [character for character in text if acts_on_a_terminal(character)] == []
    assert {cell_len(line) for line in seen.lines} == {size[0]}
    assert len(seen.lines) == size[1]
    assert not {link for link in seen.links if "evil" in link}
    assert not {action for action in seen.actions if "quit" in action}
    assert "Qx" in text.replace(" ", ""), "the name is not on this screen: the test shows nothing"


@pytest.mark.parametrize("name", _SHOWING)
def test_a_name_of_everything_garbles_no_screen(name: str, tmp_path: Path) -> None:
    still = catalog.still(name)
    check(still.visit(tmp_path, drawn, words=words_of(TOGETHER)), still.size)


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize(
    "name", ["home-halfway", "workspace-by-hand-open", "consent-question", "roster-filled"]
)
def test_each_kind_of_name(name: str, kind: str, tmp_path: Path) -> None:
    still = catalog.still(name)
    check(still.visit(tmp_path, drawn, words=words_of(NAMES[kind])), still.size)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["60x20", "120x40"])
def test_in_other_sizes(size: tuple[int, int], tmp_path: Path) -> None:
    still = catalog.still("consent-question").at("hostile", size=size)
    check(still.visit(tmp_path, drawn, words=words_of(TOGETHER)), size)


def test_markup_in_a_name_is_shown_as_it_is_written(tmp_path: Path) -> None:
    still = catalog.still("consent-question").at("hostile", size=(160, 40))
    seen = still.visit(tmp_path, drawn, words=words_of(NAMES["markup"]))
    assert any(NAMES["markup"] in line for line in seen.lines)


def test_a_value_alone_on_the_screen(tmp_path: Path) -> None:
    still = Still(
        "value", by_hand, "workspace/create", to_screen("enter", "down", "v", until_shown=ValueScreen)
    )
    check(still.visit(tmp_path, drawn, words=words_of(TOGETHER)), still.size)


def test_what_a_service_says_of_an_error(tmp_path: Path) -> None:
    def setup(words: Words) -> Setup:
        refused = Says(400, {"error": words.said})
        return replace(catalog.still("consent-self-client").setup(words), replies=(("/token", refused),))

    still = Still("refused", setup, "consent/consent", paste(CODE, Phase.FAILED))
    check(still.visit(tmp_path, drawn, words=words_of(TOGETHER)), still.size)


@pytest.mark.parametrize("key", ["f5", "tab"])
def test_a_paste_of_everything_among_the_people(key: str, tmp_path: Path) -> None:
    def setup(words: Words) -> Setup:
        return Setup(before="people", words=words, drafts={"people": f"{words.user}\n{words.user} <nobody@>"})

    still = Still("paste", setup, "people/roster", press(key))
    check(still.visit(tmp_path, drawn, words=words_of(TOGETHER)), still.size)


def test_what_is_copied_is_left_as_it_is() -> None:
    assert token_card(words_of(TOGETHER)).organization_name == TOGETHER


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Silva", "Ana Silva"),
        ("\u00c5ngstr\u00f6m \u65e5\u672c", "\u00c5ngstr\u00f6m \u65e5\u672c"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\u202eb", "ab"),
        ("half \ud800", "half \N{REPLACEMENT CHARACTER}"),
    ],
    ids=["plain", "other letters", "escape", "direction", "half a character"],
)
def test_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert cell_len(harmless(text)) == cell_len(text)
