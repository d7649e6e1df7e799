"""Every object that the guide's parts 4 and 5 ask for in Zoho CRM, corrected, to be made by hand.

Source: https://docs.mithi.com/home/integration-with-zoho-crm . The guide names its functions with hyphens
in a table, in capitals in a sample, and a third way in its schedules. A function's name is part of its
code (`void automation.name(...)`), where a hyphen would be a minus sign, so one spelling is used here
throughout: the table's, with underscores.
"""

from zoho_ideolve_wizard.deluge.objects import Argument, Connection, Function, Rule, Schedule

VENDOR_PAGE = "https://docs.mithi.com/home/integration-with-zoho-crm"
"""Where the vendor's seven files are attached."""

CONNECTOR_VALUES = ("Ideolve Client Id", "Ideolve API key")
"""The two values, both of the connector, that replace placeholders in every file. What the placeholders
are called is not known to us: we have not seen the files."""

CONNECTION = Connection(
    key="authfordelugecoql",
    name="Auth For Deluge COQL",
    link_name="authfordelugecoql",
    service="Zoho CRM",
    scopes=(
        "ZohoCRM.coql.READ",
        "ZohoCRM.modules.accounts.ALL",
        "ZohoCRM.modules.deals.ALL",
        "ZohoCRM.modules.attachments.ALL",
    ),
    extra_scopes=("ZohoCRM.modules.events.READ",),
    corrections=("connection-service", "scope-spelling", "meetings-scope", "developer-hub"),
)

_EVERY_FUNCTION = ("function-names", "developer-hub", "step-number")
_EVERY_RULE = ("argument-names", "argument-mapping")

NEW_ACCOUNT = Function(
    key="create-note-on-new-account",
    name="create_note_on_new_account",
    display_name="Create note on new account",
    description="Creates a note in Ideolve for a new account",
    category="Automation",
    module="Accounts",
    arguments=(Argument("account_id", "Account Id"),),
    file_name="create-account-on-ideolve.txt",
    serves="A new account gets its note in Ideolve.",
    corrections=(*_EVERY_FUNCTION, "argument-names", "sample-names"),
)
NEW_DEAL = Function(
    key="create-note-on-new-deal",
    name="create_note_on_new_deal",
    display_name="Create note on new deal",
    description="Creates a note in Ideolve for a new deal",
    category="Automation",
    module="Deals",
    arguments=(Argument("deal_id", "Deal Id"),),
    file_name="create-deal-on-ideolve.txt",
    serves="A new deal gets its note in Ideolve.",
    corrections=(*_EVERY_FUNCTION, "argument-names", "deal-updates"),
)
ACCOUNT_UPDATE = Function(
    key="update-note-on-account-update",
    name="update_note_on_account_update",
    display_name="Update note on account update",
    description="Updates the note in Ideolve when its account changes",
    category="Automation",
    module="Accounts",
    arguments=(Argument("account_id", "Account Id"),),
    file_name="update-note-on-account-update.txt",
    serves="A changed account is told in its note.",
    corrections=(*_EVERY_FUNCTION, "argument-names"),
)
MEETING_IN_ACCOUNT = Function(
    key="add-comment-on-meeting-in-account",
    name="add_comment_on_meeting_in_account",
    display_name="Add comment on meeting in account",
    description="Adds a comment to the account's note in Ideolve when a meeting is added",
    category="Automation",
    module="Meetings",
    arguments=(Argument("account_id", "Related To (the account's id)", sure=False),),
    file_name="account-meetings-to-ideolve-comment.txt",
    serves="A meeting with an account is told in the account's note.",
    corrections=(*_EVERY_FUNCTION, "argument-names", "meeting-rule-module", "meeting-argument"),
)
DEAL_IN_ACCOUNT = Function(
    key="add-comment-on-deal-in-account",
    name="add_comment_on_deal_in_account",
    display_name="Add comment on deal in account",
    description="Adds a comment to the account's note in Ideolve when a deal is added",
    category="Automation",
    module="Deals",
    arguments=(Argument("account_id", "Account Name (the account's id)", sure=False),),
    file_name="account-deals-to-ideolve-comment.txt",
    serves="A deal with an account is told in the account's note.",
    corrections=(*_EVERY_FUNCTION, "argument-names", "deal-rule-module", "deal-argument"),
)
ACCOUNT_ATTACHMENTS = Function(
    key="sync-account-attachments",
    name="sync_account_attachments",
    display_name="Sync account attachments",
    description="Copies attachments of accounts to their notes in Ideolve",
    category="Schedule",
    module="Accounts",
    arguments=(),
    file_name="handle-account-attachments.txt",
    serves="Files attached to accounts arrive in their notes.",
    corrections=(*_EVERY_FUNCTION, "schedule-function-names"),
)
DEAL_ATTACHMENTS = Function(
    key="sync-deal-attachments",
    name="sync_deal_attachments",
    display_name="Sync deal attachments",
    description="Copies attachments of deals to their notes in Ideolve",
    category="Schedule",
    module="Deals",
    arguments=(),
    file_name="handle-deals-attachments.txt",
    serves="Files attached to deals arrive in their notes.",
    corrections=(*_EVERY_FUNCTION, "schedule-function-names"),
)

