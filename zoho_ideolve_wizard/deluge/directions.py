"""Where to click in Zoho CRM for each object of the catalog, as numbered lines.

From Zoho's help pages, which differ among themselves in names and age; where they do, both names are given.
"""

from dataclasses import dataclass

from zoho_ideolve_wizard.deluge.catalog import CONNECTOR_VALUES, VENDOR_PAGE
from zoho_ideolve_wizard.deluge.objects import Connection, Function, Rule, Schedule, Values
from zoho_ideolve_wizard.deluge.sources import body


@dataclass(frozen=True)
class Direction:
    """One line: what to do, the page it starts from (if it has a public address), what to copy there.

    `connector_values` says that the connector's Client Id and API key are needed at this line; they are
    secrets, so they are not in `values`. `code` is a function's code to paste, of many lines.
    """

    text: str
    values: Values = ()
    url: str = ""
    connector_values: bool = False
    code: str = ""


def directions(thing: Connection | Function | Rule | Schedule) -> tuple[Direction, ...]:
    """The numbered lines for one object of the catalog; every one of its values is in one of them."""
    match thing:
        case Connection():
            return _connection(thing)
        case Function():
            return _function(thing) if thing.file_name else _our_function(thing)
        case Rule():
            return _rule(thing)
        case Schedule():
            return _schedule(thing)


def _connection(connection: Connection) -> tuple[Direction, ...]:
    values = connection.values()
    extra = ""
    if connection.extra_scopes:
        needed = ", ".join(connection.extra_scopes)
        extra = (
            f" If the meeting function later lacks a permission, {needed} is the one to add (not confirmed)."
        )
    return (
        Direction(
            "As a CRM administrator open Setup, then Developer Hub (older: Developer Space), then "
            "Connections, and choose Create Connection (older: Add Connection)."
        ),
        Direction("Among the default services choose Zoho CRM.", values[:1]),
        Direction(
            "Enter the name. The link name fills itself in: it must read exactly as here, since the code of "
            "the functions calls the connection by it.",
            values[1:3],
        ),
        Direction(
            "Tick these scopes; the list can be searched." + extra,
            values[3:],
        ),
        Direction("If you are offered 'Use Credentials of Login User', leave it off."),
        Direction(
            "Choose Create and Connect, then Connect, then Accept. The connection must show as connected."
        ),
    )


def _function(function: Function) -> tuple[Direction, ...]:
    return (
        Direction(
            f"From the vendor's page download {function.file_name} and open it in a text editor.",
            (("File", function.file_name),),
            VENDOR_PAGE,
        ),
        Direction(
            "In CRM open Setup, then Developer Hub (older: Developer Space), then Functions, and start a new "
            "function. The button reads New Function or Create New Function."
        ),
        Direction(
            "Fill in the form and go on with Next or Create. " + _category(function), function.values()
        ),
        _arguments(function),
        Direction(
            "Paste the code. The editor writes the first line (the declaration) itself: if the file begins "
            "with one, leave that line and its closing brace at the very end out."
        ),
        Direction(
            f"In the code replace two placeholders, and nothing else: one by the {CONNECTOR_VALUES[0]}, one "
            f"by the {CONNECTOR_VALUES[1]}, both of the connector. We have not seen the file, so we do not "
            "know what they are called; look near the top, or where Client-Id and Connector-Api-Key are "
            "written. Leave the quotation marks around them.",
            connector_values=True,
        ),
        Direction(
            "Choose Save. It is live at once, but nothing calls it before its rule or schedule exists."
        ),
    )


def new_pair(function: Function) -> tuple[Direction, ...]:
    """Where the vendor's function stands in CRM already, and the connector has another pair."""
    return (
        Direction(
            "In CRM open Setup, then Developer Hub (older: Developer Space), then Functions, and open this "
            "function. It fails until it is saved with the new pair.",
            function.values()[:1],
        ),
        Direction(
            f"In its code replace the old {CONNECTOR_VALUES[0]} and the old {CONNECTOR_VALUES[1]} by these, and "
            "nothing else. Leave the quotation marks around them.",
            connector_values=True,
        ),
        Direction("Choose Save. It is live at once."),
    )


