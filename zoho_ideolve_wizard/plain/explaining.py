"""The index of messages: what one means, why it usually comes, and what to do."""

from zoho_ideolve_wizard.guide.words import index
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.spoken import sentence

_MOST = 8
"""So many are told at once; of more, the first ones."""


async def explain(console: Console) -> None:
    """Until Enter alone is typed. Raises Leave and Back for those."""
    every = index.entries()
    console.section(f"Messages. There are {len(every)}.")
    while typed := (
        await console.ask("Type a word or a code of it, or the whole message; Enter alone goes home:")
    ).strip():
        found = index.find(typed, every)
        for entry in found[:_MOST]:
            codes = f"Code: {', '.join(entry.codes)}" if entry.codes else ""
            console.say(
                sentence(f"- {entry.system}: {entry.what}", entry.cause, entry.remedy, entry.retried, codes)
            )
        if not found:
            console.say("None has that. Try fewer words, or the code alone.")
        elif len(found) > _MOST:
            console.say(f"{len(found) - _MOST} more have that. Type more of it.")
