"""How Ideolve is reached for workspaces, groups and people: by program where one answers, else by hand.

Ideolve publishes no such API. The rehearsal has one of ours; live, everything here is by hand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.admin import HttpAdmin, IdeolveAdmin, Workspace, WorkspaceList
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi

_WITH_IT = "Ideolve does not say which of the two is wrong: enter this one again too."


@dataclass(frozen=True)
class CannotLook:
    """Nobody can look: the plan is by hand, and what you confirmed is what is known."""


def by_api(sitting: Sitting) -> bool:
    return bool(sitting.endpoints.ideolve_admin) and sitting.answer("ideolve.how") == "api"


def admin_of(sitting: Sitting) -> IdeolveAdmin:
    """Speaks for the account, with the account's own Client Id and key."""
    return HttpAdmin(
        sitting.http,
        sitting.endpoints.ideolve_admin,
        sitting.answer("ideolve.account_client_id"),
        sitting.secret("ideolve.account_api_key"),
    )


@contextmanager
def judged(sitting: Sitting, client_id: str, api_key: str) -> Iterator[None]:
    """Takes down whether Ideolve refuses the pair kept under these names: their form says so then."""
    try:
        yield
    except ServiceFailure as failure:
        if failure.code == "WRONG_PAIR":
            refused_answers.note(sitting, client_id, {client_id: failure.what, api_key: _WITH_IT})
        raise
    refused_answers.forget(sitting, (client_id, api_key))


async def look(sitting: Sitting) -> Facts:
    """Validates the account's pair by the published call, then reads all workspaces in one request."""
    if not by_api(sitting):
        return CannotLook()
    if not sitting.secret("ideolve.account_api_key"):
        raise ServiceFailure.of(troubles.ACCOUNT_KEY_NOT_AT_HAND)
    with judged(sitting, "ideolve.account_client_id", "ideolve.account_api_key"):
        await IdeolveApi(sitting.http, sitting.endpoints.ideolve_api).authenticate(
            sitting.answer("ideolve.primary_contact"),
            sitting.answer("ideolve.account_client_id"),
            sitting.secret("ideolve.account_api_key"),
        )
    return await admin_of(sitting).workspaces()


def facts_of(facts: Facts | None) -> WorkspaceList | None:
    return facts if isinstance(facts, WorkspaceList) else None


async def lookups(admin: IdeolveAdmin, workspace: str) -> list[Workspace]:
    """The workspace of that name, as a list of one or none."""
    found = (await admin.workspaces()).named(workspace)
    return [found] if found else []
