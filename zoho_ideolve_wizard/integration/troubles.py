"""What can go wrong on this computer: the secret store, the settings, the profile."""

from zoho_ideolve_wizard.trouble import Trouble

SYSTEM = "This computer"
_ANOTHER_STORE = "keep the secrets in a file with a passphrase, or for this run only."

SHORT_PASSPHRASE = Trouble(
    "secrets.short-passphrase",
    SYSTEM,
    "The passphrase is too short.",
    "",
    "Use at least {least} characters; four or five words do well.",
)
LOCKED = Trouble(
    "secrets.locked",
    SYSTEM,
    "The file with the secrets is locked.",
    "",
    "Enter its passphrase first.",
)
NOT_REACHED = Trouble(
    "secrets.file-not-used",
    SYSTEM,
    "{path} could not be used: {reason}.",
    "",
    "Check the folder's permissions and the free space, and try again.",
)
TOO_FULL = Trouble(
    "secrets.too-full",
    SYSTEM,
    "The secrets of this profile would take {size} characters, and a keyring item holds fewer than {most}.",
    "",
    "Remove a token that is no longer used, or keep the secrets in a file with a passphrase.",
)
REFUSED = Trouble(
    "secrets.keyring-refused",
    SYSTEM,
    "{keyring} refused ({error}).",
    "",
    f"Unlock it and try again, or {_ANOTHER_STORE}",
)
NOT_GIVEN_BACK = Trouble(
    "secrets.not-given-back",
    SYSTEM,
    "The secret store took the secrets but did not give them back.",
    "",
    "Choose another store: a file with a passphrase, or this run only.",
)
WRONG_PASSPHRASE = Trouble(
    "secrets.wrong-passphrase",
    SYSTEM,
    "This is not the passphrase of the file with the secrets.",
    "",
    "Check capital letters and the keyboard's language, and try again.",
)
DAMAGED_FILE = Trouble(
    "secrets.damaged-file",
    SYSTEM,
    "The file with the secrets is damaged, so it was left as it is.",
    "",
    "Put a backup of it in its place, or move it away and enter the secrets again.",
)
NEWER_FILE = Trouble(
    "secrets.newer-file",
    SYSTEM,
    "The file with the secrets was written by a newer version of the wizard.",
    "",
    "Update the wizard.",
)
FOREIGN_ITEM = Trouble(
    "secrets.foreign-item",
    SYSTEM,
    "The secret store holds something under this profile's name that the wizard did not write.",
    "",
    "Remove that item there, or choose another profile or another store.",
)
PLAIN_KEYRING = Trouble(
    "secrets.plain-keyring",
    SYSTEM,
    "The keyring that this computer is set to use (PYTHON_KEYRING_BACKEND or keyringrc.cfg) keeps secrets in plain "
    "text or not at all, so the wizard does not use it.",
    "",
    "Use a file with a passphrase, or keep secrets for this run only.",
)
NO_KEYRING = Trouble(
    "secrets.no-keyring",
    SYSTEM,
    "No keyring of the operating system can be reached from here.",
    "",
    "Use a file with a passphrase, or keep secrets for this run only.",
)
IN_USE = Trouble(
    "profile.in-use",
    SYSTEM,
    "Another wizard has this profile open.{who}",
    "",
    "Go on there, or close it and start again; another profile can be opened meanwhile.",
)
UNREADABLE_SETTINGS = Trouble(
    "profile.unreadable",
    SYSTEM,
    "The settings could not be read: line {line}, column {column}: {fault} The file was kept as {file}, in {folder}.",
    "",
    "Mend that line and give the file its old name back while the wizard is closed, or answer the questions again.",
)
ODDLY_WRITTEN = Trouble(
    "profile.oddly-written",
    SYSTEM,
    "{path} is written in a way that the wizard cannot change safely, so it was left alone.",
    "",
    "Give each section its own [heading] with plain `key = value` lines below it, and try again.",
)
NEWER_SETTINGS = Trouble(
    "profile.newer",
    SYSTEM,
    "{path} was written by a newer version of the wizard (format {found}; this one knows {known}).",
    "",
    "Update the wizard, or choose another profile. Nothing was changed.",
)
BAD_NAME = Trouble(
    "profile.bad-name",
    SYSTEM,
    "A profile's name has 1 to 40 letters (a to z), digits, hyphens or underscores, starts with a letter or digit, "
    "and is not a device's name such as con or com1.",
    "",
    "Choose another name, for example acme-crm.",
)
NOT_POSSIBLE = Trouble(
    "profile.not-possible",
    SYSTEM,
    "{path} could not be {done}: {reason}.",
    "",
    "Check the folder's permissions and the free space, and try again.",
)
