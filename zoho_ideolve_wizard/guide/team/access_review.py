"""For an auditor: who has access to what and how that is known, the tokens, the secrets; and who came and went."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zoho_ideolve_wizard.deluge import variables
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide.credentials import token_names
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, card, key_of
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours
from zoho_ideolve_wizard.guide.crm_side.automation_memory import VARIABLE, Made
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import access_events
from zoho_ideolve_wizard.guide.team.access_events import Event
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_table import Row, rows, usual_evidence
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.integration.people_csv import harmless
from zoho_ideolve_wizard.integration.report import Section, handover
from zoho_ideolve_wizard.services.zoho.crm import User

VARIABLES = "The wizard has written no CRM variables, so nobody can read a key of Ideolve's there."

_KEY_NAME = variables.API_KEY.api_name
Fields = tuple[str, str, str, str, str, str]
"""A line of the table, in the order of its heading."""
_SYSTEMS = ("Zoho CRM", "Ideolve workspace", "Ideolve groups")


@dataclass(frozen=True)
class TokenLine:
    """One refresh token: what it is for, its scopes, whose consent, since when, and whether it is here."""

    purpose: Purpose
    slot: Slot
    card: TokenCard
    at_hand: bool
    center: str

    @property
    def title(self) -> str:
        return token_names.titled(self.purpose, self.slot)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        one = self.card
        client = f"{one.client_id} ({one.client_kind})"
        found = (
            ("Token", self.title),
            ("Consented by", f"{one.user_name} ({one.user_email})" if one.user_email else "not told"),
            ("Since", ago.full_day_of(one.issued_at)),
            ("Last worked", ago.full_day_of(one.last_worked_at)),
            ("Organization", one.organization_name),
            ("Data center", self.center),
            ("Client", client),
            ("Scopes", one.scopes.replace(",", ", ")),
            ("Secret", "in the secret store" if self.at_hand else "not at hand: kept for one run only"),
        )
        return tuple(fact for fact in found if fact[1])


@dataclass(frozen=True)
class Review:
    """`secrets` says where each secret lies; `gaps` what could not be looked up, and why."""

    looked_at: datetime | None
    rows: tuple[Row, ...]
    tokens: tuple[TokenLine, ...]
    secrets: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    variables: str = VARIABLES
    connection: Event | None = None
    token_history: tuple[Event, ...] = ()


def review(sitting: Sitting, facts: TeamFacts | None) -> Review:
    """From what was looked up and what is recorded; nothing is asked of a service. It holds no secret."""
    table = rows(sitting.profile.people(), facts, sitting.records, place(sitting))
    return Review(
        facts.looked_at if facts else None,
        tuple(table),
        tuple(token_lines(sitting)),
        tuple(_secrets(sitting)),
        tuple(dict.fromkeys(facts.why_not.values())) if facts else ("No service was asked.",),
        _variables(sitting, facts),
        access_events.connection(sitting),
        tuple(access_events.of_tokens(sitting.ledger)),
    )


def _in_variables(sitting: Sitting) -> bool:
    """Whether CRM holds a copy of the key: the wizard made it there, or was told that it is there."""
    told = (
        record.outcome.holds
        for key, record in sitting.records.items()
        if key.startswith(f"crm/variable/{_KEY_NAME}/")
    )
    return any(told) or bool(Made(sitting.ledger).id_of(VARIABLE, _KEY_NAME))


def _administers(user: User) -> bool:
    return user.administrator and user.status == "active"


def _variables(sitting: Sitting, facts: TeamFacts | None) -> str:
    """Who can read the key in CRM's variables, as far as that can be told; no profile's rights are looked up."""
    if not _in_variables(sitting):
        return VARIABLES
    told = (
        f"CRM's variable {_KEY_NAME} holds a copy of the connector's API key. Users of CRM who may see variables can "
        "read it. The wizard cannot look up who they are: see the profiles in CRM's Setup."
    )
    administrators = [user.email for user in (facts.users if facts else None) or () if _administers(user)]
    return f"{told} Administrators in CRM: {', '.join(administrators)}." if administrators else told


def token_lines(sitting: Sitting) -> list[TokenLine]:
    """Every token that the wizard keeps or has a card of; none of their secrets."""
    found = []
    for purpose in Purpose:
        for slot in Slot:
            known = card(sitting.profile, purpose, slot)
            if known is not None:
                at_hand = bool(sitting.secret(key_of(purpose, slot)))
                center = sitting.endpoints.data_centers.label_of(known.data_center)
                found.append(TokenLine(purpose, slot, known, at_hand, center))
    return found


def _secrets(sitting: Sitting) -> list[tuple[str, str]]:
    """Names and places only."""
    if not sitting.has_vault:
        return [("Every secret", "The secret store has not been opened.")]
    where = sitting.vault.describe()
    found = [(_secret_named(name), where) for name in sorted(sitting.vault.names())]
    copy = "The connector's API key, a copy"
    if _in_variables(sitting):
        found.append((copy, "In CRM's variables, where users with access to variables can read it."))
    elif sitting.answer("connector.client_id") and not ours(sitting):
        found.append((copy, "In the Deluge functions in CRM, where administrators can read it."))
    found.append(("Refresh token and client secret, a copy", "In Ideolve, in the form of the connector."))
    return found


def _secret_named(name: str) -> str:
    kinds = {
        "zoho.client_secret": "Client secret at Zoho",
        "ideolve.account_api_key": "API key of the Ideolve account",
        "connector.api_key": "API key of the connector",
        "beside.client_secret": "Client secret at Zoho, of a token to come",
    }
    if name.startswith("clients."):
        return f"Client secret of {name.removeprefix('clients.')}"
    if name.startswith("tokens."):
        purpose, slot = name.removeprefix("tokens.").split(".")
        return token_names.titled(Purpose(purpose), Slot(slot))
    return kinds.get(name, name)


def _cells(row: Row) -> Sequence[tuple[str, str, str]]:
    cells = (row.crm, row.workspace, row.groups)
    return [(system, cell.words, cell.evidence) for system, cell in zip(_SYSTEMS, cells, strict=True)]


def as_csv(review: Review) -> str:
    """One line for each person and system, then whose consent each token and the connection hold, and what became
    of tokens; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("email", "name", "role", "system", "access", "evidence"))
    for row in review.rows:
        for system, words, evidence in _cells(row):
            role = row.role.value if row.role else "not on the list"
            fields = (row.address, row.name, role, system, words, evidence)
            writer.writerow([harmless(field) for field in fields])
    for fields in (*map(_token_row, review.tokens), *_event_rows(review)):
        writer.writerow([harmless(field) for field in fields])
    return out.getvalue()


