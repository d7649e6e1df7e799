"""What a service answered, and the reading of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.origins import host_of
from zoho_ideolve_wizard.trouble import Trouble

_REDIRECT = Trouble(
    "network.redirect",
    "Network",
    "{host} sent us on to {target} instead of answering.",
    "A proxy or a network's login page usually does this; the wizard follows no redirects.",
    "Open https://{host} in a browser on this machine, log in to the network if it asks you to, then "
    "try again.",
    codes=("REDIRECT",),
    can_retry=True,
)
_FAULT_PAGE = Trouble(
    "network.fault-page",
    "Network",
    "{host} answered with HTTP {status} and a web page.",
    "The service, or a proxy before it, has a fault at the moment.",
    "Wait a few minutes, then try again.",
    codes=(
        "HTTP 500",
        "HTTP 502",
        "HTTP 503",
        "HTTP 504",
    ),
    can_retry=True,
    unclear=True,
)
_HTML = Trouble(
    "network.html",
    "Network",
    "{host} answered with an HTML page (HTTP {status}) where data was expected.",
    "An HTML page: wrong host, proxy, or captive portal.",
    "Check that this machine reaches {host} directly (no login page of the network or of a proxy in "
    "between), then try again.",
    codes=("HTML",),
    can_retry=True,
    unclear=True,
)
_BROKEN = Trouble(
    "network.broken-answer",
    "Network",
    "{host} gave {answer} (HTTP {status}).",
    "The connection was interrupted, or the service has a fault at the moment.",
    "Try again; if it stays so, wait a few minutes.",
    codes=("BROKEN_ANSWER",),
    can_retry=True,
    unclear=True,
)


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
        return ServiceFailure.of(_REDIRECT.about(host=self.host, target=target), service=self.service)

    def _html_page(self) -> ServiceFailure:
        if self.status >= 500:
            return ServiceFailure.of(
                _FAULT_PAGE.about(host=self.host, status=str(self.status)),
                code=f"HTTP {self.status}",
                service=self.service,
            )
        return ServiceFailure.of(_HTML.about(host=self.host, status=str(self.status)), service=self.service)

    def _broken_json(self) -> ServiceFailure:
        what = "an empty answer" if not self.text.strip() else "an answer that is cut short or not JSON"
        return ServiceFailure.of(
            _BROKEN.about(host=self.host, answer=what, status=str(self.status)), service=self.service
        )
