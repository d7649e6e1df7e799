"""Our own integration inside Zoho CRM: sixteen functions, three rules, two schedules, one connection.

One function a module, called on create *and* edit: it decides by the stored note id whether a note or a
comment is due. What the guide asks for and how ours serves it is in `served`.
"""

from dataclasses import replace

from zoho_ideolve_wizard.deluge import catalog
from zoho_ideolve_wizard.deluge.objects import Argument, Connection, Function, Rule, Schedule

__all__ = ["CONNECTION", "FUNCTIONS", "HELPERS", "OBJECTS", "QUERIES", "RULES", "SCHEDULES"]

CONNECTION = replace(
    catalog.CONNECTION,
    extra_scopes=(),
    corrections=tuple(key for key in catalog.CONNECTION.corrections if key != "meetings-scope"),
)
"""The guide's. Ours asks CRM for records and files through it, and for meetings without it."""


def _standalone(name: str, display_name: str, serves: str, *arguments: str) -> Function:
    return Function(
        key=name,
        name=name,
        display_name=display_name,
        description=serves,
        category="Standalone",
        module="",
        arguments=tuple(Argument(argument, "") for argument in arguments),
        file_name="",
        serves=serves,
    )


READY = _standalone("ideolve_ready", "Ideolve ready", "Says why nothing may be sent, or nothing")
ESCAPE = _standalone("ideolve_escape", "Ideolve escape", "Makes a text safe to stand in HTML", "plain")
POST = _standalone("ideolve_post", "Ideolve post", "Sends one request to Ideolve", "address", "body")
FIND = _standalone("ideolve_find", "Ideolve find", "Asks CRM for records by COQL", "query")
VALUES = _standalone(
    "ideolve_values",
    "Ideolve values",
    "Picks what is sent of a record",
    "variable",
    "name_field",
    "record_text",
)
ROWS = _standalone(
    "ideolve_rows",
    "Ideolve rows",
    "Writes a record's fields as HTML",
    "variable",
    "name_field",
    "now_text",
    "before_text",
)
REMEMBER = _standalone(
    "ideolve_remember",
    "Ideolve remember",
    "Writes into a record's own fields",
    "module",
    "id",
    "changes_text",
)
SYNC = _standalone("ideolve_sync", "Ideolve sync", "Sends one account or deal", "module", "id")
TELL_ACCOUNT = _standalone(
    "ideolve_tell_account", "Ideolve tell account", "Tells an account's note of its deal", "deal_id"
)
SEND_FILES = _standalone(
    "ideolve_send_files", "Ideolve send files", "Sends a record's new attachments", "module", "id"
)
MAIL = _standalone(
    "ideolve_mail", "Ideolve mail", "Mails a failure, at most once a day", "module", "id", "letter"
)

HELPERS = (READY, ESCAPE, POST, FIND, VALUES, ROWS, REMEMBER, SYNC, TELL_ACCOUNT, SEND_FILES, MAIL)
"""Called by the other functions, as `standalone.name(...)`; each after those that it calls itself."""

ACCOUNT_SAVED = Function(
    key="ideolve_account_saved",
    name="ideolve_account_saved",
    display_name="Ideolve account saved",
    description="Sends a new or changed account to Ideolve",
    category="Automation",
    module="Accounts",
    arguments=(Argument("account_id", "Account Id"),),
    file_name="",
    serves="A new account gets its note in Ideolve; a changed one is told in it.",
)
DEAL_SAVED = Function(
    key="ideolve_deal_saved",
    name="ideolve_deal_saved",
    display_name="Ideolve deal saved",
    description="Sends a new or changed deal to Ideolve, and tells its account's note",
    category="Automation",
    module="Deals",
    arguments=(Argument("deal_id", "Deal Id"),),
    file_name="",
    serves="A new deal gets its note in Ideolve, a changed one is told in it, and so is its account's note.",
)
MEETING_ADDED = Function(
    key="ideolve_meeting_added",
    name="ideolve_meeting_added",
    display_name="Ideolve meeting added",
    description="Tells an account's note of a new meeting",
    category="Automation",
    module="Meetings",
    arguments=(Argument("meeting_id", "Meeting Id"),),
    file_name="",
    serves="A meeting with an account is told in the account's note.",
)
SEND_ATTACHMENTS = Function(
    key="ideolve_send_attachments",
    name="ideolve_send_attachments",
    display_name="Ideolve send attachments",
    description="Sends new attachments of accounts and deals to their notes",
    category="Schedule",
    module="Accounts and Deals",
    arguments=(),
    file_name="",
    serves="Files attached to accounts and deals arrive in their notes.",
)
CATCH_UP = Function(
    key="ideolve_catch_up",
    name="ideolve_catch_up",
    display_name="Ideolve catch up",
    description="Sends accounts and deals that have no note yet, at most 50 a run",
    category="Schedule",
    module="Accounts and Deals",
    arguments=(),
    file_name="",
    serves="What was missed gets its note, and what was there before if you want; failures are tried again and mailed.",
)

