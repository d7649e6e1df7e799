"""What every screen is checked for is found where it is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.screen_checks import all_that_is_wrong
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.ascii import AsciiTwins
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine

HOME = catalog.still("home-halfway")


def wrong_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeyLine, "render", lambda _line: Content("nothing that a key does"))


def no_twins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AsciiTwins, "apply", lambda _twins, segments, _background: segments)


def nothing(_monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def added(text: str, **styles: str) -> Callable[[], Static]:
    def add() -> Static:
        static = Static(Content(text))
        for name, value in {"dock": "top", **styles}.items():
            setattr(static.styles, name, value)
        return static

    return add


@pytest.mark.parametrize(
    ("check", "spoil", "add"),
    [
        ("keys", wrong_keys, None),
        ("ascii", no_twins, None),
        ("ascii", nothing, added("\N{SNOWMAN} has no twin")),
        ("dates", nothing, added("since 2026-11-24")),
        ("contrast", nothing, added("hard to read", color="#333333", background="#000000")),
        ("cut", nothing, added("more than there is room for", width="9", height="1")),
    ],
)
def test_it_is_found(
    check: str,
    spoil: Callable[[pytest.MonkeyPatch], None],
    add: Callable[[], Static] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await HOME.act(pilot)
        if add is not None:
            await pilot.app.screen.mount(add())
            await pilot.pause()
        found.extend(await all_that_is_wrong(pilot, HOME))

    spoil(monkeypatch)
    HOME.visit(tmp_path, lambda _app: None, act=act)
    assert {line.partition(":")[0] for line in found} == {check}
