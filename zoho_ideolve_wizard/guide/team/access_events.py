"""For an auditor: who made the connection in CRM, and what became of the tokens, from the record."""

from dataclasses import dataclass

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide.crm_side import by_catalog
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.guide.words import ago

_OF_TOKENS = ("token/", "ideolve/connector-form/", "ideolve/connector-pair/", "administrator/")
_KNOWN = {
    Outcome.VERIFIED: "the service said so",
    Outcome.CONFIRMED: "confirmed by hand",
    Outcome.WAITING_OTHER: "asked for, not yet done",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "stopped while under way",
}


@dataclass(frozen=True)
class Event:
    """`who` is an address, empty where nobody wrote it down; `what` and `evidence` are words."""

    who: str
    system: str
    what: str
    evidence: str

    @property
    def line(self) -> str:
        return f"{self.evidence}: {self.what} ({self.system}), by {self.who or 'somebody not named'}."


def connection(sitting: Sitting) -> Event | None:
    """The connection that the functions read CRM through; None while nobody said that it is made."""
    record = sitting.ledger.last(by_catalog.key_of(ours.CONNECTION))
    if record is None or not record.outcome.holds:
        return None
    made_by = sitting.answer(CONNECTION_BY)
    unknown = "" if made_by else "; whose consent it holds was not written down"
    return Event(
        made_by,
        "Zoho CRM",
        f"Connection {ours.CONNECTION.link_name}{unknown}",
        f"{_known(record)}, {_when(record)}",
    )


def of_tokens(ledger: Ledger) -> list[Event]:
    """What was done with tokens and with the connector's pair, the oldest first."""
    return [
        Event(record.actor, record.system, record.title, f"{_known(record)}, {_when(record)}")
        for record in ledger.history()
        if record.outcome in _KNOWN and record.key.startswith(_OF_TOKENS)
    ]


def _known(record: Record) -> str:
    return _KNOWN.get(record.outcome, "looked at")


def _when(record: Record) -> str:
    return ago.full_time(record.at) if record.at else "at a time not written down"
