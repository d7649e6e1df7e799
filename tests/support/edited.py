"""A function of the wizard's name whose code somebody has changed in CRM, met in step 7 when all is to be built."""

from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours, sources
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.rehearsal.crm_setup import Function

THEIRS = '-if(zoho.crm.getOrgVariable("ideolve_state") == "paused")'
OURS = '+if(zoho.crm.getOrgVariable("ideolve_state") != "running")'


async def edited_before_the_build(sitting: Sitting, rehearsal: Rehearsed, person: Person) -> None:
    """The setup opens at the part Build. One line of `ideolve_ready` differs."""
    await headstart(
        sitting,
        rehearsal,
        person,
        "automation/build",
        answers={"consent.way": "paste", automation_access.WAY: automation_access.OURS},
    )
    own = sources.source(ours.READY)
    name, theirs = ours.READY.name, own.replace(OURS[1:], THEIRS[1:])
    assert theirs != own
    company = rehearsal.company
    company.setup.functions.append(Function(company.new_id(), name, name, "Standalone", None, theirs))
