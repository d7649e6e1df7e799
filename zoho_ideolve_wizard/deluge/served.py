"""For each row of the guide's part 5: what serves it in ours, and why ours differs.

Source of the rows: https://docs.mithi.com/home/integration-with-zoho-crm . `catalog` has the same rows made by
hand with the vendor's files.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Served:
    """`name` is the guide's; `by` are names of `ours`: rules or schedules, and the function each calls.

    `key` is the row's in `catalog`; empty for what the guide promises in its text and lists nowhere.
    """

    kind: Literal["function", "rule", "schedule", "promise"]
    name: str
    key: str
    by: tuple[str, ...]
    why: str


_ONE_FUNCTION = (
    "One function a module instead of one an event: it sees by the note's id, which is kept in the record, whether "
    "a note or a comment is due. So fewer rules have to be made by hand."
)
_ACCOUNTS = ("Ideolve accounts", "ideolve_account_saved")
_DEALS = ("Ideolve deals", "ideolve_deal_saved")
_MEETINGS = ("Ideolve meetings", "ideolve_meeting_added")
_FILES = ("Ideolve attachments", "ideolve_send_attachments")
_CATCH_UP = ("Ideolve catch up", "ideolve_catch_up")

SERVED = (
    Served(
        "function", "create-note-on-new-account", "create-note-on-new-account", _ACCOUNTS[1:], _ONE_FUNCTION
    ),
    Served("function", "create-note-on-new-deal", "create-note-on-new-deal", _DEALS[1:], _ONE_FUNCTION),
    Served(
        "function",
        "update-note-on-account-update",
        "update-note-on-account-update",
        _ACCOUNTS[1:],
        _ONE_FUNCTION + " An edit that changes nothing of what is sent makes no comment.",
    ),
    Served(
        "function",
        "add-comment-on-meeting-in-account",
        "add-comment-on-meeting-in-account",
        _MEETINGS[1:],
        "It takes the meeting, not an account, and leaves meetings with anybody else alone.",
    ),
    Served(
        "function",
        "add-comment-on-deal-in-account",
        "add-comment-on-deal-in-account",
        _DEALS[1:],
        "The same function that makes the deal's note tells its account, also when the deal moves to another one.",
    ),
    Served(
        "function",
        "sync-account-attachments",
        "sync-account-attachments",
        _FILES[1:],
        "One function for both modules: ten schedules are the most that Zoho documents.",
    ),
    Served(
        "function",
        "sync-deal-attachments",
        "sync-deal-attachments",
        _FILES[1:],
        "One function for both modules: ten schedules are the most that Zoho documents.",
    ),
    Served(
        "rule",
        "Create Ideolve note on account creation",
        "note-on-account-creation",
        _ACCOUNTS,
        "The rule runs on create and on edit.",
    ),
    Served(
        "rule",
        "Create Ideolve note on deal creation",
        "note-on-deal-creation",
        _DEALS,
        "The rule runs on create and on edit.",
    ),
    Served(
        "rule",
        "Update Ideolve note on account update",
        "note-on-account-update",
        _ACCOUNTS,
        "The rule runs on create and on edit, at every edit and not only the first.",
    ),
    Served(
        "rule",
        "Add comment in Ideolve on meeting in account",
        "comment-on-meeting",
        _MEETINGS,
        "The guide's rule runs when an account is created, and cannot see a meeting that is added later.",
    ),
    Served(
        "rule",
        "Add comment in Ideolve on Deal in account",
        "comment-on-deal",
        _DEALS,
        "The guide's rule runs when an account is created, so cannot see a later deal, and it calls the function "
        "for meetings.",
    ),
    Served(
        "schedule",
        "SyncAccountsAttachments",
        "sync-accounts-attachments",
        _FILES,
        "One schedule for both modules; the guide's calls a function by a name that none has.",
    ),
    Served(
        "schedule",
        "SyncDealsAttachments",
        "sync-deals-attachments",
        _FILES,
        "One schedule for both modules; the guide's calls a function by a name that none has.",
    ),
    Served(
        "promise",
        "Whenever any information regarding the deal is updated, the note is updated with a comment",
        "",
        _DEALS,
        "The guide promises it and lists neither function nor rule for it.",
    ),
    Served(
        "promise",
        "An archive of all account and deal information created within the CRM",
        "",
        _CATCH_UP,
        "The guide's rules see only what comes after them. Ours also sends what was there before, all of it or since a "
        "day, if you want that, and tries again what failed.",
    ),
)

ADDED = (
    (
        "Client Id, API key and addresses stand in CRM variables, not in the code of each function.",
        "A new key is one value in one place.",
    ),
    (
        "Five fields on accounts, six on deals and one on meetings keep what was sent.",
        "Nothing is sent twice in sequence, and everybody can see which note a record has.",
    ),
    (
        "A variable pauses all of it.",
        "An import of many records need not become as many mails to the experts.",
    ),
    (
        "Failures are logged in CRM, and at most once a day mailed to an address of your choice.",
        "A key that no longer works would go unnoticed otherwise.",
    ),
)
"""What ours has besides: what it is, and why."""

LIMITS = (
    "An event that comes twice at the same instant can make two notes: CRM has no lock for functions.",
    "When Ideolve takes a request and its answer is lost, the catch-up sends it again.",
    (
        "A run that breaks off while it sends leaves the record marked as sending: the next mail names it, and nothing is "
        "sent again by itself."
    ),
    (
        "A record that CRM locks, in an approval for example, is sent later: a new one by the catch-up, a change with the "
        "next edit. Forty that are locked at a time hold up the catch-up."
    ),
    "While it is paused nothing is noted. New records are sent by the catch-up, changes with the record's next edit.",
    "Notes that the catch-up makes after a pause mail whomever new notes are shared with, unless that is nobody.",
    "A meeting that fails is mailed, and one that is added while paused is logged; neither is tried again.",
    "A note that is gone, or whose id is not known, is mailed once a record, by a catch-up run that has time for it.",
    (
        "Where the connection no longer works, no schedule works and no mail is sent: the functions' log tells of it, and "
        "the wizard's count of what has no note."
    ),
    "A meeting is told once, when it is added; its changes are not.",
    "Attachments over 15 MB and links are not sent: a function can fetch no larger file from CRM.",
    (
        "A file that Ideolve refuses for good is logged and passed over, and named in the day's mail if that is still to "
        "come."
    ),
    (
        "Files of a record that was not changed lately go in turn, at most 15 accounts and 15 deals a run; fewer where "
        "records have many files. Of more than 40 new files of a record, those of one moment are sent a run."
    ),
    "Of a field with several values the first ten are sent.",
    "Of a record with more than 30,000 characters to send, a value of over 500 counts as changed if its length is.",
    "A catch-up run sends at most 50 records, fewer where many fields are sent: 42 accounts with the usual five.",
)
"""What ours does not do; to be told where it is offered."""
