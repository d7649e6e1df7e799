"""What can go wrong with a copy sheet, said on the page or in the terminal."""

from zoho_ideolve_wizard.trouble import Trouble

NOT_SERVED = Trouble(
    "sheet.not-served",
    "This computer",
    "The copy sheet cannot be served from here: {why}.",
    "This computer lets no program listen on its own address.",
    "Copy the values in the terminal instead; what is to be done is the same.",
)
OPENED_ALREADY = Trouble(
    "sheet.opened-already",
    "This wizard",
    "This address of the copy sheet was opened already.",
    "It opens once, so that whoever sees it later gets nothing.",
    "The terminal gives another one: {again}. If it was not you who opened it, leave the task in the terminal: then the "
    "copy sheet is gone.",
)
GONE = Trouble(
    "sheet.gone",
    "This wizard",
    "This copy sheet is gone.",
    "Its task is done, or was left in the terminal.",
    "Go on in the terminal. This page can be closed.",
)
CUT = Trouble(
    "sheet.cut",
    "This wizard",
    "The wizard does not answer the copy sheet.",
    "It was closed, or the tunnel was cut.",
    "Look at the terminal. The page goes on by itself when the wizard answers again.",
)
NOT_COPIED = Trouble(
    "sheet.not-copied",
    "This computer",
    "The browser did not let the copy sheet copy.",
    "It keeps the clipboard from pages, or was told to when it asked.",
    "Copy it in the terminal, or allow the clipboard for this page and press Copy again.",
)
NOT_KEPT = Trouble(
    "sheet.secret-not-kept",
    "This computer",
    "The wizard does not hold this secret any more.",
    "It was kept for one run only, or the secret store was changed.",
    "Enter it again in the step that asks for it, then open the copy sheet again.",
)


def sentences(trouble: Trouble) -> str:
    """All of it in one line."""
    return " ".join(part for part in (trouble.what, trouble.cause, trouble.remedy) if part)
