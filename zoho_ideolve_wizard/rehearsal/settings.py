"""What ``POST {control}/settings`` can turn: lifetimes, limits and how people behave."""

from dataclasses import dataclass, fields

from .web import UnusableError, whole

CHOICES: dict[str, tuple[str, ...]] = {
    "invitations": ("wait", "accept", "decline"),
    "crm_invitations": ("wait", "accept"),
    "connector_saved_again": ("new", "same"),
    "transfer_result": ("completed", "failed"),
    "edition": (
        "free",
        "standard",
        "professional",
        "enterprise",
        "ultimate",
        "crmplus",
        "crmplusstarter",
        "zohooneenterprise",
        "zohoonestandard",
    ),
}


@dataclass
class Settings:
    """Every setting with its default.

    The limits are those of Zoho's pages (CRM v8 "token validity", accounts "token limits"): ten codes and ten
    access tokens issued to one client and user in ten minutes, twenty refresh tokens for one client and user.
    Times are in seconds.
    """

    code_life_seconds: float = 60.0
    access_token_life_seconds: float = 3600.0
    device_code_life_seconds: float = 300.0
    device_interval_seconds: float = 1.0
    # Zoho's pages differ about the unit of the device flow's "expires_in".
    device_expires_in_milliseconds: bool = False
    # Old answers of Zoho call the seconds "expires_in_sec" and give milliseconds as "expires_in".
    old_expires_in: bool = False
    codes_per_ten_minutes: int = 10
    access_tokens_per_ten_minutes: int = 10
    live_access_tokens_per_refresh_token: int = 15
    refresh_tokens_per_user: int = 20
    # The status of "too many requests": Zoho has been seen to answer with 200 and with 400.
    rate_limit_status: int = 400
    # One for each active user; turn it down for a full licence.
    licences: int = 40
    edition: str = "enterprise"
    # What becomes of an invitation to a workspace that nobody has answered on the people page.
    invitations: str = "wait"
    # The same for an invitation to CRM.
    crm_invitations: str = "wait"
    # Whether saving the connector form again issues a new pair (and ends the old one) or shows the same.
    connector_saved_again: str = "new"
    # How often "transfer and delete" is said to be in progress, after how long it ends unasked, and how.
    # A failed one has moved the accounts, and nothing else.
    transfer_looks: int = 2
    transfer_seconds: float = 30.0
    transfer_result: str = "completed"
    # Ideolve's services answer with an empty HTTP 500; what a new note answers with is not published.
    ideolve_down: bool = False
    notes_without_id: bool = False
    # A value of a variable that is longer is silently cut (0 = never): the longest is not published.
    variable_value_length: int = 0
    # How many functions, from now on, are stored without their code, as one organization was seen to do.
    function_codes_lost: int = 0
    clock_offset: float = 0.0

    def changed(self, values: dict[str, object]) -> "Settings":
        """A copy with these values; ``UnusableError`` says which one cannot be used."""
        known = {field.name: field for field in fields(self)}
        current: dict[str, object] = {name: getattr(self, name) for name in known}
        for name, value in values.items():
            if name not in known:
                raise UnusableError(f"There is no setting named {name!r}. Known are: {', '.join(known)}.")
            current[name] = _checked(name, value, current[name])
        return Settings(**current)  # type: ignore[arg-type]  # each value was checked against its default's type

    def as_json(self) -> dict[str, object]:
        """All settings by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: whole(value) if isinstance(value, float) else value for name, value in values.items()}


def _checked(name: str, value: object, default: object) -> object:
    allowed = CHOICES.get(name)
    if allowed is not None:
        if value not in allowed:
            raise UnusableError(f"{name} must be one of {', '.join(allowed)}.")
        return value
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise UnusableError(f"{name} must be true or false.")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnusableError(f"{name} must be a number.")
    if name != "clock_offset" and value < 0:
        raise UnusableError(f"{name} must not be negative.")
    if isinstance(default, int) and value != int(value):
        raise UnusableError(f"{name} must be a whole number.")
    return int(value) if isinstance(default, int) else float(value)
