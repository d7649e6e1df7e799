"""Proving it, as the list of tasks does; and what the rehearsal then holds."""

import pytest

from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.watch import Watch
from zoho_ideolve_wizard.guide.crm_side import prove
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure


async def proves(sitting: Sitting) -> Board:
    board = Board(prove.PART, sitting)
    await board.look()
    for page in board.pages():
        board.confirm(page)
    await board.run(board.to_run(), lambda _progress: None)
    return board


def said(board: Board, sitting: Sitting) -> str:
    return board.lines[prove.key(sitting)] + " " + board.remedies.get(prove.key(sitting), "")


def names(rehearsal: Rehearsed) -> list[str]:
    return [str(one.fields["Account_Name"]) for one in rehearsal.company.records_of("Accounts")]


def notes(rehearsal: Rehearsed) -> list[dict[str, object]]:
    found = rehearsal.ideolve["notes"]
    assert isinstance(found, list)
    return found


async def fails(sitting: Sitting, watch: Watch | None = None) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as raised:
        await prove.prove(sitting, watch or Watch())
    return raised.value
