"""What was copied of a page of by-hand work, kept until the page is done: over Back, another step, another start."""

import hashlib

from zoho_ideolve_wizard.engine.by_hand import Page, items
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.guide.sitting import Sitting


def ticks_of(sitting: Sitting, page: Page) -> Ticks:
    """Those kept of this page; none if it offers something else by now. Each new one is kept at once."""
    ticks, mark = Ticks(), _mark(page)
    kept = sitting.ledger.places().get(_place(page), "").split()
    if kept[:1] == [mark]:
        for key in kept[1:]:
            ticks.add(key)
    ticks.watch(lambda _key: sitting.ledger.remember(_place(page), " ".join([mark, *ticks])))
    return ticks


def forget_ticks(sitting: Sitting, page: Page) -> None:
    """The page is done: when it comes again, it comes anew."""
    sitting.ledger.forget_place(_place(page))


def _place(page: Page) -> str:
    return f"ticks/{page.key}"


def _mark(page: Page) -> str:
    """Another one as soon as anything there is another; no secret is in it, only the names of secrets."""
    return hashlib.sha256(repr(list(items(page).items())).encode()).hexdigest()[:16]
