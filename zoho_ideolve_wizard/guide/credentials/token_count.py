"""How many refresh tokens the wizard has caused and not revoked: of the 21st, Zoho says nothing and deletes the
first (20 for a user and client; Zoho, "token validity")."""

from zoho_ideolve_wizard.integration.profile import Profile

LIMIT = 20
NEAR = 15


def key_of(client_id: str) -> str:
    """The setting that holds the number, one for each client."""
    return f"tokens.caused.{client_id.replace('.', '_')}"


def caused(profile: Profile, client_id: str) -> int:
    """Tokens of this client that were issued through the wizard and, as far as it knows, still live."""
    found = profile.get(key_of(client_id), 0)
    return found if isinstance(found, int) else 0


def one_more(profile: Profile, client_id: str) -> None:
    profile.set(key_of(client_id), caused(profile, client_id) + 1)


def one_less(profile: Profile, client_id: str) -> None:
    profile.set(key_of(client_id), max(0, caused(profile, client_id) - 1))


def warning(profile: Profile, client_id: str) -> str:
    """Empty while the limit is far."""
    number = caused(profile, client_id)
    if number < NEAR:
        return ""
    return (
        f"{number} refresh tokens of this client live, as far as the wizard knows. Zoho keeps {LIMIT}: one more "
        "deletes the oldest without a word. Revoke old ones first, here or in your Zoho account."
    )
