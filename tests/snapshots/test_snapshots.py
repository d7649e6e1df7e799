"""How every screen, pane and dialog looks. After a change that is meant: `pytest --snapshot-update`."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

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
def test_looks(still: Still, snap_compare: Compare, tmp_path: Path) -> None:
    assert snap_compare(still.app(tmp_path), terminal_size=still.size, run_before=still.arrive)
