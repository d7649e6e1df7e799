"""What can go wrong with Zoho's accounts servers beyond the errors that they name themselves."""

from __future__ import annotations

from dataclasses import replace

from zoho_ideolve_wizard.services.zoho.errors import REDIRECT_URI, SERVICE
from zoho_ideolve_wizard.trouble import Trouble

OTHER_DATA_CENTER = Trouble(
    "accounts.other-data-center",
    SERVICE,
    "The account lives in a data center that this wizard does not know.",
    "",
    "Choose the company's data center in step 1, Before you start, and start again.",
    codes=("other_dc",),
)
API_DOMAIN = Trouble(
    "accounts.api-domain",
    SERVICE,
    "Zoho's answer names an API address that is not one of Zoho's known data centers.",
    "Something between here and Zoho changes its answers, or Zoho has a new data center.",
    "Nothing was sent there. Check proxies on this machine, and whether a newer version of this wizard "
    "knows the data center.",
    codes=("API_DOMAIN",),
)
CODE_SPENT = Trouble(
    "exchange.code-spent",
    SERVICE,
    "{failed}",
    "{cause}",
    "The code may be used up by now: get a new one, and use it at once.",
)
GENERATED_CODE = Trouble(
    "exchange.generated-code",
    SERVICE,
    "Zoho does not accept this code.",
    "A generated code is good once, for the minutes chosen where it was generated, and only for that Self Client.",
    "Generate another one in the Self Client that stands in step 3, choose 10 minutes, and paste it here.",
    codes=("invalid_code",),
)
SELF_CLIENT_SECRET = Trouble(
    "exchange.self-client-secret",
    SERVICE,
    "Zoho does not accept the client secret.",
    "It is not the Self Client's, or not whole.",
    "Copy it from the Self Client's tab Client Secret in the API Console, and enter it again.",
    codes=("invalid_client_secret",),
)
REDIRECT_URI_SENT = replace(
    REDIRECT_URI, key="exchange.redirect-uri", what=f"{REDIRECT_URI.what} This wizard sent '{{sent}}'."
)
NOT_REVOKED = Trouble(
    "accounts.not-revoked",
    SERVICE,
    "Zoho did not say that the token was revoked.",
    "",
    "Check the data center in step 1, Before you start, then start again; if it stays so, try later.",
    codes=("UNEXPECTED_ANSWER",),
)
NO_DEVICE_CODE = Trouble(
    "accounts.no-device-code",
    SERVICE,
    "Zoho's answer holds no device code.",
    "",
    "Check the data center in step 1, Before you start, then start again; if it stays so, try later.",
    codes=("UNEXPECTED_ANSWER",),
)
NO_DEVICE_PAGE = Trouble(
    "accounts.no-device-page",
    SERVICE,
    "Zoho's answer names no page of its own to enter the device code on.",
    "",
    "Check the data center in step 1, Before you start, then start again; if it stays so, try later.",
    codes=("UNEXPECTED_ANSWER",),
)
NO_ACCESS_TOKEN = Trouble(
    "accounts.no-access-token",
    SERVICE,
    "Zoho's answer holds no access token.",
    "",
    "Check the data center in step 1, Before you start, then start again; if it stays so, try later.",
    codes=("UNEXPECTED_ANSWER",),
)
NO_REASON = Trouble(
    "accounts.no-reason",
    SERVICE,
    "Zoho refused the request with HTTP {status} and gave no reason.",
    "",
    "Check the data center in step 1, Before you start, then start again; if it stays so, try later.",
    codes=("UNEXPECTED_ANSWER",),
)
