"""Which link between a record and its note is broken: facts in, one link and a place to look out."""

from dataclasses import replace

import pytest

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.guide.crm_side import chain
from zoho_ideolve_wizard.guide.crm_side.chain import Chain, Link, Pair
from zoho_ideolve_wizard.services.zoho.crm_fields import Field
from zoho_ideolve_wizard.services.zoho.crm_functions import Function
from zoho_ideolve_wizard.services.zoho.crm_rules import Call, FunctionAction, Rule

OURS = Function("501", "ideolve_account_saved", "ideolve_account_saved", "Automation", ("account_id",))
HELPERS = tuple(
    Function(f"60{number}", one.name, one.name, "Standalone") for number, one in enumerate(ours.HELPERS)
)
LISTED = (OURS, *HELPERS)
MAPPED = FunctionAction("801", "Ideolve account saved", "501", "ideolve_account_saved", {"account_id": "id"})
OTHER = FunctionAction("802", "Send welcome", "502", "send_welcome", {"id": "id"})


def rule(*actions: FunctionAction, name: str = "Ideolve accounts", trigger: str = "create_or_edit") -> Rule:
    calls = tuple(Call(action.id, action.name, action=action) for action in actions)
    return Rule(f"rule of {name}", name, "Accounts", trigger, active=True, repeat=True, calls=calls)


def filled(filling: str) -> Rule:
    """Ours, with its argument filled so."""
    return rule(replace(MAPPED, arguments={"account_id": filling}))


GOOD = rule(MAPPED)
WELCOME = rule(OTHER, name="Welcome")
WHOLE = Chain(
    ours.RULES[0],
    rules=(WELCOME, GOOD),
    functions=LISTED,
    unset=(),
    paused=False,
    missing_fields=(),
    fields=(Field("1", "Account_Name", "Account Name", "text"), Field("2", "Phone", "Phone", "phone")),
    pair=Pair.ACCEPTED,
)
"""Nothing is wrong with it."""

