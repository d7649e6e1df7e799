"""Texts ready to send, as plain text with the subject in the first line; and what to look after monthly."""

# ruff: noqa: E501 - a paragraph of a mail is one line, so that whoever reads it decides where it wraps

import unicodedata
from collections.abc import Sequence

API_CONTACT = "support@ideolve.com"
"""The contact named by the vendor's API page. No page says that it also disables accounts."""


def to_salespeople(company: str, workspace: str, expert_group: str = "") -> str:
    """For those who work in CRM and hold an Ideolve login too. Without a group: for an archive only."""
    experts = _ASKING_EXPERTS.format(group=_line(expert_group)) if expert_group else ""
    return f"""\
Subject: Our accounts and deals are now in Ideolve too

Hello,

{_line(company)} has connected Zoho CRM to Ideolve. Each new account and each new deal in CRM gets a note of its own in the Ideolve workspace "{_line(workspace)}". When an account changes, its note is brought up to date. You go on working in CRM as before.

To begin: you have been invited to the workspace. Log in to Ideolve with the address that this message came to and accept the invitation, which waits in the bar on the left, near People.

{experts}Please do not delete notes, and do not create any for accounts or deals yourself: that happens by itself. If a new account has no note after some minutes, tell me.

Thank you
"""


_ASKING_EXPERTS = """\
When you need an expert:
1. Open the note of the account or deal in Ideolve.
2. Share it with the group "{group}", or with one person. Everybody in the group gets an e-mail.
3. Ask your question as a comment in the note. The answers come there too.

"""


def to_experts(company: str, workspace: str, sales_group: str) -> str:
    """For those who answer in Ideolve and have no login in CRM."""
    return f"""\
Subject: Questions about accounts and deals will reach you in Ideolve

Hello,

{_line(company)} has connected Zoho CRM to Ideolve. What the salespeople record about accounts and deals is kept in notes in the Ideolve workspace "{_line(workspace)}". You need no login in CRM.

To begin: you have been invited to the workspace. Log in to Ideolve with the address that this message came to and accept the invitation, which waits in the bar on the left, near People.

How it goes:
1. When somebody of "{_line(sales_group)}" shares a note with you or your group, Ideolve sends you an e-mail.
2. Log in to Ideolve and open the note: what CRM knows of the account or deal is in it and in its comments.
3. Answer as a comment in the note, so that everybody concerned sees it. Files can be attached to a comment.
4. If a colleague should see it too, ask whoever shared the note to share it with them.

Please do not delete or create notes in this workspace: they come from CRM by themselves.

Thank you
"""


def ask_to_disable(address: str, workspace: str) -> str:
    """To the vendor, from the primary contact: no page shows a way to disable an account oneself."""
    return f"""\
Subject: Please disable an Ideolve account: {_line(address)}

Hello,

a person has left our team. Please disable the Ideolve access of

    {_line(address)}

I am the primary contact of our organization on Ideolve. This address has no place in our workspace "{_line(workspace)}" any more, nor an open invitation to it. If it never had an account, nothing is to be done. Please keep the notes and comments that this person wrote.

Please tell me when it is done, or whom to ask if this is not the right place.

Thank you
"""


def ask_to_disable_several(addresses: Sequence[str], workspace: str) -> str:
    """The same for several people at once."""
    if len(addresses) == 1:
        return ask_to_disable(addresses[0], workspace)
    listed = "\n".join(f"    {_line(address)}" for address in addresses)
    return f"""\
Subject: Please disable {len(addresses)} Ideolve accounts

Hello,

{len(addresses)} people have left our team. Please disable the Ideolve access of

{listed}

I am the primary contact of our organization on Ideolve. These addresses have no place in our workspace "{_line(workspace)}" any more, nor an open invitation to it. Where one never had an account, nothing is to be done. Please keep the notes and comments that these people wrote.

Please tell me when it is done, or whom to ask if this is not the right place.

Thank you
"""


def ask_to_enable(address: str, workspace: str) -> str:
    """To the vendor, for somebody who comes back after it was asked to disable the account, done or not."""
    return f"""\
Subject: Please keep or enable again an Ideolve account: {_line(address)}

Hello,

I had asked you to disable the Ideolve access of

    {_line(address)}

This person works with us again. Please do not disable the account; if that is done already, please enable it again, so that I can invite it to the workspace "{_line(workspace)}". I am the primary contact of our organization on Ideolve.

Please tell me how it stands, or whom to ask if this is not the right place.

Thank you
"""


def ask_for_other_primary_contact(leaver: str, successor: str, workspace: str) -> str:
    """To the vendor, from the primary contact who leaves: no page shows how another one is named."""
    return f"""\
Subject: Please make somebody else our primary contact on Ideolve: {_line(successor)}

Hello,

I am the primary contact of our organization on Ideolve and am leaving this task. My address is

    {_line(leaver)}

From now on it is to be

    {_line(successor)}

Please move to that address what is mine as the primary contact: above all the workspace "{_line(workspace)}", which I own, and the connection to Zoho CRM under "Connect to Other Applications". Please tell me whether the Client Id and API key of that connection stay valid, and keep my account until then.

Please tell us when it is done, or whom to ask if this is not the right place.

Thank you
"""


def reminder(workspace: str, when: str = "") -> str:
    """To somebody who was invited and has not joined. `when` is the day ("yesterday", "on 24 November"), if known."""
    sent = f"I sent it {when}, and it still waits for you." if when else "It still waits for you."
    return f"""\
Subject: Your invitation to the Ideolve workspace "{_line(workspace)}" is waiting

Hello,

you have an invitation to the Ideolve workspace "{_line(workspace)}", where the notes on our accounts and deals are. {sent}

Please log in to Ideolve with the address that this message came to and accept it: it waits in the bar on the left, near People. If you cannot find it, tell me, and I will invite you again.

Thank you
"""


def monthly_checks(*, ours: bool = False) -> tuple[str, ...]:
    """What breaks in silence, and how to see it. `ours`: with the wizard's own functions, which it can count."""
    rules = "three" if ours else "five"
    counted = ("In the wizard, see how many of the new accounts and deals have a note.",) if ours else ()
    return (
        *counted,
        "In CRM create a test account, wait some minutes, and see that its note is in Ideolve; delete both.",
        "In CRM open Setup, Developer Hub, Functions, tab Failures: nothing new should be listed.",
        f"In CRM see under Workflow Rules that all {rules} rules are active, and under Schedules that both ran.",
        "In CRM see under Connections that 'Auth For Deluge COQL' is still connected.",
        "See that whoever consented is still an active administrator: token, connection and client need it.",
        "Compare the people in the Ideolve groups with who works here today; remove who has left.",
        "See whether invitations in Ideolve are still waiting, and remind those people.",
        "See that the primary contact's mailbox is still read by somebody.",
    )


def _line(text: str) -> str:
    """A name as one line without controls (also of direction), so that it cannot break out of its sentence."""
    visible = "".join(" " if _is_control(character) else character for character in text)
    return " ".join(visible.split())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in _DIRECTIONS


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
