"""How code that somebody edited in CRM is shown beside the wizard's: line by line, a few at a time, up to a limit."""

from tests.guide.automation_desk import AutomationDesk
from zoho_ideolve_wizard.guide.crm_side.automation_difference import AT_ONCE, MOST, difference, rest

OWN = "\n".join(f"line {number};" for number in range(60))


def test_each_place_is_one_value_with_both_sides() -> None:
    shown, more = difference(OWN.replace("line 3;", "mine;").replace("line 5;\n", ""), OWN)
    assert [(one.label, one.text) for one in shown] == [
        ("Line 4", "-mine;\n+line 3;"),
        ("Line 6", "+line 5;"),
    ]
    assert all(one.to_read for one in shown)
    assert (more, rest(more)) == (0, "")


def test_of_many_lines_the_first_are_shown_a_few_at_a_time_and_the_others_counted() -> None:
    shown, more = difference("mine;", OWN)
    lines = [line for one in shown for line in one.text.split("\n")]
    assert lines[:2] == ["-mine;", "+line 0;"]
    assert len(lines) == MOST
    assert max(one.text.count("\n") + 1 for one in shown) == AT_ONCE
    assert [one.label for one in shown] == ["Line 1", *[""] * 9]
    assert (more, rest(more)) == (21, " 21 more lines differ.")


async def test_a_key_that_stands_in_the_edited_code_is_not_shown(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    key = desk.sitting.secret("connector.api_key")
    function = desk.function("ideolve_escape")
    function.code = function.code.replace('"&amp;"', f'"{key}"')
    (page,) = (await desk.looks("build")).pages()
    (value,) = page.steps[0].values
    assert "[hidden]" in value.text
    assert key not in value.text
    kept = "".join(desk.sitting.ledger.places().values())
    assert "ideolve_escape" in kept
    assert "replaceAll" not in kept
