"""The small pages that the listener shows in the admin's browser. HTML without script."""

from __future__ import annotations

from html import escape

_STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;"
    "color:#1c1c1c;background:#fff}h1{font-size:1.4rem}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}a{color:#9cf}}"
)


def page(title: str, *paragraphs: str, link: tuple[str, str] | None = None) -> str:
    """A whole page. Everything given is text and is escaped; `link` is an address and its words."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs if paragraph)
    if link is not None:
        body += f'<p><a href="{escape(link[0])}">{escape(link[1])}</a></p>'
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def thank_you() -> str:
    """After a valid code."""
    return page(
        "Consent received",
        "Thank you: Zoho's answer has reached the wizard.",
        "Close this page and go back to the terminal. The wizard now fetches the token, and shows you "
        "company and user to confirm.",
    )


def already_connected() -> str:
    """When a further answer comes after a valid one."""
    return page(
        "Already connected",
        "The wizard has its answer from Zoho already; nothing more is needed here.",
        "Close this page and go back to the terminal.",
    )


def problem(what: str, cause: str, remedy: str, again: str) -> str:
    """When the answer is of no use; `again` is the address that leads to the consent page."""
    return page("No code yet", what, cause, remedy, link=(again, "Open Zoho's consent page again"))


def broken() -> str:
    """When our own code failed over an answer."""
    return page(
        "The wizard could not read this",
        "The fault is the wizard's own; Zoho has done its part.",
        "Go back to the terminal: it says what to do next.",
    )


def not_here(address: str) -> str:
    """For any other address of the listener."""
    return page(
        "Nothing to see here",
        "The wizard waits here for Zoho's answer.",
        link=(address, "Open Zoho's consent page"),
    )


def refused(reason: str) -> str:
    """For a request that no browser on the way back from Zoho would send."""
    return page("Request refused", reason, "Go back to the terminal and open the address it shows.")
