"""CRM's users by hand: where to click. The buttons' names differ between Zoho's own pages: worded loosely."""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.task import ByHand, Gathering, Instruction, Value
from zoho_ideolve_wizard.integration.roster import Person

USERS_PAGE = "Setup › General › Users"
_ADMIN = (
    "It needs a CRM administrator. Zoho One and CRM Plus add and remove users in their own administration."
)


_PRESET = "The form may be preset to the role CEO and the profile Administrator: choose what each is to have."


def split_name(person: Person) -> tuple[str, str]:
    """First and last name, as CRM wants them: the last word is the last name, unless a comma says otherwise."""
    name = " ".join(person.name.split())
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return first, last


def adding(people: Mapping[str, Person], address: str, role: str, profile: str, crm_web: str) -> ByHand:
    """`people` are all who may be gathered with this one, by address."""

    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        chosen = "" if role and profile else f" {_PRESET}"
        first = Instruction(f"In CRM open {USERS_PAGE}. Users are added one at a time.{chosen}", url=crm_web)
        each = [_form(people[one], role, profile) for one in addresses]
        return (first, *each, Instruction("Zoho mails each of them an invitation to CRM."))

    gathering = Gathering("crm-user", lambda count: f"Add {count} users to Zoho CRM", steps)
    return ByHand(steps((address,)), gathering, address, notes=(_ADMIN,))


def _form(person: Person, role: str, profile: str) -> Instruction:
    first, last = split_name(person)
    fields = (
        ("First name", first),
        ("Last name", last),
        ("Email", person.address),
        ("Role", role),
        ("Profile", profile),
    )
    values = tuple(Value(label, text) for label, text in fields if text)
    return Instruction(f"Add a new user for {person.address}, fill in the form and save.", values=values)


def activating(address: str, crm_web: str) -> ByHand:
    return ByHand(
        (
            Instruction(f"In CRM open {USERS_PAGE} and list the inactive users.", url=crm_web),
            Instruction("Find the user, and activate it.", values=(Value("Email", address),)),
        ),
        subject=address,
        notes=(_ADMIN,),
    )


def deactivating(address: str, crm_web: str) -> ByHand:
    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(f"In CRM open {USERS_PAGE} › Active Users.", url=crm_web),
            Instruction(
                "Tick the user and click Deactivate. Zoho mails the person.",
                values=_addresses(addresses),
            ),
        )

    gathering = Gathering("crm-off", lambda count: f"Deactivate {count} users in Zoho CRM", steps)
    return ByHand(steps((address,)), gathering, address, notes=(_ADMIN,))


def deleting(address: str, crm_web: str) -> ByHand:
    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(f"In CRM open {USERS_PAGE} and list the inactive users.", url=crm_web),
            Instruction(
                "Open the user and delete it. Deleting moves no records: change their owner before, if wanted.",
                values=_addresses(addresses),
            ),
        )

    gathering = Gathering("crm-delete", lambda count: f"Delete {count} users from Zoho CRM", steps)
    return ByHand(steps((address,)), gathering, address, notes=(_ADMIN,))


def handing_over(address: str, to: str, crm_web: str) -> ByHand:
    return ByHand(
        (
            Instruction(f"In CRM open {USERS_PAGE} › Active Users, and open the user.", url=crm_web),
            Instruction(
                "Choose to transfer and delete, if your CRM offers it; otherwise change the owner of the person's "
                "accounts, deals and other records.",
                values=(Value("From", address), Value("To", to)),
            ),
        ),
        subject=address,
        notes=(_ADMIN,),
    )


def seeing_it_end(address: str, to: str, crm_web: str) -> ByHand:
    return ByHand(
        (
            Instruction("In CRM see that the records have their new owner.", url=crm_web),
            Instruction(
                f"If the user is still listed under {USERS_PAGE}, delete it there.",
                values=(Value("User", address), Value("New owner", to)),
            ),
        ),
        subject=address,
    )


def _addresses(addresses: tuple[str, ...]) -> tuple[Value, ...]:
    if len(addresses) == 1:
        return (Value("Email", addresses[0]),)
    return tuple(Value(str(number), address) for number, address in enumerate(addresses, 1))
