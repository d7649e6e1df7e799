"""Ideolve's published API, version 4. Of its two documented calls the wizard uses one."""

from __future__ import annotations

from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.answers import SERVICE, Pair, check
from zoho_ideolve_wizard.trouble import Trouble

_NOT_SAID = Trouble(
    "ideolve.unexpected",
    SERVICE,
    "Ideolve answered, but did not say that the Client Id and API key are good.",
    "Something other than Ideolve answered, or its API has changed.",
    "Try again later; if it stays so, ask support@ideolve.com.",
    codes=("UNEXPECTED_ANSWER",),
    can_retry=True,
)


class IdeolveApi:
    """Client of the API at `base`, which is without `/v4`."""

    def __init__(self, http: Http, base: str) -> None:
        self._http = http
        self._base = base.rstrip("/")

    async def authenticate(self, user: str, client_id: str, api_key: str) -> None:
        """Check that the pair is good for `user` (an e-mail address). Returns if it is.

        Raises ServiceFailure: code WRONG_PAIR if Ideolve refuses the pair, HEADERS_MISSING if it did not
        arrive; an outage or a network error has `can_retry` set.
        """
        pair = Pair(client_id, api_key)
        answer = await self._http.request(
            "POST",
            f"{self._base}/v4/user/{quote(user, safe='@')}/auth",
            service=SERVICE,
            headers=pair.headers(),
        )
        body = check(answer, pair)
        if shapes.text(body, "status").upper() != "SUCCESS":
            raise ServiceFailure.of(_NOT_SAID)
