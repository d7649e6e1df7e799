"""Finish: what is proven, what you confirmed, what waits for others; what to check, send and hand over."""

from dataclasses import dataclass, replace

from zoho_ideolve_wizard.deluge import catalog
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.task import Outcome, Record, Task
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.whose_token import facts_of
from zoho_ideolve_wizard.guide.crm_side import automation_before, automation_token, by_catalog, health
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours
from zoho_ideolve_wizard.guide.home import awaited
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Part, Report, Step
from zoho_ideolve_wizard.guide.team import access_review
from zoho_ideolve_wizard.guide.words import ago, messages
from zoho_ideolve_wizard.guide.words import guide_differences as differences
from zoho_ideolve_wizard.integration.report import Section, handover
from zoho_ideolve_wizard.integration.roster import Person


@dataclass(frozen=True)
class Line:
    """One thing and how it is known: "The workspace exists", "Ideolve lists it.", 24 November 2026. `remedy` is
    what to do about what failed, or about what waits for the admin."""

    title: str
    why: str
    when: str
    remedy: str = ""


@dataclass(frozen=True)
class Standing:
    """The three lists, and what is still open."""

    proven: tuple[Line, ...]
    confirmed: tuple[Line, ...]
    waiting: tuple[Line, ...]
    open: tuple[Line, ...]

    @property
    def blocks(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lists that hold something, with their titles, what calls for somebody first. What is open is not all
        of it while steps are left: what they come to hangs on answers."""
        every = (
            (OPEN, self.open),
            ("Waiting for others", self.waiting),
            ("Confirmed by you", self.confirmed),
            ("Proven: a service said so", self.proven),
        )
        return tuple((title, lines) for title, lines in every if lines)


OPEN = "Still open so far"
_CONNECTION = by_catalog.key_of(catalog.CONNECTION)
_UNTRIED = "Prove it does not try it, since only the schedules use it: look in CRM whether they ran."
_PROVEN = (Outcome.VERIFIED, Outcome.NOTHING)


def standing(sitting: Sitting, parts: list[Part]) -> Standing:
    """From the ledger alone: every task of the given parts, sorted by how it is known; and who is waited for."""
    records = sitting.records
    lists: dict[str, list[Line]] = {"proven": [], "confirmed": [], "open": []}
    if token := connector_token(sitting):
        worked = f"It read {token.organization_name} as {token.user_name}."
        lists["proven"].append(Line("The refresh token works", worked, ago.full_day_of(token.last_worked_at)))
    for part in parts:
        for task in part.tasks(sitting, None) if isinstance(part, Do) else []:
            outcome = plan.outcome(task, records)
            if outcome is not Outcome.WAITING_OTHER:
                line = _line(task, outcome, records.get(task.key))
                untried = task.key == _CONNECTION and outcome is Outcome.CONFIRMED and ours(sitting)
                lists[_list_of(outcome)].append(replace(line, why=_UNTRIED) if untried else line)
    waiting = tuple(_waits(one) for one in awaited.each(sitting))
    return Standing(waiting=waiting, **{name: tuple(lines) for name, lines in lists.items()})


def _waits(one: awaited.Awaited) -> Line:
    """The same people and things as on the home screen, one by one."""
    when = f"{ago.since(one.since)[0].upper()}{ago.since(one.since)[1:]}." if one.since else ""
    return Line(one.asked, "", when, f"{one.how}." if one.how else "")


def _list_of(outcome: Outcome) -> str:
    if outcome in _PROVEN:
        return "proven"
    return "confirmed" if outcome is Outcome.CONFIRMED else "open"


def _line(task: Task, outcome: Outcome, record: Record | None) -> Line:
    when = ago.full_day(record.at) if record and record.at else ""
    why = record.why if record and outcome is not Outcome.CONFIRMED else ""
    remedy = record.remedy if record and outcome is Outcome.FAILED else ""
    return Line(task.title, why, when, remedy)


def salespeople_message(sitting: Sitting) -> str:
    experts = sitting.answer("workspace.experts_group") if sitting.answer("use") != "archive" else ""
    return messages.to_salespeople(_company(sitting), sitting.answer("workspace.name"), experts)


def experts_message(sitting: Sitting) -> str:
    return messages.to_experts(
        _company(sitting), sitting.answer("workspace.name"), sitting.answer("workspace.sales_group")
    )


def _company(sitting: Sitting) -> str:
    token = connector_token(sitting)
    return token.organization_name if token else "our company"


def report(sitting: Sitting, parts: list[Part]) -> str:
    """The hand-over as Markdown, for whoever looks after this next. It holds no secret."""
    found = standing(sitting, parts)
    token = connector_token(sitting)
    kept = sitting.vault.describe() if sitting.has_vault else "no secret store was chosen"
    facts = list(facts_of(token, sitting).items()) if token else []
    facts += [
        ("Ideolve workspace", sitting.answer("workspace.name")),
        ("Ideolve primary contact", sitting.answer("ideolve.primary_contact")),
        ("Client Id at Zoho", sitting.answer("zoho.client_id")),
        ("Client Id of the connector", sitting.answer("connector.client_id")),
        ("Secrets", kept),
        ("Accounts and deals from before", automation_before.words(sitting) if ours(sitting) else ""),
    ]
    team = [f"{_called(one)}, {one.role}" for one in sitting.profile.people()]
    sections = [
        Section("What is connected", facts=[fact for fact in facts if fact[1]]),
        Section("Proven: a service said so", items=_texts(found.proven)),
        Section("Confirmed by a person", items=_texts(found.confirmed)),
        Section("Waiting for others", items=_texts(found.waiting)),
        Section(OPEN, items=_texts(found.open)),
        *([Section("Health", items=counted)] if (counted := health.report_lines(sitting)) else []),
        *(Section(line.title, facts=line.facts) for line in access_review.token_lines(sitting)),
        Section("People", items=team),
        Section("To check every month", items=list(monthly_checks(sitting))),
        *differences.sections(sitting),
    ]
    return handover("Zoho CRM and Ideolve: hand-over", sections)


def _called(person: Person) -> str:
    """Angle brackets would have to be escaped in Markdown."""
    return f"{person.name} ({person.address})" if person.name else person.address


def monthly_checks(sitting: Sitting) -> tuple[str, ...]:
    return messages.monthly_checks(ours=ours(sitting))


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return [
        " ".join(part for part in (f"{line.title}.", line.why, line.remedy, line.when) if part)
        for line in lines
    ]


STEP = Step(
    "finish",
    "Finish",
    "",
    (
        automation_token.PART,
        Report(
            "report",
            "Where it stands",
            "What is known, and how it is known.",
        ),
    ),
)
