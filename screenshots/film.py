"""An animated SVG of a terminal: pictures one after the other, each line of text drawn once and used again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App

CELL, LINE, EDGE, BAR = 8.4, 18.0, 12.0, 26.0
"""The size of a character, the rim around the text, the title's height."""


class Run(NamedTuple):
    """Characters drawn alike, from a column on."""

    column: int
    text: str
    color: str
    background: str
    bold: bool
    italic: bool
    underline: bool


Line = tuple[Run, ...]


class Frame(NamedTuple):
    lines: tuple[Line, ...]
    seconds: float


@dataclass
class Film:
    """`fixed` says what stands in the place of text that differs from run to run; both are equally long."""

    title: str
    columns: int
    fixed: Mapping[str, str] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)

    def take(self, app: App[str], seconds: float) -> None:
        """What is on the screen now, to be seen that long; what did not change is seen longer."""
        strips = app.screen._compositor.render_strips()
        lines = tuple(self._line(list(strip)) for strip in strips)
        if self.frames and self.frames[-1].lines == lines:
            self.frames[-1] = Frame(lines, self.frames[-1].seconds + seconds)
        else:
            self.frames.append(Frame(lines, seconds))

    def _line(self, segments: Sequence[Segment]) -> Line:
        runs, column = [], 0
        for text, style, control in segments:
            if control:
                continue
            if style is not None:
                color, background = style.color, style.bgcolor
                fore = color.get_truecolor().hex if color is not None else "#ffffff"
                back = background.get_truecolor().hex if background is not None else ""
                if style.reverse:
                    fore, back = back or "#000000", fore
                looks = bool(style.bold), bool(style.italic), bool(style.underline)
                runs.append(Run(column, self._as_ever(text), fore, back, *looks))
            column += cell_len(text)
        return tuple(runs)

    def _as_ever(self, text: str) -> str:
        for found, shown in self.fixed.items():
            text = text.replace(found, shown)
        return text

    # -- as SVG

    def svg(self) -> str:
        rows = max(len(frame.lines) for frame in self.frames)
        inner = (self.columns * CELL, rows * LINE)
        width, height = inner[0] + 2 * EDGE, inner[1] + BAR + EDGE
        size = f'width="{width:g}" height="{height:g}"'
        looks = _Looks()
        known: dict[Line, str] = {}
        shown = [self._picture(frame, number, known, looks) for number, frame in enumerate(self.frames)]
        ground = self.frames[0].lines[-2][0].background
        drawn = [f'<g id="{name}">{looks.drawn(line, ground)}</g>' for line, name in known.items()]
        total = sum(frame.seconds for frame in self.frames)
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" {size}>',
                f"<title>{escape(self.title)}</title>",
                f"<style>{self._style(looks, total)}</style>",
                f"<defs><clipPath id='screen'><rect width='{inner[0]:g}' height='{inner[1]:g}'/></clipPath>",
                *drawn,
                "</defs>",
                f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{ground}"/>',
                f'<text class="title" x="{width / 2:g}" y="17" text-anchor="middle">{escape(self.title)}</text>',
                f'<g transform="translate({EDGE:g} {BAR:g})" clip-path="url(#screen)"><g class="film">',
                *shown,
                "</g></g>",
                "</svg>",
                "",
            ]
        )

    def _picture(self, frame: Frame, number: int, known: dict[Line, str], looks: "_Looks") -> str:
        uses = []
        for row, line in enumerate(frame.lines):
            looks.learn(line)
            name = known.setdefault(line, f"l{len(known)}")
            uses.append(f'<use href="#{name}" y="{row * LINE:g}"/>')
        return f'<g transform="translate({number * self.columns * CELL:g})">{"".join(uses)}</g>'

    def _style(self, looks: "_Looks", total: float) -> str:
        steps, passed = [], 0.0
        for number, frame in enumerate(self.frames):
            steps.append(f"{passed / total:.3%}{{transform:translateX(-{number * self.columns * CELL:g}px)}}")
            passed += frame.seconds
        steps.append(f"100%{{transform:translateX(-{(len(self.frames) - 1) * self.columns * CELL:g}px)}}")
        return "\n".join(
            [
                "text{font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:14px;white-space:pre}",
                ".title{fill:#a9bac3}",
                *looks.rules(),
                f".film{{animation:film {total:g}s steps(1,end) infinite}}",
                f"@keyframes film{{{''.join(steps)}}}",
                "@media(prefers-reduced-motion:reduce){.film{animation:none}}",
            ]
        )


class _Looks:
    """Colours and weights, each a class."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, bool, bool, bool], str] = {}

    def learn(self, line: Line) -> None:
        for run in line:
            look = (run.color, run.bold, run.italic, run.underline)
            self._names.setdefault(look, f"t{len(self._names)}")

    def drawn(self, line: Line, ground: str) -> str:
        """What is not on the common ground first, then texts, each stretched to its cells so that any font will do."""
        grounds, texts = [], []
        for background, runs in groupby(line, key=lambda run: run.background):
            alike = list(runs)
            cells = sum(cell_len(run.text) for run in alike)
            if background and background != ground:
                grounds.append(
                    f'<rect x="{alike[0].column * CELL:g}" width="{cells * CELL:g}" height="{LINE:g}" '
                    f'fill="{background}"/>'
                )
        for run in line:
            if text := run.text.strip():
                column = run.column + cell_len(run.text) - cell_len(run.text.lstrip())
                name = self._names[(run.color, run.bold, run.italic, run.underline)]
                texts.append(
                    f'<text class="{name}" x="{column * CELL:g}" y="13.5" '
                    f'textLength="{cell_len(text) * CELL:g}">{escape(text, quote=False)}</text>'
                )
        return "".join((*grounds, *texts))

    def rules(self) -> list[str]:
        found = []
        for (color, bold, italic, underline), name in self._names.items():
            more = "font-weight:bold;" * bold + "font-style:italic;" * italic
            more += "text-decoration:underline;" * underline
            found.append(f".{name}{{fill:{color};{more}}}")
        return found
