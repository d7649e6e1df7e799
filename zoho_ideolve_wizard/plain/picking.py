"""A question that has choices, as prompts: the lines said, or found by a part of the name where there are many."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.question import Choice as Answer
from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.plain.labels import prompted
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence

MANY = 25
"""With more choices than these, a part of a name finds them."""


async def pick(console: Console, question: Question, known: str, word: str, told: str) -> str:
    """The value that was chosen, said as it is taken. Enter gives the `known` one, and the `word` says what that does;
    `told`: what the question is about, where that was not said yet."""
    choices: Sequence[Answer] = question.choices
    if len(choices) > MANY:
        choices = await _found(console, question, known, word, told)
    else:
        console.say(question.prompt, *([told] if told else []))
    chosen = choices[0] if len(choices) == 1 < len(question.choices) else None
    if chosen is None:
        values = {choice.value: choice for choice in choices}
        value = await console.choose(
            [Choice(choice.value, choice.label, choice.help) for choice in choices],
            default=known if known in values else "",
            help=question.help,
            says=f"Enter {word}",
            asks=question.prompt,
        )
        chosen = values[value]
    console.say(sentence(f"Chosen: {chosen.label}"))
    return chosen.value


async def _found(console: Console, question: Question, known: str, word: str, told: str) -> Sequence[Answer]:
    """Those of many choices whose names have what was typed in them."""
    usual = next((choice for choice in question.choices if choice.value == known), None)
    enter = f"Enter {word} {usual.label}" if usual else ""
    there = f"There are {len(question.choices)}: type a part of the name"
    while True:
        short = prompted(question.prompt, there, enter)
        prompt = prompted(question.prompt, told, there, enter)
        typed = await console.ask(prompt, help=question.help, short=short)
        told = ""
        wanted = typed.strip().casefold()
        if not wanted and usual:
            return [usual]
        found = [choice for choice in question.choices if wanted in choice.label.casefold()]
        if found and len(found) <= MANY:
            return found
        console.say(f"{len(found)} have that in their names. Type more of it." if found else "None has that.")
