"""Whatever is said, nothing but words and line feeds reaches the terminal."""

import asyncio
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.snapshots.test_hostile_names import NAMES
from tests.support.prompts import Keys, never
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.plain.prompting import Choice, Console, Leave
from zoho_ideolve_wizard.plain.spoken import SEEN, chapters, folded, read_aloud, spoken

_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
hostile = st.one_of(st.sampled_from(sorted(NAMES.values())), st.text())


def acts(character: str) -> bool:
    """Whether a terminal would do something at this, other than show it or begin a line."""
    if character == "\n":
        return False
    turns = unicodedata.bidirectional(character) in _TURNING
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or turns


async def everything_about(name: str) -> str:
    """Every way in which a console writes, each with this name in it."""
    written: list[str] = []
    keys = Keys()
    console = Console(keys, written.append, never)
    console.say(name, f"The workspace {name}.")
    console.alone(name)
    keys.press("u")
    try:
        await console.choose([Choice("a", name, name), Choice("b", name)], title=name, default="a", help=name)
    except Leave:
        console.say("left")
    for line in ("?", "yes"):
        keys.press(line)
    assert await console.agrees(name, help=name)
    return "".join(written)


@given(hostile)
def test_no_control_and_no_escape_is_written(name: str) -> None:
    said = asyncio.run(everything_about(name))
    assert [character for character in said if acts(character)] == []


@given(hostile)
def test_a_name_cannot_pass_for_a_line_of_its_own(name: str) -> None:
    assert "\n" not in spoken(f"Somebody called {name} 1. Yes")


@given(hostile, st.integers(min_value=20, max_value=200))
def test_no_word_is_broken_and_none_is_lost(name: str, width: int) -> None:
    line = spoken(f"The workspace {name} exists.")
    lines = folded(line, width).split("\n")
    assert " ".join(lines).split() == line.split()
    assert all(len(one) <= width or " " not in one.strip() for one in lines)


def test_without_columns_a_line_stays_one() -> None:
    assert folded("word " * 100, 0) == "word " * 100


def test_our_own_signs_are_told_in_ascii() -> None:
    said = spoken("Acme · 3 done… Photo › Settings → “Save” \N{EN DASH} or not")
    assert said == 'Acme; 3 done... Photo, then Settings -> "Save" - or not'


def test_a_merge_field_is_said_by_its_name() -> None:
    assert (
        spoken("deal_id is filled with ${!Deals.Id}.") == "deal_id is filled with the merge field Deals.Id."
    )


def test_emphasis_and_a_question_as_a_heading_are_read_as_words() -> None:
    text = "### First: how will you consent?\n\nA *client* of *(our reading of it)*, 2 * 3 * 4.\n* one\n* two"
    assert read_aloud(text) == (
        "First: how will you consent?\n\nA client of (our reading of it), 2 * 3 * 4.\n* one\n* two"
    )


def test_a_help_text_falls_into_chapters() -> None:
    found = chapters("# Tokens\n\nWhat they are.\n\n## Why *one*?\n\nBecause.\n- so\n\n## Empty\n")
    assert [(one.title, one.lines) for one in found] == [
        ("Tokens", ("What they are.",)),
        ("Why one?", ("Because.", "- so")),
    ]
    assert chapters("") == []


def test_every_step_has_a_help_in_chapters() -> None:
    for step in steps.SETUP:
        found = chapters(texts.help_of(step.key))
        assert len(found) > 1
        assert not any(re.search(r"\*\w|\w\*|\?:", line) for one in found for line in (one.title, *one.lines))


def test_chapters_about_what_is_only_seen_are_left_out() -> None:
    every = "".join(texts.help_of(step.key) for step in steps.SETUP)
    for title in SEEN:
        assert every.count(f"# {title}\n") == 1
    said = [line for step in steps.SETUP for one in chapters(texts.help_of(step.key)) for line in one.lines]
    assert not any(re.search(r"\bF\d+\b|Ctrl", line) for line in said)


def test_a_help_text_is_read_without_its_marks() -> None:
    text = "## What it is\n\nOpen **CRM**, then `Setup`. See [the page](https://example.com/x).\n- one\n"
    assert read_aloud(text) == (
        "What it is:\n\nOpen CRM, then Setup. See the page (https://example.com/x).\n- one"
    )
