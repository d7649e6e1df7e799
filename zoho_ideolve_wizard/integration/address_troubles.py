"""What is said of a text that is no e-mail address: the mistakes people make most, then any other."""

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

EMPTY = Trouble(
    "address.empty",
    ENTERED,
    "An e-mail address is needed.",
    "",
    "Write it as ana@example.com.",
)
NO_AT = Trouble(
    "address.no-at",
    ENTERED,
    "This is not an e-mail address: it has no @.",
    "",
    "Write it as ana@example.com.",
)
SEVERAL_ATS = Trouble(
    "address.several-ats",
    ENTERED,
    "This has more than one @.",
    "Several addresses were pasted, or the @ was typed twice.",
    "Write one address at a time.",
)
SPACE = Trouble(
    "address.space",
    ENTERED,
    "An e-mail address has no spaces.",
    "",
    "Take the space out.",
)
NO_NAME = Trouble(
    "address.no-name",
    ENTERED,
    "The name before the @ is missing.",
    "",
    "Write it as ana@example.com.",
)
NO_DOMAIN = Trouble(
    "address.no-domain",
    ENTERED,
    "The domain after the @ is missing.",
    "",
    "Write it as ana@example.com.",
)
LONG_NAME = Trouble(
    "address.long-name",
    ENTERED,
    "Before the @ there is room for {most} characters at most.",
    "",
    "Check the spelling.",
)
ACCENTS = Trouble(
    "address.accents",
    ENTERED,
    "Before the @ only plain letters, digits and signs can be used.",
    "",
    "Check for accents.",
)
NO_ENDING = Trouble(
    "address.no-ending",
    ENTERED,
    "The domain after the @ has no ending.",
    "",
    "Write it in full, such as example.com.",
)
MISSPELT = Trouble(
    "address.misspelt",
    ENTERED,
    "{fault}.",
    "",
    "Check the spelling.",
)
