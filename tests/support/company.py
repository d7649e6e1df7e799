"""The company that the tests set up: twelve people in two groups."""

from collections.abc import Mapping

WORKSPACE = "Zoho CRM"
SALES_GROUP, EXPERTS_GROUP = "Sales", "Experts"

SALES = (
    "ana.silva@acme.example.com",
    "ben.lee@acme.example.com",
    "chitra.iyer@acme.example.com",
    "dora.nagy@acme.example.com",
    "emil.berg@acme.example.com",
    "fatima.zahra@acme.example.com",
    "grace.obi@acme.example.com",
)
BOTH = ("hugo.costa@acme.example.com",)
EXPERTS = (
    "ines.rey@acme.example.com",
    "jonas.falk@acme.example.com",
    "kavya.menon@acme.example.com",
    "liam.doyle@acme.example.com",
)
EVERYBODY = (*SALES, *BOTH, *EXPERTS)

AS_PASTED = """\
Ana Silva <ana.silva@acme.example.com>, BEN.LEE@acme.example.com; "Iyer, Chitra" <chitra.iyer@acme.example.com>
dora.nagy@acme.example.com emil.berg@acme.example.com
fatima.zahra@acme.example.com, sales
grace.obi@acme.example.com
hugo.costa@acme.example.com both
ines.rey@acme.example.com expert; jonas.falk@acme.example.com, expert
Kavya Menon <kavya.menon@acme.example.com> expert
liam.doyle@acme.example.com\texpert
"""
"""As an admin would have it: out of a mail, out of a table, typed."""

COMMENT_ONLY = {"comment": True, "create": False, "delete": False}


def as_asked(primary_contact: str) -> Mapping[str, object]:
    """The workspace that the rehearsal has to hold afterwards: this and nothing else."""
    return {
        "name": WORKSPACE,
        "description": "Accounts and deals from Zoho CRM",
        "controls": {"workspace": COMMENT_ONLY, "default_note": COMMENT_ONLY},
        "members": [primary_contact],
        "invitations": sorted(EVERYBODY),
        "groups": {
            SALES_GROUP: sorted((*SALES, *BOTH)),
            EXPERTS_GROUP: sorted((*BOTH, *EXPERTS)),
        },
    }


def in_order(workspace: Mapping[str, object]) -> Mapping[str, object]:
    """The same workspace with everybody in alphabetical order: four were invited at once."""
    groups = workspace["groups"]
    people = workspace["invitations"]
    if not isinstance(groups, dict) or not isinstance(people, list):
        raise TypeError("not a workspace of the rehearsal")
    return {
        **workspace,
        "invitations": sorted(people),
        "groups": {name: sorted(members) for name, members in groups.items()},
    }
