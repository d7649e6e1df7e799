"""Which words are scopes that Ideolve's token can be given."""

from dataclasses import replace

import pytest

from tests.guide.desk import CARD
from zoho_ideolve_wizard.guide.credentials import token_scopes, tokens
from zoho_ideolve_wizard.guide.credentials.token_scopes import check, named
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho import scopes


@pytest.mark.parametrize(
    "text",
    [
        "ZohoCRM.modules.contacts.READ",
        "ZohoCRM.coql.READ",
        "ZohoCRM.settings.roles.READ,ZohoCRM.org.READ",
        "zohocrm.modules.events.read",
        "ZohoCRM.modules.custom_1.READ",
    ],
)
def test_these_are_taken(text: str) -> None:
    assert check(text, {}) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ZohoInvoice.fullaccess.all", "ZohoInvoice.fullaccess.all is not CRM's"),
        ("ZohoCRM", "begins with ZohoCRM."),
        ("ZohoCRM.READ", "does not look like a scope"),
        ("ZohoCRM.modules.contacts", "does not look like a scope"),
        ("ZohoCRM.modules.contacts.read.more", "does not look like a scope"),
        ("ZohoCRM.a.b.c.READ", "does not look like a scope"),
        ("ZohoCRM.modules.con-tacts.READ", "does not look like a scope"),
        ("ZohoCRM..READ", "does not look like a scope"),
    ],
)
def test_these_are_not(text: str, says: str) -> None:
    problem = check(text, {})
    assert problem is not None
    assert says in problem.message
    assert not problem.can_override


@pytest.mark.parametrize("action", ["ALL", "CREATE", "UPDATE", "WRITE", "DELETE"])
def test_what_writes_is_asked_about(action: str) -> None:
    problem = check(f"ZohoCRM.modules.contacts.{action}", {})
    assert problem is not None
    assert problem.can_override


def test_separators_are_all_the_same_and_each_is_named_once() -> None:
    assert named(" a.b,c.d ;\n a.b  e.f,") == ["a.b", "c.d", "e.f"]


@pytest.mark.parametrize(
    ("granted", "lacks"),
    [
        (scopes.text(scopes.TEAM), ()),
        (scopes.text(scopes.TEAM).lower(), ()),
        (scopes.text(scopes.TEAM[1:]), ("ZohoCRM.org.READ",)),
        (scopes.text(scopes.TEAM).replace("coql.READ", "coql.ALL"), ()),
        ("ZohoCRM.users.READ", tuple(one.name for one in scopes.TEAM)),
    ],
)
def test_what_a_token_lacks_is_told_whatever_its_spelling(
    sitting: Sitting, granted: str, lacks: tuple[str, ...]
) -> None:
    assert token_scopes.lacking(sitting, Purpose.TEAM) == ()
    tokens.note(sitting.profile, Purpose.TEAM, Slot.CURRENT, replace(CARD, scopes=granted))
    assert token_scopes.lacking(sitting, Purpose.TEAM) == lacks
    assert token_scopes.lacking(sitting, Purpose.CONNECTOR) == ()
