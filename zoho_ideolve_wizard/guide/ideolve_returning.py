"""Into Ideolve: the setup's own invitation and groups; before them, a disabled account enabled again."""

from collections.abc import Collection
from dataclasses import replace

from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide import messages
from zoho_ideolve_wizard.guide.crm_access import Means
from zoho_ideolve_wizard.guide.ideolve_leaving import VENDOR, VENDOR_NAMED
from zoho_ideolve_wizard.guide.people import SYSTEM, Place, recipe
from zoho_ideolve_wizard.guide.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person


def enabled_key(address: str) -> str:
    return f"enabled/{address}"


def tasks(
    person: Person,
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    disabled: Collection[str] = (),
    needs: tuple[str, ...] = (),
) -> list[Task]:
    """With the same keys as in the setup. `needs` have to hold before anybody is invited.

    `disabled` are whose accounts the vendor was asked to disable, where nobody can look.
    """
    workspaces = facts.workspaces if facts else None
    first: list[Task] = []
    if person.address in (workspaces.disabled if workspaces else disabled):
        first = [_enabled(person.address, place)]
        needs = (*needs, enabled_key(person.address))
    invitation, *groups = recipe([person], place, workspaces, means.admin)
    return [*first, replace(invitation, needs=(*invitation.needs, *needs)), *groups]


def _enabled(address: str, place: Place) -> Task:
    message = messages.ask_to_enable(address, place.workspace)
    steps = (
        Instruction(
            f"Write to {VENDOR_NAMED}, as the primary contact: the account was disabled, and only {VENDOR} can enable "
            "it.",
            values=(Value("To", messages.API_CONTACT), Value("Message", message)),
        ),
    )
    by_hand = ByHand(steps, subject=address, waits_for=VENDOR_NAMED, message=message)
    title = f"The Ideolve account of {address} is enabled again"
    return Task(enabled_key(address), title, SYSTEM, by_hand, person=address)
