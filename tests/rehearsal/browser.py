"""A browser for pages that need no script: it reads forms, links and text, and clicks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx


@dataclass
class Form:
    """A form with its fields as they stand; ``buttons`` by their words."""

    action: str
    own_id: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, dict[str, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """What somebody sees."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(convert_charrefs=True)
        self.response = response
        self.url = str(response.url)
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.by_id: dict[str, str] = {}
        self.tags: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self.text = ""
        self.feed(response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "form":
            self.forms.append(Form(found["action"], found.get("id", "")))
        elif tag == "input":
            if found.get("type") != "checkbox" or "checked" in found:
                self.forms[-1].fields[found["name"]] = found.get("value", "")
        elif tag == "select":
            self._select = found["name"]
        elif tag == "option" and (self._select not in self.forms[-1].fields or "selected" in found):
            self.forms[-1].fields[self._select] = found["value"]
        if tag not in ("input", "meta", "br"):
            self._open.append((tag, found))
        if tag == "textarea":
            self.forms[-1].fields[found["name"]] = ""
        if found.get("id"):
            self.by_id.setdefault(found["id"], "")

    def handle_endtag(self, tag: str) -> None:
        name, found = self._open.pop()
        assert name == tag, f"<{name}> is closed by </{tag}>"
        if tag == "button":
            words = self._words.strip()
            value = {found["name"]: found["value"]} if "name" in found else {}
            self.forms[-1].buttons[words] = value
        elif tag == "textarea":
            self.forms[-1].fields[found["name"]] = self._words.removeprefix("\n")
        elif tag == "a":
            self.links[found.get("id") or self._words] = found["href"]

    def handle_data(self, data: str) -> None:
        self.text += data
        self._words = data
        for _, found in self._open:
            if found.get("id"):
                self.by_id[found["id"]] = self.by_id.get(found["id"], "") + data

    def form(self, own_id: str) -> Form:
        """The form with this id."""
        return next(form for form in self.forms if form.own_id == own_id)

    def form_with(self, **fields: str) -> Form:
        """The first form whose fields hold these values."""
        return next(form for form in self.forms if fields.items() <= form.fields.items())


class Browser:
    """One window. Redirects are not followed, so that a test sees where they lead."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def open(self, url: str, params: dict[str, str] | None = None) -> Page:
        """Go to an address."""
        return Page(self.client.get(url, params=params))

    def follow(self, page: Page, link: str) -> Page:
        """Click a link by its id or words."""
        return self.open(urljoin(page.url, page.links[link]))

    def press(
        self, page: Page, form: Form, button: str, typed: dict[str, str] | None = None
    ) -> httpx.Response:
        """Type into a form's fields and press one of its buttons."""
        unknown = set(typed or {}) - set(form.fields)
        assert not unknown, f"the form has no field {unknown}, only {list(form.fields)}"
        data = {**form.fields, **(typed or {}), **form.buttons[button]}
        return self.client.post(urljoin(page.url, form.action), data=data)

    def submit(self, page: Page, own_id: str, button: str, **typed: str) -> Page:
        """``press`` for the form with this id; the page that comes back."""
        return Page(self.press(page, page.form(own_id), button, typed))
