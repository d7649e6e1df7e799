"""The CRM variables that our functions read: one group, all of type text.

Deluge reads them with `zoho.crm.getOrgVariable`. CRM users who may see variables can read their values,
the API key included. How long a value may be is on no page that we found: read it back after writing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

GROUP = "Ideolve"
"""The name of the variable group."""

RUNNING = "running"
PAUSED = "paused"
NO_MAIL = "none"
"""What `ideolve_mail_to` says if nobody is to be told: a variable may not be empty."""

EVERYTHING = "all"
"""What `ideolve_catch_up_from` says if no record is left alone, however old."""


@dataclass(frozen=True)
class Variable:
    """`api_name` is what the code reads; `format` says how its value is written.

    `secret`: never shown, logged or kept anywhere but in CRM and the vault.
    """

    api_name: str
    description: str
    format: str
    secret: bool = False

    @property
    def name(self) -> str:
        """What CRM shows. The same: made by hand, a variable gets its API name from its name."""
        return self.api_name

    def values(self) -> tuple[tuple[str, str], ...]:
        """The form, for making it by hand, without the value; label and text of each line."""
        return (
            ("Variable Name", self.name),
            ("Description", self.description),
            ("Data type", "Single Line"),
            ("Group", GROUP),
        )


STATE = Variable(
    "ideolve_state",
    "Whether anything is sent to Ideolve: running or paused",
    f"{RUNNING}, or {PAUSED}; anything but {RUNNING} pauses",
)
CLIENT_ID = Variable("ideolve_client_id", "The connector's Client Id in Ideolve", "as Ideolve shows it")
API_KEY = Variable(
    "ideolve_api_key",
    "The connector's API key in Ideolve",
    "as Ideolve shows it",
    secret=True,
)
NOTE_URL = Variable("ideolve_note_url", "Where a new note is sent", "a full address, https://...")
COMMENT_URL = Variable(
    "ideolve_comment_url",
    "Where a comment on a note is sent",
    "a full address with {note} where the note's id stands",
)
ATTACHMENT_URL = Variable(
    "ideolve_attachment_url",
    "Where a file for a note is sent",
    "a full address with {note} where the note's id stands",
)
CRM_API_URL = Variable(
    "ideolve_crm_api_url",
    "This CRM's own API, which differs by data center",
    "such as https://www.zohoapis.in/crm/v8, without a slash at the end",
)
SHARE_WITH = Variable(
    "ideolve_share_with",
    "With whom each new note is shared",
    'JSON, as `share_value` writes it: {"users": {"sharewith": [{"group": "..."}]}}; {} for nobody',
)
ACCOUNT_FIELDS = Variable(
    "ideolve_account_fields",
    "Which fields of an account are sent, in this order",
    'JSON, as `sent_fields.as_value` writes it: {"fields": [{"api": ..., "label": ..., "kind": ...}]}',
)
DEAL_FIELDS = Variable(
    "ideolve_deal_fields",
    "Which fields of a deal are sent, in this order",
    "as for accounts",
)
MAIL_TO = Variable(
    "ideolve_mail_to",
    "Who is told, at most once a day, that something could not be sent",
    f"an e-mail address, or {NO_MAIL}",
)
CATCH_UP_FROM = Variable(
    "ideolve_catch_up_from",
    "Which accounts and deals without a note the catch-up sends: all, or those made or changed since a moment",
    f"{EVERYTHING}, or a moment with its offset from UTC, such as 2026-11-24T00:00:00+05:30",
)

VARIABLES = (
    STATE,
    CLIENT_ID,
    API_KEY,
    NOTE_URL,
    COMMENT_URL,
    ATTACHMENT_URL,
    CRM_API_URL,
    SHARE_WITH,
    ACCOUNT_FIELDS,
    DEAL_FIELDS,
    MAIL_TO,
    CATCH_UP_FROM,
)
"""All of them are needed: a function that finds one empty logs its name and sends nothing."""


def share_value(groups: Iterable[str], users: Iterable[str] = ()) -> str:
    """The value of `ideolve_share_with`: what Create Note takes besides subject and text, if anything."""
    named: list[dict[str, str]] = [{"group": group} for group in groups]
    named += [{"user": user} for user in users]
    value = {"users": {"sharewith": named}} if named else {}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
