"""The ready texts say what people need, and keep what was typed in its place."""

import pytest

from zoho_ideolve_wizard.guide.words import messages


def test_salespeople_learn_how_to_share_a_note_with_the_experts() -> None:
    text = messages.to_salespeople("Acme", "CRM", "Experts")
    assert text.startswith("Subject: ")
    assert 'Share it with the group "Experts"' in text
    assert 'workspace "CRM"' in text
    assert "accept the invitation" in text


def test_salespeople_of_an_archive_read_nothing_of_experts() -> None:
    text = messages.to_salespeople("Acme", "CRM")
    assert "expert" not in text
    assert 'workspace "CRM"' in text
    assert "\n\n\n" not in text


def test_experts_learn_how_to_log_in_and_that_an_email_alerts_them() -> None:
    text = messages.to_experts("Acme", "CRM", "Sales")
    assert "Log in to Ideolve with the address" in text
    assert "Ideolve sends you an e-mail" in text
    assert 'somebody of "Sales"' in text


def test_the_vendor_is_told_whom_to_disable_and_that_the_notes_stay() -> None:
    text = messages.ask_to_disable("ana@example.com", "CRM")
    assert text.splitlines()[0] == "Subject: Please disable an Ideolve account: ana@example.com"
    assert "Please keep the notes" in text


def test_the_vendor_gets_one_message_for_several_people() -> None:
    one, both = ["ana@example.com"], ["ana@example.com", "bo@example.com"]
    assert messages.ask_to_disable_several(one, "CRM") == messages.ask_to_disable(one[0], "CRM")
    text = messages.ask_to_disable_several(both, "CRM")
    assert text.splitlines()[0] == "Subject: Please disable 2 Ideolve accounts"
    assert "    ana@example.com\n    bo@example.com\n" in text


@pytest.mark.parametrize(
    "name", ["Acme\nBcc: eve@example.com", "Acme\x1b[2J", "A" * 200, "[/bold]", "\u202eemcA", "{x}"]
)
def test_a_hostile_name_adds_no_line_and_no_control_character(name: str) -> None:
    for harmless, hostile in (
        (messages.to_salespeople("x", "x", "x"), messages.to_salespeople(name, name, name)),
        (messages.to_experts("x", "x", "x"), messages.to_experts(name, name, name)),
        (messages.ask_to_disable("x", "x"), messages.ask_to_disable(name, name)),
        (
            messages.ask_to_disable_several(["x", "x"], "x"),
            messages.ask_to_disable_several([name, name], name),
        ),
        (messages.ask_to_enable("x", "x"), messages.ask_to_enable(name, name)),
        (messages.reminder("x"), messages.reminder(name)),
    ):
        assert len(hostile.splitlines()) == len(harmless.splitlines())
        assert "\x1b" not in hostile
        assert "\u202e" not in hostile


def test_a_name_written_from_right_to_left_stays_as_it_is() -> None:
    assert 'workspace "\u05e9\u05dc\u05d5\u05dd"' in messages.to_salespeople("x", "\u05e9\u05dc\u05d5\u05dd")


def test_monthly_checks_are_single_lines() -> None:
    checks = messages.monthly_checks()
    assert len(checks) >= 5
    assert all(len(check.splitlines()) == 1 for check in checks)
