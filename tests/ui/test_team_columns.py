"""The team's table where there is little room: columns kept apart, and whatever is cut stands whole below."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support.acts import until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.guide.team.team_table import Cell, Row
from zoho_ideolve_wizard.integration.roster import Role
from zoho_ideolve_wizard.ui.screens.team import TeamScreen
from zoho_ideolve_wizard.ui.widgets.evidence import Evidence
from zoho_ideolve_wizard.ui.widgets.people_table import ENOUGH, LEAST, line, widths


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_whatever_is_cut_stands_whole_below(size: tuple[int, int], tmp_path: Path) -> None:
    cut: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("team").act(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, TeamScreen)
        below = screen.query_one(Evidence)
        for index, row in enumerate(screen.table.shown):
            screen.table.highlighted = index
            await _told(pilot, below, row.address)
            drawn = str(screen.table.get_option_at_index(index).prompt)
            words = (row.address, row.crm.words, row.workspace.words, row.groups.words)
            missing = [text for text in words if text not in drawn]
            cut.extend(missing)
            assert all(text in str(below.content) for text in missing)

    with stillness():
        catalog.still("team").at("team", size=size).visit(tmp_path, lambda app: app, act=act)
    assert cut


async def _told(pilot: Pilot[str], below: Evidence, address: str) -> None:
    await until(pilot, lambda: address in str(below.content), f"{address} in the line below")


def row(address: str, crm: str = "user", groups: str = "Sales") -> Row:
    return Row(address, "Ana", Role.BOTH, Cell(crm), Cell("not there"), Cell(groups))


def test_the_longest_word_of_a_column_does_not_run_into_the_next() -> None:
    one = row("ana@acme.example.com", "no longer a user")
    assert "no longer a user  not there" in line(one, widths(98, [one]), marked=False).plain


TEAM = [
    row("tomas.reyes@acme.example.com", "no longer a user", "Sales, Experts"),
    row("leena.das@acme.example.com"),
]


@pytest.mark.parametrize("total", [78, 88, 98, 118, 198])
def test_an_address_is_cut_last(total: int) -> None:
    columns = widths(total, TEAM)
    for one in TEAM:
        assert one.address in line(one, columns, marked=False).plain
    assert sum(columns) <= total
    if total >= 98:
        assert "~" not in line(TEAM[0], columns, marked=False).plain


def test_a_longer_address_takes_the_room_of_the_groups() -> None:
    long = row("somebody.with.a.long.name@acme.example.com")
    assert len(widths(78, [*TEAM, long])) == len(LEAST)
    assert widths(78, [*TEAM, long])[0] >= ENOUGH
    assert len(widths(58, [*TEAM, long])) == len(LEAST) - 1
