"""The log, and what keeps secrets out of it: values the wizard was told, and shapes it knows."""

import json
import logging
import re
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from urllib.parse import quote, quote_plus

from zoho_ideolve_wizard.integration import owner_only

HIDDEN = "[hidden]"
LOGGER = "zoho_ideolve_wizard"

_SHORTEST = 4  # Shorter values would hide half the log and protect nothing.
_MOST_BYTES = 512 * 1024
_OLD_LOGS = 2

# Zoho's codes, access and refresh tokens; two hexadecimal parts behind 1000.
_ZOHO_TOKEN = re.compile(r"\b1000\.[0-9A-Za-z]{8,}\.[0-9A-Za-z]{8,}")
_NAMES = (
    r"client[_-]secret|access[_-]token|refresh[_-]token|id[_-]token|device[_-]code|connector-api-key"
    r"|api[_-]?key|password|passphrase|code[_-]verifier"
)
# name=value, "name": "value", Name: value. The value ends where the next thing begins.
_NAMED = re.compile(
    rf"(?P<name>(?<![\w-])[\"']?(?:{_NAMES})[\"']?\s*[=:]\s*+)(?!\[hidden\])"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s&,;\"'}\])]+)",
    re.IGNORECASE,
)
_AUTHORIZATION = re.compile(
    r"(?P<name>[\"']?(?:proxy-)?authorization[\"']?\s*[=:]\s*+)(?!\[hidden\])"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\r\n,;}\]]+)",
    re.IGNORECASE,
)
# In an address only: elsewhere `code` is Zoho's name for the kind of an error.
_IN_ADDRESS = re.compile(
    r"(?P<name>(?<![\w-])(?:code|state)=)(?!\[hidden\])(?P<value>[^\s&;\"'}\])]+)", re.IGNORECASE
)
_SCHEME = re.compile(
    r"\b(?P<name>Zoho-oauthtoken|Bearer|Basic)\s+(?!\[hidden\])[^\s\"',;}\])]+", re.IGNORECASE
)
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)}


class Redactor(logging.Filter):
    """Cleans what passes through: put it on a handler, so that nothing reaches a file around it."""

    def __init__(self) -> None:
        super().__init__()
        self._values: set[str] = set()
        self._known: re.Pattern[str] | None = None
        self._plain = logging.Formatter()

    def __repr__(self) -> str:
        return f"<Redactor: {len(self._values)} values>"

    def hide(self, value: str) -> None:
        """From now on this value is replaced, also where it stands quoted for a URL, JSON or Python."""
        stripped = value.strip()
        if len(stripped) < _SHORTEST:
            return
        for known in {value, stripped}:
            self._values |= {
                known,
                quote(known, safe=""),
                quote_plus(known),
                json.dumps(known)[1:-1],
                repr(known)[1:-1],
            }
        longest_first = sorted(self._values, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first)))

    def clean(self, text: str) -> str:
        """The text without secrets, and with control characters made visible."""
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        text = _AUTHORIZATION.sub(_hide_value, text)
        text = _NAMED.sub(_hide_value, text)
        text = _IN_ADDRESS.sub(_hide_value, text)
        text = _SCHEME.sub(rf"\g<name> {HIDDEN}", text)
        text = _ZOHO_TOKEN.sub(HIDDEN, text)
        return text.translate(_CONTROL)

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, cleaned: its message, its traceback and its stack."""
        # A message is one line; outside text cannot pretend to be a further entry.
        record.msg = self.clean(record.getMessage()).replace("\n", "\\n")
        record.args = ()
        if record.exc_info:
            record.exc_text = self._plain.formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


class _OwnerOnlyLog(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        owner_only.make_folder(path.parent)
        path.touch(mode=0o600)
        path.chmod(0o600)
        return super()._open()


def start_log(path: Path, redactor: Redactor, level: int = logging.INFO) -> logging.Logger:
    """The wizard's log: about 500 KB and two older ones, times in UTC, made at the first entry.

    A second call moves the log elsewhere.
    """
    logger = logging.getLogger(LOGGER)
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    handler = _OwnerOnlyLog(path, maxBytes=_MOST_BYTES, backupCount=_OLD_LOGS, encoding="utf-8", delay=True)
    handler.addFilter(redactor)
    lines = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    lines.converter = time.gmtime
    handler.setFormatter(lines)
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    return logger


def _hide_value(match: re.Match[str]) -> str:
    value = match["value"]
    mark = value[0] if value[0] in "\"'" else ""
    return f"{match['name']}{mark}{HIDDEN}{mark}"
