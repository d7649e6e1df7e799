"""A note's HTML as a page may show it: a few harmless tags without attributes, and everything else as text."""

from html import escape
from html.parser import HTMLParser

_TAGS = frozenset(
    (
        "p",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "code",
        "pre",
        "a",
    )
)
_ALONE = frozenset({"br", "hr"})


def harmless(html: str) -> str:
    """The HTML with what is allowed of it, well nested, whatever the note holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.result()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        # Each tag with the one that is shown for it: a link that leads nowhere good is just words.
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that is not allowed is shown as it was written."""
        if tag in _ALONE:
            self._pieces.append(f"<{tag}>")
        elif tag in _TAGS:
            target = dict(attrs).get("href") or ""
            nowhere = tag == "a" and not target.startswith(("http://", "https://"))
            shown = "span" if nowhere else tag
            self._pieces.append(f'<a href="{escape(target)}">' if shown == "a" else f"<{shown}>")
            self._open.append((tag, shown))
        else:
            self._pieces.append(escape(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened; an end without a beginning is left out."""
        if tag in [opened for opened, _ in self._open]:
            while True:
                last, shown = self._open.pop()
                self._pieces.append(f"</{shown}>")
                if last == tag:
                    return

    def handle_data(self, data: str) -> None:
        """Text."""
        self._pieces.append(escape(data))

    def result(self) -> str:
        """All of it, with what is still open closed."""
        return "".join(self._pieces + [f"</{shown}>" for _, shown in reversed(self._open)])
