"""Reads the address that Zoho redirects to, or a bare code. One parser for the listener and for pastes."""

from __future__ import annotations

import hmac
import re
from urllib.parse import parse_qsl, urlsplit

from zoho_ideolve_wizard.services.zoho import errors
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters

__all__ = ["ConsentProblem", "parse"]

_COPY_AGAIN = (
    "Copy the whole address from the browser's address bar, from http to its end, and paste it again."
)
_OPEN_AGAIN = "Open the consent page again from this wizard, and paste the address it leads to."
_KNOWN = ("state", "code", "location", "accounts-server", "error", "error_description")
# What a terminal, a mail or a chat adds when it wraps or frames a long line.
_NOISE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\u2500-\u257f\ufeff|]+")


def parse(
    text: str,
    *,
    state: str,
    redirect_uri: str | None,
    data_centers: DataCenters,
    assume: DataCenter | None = None,
) -> CodeGrant:
    """The code in `text`, and where to exchange it. Raises ConsentProblem, with a remedy, if there is none.

    `text` may be the whole redirected address, wrapped over lines, or the code alone; the latter says
    nothing about its data center, which is then `assume`. `state` is what the consent address carried.
    `redirect_uri` is what was registered; it goes into the grant as it is.
    """
    joined = _joined(text)
    if not joined:
        raise ConsentProblem("Nothing was pasted.", _COPY_AGAIN)
    if _is_code(joined):
        return _bare_code(joined, redirect_uri, assume)
    found = _parameters(joined, data_centers)
    code = found.get("code", "")
    if not code and not found.get("error"):
        raise ConsentProblem("This address has no code: was it cut?", _COPY_AGAIN)
    _check_state_and_error(found, state)
    if not _is_code(code) or (_is_short(code) and joined.endswith(code)):
        raise ConsentProblem("The code in this address is not whole: was it cut?", _COPY_AGAIN)
    return CodeGrant(code, _data_center(found, data_centers, assume), redirect_uri)


def _joined(text: str) -> str:
    joined = _NOISE.sub("", text).strip("<>\"'`()[],;").replace("&amp;", "&")
    # A cut in the middle of an escaped character leaves a rest that means nothing.
    return re.sub(r"%[0-9A-Fa-f]?$", "", joined)


def _is_code(text: str) -> bool:
    """Zoho's codes read `1000.` and two more groups."""
    return re.fullmatch(r"\d{3,5}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", text) is not None


def _is_short(code: str) -> bool:
    """Both groups of a real code have 32 characters; a shorter second one lost its end."""
    _, first, second = code.split(".")
    return len(first) == 32 and len(second) < 32


def _bare_code(code: str, redirect_uri: str | None, assume: DataCenter | None) -> CodeGrant:
    if _is_short(code):
        raise ConsentProblem("This code is not whole: was it cut?", "Copy the whole code and paste it again.")
    if assume is None:
        raise ConsentProblem(
            "A code alone does not say which data center it belongs to.",
            "Choose the company's data center first, or paste the whole address.",
        )
    return CodeGrant(code, assume, redirect_uri)


def _parameters(joined: str, data_centers: DataCenters) -> dict[str, str]:
    """The query's parameters, whether or not the address before it was copied along."""
    address, mark, query = joined.partition("?")
    if not mark and "=" in address:
        address, query = "", joined
    if urlsplit(address).path.endswith("/oauth/v2/auth") and "client_id=" in query:
        raise ConsentProblem(
            "This is the address of the consent page itself.",
            "Open it, press Accept, and paste the address that the browser shows afterwards.",
        )
    query = query.partition("#")[0]
    found: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in found and name in _KNOWN and found[name] != value:
            raise ConsentProblem("This looks like two addresses in one.", _COPY_AGAIN)
        found[name] = value
    if not any(name in found for name in _KNOWN):
        if data_centers.by_accounts(joined) is not None:
            raise ConsentProblem(
                "This is an address of Zoho's own pages, not the one after consent.",
                "Press Accept there first, then paste the address that the browser shows.",
            )
        raise ConsentProblem(
            "This is neither a redirected address nor a code.",
            "Press Accept on Zoho's page, then copy the address that the browser shows, even if it shows "
            "an error page, and paste it here.",
        )
    return found


def _check_state_and_error(found: dict[str, str], state: str) -> None:
    error = found.get("error", "")
    given = found.get("state", "")
    if given and not hmac.compare_digest(given.encode(), state.encode()):
        raise ConsentProblem(
            "This address does not answer the consent page that this wizard opened.",
            _OPEN_AGAIN,
            code="STATE",
            cause="It is of an earlier attempt, its state was damaged in copying, or somebody else made it.",
        )
    if error:
        raise _refusal(error, found.get("error_description", ""))
    if not given:
        raise ConsentProblem("This address has no state: was it cut?", _COPY_AGAIN)


def _refusal(error: str, description: str) -> ConsentProblem:
    row = errors.row("redirect", errors.meaning(error, description))
    code = errors.shown(error)
    if row is None:
        named = f' ("{code}")' if code else ""
        return ConsentProblem(
            f"Zoho reports an error instead of a code{named}.",
            "Check client, redirect URI and scopes, then open the consent page again.",
            refused=True,
            code=code,
        )
    return ConsentProblem(row.what, row.remedy, refused=True, code=code, cause=row.cause)


def _data_center(found: dict[str, str], data_centers: DataCenters, assume: DataCenter | None) -> DataCenter:
    """Where to exchange the code: at the accounts server that the redirect names, if it is Zoho's."""
    server = found.get("accounts-server", "")
    located = data_centers.named(found.get("location", ""))
    named = data_centers.by_accounts(server)
    if named is not None:
        if located is not None and located != named and located.accounts.startswith(server):
            # accounts.zoho.com is where accounts.zoho.com.au begins.
            raise ConsentProblem("The end of this address is missing.", _COPY_AGAIN)
        return named
    if server and not any(one.accounts.startswith(server) for one in data_centers):
        raise ConsentProblem(
            "This address names an accounts server that is not one of Zoho's; nothing was sent there.",
            _OPEN_AGAIN,
            code="ACCOUNTS_SERVER",
            cause="Somebody else made this address, or Zoho has a data center unknown to this wizard.",
        )
    if server:
        raise ConsentProblem("The end of this address is missing.", _COPY_AGAIN)
    if located is not None:
        return located
    if assume is not None:
        return assume
    raise ConsentProblem("This address does not name its data center: was it cut?", _COPY_AGAIN)
