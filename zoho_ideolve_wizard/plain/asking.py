"""A part's questions as prompts: checked one by one, kept together; what was answered so far is remembered."""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.question import Kind, Question, asked, kept_for, unanswered
from zoho_ideolve_wizard.guide import aftermath, correcting, steps
from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.guide.sitting import Kept, Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused
from zoho_ideolve_wizard.plain.labels import answered, brief, example, prompted
from zoho_ideolve_wizard.plain.picking import pick
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure

_CORRECTING = "What you choose is asked for again, and what follows from it. Everything else stays."
EMPTY = "-"
"""What is typed to leave an answer empty that has a default."""

_SLOW = (
    "The answers are not kept yet. If your secrets are in a keyring, look for a dialog of it, perhaps behind this "
    "window. Ctrl+C stops waiting."
)

UNSEEN = "Nothing is shown while you type."


async def ask_part(
    console: Console, sitting: Sitting, part: Ask, *, from_last: bool = False, at: str = ""
) -> bool:
    """Until the answers are kept; whether they are others than before. `from_last`: at the last question, as one comes
    back; `at`: at the one with this key, to correct it. Raises Back before the first."""
    if part.prepare is not None:
        console.say("Reading what can be chosen.")
        try:
            await console.patiently(part.prepare(sitting), "reading what can be chosen.")
        except Stopped:
            console.say("Stopped. What could not be read is typed instead.")
        except ServiceFailure as failure:
            console.say(str(failure))
    form = _Form(console, sitting, part)
    await form.ask(at=at, from_last=from_last)
    return form.anew


