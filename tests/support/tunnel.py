"""What `ssh -L` does, without SSH: another port of this machine that leads to the one given."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def tunnel(port: int) -> AsyncIterator[int]:
    """Gives the port of this end; when it ends, whatever went through it is cut."""
    ends: set[asyncio.StreamWriter] = set()
    passing: set[asyncio.Task[None]] = set()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(4096):
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("localhost", port)
        ends.update((writer, far_writer))
        for pair in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(carry(*pair))
            passing.add(task)
            task.add_done_callback(passing.discard)

    server = await asyncio.start_server(connected, "localhost", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for end in ends:
            end.close()
        await asyncio.gather(*passing, return_exceptions=True)
