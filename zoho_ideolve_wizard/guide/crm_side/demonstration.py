"""A demonstration in the rehearsal: somebody saves a record in CRM, and its note appears in Ideolve.

Told as it happens, from what the stand-ins say of themselves. The real services have no such window: there it is
"prove it" that shows the same.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Protocol

ABOUT = "Stand-ins for CRM and Ideolve: the wizard's own functions run in them, as they would in Zoho. Nothing is real."

FIRST = {
    "Account_Name": "Lakeside Clinic",
    "Industry": "Health care",
    "Phone": "+91 20 5550 0142",
    "Description": "Wants <two> more scanners & a service contract.",
}
"""What somebody types into CRM; one with signs that must not reach a note as HTML."""
THEN = {"Phone": "+91 20 5550 0199", "Description": "Three scanners now; offer due on Friday."}
"""What somebody changes in it later."""

EVERY = 0.2
"""Seconds between two looks."""
PATIENCE = 20.0
"""Seconds that a rule's run may take here."""
FIRST_RUN = 2.0
"""Seconds after which no rule is taken to have fired: here it does at once."""


@dataclass(frozen=True)
class Ran:
    """One run of a function. `state` is waiting, running, done or failed; `order` is what made it run."""

    id: str
    order: str
    function: str
    arguments: Mapping[str, str]
    state: str
    log: tuple[str, ...] = ()
    failure: str = ""

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(frozen=True)
class Note:
    """A note in Ideolve. `html` is its text, `comments` are those of its comments, oldest first."""

    id: str
    subject: str
    html: str
    shared_with: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What the stand-ins hold: runs, notes by id, and the note's id of each account by its own."""

    runs: tuple[Ran, ...]
    notes: Mapping[str, Note]
    note_ids: Mapping[str, str]


class Stage(Protocol):
    """The rehearsal, as far as a demonstration needs it. Every method raises ServiceFailure."""

    async def save_account(self, values: Mapping[str, str], account_id: str = "") -> str:
        """By CRM's page, as a salesperson does; without an id a new one. Answers with its id."""
        ...

    async def look(self) -> Seen: ...

    async def aclose(self) -> None: ...


class Kind(StrEnum):
    RECORD = "record"
    RULE = "rule"
    FUNCTION = "function"
    NOTE = "note"
    COMMENT = "comment"
    FIELD = "field"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Event:
    """One thing that happened: where, what, and its text where it has one. `well`: it went as it should."""

    kind: Kind
    title: str
    lines: tuple[str, ...] = ()
    well: bool = True
    account_id: str = ""


async def new_account(stage: Stage) -> AsyncIterator[Event]:
    """A new account, up to its note. Raises ServiceFailure."""
    before = {one.id for one in (await stage.look()).runs}
    account_id = await stage.save_account(FIRST)
    name = FIRST["Account_Name"]
    typed = tuple(
        f"{key.replace('_', ' ')}: {value}" for key, value in FIRST.items() if key != "Account_Name"
    )
    yield Event(Kind.RECORD, f"CRM: somebody saves the account {name}", typed, account_id=account_id)
    async for event in _run(stage, before):
        yield event
        if not event.well:
            return
    found = await stage.look()
    note = found.notes.get(found.note_ids.get(account_id, ""))
    if note is None:
        yield Event(Kind.NOTHING, "Ideolve: no note was made", (_WHY_NOT,), well=False)
        return
    yield _note(note)
    yield Event(Kind.FIELD, "CRM: the account keeps the note's id", (note.id,))


async def changed_account(stage: Stage, account_id: str) -> AsyncIterator[Event]:
    """An edit of it, up to the comment on its note. Raises ServiceFailure."""
    found = await stage.look()
    before = {one.id for one in found.runs}
    note_id = found.note_ids.get(account_id, "")
    known = found.notes[note_id].comments if note_id in found.notes else ()
    await stage.save_account({**FIRST, **THEN}, account_id)
    typed = tuple(f"{key.replace('_', ' ')}: {value}" for key, value in THEN.items())
    yield Event(Kind.RECORD, f"CRM: somebody changes {FIRST['Account_Name']}", typed, account_id=account_id)
    async for event in _run(stage, before):
        yield event
        if not event.well:
            return
    note = (await stage.look()).notes.get(note_id)
    comments = note.comments[len(known) :] if note else ()
    if not comments:
        yield Event(Kind.NOTHING, "Ideolve: no comment was made", (_WHY_NOT,), well=False)
        return
    yield Event(Kind.COMMENT, "Ideolve: the note gets a comment", tuple(plain_lines(comments[-1])))


_WHY_NOT = "The account has its note already and nothing of what is sent has changed, sending is paused, or Ideolve refused."


async def _run(stage: Stage, before: set[str]) -> AsyncIterator[Event]:
    """The rule that fires, and the function that it runs; nothing of what ran before."""
    waited, told = 0.0, False
    while True:
        found = await stage.look()
        one = next((run for run in found.runs if run.id not in before), None)
        if one is not None and not told:
            told = True
            handed = tuple(f"{name}: {value or 'nothing'}" for name, value in one.arguments.items())
            yield Event(Kind.RULE, f"CRM: the {one.order} fires and hands over", handed)
        if one is not None and one.over:
            lines = (*one.log, *([one.failure] if one.failure else []))
            words = "runs" if one.state == "done" else "fails"
            yield Event(Kind.FUNCTION, f"CRM: {one.function} {words}", lines, well=one.state == "done")
            return
        if waited >= (PATIENCE if told else FIRST_RUN):
            yield Event(
                Kind.NOTHING,
                "CRM: no rule fired" if not told else "CRM: it runs on and on",
                (_NO_RULE,),
                well=False,
            )
            return
        await asyncio.sleep(EVERY)
        waited += EVERY


_NO_RULE = (
    "Nothing listens for accounts yet. Go through the setup first, up to the rules of step 7; its last part, Prove it, "
    "names what is missing."
)


def _note(note: Note) -> Event:
    shared = (f"shared with {', '.join(note.shared_with)}",) if note.shared_with else ("shared with nobody",)
    return Event(Kind.NOTE, f"Ideolve: a note appears, {note.subject}", (*shared, *plain_lines(note.html)))


def plain_lines(html: str) -> list[str]:
    """A note's HTML as lines of text: a paragraph each, and each entry of a list after a dash."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return [line for line in (" ".join(one.split()) for one in reader.lines) if line not in ("", "-")]


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in ("p", "div", "br", "ul", "ol"):
            self.lines.append("")
        elif tag == "li":
            self.lines.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div", "ul", "ol", "li"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
