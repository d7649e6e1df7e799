"""Tasks to run, with everything that happens to them written down."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.runner import Progress, Runner
from zoho_ideolve_wizard.engine.task import Action, Automatic, ByHand, Failure, Instruction, Task


class Refusal(Exception):
    """What a service says; anything else is a bug of ours."""

    def __init__(
        self,
        why: str,
        *,
        can_retry: bool = False,
        by_hand: bool = False,
        wait: float = 0.0,
        blocked: bool = False,
    ) -> None:
        super().__init__(why)
        self.failure = Failure(why, "Do something about it.", can_retry, by_hand, wait, blocked)


def explain(error: Exception) -> Failure | None:
    return error.failure if isinstance(error, Refusal) else None


def ledger_at(path: Path) -> Ledger:
    """A ledger in which a sitting has begun."""
    ledger = Ledger(path)
    ledger.begin_run("setup", "asha@example.com")
    return ledger


def task(
    key: str, action: Action | None = None, *, needs: tuple[str, ...] = (), removes: bool = False
) -> Task:
    return Task(key, f"{key} exists", "Ideolve", action or by_hand(), needs, removes=removes)


def by_hand(subject: str = "") -> ByHand:
    return ByHand((Instruction(f"Do it by hand {subject}".rstrip()),), subject=subject)


@dataclass
class Service:
    """Holds things, and what was asked of it. `refusals` are raised one after the other before it obeys;
    one of `late` is raised after it has obeyed: the answer got lost."""

    things: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    refusals: dict[str, list[Exception]] = field(default_factory=dict)
    late: dict[str, list[Exception]] = field(default_factory=dict)
    gate: asyncio.Event | None = None
    at_once: int = 0
    most_at_once: int = 0

    def automatic(self, key: str, twin: ByHand | None = None) -> Automatic:
        async def do() -> str:
            self.asked.append(f"make {key}")
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            try:
                await (self.gate.wait() if self.gate else asyncio.sleep(0))
            finally:
                self.at_once -= 1
            if refusals := self.refusals.get(key):
                raise refusals.pop(0)
            assert key not in self.things, f"{key} was made twice"
            self.things.add(key)
            if late := self.late.get(key):
                raise late.pop(0)
            return f"Made {key}."

        async def look() -> bool:
            self.asked.append(f"look for {key}")
            return key in self.things

        return Automatic(do, look, twin)

    def task(self, key: str, *, needs: tuple[str, ...] = (), twin: ByHand | None = None) -> Task:
        return task(key, self.automatic(key, twin), needs=needs)


@dataclass
class Heard:
    """What the runner told, in order."""

    said: list[Progress] = field(default_factory=list)
    on: Callable[[Progress], None] | None = None

    def __call__(self, progress: Progress) -> None:
        self.said.append(progress)
        if self.on:
            self.on(progress)

    @property
    def lines(self) -> list[str]:
        return [f"{progress.task.key}: {progress.outcome}" for progress in self.said]


def runner(
    ledger: Ledger, heard: Heard | None = None, *, at_once: int = 4, tries: int = 3, first_wait: float = 0.0
) -> Runner:
    return Runner(ledger, explain, heard or Heard(), at_once=at_once, tries=tries, first_wait=first_wait)
