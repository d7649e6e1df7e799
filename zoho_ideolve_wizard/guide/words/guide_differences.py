"""Every difference between the vendor's guide and what was set up, with its reason: for the hand-over report."""

from zoho_ideolve_wizard.deluge.served import ADDED, LIMITS, SERVED, Served
from zoho_ideolve_wizard.guide import corrections
from zoho_ideolve_wizard.guide.corrections import Correction
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.report import Section

_KINDS = {"function": "Function", "rule": "Rule", "schedule": "Schedule", "promise": "Promise"}


def sections(sitting: Sitting) -> list[Section]:
    """With the vendor's files, what we use in place of each slip; with our own functions, row by row what serves it."""
    slips = [one for one in corrections.CORRECTIONS if not ours(sitting) or _holds_for_ours(one)]
    found = [Section("Where the vendor's guide says otherwise", items=[_slip(one) for one in slips])]
    if ours(sitting):
        found += [
            Section("What serves each row of the guide's part 5", items=[_row(one) for one in SERVED]),
            Section("What these functions have besides", items=[f"{what} {why}" for what, why in ADDED]),
            Section("What they do not do", items=list(LIMITS)),
        ]
    return found


def _holds_for_ours(one: Correction) -> bool:
    """What is said of the vendor's functions and rules is no part of a setup without them."""
    return one.steps != ("automation",) or one.key in corrections.FOR_OURS


def _slip(one: Correction) -> str:
    return f"{one.where}: {one.guide_says} Used here: {one.we_use} {one.why}"


def _row(one: Served) -> str:
    return f"{_KINDS[one.kind]} {one.name}: served by {', '.join(one.by)}. {one.why}"
