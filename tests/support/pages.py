"""A web page as somebody sees it: its forms, links and words. Standard library only."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeVar
from urllib.parse import urljoin

Found = TypeVar("Found")

_VOID = {"meta", "input", "br", "hr", "img", "link"}


@dataclass
class Form:
    """`fields` holds what would be sent if nothing were changed; `buttons` are (name, value, words);
    `choices` has for each list to choose from the values by their words."""

    id: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Link:
    id: str
    address: str
    words: str


@dataclass
class Page:
    """`address` is what the address bar shows. `reached` is False for the browser's own error page."""

    address: str
    status: int = 0
    reached: bool = True
    forms: list[Form] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    by_id: dict[str, str] = field(default_factory=dict)
    words: str = ""

    def form(self, own_id: str) -> Form:
        return _the_one([form for form in self.forms if form.id == own_id], f"form {own_id}", self)

    def form_to(self, path: str, **values: str) -> Form:
        """The form that posts to that path with these hidden values: one of many alike."""
        found = [
            form
            for form in self.forms
            if form.action.endswith(path) and values.items() <= form.fields.items()
        ]
        return _the_one(found, f"form to {path}", self)

    def link(self, words_or_id: str) -> Link:
        found = [link for link in self.links if words_or_id in (link.id, link.words)]
        return _the_one(found, f"link {words_or_id}", self)

    def value(self, own_id: str) -> str:
        """The words of the element with that id, such as a client id."""
        if own_id not in self.by_id:
            raise LookupError(f"no {own_id} on {self.address}: {self.words}")
        return self.by_id[own_id]

    @property
    def problem(self) -> str:
        """What the page says went wrong; empty if nothing did."""
        return self.by_id.get("error", "")


def _the_one(found: list[Found], what: str, page: Page) -> Found:
    if len(found) != 1:
        raise LookupError(f"{len(found)} of {what} on {page.address}: {page.words}")
    return found[0]


def read_page(address: str, status: int, html: str) -> Page:
    reader = _Reader(Page(address, status))
    reader.feed(html)
    reader.close()
    reader.page.words = " ".join(reader.page.words.split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._open: list[tuple[str, str, list[str]]] = []  # tag, id, words
        self._form: Form | None = None
        self._select = ""
        self._option = ""
        self._link = ""
        self._button: tuple[str, str] | None = None
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("id", ""), urljoin(self.page.address, given.get("action", "")))
            self.page.forms.append(self._form)
        elif self._form is not None:
            self._in_form(tag, given, self._form)
        if tag == "a":
            self._link = urljoin(self.page.address, given.get("href", ""))
        if tag not in _VOID:
            self._open.append((tag, given.get("id", ""), []))

    def _in_form(self, tag: str, given: dict[str, str], form: Form) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input":
            form.names.add(name)
            if given.get("type") != "checkbox" or "checked" in given:
                form.fields[name] = value
        elif tag == "textarea":
            form.names.add(name)
            self._area = name
        elif tag == "select":
            form.names.add(name)
            self._select = name
            form.choices[name] = {}
        elif tag == "option":
            self._option = value
            if "selected" in given or self._select not in form.fields:
                form.fields[self._select] = value
        elif tag == "button":
            self._button = (name, value)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, own_id, pieces = self._open.pop()
            words = "".join(pieces)
            if own_id:
                self.page.by_id[own_id] = " ".join(words.split())
            if opened == "a":
                self.page.links.append(Link(own_id, self._link, words.strip()))
            if opened == "button" and self._form is not None and self._button is not None:
                self._form.buttons.append((*self._button, words.strip()))
            if opened == "option" and self._form is not None:
                self._form.choices[self._select][words.strip()] = self._option
            if opened == "textarea" and self._form is not None:
                self._form.fields[self._area] = words.removeprefix("\n")
            if opened == tag:
                break
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        if any(tag in ("style", "script") for tag, _, _ in self._open):
            return
        for _, _, pieces in self._open:
            pieces.append(data)
        self.page.words += data + " "
