"""Where the vendor's guide errs, or has aged: what it says, what we use instead, and why.

The guide is https://docs.mithi.com/home/integration-with-zoho-crm ; its parts are counted as there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Correction:
    """`steps`: keys of steps where it is told. Not `sure`: our reading, no page that we found settles it."""

    key: str
    where: str
    steps: tuple[str, ...]
    guide_says: str
    we_use: str
    why: str
    sure: bool = True


CORRECTIONS = (
    Correction(
        "api-console",
        "guide 2.1",
        ("application",),
        "Go to the Zoho Developer Console.",
        "Zoho's API Console, at api-console.zoho.com or its twin in your data center.",
        "Zoho renamed it, and a client belongs to the data center in which it was registered.",
    ),
    Correction(
        "server-based",
        "guide 2.1",
        ("application",),
        "Choose a web-based client.",
        "Server-based Applications; a Self Client or a non-browser client for the other ways of consent.",
        "Zoho renamed the type, and the way of consenting decides which type fits.",
    ),
    Correction(
        "consent-scope",
        "guide 2.2",
        ("consent",),
        "The scope ZohoInvoice.fullaccess.all.",
        "Read-only scopes of Zoho CRM.",
        "That scope is Zoho Invoice's: a token made with it cannot read the CRM at all.",
    ),
    Correction(
        "data-centers",
        "guide 2.2 and 2.3",
        ("consent",),
        "Consent at accounts.zoho.com, the token at accounts.zoho.in.",
        "Both at your company's own data center; for the token, the server that the redirect names.",
        "A code of one data center is unknown in another: the answer is only 'invalid_code'.",
    ),
    Correction(
        "secret-in-url",
        "guide 2.3",
        ("consent",),
        "Put the client secret into the address of the request.",
        "The same values in the body of the request.",
        "Addresses are kept in logs and histories, where a secret does not belong.",
    ),
    Correction(
        "host",
        "guide 3",
        ("connector",),
        "Host: Zoho Host URL, without an explanation.",
        "The API host of your data center first; if it is not taken, the accounts host, then the CRM host.",
        "We found no page that says which is meant. Try them in this order.",
        sure=False,
    ),
    Correction(
        "step-number",
        "guide 3 and 5",
        ("connector", "automation"),
        "Take the API key and Client Id from step 3.7.",
        "The pair that is shown when the connector form is saved, item 6 there.",
        "Item 7 only says to use them. The account's own pair, under Settings, may be another one.",
    ),
    Correction(
        "developer-hub",
        "guide 4 and 5",
        ("connection", "automation"),
        "Settings, then Developer Space.",
        "Setup, then Developer Hub.",
        "Zoho renamed it. If your CRM still shows Developer Space, it is the same place.",
    ),
    Correction(
        "connection-service",
        "guide 4",
        ("connection",),
        "Service type Zoho OAuth.",
        "The default service Zoho CRM.",
        "Others report that Zoho OAuth is no longer offered. If you still see it, either may do.",
        sure=False,
    ),
    Correction(
        "scope-spelling",
        "guide 4",
        ("connection",),
        "The scope ZohoCRM.modules.attachments.all.",
        "ZohoCRM.modules.attachments.ALL",
        "Zoho writes the last part in capitals, as the guide does for the other scopes.",
    ),
    Correction(
        "meetings-scope",
        "guide 4",
        ("connection",),
        "Four scopes, none for meetings.",
        "The same four; add ZohoCRM.modules.events.READ if the meeting function lacks a permission.",
        "We have not seen the vendor's code, so we do not know whether it reads meetings this way.",
        sure=False,
    ),
    Correction(
        "function-names",
        "guide 5, functions",
        ("automation",),
        "Names with hyphens in a table, another in capitals (CreateNoteOnNewAccount) in the sample.",
        "The table's names with underscores everywhere, such as create_note_on_new_account.",
        "The name becomes part of the code, where a hyphen is a minus sign; and a name should be one name.",
    ),
    Correction(
        "sample-names",
        "guide 5, sample",
        ("automation",),
        "The sample gives function, rule and descriptions other texts than the tables do.",
        "The tables' texts, evened out.",
        "With two sets of names, nobody can tell later which rule is meant.",
    ),
    Correction(
        "argument-names",
        "guide 5, functions",
        ("automation",),
        "Nothing about the functions' arguments.",
        "The name in the file's first line, if there is one; else a suggestion of ours.",
        "We have not seen the vendor's files, so we do not know what their code calls it.",
        sure=False,
    ),
    Correction(
        "argument-mapping",
        "guide 5, workflows",
        ("automation",),
        "Choose the function, and no more.",
        "Map its argument to a field of the record as well.",
        "A function that is not told its record does nothing, and shows no error.",
    ),
    Correction(
        "edit-repeat",
        "guide 5, workflows",
        ("automation",),
        "On record action: edit.",
        "Edit, with 'Repeat this workflow every time a record is edited' ticked.",
        "Otherwise only the first edit of each account reaches its note.",
    ),
    Correction(
        "deal-updates",
        "guide, overview and 5",
        ("automation",),
        "A changed deal is told in its note.",
        "Nothing: changed deals stay untold, while new ones get their note.",
        "The guide lists neither function nor rule for it, only for accounts. Need it? Ask Mithi, the vendor.",
    ),
    Correction(
        "meeting-rule-module",
        "guide 5, workflows",
        ("automation",),
        "The rule for meetings runs on module Accounts, when one is created.",
        "Module Meetings (Events in the API), when one is created.",
        "A rule on new accounts cannot see a meeting that is added later.",
    ),
    Correction(
        "meeting-argument",
        "guide 5, workflows",
        ("automation",),
        "Nothing about what the meeting function is given.",
        "The id of the account in the meeting's field Related To.",
        "The function was meant for a rule on accounts, so it presumably takes an account's id. This is not "
        "confirmed; nor is what it does with a meeting that belongs to something else.",
        sure=False,
    ),
    Correction(
        "deal-rule-module",
        "guide 5, workflows",
        ("automation",),
        "The rule for deals of an account runs on module Accounts, when one is created.",
        "Module Deals, when one is created.",
        "A rule on new accounts cannot see a deal that is added later. (A deal that is moved to another "
        "account afterwards is not told there.)",
    ),
    Correction(
        "deal-rule-function",
        "guide 5, workflows",
        ("automation",),
        "The rule for deals calls the function for meetings.",
        "The function for deals, add_comment_on_deal_in_account.",
        "The row was copied from the one above; the guide's own list has a function for deals.",
    ),
    Correction(
        "deal-argument",
        "guide 5, workflows",
        ("automation",),
        "Nothing about what the function for deals of an account is given.",
        "The id of the account in the deal's field Account Name.",
        "Made for a rule on accounts, the function presumably takes an account's id; not confirmed.",
        sure=False,
    ),
    Correction(
        "schedule-function-names",
        "guide 5, schedules",
        ("automation",),
        "Schedules call sync-accounts-attachments and sync-deals-attachments.",
        "sync_account_attachments and sync_deal_attachments.",
        "The guide's list of functions has them without the s; no function has the other names.",
    ),
    Correction(
        "every-two-hours",
        "guide 5, schedules",
        ("automation",),
        "Every 2 hours.",
        "Every 2 hours if it is offered, else the most frequent one.",
        "Zoho's help names once, daily, weekly, monthly and yearly. We found no page with hours.",
        sure=False,
    ),
    Correction(
        "freshdesk",
        "guide, maintenance",
        ("people", "finish"),
        "Agents, and settings in Freshdesk.",
        "Salespeople, and Zoho CRM.",
        "The text was copied from the vendor's guide for Freshdesk.",
    ),
    Correction(
        "disable-account",
        "guide, maintenance",
        ("people", "finish"),
        "Disable the salesperson's account, without saying how.",
        "A ready message to Mithi, the vendor, asking for it.",
        "We found no page that shows a button for it; the guide for Freshdesk has you write to Mithi.",
        sure=False,
    ),
)

FOR_OURS = ("argument-mapping", "edit-repeat", "every-two-hours", "step-number", "developer-hub")
"""Of the slips about functions, rules and schedules, those that hold as well where the wizard's own are used."""

_BY_KEY = {correction.key: correction for correction in CORRECTIONS}


def by_key(key: str) -> Correction:
    """Raises KeyError for a key that no correction has."""
    return _BY_KEY[key]


def by_step(step_key: str) -> tuple[Correction, ...]:
    """What to tell at a step, in the guide's order; none for a step that the guide has right."""
    return tuple(correction for correction in CORRECTIONS if step_key in correction.steps)
