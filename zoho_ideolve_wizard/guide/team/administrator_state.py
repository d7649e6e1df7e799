"""Who hands over to whom, what rested on the leaver when it began, and what still does: kept in the record."""

from dataclasses import dataclass
from enum import StrEnum

from zoho_ideolve_wizard.guide.credentials import token_swap, tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, SELF_CLIENT, way
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import SETUP, Sitting
from zoho_ideolve_wizard.guide.team.job_people import actor
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.integration.roster import Person

KEY = "administrator"
PURPOSE = "team: the administrator changes"
"""How the run is named in the record."""

ANEW, KEEP = "anew", "keep"
"""The successor registers a client at Zoho, or the one there is stays in use."""

_PLACE = f"{KEY}/"


class Rests(StrEnum):
    """What may rest on somebody's consent."""

    CONNECTOR = "connector"
    OLD = "old"
    TEAM = "team"
    CONNECTION = "connection"


@dataclass(frozen=True)
class Change:
    """The leaver, and what was answered so far; `rested` is what rested on the leaver when it began.

    `named` is the successor's address as it was answered; `client_id` that of the client in use at the beginning.
    `asks_client`: id and secret of a client have to be entered.
    """

    address: str
    name: str
    user_id: str
    began: str
    client_id: str
    rested: frozenset[str]
    named: str = ""
    client: str = ANEW
    asks_client: bool = False

    @property
    def leaver(self) -> str:
        return self.name or self.address

    def is_leavers(self, card: TokenCard | None) -> bool:
        """Whether the leaver consented to this token: by address, and by id where it is known: addresses change."""
        if card is None:
            return False
        same_id = bool(self.user_id) and card.user_id == self.user_id
        return same_id or card.user_email.casefold() == self.address.casefold()


def change_of(sitting: Sitting) -> Change | None:
    """The change that is under way."""
    found = {
        name.removeprefix(_PLACE): value
        for name, value in sitting.ledger.places().items()
        if name.startswith(_PLACE)
    }
    if not found.get("began"):
        return None
    kept = found.get("client", ANEW)
    return Change(
        address=found["address"],
        name=found.get("name", ""),
        user_id=found.get("user_id", ""),
        began=found["began"],
        client_id=found.get("client_id", ""),
        rested=frozenset(found.get("rested", "").split(",")),
        named=found.get("named", ""),
        client=ANEW if way(sitting, BESIDE) == SELF_CLIENT else kept,
        asks_client=bool(found.get("asks_client")),
    )


def keep(sitting: Sitting, **what: str) -> None:
    for name, value in what.items():
        sitting.ledger.remember(f"{_PLACE}{name}", value)


def remembered(sitting: Sitting, name: str) -> str | None:
    """Something else that belongs to the change, and is forgotten with it."""
    return sitting.ledger.places().get(f"{_PLACE}{name}")


def resume(sitting: Sitting) -> None:
    """A run of its own in the record."""
    sitting.begin_run(PURPOSE, actor(sitting))


def end(sitting: Sitting) -> None:
    """It is over, or given up; what was done stays done."""
    for name in sitting.ledger.places():
        if name.startswith(_PLACE):
            sitting.ledger.forget_place(name)
    sitting.begin_run(SETUP, sitting.answer("ideolve.primary_contact"))


def rests_now(sitting: Sitting, change: Change) -> frozenset[Rests]:
    """What still rests on the leaver; from settings and record alone."""
    found = set()
    if change.is_leavers(tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)):
        found.add(Rests.CONNECTOR)
    if change.is_leavers(token_swap.retiring(sitting)):
        found.add(Rests.OLD)
    if team_slots(sitting, change):
        found.add(Rests.TEAM)
    if sitting.answer(CONNECTION_BY).casefold() == change.address.casefold():
        found.add(Rests.CONNECTION)
    return frozenset(found)


def team_slots(sitting: Sitting, change: Change) -> list[Slot]:
    """Where the team's tokens are that the leaver consented to."""
    return [slot for slot in Slot if change.is_leavers(tokens.card(sitting.profile, Purpose.TEAM, slot))]


def successor(sitting: Sitting, change: Change) -> str:
    """The address of whoever takes over: whose new token is accepted or in use, else who was named."""
    cards = (token_swap.waiting(sitting), tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT))
    if Rests.CONNECTOR in change.rested:
        for card in cards:
            if card and card.user_email and not change.is_leavers(card):
                return card.user_email
    return change.named


def under_way(sitting: Sitting) -> str:
    """What the screens say of it in a line; empty when none is, or nothing was answered yet."""
    change = change_of(sitting)
    to = successor(sitting, change) if change else ""
    return f"{change.leaver} hands over to {to}" if change and to else ""


def giving_up(sitting: Sitting) -> str:
    """What it means to give a change up while the leaver's token is in use."""
    return (
        f"{under_way(sitting)}. The token in use is still the old one. If you give this up, a new token is "
        "revoked; where Ideolve's form was saved with it, the form has to be saved again with the old one."
    )


def can_go(leaver: Person) -> str:
    """Said once nothing rests on somebody any more."""
    return (
        f"Nothing rests on {leaver.address} any more: token, connection and what else there was are handed over. "
        "Whoever leaves the company can be removed now; you see a plan first."
    )
