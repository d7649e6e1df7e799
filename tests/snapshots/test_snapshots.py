"""How every screen, pane and dialog looks, and that it is as every screen has to be: each is visited once for all.

After a change that is meant: `pytest --snapshot-update`.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.support.screen_checks import all_that_is_wrong
from tests.support.stills import catalog
from tests.support.stills.still import Still


class Compare(Protocol):
    """The plugin's fixture."""

    def __call__(
        self,
        app: App[str],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[str]], Awaitable[None]],
    ) -> bool: ...


def _named(stills: tuple[Still, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("still", stills, ids=[still.name for still in stills])


async def at_rest(pilot: Pilot[str]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.wait_for_scheduled_animations()


@_named(
    (
        *catalog.AT_80X24,
        *catalog.AT_120X40,
        *catalog.AT_200X60,
        *catalog.NARROW,
        *catalog.TOO_SMALL,
        *catalog.LIGHT,
    )
)
def test_looks(still: Still, snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: list[str] = []

    async def arrive(pilot: Pilot[str]) -> None:
        await still.arrive(pilot)
        await at_rest(pilot)
        picture = pilot.app.export_screenshot(title=pilot.app.title, simplify=True)
        monkeypatch.setattr(pilot.app, "export_screenshot", lambda **_: picture)  # checks change how it looks
        wrong.extend(await all_that_is_wrong(pilot, still))

    as_pictured = snap_compare(still.app(tmp_path), terminal_size=still.size, run_before=arrive)
    assert wrong == []
    assert as_pictured, "it looks different from its picture"
