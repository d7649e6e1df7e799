"""Whether a rule that was read runs often enough: a throw-away account would not show that edits are missed."""

from dataclasses import replace

from tests.guide.crm_side.test_chain import GOOD, LISTED, WHOLE, filled
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.guide.crm_side import automation_rules
from zoho_ideolve_wizard.guide.crm_side.automation_rules import RulesRead
from zoho_ideolve_wizard.guide.crm_side.chain import Broken, Link
from zoho_ideolve_wizard.services.zoho.crm_rules import Rule

ACCOUNTS = ours.RULES[0]
FIRST_EDIT = replace(GOOD, repeat=False)


def problem(*rules: Rule) -> Broken | None:
    return automation_rules.problem(ACCOUNTS, RulesRead({"Accounts": rules}, LISTED))


def test_a_rule_for_the_first_edit_alone_does_not_hold() -> None:
    assert problem(GOOD) is None
    found = problem(FIRST_EDIT)
    assert found is not None
    assert found.link is Link.WRONG_TRIGGER
    assert "at the first edit of a record only" in found.what
    assert "Repeat this workflow every time" in found.where


def test_one_that_runs_at_every_edit_is_enough() -> None:
    assert problem(FIRST_EDIT, replace(GOOD, id="another")) is None


def test_what_cannot_be_read_is_not_taken_for_wrong() -> None:
    assert automation_rules.problem(ACCOUNTS, RulesRead({"Accounts": None}, None)) is None


def words(rule: Rule) -> str:
    return automation_rules.words(
        ACCOUNTS, RulesRead({"Accounts": (rule,)}, LISTED, {"Accounts": WHOLE.fields})
    )


def test_what_fills_the_argument_is_shown_and_judged_only_where_it_is_plain() -> None:
    assert "its argument mapped: account_id is filled with ${!Accounts.Id}." in words(
        filled("${!Accounts.Id}")
    )
    assert "filled with #P1: look whether that is the Account Id." in words(filled("#P1"))
    silent = replace(GOOD, calls=(replace(GOOD.calls[0], action=None),))
    assert "Whether account_id is mapped to Account Id cannot be read here" in words(silent)
