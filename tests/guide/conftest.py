from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from tests.guide.automation_desk import AutomationDesk
from tests.guide.desk import sitting_in
from tests.guide.team_desk import HERE, CompanyDesk
from tests.support import crm_side
from tests.support.fixed import FixedSitting, Made, Setup, Words
from tests.support.fixed import sitting as fixed
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.crm_side import automation_access, prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.rehearsing import endpoints_of, surroundings_of


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """On the real addresses, with nothing answered yet."""
    opened = sitting_in(tmp_path)
    yield opened
    opened.ledger.close()


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> Made:
    """A sitting as far along as is asked for."""

    def make(setup: Callable[[Words], Setup]) -> FixedSitting:
        sitting = fixed(tmp_path, setup(Words()))
        request.addfinalizer(sitting.ledger.close)
        return sitting

    return make


@pytest.fixture
async def company(rehearsal: Rehearsed, person: Person, tmp_path: Path) -> AsyncIterator[CompanyDesk]:
    """The setup is done, over the rehearsal: two in sales, two experts, one of them both."""
    surroundings = surroundings_of(rehearsal.printed, environ={}, real_profile=None)
    sitting = sitting_in(tmp_path, endpoints=endpoints_of(rehearsal.printed), surroundings=surroundings)
    await headstart(sitting, rehearsal, person, "finish", people=HERE)
    yield CompanyDesk(sitting, rehearsal, person)
    await sitting.close()


@pytest.fixture
async def desk(company: CompanyDesk) -> AutomationDesk:
    """Everything is done but step 7, to which the automation's token is there."""
    made = AutomationDesk(company)
    company.sitting.profile.drop(automation_access.WAY)
    made.connects()
    return made


@pytest.fixture
async def automated(rehearsal: Rehearsed, person: Person, tmp_path: Path) -> AsyncIterator[Sitting]:
    """The setup is done up to step 7, and the CRM side of the integration stands."""
    surroundings = surroundings_of(rehearsal.printed, environ={}, real_profile=None)
    sitting = sitting_in(tmp_path, endpoints=endpoints_of(rehearsal.printed), surroundings=surroundings)
    await headstart(sitting, rehearsal, person, "automation")
    await crm_side.build(sitting, rehearsal, person)
    yield sitting
    await sitting.close()


@pytest.fixture
async def built(automated: Sitting, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """The same, where a proof waits less."""
    monkeypatch.setattr(prove, "EVERY", 0.02)
    monkeypatch.setattr(prove, "LIMIT", 0.5)
    return automated
