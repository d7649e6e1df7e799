"""The sheet as HTML. Everything given is text and is escaped; no secret is given. No script or style inside."""

from collections.abc import Collection
from html import escape

from zoho_ideolve_wizard.engine.by_hand import GOOD_TO_KNOW, Page, page_key, to_copy, value_key
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.services.origins import is_loopback, origin_of
from zoho_ideolve_wizard.sheet import troubles
from zoho_ideolve_wizard.trouble import Trouble

MASK = "••••••••"


def sheet(page: Page, known: Collection[str], badge: str = "") -> str:
    """The whole page. Addresses of `known` origins are links, others can only be copied."""
    steps = "".join(_step(number, step, known, to_copy(page)) for number, step in enumerate(page.steps, 1))
    notes = "".join(f"<p>{_text(note)}</p>" for note in page.notes)
    done = "I have sent it" if page.waits_for else "I have done this"
    return _frame(
        page.title,
        (f'<p class="badge">{_text(badge)}</p>' if badge else "")
        + f"<h1>{_text(page.title)}</h1>"
        + f'<div id="told"><span id="count"{"" if to_copy(page) else " hidden"}>0 of {len(to_copy(page))} ticked.</span> '
        '<span id="said" role="status">What you copy here is noted in the terminal too.</span></div>'
        + f"<ol>{steps}</ol>"
        + f"<p>When all of it is done, say so in the terminal: <b>{done}</b>.</p>"
        + (f'<section class="notes"><p>{GOOD_TO_KNOW}</p>{notes}</section>' if notes else ""),
        head='<link rel="stylesheet" href="sheet.css"><script src="sheet.js" defer></script>',
        gone=troubles.GONE.what.removesuffix("."),
        why=f"{troubles.GONE.cause} {troubles.GONE.remedy}",
        cut=troubles.sentences(troubles.CUT),
        refused=troubles.sentences(troubles.NOT_COPIED),
    )


def _step(number: int, step: Instruction, known: Collection[str], counted: Collection[str]) -> str:
    rows = _page_row(page_key(number), step.url, known) if step.url else ""
    for index, value in enumerate(step.values):
        rows += _value_row(value_key(number, index), value, counts=value_key(number, index) in counted)
    return f"<li><p>{_text(step.text)}</p>{f'<table>{rows}</table>' if rows else ''}</li>"


def _page_row(key: str, url: str, known: Collection[str]) -> str:
    if not is_link(url, known):
        return _row(key, "Page", f"<span>{_text(url)}</span>", _button("Page"), counts=False)
    safe = escape(url)
    link = f'<a href="{safe}" target="_blank" rel="noopener noreferrer">{_text(url)}</a>'
    return _row(key, "Page", link, "", counts=False)


def _value_row(key: str, value: Value, *, counts: bool) -> str:
    shown = f'<span class="secret">{MASK}</span>' if value.secret else f"<pre>{_text(value.text)}</pre>"
    return _row(key, value.label, shown, _button(value.label), counts=counts)


def _button(label: str) -> str:
    return f'<button type="button" aria-label="{escape(f"Copy {label}")}">Copy</button>'


def _row(key: str, label: str, shown: str, button: str, *, counts: bool) -> str:
    mark = "" if counts else " data-uncounted"
    return (
        f'<tr id="{key}" data-label="{escape(label)}"{mark}><td class="tick"></td>'
        f'<th scope="row">{_text(label)}</th><td class="value">{shown}</td><td>{button}</td></tr>'
    )


def is_link(url: str, known: Collection[str]) -> bool:
    """https to a known host; a stand-in's pages are on this computer, without it."""
    return origin_of(url) in known and (url.startswith("https://") or is_loopback(url))


def gone() -> str:
    return _trouble(troubles.GONE)


def opened_already(again: str) -> str:
    """`again`: what to do in the terminal for another address."""
    return _trouble(troubles.OPENED_ALREADY.about(again=again))


def nothing_here() -> str:
    return _message("Nothing to see here", "Open the address that the terminal shows.")


def _trouble(trouble: Trouble) -> str:
    return _message(trouble.what.removesuffix("."), f"{trouble.cause} {trouble.remedy}")


def _message(title: str, text: str) -> str:
    return _frame(title, f"<h1>{_text(title)}</h1><p>{_text(text)}</p>")


def _frame(title: str, body: str, head: str = "", **told: str) -> str:
    """`told`: what the script may have to say."""
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in told.items())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>{head}</head><body><main{data}>{body}</main></body></html>"
    )


def _text(text: str) -> str:
    """Apart from what surrounds it, so that no name can turn the direction of other words."""
    return f"<bdi>{escape(text)}</bdi>"
