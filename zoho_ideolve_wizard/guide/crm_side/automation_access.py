"""Which automation runs in CRM, and how the wizard reaches CRM's set-up for it: by program, or by hand."""

from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm

WAY, HOW = "automation.way", "automation.how"
OURS, VENDOR = "ours", "vendor"
API, BY_HAND = "api", "by_hand"


def ours(sitting: Sitting) -> bool:
    """Whether CRM runs the wizard's own functions; otherwise the vendor's, or none were chosen yet."""
    return sitting.answer(WAY) == OURS


def vendors(sitting: Sitting) -> bool:
    return sitting.answer(WAY) == VENDOR


def by_api(sitting: Sitting) -> bool:
    """Whether the admin lets the wizard set CRM up; otherwise that is by hand."""
    return ours(sitting) and sitting.answer(HOW) == API


def automation_crm(sitting: Sitting) -> Crm | None:
    """CRM with the automation's token, where the admin wants that and it is at hand; else None: by hand."""
    if not by_api(sitting) or token_in(sitting, Purpose.AUTOMATION, Slot.CURRENT) is None:
        return None
    return crm_of(sitting, Purpose.AUTOMATION)


def automation_crm_needed(sitting: Sitting) -> Crm:
    """The same, where nothing can be done without. Raises ServiceFailure NO_TOKEN, and OTHER_ORGANIZATION."""
    crm = automation_crm(sitting)
    if crm is None:
        raise ServiceFailure.of(troubles.NO_AUTOMATION_TOKEN)
    same_company(sitting)
    return crm


def same_company(sitting: Sitting) -> None:
    """Nothing is built in another company than the one that is connected. Raises ServiceFailure."""
    own = token_in(sitting, Purpose.AUTOMATION, Slot.CURRENT)
    connected = token_in(sitting, Purpose.CONNECTOR, Slot.CURRENT)
    if own and connected and own.organization_id != connected.organization_id:
        raise ServiceFailure.of(
            troubles.CONSENT_ELSEWHERE.about(
                purpose="the automation", organization=own.organization_name, ours=connected.organization_name
            )
        )
