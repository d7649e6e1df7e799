"""What may have work under way, and how it is asked to stop: Ctrl+C and quitting speak to all of it alike."""

from collections.abc import Iterable
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker


class AskToStop(Message):
    """Somebody wants the work to stop: the application asks first."""


class Working:
    """A screen or a pane. `stopping`: it was asked to stop, and lets end what is under way."""

    _work: Worker[None] | None = None
    stopping = False

    @property
    def busy(self) -> bool:
        return self._work is not None and not self._work.is_finished

    @property
    def under_way(self) -> str:
        """What is being done, in a sentence; empty where the screen behind says enough."""
        return ""

    @property
    def ends_gently(self) -> bool:
        """Whether something under way should be let end first; otherwise stopping is at once."""
        return False

    def stop(self) -> None:
        """Begins nothing more; what `ends_gently` is let end."""
        raise NotImplementedError

    def stop_at_once(self) -> None:
        """Says on the screen what is unknown now."""
        self.stop()


def at_work(screens: Iterable[Screen[Any]]) -> list[Working]:
    """All that has work under way, on any of these screens."""
    nodes = (node for screen in screens for node in screen.walk_children(with_self=True))
    return [node for node in nodes if isinstance(node, Working) and node.busy]
