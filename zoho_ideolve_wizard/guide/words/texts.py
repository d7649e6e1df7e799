"""The long help beside steps, jobs and screens, in four parts; and all of the guide's slips on one page."""

from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby

from zoho_ideolve_wizard.deluge.served import LIMITS, SERVED
from zoho_ideolve_wizard.guide import corrections
from zoho_ideolve_wizard.guide.corrections import CORRECTIONS, Correction

WHAT, WHERE, WRONG, ERRS = (
    "What this is",
    "Where to click",
    "What usually goes wrong",
    "Where the guide errs here",
)
PARTS = (WHAT, WHERE, WRONG, ERRS)
"""The headings of every help, in this order. The files hold the first three; the last is drawn."""

CORRECTIONS_KEY = "corrections"
"""The page of all slips, which has no file."""


def has_help(key: str) -> bool:
    return key == CORRECTIONS_KEY or _file(key).is_file()


def help_of(key: str) -> str:
    """Markdown: what the file says, then the guide's slips that touch the step."""
    if key == CORRECTIONS_KEY:
        return corrections_page()
    text = _file(key).read_text(encoding="utf-8").rstrip()
    if key == "automation":
        text = text.replace(f"## {WHERE}\n", f"{_rows()}\n\n## {WHERE}\n", 1)
    return f"{text}\n\n## {ERRS}\n\n{_slips(key)}\n"


def corrections_page() -> str:
    """Markdown: every slip, in the guide's order, and how sure we are."""
    doubts = sum(not slip.sure for slip in CORRECTIONS)
    intro = (
        f"The guide is docs.mithi.com/home/integration-with-zoho-crm, as read in November 2026. {len(CORRECTIONS)} places "
        f"of it are wrong, have aged, or leave something out. For {doubts} of them no page that we found settles it: "
        "these are marked as our reading. Each is told at its step as well."
    )
    lines = ["# Where the vendor's guide errs", "", intro, ""]
    for where, slips in groupby(CORRECTIONS, key=lambda slip: slip.where):
        lines += [f"## {where[0].upper()}{where[1:]}", "", *(_slip(slip) for slip in slips), ""]
    return "\n".join(lines)


def _slips(key: str) -> str:
    slips = corrections.by_step(key)
    if slips:
        return "\n".join(f"{_slip(slip)} ({slip.where})" for slip in slips)
    if key in _OF_THE_GUIDE:
        return "We found nothing to correct here."
    return "The guide has no page on this."


_OF_THE_GUIDE = ("prerequisites", "workspace")
"""Steps that the guide has, and has right. It has the others with slips, and the jobs not at all."""


def _slip(slip: Correction) -> str:
    sure = "" if slip.sure else " *(our reading, not confirmed)*"
    return f"- It says: {slip.guide_says} **We use:** {slip.we_use}{sure} {slip.why}"


def _rows() -> str:
    """What serves each row of the guide, and what is not served."""
    return "\n".join(
        [
            "### What serves each row of the guide, with the wizard's own functions",
            "",
            *(f"- **{row.name}:** {', '.join(row.by)}. {row.why}" for row in SERVED),
            "",
            "### What they do not do",
            "",
            *_points(LIMITS),
        ]
    )


def _points(texts: Iterable[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _file(key: str) -> Traversable:
    return resources.files("zoho_ideolve_wizard.guide").joinpath("help", f"{key}.md")
