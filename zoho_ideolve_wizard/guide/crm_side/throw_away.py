"""The one account that is made to prove the automation: remembered before it exists, deleted whatever happens."""

import json
from dataclasses import dataclass
from datetime import datetime

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords

_PLACE = "prove/account"


@dataclass(frozen=True)
class ThrowAway:
    """`id` is empty if nobody knows whether CRM made it: the answer was lost, or the wizard was."""

    name: str
    id: str = ""


def name_at(now: datetime) -> str:
    """Says what it is to whoever meets it in CRM, and is like no other."""
    return f"Ideolve setup test {now:%Y-%m-%d %H.%M.%S} (deleted automatically)"


def left_over(ledger: Ledger) -> ThrowAway | None:
    """The account that may still be in CRM."""
    kept = ledger.places().get(_PLACE)
    return ThrowAway(**json.loads(kept)) if kept else None


def remember(ledger: Ledger, account: ThrowAway) -> None:
    ledger.remember(_PLACE, json.dumps({"name": account.name, "id": account.id}))


async def make(sitting: Sitting, records: CrmRecords, name: str) -> ThrowAway:
    """Written down before and after, so that it is found again wherever this ends. Raises ServiceFailure."""
    remember(sitting.ledger, ThrowAway(name))
    try:
        made = ThrowAway(name, await records.create_account(name))
    except ServiceFailure as failure:
        if not failure.unclear:
            sitting.ledger.forget_place(_PLACE)
        raise
    remember(sitting.ledger, made)
    return made


async def clear(sitting: Sitting, records: CrmRecords) -> str:
    """Deletes what is left over, and says what it did; "" if nothing was. Raises ServiceFailure."""
    account = left_over(sitting.ledger)
    if account is None:
        return ""
    ids = [account.id] if account.id else await _found(sitting, account)
    deleted = [await records.delete_account(one, account.name) for one in ids]
    sitting.ledger.forget_place(_PLACE)
    return f"“{account.name}” was deleted." if any(deleted) else f"“{account.name}” is not in CRM."


async def _found(sitting: Sitting, account: ThrowAway) -> list[str]:
    """By its name, with the connector's token, which may query."""
    if connector_token(sitting) is None:
        raise ServiceFailure.of(troubles.TEST_ACCOUNT_NOT_FOUND.about(account=account.name))
    return await CrmRecords(crm_of(sitting, Purpose.CONNECTOR)).accounts_named(account.name)
