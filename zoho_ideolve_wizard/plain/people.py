"""People as prompts: typed, pasted or from a file; what cannot be used is said and mended."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import People
from zoho_ideolve_wizard.guide.team import list_words
from zoho_ideolve_wizard.guide.team.invited import off_the_list
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people, keep_job_people
from zoho_ideolve_wizard.guide.team.team_words import by_role
from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls
from zoho_ideolve_wizard.integration.people_csv import PeopleFileProblem, read
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import (
    Line,
    Person,
    Role,
    parse,
    take_in,
    with_role_of,
    without_tabs,
)
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence

TO_MEND = "draft/people-to-mend"

MORE = "Next address, or Enter to end:"
_MANY = 25
"""Of more people than these, a part of a name finds them."""
_HOW = (
    "Addresses in any form: commas, lines, Name <address>. A role may follow each: sales (taken if none is said), "
    "expert, both."
)
_ROLES = {Role.SALESPERSON: "sales", Role.EXPERT: "expert", Role.BOTH: "both"}
_FILE = "A CSV file has the columns email and, if you like, name and role; it must be on this computer."


async def people_part(console: Console, sitting: Sitting, part: People) -> None:
    """Until the admin goes on. Raises Back."""
    await _Roster(console, sitting, part).go_through()


class _Roster:
    def __init__(self, console: Console, sitting: Sitting, part: People) -> None:
        self._console = console
        self._sitting = sitting
        self._job = Job(part.job) if part.job else None
        self._to_mend = f"job/{part.job}/draft-to-mend" if part.job else TO_MEND
        left = parse(sitting.ledger.places().get(self._to_mend, ""))
        self._problems = [line for line in left if line.person is None]

    @property
    def _people(self) -> tuple[Person, ...]:
        """Of the roster, or of the job that this is part of."""
        return job_people(self._sitting, self._job) if self._job else self._sitting.profile.people()

    async def go_through(self) -> None:
        self._count()
        while True:
            choices = self._choices()
            chosen = await self._console.choose(
                choices, title="What next?", default=self._usual(choices), help=f"{_HOW} {_FILE}"
            )
            if chosen == "on":
                return
            try:
                await self._act(chosen)
            except Back:
                self._console.say("Back to the people.")

    def _usual(self, choices: list[Choice]) -> str:
        return "mend" if self._problems else choices[0].key

    def _choices(self) -> list[Choice]:
        people, problems = self._people, self._problems
        on = Choice("on", "Continue" if people else "Continue without")
        mend = Choice("mend", f"Mend those that cannot be used: {len(problems)}")
        return [
            *([on] if people else []),
            Choice("type", "Type or paste addresses"),
            Choice("file", "Read them from a CSV file"),
            *([] if people else [on]),
            *(
                [
                    Choice("list", "List everybody"),
                    Choice("role", "Change somebody's role"),
                    Choice("drop", "Take somebody off the list", "nothing is changed in Ideolve"),
                ]
                if people
                else []
            ),
            *([mend] if problems else []),  # last: what stands above it keeps its number
        ]

    async def _act(self, chosen: str) -> None:
        match chosen:
            case "type":
                self._console.say(f"{_HOW} An empty line, or a full stop alone, ends the list.")
                text = await self._console.lines("Addresses:", MORE, help=_HOW)
                self._take(parse(text))
            case "file":
                await self._from_file()
            case "list":
                self._list()
            case "mend":
                await self._mend()
            case "role":
                await self._change_role()
            case "drop":
                await self._drop()

    def _count(self) -> None:
        to_mend = f", {len(self._problems)} to mend" if self._problems else ""
        self._console.say(f"{by_role(self._people)}{to_mend}.")

    def _list(self) -> None:
        for number, one in enumerate(self._people, 1):
            name = f", {one.name}" if one.name else ""
            self._console.say(f"{number}. {one.address}{name}, {_ROLES[one.role]}")

    def _take(self, lines: list[Line]) -> None:
        """What is usable joins the list at once; the rest stays to be mended."""
        before = self._people
        if not self._keep(take_in(before, lines)):
            return
        fresh = [line for line in lines if line.person is None and not line.repeats]
        self._problems = [*self._problems, *fresh]
        self._remember()
        if told := list_words.taken_in(lines, before, self._people):
            self._console.say(told)
        for line in fresh:
            self._console.say(
                sentence(f"Cannot be used: {without_tabs(line.text) or '(empty)'}", line.problem)
            )
        self._count()

    def _remember(self) -> None:
        self._sitting.ledger.remember(self._to_mend, "\n".join(line.text for line in self._problems))

    async def _from_file(self) -> None:
        path = (await self._console.ask("Path of the file:", help=_FILE)).strip().strip("\"'")
        if not path:
            return
        try:
            lines = await DaemonCalls().run(lambda: read(Path(path).expanduser()))
        except PeopleFileProblem as problem:
            self._console.say(str(problem))
            return
        self._take(lines)

    async def _mend(self) -> None:
        """Each piece as it was written, to be typed anew; a hyphen leaves it out."""
        while self._problems:
            line = self._problems[0]
            self._console.say(
                sentence(f"This cannot be used: {without_tabs(line.text) or '(empty)'}", line.problem)
            )
            typed = (await self._console.ask("Type it as it should be, or - to leave it out:")).strip()
            if not typed:
                return
            mended = [] if typed == "-" else parse(typed)
            if unusable := [one for one in mended if not one.person]:
                self._console.say(unusable[0].problem)
                continue
            self._problems = self._problems[1:]
            self._take(with_role_of(line, mended))

    async def _change_role(self) -> None:
        person = await self._who("Whose role?")
        if person is None:
            return
        roles = [Choice(role.value, words) for role, words in _ROLES.items()]
        role = Role(await self._console.choose(roles, default=person.role.value, says="Enter keeps"))
        other = replace(person, role=role)
        if self._keep(other if one == person else one for one in self._people):
            self._console.say(f"{person.address}: {_ROLES[role]}.")
            if not self._job and (stays := list_words.stays_in(self._sitting, person, other)):
                self._console.say(stays)

    async def _drop(self) -> None:
        """Off this list only; nobody is removed anywhere else."""
        person = await self._who("Whom?")
        if person is not None and self._keep(one for one in self._people if one != person):
            self._console.say(
                f"{person.address} is off the list. Nothing was changed in Ideolve."
                if self._job
                else off_the_list(self._sitting, person.address)
            )

    async def _who(self, question: str) -> Person | None:
        """By the number of the list, or by the address; None where nobody was named."""
        people = found = list(self._people)
        while len(found) > _MANY:
            typed = await self._console.ask(
                f"{question} There are {len(found)}: type a part of the address or name, or Enter for nobody:"
            )
            if not typed.strip():
                return None
            found = [
                one for one in people if typed.strip().casefold() in f"{one.address} {one.name}".casefold()
            ]
            if not 0 < len(found) <= _MANY:
                self._console.say(
                    f"{len(found)} have that. Type more of it." if found else "Nobody has that."
                )
                found = people
        named = {one.address: one for one in found}
        choices = [Choice(one.address, one.address, _ROLES[one.role]) for one in found]
        chosen = await self._console.choose([*choices, Choice("", "Nobody")], title=question)
        return named.get(chosen)

    def _keep(self, people: Iterable[Person]) -> bool:
        """Whether the list is on disk; says why not."""
        try:
            if self._job:
                keep_job_people(self._sitting, self._job, people)
            else:
                self._sitting.profile.set_people(people)
        except ProfileError as problem:
            self._console.say(str(problem))
            return False
        return True
