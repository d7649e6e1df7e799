"""Uvicorn in the event loop of the screens, leaving signals and logging to them."""

import asyncio
import logging
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

_SECONDS_TO_END = 1
_MOST_AT_ONCE = 64


async def start(
    application: ASGIApp, sockets: list[socket.socket]
) -> tuple[asyncio.Task[None], Callable[[], None]]:
    """Serves on the sockets; gives the task that ends when all is closed, and what lets it end."""
    # Without a handler of its own, logging would write uvicorn's words over the screen.
    logger = logging.getLogger("uvicorn")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            http="h11",
            ws="none",
            lifespan="off",
            loop="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
    )
    # The parts of its `serve`, without taking Ctrl+C from the terminal application.
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup(sockets)

    async def serve() -> None:
        try:
            await server.main_loop()
        finally:  # also when the wizard ends meanwhile, and everything is cancelled
            await server.shutdown(sockets)

    def let_end() -> None:
        server.should_exit = True

    return asyncio.create_task(serve(), name="copy sheet"), let_end
