"""A part's questions as prompts: checked one by one, kept together; what was answered so far is remembered."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.question import Choice as Answer
from zoho_ideolve_wizard.engine.question import Kind, Question, asked
from zoho_ideolve_wizard.guide import aftermath, steps
from zoho_ideolve_wizard.guide.sitting import Kept, Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Stopped
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.services.failure import ServiceFailure

EMPTY = "-"
"""What is typed to leave an answer empty that has a default."""

MANY = 25
"""With more choices than these, a part of a name finds them."""

_SLOW = (
    "The answers are not kept yet. If your secrets are in a keyring, look for a dialog of it, perhaps behind this "
    "window. Ctrl+C stops waiting."
)

UNSEEN = "Nothing is shown while you type."


async def ask_part(console: Console, sitting: Sitting, part: Ask) -> None:
    """Until the answers are kept. Raises Back before the first question."""
    if part.prepare is not None:
        console.say("Reading what can be chosen.")
        try:
            await console.patiently(part.prepare(sitting), "reading what can be chosen.")
        except Stopped:
            console.say("Stopped. What could not be read is typed instead.")
        except ServiceFailure as failure:
            console.say(str(failure))
    form = _Form(console, sitting, part)
    await form.ask()


class _Form:
    def __init__(self, console: Console, sitting: Sitting, part: Ask) -> None:
        self._console = console
        self._sitting = sitting
        self._part = part
        self._questions = list(part.questions(sitting))
        self._given: dict[str, str] = {}
        self._suggested: dict[str, str] = {}
        self._accepted: set[tuple[str, str]] = set()
        self._helped: set[str] = set()
        self._before: frozenset[str] = frozenset()

    async def ask(self) -> None:
        start = 0
        while True:
            await self._ask_from(start)
            try:
                kept = await self._keep()
            except Refused as refused:
                start = await self._told(refused)
            except Stopped:
                self._console.say("Stopped. Nothing of this part was kept yet.")
                start = 0
            else:
                break
        for question in self._questions:
            self._sitting.ledger.forget_place(f"draft/{question.key}")
        self._tell(kept)

    @property
    def _answers(self) -> dict[str, str]:
        """What was kept before and what was answered now; of this form's other questions nothing counts yet."""
        return dict(self._sitting.answers) | self._given

    def _asked(self) -> list[Question]:
        return asked(self._questions, self._answers)

    async def _ask_from(self, index: int) -> None:
        while index < len(shown := self._asked()):
            question = shown[index]
            try:
                await self._ask_one(question)
                index += 1
            except Back:
                if index == 0:
                    raise
                index -= 1
        keys = {question.key for question in self._asked()}
        self._given = {key: value for key, value in self._given.items() if key in keys}

    async def _ask_one(self, question: Question) -> None:
        """Until the answer can be used."""
        while True:
            answer = await self._answer(question)
            if answer is None:
                self._given.pop(question.key, None)  # the secret that is kept stays
                return
            problem = question.problem(answer, self._answers)
            if problem is None or (problem.can_override and await self._keeps(problem.message)):
                break
            if not problem.can_override:
                self._console.say(problem.message)
        self._given[question.key] = answer
        self._suggested |= question.fills(answer)
        if not question.secret:
            self._remember(question, answer)

    async def _keeps(self, message: str) -> bool:
        self._console.say(message)
        return await self._console.agrees("Keep it all the same?")

    def _remember(self, question: Question, answer: str) -> None:
        if answer != (self._sitting.answer(question.key) or question.default):
            self._sitting.ledger.remember(f"draft/{question.key}", answer)
        else:
            self._sitting.ledger.forget_place(f"draft/{question.key}")

    # -- one answer

    def _known(self, question: Question) -> tuple[str, str]:
        """The answer that Enter gives, and the word for what that does."""
        drafts = self._sitting.ledger.places()
        kept = self._sitting.answer(question.key)
        found = [
            (self._given.get(question.key, ""), "keeps"),
            (self._suggested.get(question.key, ""), "takes"),
            (drafts.get(f"draft/{question.key}", ""), "keeps"),
            ("" if kept == question.default else kept, "keeps"),
            (question.noted, "takes what you noted down"),
            (kept, "keeps"),
            (question.default, "takes"),
        ]
        return next(((answer, word) for answer, word in found if answer), ("", ""))

    async def _answer(self, question: Question) -> str | None:
        """What was answered; None: the secret that is kept already stays. What it is about is said the first time."""
        told = question.help if question.key not in self._helped else ""
        self._helped.add(question.key)
        if question.kind is Kind.CHOICE:
            return await self._choice(question, told)
        self._console.say(*([told] if told else []))
        if question.secret:
            return await self._secret(question)
        known, word = self._known(question)
        optional = " (optional)" if question.optional else ""
        usual = f" Enter {word}: {known}" if known else " Enter leaves it empty" if question.optional else ""
        clear = f"; {EMPTY} leaves it empty" if known and question.optional else ""
        prompt = f"{question.prompt}{optional}.{usual}{clear}:" if usual else f"{question.prompt}:"
        example = f"For example: {question.placeholder}" if question.placeholder else ""
        typed = (await self._console.ask(prompt, help=sentence(question.help, example))).strip()
        if typed == EMPTY and question.optional:
            return ""
        return typed or known

    async def _secret(self, question: Question) -> str | None:
        kept = bool(self._sitting.secret(question.key))
        usual = (
            " Enter keeps the one that is kept"
            if kept
            else " Enter takes what you noted down"
            if question.noted
            else ""
        )
        prompt = f"{question.prompt}. {UNSEEN}{usual}:" if usual else f"{question.prompt}. {UNSEEN[:-1]}:"
        typed = await self._console.ask(prompt, help=question.help, hidden=True)
        typed = typed if question.exact else typed.strip()
        if typed or not usual:
            return typed
        return None if kept else question.noted

    async def _choice(self, question: Question, told: str) -> str:
        choices: Sequence[Answer] = question.choices
        known, word = self._known(question)
        if len(choices) > MANY:
            self._console.say(*([told] if told else []))
            choices = await self._found(question, known, word)
            if len(choices) == 1:
                return choices[0].value
        else:
            self._console.say(question.prompt, *([told] if told else []))
        default = known if known in {choice.value for choice in choices} else ""
        return await self._console.choose(
            [Choice(choice.value, choice.label, choice.help) for choice in choices],
            default=default,
            help=question.help,
            says=f"Enter {word}",
        )

    async def _found(self, question: Question, known: str, word: str) -> Sequence[Answer]:
        """Those of many choices whose names have what was typed in them."""
        usual = next((choice for choice in question.choices if choice.value == known), None)
        enter = f" Enter {word}: {usual.label}." if usual else ""
        while True:
            typed = await self._console.ask(
                f"{question.prompt}. There are {len(question.choices)}: type a part of the name.{enter}",
                help=question.help,
            )
            wanted = typed.strip().casefold()
            if not wanted and usual:
                return [usual]
            found = [choice for choice in question.choices if wanted in choice.label.casefold()]
            if found and len(found) <= MANY:
                return found
            self._console.say(
                f"{len(found)} have that in their names. Type more of it." if found else "None has that."
            )

    # -- keeping

    async def _keep(self) -> Kept:
        return await self._console.patiently(self._acted_on(), "keeping your answers.", soon=_SLOW)

    async def _acted_on(self) -> Kept:
        given: Mapping[str, str] = dict(self._given)
        if self._part.before_keeping is not None:
            try:
                given = await self._part.before_keeping(self._sitting, given)
            except Refused as refused:
                if (refused.key, self._given.get(refused.key, "")) not in self._accepted:
                    raise
        self._before = aftermath.over(self._sitting)
        return await self._sitting.keep(given, self._questions, steps.every_question(self._sitting))

    async def _told(self, refused: Refused) -> int:
        """Where to ask on after a refusal."""
        keys = [question.key for question in self._asked()]
        if refused.can_override and await self._keeps(str(refused)):
            self._accepted.add((refused.key, self._given.get(refused.key, "")))
            return len(keys)
        if not refused.can_override:
            self._console.say(str(refused))
        return keys.index(refused.key) if refused.key in keys else 0

    def _tell(self, kept: Kept) -> None:
        prompts = {question.key: question.prompt for question in self._questions}
        for key in kept.filled:
            if key in prompts and self._given.get(key) not in ("", None, self._sitting.answer(key)):
                self._console.say(
                    f"{prompts[key]}: {self._sitting.answer(key)}, which follows from the rest."
                )
        if followed := aftermath.words(self._sitting, kept.dropped, self._before):
            self._console.say(followed)
