"""The listening sockets of the rehearsal, one for each origin."""

import socket
import sys

from .keeping import NotKeptError
from .origins import DATA_CENTERS, DataCenter, Origins

_HOST = "127.0.0.1"


class Sockets:
    """The listening sockets, one for each origin."""

    def __init__(self) -> None:
        self.opened: list[socket.socket] = []

    def listen(self, port: int = 0) -> str:
        """Bind one more and give its base URL."""
        # The protocol is named because asyncio sends at once (TCP_NODELAY) only where it is: 40 ms a request.
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.opened.append(opened)
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((_HOST, port))
        return f"http://{_HOST}:{opened.getsockname()[1]}"

    def anew(self, port: int) -> Origins:
        """An address for each; ``port`` is that of the control address (0 = any free one)."""
        control = self.listen(port)
        return Origins(
            data_centers=tuple(
                DataCenter(name, self.listen(), self.listen(), self.listen(), self.listen())
                for name in DATA_CENTERS
            ),
            ideolve=self.listen(),
            ideolve_pages=self.listen(),
            control=control,
        )

    def again(self, origins: Origins) -> Origins:
        """The same addresses as before; ``NotKeptError`` if one cannot be had."""
        addresses = [origins.control, origins.ideolve, origins.ideolve_pages]
        for one in origins.data_centers:
            addresses += [one.accounts, one.api, one.crm, one.console]
        for address in addresses:
            try:
                self.listen(port_of(address))
            except OSError:
                raise NotKeptError(
                    f"The rehearsal that is kept had the address {address}, which another program uses now. End that "
                    "one, or try again later."
                ) from None
        return origins

    def close(self) -> None:
        """Close all."""
        for opened in self.opened:
            opened.close()


def port_of(base_url: str) -> int:
    """The port of one of these addresses."""
    return int(base_url.rpartition(":")[2])
