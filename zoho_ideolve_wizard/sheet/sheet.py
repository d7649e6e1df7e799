"""A task by hand as a page for the browser, on this computer only, for as long as the task is open."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from importlib import import_module

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls
from zoho_ideolve_wizard.services.zoho.consent.port import PortTaken, bind

USUAL_PORT = 8766
"""Tried first where an SSH tunnel leads here: a line prepared once stays good."""

_ending: set[asyncio.Task[None]] = set()
"""Servers that still put their connections in order; the loop itself would not keep hold of them."""


def _random_word() -> str:
    return secrets.token_urlsafe(16)


class Sheet:
    """`start` it, show `address`, and `close` it when the task is done or left.

    The address can be opened once, since others on this computer may see it (in a list of processes); after
    that `address` is another one. What it leads to has an address that is told to nobody else.

    Args:
        page: the by-hand work.
        ticks: what was copied of it already; the sheet adds to it, and shows what others add.
        secret_of: gives a secret's text by its name; "" if it is not kept any more.
        known: origins whose pages may be links.
        badge: said on the page where this is not the real thing.
        again: what to do in the terminal for another address.
        port: to listen on; 0 takes any that is free.
        random_word: makes what cannot be guessed.
    """

    def __init__(
        self,
        page: Page,
        ticks: Ticks,
        secret_of: Callable[[str], str],
        known: Collection[str],
        *,
        again: str = "",
        badge: str = "",
        port: int = 0,
        random_word: Callable[[], str] = _random_word,
    ) -> None:
        self.page = page
        self.ticks = ticks
        self.secret_of = secret_of
        self.known = frozenset(known)
        self.badge = badge
        self.again = again
        self.port = port
        self.room = random_word()
        self.gone = False
        self.opened = 0
        self._random_word = random_word
        self._ticket = random_word()
        self._used: set[str] = set()
        self._left_rooms: set[str] = set()
        self._watchers: list[Callable[[], object]] = []
        self._clean_ups: list[Callable[[], None]] = []
        self._starting: asyncio.Task[None] | None = None
        self._serving: asyncio.Task[None] | None = None
        self._exit: Callable[[], None] = lambda: None
        self._unwatch = ticks.watch(lambda _key: self._tell())

    @property
    def address(self) -> str:
        """Opens the sheet, once."""
        return f"http://localhost:{self.port}/{self._ticket}"

    async def start(self) -> None:
        """Listens when this returns; on another port if `port` is taken. Raises OSError, PortTaken.

        Asked for twice, it starts once; giving up the wait does not stop the start.
        """
        if self._starting is None:
            self._starting = asyncio.create_task(self._start())
        await asyncio.shield(self._starting)

    async def _start(self) -> None:
        # Starlette and uvicorn take a tenth of a second to load, or more: the screens go on meanwhile.
        await DaemonCalls().run(lambda: import_module(f"{__package__}.site"))
        await DaemonCalls().run(lambda: import_module(f"{__package__}.server"))
        from zoho_ideolve_wizard.sheet import server, site

        try:
            sockets = bind(self.port)
        except PortTaken:
            sockets = bind(0)
        self.port = sockets[0].getsockname()[1]
        self._serving, self._exit = await server.start(site.application(self), sockets)
        _ending.add(self._serving)
        self._serving.add_done_callback(_ending.discard)
        if self.gone:
            self._exit()

    def close(self) -> None:
        """From now on nothing is answered. The port is free a moment later: see `ended`."""
        if self.gone:
            return
        self.gone = True
        self._unwatch()
        self._exit()
        self._tell()
        self._watchers.clear()
        for clean_up in self._clean_ups:
            clean_up()

    def turn(self, page: Page, ticks: Ticks) -> None:
        """To the next task: what shows the last one is led there, and gets nothing more of the last."""
        self._unwatch()
        self._left_rooms.add(self.room)
        self.page, self.ticks, self.room = page, ticks, self._random_word()
        self._unwatch = ticks.watch(lambda _key: self._tell())
        self._tell()

    def when_gone(self, clean_up: Callable[[], None]) -> None:
        self._clean_ups.append(clean_up)

    async def ended(self) -> None:
        """Waits, after `close`, until nothing listens any more."""
        if self._starting is not None:
            await self._starting
        if self._serving is not None:
            await self._serving

    # -- for the site

    def redeem(self, word: str) -> bool:
        """Whether this is the address that was not opened yet; from now on it was."""
        if not same(word, self._ticket):
            return False
        self._used.add(self._ticket)
        self._ticket = self._random_word()
        self.opened += 1
        self._tell()
        return True

    def was_redeemed(self, word: str) -> bool:
        return any(same(word, used) for used in self._used)

    def was_room(self, word: str) -> bool:
        """Whether this showed a task before this one: who knows it may be led on."""
        return any(same(word, room) for room in self._left_rooms)

    def watch(self, told: Callable[[], object]) -> Callable[[], None]:
        """Tells when it is opened, ticked, turned or gone; returns what ends that."""
        self._watchers.append(told)

        def end() -> None:
            if told in self._watchers:
                self._watchers.remove(told)

        return end

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def same(given: str, wanted: str) -> bool:
    """Compares in a time that does not tell how far they agree."""
    return secrets.compare_digest(given.encode(errors="replace"), wanted.encode())
