"""Health: how many accounts and deals of the last days have their note, and what is wrong if some have none.

Counted with the connector's token, by query. Never read to paint a screen: only when asked for.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.counted import counted as in_words
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import by_catalog, chain, pausing, prove
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours as runs_ours
from zoho_ideolve_wizard.guide.crm_side.chain import Broken, Chain, Pair
from zoho_ideolve_wizard.guide.crm_side.chain_reading import read_chains
from zoho_ideolve_wizard.guide.crm_side.chain_troubles import FUNCTIONS_PAGE, RULES_PAGE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of, note_worked
from zoho_ideolve_wizard.guide.words import ago, troubles
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.guide.words.telling import Tell, nobody, nth
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import Archived, CrmRecords

DAYS = 7
_OWN_PAIR = {
    Pair.ACCEPTED: "Ideolve accepts the Client Id and key that the wizard has. ",
    Pair.NOT_ASKED: "The wizard has no key at hand to ask Ideolve with. ",
}
_PLACE = "automation/health"


@dataclass(frozen=True)
class Health:
    """What was counted: records created since an instant, with and without a note. Times are ISO 8601, UTC.

    `trouble` is what is seen to be wrong, and `remedy` what to do about it; both empty if nothing is.
    """

    since: str
    asked_at: str
    accounts: int
    accounts_archived: int
    deals: int
    deals_archived: int
    trouble: str = ""
    remedy: str = ""

    @property
    def new(self) -> int:
        return self.accounts + self.deals

    @property
    def archived(self) -> int:
        return self.accounts_archived + self.deals_archived

    @property
    def without(self) -> int:
        return self.new - self.archived

    @property
    def days(self) -> int:
        """Whole days, the begun one included."""
        span = datetime.fromisoformat(self.asked_at) - datetime.fromisoformat(self.since)
        return max(1, ceil(span / timedelta(days=1)))

    @property
    def line(self) -> str:
        """As on the home screen: "7 days: 12 new, 12 archived"."""
        days = in_words(self.days, "day")
        if not self.new:
            return f"{days}: nothing new"
        missing = f", {self.without} without a note" if self.without else ""
        return f"{days}: {self.new} new, {self.archived} archived{missing}"


def went_live(sitting: Sitting) -> datetime | None:
    """When the rule of accounts was first known to be there, or the whole was proven; None if neither was yet,
    and after all of it was taken away."""
    rule = by_catalog.key_of(ours.RULES[0])
    began: datetime | None = None
    for record in sitting.ledger.history():
        if not record.outcome.holds:
            continue
        if record.key.startswith(f"uninstall/{rule}/"):
            began = None
        elif record.key == rule or record.key.startswith(prove.PROVED):
            began = began or record.at
    return began


def last(sitting: Sitting) -> Health | None:
    """What was counted the last time; None if nobody asked yet. No service is asked."""
    kept = sitting.ledger.places().get(_PLACE)
    return Health(**json.loads(kept)) if kept else None


def offered(sitting: Sitting) -> bool:
    """Whether there is anything to count: the vendor's functions keep no note's id in CRM."""
    return runs_ours(sitting) and went_live(sitting) is not None


async def ask(sitting: Sitting, tell: Tell = nobody) -> Health:
    """Counts, looks for what is wrong, and keeps what was found. Raises ServiceFailure."""
    began = went_live(sitting)
    if began is None:
        raise _not_live()
    if connector_token(sitting) is None:
        raise _no_token()
    now = datetime.now(UTC).replace(microsecond=0)
    since = max(began.astimezone(UTC), now - timedelta(days=DAYS))
    records = CrmRecords(crm_of(sitting, Purpose.CONNECTOR))
    tell(nth("Counting accounts", 1, 3))
    accounts = await records.archived("Accounts", since, prove.NOTE)
    tell(nth("Counting deals", 2, 3))
    deals = await records.archived("Deals", since, prove.NOTE)
    with kept_here():
        note_worked(sitting, Purpose.CONNECTOR)
    tell(nth("Reading rules, functions and variables", 3, 3))
    chains = await read_chains(sitting, automation_crm(sitting), ours.RULES)
    if chains[0].paused is not None and not chains[0].unset:
        pausing.seen(sitting, paused=chains[0].paused)
    health = _with_trouble(counted(since, now, accounts, deals), chains)
    sitting.ledger.remember(_PLACE, json.dumps(asdict(health)))
    return health


def counted(since: datetime, asked_at: datetime, accounts: Archived, deals: Archived) -> Health:
    span = (since.isoformat(timespec="seconds"), asked_at.isoformat(timespec="seconds"))
    return Health(*span, accounts.created, accounts.with_note, deals.created, deals.with_note)


def _broken(chains: Sequence[Chain]) -> Broken | None:
    """The first broken link of the three rules' chains, then of the schedules', as far as it could be seen."""
    found = next((found for one in chains if (found := chain.broken(one))), None)
    return found or chain.lacking(chains[0].functions, [one.function for one in ours.SCHEDULES])


def _with_trouble(health: Health, chains: Sequence[Chain]) -> Health:
    """What is broken is said even where nothing new is without its note yet."""
    broken, first = _broken(chains), chains[0]
    if broken is not None:
        return replace(health, trouble=broken.what, remedy=broken.where)
    if not health.without:
        return health
    if first.rules is None and first.functions is None:
        own = _OWN_PAIR.get(first.pair, "")
        return replace(
            health,
            trouble=f"{own}What CRM holds (variables, rules, functions) cannot be read without the automation's token.",
            remedy=f"In CRM look whether the rules are active and map their argument ({RULES_PAGE}), and at "
            f"{FUNCTIONS_PAGE} › Failures.",
        )
    unread = " ".join(dict.fromkeys(why for one in chains for why in one.not_read))
    return replace(
        health,
        trouble=f"All that could be read is in order. {unread}"
        if unread
        else "Rules, functions, variables, fields and key are in order.",
        remedy="What was made in the last minutes may still be on its way; the schedule catches up with the rest. If "
        f"the number stays, look in CRM at {FUNCTIONS_PAGE} › Failures.",
    )


def report_lines(sitting: Sitting) -> list[str]:
    """For the hand-over report: what was counted the last time it was asked for."""
    health = last(sitting)
    if not offered(sitting):
        return []
    if health is None:
        return ["Not counted yet: Automation does it."]
    asked = datetime.fromisoformat(health.asked_at).astimezone()
    lines = [
        f"{health.line}, counted on {ago.full_day(asked)} at {asked:%H:%M}.",
        f"Accounts: {health.accounts} new, {health.accounts_archived} archived.",
        f"Deals: {health.deals} new, {health.deals_archived} archived.",
    ]
    return [*lines, *(line for line in (health.trouble, health.remedy) if line)]


def _not_live() -> ServiceFailure:
    return ServiceFailure.of(troubles.NOT_LIVE)


def _no_token() -> ServiceFailure:
    return ServiceFailure.of(troubles.NO_COUNTING_TOKEN)
