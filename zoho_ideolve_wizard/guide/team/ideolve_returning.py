"""Into Ideolve: the setup's own invitation and groups; before them, what the vendor was asked of the account."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from zoho_ideolve_wizard.engine.task import Action, ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.people import SYSTEM, Place, recipe
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.ideolve_leaving import VENDOR, VENDOR_NAMED
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import messages
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.services.ideolve.workspaces import WorkspaceList


class Asked(StrEnum):
    """What the record says of an account last: the vendor was asked to disable it, has disabled it, or was asked
    to enable it again."""

    TO_DISABLE = "to disable"
    DISABLED = "disabled"
    TO_ENABLE = "to enable"


NOTHING_ASKED: Mapping[str, Asked] = {}


def enabled_key(address: str) -> str:
    return f"enabled/{address}"


def tasks(
    person: Person,
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    asked: Mapping[str, Asked] = NOTHING_ASKED,
    needs: tuple[str, ...] = (),
) -> list[Task]:
    """With the same keys as in the setup. `needs` have to hold before anybody is invited.

    `asked` is what was asked of the vendor, by address, and never taken back.
    """
    workspaces = facts.workspaces if facts else None
    first = account(person.address, place, workspaces, asked.get(person.address))
    if any(isinstance(one.action, ByHand) and one.action.waits_for for one in first):
        needs = (*needs, enabled_key(person.address))
    invitation, *groups = recipe([person], place, workspaces, means.admin)
    return [*first, replace(invitation, needs=(*invitation.needs, *needs)), *groups]


def account(address: str, place: Place, facts: WorkspaceList | None, asked: Asked | None) -> list[Task]:
    """At most one task: a disabled account is enabled again, or a request to disable it is taken back."""
    again = f"The Ideolve account of {address} is enabled again"
    stays = f"{VENDOR} is told to leave the Ideolve account of {address} as it is"
    if facts is not None and address in facts.disabled:
        return [_task(address, again, _enabling(address, place))]
    if facts is not None and asked is Asked.TO_ENABLE:
        return [_task(address, again, Nothing("Ideolve does not list it as disabled."))]
    if asked is Asked.TO_DISABLE:
        return [_task(address, stays, _leaving(address, place, looked=facts is not None))]
    if facts is None and asked is not None:
        return [_task(address, again, _enabling(address, place))]
    return []


def _task(address: str, title: str, action: Action) -> Task:
    return Task(enabled_key(address), title, SYSTEM, action, person=address)


def _enabling(address: str, place: Place) -> ByHand:
    step = f"Write to {VENDOR_NAMED}, as the primary contact: the account was disabled, and only {VENDOR} can enable it."
    return _message(step, address, place, waits_for=VENDOR_NAMED)


def _leaving(address: str, place: Place, *, looked: bool) -> ByHand:
    """Where nobody can look, whether it was disabled meanwhile is for the vendor to say."""
    step = f"Write to {VENDOR_NAMED}, as the primary contact: it was asked to disable the account, and is not to any more."
    return _message(step, address, place, waits_for="" if looked else VENDOR_NAMED)


def _message(step: str, address: str, place: Place, *, waits_for: str) -> ByHand:
    message = messages.ask_to_enable(address, place.workspace)
    values = (Value("To", messages.API_CONTACT), Value("Message", message))
    return ByHand((Instruction(step, values=values),), subject=address, waits_for=waits_for, message=message)
