"""Since when each thing stands as it does: looking again, and finding the same, begins no new time."""

from collections.abc import Mapping
from datetime import datetime

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.sitting import Sitting


def standing_since(sitting: Sitting) -> Mapping[str, datetime]:
    """By the keys of the tasks, from the record alone."""
    found: dict[str, tuple[bool, datetime]] = {}
    for record in sitting.ledger.history():
        stands = record.outcome.holds or record.outcome is Outcome.WAITING_OTHER
        before = found.get(record.key)
        if record.at is not None and (before is None or before[0] is not stands):
            found[record.key] = (stands, record.at)
    return {key: at for key, (_, at) in found.items()}