async def correct_part(console: Console, sitting: Sitting, part: Ask, *, refused: bool) -> bool:
    """One of its answers, and whether it is another one now. `refused`: as in `correcting.likely`. Raises Back."""
    form = _Form(console, sitting, part)
    await form.correct(correcting.likely(sitting, part, refused=refused).key)
    return form.anew


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
        self._correcting = False
        self.anew = False

    async def correct(self, likely: str) -> None:
        """One answer, and those that are missing once it is another. `likely`: the key of the one that Enter takes."""
        shown = self._asked()
        kept = self._sitting.answer
        choices = [
            Choice(one.key, one.prompt, "" if one.secret else answered(one, kept(one.key))) for one in shown
        ]
        chosen = await self._console.choose(choices, title="Which answer?", default=likely, help=_CORRECTING)
        self._correcting = True
        wanted = [one for one in shown if one.key == chosen]
        while wanted:
            every, self._questions = self._questions, wanted
            await self.ask()
            self._questions = every
            wanted = self._missing()

    async def ask(self, *, at: str = "", from_last: bool = False) -> None:
        self._correcting |= bool(at)
        start = self._place_of(at) if at else self._last() if from_last else 0
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

    def _last(self) -> int:
        """The place of the last question, with what was answered before it; the first where an answer is missing."""
        shown = self._asked()
        if not shown or self._missing():
            return 0
        self._given = {one.key: self._sitting.answer(one.key) for one in shown[:-1] if not one.secret}
        return len(shown) - 1

    def _place_of(self, key: str) -> int:
        """With what Enter would have given to the questions before it."""
        shown = self._asked()
        place = next((number for number, one in enumerate(shown) if one.key == key), 0)
        before = [one for one in shown[:place] if not one.secret]
        self._given = {one.key: self._sitting.answer(one.key) or one.default for one in before}
        return place

    def _missing(self) -> list[Question]:
        return unanswered(self._questions, self._answers)

    async def _ask_from(self, index: int) -> None:
        while index < len(shown := self._asked()):
            question = shown[index]
            try:
                if await self._ask_one(question):
                    index += 1
                else:
                    index = [one.key for one in shown].index(question.repeats)
            except Back:
                if index == 0:
                    raise
                index -= 1
        keys = {question.key for question in self._asked()}
        self._given = {key: value for key, value in self._given.items() if key in keys}

    async def _ask_one(self, question: Question) -> bool:
        """Until the answer can be used. False: it is not what it repeats, and nobody can tell which of the two is
        wrong, so both are asked for anew."""
        meant = ""
        while True:
            answer = await self._answer(question)
            if meant and answer and answer.casefold() in ("y", "yes"):
                answer = meant
            if answer is None:
                self._given.pop(question.key, None)  # the secret that is kept stays
                return True
            problem = question.problem(answer, self._answers)
            if problem is None or (problem.can_override and await self._keeps(problem.message)):
                break
            meant = problem.instead
            if not problem.can_override:
                self._console.say(sentence(problem.message, f"Type yes to take {meant}" if meant else ""))
            if question.repeats and answer:
                self._given.pop(question.repeats, None)
                return False
        if question.repeats:
            self._console.say("The two are the same: it is taken.")
        self._given[question.key] = answer
        self._suggested |= question.fills(answer)
        if not question.secret:
            self._remember(question, answer)
        return True

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
            (question.noted, "takes the example,"),
            (kept, "keeps"),
            (question.default, "takes"),
        ]
        return next(((answer, word) for answer, word in found if answer), ("", ""))

    async def _answer(self, question: Question) -> str | None:
        """What was answered; None: the secret that is kept already stays. What it is about is said the first time."""
        refused = "" if self._correcting else refused_answers.words(self._sitting, question.key)
        told = sentence(refused, question.help) if question.key not in self._helped else ""
        self._helped.add(question.key)
        if question.kind is Kind.CHOICE:
            return await pick(self._console, question, *self._known(question), told)
        if question.secret:
            return await self._secret(question, told)
        known, word = self._known(question)
        optional = " (optional)" if question.optional else ""
        usual = (
            f"Enter {word} {brief(known)}" if known else "Enter leaves it empty" if question.optional else ""
        )
        clear = f"; {EMPTY} leaves it empty" if known and question.optional else ""
        lists = f"l lists the {len(question.picks)} that can be named" if question.picks else ""
        label = f"{question.prompt}{optional}"
        prompt = prompted(label, sentence(told, lists), f"{usual}{clear}")
        short = prompted(label, f"{usual}{clear}")
        help_ = sentence(question.help, lists, example(question.placeholder))
        typed = (await self._console.ask(prompt, help=help_, short=short)).strip()
        while question.picks and typed.casefold() in ("l", "list"):
            self._console.say("The names to type, each with what CRM calls it where that differs:")
            self._console.say(
                *(
                    f"- {one.value}{'' if one.label == one.value else f', {one.label}'}"
                    for one in question.picks
                )
            )
            typed = (await self._console.ask(short, help=help_)).strip()
        if typed == EMPTY and question.optional:
            return ""
        return typed or known

    async def _secret(self, question: Question, told: str) -> str | None:
        kept = self._sitting.has_kept(question) and not (question.noted and self._correcting)
        # What is kept for another Client Id is dropped with it.
        kept = kept and not kept_for(question, self._questions, self._sitting.answers, self._answers)
        optional = question.optional and not question.kept_as
        clear = optional and bool(question.noted)
        usual = (
            "Enter keeps the one that is kept"
            if kept
            else f"Enter takes the example{f'; {EMPTY} leaves it empty' if clear else ''}"
            if question.noted
            else "Enter leaves it empty"
            if optional
            else ""
        )
        prompt = prompted(question.prompt, told, UNSEEN, usual)
        short = prompted(question.prompt, UNSEEN, usual)
        typed = await self._console.ask(prompt, help=question.help, short=short, hidden=True)
        typed = typed if question.exact else typed.strip()
        if typed == EMPTY and clear:
            return ""
        if typed and not question.exact:
            self._console.say(f"Taken, {counted(len(typed), 'character')}.")
        return typed or (None if kept else question.noted)

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
        self.anew |= correcting.are_others(self._sitting, self._questions, given)
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
                label = prompts[key] if prompts[key].endswith("?") else f"{prompts[key]}:"
                self._console.say(f"{label} {self._sitting.answer(key)}, which follows from the rest.")
        if self._part.taken and (said := self._part.taken(self._sitting)):
            self._console.say(said)
        if followed := aftermath.words(self._sitting, kept.dropped, self._before):
            self._console.say(followed)