FUNCTIONS = (
    NEW_ACCOUNT,
    NEW_DEAL,
    ACCOUNT_UPDATE,
    MEETING_IN_ACCOUNT,
    DEAL_IN_ACCOUNT,
    ACCOUNT_ATTACHMENTS,
    DEAL_ATTACHMENTS,
)

RULES = (
    Rule(
        key="note-on-account-creation",
        name="Create Ideolve note on account creation",
        module="Accounts",
        api_module="Accounts",
        description="Creates an Ideolve note for each new account",
        trigger="Create",
        applies_to="All records",
        function=NEW_ACCOUNT,
        serves=NEW_ACCOUNT.serves,
        corrections=(*_EVERY_RULE, "sample-names"),
    ),
    Rule(
        key="note-on-deal-creation",
        name="Create Ideolve note on deal creation",
        module="Deals",
        api_module="Deals",
        description="Creates an Ideolve note for each new deal",
        trigger="Create",
        applies_to="All records",
        function=NEW_DEAL,
        serves=NEW_DEAL.serves,
        corrections=(*_EVERY_RULE, "deal-updates"),
    ),
    Rule(
        key="note-on-account-update",
        name="Update Ideolve note on account update",
        module="Accounts",
        api_module="Accounts",
        description="Updates the Ideolve note each time its account is edited",
        trigger="Edit",
        applies_to="All records",
        function=ACCOUNT_UPDATE,
        serves=ACCOUNT_UPDATE.serves,
        repeat=True,
        corrections=(*_EVERY_RULE, "edit-repeat"),
    ),
    Rule(
        key="comment-on-meeting",
        name="Add comment in Ideolve on meeting in account",
        module="Meetings",
        api_module="Events",
        description="Adds a comment to the account's Ideolve note for each new meeting",
        trigger="Create",
        applies_to="All records",
        function=MEETING_IN_ACCOUNT,
        serves=MEETING_IN_ACCOUNT.serves,
        corrections=(*_EVERY_RULE, "meeting-rule-module", "meeting-argument"),
    ),
    Rule(
        key="comment-on-deal",
        name="Add comment in Ideolve on deal in account",
        module="Deals",
        api_module="Deals",
        description="Adds a comment to the account's Ideolve note for each new deal",
        trigger="Create",
        applies_to="All records",
        function=DEAL_IN_ACCOUNT,
        serves=DEAL_IN_ACCOUNT.serves,
        corrections=(*_EVERY_RULE, "deal-rule-function", "deal-rule-module", "deal-argument"),
    ),
)

SCHEDULES = (
    Schedule(
        key="sync-accounts-attachments",
        name="SyncAccountsAttachments",
        description="Copies attachments of accounts to their Ideolve notes",
        function=ACCOUNT_ATTACHMENTS,
        every="Every 2 hours",
        serves=ACCOUNT_ATTACHMENTS.serves,
        corrections=("schedule-function-names", "every-two-hours"),
    ),
    Schedule(
        key="sync-deals-attachments",
        name="SyncDealsAttachments",
        description="Copies attachments of deals to their Ideolve notes",
        function=DEAL_ATTACHMENTS,
        every="Every 2 hours",
        serves=DEAL_ATTACHMENTS.serves,
        corrections=("schedule-function-names", "every-two-hours"),
    ),
)

OBJECTS: tuple[Connection | Function | Rule | Schedule, ...] = (CONNECTION, *FUNCTIONS, *RULES, *SCHEDULES)
"""Everything, in the order in which it has to be made: a rule needs its function."""
