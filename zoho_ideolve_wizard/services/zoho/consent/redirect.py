"""Reads the address that Zoho redirects to, or a bare code. One parser for the listener and for pastes."""

from __future__ import annotations

import hmac
import re
from urllib.parse import parse_qsl, urlsplit

from zoho_ideolve_wizard.services.zoho import errors
from zoho_ideolve_wizard.services.zoho.consent import troubles
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters

__all__ = ["ConsentProblem", "parse", "parse_generated"]

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
        raise ConsentProblem.of(troubles.NOTHING_PASTED)
    if _is_code(joined):
        return _bare_code(joined, redirect_uri, assume)
    found = _parameters(joined, data_centers)
    code = found.get("code", "")
    if not code and not found.get("error"):
        raise ConsentProblem.of(troubles.NO_CODE)
    _check_state_and_error(found, state)
    if not _is_code(code) or (_is_short(code) and joined.endswith(code)):
        raise ConsentProblem.of(troubles.CUT_CODE)
    return CodeGrant(code, _data_center(found, data_centers, assume), redirect_uri)


def parse_generated(text: str, data_center: DataCenter) -> CodeGrant:
    """The grant for a code alone, exchanged where it was generated, without a redirect URI. Raises ConsentProblem."""
    joined = _joined(text)
    if not _is_code(joined):
        raise ConsentProblem.of(troubles.NO_GENERATED_CODE)
    return _bare_code(joined, None, data_center)


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
        raise ConsentProblem.of(troubles.CUT_BARE_CODE)
    if assume is None:
        raise ConsentProblem.of(troubles.BARE_CODE)
    return CodeGrant(code, assume, redirect_uri)


def _parameters(joined: str, data_centers: DataCenters) -> dict[str, str]:
    """The query's parameters, whether or not the address before it was copied along."""
    address, mark, query = joined.partition("?")
    if not mark and "=" in address:
        address, query = "", joined
    if urlsplit(address).path.endswith("/oauth/v2/auth") and "client_id=" in query:
        raise ConsentProblem.of(troubles.CONSENT_PAGE)
    query = query.partition("#")[0]
    found: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in found and name in _KNOWN and found[name] != value:
            raise ConsentProblem.of(troubles.TWO_ADDRESSES)
        found[name] = value
    if not any(name in found for name in _KNOWN):
        if data_centers.by_accounts(joined) is not None:
            raise ConsentProblem.of(troubles.ZOHOS_PAGE)
        raise ConsentProblem.of(troubles.NEITHER)
    return found


def _check_state_and_error(found: dict[str, str], state: str) -> None:
    error = found.get("error", "")
    given = found.get("state", "")
    if given and not hmac.compare_digest(given.encode(), state.encode()):
        raise ConsentProblem.of(troubles.OTHER_STATE)
    if error:
        raise _refusal(error, found.get("error_description", ""))
    if not given:
        raise ConsentProblem.of(troubles.NO_STATE)


def _refusal(error: str, description: str) -> ConsentProblem:
    row = errors.row("redirect", errors.meaning(error, description))
    code = errors.shown(error)
    if row is None:
        named = f' ("{code}")' if code else ""
        return ConsentProblem.of(troubles.UNKNOWN_ERROR.about(named=named), refused=True, code=code)
    return ConsentProblem.of(row, refused=True, code=code)


def _data_center(found: dict[str, str], data_centers: DataCenters, assume: DataCenter | None) -> DataCenter:
    """Where to exchange the code: at the accounts server that the redirect names, if it is Zoho's."""
    server = found.get("accounts-server", "")
    located = data_centers.named(found.get("location", ""))
    named = data_centers.by_accounts(server)
    if named is not None:
        if located is not None and located != named and located.accounts.startswith(server):
            # accounts.zoho.com is where accounts.zoho.com.au begins.
            raise ConsentProblem.of(troubles.NO_END)
        return named
    if server and not any(one.accounts.startswith(server) for one in data_centers):
        raise ConsentProblem.of(troubles.OTHER_SERVER)
    if server:
        raise ConsentProblem.of(troubles.NO_END)
    if located is not None:
        return located
    if assume is not None:
        return assume
    raise ConsentProblem.of(troubles.NO_DATA_CENTER)
