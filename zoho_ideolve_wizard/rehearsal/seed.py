"""What the rehearsal holds when it starts."""

from .crm_setup import Setup, VariableGroup
from .modules import first_fields
from .organizations import Account, CrmUser, Organization, Profile, Role
from .records import Record

PRIMARY_CONTACT = "asha.rao@acme.example.com"
READY_MADE = "asha"

_CREATED = "2026-01-05T09:00:00+00:00"

ACCOUNTS = (
    Account(READY_MADE, PRIMARY_CONTACT, "Asha Rao", "in", "acme", "an administrator of Acme Instruments"),
    Account(
        "vikram",
        "vikram.shah@acme.example.com",
        "Vikram Shah",
        "in",
        "acme",
        "a user of Acme Instruments who is not an administrator",
    ),
    Account(
        "mira",
        "mira.sen@other-trading.example.com",
        "Mira Sen",
        "in",
        "other",
        "an administrator of another company, Other Trading Co",
    ),
    Account(
        "lena",
        "lena.vogel@acme-gmbh.example.com",
        "Lena Vogel",
        "eu",
        "acme_eu",
        "an administrator whose account is in another data center (eu)",
    ),
    Account(
        "radha",
        "radha.iyer@acme.example.com",
        "Radha Iyer",
        "in",
        "acme",
        "another administrator of Acme Instruments, who can take over from Asha Rao",
    ),
)


# Accounts of Acme Instruments: name, whose, and the deals with them (name, stage).
BUSINESS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("Meridian Labs", "asha.rao", (("Meridian: spectrometers", "Negotiation/Review"),)),
    ("Northgate Hospital", "vikram.shah", (("Northgate: service contract", "Qualification"),)),
    ("Kestrel Foods", "vikram.shah", (("Kestrel: pH meters", "Proposal/Price Quote"),)),
    ("Bluewater Utilities", "vikram.shah", ()),
    (
        "Orchard Pharma",
        "nisha.pillai",
        (("Orchard: balances", "Closed Won"), ("Orchard: calibration", "Needs Analysis")),
    ),
    ("Summit Cement", "nisha.pillai", ()),
    ("Harbour Refining", "tomas.reyes", (("Harbour: gas sensors", "Qualification"),)),
)


def organizations() -> dict[str, Organization]:
    """The companies by key, freshly made."""
    acme = _organization("acme", "4876876000000225000", "60012345", "Acme Instruments", "in", ACCOUNTS[0])
    _add_user(acme, ACCOUNTS[1], "Sales Person", "Standard")
    _add_user(
        acme,
        Account("", "nisha.pillai@acme.example.com", "Nisha Pillai", "in", "acme"),
        "Sales Manager",
        "Standard",
    )
    _add_user(
        acme,
        Account("", "tomas.reyes@acme.example.com", "Tomas Reyes", "in", "acme"),
        "Sales Person",
        "Standard",
        status="disabled",
    )
    _add_user(
        acme,
        Account("", "farah.khan@acme.example.com", "Farah Khan", "in", "acme"),
        "Sales Person",
        "Standard",
        confirmed=False,
    )
    for name, owner, deals in BUSINESS:
        _add_account(acme, name, owner, deals)
    _add_user(acme, ACCOUNTS[4], "Sales Manager", "Administrator")
    other = _organization("other", "5190034000000310000", "60077001", "Other Trading Co", "in", ACCOUNTS[2])
    acme_eu = _organization(
        "acme_eu", "6201118000000140000", "20055112", "Acme Instruments GmbH", "eu", ACCOUNTS[3]
    )
    return {found.key: found for found in (acme, other, acme_eu)}


def _organization(
    key: str, organization_id: str, number: str, name: str, data_center: str, owner: Account
) -> Organization:
    made = Organization(key, organization_id, number, name, data_center, owner.email, _CREATED)
    ceo = Role(made.new_id(), "CEO")
    manager = Role(made.new_id(), "Sales Manager", reports_to=ceo.id)
    person = Role(made.new_id(), "Sales Person", reports_to=manager.id)
    made.roles = [ceo, manager, person]
    made.profiles = [
        Profile(made.new_id(), "Administrator", administrator=True),
        Profile(made.new_id(), "Standard"),
    ]
    _add_user(made, owner, "CEO", "Administrator")
    made.setup = Setup(
        fields=first_fields(made.id),
        groups=[VariableGroup(f"{made.id[:7]}000000000301", "General", "General")],
    )
    return made


def _add_user(
    organization: Organization,
    account: Account,
    role: str,
    profile: str,
    *,
    status: str = "active",
    confirmed: bool = True,
) -> None:
    first, _, last = account.name.partition(" ")
    user_id = organization.new_id()
    organization.users.append(
        CrmUser(
            id=user_id,
            email=account.email,
            first_name=first,
            last_name=last,
            role_id=next(found.id for found in organization.roles if found.name == role),
            profile_id=next(found.id for found in organization.profiles if found.name == profile),
            zuid=str(60000000 + int(user_id[-6:])),
            created_time=_CREATED,
            modified_time=_CREATED,
            status=status,
            confirmed=confirmed,
            created_by=organization.users[0].id if organization.users else user_id,
        )
    )


def _add_account(
    organization: Organization, name: str, owner: str, deals: tuple[tuple[str, str], ...]
) -> None:
    owner_id = next(user.id for user in organization.users if user.email.startswith(f"{owner}@"))
    times = {"Created_Time": _CREATED, "Modified_Time": _CREATED}
    account = Record(organization.new_id(), "Accounts", owner_id, {"Account_Name": name, **times})
    organization.records.append(account)
    for deal, stage in deals:
        fields: dict[str, object] = {
            "Deal_Name": deal,
            "Account_Name": {"id": account.id},
            "Stage": stage,
            **times,
        }
        organization.records.append(Record(organization.new_id(), "Deals", owner_id, fields))
