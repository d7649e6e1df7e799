"""A service's error, as the engine and the screens tell it; refusals of this computer told like one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from zoho_ideolve_wizard.engine.pace import clock_time
from zoho_ideolve_wizard.engine.runner import LONGEST_WAIT
from zoho_ideolve_wizard.engine.task import Failure
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.vault import VaultError
from zoho_ideolve_wizard.services.failure import ServiceFailure


def explain(error: Exception) -> Failure | None:
    """None for anything but a service's refusal: that is a bug of ours, and shown as one."""
    if not isinstance(error, ServiceFailure):
        return None
    why = " ".join(part for part in (error.what, error.cause) if part)
    return Failure(why, error.remedy, error.can_retry, error.by_hand, error.wait_seconds, blocks(error))


def blocks(failure: ServiceFailure) -> bool:
    """Whether nothing was done, and the same will be taken after a wait: Zoho's ten minutes."""
    return failure.can_retry and failure.wait_seconds > LONGEST_WAIT and not failure.unclear


def told(failure: ServiceFailure) -> str:
    """What happened, why, and what to do; for a long wait, until when by the clock."""
    return " ".join(filter(None, (failure.what, failure.cause, remedy_of(failure))))


def remedy_of(failure: ServiceFailure) -> str:
    """What to do; for a long wait, when."""
    if failure.wait_seconds <= LONGEST_WAIT:
        return failure.remedy
    at = datetime.now(UTC) + timedelta(seconds=failure.wait_seconds)
    return f"{failure.remedy} Not before {clock_time(at)}."


@contextmanager
def kept_here(remedy: str = "Then try again.") -> Iterator[None]:
    """A refusal of the secret store or the settings file, told like any other."""
    try:
        yield
    except (VaultError, ProfileError) as problem:
        raise ServiceFailure.of(troubles.NOT_KEPT.about(problem=str(problem), remedy=remedy)) from problem