def _our_function(function: Function) -> tuple[Direction, ...]:
    names = tuple(
        (f"Argument {number}", argument.name) for number, argument in enumerate(function.arguments, 1)
    )
    arguments = (
        "Choose Edit Arguments and add these, in this order, each of type String."
        if names
        else "This function takes no arguments: leave Edit Arguments alone."
    )
    return (
        Direction(
            "In CRM open Setup, then Developer Hub (older: Developer Space), then Functions, and start a new "
            "function. The button reads New Function or Create New Function."
        ),
        Direction(
            "Fill in the form and go on with Next or Create. If a return type is asked for: "
            + ("string. " if function.category == "Standalone" else "void. ")
            + _category(function),
            function.values(),
        ),
        Direction(arguments, names),
        Direction(
            "Paste the code in place of what is there. The editor writes the first line (the declaration) and "
            "the outer braces itself; they are left out here.",
            code=body(function),
        ),
        Direction(
            "Choose Save. It is live at once, but nothing calls it before its rule or schedule exists."
        ),
    )


def _category(function: Function) -> str:
    if function.category == "Standalone":
        return "Mind the category: only a Standalone function can be called by other functions."
    other = "schedules" if function.category == "Automation" else "workflow rules"
    return f"Mind the category: a function of category {function.category} is not offered to {other}."


def _arguments(function: Function) -> Direction:
    if not function.arguments:
        return Direction("This function takes no arguments: leave Edit Arguments alone.")
    names = tuple(("Argument (suggestion)", argument.name) for argument in function.arguments)
    return Direction(
        "Choose Edit Arguments and add one of type String. If the file's first line is a declaration, the "
        "argument's name stands there in brackets: use that. Otherwise use the name that the code reads "
        "without having set it. Ours is only a suggestion.",
        names,
    )


def _rule(rule: Rule) -> tuple[Direction, ...]:
    values = rule.values()
    repeat = (
        " Tick 'Repeat this workflow every time a record is edited': without it only the first edit counts."
        if rule.repeat
        else ""
    )
    return (
        Direction("In CRM open Setup, then Automation, then Workflow Rules, and choose Create Rule."),
        Direction("Fill in the form and choose Next.", _picked(values, "Module", "Rule Name", "Description")),
        Direction(
            f"Run the rule on a record action: {rule.trigger}. This cannot be changed once the rule is saved.{repeat}",
            _picked(values, "Record Action", "Repeat "),
        ),
        Direction("Let it apply to all records, without a condition.", _picked(values, "Applies to")),
        Direction(
            "Under Instant Actions choose Function, and the function made before.",
            _picked(values, "Instant Action", "Function"),
        ),
        Direction(_mapping(rule), _picked(values, "Argument ")),
        Direction("Choose Save and Associate, then Save."),
    )


def _picked(values: Values, *labels: str) -> Values:
    """Those of the values whose label begins with one of the labels."""
    return tuple(pair for pair in values if pair[0].startswith(labels))


def _mapping(rule: Rule) -> str:
    text = (
        "Map the function's argument to a field of the record: commonly by typing # in the value box "
        "and choosing from the list. An argument left empty shows no error, and nothing ever happens."
    )
    doubts = (
        "Which field it is here is our reading, and not confirmed. The guide meant the function for a rule "
        f"on accounts, so it presumably takes an account: {argument.crm_field}, not its name. If you see "
        "that the code reads something else, follow the code."
        for argument in rule.function.arguments
        if not argument.sure
    )
    return " ".join((text, *doubts))


def _schedule(schedule: Schedule) -> tuple[Direction, ...]:
    values = schedule.values()
    return (
        Direction(
            "In CRM open Setup, then Automation, then Schedules, and create a schedule (the first time: "
            "Create your First Schedule). You need the permission Manage Workflow."
        ),
        Direction("Enter name and description.", values[:2]),
        Direction("Choose the function from the existing functions; it takes no arguments.", values[2:3]),
        Direction(
            "Let it start today, at the next full hour. If 'every 2 hours' is not offered, take the most "
            "frequent one: Zoho's help names nothing shorter than daily.",
            values[3:4],
        ),
        Direction("Let it never end, and choose Save.", values[4:]),
    )
