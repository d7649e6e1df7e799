"""One screen held still: what it takes to reach it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot

from tests.support.acts import Act, press, whole
from tests.support.fixed import FixedSitting, Setup, Words, sitting
from zoho_ideolve_wizard.guide.steps import PLACE
from zoho_ideolve_wizard.ui.app import WizardApp

Seen = TypeVar("Seen")


def _nothing(_made: FixedSitting) -> None:
    pass


@dataclass(frozen=True)
class Still:
    """`setup` is given the words from outside, so that the same screen can be shown with hostile ones.

    `place` is "step/part"; `mend` changes the sitting before the application sees it.
    """

    name: str
    setup: Callable[[Words], Setup]
    place: str = ""
    act: Act = field(default_factory=press)
    mend: Callable[[FixedSitting], None] = _nothing
    size: tuple[int, int] = (80, 24)
    theme: str = ""
    can_rehearse: bool = False

    def app(self, home: Path, words: Words | None = None) -> WizardApp:
        """The application, ready to be run; `home` is an empty folder."""
        setup = self.setup(words or Words())
        if self.theme:
            setup = replace(setup, answers={**setup.answers, "screen.theme": self.theme})
        made = sitting(home, setup)
        if self.place:
            made.ledger.remember(PLACE, self.place)
        self.mend(made)
        app = WizardApp(
            made, can_rehearse=self.can_rehearse, ascii_only=False, open_page=lambda _address: True
        )
        app.animation_level = "none"
        return app

    def visit(
        self,
        home: Path,
        look: Callable[[WizardApp], Seen],
        *,
        words: Words | None = None,
        act: Act | None = None,
    ) -> Seen:
        """Runs the application to this place (or by another act), and gives what `look` sees there."""
        app = self.app(home, words)

        async def run() -> Seen:
            async with app.run_test(size=self.size) as pilot:
                await self.arrive(pilot, act)
                return look(app)

        return asyncio.run(run())

    async def arrive(self, pilot: Pilot[str], act: Act | None = None) -> None:
        """Does what leads there; a wizard that stopped because of a bug on the way is no still."""
        await (act or self.act)(pilot)
        whole(pilot)

    def at(self, name: str, *, size: tuple[int, int] | None = None, theme: str = "") -> "Still":
        """The same under another name, in another size or theme."""
        return replace(self, name=name, size=size or self.size, theme=theme or self.theme)
