"""Several visuals, one below the other, as one: many lines without a widget for each."""

from collections.abc import Sequence
from itertools import chain

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Stacked(Visual):
    """In the order given; none at all takes no room."""

    def __init__(self, visuals: Sequence[Visual]) -> None:
        self._visuals = visuals

    @property
    def plain(self) -> str:
        return "\n".join(str(visual) for visual in self._visuals)

    def __str__(self) -> str:
        return self.plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((one.get_optimal_width(rules, container_width) for one in self._visuals), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(one.get_height(rules, width) for one in self._visuals)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        drawn = (one.render_strips(width, None, style, options) for one in self._visuals)
        strips = list(chain.from_iterable(drawn))
        return strips if height is None else strips[:height]
