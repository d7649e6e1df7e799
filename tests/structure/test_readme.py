"""The README's first two commands: one line each, that a fresh clone can run as it stands."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_each_is_one_line() -> None:
    for command in commands()[:2]:
        assert len(command.splitlines()) == 1, command
        assert not command.startswith("$")


def test_the_first_ends_with_the_wizard_open_on_the_rehearsal() -> None:
    assert commands()[0].strip().endswith("--rehearse")


def test_the_second_installs_what_the_tests_need_and_runs_them() -> None:
    assert "[dev]" in commands()[1]
    assert re.search(r"pytest$", commands()[1].strip())


def test_pictures_that_it_shows_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text) + re.findall(r'<img[^>]+src="([^"]+)"', text)
    assert [path for path in shown if not path.startswith("http") and not (ROOT / path).is_file()] == []


def test_links_within_it_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    places = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert [link for link in re.findall(r"\]\(#([^)]+)\)", text) if link not in places] == []
