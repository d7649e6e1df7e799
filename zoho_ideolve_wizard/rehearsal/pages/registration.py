"""What the API console takes in the fields of a new client."""

import re


def problem_of(kind: str, name: str, homepage: str, redirect_uris: list[str]) -> str:
    """The console's words for the first field that it does not take; empty if all is well."""
    # Zoho's rule: no special characters but "_" and "&"; and not its own name.
    if not re.fullmatch(r"[\w& ]+", name) or "zoho" in name.lower():
        return "Enter a valid client name"
    if not _is_url(homepage):
        return "Enter a valid homepage URL"
    if kind == "server" and (not redirect_uris or not all(_can_be_redirect(uri) for uri in redirect_uris)):
        return "Enter a valid redirect URI"
    return ""


def _can_be_redirect(uri: str) -> bool:
    """Zoho takes ``http://localhost`` but not ``http://127.0.0.1`` (rclone/rclone#6163)."""
    return _is_url(uri) and "//127.0.0.1" not in uri


def _is_url(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s/?#]+[^\s#]*", text) is not None
