"""Services that answer from a table: no network, no port, the same answers every time."""

import asyncio
import json as json_module
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import File, Http
from zoho_ideolve_wizard.services.origins import host_of


class Never:
    """No answer comes: what asked for it stays under way."""


@dataclass(frozen=True)
class Says:
    """A status, and a body as JSON; bytes as they stand."""

    status: int
    body: object


class Later:
    """The answer comes when `come` is set."""

    def __init__(self, says: Says) -> None:
        self.says = says
        self.come = asyncio.Event()


class InTurn:
    """One reply after the other; the last one for good."""

    def __init__(self, *replies: "Reply") -> None:
        self._replies = list(replies)

    def next(self) -> "Reply":
        return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]


Reply = Says | ServiceFailure | Never | Later | InTurn


class FixedHttp(Http):
    """The first entry whose text occurs in "METHOD address" answers; without one, the test is wrong."""

    def __init__(self, replies: Sequence[tuple[str, Reply]]) -> None:
        super().__init__(())
        self._replies = tuple(replies)

    async def request(
        self,
        method: str,
        url: str,
        *,
        service: str,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        json: object = None,
        params: Mapping[str, str] | None = None,
        files: Mapping[str, File] | None = None,
        polls: bool = False,
    ) -> Answer:
        asked = f"{method} {url}"
        for text, reply in self._replies:
            if text in asked:
                while isinstance(reply, InTurn):
                    reply = reply.next()
                if isinstance(reply, ServiceFailure):
                    raise reply
                if isinstance(reply, Never):
                    await asyncio.Event().wait()
                    raise AssertionError("nobody sets that event")
                if isinstance(reply, Later):
                    await reply.come.wait()
                    reply = reply.says
                body = reply.body
                return Answer(
                    reply.status,
                    body.decode() if isinstance(body, bytes) else json_module.dumps(body),
                    {"content-type": "application/json"},
                    service,
                    host_of(url),
                )
        raise AssertionError(f"no reply was prepared for {asked}")
