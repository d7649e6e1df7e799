"""A service's error, as the engine and the screens tell it."""

from zoho_ideolve_wizard.engine.task import Failure
from zoho_ideolve_wizard.services.failure import ServiceFailure


def explain(error: Exception) -> Failure | None:
    """None for anything but a service's refusal: that is a bug of ours, and shown as one."""
    if not isinstance(error, ServiceFailure):
        return None
    why = " ".join(part for part in (error.what, error.cause) if part)
    return Failure(why, error.remedy, error.can_retry, error.by_hand, error.wait_seconds)
