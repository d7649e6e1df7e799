"""A question with more choices than anybody wants to hear; and one whose choices could not be read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.opening import sitting_for
from tests.support.prompts import Keys, never
from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask
from zoho_ideolve_wizard.plain.asking import ask_part
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.services.failure import ServiceFailure

ROLES = tuple(Choice(f"r{number}", f"Region {number} Manager") for number in range(60))


def questions(_sitting: Sitting) -> Sequence[Question]:
    return [
        Question("team.role", "Role", Kind.CHOICE, default="r7", choices=ROLES, help="What they may see.")
    ]


async def no_answer(_sitting: Sitting) -> None:
    raise ServiceFailure(
        service="Zoho CRM", what="Zoho CRM does not answer.", code="TIMEOUT", remedy="Try again later."
    )


async def asked(home: Path, *typed: str, part: Ask | None = None) -> tuple[str, str]:
    """What was kept and what was said, when this is typed."""
    sitting = sitting_for(None, home)
    keys, written = Keys(), list[str]()
    for line in typed:
        keys.press(line)
    await ask_part(Console(keys, written.append, never), sitting, part or Ask("who", "Who", "", questions))
    kept = sitting.answer("team.role")
    await sitting.close()
    return kept, "".join(written)


async def test_a_part_of_the_name_finds_it_among_many(home: Path) -> None:
    kept, said = await asked(home, "on 4", "2")
    assert kept == "r40"
    assert (
        "Role. What they may see. There are 60: type a part of the name. Enter takes Region 7 Manager: "
        in said
    )
    assert "1. Region 4 Manager.\n2. Region 40 Manager.\n" in said


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        (("",), "r7", "Enter takes Region 7 Manager:"),
        (("59",), "r59", "There are 60"),
        (("nobody", "59"), "r59", "None has that."),
        (("manager", "59"), "r59", "60 have that in their names. Type more of it."),
    ],
)
async def test_enter_one_hit_none_and_too_many(
    typed: tuple[str, ...], kept: str, said: str, home: Path
) -> None:
    found, words = await asked(home, *typed)
    assert found == kept
    assert said in words


async def test_choices_that_could_not_be_read_are_no_reason_to_stop(home: Path) -> None:
    part = Ask("who", "Who", "", questions, prepare=no_answer)
    kept, said = await asked(home, "", part=part)
    assert kept == "r7"
    assert said.startswith("Reading what can be chosen.\nZoho CRM does not answer.")
