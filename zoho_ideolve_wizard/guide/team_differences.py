"""Where the team's systems differ now, with what the record knows of who was told just now."""

from collections.abc import Sequence

from zoho_ideolve_wizard.guide.awaited import told_lately
from zoho_ideolve_wizard.guide.differences import Difference, differences
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team_table import Row


def found_in(sitting: Sitting, rows: Sequence[Row], facts: TeamFacts | None) -> list[Difference]:
    """None before the services were asked; the primary contact owns the workspace and is not held to it."""
    if facts is None:
        return []
    owner = sitting.answer("ideolve.primary_contact")
    return differences(rows, facts, place(sitting), (owner,), told_lately(sitting))
