"""CRM's modules and the fields that each has from the start."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Module:
    """A module by its API name. ``parents`` are the modules that a lookup may point to, by its field."""

    api_name: str
    id_ending: int
    singular: str
    plural: str
    name_field: str
    mandatory: tuple[str, ...]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Field:
    """A field of a module. ``data_type`` is CRM's word for its kind; ``read_only`` ones are CRM's own."""

    id: str
    module: str
    api_name: str
    label: str
    data_type: str
    length: int
    custom: bool = False
    read_only: bool = False


ACCOUNTS = Module(
    "Accounts",
    2177,
    "Account",
    "Accounts",
    "Account_Name",
    ("Account_Name",),
    {"Parent_Account": ("Accounts",)},
)
DEALS = Module(
    "Deals",
    2181,
    "Deal",
    "Deals",
    "Deal_Name",
    ("Deal_Name", "Stage"),
    {"Account_Name": ("Accounts",)},
)
# Meetings: their API name is Events, and What_Id is the account or deal that "$se_module" names.
EVENTS = Module(
    "Events",
    2193,
    "Meeting",
    "Meetings",
    "Event_Title",
    ("Event_Title", "Start_DateTime", "End_DateTime"),
    {"What_Id": ("Accounts", "Deals")},
)
MODULES = {module.api_name: module for module in (ACCOUNTS, DEALS, EVENTS)}
SE_MODULE = "$se_module"

# How long a value of each kind may be [Zoho's "field types: data types and length limits"]. These kinds can be
# made by the API; lookups and the owner only come with CRM.
LENGTHS = {
    "text": 255,
    "textarea": 2000,
    "email": 100,
    "phone": 30,
    "website": 450,
    "picklist": 120,
    "integer": 9,
    "bigint": 18,
    "double": 16,
    "currency": 16,
    "percent": 5,
    "boolean": 5,
    "date": 20,
    "datetime": 120,
}
_REFERENCES = {"lookup": 120, "ownerlookup": 120}

_COMMON = (
    ("Owner", "Owner", "ownerlookup"),
    ("Description", "Description", "textarea"),
    ("Created_By", "Created By", "ownerlookup"),
    ("Modified_By", "Modified By", "ownerlookup"),
    ("Created_Time", "Created Time", "datetime"),
    ("Modified_Time", "Modified Time", "datetime"),
)
_READ_ONLY = ("Created_By", "Modified_By", "Created_Time", "Modified_Time")
_OWN = {
    "Accounts": (
        ("Account_Name", "Account Name", "text"),
        ("Parent_Account", "Parent Account", "lookup"),
        ("Account_Type", "Account Type", "picklist"),
        ("Industry", "Industry", "picklist"),
        ("Annual_Revenue", "Annual Revenue", "currency"),
        ("Employees", "Employees", "integer"),
        ("Phone", "Phone", "phone"),
        ("Website", "Website", "website"),
        ("Billing_City", "Billing City", "text"),
        ("Billing_Country", "Billing Country", "text"),
    ),
    "Deals": (
        ("Deal_Name", "Deal Name", "text"),
        ("Account_Name", "Account Name", "lookup"),
        ("Stage", "Stage", "picklist"),
        ("Amount", "Amount", "currency"),
        ("Probability", "Probability (%)", "integer"),
        ("Closing_Date", "Closing Date", "date"),
        ("Type", "Type", "picklist"),
        ("Lead_Source", "Lead Source", "picklist"),
        ("Next_Step", "Next Step", "text"),
    ),
    "Events": (
        ("Event_Title", "Title", "text"),
        ("Start_DateTime", "From", "datetime"),
        ("End_DateTime", "To", "datetime"),
        ("Venue", "Location", "text"),
        ("What_Id", "Related To", "lookup"),
    ),
}


def module_id(organization_id: str, module: Module) -> str:
    """A module's id: the organization's beginning and four digits that are the same everywhere."""
    return f"{organization_id[:7]}{module.id_ending:012d}"


def first_fields(organization_id: str) -> list[Field]:
    """The fields that every organization has."""
    made = []
    for module in MODULES.values():
        for number, (api_name, label, data_type) in enumerate(_OWN[module.api_name] + _COMMON):
            shown = f"{module.singular} Owner" if api_name == "Owner" else label
            own_id = f"{organization_id[:7]}{module.id_ending * 100 + number:012d}"
            made.append(
                Field(
                    own_id,
                    module.api_name,
                    api_name,
                    shown,
                    data_type,
                    LENGTHS.get(data_type) or _REFERENCES[data_type],
                    read_only=api_name in _READ_ONLY,
                )
            )
    return made
