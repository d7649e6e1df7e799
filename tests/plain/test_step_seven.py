"""Step 7 at plain prompts, with the wizard's own functions: built by program, the rules and schedules by hand."""

import re
from pathlib import Path

import pytest

from tests.support.crm_pages import CrmPages
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.crm_side import prove
from zoho_ideolve_wizard.guide.sitting import Sitting


def page(talk: Talk) -> dict[str, str]:
    """What the by-hand work that is open gives: the values that stand alone below their labels."""
    said = talk.said[talk.said.rfind("\nBy hand:") :]
    found: dict[str, str] = {}
    for label, value in re.findall(r"^([^\n]+):\n([^\n]+)$", said, re.MULTILINE):
        found.setdefault(label, value)
    return found


async def works_by_hand(talk: Talk) -> None:
    await talk.chooses("By hand")
    await talk.hears_all()


@pytest.mark.timeout(150)
async def test_an_admin_builds_the_crm_side_and_a_record_becomes_a_note(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "EVERY", 0.05)
    crm = CrmPages(person, rehearsal.company.name)

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "connection", answers={"consent.way": "paste"})

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.reads("By hand: Connection")
        await talk.hears_all()
        await crm.connects(page(talk))
        await talk.chooses("I have done this")

        await talk.chooses("The wizard's own")
        await talk.enters_until("Do it:")
        await talk.chooses("Do it:")
        await talk.reads("Ideolve says that it took it")
        await talk.chooses("Continue")
        await talk.types("")
        await talk.chooses("By hand instead")
        await talk.reads("How")
        await talk.types("")
        await talk.reads("Say the address")
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.chooses("Yes, this is the company")
        await talk.chooses("Continue")

        await talk.reads("Reading what can be chosen.", "that can be named")
        await talk.types("l")
        await talk.reads("The names to type", "- Annual_Revenue, Annual Revenue\n", "- Industry\n")
        await talk.types("Phone, Industri")
        await talk.reads("Did you mean Industry? Type yes to take Phone, Industry.")
        await talk.types("yes")
        await talk.enters_until("All done")
        await talk.chooses("All done")
        await talk.types("yes")
        await talk.chooses("Continue")
        await talk.reads("Without a note now: 7 accounts and 6 deals")
        await talk.chooses("Leave")
        await talk.chooses("Do it: 40 things")
        await talk.reads("10 of 40 done.\n20 of 40 done.\n30 of 40 done.\nAll of it is done now.")
        await talk.chooses("Continue")

        await works_by_hand(talk)
        for _ in ours.RULES:
            await talk.hears_all()
            await crm.makes_rule(page(talk))
            await talk.chooses("I have done this")
        await talk.reads("You said that it is done: the wizard looks.", "All of it is done now.")
        await talk.chooses("Continue")
        await works_by_hand(talk)
        for _ in ours.SCHEDULES:
            await talk.hears_all()
            await crm.makes_schedule(page(talk))
            await talk.chooses("I have done this")
        await talk.chooses("Continue")

        await talk.chooses("Do it:")
        await talk.reads("1 of 1, done: A new account gets its note in Ideolve.", "1. Continue.")
        assert "All of it is done now." not in talk.now
        automation = next(step for step in steps.SETUP if step.key == "automation")
        assert steps.of_step(automation, talk.sitting) is Standing.DONE
        assert talk.said.isascii()
        assert [secret for secret in rehearsal.secrets() if secret in talk.said] == []

    assert [one.state for one in rehearsal.company.setup.runs] == ["done"]
    assert {rule.name for rule in rehearsal.company.setup.rules} == {rule.name for rule in ours.RULES}
    assert len(rehearsal.company.setup.schedules) == len(ours.SCHEDULES)
