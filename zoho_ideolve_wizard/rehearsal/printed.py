"""What is announced once when the rehearsal starts, and stays valid until it ends."""

import secrets
import string
import uuid
from dataclasses import dataclass, field

_UPPER = string.ascii_uppercase + string.digits


def new_client_id() -> str:
    """A client id in the shape of Zoho's: ``1000.`` and thirty capitals and digits."""
    return "1000." + "".join(secrets.choice(_UPPER) for _ in range(30))


def new_client_secret() -> str:
    """A client secret in the shape of Zoho's: 42 hexadecimal digits."""
    return secrets.token_hex(21)


def new_token() -> str:
    """A code or token in the shape of Zoho's: ``1000.`` and two groups of 32 hexadecimal digits."""
    return f"1000.{secrets.token_hex(16)}.{secrets.token_hex(16)}"


@dataclass(frozen=True)
class Pair:
    """An id with the secret that belongs to it."""

    id: str
    secret: str = field(repr=False)


def new_client_pair() -> Pair:
    """The id and secret of a new client in the API console."""
    return Pair(new_client_id(), new_client_secret())


def new_ideolve_pair() -> Pair:
    """A new Client Id and API key of Ideolve. Their real shape is not published."""
    return Pair(str(uuid.uuid4()), secrets.token_hex(20))


@dataclass(frozen=True)
class Printed:
    """The ready-made credentials: those of three clients of the API console, and Ideolve's account pair."""

    redirect_uri: str
    server_client: Pair = field(default_factory=new_client_pair)
    self_client: Pair = field(default_factory=new_client_pair)
    device_client: Pair = field(default_factory=new_client_pair)
    ideolve_account: Pair = field(default_factory=new_ideolve_pair)
