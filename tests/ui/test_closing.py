"""Closing the wizard at a bad moment: no mistake of its own is reported for it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.support.acts import Act, app_of, open_setup, setup_of, until
from tests.support.stillness import stillness
from tests.support.stills import catalog


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with stillness():
        yield


async def keep_for_ever(pilot: Pilot[str]) -> None:
    """Continue on a form, with a secret store that never answers."""

    async def no_answer(*_: object) -> None:
        await asyncio.Event().wait()

    app_of(pilot).sitting.keep = no_answer  # type: ignore[method-assign,assignment]
    await open_setup(pilot)
    await pilot.click("#primary")
    button = setup_of(pilot).query_one("#primary", Button)
    await until(pilot, lambda: str(button.label) == "Cancel", "the form waits for the store")


@pytest.mark.parametrize(
    ("name", "act"),
    [("workspace-running", None), ("consent-exchanging", None), ("names-filled", keep_for_ever)],
    ids=["tasks run", "a code is exchanged", "answers are being kept"],
)
def test_closing_with_work_under_way_is_no_bug(name: str, act: Act | None, tmp_path: Path) -> None:
    closed = catalog.still(name).visit(tmp_path, lambda app: app, act=act)
    assert closed.bug is None


def test_ended_from_outside_it_ends_even_where_what_was_typed_cannot_be_kept(tmp_path: Path) -> None:
    def fails() -> None:
        raise OSError("no space left")

    async def act(pilot: Pilot[str]) -> None:
        app = app_of(pilot)
        app.leave = fails  # type: ignore[method-assign]
        with pytest.raises(OSError, match="no space left"):
            app._end_by(15)
        await until(pilot, lambda: app._exit, "the end")

    catalog.still("home").visit(tmp_path, lambda _app: None, act=act)