def _token_row(line: TokenLine) -> Fields:
    card = line.card
    worked = f", last worked {card.last_worked_at[:10]}" if card.last_worked_at else ""
    scopes = card.scopes.replace(",", " ")
    return (
        card.user_email,
        card.user_name,
        "consented",
        line.title,
        scopes,
        f"issued {card.issued_at[:10]}{worked}",
    )


def _event_rows(review: Review) -> list[Fields]:
    found = [(one, "made the connection") for one in (review.connection,) if one is not None]
    found += [(one, "token history") for one in review.token_history]
    return [(one.who, "", role, one.system, one.what, one.evidence) for one, role in found]


def as_markdown(review: Review, history: Sequence[str] = ()) -> str:
    """The whole review, for reading and filing."""
    when = ago.full_time(review.looked_at) if review.looked_at else "no service was asked"
    usual = usual_evidence(review.rows)
    known = f"Unless said otherwise: {usual}." if usual else ""
    people = [_person_line(row, usual) for row in review.rows]
    sections = [
        Section("When and how", facts=[("Looked up", when)], items=list(review.gaps)),
        Section("People", known, items=people),
        *(Section(line.title, facts=line.facts) for line in review.tokens),
        *([Section("Connection in CRM", review.connection.line)] if review.connection else []),
        *(
            [Section("Token history", items=[one.line for one in review.token_history])]
            if review.token_history
            else []
        ),
        Section("Where secrets lie", facts=review.secrets),
        Section("CRM variables", review.variables),
        *([Section("History", items=list(history))] if history else []),
    ]
    return handover("Zoho CRM and Ideolve: access review", sections)


def _person_line(row: Row, usual: str) -> str:
    name = f"{row.name} ({row.address})" if row.name else row.address
    role = row.role.value if row.role else "not on the list"
    return f"{name}, {role}. {row.told_beside(usual)}."


# -- history

_ADDING = ("crm-user/", "invitation/", "group/", "enabled/")
_LEAVING = ("crm-off/", "crm-delete/", "crm-transfer/", "crm-transferred/", "group-out/", "workspace-out/")
_ASKED = "disabled/"
_RESULTS: Mapping[Outcome, str] = {
    Outcome.VERIFIED: "the service said so",
    Outcome.CONFIRMED: "confirmed by hand",
    Outcome.WAITING_OTHER: "asked for, not yet done",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "stopped while under way",
}
"""What changed nothing is no history."""


def history(ledger: Ledger, people: Collection[str] = ()) -> list[str]:
    """Who was added or removed when, by whom, in which run, with what result; the oldest first.

    `people` narrows it down to these addresses.
    """
    return [
        _history_line(record)
        for record in ledger.history()
        if record.person
        and record.outcome in _RESULTS
        and record.key.startswith((*_ADDING, *_LEAVING, _ASKED))
        and (not people or record.person in people)
    ]


def _history_line(record: Record) -> str:
    when = ago.full_time(record.at) if record.at else "at a time not written down"
    by = f"by {record.actor}" if record.actor else "by somebody not named"
    why = f" {record.why}" if record.outcome is Outcome.FAILED else ""
    return (
        f"{when}, run {record.run}, {by}: {record.title} ({record.system}): {_RESULTS[record.outcome]}.{why}"
    )
