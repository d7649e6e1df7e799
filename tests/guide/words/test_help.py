"""Each step has its long help, readable in a terminal."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from tests.guide.test_corrections import STEPS
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.deluge.served import LIMITS, SERVED
from zoho_ideolve_wizard.guide.corrections import CORRECTIONS, Correction
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.ui.ascii import TWINS

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
)


HELP = files("zoho_ideolve_wizard.guide").joinpath("help")
KEYS = sorted(one.name.removesuffix(".md") for one in HELP.iterdir())
each_help = pytest.mark.parametrize("key", KEYS)


def test_every_step_has_its_help() -> None:
    assert set(STEPS) < set(KEYS)


@each_help
def test_each_help_has_four_parts_under_the_same_headings(key: str) -> None:
    lines = texts.help_of(key).splitlines()
    assert lines[0].startswith("# ")
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == list(texts.PARTS)
    assert [line for line in lines if line.startswith("# ")] == lines[:1]


@each_help
def test_no_part_is_empty_and_every_file_is_plain_and_short(key: str) -> None:
    text = HELP.joinpath(f"{key}.md").read_text(encoding="utf-8")
    assert all(sign.isascii() or ord(sign) in TWINS for sign in text)
    assert len(text.splitlines()) <= 70
    for part in texts.help_of(key).split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        assert len(body.split()) >= 5, heading


@each_help
def test_what_goes_wrong_is_told_with_what_to_do(key: str) -> None:
    """Each line names the trouble in bold, and says something about it."""
    part = texts.help_of(key).split(f"## {texts.WRONG}\n")[1].split("\n## ")[0]
    told = [line for line in part.splitlines() if line.startswith("- ")]
    assert len(told) >= 2
    for line in told:
        assert re.match(r"- \*\*.+?\*\*.*\w{3}", line), line


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda one: one.key)
def test_each_slip_is_told_in_its_steps_help_and_on_the_page_of_all(correction: Correction) -> None:
    for key in (*correction.steps, texts.CORRECTIONS_KEY):
        text = texts.help_of(key)
        told = [
            line for line in text.splitlines() if line.startswith("- It says:") and correction.we_use in line
        ]
        assert any(correction.guide_says in line and correction.why in line for line in told), key
        assert correction.sure or any("our reading, not confirmed" in line for line in told)


def test_what_the_guide_has_right_and_what_it_does_not_have_are_told_apart() -> None:
    assert "nothing to correct here" in texts.help_of("workspace")
    assert "no page on this" in texts.help_of("home")


def test_the_help_of_the_automation_says_what_the_catalog_does() -> None:
    text = texts.help_of("automation")
    fields = Counter(field.module for field in memory.FIELDS)
    accounts, deals, meetings = (NUMBERS[fields[module]] for module in ("Accounts", "Deals", "Events"))
    assert f"**{NUMBERS[len(memory.FIELDS)].capitalize()} fields**: {accounts} in accounts" in text
    assert f"{deals} in deals, {meetings} in meetings" in text
    assert f"**{NUMBERS[len(variables.VARIABLES)].capitalize()} variables**" in text
    assert f"**{NUMBERS[len(ours.FUNCTIONS)].capitalize()} functions.**" in text
    rules, schedules = NUMBERS[len(ours.RULES)], NUMBERS[len(ours.SCHEDULES)]
    assert f"{rules} rules and {schedules} schedules by hand" in text
    for row in SERVED:
        assert f"**{row.name}:** {', '.join(row.by)}. {row.why}" in text
    assert all(f"- {limit}" in text for limit in LIMITS)


def test_the_other_steps_have_no_word_of_it() -> None:
    assert "What serves each row" not in texts.help_of("connection")
