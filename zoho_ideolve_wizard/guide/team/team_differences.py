"""Where the team's systems differ now, with what the record knows of who was told just now."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.home.awaited import told_lately
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.differences import Difference, Mend, differences
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_table import Row

_PLACE = "team/differences"


def note(sitting: Sitting, found: Sequence[Difference], facts: TeamFacts | None) -> None:
    """How many can be mended is known until the next look. Where no service could be asked, what was known stands."""
    if facts is not None and (facts.users is not None or facts.workspaces is not None):
        sitting.ledger.remember(_PLACE, str(sum(one.mend is not Mend.NOTHING for one in found)))


def known(sitting: Sitting) -> str:
    """ "5 differences", as the last look at the team found them; nobody is asked. Empty where none are known."""
    count = int(sitting.ledger.places().get(_PLACE, 0))
    return counted(count, "difference", "differences") if count else ""


def found_in(sitting: Sitting, rows: Sequence[Row], facts: TeamFacts | None) -> list[Difference]:
    """None before the services were asked; the primary contact owns the workspace and is not held to it."""
    if facts is None:
        return []
    owner = sitting.answer("ideolve.primary_contact")
    return differences(rows, facts, place(sitting), (owner,), told_lately(sitting))
