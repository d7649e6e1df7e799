"""Whatever a name holds, no screen crashes, and nothing that acts on a terminal reaches it."""

import unicodedata
from collections.abc import Iterator
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
from tests.support.thrift import drawn_on_demand
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase
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
_WITHOUT = {
    "dialog-keys-again",
    "help-automation",
    "help-consent",
    "help-home",
    "help-slips",
    "keys",
    "keys-press",
    "sheet",
    "sheet-in-use",
}
"""On these stands nothing that has a name from outside, not even behind a dialog."""


@pytest.fixture(autouse=True)
def _drawn_on_demand() -> Iterator[None]:
    """Once, when all is there: no picture is taken here."""
    with drawn_on_demand():
        yield


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
        people=tuple(replace(one, name=name) for one in Words().people),
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


def check(seen: Drawn, size: tuple[int, int], *, named: bool = True) -> None:
    """`named`: one of the hostile names stands there; else none does."""
    text = "".join(seen.lines)
    assert [character for character in text if acts_on_a_terminal(character)] == []
    assert {cell_len(line) for line in seen.lines} == {size[0]}
    assert len(seen.lines) == size[1]
    assert not {link for link in seen.links if "evil" in link}
    assert not {action for action in seen.actions if "quit" in action}
    found = "Qx" in text.replace(" ", "")
    assert found is named, (
        "the name is not on this screen: the test shows nothing" if named else "it is named"
    )


@pytest.mark.parametrize("still", catalog.AT_80X24, ids=[still.name for still in catalog.AT_80X24])
def test_a_name_of_everything_garbles_no_screen(still: Still, tmp_path: Path) -> None:
    seen = still.visit(tmp_path, drawn, words=words_of(TOGETHER))
    check(seen, still.size, named=still.name not in _WITHOUT)


def test_no_still_is_left_out_that_there_is_not() -> None:
    assert {still.name for still in catalog.AT_80X24} >= _WITHOUT


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
        "value", by_hand, "workspace/create", to_screen("enter", "enter", "v", until_shown=ValueScreen)
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
