"""``invokeurl [ … ]`` and ``sendmail [ … ]``: from the values of their keys to the outside and back."""

import re
from collections.abc import Mapping

from .errors import Fault, Unconfirmed
from .outside import File, Invocation, Mail, Outside, Reply
from .values import HeldFile, kind_of, text_of

INVOKE_KEYS = ("url", "headers", "parameters", "files", "connection", "detailed")
"""Besides ``type``: deluge/help/deluge-invoke-url.html. It has more, which no function of ours uses."""

MAIL_KEYS = ("from", "to", "subject", "message")
"""www.zoho.com/developer/help/scripting/send-mail-statement.html."""

_URL = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")

LARGEST = {False: 5_000_000, True: 15_000_000}
"""Bytes of a download, from elsewhere and from Zoho (through a connection): deluge-invoke-url.html."""


def invoke_url(outside: Outside, method: str, keys: Mapping[str, object]) -> object:
    """Sends the request. With ``detailed`` a map of status, text and headers, else the file that came."""
    invocation = Invocation(
        method,
        _url(keys["url"]),
        _headers(keys.get("headers", {})),
        _body(method, keys),
        _files(keys.get("files")),
        text_of(keys["connection"], "a connection") if "connection" in keys else None,
        _detailed(keys),
    )
    reply = outside.invoke(invocation)
    if len(reply.content) > LARGEST[invocation.connection is not None]:
        raise Fault("the answer is larger than may be downloaded")
    if invocation.detailed:
        shown: dict[str, object] = {"responseCode": reply.status, "responseText": _shown(reply)}
        shown["responseHeader"] = dict(reply.headers)
        return shown
    if not 200 <= reply.status < 300:
        raise Unconfirmed(f"an answer {reply.status} without detailed:true: sources contradict each other")
    if method != "GET" or _is_text(reply):
        raise Unconfirmed("without detailed:true only the download of a file is confirmed")
    return HeldFile(_file(reply))


def send_mail(outside: Outside, keys: Mapping[str, object]) -> None:
    """Sends a mail. From anybody but the administrator it reaches nobody else, so that is refused."""
    values = {key: text_of(keys[key], f"'{key}' of a mail") for key in MAIL_KEYS}
    if values["from"] != outside.admin_address():
        raise Unconfirmed("a mail that is not from zoho.adminuserid is not confirmed")
    if values["to"].count("@") != 1 or not values["subject"]:
        raise Unconfirmed("a mail without one address or without a subject is not confirmed")
    outside.send_mail(Mail(values["from"], values["to"], values["subject"], values["message"]))


def _url(value: object) -> str:
    url = text_of(value, "a URL")
    if _URL.fullmatch(url) is None:
        raise Unconfirmed(f"'{url}' as a URL is not confirmed: what it may not hold is encoded first")
    return url


def _headers(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Unconfirmed(f"headers that are {kind_of(value)} are not confirmed: use a map")
    return {name: text_of(one, f"the header {name}") for name, one in value.items()}


def _body(method: str, keys: Mapping[str, object]) -> str | None:
    if "parameters" not in keys:
        return None
    if method == "GET" or "files" in keys:
        raise Unconfirmed("parameters with GET or with files are not confirmed")
    value = keys["parameters"]
    if isinstance(value, dict):
        raise Unconfirmed("a map is sent as a form, not as JSON: say map.toString()")
    if "content-type" not in (name.lower() for name in _headers(keys.get("headers", {}))):
        raise Unconfirmed("what a text is sent as without the header Content-Type is not confirmed")
    return text_of(value, "parameters")


def _files(value: object) -> tuple[File, ...]:
    if value is None:
        return ()
    if not isinstance(value, HeldFile):
        raise Unconfirmed(f"files that are {kind_of(value)} are not confirmed")
    if value.file.part is None:
        raise Unconfirmed("the name of a file's part is not confirmed: say setParamName first")
    return (value.file,)


def _detailed(keys: Mapping[str, object]) -> bool:
    if "detailed" in keys and keys["detailed"] is not True:
        raise Unconfirmed("detailed is confirmed with true only")
    return "detailed" in keys


def _shown(reply: Reply) -> object:
    """``responseText``: a file, where one was downloaded (public scripts), else text."""
    return reply.text if _is_text(reply) else HeldFile(_file(reply))


def _is_text(reply: Reply) -> bool:
    headers = {name.lower(): value.lower() for name, value in reply.headers.items()}
    if headers.get("content-disposition", "").startswith("attachment"):
        return False
    kind = headers.get("content-type", "text/plain")
    return not reply.content or kind.startswith("text/") or "json" in kind


def _file(reply: Reply) -> File:
    kinds = [value for name, value in reply.headers.items() if name.lower() == "content-type"]
    return File(reply.file_name, reply.content, (kinds or ["application/octet-stream"])[0])
