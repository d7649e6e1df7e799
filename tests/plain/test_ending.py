"""The input may end at any prompt: the next start goes on, and nothing is done twice."""

from pathlib import Path

import pytest

from tests.support.going_through import PASSPHRASE, Goer
from tests.support.person import Person
from tests.support.prompts import at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.rehearsing import surroundings_of

WHERE = (0, 3, 6, 8, 12, 18, 21, 23, 25, 29, 31, 38, 44, 61)
"""After so many answers: among them in the middle of a form, at the passphrase, before the plan, at consent, at the
question whose token it is, between the two values of the pair, within the list of people."""


@pytest.mark.timeout(120)
async def test_all_of_it_led_by_what_is_asked_alone_and_without_a_secret_on_the_screen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        goer = Goer(talk, person)
        await goer.goes_through()
        assert goer.typed > max(WHERE)
        assert [steps.of_step(step, talk.sitting) for step in steps.SETUP] == [Standing.DONE] * 9
        assert talk.said.isascii()
        assert [secret for secret in {*rehearsal.secrets(), PASSPHRASE} if secret in talk.said] == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("answers", WHERE)
async def test_the_next_start_goes_on_where_the_input_ended(
    answers: int, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await Goer(talk, person).goes_through(answers)
        place = talk.sitting.ledger.places().get(steps.PLACE, "")
        left = progress.progress(talk.sitting)
        assert await talk.closes_the_input() is Ended.INPUT
        assert talk.said.endswith("The next start says what is next.\n")
    async with at_the_prompts(rehearsal.printed, home) as talk:
        assert talk.sitting.ledger.places().get(steps.PLACE, "") == place
        seen = progress.seen(talk.sitting)
        assert seen is not None
        assert left.next is not None
        assert (seen.done, seen.next) == (left.done, left.next.step.title)
        await Goer(talk, person).goes_through()
        assert [steps.of_step(step, talk.sitting) for step in steps.SETUP] == [Standing.DONE] * 9
    workspaces = rehearsal.ideolve["workspaces"]
    assert isinstance(workspaces, list)
    (workspace,) = workspaces
    assert sorted(workspace["invitations"]) == ["ana.silva@acme.example.com", "ines.rey@acme.example.com"]
    assert rehearsal.live_tokens == 1


async def test_q_quits_from_within_a_step_and_the_next_start_goes_on_there(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await Goer(talk, person).goes_through(6)
        left = progress.progress(talk.sitting)
        await talk.types("q")
        assert await talk.ends() is Ended.CLOSED
    async with at_the_prompts(rehearsal.printed, home) as talk:
        seen = progress.seen(talk.sitting)
        assert seen is not None
        assert left.next is not None
        assert (seen.done, seen.next) == (left.done, left.next.step.title)


@pytest.mark.parametrize("answers", [4, 12], ids=["half-typed", "kept"])
async def test_a_rehearsal_that_is_thrown_away_is_quit_only_when_that_is_meant(
    answers: int, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    there = surroundings_of(rehearsal.printed, environ={}, real_profile=None, throw_away=True)
    async with at_the_prompts(rehearsal.printed, home, surroundings=there) as talk:
        await Goer(talk, person).goes_through(answers)
        await talk.types("q")
        await talk.reads("This rehearsal is thrown away, with all you entered.", "Quit? Type yes or no.")
        await talk.types("")
        await talk.reads("What would you like to do?")
        await talk.types("q", "quit")
        assert await talk.ends() is Ended.CLOSED


async def test_where_nothing_was_entered_nothing_is_asked(rehearsal: Rehearsed, home: Path) -> None:
    there = surroundings_of(rehearsal.printed, environ={}, real_profile=None, throw_away=True)
    async with at_the_prompts(rehearsal.printed, home, surroundings=there) as talk:
        await talk.types("q")
        assert await talk.ends() is Ended.CLOSED
