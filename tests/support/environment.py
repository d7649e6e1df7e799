"""The environment that tests run in: nothing of the machine's own may change what the wizard does."""

from collections.abc import MutableMapping

_PREFIXES = ("TEXTUAL", "SSH_", "KEYRING", "XDG_")
_KEPT = {"TEXTUAL_SNAPSHOT_TEMPDIR"}
"""The snapshot plugin tells its workers where to leave their pictures."""

_NAMES = {
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "BROWSER",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
}


def clear(environ: MutableMapping[str, str]) -> None:
    """Takes out what would change colours, sizes, proxies, the clipboard or the browser."""
    for name in list(environ):
        if name.upper() in _KEPT:
            continue
        if name.upper() in _NAMES or name.upper().startswith(_PREFIXES):
            del environ[name]
    environ["TERM"] = "xterm-256color"
    environ["LANG"] = "C.UTF-8"
    environ["TEXTUAL_ANIMATIONS"] = "none"
