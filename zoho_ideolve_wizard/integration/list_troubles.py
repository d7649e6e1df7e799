"""What is said of a list of people, typed, pasted or in a file, and of a line of it, that cannot be used."""

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

TOO_MANY_LINES = Trouble(
    "people.too-many-lines",
    ENTERED,
    "This file has more than {most} lines.",
    "It holds more than the people who take part: a whole directory, perhaps.",
    "Split it, or take out the people who are not needed.",
)
NO_FILE = Trouble(
    "people.no-file",
    ENTERED,
    "{path} cannot be read: it is not a file.",
    "",
    "Give the path of a CSV file.",
)
TOO_LARGE = Trouble(
    "people.too-large",
    ENTERED,
    "{file} is larger than {most} MB.",
    "",
    "Save only the columns for address, name and role, as CSV.",
)
UNREADABLE = Trouble(
    "people.unreadable",
    ENTERED,
    "{path} cannot be read: {reason}.",
    "",
    "Check the path and its permissions.",
)
WORKBOOK = Trouble(
    "people.workbook",
    ENTERED,
    "{file} is a workbook, not a CSV file.",
    "",
    "Open it in the spreadsheet program, choose Save as (or Download), then CSV UTF-8, and give that file.",
)
NO_TEXT = Trouble(
    "people.no-text",
    ENTERED,
    "{file} is not a text file in an encoding that the wizard knows.",
    "",
    "Save it as CSV UTF-8 and try again.",
)
BAD_LINE = Trouble(
    "people.bad-line",
    ENTERED,
    "Line {line} cannot be read as CSV ({fault}).",
    "",
    "Mend or remove it, and try again.",
)
NO_ADDRESS = Trouble(
    "people.no-address",
    ENTERED,
    "There is no address here.",
    "",
    "Write ana@example.com, or put a name before its address: Ana Silva <ana@example.com>. Roles are sales, expert, "
    "both.",
)
STRAY_ROLE = Trouble(
    "people.stray-role",
    ENTERED,
    "A role stands where no address goes before it.",
    "",
    "A role goes behind the address that it belongs to: ana@example.com, expert.",
)
UNKNOWN_ROLE = Trouble(
    "people.unknown-role",
    ENTERED,
    'There is no role "{role}".{asks}',
    "",
    "Roles are sales, expert, both: write one of them, or none.",
)
COMMA_FOR_DOT = Trouble(
    "people.comma-for-dot",
    ENTERED,
    "Is there a dot meant: {address}?",
    "A comma stands inside what looks like an address.",
    "Write the dot. Where the comma parts two things, put a blank behind it.",
)
TWICE = Trouble(
    "people.twice",
    ENTERED,
    "Already on line {line}.",
    "The same person stands in the list twice.",
    "Nothing has to be mended: each is taken once.",
)
TWICE_BOTH = Trouble(
    "people.twice-both",
    ENTERED,
    "Already on line {line}, with another role: counted there as both.",
    "The same person stands in the list twice, once as a salesperson and once as an expert.",
    "If only one role is meant, take the other line out.",
)
