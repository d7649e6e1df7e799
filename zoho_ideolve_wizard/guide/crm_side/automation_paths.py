"""Where Ideolve takes notes, comments and files: asked for, since no public page says it, then proven by a test note.

No function is installed before a test note has shown its id: without one, no comment could find its note.
"""

from hashlib import sha256

from zoho_ideolve_wizard.engine.question import Answers, Problem, Question
from zoho_ideolve_wizard.engine.task import Automatic, Outcome, Task
from zoho_ideolve_wizard.guide.connector import PAIR_SINCE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve import note_paths
from zoho_ideolve_wizard.services.ideolve.answers import Pair
from zoho_ideolve_wizard.services.ideolve.note_paths import NOT_CONFIRMED, NotePaths
from zoho_ideolve_wizard.services.ideolve.notes import IdeolveNotes, TestNote

NOTE, COMMENT, ATTACHMENT = "ideolve.note_path", "ideolve.comment_path", "ideolve.attachment_path"
NOTE_ID = "ideolve.note_id_at"
WHERE_TO_FIND = (
    "The vendor's seven files have them, attached to docs.mithi.com/home/integration-with-zoho-crm; or ask "
    "support@ideolve.com."
)
_SHOWN = "ideolve/test-note"
"""Where the id of the last test note is remembered."""


def questions(sitting: Sitting) -> list[Question]:
    known = sitting.endpoints.note_paths
    source = (
        "The rehearsal's own; the real one may be another." if known else f"{NOT_CONFIRMED}. {WHERE_TO_FIND}"
    )

    def path(key: str, what: str, default: str, *, about_a_note: bool, fills: str) -> Question:
        def check(answer: str, _answers: Answers) -> Problem | None:
            problem = note_paths.path_problem(answer, about_a_note=about_a_note)
            return Problem(problem) if problem else None

        return Question(
            key,
            f"Path for {what}",
            default=default,
            placeholder="/...",
            check=check,
            help=f"{fills} {source[:1].upper()}{source[1:]}",
        )

    return [
        path(
            NOTE,
            "a new note",
            known.note if known else "",
            about_a_note=False,
            fills="The path alone; {user} stands for the connector's user.",
        ),
        path(
            COMMENT,
            "a comment",
            known.comment if known else "",
            about_a_note=True,
            fills="{note} stands for the note's id.",
        ),
        path(
            ATTACHMENT,
            "a file",
            known.attachment if known else "",
            about_a_note=True,
            fills="{note} stands for the note's id.",
        ),
        Question(
            NOTE_ID,
            "Where the answer has the note's id",
            default=known.note_id if known else "id",
            check=_key,
            help=f"A field's name; with dots for one inside another, such as note.id. {NOT_CONFIRMED.capitalize()}: "
            "the test note shows whether it is right.",
        ),
    ]


def _key(answer: str, _answers: Answers) -> Problem | None:
    problem = note_paths.key_problem(answer)
    return Problem(problem) if problem else None


def paths(sitting: Sitting) -> NotePaths | None:
    """As answered; None until all of them are."""
    found = NotePaths(*(sitting.answer(key) for key in (NOTE, COMMENT, ATTACHMENT, NOTE_ID)))
    return None if found.problems() else found


# -- the test note


def note_key(sitting: Sitting) -> str:
    """Of the task that proves the path of a note: with another pair, user or path it is to be proven anew."""
    return f"ideolve/test-note/{_digest(sitting, sitting.answer(NOTE), sitting.answer(NOTE_ID))}"


def proven(sitting: Sitting) -> bool:
    """Whether a test note has shown its id, with what is answered now."""
    record = sitting.ledger.last(note_key(sitting))
    return record is not None and record.outcome is Outcome.VERIFIED


def must_be_proven(sitting: Sitting) -> None:
    """Nothing that relies on a note's id is installed before. Raises ServiceFailure."""
    if not proven(sitting):
        raise ServiceFailure.of(troubles.NOT_PROVEN)


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    """A note, a comment on it, a file on it; nobody is told of them."""
    found = paths(sitting)
    if found is None or not sitting.answer("connector.client_id"):
        return []
    note = note_key(sitting)

    async def send_note() -> str:
        made = await _client(sitting, found).send_test_note()
        sitting.ledger.remember(_SHOWN, made.id)
        return f"Ideolve made a note and showed its id, {made.id}. It stays in Ideolve; delete it there if you like."

    async def send_comment() -> str:
        await _client(sitting, found).send_test_comment(_shown(sitting, found))
        return "Ideolve says that it took it: look at the note."

    async def send_file() -> str:
        await _client(sitting, found).send_test_file(_shown(sitting, found))
        return "Ideolve says that it took it: look at the note."

    async def not_known() -> bool:
        return False  # Ideolve has no call that would tell; one test more does no harm.

    comment = f"ideolve/test-comment/{_digest(sitting, found.comment)}"
    file = f"ideolve/test-file/{_digest(sitting, found.attachment)}"
    return [
        Task(note, "A test note shows its id", "Ideolve", Automatic(send_note, not_known)),
        Task(comment, "A comment reaches it", "Ideolve", Automatic(send_comment, not_known), (note,)),
        Task(file, "A file reaches it", "Ideolve", Automatic(send_file, not_known), (note,)),
    ]


def _client(sitting: Sitting, found: NotePaths) -> IdeolveNotes:
    pair = Pair(sitting.answer("connector.client_id"), sitting.secret("connector.api_key"))
    user = sitting.answer("ideolve.primary_contact")
    return IdeolveNotes(sitting.http, sitting.endpoints.ideolve_api, user, pair, found)


def _shown(sitting: Sitting, found: NotePaths) -> TestNote:
    return TestNote(sitting.ledger.places().get(_SHOWN, ""), found.note_id)


def _digest(sitting: Sitting, *texts: str) -> str:
    pair = (sitting.answer("connector.client_id"), sitting.answer(PAIR_SINCE))
    told = "\n".join((*pair, sitting.answer("ideolve.primary_contact"), *texts))
    return sha256(told.encode()).hexdigest()[:12]
