"""A record becomes a note, told as it happens; and what is said when it does not."""

from collections.abc import AsyncIterator

import pytest

from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.demonstrating import RehearsedStage
from zoho_ideolve_wizard.guide.crm_side import automation_access, demonstration
from zoho_ideolve_wizard.guide.crm_side.demonstration import Event, Kind, plain_lines
from zoho_ideolve_wizard.guide.home import home_menu, progress
from zoho_ideolve_wizard.guide.sitting import Sitting


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One</p><ul><li>a: b</li><li>c</li></ul>", ["One", "- a: b", "- c"]),
        ("Two &lt;b&gt; &amp;<br>three", ["Two <b> &", "three"]),
        ("<p><b>Bold</b> and not</p><p></p>", ["Bold and not"]),
        ("", []),
    ],
)
def test_a_note_as_lines_of_text(html: str, lines: list[str]) -> None:
    assert plain_lines(html) == lines


async def told(events: AsyncIterator[Event]) -> list[Event]:
    return [event async for event in events]


async def test_a_record_becomes_a_note_and_its_edit_a_comment(automated: Sitting) -> None:
    stage = automated.surroundings.stage
    assert stage is not None
    record, rule, function, note, field = await told(demonstration.new_account(stage))
    assert record.title == "CRM: somebody saves the account Lakeside Clinic"
    assert "Ideolve accounts" in rule.title
    assert rule.lines == (f"account_id: {record.account_id}",)
    assert function.title == "CRM: ideolve_account_saved runs"
    assert note.title == "Ideolve: a note appears, Account: Lakeside Clinic"
    assert "- Description: Wants <two> more scanners & a service contract." in note.lines
    assert "shared with Sales" in note.lines[0]
    assert field.kind is Kind.FIELD

    events = await told(demonstration.changed_account(stage, record.account_id))
    assert [event.kind for event in events] == [Kind.RECORD, Kind.RULE, Kind.FUNCTION, Kind.COMMENT]
    assert "- Phone: +91 20 5550 0199" in " ".join(events[-1].lines)


async def test_it_is_not_offered_where_the_vendors_functions_run(automated: Sitting) -> None:
    """Nobody has seen those: none of them runs in the stand-ins, so no rule would fire."""

    def offered() -> list[str]:
        found = home_menu.entries(automated, progress.progress(automated), can_rehearse=False)
        return [key for key, _, _ in found if key == "demo"]

    assert offered() == ["demo"]
    automated.profile.set(automation_access.WAY, automation_access.VENDOR)
    assert offered() == []


async def test_without_a_rule_it_says_that_the_setup_comes_first(
    rehearsal: Rehearsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "FIRST_RUN", 0.1)
    monkeypatch.setattr(demonstration, "EVERY", 0.05)
    stage = RehearsedStage(rehearsal.printed)
    events = await told(demonstration.new_account(stage))
    await stage.aclose()
    assert [event.kind for event in events] == [Kind.RECORD, Kind.NOTHING]
    assert not events[-1].well
    assert "Go through the setup first" in events[-1].lines[0]


async def test_what_fails_is_told_with_its_reason(automated: Sitting, rehearsal: Rehearsed) -> None:
    broken = rehearsal.company.setup.function("ideolve_account_saved")
    assert broken is not None
    broken.code = 'void automation.ideolve_account_saved(String account_id)\n{\n\tinfo "a" + 1\n}\n'
    stage = automated.surroundings.stage
    assert stage is not None
    events = await told(demonstration.new_account(stage))
    assert [event.kind for event in events] == [Kind.RECORD, Kind.RULE, Kind.FUNCTION]
    assert events[-1].title == "CRM: ideolve_account_saved fails"
    assert events[-1].lines


async def test_a_paused_integration_makes_no_note(automated: Sitting, rehearsal: Rehearsed) -> None:
    switch = rehearsal.company.setup.variable("ideolve_state")
    assert switch is not None
    switch.value = "paused"
    stage = automated.surroundings.stage
    assert stage is not None
    events = await told(demonstration.new_account(stage))
    assert events[-1].title == "Ideolve: no note was made"
    assert any("paused" in line for event in events for line in event.lines)