FUNCTIONS = (*HELPERS, ACCOUNT_SAVED, DEAL_SAVED, MEETING_ADDED, SEND_ATTACHMENTS, CATCH_UP)
"""In the order in which to create them: each calls only functions before it."""

RULES = (
    Rule(
        key="ideolve-accounts",
        name="Ideolve accounts",
        module="Accounts",
        api_module="Accounts",
        description="Sends each new or changed account to Ideolve",
        trigger="Create or Edit",
        applies_to="All records",
        function=ACCOUNT_SAVED,
        serves=ACCOUNT_SAVED.serves,
        repeat=True,
        corrections=("argument-mapping", "edit-repeat"),
    ),
    Rule(
        key="ideolve-deals",
        name="Ideolve deals",
        module="Deals",
        api_module="Deals",
        description="Sends each new or changed deal to Ideolve",
        trigger="Create or Edit",
        applies_to="All records",
        function=DEAL_SAVED,
        serves=DEAL_SAVED.serves,
        repeat=True,
        corrections=("argument-mapping", "edit-repeat"),
    ),
    Rule(
        key="ideolve-meetings",
        name="Ideolve meetings",
        module="Meetings",
        api_module="Events",
        description="Tells an account's note of each new meeting",
        trigger="Create",
        applies_to="All records",
        function=MEETING_ADDED,
        serves=MEETING_ADDED.serves,
        corrections=("argument-mapping", "meeting-rule-module"),
    ),
)

SCHEDULES = (
    Schedule(
        key="ideolve-attachments",
        name="Ideolve attachments",
        description="Sends new attachments of accounts and deals to their notes",
        function=SEND_ATTACHMENTS,
        every="Every 2 hours",
        serves=SEND_ATTACHMENTS.serves,
        corrections=("every-two-hours",),
    ),
    Schedule(
        key="ideolve-catch-up",
        name="Ideolve catch up",
        description="Sends accounts and deals that have no note yet, at most 50 a run",
        function=CATCH_UP,
        every="Every 2 hours",
        serves=CATCH_UP.serves,
        corrections=("every-two-hours",),
    ),
)

OBJECTS: tuple[Connection | Rule | Schedule, ...] = (CONNECTION, *RULES, *SCHEDULES)
"""What has to be made by hand even where everything else goes by API; the functions come before the rules."""

QUERIES = (
    "select id from Accounts where (Ideolve_Note_Id is null and Ideolve_State is null) order by id asc limit 50",
    (
        "select id from Accounts where ((Ideolve_Note_Id is null and Ideolve_State is null)"
        " and Modified_Time >= '2026-11-24T00:00:00+05:30') order by id asc limit 50"
    ),
    "select id from Accounts where Ideolve_State = 'failed' order by Modified_Time asc limit 5",
    "select id from Deals where Ideolve_State = 'waiting' order by Modified_Time asc limit 50",
    (
        "select id, Ideolve_State from Accounts where (Ideolve_State in ('unknown','sending','gone')"
        " and Ideolve_Mailed_On is null) order by id asc limit 2"
    ),
    "select id from Accounts where Ideolve_Mailed_On = '2026-11-24' limit 1",
    "select id from Accounts where Ideolve_Note_Id is not null order by Modified_Time desc limit 10",
    "select id from Accounts where Ideolve_State = 'files' limit 1",
    (
        "select id, Ideolve_State from Accounts where (Ideolve_Note_Id is not null and id > 1000)"
        " order by id asc limit 15"
    ),
)
"""Every shape of COQL that our functions send; each as well for Deals where it names Accounts."""
