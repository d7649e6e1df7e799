"""Everyone in the team and where they stand: said by a service, confirmed by the admin, or not known."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide.people import Place, group_key, invitation_key
from zoho_ideolve_wizard.guide.team.crm_tasks import delete_key, off_key, user_key
from zoho_ideolve_wizard.guide.team.hand_over import end_key
from zoho_ideolve_wizard.guide.team.ideolve_leaving import (
    disabled_key,
    out_of_group_key,
    out_of_workspace_key,
)
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.ideolve.workspaces import Workspace
from zoho_ideolve_wizard.services.zoho.crm import User

Records = Mapping[str, Record]

Sure = Literal["service", "you", "unknown"]
"""How something is known: a service said so, you confirmed it, or nobody could tell."""


UNKNOWN = "not known"


@dataclass(frozen=True)
class Cell:
    """Where somebody stands in one system. `stands`: has what the system gives. `since` is when that was said."""

    words: str
    sure: Sure = "unknown"
    since: datetime | None = None
    stands: bool = False

    @property
    def evidence(self) -> str:
        """ "a service said so, 24 November 2026", "confirmed by you on 3 September 2026"."""
        if self.sure == "unknown":
            return UNKNOWN
        when = ago.full_day(self.since) if self.since else ""
        if self.sure == "you":
            return f"confirmed by you on {when}" if when else "confirmed by you"
        return f"the service said so, {when}" if when else "the service said so"


@dataclass(frozen=True)
class Row:
    """One person. `role` is None for somebody who is not on the list; `user` is what CRM says."""

    address: str
    name: str
    role: Role | None
    crm: Cell
    workspace: Cell
    groups: Cell
    in_groups: tuple[str, ...] = ()
    user: User | None = field(default=None, repr=False)

    @property
    def listed(self) -> bool:
        return self.role is not None

    @property
    def told(self) -> str:
        """Where they stand in each system; what is known in the same way is said together."""
        return self.told_beside("")

    @property
    def evidence(self) -> list[str]:
        """How it is known, of each system."""
        return [cell.evidence for cell in (self.crm, self.workspace, self.groups)]

    def told_beside(self, said: str) -> str:
        """The same, where evidence that reads so was said of everybody already."""
        known: dict[str, list[str]] = {}
        for system, cell in (("CRM", self.crm), ("Workspace", self.workspace), ("Groups", self.groups)):
            known.setdefault(cell.evidence, []).append(f"{system}: {cell.words}")
        return ". ".join(
            "; ".join(cells) if evidence in (UNKNOWN, said) else f"{'; '.join(cells)} ({evidence})"
            for evidence, cells in known.items()
        )

    @property
    def person(self) -> Person:
        """For a job; somebody unlisted counts as what their CRM user and groups make of them."""
        return Person(self.address, self.name, self.role or self.seems)

    @property
    def seems(self) -> Role:
        if len(self.in_groups) > 1:
            return Role.BOTH
        return Role.EXPERT if self.in_groups and not self.crm.stands else Role.SALESPERSON


def usual_evidence(rows: Sequence[Row]) -> str:
    """How most of it is known, if that is worth being said once for all; else empty."""
    known = Counter(one for row in rows for one in row.evidence if one != UNKNOWN)
    usual, times = known.most_common(1)[0] if known else ("", 0)
    return usual if times > 1 else ""


def rows(people: Sequence[Person], facts: TeamFacts | None, records: Records, place: Place) -> list[Row]:
    """The people on the list, in its order, then everybody else whom CRM, the workspace or a group names; where nobody
    can look into the workspace, whom the record has in it."""
    known = {person.address: person for person in people}
    named = (*_named(facts, place), *_invited(facts, records, place))
    others = dict.fromkeys(address for address in named if address not in known)
    everybody = [*people, *(Person(address) for address in others)]
    return [_row(person, person.address in known, facts, records, place) for person in everybody]


def _named(facts: TeamFacts | None, place: Place) -> Iterable[str]:
    if facts is None:
        return
    for user in facts.users or ():
        yield user.email.lower()
    workspace = _workspace(facts, place)
    if workspace:
        yield from workspace.members
        yield from workspace.invitations
        for members in workspace.groups.values():
            yield from members


def _invited(facts: TeamFacts | None, records: Records, place: Place) -> Iterable[str]:
    """They may be off the list, which ends no invitation."""
    if facts is not None and facts.workspaces is not None:
        return
    for record in records.values():
        one = Person(record.person)
        invited = bool(one.address) and record.key == invitation_key(place, one.address)
        if invited and _member(one, facts, records, place).stands:
            yield one.address


def _workspace(facts: TeamFacts | None, place: Place) -> Workspace | None:
    return facts.workspaces.named(place.workspace) if facts and facts.workspaces else None


def _row(person: Person, listed: bool, facts: TeamFacts | None, records: Records, place: Place) -> Row:
    user = facts.user(person.address) if facts else None
    groups, cell = _groups(person, listed, facts, records, place)
    return Row(
        person.address,
        person.name or (user.name if user else ""),
        person.role if listed else None,
        _crm(person, facts, user, records),
        _member(person, facts, records, place),
        cell,
        groups,
        user,
    )


def _crm(person: Person, facts: TeamFacts | None, user: User | None, records: Records) -> Cell:
    if facts is not None and facts.users is not None:
        if user is None:
            return Cell("no user", "service", facts.looked_at)
        if user.status != "active":
            return Cell("deactivated", "service", facts.looked_at)
        words = "user" if user.confirmed else "invited"
        return Cell(words, "service", facts.looked_at, stands=True)
    added = user_key(person.address)
    ended = (off_key(person.address), delete_key(person.address), end_key(person.address))
    return _from_records(records, added, "user", ended, "no longer a user")


def _member(person: Person, facts: TeamFacts | None, records: Records, place: Place) -> Cell:
    workspace = _workspace(facts, place)
    if facts is None or facts.workspaces is None:
        added = invitation_key(place, person.address)
        ended = (out_of_workspace_key(place, person.address),)
        cell = _from_records(records, added, "invited", ended, "taken out")
        asked = records.get(disabled_key(person.address))
        if not cell.stands and asked is not None and asked.outcome is Outcome.WAITING_OTHER:
            return Cell("disabling asked for", "you", asked.at)
        return cell
    looked = facts.looked_at
    if person.address in facts.workspaces.disabled:
        return Cell("disabled", "service", looked)
    if workspace and person.address in workspace.members:
        return Cell("member", "service", looked, stands=True)
    if workspace and person.address in workspace.invitations:
        return Cell("invited", "service", looked, stands=True)
    return Cell("not there", "service", looked)


def _groups(
    person: Person, listed: bool, facts: TeamFacts | None, records: Records, place: Place
) -> tuple[tuple[str, ...], Cell]:
    every = place.groups_of(Role.BOTH)
    if facts is not None and facts.workspaces is not None:
        workspace = _workspace(facts, place)
        found = tuple(
            group for group in every if workspace and person.address in workspace.groups.get(group, ())
        )
        return found, Cell(", ".join(found) or "none", "service", facts.looked_at, stands=bool(found))
    cells = {
        group: _from_records(
            records,
            group_key(place, group, person.address),
            group,
            (
                out_of_group_key(place, group, person.address),
                out_of_workspace_key(place, person.address),
            ),
            "",
        )
        for group in every
    }
    standing = tuple(group for group, cell in cells.items() if cell.stands)
    told = [cell for cell in cells.values() if cell.sure != "unknown"]
    if not told:
        return (), Cell("not known" if listed or every else "none")
    latest = min(told, key=lambda cell: cell.sure == "service")
    return standing, Cell(", ".join(standing) or "none", latest.sure, latest.since, stands=bool(standing))


def _from_records(records: Records, added: str, words: str, ended: tuple[str, ...], ended_words: str) -> Cell:
    """The latest of what was written down as holding: that it came about, or that it ended."""
    held = [records[key] for key in (added, *ended) if key in records and records[key].outcome.holds]
    if not held:
        return Cell("not known")
    last = max(held, key=lambda record: (record.at is not None, record.at, record.key != added))
    sure: Sure = "you" if last.outcome is Outcome.CONFIRMED else "service"
    stands = last.key == added
    return Cell(words if stands else ended_words, sure, last.at, stands=stands)
