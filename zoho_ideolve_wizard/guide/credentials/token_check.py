"""Is a token alive? Three answers: it works; Zoho says that it does not; nobody could tell."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zoho_ideolve_wizard.guide.credentials import token_proof, token_refused, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.guide.words.failures import kept_here, remedy_of
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import errors


class Answer(StrEnum):
    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "could not tell"


@dataclass(frozen=True)
class Verdict:
    """The answer, why, and what to do next; `remedy` is empty for a token that works. `at`: when, ISO 8601, UTC."""

    answer: Answer
    words: str
    remedy: str = ""
    at: str = field(default_factory=lambda: tokens.now())
    remembered: bool = False
    """Not of this sitting."""

    @property
    def told(self) -> str:
        """The answer and when: "valid, checked at 16:20", "it worked yesterday at 16:20"."""
        moment = datetime.fromisoformat(self.at).astimezone()
        if not self.remembered:
            return f"{self.answer}, checked at {moment:%H:%M}"
        what = "it worked" if self.answer is Answer.VALID else "Zoho refused it"
        return f"{what} {ago.on(moment)} at {moment:%H:%M}"


_AGAIN = "Consent again, or check once more."
_DEAD = ("invalid_code", "invalid_client", "access_denied")
"""What Zoho answers to a refresh when token, client or user is gone (Zoho's OAuth pages). A wrong client
secret is not among them: the token may be good."""


async def check(sitting: Sitting, purpose: Purpose, slot: Slot) -> Verdict:
    """Draws one access token, reads organization and user with it; notes that it worked, or that Zoho refused it.
    What it shows is known for the rest of the sitting."""
    card = tokens.card(sitting.profile, purpose, slot)
    if card is None:
        raise LookupError(f"there is no {slot} {purpose} token")
    found = await _checked(sitting, purpose, slot, card)
    sitting.verdicts[purpose, card.issued_at] = found
    return found


def known(sitting: Sitting, purpose: Purpose, card: TokenCard) -> Verdict | None:
    """What the last check of a token has shown, in this sitting or before; else when it worked. None before that."""
    if found := sitting.verdicts.get((purpose, card.issued_at)):
        return found
    if refused := max(token_refused.when(sitting, purpose, slot, card) for slot in Slot):
        return Verdict(Answer.INVALID, "", _AGAIN, refused, remembered=True)
    if ago.moment_of(card.last_worked_at):
        return Verdict(Answer.VALID, "", "", card.last_worked_at, remembered=True)
    return None


async def _checked(sitting: Sitting, purpose: Purpose, slot: Slot, card: TokenCard) -> Verdict:
    try:
        source = token_proof.access_of(sitting, purpose, slot)
        await source()
    except ServiceFailure as failure:
        verdict = _refused(failure)
        if verdict.answer is Answer.INVALID:
            token_refused.note(sitting, purpose, slot, card)
        return verdict
    try:
        now = await token_proof.read(sitting, card, source)
        with kept_here():
            tokens.note(sitting.profile, purpose, slot, now)
    except ServiceFailure as failure:
        return _could_not_tell(failure)
    token_refused.forget(sitting, purpose, slot)
    return Verdict(Answer.VALID, f"It reads {now.organization_name} as {now.user_name}.")


def _refused(failure: ServiceFailure) -> Verdict:
    if failure.service == errors.SERVICE and errors.meaning(failure.code) in _DEAD:
        return Verdict(Answer.INVALID, _what(failure), failure.remedy)
    return _could_not_tell(failure)


def _could_not_tell(failure: ServiceFailure) -> Verdict:
    return Verdict(Answer.UNKNOWN, _what(failure), remedy_of(failure))


def _what(failure: ServiceFailure) -> str:
    return " ".join(part for part in (failure.what, failure.cause) if part)
