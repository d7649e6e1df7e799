"""What a consent asks for: each purpose's own scopes, and what its token in use has beyond them."""

from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.services.zoho.scopes import Scope

SCOPES = {
    Purpose.CONNECTOR: scopes.CONNECTOR,
    Purpose.TEAM: scopes.TEAM,
    Purpose.AUTOMATION: scopes.AUTOMATION,
}
"""What each token is for: the connector's reads and is handed to Ideolve; the team's changes users; the
automation's sets up fields, variables and functions in CRM."""

GRANTED_BEFORE = "granted before, and kept"
ADDED = "added by you"
_ADDED_FOR = {scope.name: scope.reason for scope in scopes.UNINSTALL}


def asked(sitting: Sitting, purpose: Purpose) -> tuple[Scope, ...]:
    """The purpose's own, and whatever the token in use has beyond them."""
    own = SCOPES[purpose]
    known = tokens.card(sitting.profile, purpose, Slot.CURRENT)
    extra = sitting.answer(f"zoho.extra_scopes.{purpose}")
    names = {scope.name.casefold() for scope in own}
    more = dict.fromkeys(known.scopes.split(",") if known else (), GRANTED_BEFORE)
    more = {name: _ADDED_FOR.get(name, ADDED) for name in extra.split(",")} | more
    return (
        *own,
        *(Scope(name, why) for name, why in more.items() if name and name.casefold() not in names),
    )
