"""What may have work under way: it says what is waited for and for how long, and is asked to stop, everywhere alike."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.guide.words.telling import Tell

STORE_IS_SLOW = "If it is the secret store that does not answer, look for a dialog of your keyring, perhaps behind this window."
"""What is worth knowing where something is kept that may be secret."""


class AskToStop(Message):
    """Somebody wants the work to stop: the application asks first."""


@dataclass
class Wait:
    """Something that is waited for: `doing` is what is done now, `then` what comes after it if that was asked for.

    `means` is what a stop comes to, in sentences that hold before and after it. `slow` is what is worth knowing once
    it takes long; `quiet`: nothing at all is said before that.
    """

    doing: str
    means: str
    slow: str = ""
    quiet: bool = False
    then: str = ""
    began: float = field(default_factory=lambda: pace.now())
    clock: Timer | None = None

    @property
    def takes_long(self) -> bool:
        return bool(pace.so_far(self.began))

    @property
    def words(self) -> str:
        """ "Counting deals (2 of 3)... 0:42 so far"; empty while nothing is to be said."""
        now = f"{self.doing}, {self.then}..." if self.then else f"{self.doing}..."
        if not self.takes_long:
            return "" if self.quiet else now
        return f"{now} {pace.so_far(self.began)}" + (f". {self.slow}" if self.slow else "")


class Working(MessagePump):
    """A screen or a pane. `stopping`: it was asked to stop, and lets end what is under way."""

    _work: Worker[None] | None = None
    _wait: Wait | None = None
    stopping = False

    @property
    def busy(self) -> bool:
        return self._work is not None and not self._work.is_finished

    @property
    def takes_long(self) -> bool:
        return self.busy and self._wait is not None and self._wait.takes_long

    @property
    def under_way(self) -> str:
        """What is being done, in a sentence; empty where the screen behind says enough."""
        return self._wait.words if self._wait else ""

    @property
    def stop_means(self) -> str:
        """What a stop at once comes to, in sentences."""
        return self._wait.means if self._wait else ""

    @property
    def ends_gently(self) -> bool:
        """Whether something under way should be let end first; otherwise stopping is at once."""
        return False

    @property
    def loses(self) -> bool:
        """Whether something is lost if it is left half way: it is not left unasked, then."""
        return self.ends_gently

    @property
    def holds_up(self) -> bool:
        """Whether there is little else to do here meanwhile: Escape stops it then, instead of going back."""
        return True

    def on_worker_state_changed(self) -> None:
        """The keys that stop work are there as long as it is."""
        self.app.refresh_bindings()

    # -- waiting

    @contextmanager
    def waiting(self, wait: Wait) -> Iterator[Tell]:
        """While it lasts the screen says what is done, and soon for how long already. What is given is told whenever
        something else is done; the time goes on."""

        def tell(doing: str) -> None:
            wait.doing = doing
            if self._wait is wait:
                self._say_wait()

        self.begin_wait(wait)
        try:
            yield tell
        finally:
            self.end_wait(wait)

    def begin_wait(self, wait: Wait) -> None:
        self.end_wait(self._wait)
        self._wait = wait
        wait.clock = self.set_interval(1, self._tick_wait)
        self._say_wait()

    def end_wait(self, wait: Wait | None) -> None:
        """Of one that another has taken the place of, nothing is left to end."""
        if wait is None:
            return
        if wait.clock is not None:
            wait.clock.stop()
        if self._wait is wait:
            self._wait = None

    def wait_then(self, then: str) -> None:
        """Something was asked for that has to come after it."""
        if self._wait is not None:
            self._wait.then = then
            self._say_wait()
            self.app.refresh_bindings()

    def _tick_wait(self) -> None:
        """How long it has taken; that it takes long changes what is offered."""
        self._say_wait()
        self.app.refresh_bindings()

    def _say_wait(self) -> None:
        if self._wait is not None and self._wait.words:
            self.show_wait(self._wait.words)

    def show_wait(self, words: str) -> None:
        """Where it stands on the screen what is waited for."""
        self.say(words)

    def say(self, text: str, *, error: bool = False) -> None:
        raise NotImplementedError

    # -- stopping

    def stop(self) -> None:
        """Begins nothing more; what `ends_gently` is let end."""
        work, self._work = self._work, None
        means = self.stop_means
        self.end_wait(self._wait)
        if work is not None:
            work.cancel()
            self.stopped(f"Stopped. {means}".strip())

    def stopped(self, words: str) -> None:
        """Says what the stop came to."""
        self.say(words)

    def stop_at_once(self) -> None:
        """Says on the screen what is unknown now."""
        self.stop()


def at_work(screens: Iterable[Screen[Any]]) -> list[Working]:
    """All that has work under way, on any of these screens."""
    nodes = (node for screen in screens for node in screen.walk_children(with_self=True))
    return [node for node in nodes if isinstance(node, Working) and node.busy]
