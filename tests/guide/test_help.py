"""Each step has its long help, readable in a terminal."""

from collections import Counter
from importlib.resources import files

import pytest

from tests.guide.test_corrections import STEPS
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.deluge.served import LIMITS, SERVED
from zoho_ideolve_wizard.guide import add_job, administrator, reminding, remove_job, texts

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


@pytest.mark.parametrize("step", [*STEPS, add_job.KEY, administrator.KEY, remove_job.KEY, reminding.KEY])
def test_each_step_has_its_long_help(step: str) -> None:
    text = files("zoho_ideolve_wizard.guide").joinpath("help", f"{step}.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert 25 <= len(lines) <= 60
    assert text.isascii()
    assert "## What usually goes wrong" in lines


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