WITHOUT_CONDITION = GOOD.calls[0]
CASES: dict[str, tuple[Chain, Link, str, str]] = {
    "rule missing": (
        replace(WHOLE, rules=(WELCOME,)),
        Link.RULE_MISSING,
        "No workflow rule of Accounts calls ideolve_account_saved.",
        "Setup › Automation › Workflow Rules",
    ),
    "no rule at all": (replace(WHOLE, rules=()), Link.RULE_MISSING, "No workflow rule", "Ideolve accounts"),
    "rule switched off": (
        replace(WHOLE, rules=(replace(GOOD, active=False),)),
        Link.RULE_OFF,
        "switched off",
        "Workflow Rules › Ideolve accounts",
    ),
    "under another name, and switched off": (
        replace(WHOLE, rules=(replace(GOOD, name="Mine", active=False),)),
        Link.RULE_OFF,
        "The rule “Mine” is switched off.",
        "Workflow Rules › Mine",
    ),
    "argument unmapped": (
        replace(WHOLE, rules=(rule(replace(MAPPED, arguments={})),)),
        Link.UNMAPPED,
        "hands nothing to the argument account_id",
        "map account_id to Account Id",
    ),
    "argument mapped to the name": (
        replace(WHOLE, rules=(filled("${!Accounts.Account_Name}"),)),
        Link.OTHER_MAPPED,
        "fills the argument account_id with ${!Accounts.Account_Name}, which is not the record's id",
        "map account_id to Account Id",
    ),
    "wrong function": (
        replace(WHOLE, rules=(rule(OTHER),)),
        Link.WRONG_FUNCTION,
        "calls send_welcome instead of ideolve_account_saved",
        "Instant Actions",
    ),
    "rule without a function": (
        replace(WHOLE, rules=(rule(),)),
        Link.WRONG_FUNCTION,
        "calls no function instead",
        "add ideolve_account_saved",
    ),
    "only on edit": (
        replace(WHOLE, rules=(rule(MAPPED, trigger="edit"),)),
        Link.WRONG_TRIGGER,
        "does not run when a record is created",
        "delete the rule",
    ),
    "a condition": (
        replace(WHOLE, rules=(replace(GOOD, calls=(replace(WITHOUT_CONDITION, every_record=False),)),)),
        Link.CONDITION,
        "has a condition",
        "all records",
    ),
    "function missing": (
        replace(WHOLE, functions=()),
        Link.FUNCTION_MISSING,
        "CRM has no function ideolve_account_saved.",
        "Developer Hub › Functions",
    ),
    "a function missing that the rule's own calls": (
        replace(WHOLE, functions=tuple(one for one in LISTED if one.name != "ideolve_sync")),
        Link.FUNCTION_MISSING,
        "CRM has no function ideolve_sync.",
        "Developer Hub › Functions",
    ),
    "several of them": (
        replace(WHOLE, functions=(OURS, *HELPERS[2:])),
        Link.FUNCTION_MISSING,
        "CRM lacks the functions ideolve_ready, ideolve_escape.",
        "Developer Hub › Functions",
    ),
    "variable missing": (
        replace(WHOLE, unset=("ideolve_note_url",), paused=False),
        Link.VARIABLE_MISSING,
        "CRM's variable ideolve_note_url is missing or empty",
        "Developer Hub › CRM Variables",
    ),
    "two variables missing": (
        replace(WHOLE, unset=("ideolve_api_key", "ideolve_state"), paused=True),
        Link.VARIABLE_MISSING,
        "CRM's variables ideolve_api_key, ideolve_state are missing",
        "CRM Variables",
    ),
    "paused": (replace(WHOLE, paused=True), Link.PAUSED, "is paused", "Resume it on the home screen"),
    "field missing": (
        replace(WHOLE, missing_fields=("Ideolve_Note_Id",)),
        Link.FIELD_MISSING,
        "Accounts lack the field Ideolve_Note_Id",
        "Modules and Fields",
    ),
    "key wrong": (
        replace(WHOLE, pair=Pair.REFUSED, pair_words="Ideolve does not accept this pair."),
        Link.KEY_WRONG,
        "does not accept the Client Id and API key that CRM's variables hold",
        "ideolve_api_key",
    ),
    "the wizard's own key wrong": (
        replace(WHOLE, unset=None, pair=Pair.REFUSED, pair_of_crm=False),
        Link.KEY_WRONG,
        "that the wizard has; those in CRM's variables could not be read",
        "ideolve_api_key",
    ),
    "Ideolve down": (
        replace(WHOLE, pair=Pair.DOWN, pair_words="Ideolve has a fault at the moment (HTTP 503)."),
        Link.IDEOLVE_DOWN,
        "HTTP 503",
        "Wait some minutes",
    ),
    "note not taken": (replace(WHOLE, state="failed"), Link.NOT_TAKEN, "did not take the note", "Failures"),
    "no id": (replace(WHOLE, state="unknown"), Link.NO_ID, "had no id", "test note"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_broken_link_is_named_and_where_to_look(case: str) -> None:
    given, link, what, where = CASES[case]
    found = chain.broken(given)
    assert found is not None
    assert (found.link, chain.explained(given)) == (link, found)
    assert what in found.what
    assert where in found.where


def test_every_link_has_a_case() -> None:
    assert {link for _, link, _, _ in CASES.values()} == set(Link) - {Link.FAILURES}


def test_a_whole_chain_has_nothing_broken_and_what_is_left_are_the_failures() -> None:
    assert chain.broken(WHOLE) is None
    found = chain.explained(WHOLE)
    assert found.link is Link.FAILURES
    assert "Functions › Failures for ideolve_account_saved" in found.where
    assert "maps account_id to Account Id (CRM says id)" in found.where


@pytest.mark.parametrize(
    "filling", ["Account_Name", "account name", "${Accounts.Phone}", "${!Accounts.Account Name}"]
)
def test_a_known_field_other_than_the_id_is_not_the_mapping_that_is_needed(filling: str) -> None:
    found = chain.broken(replace(WHOLE, rules=(filled(filling),)))
    assert found is not None
    assert found.link is Link.OTHER_MAPPED


@pytest.mark.parametrize(
    "filling",
    [
        "id",
        "Account Id",
        "${!Accounts.Id}",
        "${Accounts.Account Id}",
        "${Users.Phone}",
        "#P1",
        "${A.Phone.id}",
    ],
)
def test_the_id_holds_and_what_is_written_in_another_way_is_not_taken_for_wrong(filling: str) -> None:
    assert chain.broken(replace(WHOLE, rules=(filled(filling),))) is None


def test_one_rule_in_order_is_enough() -> None:
    off = replace(GOOD, id="9", name="Old", active=False)
    assert chain.broken(replace(WHOLE, rules=(off, GOOD))) is None
    assert chain.broken(replace(WHOLE, rules=(off,))) is not None


def test_what_could_not_be_read_is_not_taken_for_broken_and_is_told() -> None:
    blind = Chain(ours.RULES[0], not_read=("Zoho CRM does not list rules here.",))
    assert chain.broken(blind) is None
    assert "Zoho CRM does not list rules here." in chain.explained(blind).what


def test_a_mapping_that_crm_does_not_tell_is_not_taken_for_missing() -> None:
    silent = rule(replace(MAPPED, arguments=None))
    assert chain.broken(replace(WHOLE, rules=(silent,))) is None
    nameless = replace(GOOD, calls=(Call("801", "Ideolve account saved"),))
    assert chain.broken(replace(WHOLE, rules=(nameless,))) is None


def test_others_are_the_active_rules_that_are_not_ours() -> None:
    off = replace(WELCOME, id="7", active=False)
    assert replace(WHOLE, rules=(GOOD, WELCOME, off)).others() == [WELCOME]


def test_of_several_the_first_from_the_record_on_is_named() -> None:
    all_wrong = replace(
        WHOLE,
        rules=(replace(GOOD, active=False),),
        unset=("ideolve_state",),
        pair=Pair.REFUSED,
        state="failed",
    )
    found = chain.broken(all_wrong)
    assert found is not None
    assert found.link is Link.RULE_OFF
