"""What a service answered, and the reading of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.origins import host_of


@dataclass(frozen=True)
class Answer:
    """One HTTP answer. The text may hold tokens, so it is kept out of `repr`.

    `headers` has its names in lower case; `service` and `host` are for messages.
    """

    status: int
    text: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    service: str = "The service"
    host: str = ""

    def json(self) -> object:
        """The decoded body; raises ServiceFailure for a redirect, an HTML page or broken JSON."""
        self.refuse_page()
        try:
            decoded: object = json.loads(self.text)
        except (ValueError, RecursionError):
            failure = self._broken_json()
        else:
            return decoded
        # Raised outside the handler: the decoder's exception carries the whole text, tokens included.
        raise failure

    def refuse_page(self) -> None:
        """Raise ServiceFailure for a redirect or an HTML page: something else than the service answered."""
        if 300 <= self.status < 400:
            raise self._redirect()
        if self._looks_like_html():
            raise self._html_page()

    def _looks_like_html(self) -> bool:
        if self.text.lstrip().startswith(("{", "[")):
            return False
        return "html" in self.headers.get("content-type", "") or self.text.lstrip()[:1] == "<"

    def _redirect(self) -> ServiceFailure:
        target = host_of(self.headers.get("location", "")) or "another address"
        return ServiceFailure(
            service=self.service,
            what=f"{self.host} sent us on to {target} instead of answering.",
            code="REDIRECT",
            cause="A proxy or a network's log-in page usually does this; the wizard follows no redirects.",
            remedy=f"Open https://{self.host} in a browser on this machine, log in to the network if it asks "
            "you to, then try again.",
            can_retry=True,
        )

    def _html_page(self) -> ServiceFailure:
        if self.status >= 500:
            return ServiceFailure(
                service=self.service,
                what=f"{self.host} answered with HTTP {self.status} and a web page.",
                code=f"HTTP {self.status}",
                cause="The service, or a proxy before it, has a fault at the moment.",
                remedy="Wait a few minutes, then try again.",
                can_retry=True,
                unclear=True,
            )
        return ServiceFailure(
            service=self.service,
            what=f"{self.host} answered with an HTML page (HTTP {self.status}) where data was expected.",
            code="HTML",
            cause="An HTML page: wrong host, proxy, or captive portal.",
            remedy=f"Check that this machine reaches {self.host} directly (no log-in page of the network "
            "or of a proxy in between), then try again.",
            can_retry=True,
            unclear=True,
        )

    def _broken_json(self) -> ServiceFailure:
        what = "an empty answer" if not self.text.strip() else "an answer that is cut short or not JSON"
        return ServiceFailure(
            service=self.service,
            what=f"{self.host} gave {what} (HTTP {self.status}).",
            code="BROKEN_ANSWER",
            cause="The connection was interrupted, or the service has a fault at the moment.",
            remedy="Try again; if it stays so, wait a few minutes.",
            can_retry=True,
            unclear=True,
        )
