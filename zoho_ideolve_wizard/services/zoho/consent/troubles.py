"""What can be wrong with what comes back from a consent page, and with the port on which it is awaited."""

from __future__ import annotations

from zoho_ideolve_wizard.services.zoho.errors import SERVICE
from zoho_ideolve_wizard.trouble import Trouble

_COPY_AGAIN = (
    "Copy the whole address from the browser's address bar, from http to its end, and paste it again."
)
_OPEN_AGAIN = (
    "Open the consent page again from this wizard. If you paste, paste the address that it leads to."
)


def _cut(key: str, what: str) -> Trouble:
    return Trouble(f"consent.{key}", SERVICE, what, "", _COPY_AGAIN)


NOTHING_PASTED = _cut("nothing-pasted", "Nothing was pasted.")
NO_CODE_PASTED = Trouble(
    "consent.no-code-pasted",
    SERVICE,
    "Nothing was pasted.",
    "",
    "Copy the code that the Self Client's tab Generate Code shows, or its downloaded file, and paste it here.",
)
NO_CODE = _cut("no-code", "This address has no code: was it cut?")
NO_STATE = _cut("no-state", "This address has no state: was it cut?")
CUT_CODE = _cut("cut-code", "The code in this address is not whole: was it cut?")
TWO_ADDRESSES = _cut("two-addresses", "This looks like two addresses in one.")
NO_END = _cut("no-end", "The end of this address is missing.")
NO_DATA_CENTER = _cut("no-data-center", "This address does not name its data center: was it cut?")
CUT_BARE_CODE = Trouble(
    "consent.cut-bare-code",
    SERVICE,
    "This code is not whole: was it cut?",
    "",
    "Copy the whole code and paste it again.",
)
BARE_CODE = Trouble(
    "consent.bare-code",
    SERVICE,
    "A code alone does not say which data center it belongs to.",
    "",
    "Choose the company's data center first, or paste the whole address.",
)
CONSENT_PAGE = Trouble(
    "consent.consent-page",
    SERVICE,
    "This is the address of the consent page itself.",
    "",
    "Open it, press Accept, and paste the address that the browser shows afterwards.",
)
ZOHOS_PAGE = Trouble(
    "consent.zohos-page",
    SERVICE,
    "This is an address of Zoho's own pages, not the one after consent.",
    "",
    "Press Accept there first, then paste the address that the browser shows.",
)
NEITHER = Trouble(
    "consent.neither",
    SERVICE,
    "This is neither a redirected address nor a code.",
    "",
    "Press Accept on Zoho's page, then copy the address that the browser shows, even if it shows an error page, "
    "and paste it here.",
)
NO_GENERATED_CODE = Trouble(
    "consent.no-generated-code",
    SERVICE,
    "This is not a code that a Self Client generated.",
    "",
    "In the API Console, tab Generate Code, press CREATE, copy the code that is shown there (it begins with 1000.) "
    "and paste it here.",
)
OTHER_STATE = Trouble(
    "consent.other-state",
    SERVICE,
    "This address does not answer the consent page that this wizard opened.",
    "It is of an earlier attempt, its state was damaged in copying, or somebody else made it.",
    _OPEN_AGAIN,
    codes=("STATE",),
)
UNKNOWN_ERROR = Trouble(
    "consent.unknown-error",
    SERVICE,
    "Zoho reports an error instead of a code{named}.",
    "",
    "Check client, redirect URI and scopes, then open the consent page again.",
)
OTHER_SERVER = Trouble(
    "consent.other-server",
    SERVICE,
    "This address names an accounts server that is not one of Zoho's; nothing was sent there.",
    "Somebody else made this address, or Zoho has a data center unknown to this wizard.",
    _OPEN_AGAIN,
    codes=("ACCOUNTS_SERVER",),
)
ADDRESS_FOR_CODE = Trouble(
    "consent.address-for-code",
    SERVICE,
    "This is an address, but a Self Client gives a code alone.",
    "",
    "Copy the code from the tab Generate Code of the API Console, and paste it.",
)
PORT_TAKEN = Trouble(
    "consent.port-taken",
    "This computer",
    "Port {port} is taken by {by}.",
    "",
    "End that program and try again, or choose another port; the redirect URI registered in Zoho's API Console "
    "must then name that port too.",
)
