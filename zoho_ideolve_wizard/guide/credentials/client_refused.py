"""Whether Zoho takes a client's id and secret: which of the two it refused, taken down for the form they are entered in."""

from collections.abc import Iterator
from contextlib import contextmanager

from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.guide.credentials.registration import Names
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import errors


def answer_to_correct(names: Names, failure: ServiceFailure) -> str:
    """The key of the question whose answer Zoho did not take; empty where it was another matter."""
    asked = {"invalid_client": names.client_id, "invalid_client_secret": names.client_secret}
    return asked.get(errors.meaning(failure.code), "") if failure.service == errors.SERVICE else ""


@contextmanager
def judged(sitting: Sitting, names: Names, *, secret: bool = True) -> Iterator[None]:
    """Around what is asked of Zoho with the client that is kept under these names. `secret`: whether it is sent along,
    so that an answer is one about it, too."""
    try:
        yield
    except ServiceFailure as failure:
        if wrong := answer_to_correct(names, failure):
            refused_answers.note(sitting, names.client_id, {wrong: failure.what})
        raise
    refused_answers.forget(sitting, (names.client_id, *([names.client_secret] if secret else [])))
