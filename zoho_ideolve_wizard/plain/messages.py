"""What a message means, and what to do: the index of messages as prompts."""

from collections.abc import Sequence

from zoho_ideolve_wizard.guide import index
from zoho_ideolve_wizard.guide.index import Entry
from zoho_ideolve_wizard.plain.prompting import Choice, Console

MOST = 9
"""So many are listed at once; of more, a word more finds fewer."""

ASKS = "Type a code, some words, or the whole message. Enter alone goes back:"
NONE = "No message has that. Try fewer words, or the code alone."


async def messages(console: Console) -> None:
    """One after the other, until nothing is typed. Raises Back, Leave or Go for those commands."""
    every = index.entries()
    console.say(f"There are {len(every)} messages. Names, hosts and numbers in them are examples.")
    while (text := await console.ask(ASKS)).strip():
        found = index.find(text, every)
        if not found:
            console.say(NONE)
        elif len(found) == 1:
            tell(console, found[0])
        else:
            tell(console, await _one_of(console, found))


async def _one_of(console: Console, found: Sequence[Entry]) -> Entry:
    listed = found[:MOST]
    more = f" These are the first {MOST}; type a word more to find fewer." if len(found) > MOST else ""
    choices = [Choice(entry.key, entry.what, " ".join(entry.codes)) for entry in listed]
    key = await console.choose(
        choices, title=f"{len(found)} messages have that.{more}", default=listed[0].key
    )
    return next(entry for entry in listed if entry.key == key)


def tell(console: Console, entry: Entry) -> None:
    """The whole of it, each part a line."""
    lines = [entry.what, f"Said by: {entry.system}."]
    if entry.codes:
        lines.append(f"Code: {', '.join(entry.codes)}.")
    if entry.cause:
        lines.append(f"Why it happens: {entry.cause}")
    lines.append(f"What to do: {entry.remedy}")
    if entry.retried:
        lines.append(entry.retried)
    console.say(*lines)
