"""HTTP as a function sends it, to this computer only."""

import http.client
import re
import secrets
from collections.abc import Mapping
from email.message import Message
from urllib.parse import unquote, urlsplit

from .deluge import File, Invocation, OutsideFailure, Reply

# Zoho's limits: 40 seconds for a call, 5 MB for a download, 15 MB if it comes from Zoho itself.
SECONDS = 40.0
MOST_BYTES = 15 * 1024 * 1024
_HERE = ("127.0.0.1", "localhost")


def send(invocation: Invocation, more_headers: Mapping[str, str]) -> Reply:
    """Send it and give the answer, whatever the status; redirects are not followed.

    ``OutsideFailure`` if no answer comes, or if the address is not on this computer.
    """
    try:
        parts = urlsplit(invocation.url)
        here = parts.scheme == "http" and parts.hostname in _HERE and parts.port is not None
    except ValueError:
        raise OutsideFailure("The address is not a URL.") from None
    if not here or parts.hostname is None:
        raise OutsideFailure(
            f"{parts.hostname or 'This address'} is not on this computer: a rehearsal stays here."
        )
    headers = {**invocation.headers, **more_headers}
    body = (invocation.parameters or "").encode()
    if invocation.files:
        headers = {name: value for name, value in headers.items() if name.lower() != "content-type"}
        body, headers["Content-Type"] = _multipart(invocation.files)
    elif body and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
    try:
        connection.request(invocation.method, target, body or None, headers)
        answer = connection.getresponse()
        content = answer.read(MOST_BYTES + 1)
        answered = answer.headers
        status = answer.status
    except (OSError, http.client.HTTPException, UnicodeError) as problem:
        raise OutsideFailure(f"No answer from {parts.hostname}: {type(problem).__name__}.") from problem
    finally:
        connection.close()
    if len(content) > MOST_BYTES:
        raise OutsideFailure("The answer is larger than 15 MB.")
    text = content.decode(errors="replace")
    return Reply(status, text, dict(answered.items()), content, _file_name(answered))


def _multipart(files: tuple[File, ...]) -> tuple[bytes, str]:
    boundary = f"----{secrets.token_hex(12)}"
    pieces = []
    for file in files:
        name = file.name.replace('"', "%22").replace("\r", "").replace("\n", "")
        pieces.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{file.part or "file"}"; '
            f'filename="{name}"\r\nContent-Type: {file.content_type}\r\n\r\n'.encode()
            + file.content
            + b"\r\n"
        )
    return b"".join([*pieces, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def _file_name(headers: Message) -> str:
    told = str(headers.get("Content-Disposition", ""))
    extended = re.search(r"filename\*=UTF-8''([^;]+)", told)
    if extended:
        return unquote(extended.group(1))
    plain = re.search(r'filename="?([^";]+)"?', told)
    return plain.group(1) if plain else ""
