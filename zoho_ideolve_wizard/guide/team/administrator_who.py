"""Who takes over: an active administrator of the same company, as CRM lists them; and whose consent that has to be."""

import json
from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.question import Answers, Check, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials import token_swap
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, SELF_CLIENT, registered, way
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused, Whose
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team.administrator_state import ANEW, KEEP, Change, Rests
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.team.team_questions import is_address
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import User

SUCCESSOR, CLIENT = "administrator.successor", "administrator.client"


def can_take_over(users: Iterable[User], change: Change) -> list[User]:
    """Active administrators who have confirmed CRM's invitation, without the leaver; by name."""
    found = [
        user
        for user in users
        if user.administrator
        and user.status == "active"
        and user.confirmed
        and user.id != change.user_id
        and user.email.casefold() != change.address.casefold()
    ]
    return sorted(found, key=lambda user: (user.name.casefold(), user.email))


async def read(sitting: Sitting) -> None:
    """Asks CRM for its administrators and its primary contact, with whatever token still works, and remembers
    both for the form. Raises ServiceFailure; then the successor is typed."""
    change = state.change_of(sitting)
    purposes = [one for one in Purpose if token_in(sitting, one, Slot.CURRENT)]
    if change is None or not purposes:
        return
    for purpose in purposes:
        try:
            crm = crm_of(sitting, purpose)
            users = await crm.users("AllUsers")
            organization = await crm.organization()
        except ServiceFailure:
            if purpose is purposes[-1]:
                raise
        else:
            listed = [[user.email.lower(), user.name] for user in can_take_over(users, change)]
            state.keep(sitting, listed=json.dumps(listed), crm_primary=organization.primary_email.lower())
            return


def listed(sitting: Sitting) -> dict[str, str] | None:
    """Address to name, as CRM listed them; None if it could not be asked."""
    text = state.remembered(sitting, "listed")
    return None if text is None else {str(address): str(name) for address, name in json.loads(text)}


def questions(sitting: Sitting) -> list[Question]:
    change = state.change_of(sitting)
    if change is None:
        return []
    asked = [_successor(sitting, change)]
    if Rests.CONNECTOR in change.rested and way(sitting, BESIDE) != SELF_CLIENT:
        asked.append(_client(change))
    return asked


def _successor(sitting: Sitting, change: Change) -> Question:
    found, now = listed(sitting), state.successor(sitting, change)
    if not found:
        return Question(
            SUCCESSOR,
            "Who takes over",
            default=now,
            placeholder="colleague@yourcompany.com",
            check=_typed(change) if found is None else _nobody,
            help=wrong.NO_ADMINISTRATOR.told
            if found is not None
            else "An active administrator of the same CRM organization.",
        )
    choices = tuple(
        Choice(address, f"{name} <{address}>" if name else address) for address, name in found.items()
    )
    return Question(
        SUCCESSOR,
        "Who takes over",
        Kind.CHOICE,
        default=now if now in found or len(found) > 1 else next(iter(found)),
        choices=choices,
        help="The active administrators, as CRM lists them. Token and connection rest on this person from now on.",
    )


def _typed(change: Change) -> Check:
    def check(answer: str, answers: Answers) -> Problem | None:
        if answer.casefold() == change.address.casefold():
            return Problem(wrong.LEAVER_NAMED)
        return is_address(answer, answers)

    return check


def _nobody(_answer: str, _answers: Answers) -> Problem:
    return Problem(wrong.NO_ADMINISTRATOR)


def _client(change: Change) -> Question:
    return Question(
        CLIENT,
        "The client at Zoho",
        Kind.CHOICE,
        default=change.client,
        choices=(
            Choice(
                ANEW,
                "The successor registers one of their own",
                "Surest: a client is listed only in the account that registered it.",
            ),
            Choice(
                KEEP,
                "The one there is stays in use",
                f"Only if the account that registered it stays. If it is {change.leaver}'s, it may end with it.",
            ),
        ),
    )


async def take(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Kept with the change, not among the answers. Raises Refused where a new token says otherwise already."""
    named, waiting = given[SUCCESSOR].lower(), token_swap.waiting(sitting)
    if waiting and waiting.user_email.casefold() != named:
        raise Refused.of(SUCCESSOR, wrong.ANOTHER_WAITS.about(who=waiting.user_email))
    client = given.get(CLIENT, ANEW)
    asks = client == ANEW or not registered(sitting, BESIDE).client_secret
    state.keep(sitting, named=named, client=client, asks_client="yes" if asks else "")
    return {}


def refusal(sitting: Sitting, card: TokenCard) -> str:
    """The leaver's own consent would change nothing; and whoever takes over sets up CRM, which needs an administrator."""
    change = state.change_of(sitting)
    if change is None:
        return ""
    if change.is_leavers(card):
        return f"This consent is {change.leaver}'s again, who is to be replaced."
    if card.administrator == "no":
        return f"{card.user_name} ({card.user_email}) is not an administrator of {card.organization_name}."
    return ""


def question(sitting: Sitting, card: TokenCard) -> str:
    """Somebody else than was named is asked about in so many words."""
    change = state.change_of(sitting)
    if change is None:
        return ""
    if card.user_email.casefold() == change.named.casefold():
        return (
            f"{card.user_name} takes over from {change.leaver}: what Ideolve reads of CRM would rest on this person. "
            "Is that right?"
        )
    return (
        f"You named {change.named}, and this is {card.user_name} <{card.user_email}>. Is {card.user_name} to take "
        f"over from {change.leaver} instead?"
    )


WHOSE = Whose(refusal, question)
