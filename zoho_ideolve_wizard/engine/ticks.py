"""What was copied or opened of one page of by-hand work, wherever that was done."""

from collections.abc import Callable, Iterator


class Ticks:
    """Keys of items (see `by_hand.items`). Who watches is told each new one."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._watchers: list[Callable[[str], object]] = []

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._keys))

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str) -> None:
        if key not in self._keys:
            self._keys.add(key)
            for told in tuple(self._watchers):
                told(key)

    def watch(self, told: Callable[[str], object]) -> Callable[[], None]:
        """Returns what ends the watching; ending it twice is harmless."""
        self._watchers.append(told)

        def end() -> None:
            if told in self._watchers:
                self._watchers.remove(told)

        return end
