"""The long help beside the steps, and where the guide errs about each."""

from importlib import resources
from importlib.resources.abc import Traversable

from zoho_ideolve_wizard.deluge.served import LIMITS, SERVED
from zoho_ideolve_wizard.guide import corrections


def has_help(step_key: str) -> bool:
    return _file(step_key).is_file()


def help_of(step_key: str) -> str:
    """Markdown: the step's help, then what serves the guide's rows, then the guide's slips that touch it."""
    text = _file(step_key).read_text(encoding="utf-8")
    if step_key == "automation":
        text = "\n".join([text.rstrip(), "", *_rows(), ""])
    slips = corrections.by_step(step_key)
    if not slips:
        return text
    lines = ["", "## Where the vendor's guide says otherwise", ""]
    for slip in slips:
        sure = "" if slip.sure else " (our reading, not confirmed)"
        lines.append(f"- **{slip.where}.** {slip.guide_says} We use: {slip.we_use}{sure} {slip.why}")
    return "\n".join([text.rstrip(), *lines, ""])


def _rows() -> list[str]:
    rows = [f"- **{row.name}:** {', '.join(row.by)}. {row.why}" for row in SERVED]
    limits = [f"- {limit}" for limit in LIMITS]
    return [
        "## What serves each row of the guide, with the wizard's own functions",
        "",
        *rows,
        "",
        "## What they do not do",
        "",
        *limits,
    ]


def _file(step_key: str) -> Traversable:
    return resources.files(__package__).joinpath("help", f"{step_key}.md")
