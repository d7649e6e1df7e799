"""What is said of an answer that cannot be used; of those about the client at Zoho, in `client_answer_troubles`."""

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

NO_CRM_ADDRESS = Trouble(
    "answer.crm-address",
    ENTERED,
    "This is not the address of a Zoho CRM page.",
    "",
    "Open CRM, copy the whole address bar and paste it, or leave this empty and choose the data center below.",
)
NO_SUCH_BEGINNING = Trouble(
    "answer.crm-address-begins",
    ENTERED,
    "This begins with {begins}:, and the address of a page begins with https:.",
    "A letter was lost when it was copied or typed.",
    "Copy the whole address bar of CRM again.",
)
PUBLIC_PROVIDER = Trouble(
    "answer.public-provider",
    ENTERED,
    "{domain} is a public mail provider.",
    "",
    "The guide asks for your company's own domain, since this address stands for the company.",
)
TWO_DIFFER = Trouble(
    "answer.passphrases-differ",
    ENTERED,
    "The two differ.",
    "A passphrase is typed twice and is hidden, so a slip would not be seen.",
    "Type both again.",
)
SAME_GROUPS = Trouble(
    "answer.same-groups",
    ENTERED,
    "The two groups need different names.",
    "They differ in small letters and capitals alone, or not at all.",
    "Change one of them.",
)
LONG_NAME = Trouble(
    "answer.long-name",
    ENTERED,
    "This has {count} characters.",
    "The name of a workspace or a group has to fit in one line of a form.",
    "Use at most {most}.",
)
UNSEEN = Trouble(
    "answer.unseen",
    ENTERED,
    "This contains characters that cannot be seen.",
    "They come along when a text is copied from a page.",
    "Type the name again.",
)
SEVERAL_WORDS = Trouble(
    "answer.several-words",
    ENTERED,
    "There is a space or a line break in it.",
    "Something beside the Client Id or the API key was copied too.",
    "Copy it again, by itself.",
)
ZOHOS = Trouble(
    "answer.zohos",
    ENTERED,
    "This is Zoho's: what Zoho issues begins with 1000.",
    "Zoho and Ideolve both call theirs Client Id.",
    "Enter the one that Ideolve shows.",
)
ACCOUNTS_PAIR = Trouble(
    "answer.accounts-pair",
    ENTERED,
    "This is the {which} of your Ideolve account.",
    "Ideolve accepts that one too, so a call would not show the mistake.",
    "The connector's is the one that the form issued: keep this only if the form's page shows it.",
)
TOO_MANY_FIELDS = Trouble(
    "answer.too-many-fields",
    ENTERED,
    "These are {count} fields.",
    "Of an account and of a deal the fields that a note shows are chosen.",
    "Choose at most {most}.",
)
NO_FIELDS = Trouble(
    "answer.no-fields",
    ENTERED,
    "This names no field.",
    "A note with a name and nothing else tells nobody anything.",
    "Name at least one, such as {name}.",
)
NO_FIELD_NAME = Trouble(
    "answer.field-name",
    ENTERED,
    "{name} is not the API name of a field.",
    "CRM's list of fields could not be read, so only the form of the name is judged.",
    "Write names such as Annual_Revenue.",
)
NO_FIELD_KIND = Trouble(
    "answer.field-kind",
    ENTERED,
    "A field of the kind {word} cannot be sent.",
    "Behind a colon stands how the values of a field are read.",
    "Write {name} alone, {name}:lookup or {name}:multi-select.",
)
NO_SUCH_FIELD = Trouble(
    "answer.no-such-field",
    ENTERED,
    "CRM has no field {name} that could be sent.",
    "",
    "{instead}",
)
NO_DAY = Trouble(
    "answer.day",
    ENTERED,
    "This is not a day.",
    "It is asked since which day records are sent.",
    "Write it as year, month and day, such as 2026-01-31.",
)
DAY_TO_COME = Trouble(
    "answer.day-to-come",
    ENTERED,
    "That day is still to come.",
    "",
    "To send nothing that is there now, choose Leave them.",
)
NO_LAST_NAME = Trouble(
    "answer.last-name",
    ENTERED,
    "CRM needs a last name.",
    "",
    "Write the first name, then the last.",
)
LONG_PERSON = Trouble(
    "answer.person-name-long",
    ENTERED,
    "CRM takes at most {most} characters for each of first and last name.",
    "",
    "Shorten it.",
)
SIGNS_IN_NAME = Trouble(
    "answer.person-name-signs",
    ENTERED,
    "CRM takes no special signs in a name.",
    "",
    "Write letters only.",
)
LEAVER_NAMED = Trouble(
    "answer.leaver-named",
    ENTERED,
    "That is who leaves.",
    "It is asked who takes over from the administrator who leaves.",
    "Name somebody who stays.",
)
NO_ADMINISTRATOR = Trouble(
    "answer.no-administrator",
    ENTERED,
    "CRM lists no other active administrator.",
    "",
    "In CRM, under Setup › General › Users, give whoever takes over the profile Administrator; they have to "
    "confirm CRM's invitation. Then come back here.",
)
ANOTHER_WAITS = Trouble(
    "answer.another-waits",
    ENTERED,
    "A new token of {who} waits already.",
    "",
    "To name somebody else, give that one up first: on the home screen, under Tokens.",
)
NOBODY = Trouble(
    "answer.nobody",
    ENTERED,
    "Nobody yet.",
    "",
    "Type or paste addresses above, or press {key} to go on without.",
)
NOT_THE_SAME = Trouble(
    "answer.not-the-same",
    ENTERED,
    "That is not the same.",
    "What takes access away is done only after its name was typed.",
    "Type it as it stands above, or cancel.",
)
KEY_MOVES = Trouble(
    "answer.key-moves",
    ENTERED,
    "This key moves about and chooses on every screen.",
    "",
    "Choose another one.",
)
KEY_TYPES = Trouble(
    "answer.key-types",
    ENTERED,
    "This works while you type, so a letter or sign cannot be its key.",
    "",
    "Choose F1 to F12 or Ctrl.",
)
KEY_TAKEN = Trouble(
    "answer.key-taken",
    ENTERED,
    "There it already means: {words} ({id}).",
    "One key cannot do two things on one screen.",
    "Choose another one, or change that first.",
)
