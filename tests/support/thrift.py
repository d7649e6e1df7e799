"""Spares the tests what nobody would notice: parsing style sheets that were parsed already, waiting 20 ms and
more for an event loop that is idle, and, where no picture is taken, drawing for a terminal that is not there."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from textual import app, pilot
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

_SOON = 0.02
"""Seconds: a timer that is due within them is waited for, as Textual's own waiting does."""
_AT_MOST = 10
"""Timers that are waited for one after another: something that moves on the screen is never idle. Counted and
not timed, so that a busy machine is given as long as it needs."""
_TURNS = 3
"""Of the loop, in which nobody wants anything, until it is taken to be idle."""


@contextmanager
def thrift() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(patch.object(Stylesheet, "_parse_rules", _parsed_once(Stylesheet._parse_rules)))
        stack.enter_context(
            patch.object(RuleSet, "__hash__", object.__hash__)
        )  # the same, in a tenth of the time
        for module in (app, pilot):
            stack.enter_context(patch.object(module, "wait_for_idle", until_idle))
        yield


@contextmanager
def drawn_on_demand() -> Iterator[None]:
    """Textual draws what changed even where no terminal is; whoever asks for the whole screen still gets it."""
    with (
        patch.object(Compositor, "render_update", _on_demand(Compositor.render_update)),
        patch.object(Compositor, "render_strips", _with_what_is_behind(Compositor.render_strips)),
    ):
        yield


def _parsed_once(parse: Any) -> Any:  # noqa: ANN401  # Textual's own private method
    """The rules depend on the text, where it was read and the theme's variables alone."""
    kept: dict[object, list[RuleSet]] = {}

    def parsed(sheet: Stylesheet, css: str, *where: object, **more: object) -> list[RuleSet]:
        key = (css, where, tuple(sorted(more.items())), _variables_of(sheet))
        if key not in kept:
            kept[key] = parse(sheet, css, *where, **more)
        return kept[key]

    return parsed


def _variables_of(sheet: Stylesheet) -> frozenset[tuple[str, str]]:
    """Put together once for each theme that a style sheet is given, not for each of its many rules."""
    known: tuple[object, frozenset[tuple[str, str]]] | None = vars(sheet).get("_known_variables")
    if known is None or known[0] is not sheet._variables:
        known = (sheet._variables, frozenset(sheet._variables.items()))
        vars(sheet)["_known_variables"] = known
    return known[1]


def _on_demand(render: Any) -> Any:  # noqa: ANN401
    def rendered(
        compositor: Compositor,
        full: bool = False,
        screen_stack: list[Screen[object]] | None = None,
        **more: object,
    ) -> object:
        if full:
            return render(compositor, full, screen_stack, **more)
        vars(compositor)["_behind"] = screen_stack
        compositor._dirty_regions.clear()
        return None

    return rendered


def _with_what_is_behind(render: Any) -> Any:  # noqa: ANN401
    """Behind a dialog shines through what Textual notes down in the task that would have drawn it."""

    def rendered(compositor: Compositor, *size: Size) -> list[Strip]:
        visible_screen_stack.set(vars(compositor).get("_behind") or [])
        strips: list[Strip] = render(compositor, *size)
        return strips

    return rendered


async def until_idle(_least: float = 0, _most: float = 0) -> None:
    """Returns as soon as nothing is ready to run and no timer is due soon."""
    loop: Any = asyncio.get_running_loop()
    turns = waited = 0
    while turns < _TURNS and waited < _AT_MOST:
        await asyncio.sleep(0)
        if loop._ready:
            turns = 0
        elif (soon := _due(loop)) < _SOON:
            turns = 0
            waited += 1
            await asyncio.sleep(max(soon, 0.001))
        else:
            turns += 1


def _due(loop: Any) -> float:  # noqa: ANN401  # the loop's private list of timers
    """Seconds until the next timer that was not cancelled."""
    times = [timer._when for timer in loop._scheduled if not timer._cancelled]
    return min(times) - loop.time() if times else float("inf")
