"""Step 8 says of salespeople that they have no login in CRM, as far as CRM could be asked; it makes none."""

import pytest

from tests.guide.team_desk import EVA, VIKRAM, CompanyDesk
from tests.support.team import TOMAS
from zoho_ideolve_wizard.guide import people
from zoho_ideolve_wizard.guide.team import people_in_crm
from zoho_ideolve_wizard.integration.roster import Person, Role

RAVI = Person("ravi.menon@acme.example.com", "Ravi Menon")
GONE = Person(TOMAS, "Tomas Reyes")
CHANGES_NONE = "This step changes no CRM users; Differences in Team does."


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ([VIKRAM, EVA], ""),
        ([EVA], ""),
        ([VIKRAM, RAVI], f"{RAVI.address} is no user of CRM. {CHANGES_NONE}"),
        (
            [RAVI, GONE, Person("zoe@x.example", "", Role.BOTH)],
            f"{RAVI.address}, zoe@x.example are no users of CRM. {TOMAS} is deactivated in CRM. {CHANGES_NONE}",
        ),
    ],
    ids=["all are users", "experts alone", "one is none", "several"],
)
async def test_who_has_no_login_in_crm_is_said(company: CompanyDesk, listed: list[Person], said: str) -> None:
    company.sitting.profile.set_people(listed)
    await people.look_who_is_there(company.sitting)
    assert people_in_crm.remark(company.sitting) == said


async def test_of_whom_crm_was_not_asked_it_is_said_that_none_are_made(company: CompanyDesk) -> None:
    await people.look_who_is_there(company.sitting)
    assert people_in_crm.remark(company.sitting) == ""
    company.sitting.profile.set_people([VIKRAM, RAVI])
    assert people_in_crm.remark(company.sitting).startswith("This step makes no CRM users: where ")
