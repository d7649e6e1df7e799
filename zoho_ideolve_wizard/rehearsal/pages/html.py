"""The frame of every page, and text made safe for it."""

from html import escape
from urllib.parse import urlencode

from starlette.responses import Response

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;"
    "background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}.banner{background:#fff3cd;"
    "padding:.4rem .8rem;border-radius:.3rem;font-size:.9rem}label{display:block;margin:.5rem 0 .1rem}"
    "input:not([type=checkbox]):not([type=hidden]),textarea,select{font:inherit;width:100%;box-sizing:border-box}"
    "button{font:inherit;margin:.5rem .5rem .5rem 0}#message{background:#d9f2e0;padding:.4rem .8rem}"
    "#error{background:#fbdcdc;padding:.4rem .8rem}code{overflow-wrap:anywhere}form.inline{display:inline}"
)


def page(title: str, body: str, *, status: int = 200) -> Response:
    """A whole page. ``body`` is HTML, the title is text."""
    safe = escape(title)
    return Response(
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{safe}</title><style>{_STYLE}</style></head><body>"
        '<p class="banner">Rehearsal: nothing here is real, and nothing leaves this computer.</p>'
        f"<h1>{safe}</h1>{body}</body></html>",
        status_code=status,
        media_type="text/html",
        headers={
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
            "X-Frame-Options": "DENY",
        },
    )


def error_page(words: str, detail: str) -> Response:
    """Zoho's page for a request that it cannot take: a few words, and here also a sentence that explains."""
    return page(
        "Zoho Accounts", f'<p id="error">{escape(words)}</p><p id="detail">{escape(detail)}</p>', status=400
    )


def told(message: str = "", problem: str = "") -> str:
    """What came of the last click, if anything."""
    if problem:
        return f'<p id="error">{escape(problem)}</p>'
    return f'<p id="message">{escape(message)}</p>' if message else ""


def hidden(values: dict[str, str]) -> str:
    """Hidden inputs."""
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in values.items()
    )


def field(name: str, label: str, value: str = "", *, kind: str = "text", prefix: str = "") -> str:
    """A labelled input. Its id is its name, after ``prefix`` where a page has several forms."""
    own = escape(f"{prefix}{name}")
    return (
        f'<label for="{own}">{escape(label)}</label>'
        f'<input id="{own}" name="{escape(name)}" type="{kind}" value="{escape(value)}" autocomplete="off">'
    )


def area(name: str, label: str, value: str = "", *, prefix: str = "", rows: int = 3) -> str:
    """A labelled field of several lines."""
    own = escape(f"{prefix}{name}")
    return (
        f'<label for="{own}">{escape(label)}</label>'
        f'<textarea id="{own}" name="{escape(name)}" rows="{rows}">\n{escape(value)}</textarea>'
    )


def select(name: str, label: str, choices: dict[str, str], chosen: str = "", *, prefix: str = "") -> str:
    """A labelled choice of one."""
    own = escape(f"{prefix}{name}")
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in choices.items()
    )
    return (
        f'<label for="{own}">{escape(label)}</label>'
        f'<select id="{own}" name="{escape(name)}">{options}</select>'
    )


def checkbox(name: str, label: str, on: bool, *, prefix: str = "") -> str:
    """A labelled box to tick; its value is ``on``."""
    own = escape(f"{prefix}{name}")
    ticked = " checked" if on else ""
    return (
        f'<label for="{own}"><input id="{own}" name="{escape(name)}" type="checkbox" value="on"{ticked}> '
        f"{escape(label)}</label>"
    )


def form(
    action: str,
    inside: str,
    button: str,
    *,
    own_id: str = "",
    values: dict[str, str] | None = None,
    inline: bool = False,
    files: bool = False,
) -> str:
    """A form that posts, with one button; ``files`` if it has a field for a file."""
    marks = f' id="{escape(own_id)}"' if own_id else ""
    marks += ' enctype="multipart/form-data"' if files else ""
    marks += ' class="inline"' if inline else ""
    return (
        f'<form method="post" action="{escape(action)}"{marks}>{hidden(values or {})}{inside}'
        f'<button type="submit">{escape(button)}</button></form>'
    )


def link(path: str, text: str, *, own_id: str = "", **query: str) -> str:
    """A link with a query."""
    target = f"{path}?{urlencode(query)}" if query else path
    marks = f' id="{escape(own_id)}"' if own_id else ""
    return f'<a href="{escape(target)}"{marks}>{escape(text)}</a>'


def code(own_id: str, text: str) -> str:
    """A value to be copied."""
    return f'<code id="{escape(own_id)}">{escape(text)}</code>'
