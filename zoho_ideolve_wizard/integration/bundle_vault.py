"""What the stores have in common: the secrets of a profile are one bundle, in memory and in one item."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Mapping

from zoho_ideolve_wizard.integration import troubles
from zoho_ideolve_wizard.integration.vault import VaultNotKept


class BundleVault(ABC):
    """Holds the bundle; the kinds of store say how to read and write it as a whole."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}
        self._written: dict[str, str] | None = None
        self._turn = asyncio.Lock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._secrets)} secrets>"

    @abstractmethod
    def describe(self) -> str: ...

    @abstractmethod
    async def _read(self) -> dict[str, str]: ...

    @abstractmethod
    async def _write(self, secrets: Mapping[str, str]) -> None: ...

    async def load(self) -> None:
        async with self._turn:
            self._secrets = await self._read()
            self._written = dict(self._secrets)

    def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._secrets))

    async def put(self, name: str, value: str) -> None:
        await self.put_many({name: value})

    async def put_many(self, values: Mapping[str, str]) -> None:
        async with self._turn:
            await self._keep(self._secrets | dict(values))

    async def forget(self, name: str) -> None:
        async with self._turn:
            await self._keep({known: value for known, value in self._secrets.items() if known != name})

    async def clear(self) -> None:
        async with self._turn:
            await self._keep({})

    async def _keep(self, secrets: dict[str, str]) -> None:
        """Writes on change only, reads back, and takes the change over when it proved to be there."""
        if secrets == self._written:
            return
        # A write that fails or is cancelled may still reach the store: what lies there is then not known.
        self._written = None
        await self._write(secrets)
        if await self._read() != secrets:
            raise VaultNotKept(troubles.NOT_GIVEN_BACK.told)
        self._secrets, self._written = secrets, dict(secrets)
