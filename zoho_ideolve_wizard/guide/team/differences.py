"""Where CRM, Ideolve and the list disagree, and the change that would mend each."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zoho_ideolve_wizard.guide.people import Place, invitation_key
from zoho_ideolve_wizard.guide.team.crm_tasks import user_key
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_table import Row
from zoho_ideolve_wizard.integration.roster import Person, Role


class Mend(StrEnum):
    """The change that mends a difference. Those of the job that adds: ADD, INVITE, ADD_TO_GROUP; of the job that
    removes: REMOVE. REMIND and REMIND_CRM are by hand (`reminding`); LIST only puts the person on the list.
    NOTHING: a hint."""

    ADD = "add"
    INVITE = "invite"
    ADD_TO_GROUP = "add_to_group"
    REMOVE = "remove"
    REMIND = "remind"
    REMIND_CRM = "remind_crm"
    LIST = "list"
    NOTHING = ""


MEND_WORDS = {
    Mend.ADD: "add to CRM",
    Mend.INVITE: "invite",
    Mend.ADD_TO_GROUP: "put into the group",
    Mend.REMOVE: "remove",
    Mend.REMIND: "remind",
    Mend.REMIND_CRM: "remind",
    Mend.LIST: "put on the list",
    Mend.NOTHING: "a hint",
}
NO_DIFFERENCE = "Nothing differs, as far as the services could be asked."

ADDS = (Mend.ADD, Mend.INVITE, Mend.ADD_TO_GROUP)


@dataclass(frozen=True)
class Difference:
    """`person` has the role with which the mending job takes it in; `ends`, for a removal, the role that ends."""

    address: str
    words: str
    mend: Mend
    person: Person
    ends: Role = Role.BOTH


def differences(
    rows: Sequence[Row],
    facts: TeamFacts,
    place: Place,
    exempt: Collection[str] = (),
    told_lately: Collection[str] = (),
) -> list[Difference]:
    """Only what a service says is compared with. `exempt` are those who own things: the primary contact.
    `told_lately` are the keys of invitations that are not a day old: those people are waited for."""
    found: list[Difference] = []
    for row in rows:
        if row.address not in exempt:
            found += _of(row, facts, place, told_lately)
    return [*found, *_same_names(rows)]


def _of(row: Row, facts: TeamFacts, place: Place, told_lately: Collection[str]) -> Iterator[Difference]:
    found = [*_sales(row, facts, place), *_experts(row, facts, place)]
    yield from found
    if any(one.mend is Mend.REMOVE for one in found):
        return  # Nobody is reminded to join who is to leave.
    workspace = facts.workspaces.named(place.workspace) if facts.workspaces else None
    waits = workspace is not None and row.address in workspace.invitations
    if waits and invitation_key(place, row.address) not in told_lately:
        words = f"was invited to {place.named} on Ideolve and has not joined"
        yield Difference(row.address, words, Mend.REMIND, row.person)
    unconfirmed = row.user is not None and row.user.status == "active" and not row.user.confirmed
    if unconfirmed and user_key(row.address) not in told_lately:
        words = "was made a user of CRM and has not taken up Zoho's invitation"
        yield Difference(row.address, words, Mend.REMIND_CRM, row.person)


def _sales(row: Row, facts: TeamFacts, place: Place) -> Iterator[Difference]:
    """CRM against the sales group and the list."""
    if facts.users is None:
        return
    group, sells = place.sales_group, row.role in (Role.SALESPERSON, Role.BOTH)
    in_group = bool(group) and group in row.in_groups
    if sells and row.user and not row.crm.stands:
        yield _gone(row, f"is on your list as a salesperson, but {_not_in_crm(row)}", place)
    elif in_group and not sells and not row.crm.stands:
        yield _gone(row, f"is in the group {group}, but {_not_in_crm(row)}", place)
    elif sells and not row.crm.stands:
        words = "is on your list as a salesperson, but is no user of CRM"
        yield Difference(row.address, words, Mend.ADD, row.person)
    elif in_group and row.role is None:
        yield Difference(row.address, f"is in the group {group}, but not on your list", Mend.LIST, row.person)
    elif row.crm.stands and facts.workspaces is not None and not in_group:
        yield from _not_in_sales(row, group, sells=sells)


def _not_in_sales(row: Row, group: str, *, sells: bool) -> Iterator[Difference]:
    """Experts may have a CRM user; administrators whom nobody listed are not taken for salespeople."""
    unlisted = row.role is None and not (row.user and row.user.administrator)
    if not (sells or unlisted):
        return
    if not row.workspace.stands:
        words = "is a user of CRM, but is not in the workspace" + (
            f" and not in the group {group}" if group else ""
        )
        yield Difference(row.address, words, Mend.INVITE, row.person)
    elif group:
        words = f"is a user of CRM, but is not in the group {group}"
        yield Difference(row.address, words, Mend.ADD_TO_GROUP, row.person)


def _gone(row: Row, words: str, place: Place) -> Difference:
    """Who answers as an expert too keeps that."""
    answers = row.role in (Role.EXPERT, Role.BOTH) or place.experts_group in row.in_groups
    role = Role.BOTH if answers else Role.SALESPERSON
    return Difference(row.address, words, Mend.REMOVE, Person(row.address, row.name, role), Role.SALESPERSON)


def _not_in_crm(row: Row) -> str:
    return "is deactivated in CRM" if row.user else "is no user of CRM"


def _experts(row: Row, facts: TeamFacts, place: Place) -> Iterator[Difference]:
    if facts.workspaces is None:
        return
    group, answers = place.experts_group, row.role in (Role.EXPERT, Role.BOTH)
    in_group = bool(group) and group in row.in_groups
    if row.role is Role.EXPERT and not row.workspace.stands:
        words = f"is on your list as an expert, but is not in {place.named}"
        yield Difference(row.address, words, Mend.INVITE, row.person)
    elif answers and group and row.workspace.stands and not in_group:
        words = f"is on your list as an expert, but is not in the group {group}"
        yield Difference(row.address, words, Mend.ADD_TO_GROUP, Person(row.address, row.name, Role.EXPERT))
    elif in_group and not answers and (row.listed or place.sales_group not in row.in_groups):
        words = f"is in the group {group}, but not on your list as an expert"
        yield Difference(row.address, words, Mend.LIST, Person(row.address, row.name, Role.EXPERT))


def _same_names(rows: Sequence[Row]) -> Iterator[Difference]:
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.name.strip():
            by_name[" ".join(row.name.casefold().split())].append(row)
    for same in by_name.values():
        for row in same[1:]:
            words = f"has the same name as {same[0].address}: perhaps one person, perhaps not"
            yield Difference(row.address, words, Mend.NOTHING, row.person)
