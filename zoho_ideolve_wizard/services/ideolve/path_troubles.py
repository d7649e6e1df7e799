"""What is said of a path of Ideolve's, or of the place of a note's id, that cannot be used."""

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

WITH_HOST = Trouble(
    "path.with-host",
    ENTERED,
    "Only the path is entered.",
    "It is asked where Ideolve takes notes; the wizard sends them to no other host.",
    "Leave out the host, which is always Ideolve's own.",
)
NO_SLASH = Trouble(
    "path.no-slash",
    ENTERED,
    "A path begins with a slash.",
    "",
    "Put one before it.",
)
OTHER_SIGNS = Trouble(
    "path.other-signs",
    ENTERED,
    "A path has letters, digits and single slashes, no blanks, dots alone, ? or #.",
    "",
    "Correct it.",
)
BRACES = Trouble(
    "path.braces",
    ENTERED,
    "Only {user} and {note} are filled in, once each.",
    "They stand for the connector's user and for the id of the note.",
    "Correct the braces.",
)
NO_NOTE = Trouble(
    "path.no-note",
    ENTERED,
    "The note's id is missing.",
    "A comment and a file belong to a note, which is named in their path.",
    "Put {note} where it belongs.",
)
NOTE_TOO_SOON = Trouble(
    "path.note-too-soon",
    ENTERED,
    "A new note has no id yet.",
    "Ideolve gives it one in its answer.",
    "Leave out {note}.",
)
NO_PLACE = Trouble(
    "path.no-place",
    ENTERED,
    "This is not the place of a note's id.",
    "It has blanks or other signs than a field's name has.",
    "Enter the name of a field of the answer, such as id, or note.id for one inside another.",
)
