"""What the admin does or looks at by hand when the automation is proven."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Value
from zoho_ideolve_wizard.guide.crm_side.chain_troubles import FUNCTIONS_PAGE, RULES_PAGE
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho.crm_rules import Rule

_WHEN = {
    "create": "when an account is created",
    "edit": "when an account is edited",
    "create_or_edit": "when an account is created or edited",
    "delete": "when an account is deleted",
    "field_update": "when certain fields change",
}
_MOST = 12

TEST_NAME = "Ideolve setup test (to be deleted)"


def others(rules: Sequence[Rule] | None) -> ByHand:
    """The active rules that are not ours; None if CRM does not list its rules."""
    if rules is None:
        lines = [
            f"In CRM open {RULES_PAGE}, choose the module Accounts, and look which rules are active besides ours."
        ]
    else:
        lines = [_line(rule) for rule in rules[:_MOST]]
        if more := len(rules) - _MOST:
            lines += [f"And {more} more: {RULES_PAGE}, module Accounts."] if more > 0 else []
    last = (
        "They may act on the test account, which is made and deleted again: they may mail somebody, make tasks or "
        "call other services. If that must not happen, switch them off for the moment. Then say that it is done."
    )
    return ByHand(tuple(Instruction(line) for line in [*lines, last]))


def _line(rule: Rule) -> str:
    """One rule: when it runs, and what it does."""
    when = _WHEN.get(rule.trigger, f"on {plain(rule.trigger, limit=30) or 'what CRM does not say'}")
    count = len(rule.calls) + rule.others
    calls = ", ".join(plain(call.name, limit=40) for call in rule.calls if call.name)
    if calls and count == len(rule.calls):
        does = f"calls {calls}"
    else:
        does = f"takes {count} action{'s' if count != 1 else ''}{f', one of them {calls}' if calls else ''}"
    return f"“{plain(rule.name, limit=80)}” runs {when}: it {does}."


def left_over(name: str) -> ByHand:
    return ByHand(
        (
            Instruction(
                "In CRM look for this account and delete it, if it is there.",
                values=(Value("Account", name),),
            ),
        )
    )


def proof() -> ByHand:
    """The same test by hand, where the wizard has no token for it, or CRM refuses."""
    return ByHand(
        (
            Instruction(
                "In CRM create one account with this name and nothing else. Other rules act on it as well.",
                values=(Value("Account Name", TEST_NAME),),
            ),
            Instruction(
                "Wait a minute and reload the account. The field Ideolve Note Id must have been filled in, and the "
                "note must show in Ideolve."
            ),
            Instruction(
                f"If it stays empty: is the rule active and its argument mapped ({RULES_PAGE}); what does "
                f"{FUNCTIONS_PAGE} › Failures show; are all CRM variables filled in?"
            ),
            Instruction("Delete the account again. Its note stays in Ideolve: no public call deletes one."),
        )
    )
