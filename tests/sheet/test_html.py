"""Whatever a name holds, the page keeps its form: text stays text, and turns no other words round."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Instruction, Value
from zoho_ideolve_wizard.sheet import html

KNOWN = frozenset({"https://www.ideolve.com"})


class Seen(HTMLParser):
    """The tags in order, the attributes that do something, and the words of each `bdi`."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.acting: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._inside = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.acting += [
            (name, value or "") for name, value in attrs if name in ("href", "src") or name[:2] == "on"
        ]
        if tag == "bdi":
            self._inside += 1
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "bdi"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words[-1] += data


def page(name: str) -> Page:
    values = (Value(name, name), Value(name, secret="zoho.client_secret"))
    steps = (Instruction(name, "https://www.ideolve.com", values), Instruction(name, f"https://{name}"))
    return Page(name, name, steps, (), notes=(name,))


@given(st.text(min_size=1).filter(lambda text: "\r" not in text and "\0" not in text))
def test_any_name_is_only_text(name: str) -> None:
    seen, plain = Seen(html.sheet(page(name), KNOWN, name)), Seen(html.sheet(page("x"), KNOWN, "x"))
    assert seen.tags == plain.tags
    assert (
        seen.acting
        == plain.acting
        == [
            ("href", "sheet.css"),
            ("src", "sheet.js"),
            ("href", "https://www.ideolve.com"),
        ]
    )
    given_words = {"x": name, "https://x": f"https://{name}"}
    assert seen.words == [given_words.get(word, word) for word in plain.words]


def test_a_link_is_https_to_a_known_host_or_on_this_computer() -> None:
    known = {"https://www.ideolve.com", "http://www.ideolve.com", "http://127.0.0.1:8800"}
    assert html.is_link("https://www.ideolve.com/login?a=1#b", known)
    assert html.is_link("http://127.0.0.1:8800/x", known)
    for url in (
        "http://www.ideolve.com/",
        "https://www.ideolve.com.evil.example/",
        "https://www.ideolve.com@evil.example/",
        "https://user:pw@www.ideolve.com/",
        "http://127.0.0.1:8801/",
        "javascript:alert(1)//https://www.ideolve.com",
        "//www.ideolve.com",
        " https://www.ideolve.com/",
        "",
    ):
        assert not html.is_link(url, known), url


def test_only_values_are_counted() -> None:
    values = (Value("Client Id", "a"), Value("Host", "b", spare=True), Value("Before", "c", to_read=True))
    page = Page("form", "Form", (Instruction("Fill in.", "https://www.ideolve.com", values),), ())
    shown = html.sheet(page, KNOWN)
    assert "0 of 1 ticked." in shown
    assert shown.count("data-uncounted") == 3
    assert '<span id="count" hidden>' in html.sheet(
        Page("p", "P", (Instruction("Go.", "https://x"),), ()), KNOWN
    )
