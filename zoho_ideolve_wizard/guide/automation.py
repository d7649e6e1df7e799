"""CRM automation (guide 5): the wizard's own functions, built by program; or the vendor's seven files, by hand."""

from zoho_ideolve_wizard.deluge import ours as catalog
from zoho_ideolve_wizard.deluge.catalog import FUNCTIONS, RULES, SCHEDULES
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import (
    automation_before,
    automation_build,
    automation_edited,
    automation_fields,
    automation_paths,
    automation_preview,
    automation_rules,
    by_catalog,
    prove,
)
from zoho_ideolve_wizard.guide.crm_side.automation_access import (
    API,
    BY_HAND,
    HOW,
    OURS,
    VENDOR,
    WAY,
    by_api,
    ours,
    vendors,
)
from zoho_ideolve_wizard.guide.crm_side.automation_facts import look
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Facts, Step


def way_questions(sitting: Sitting) -> list[Question]:
    known = sitting.endpoints.note_paths is not None
    return [
        Question(
            WAY,
            "Which functions run in CRM?",
            Kind.CHOICE,
            default=OURS if known else VENDOR,
            choices=(
                Choice(
                    OURS,
                    "The wizard's own",
                    "You make three rules and two schedules by hand, the wizard the rest. A deal that changes gets a comment too.",
                ),
                Choice(
                    VENDOR,
                    "The vendor's seven files",
                    "All by hand: seven functions, five rules, two schedules. The wizard cannot prove, pause or demonstrate them.",
                ),
            ),
            help="The wizard's functions need the paths of Ideolve's API."
            if known
            else f"The wizard's functions need the paths of Ideolve's API, which no public page has. {automation_paths.WHERE_TO_FIND}",
        )
    ]


def how_questions(_sitting: Sitting) -> list[Question]:
    return [
        Question(
            HOW,
            "How is it done in CRM?",
            Kind.CHOICE,
            default=API,
            choices=(
                Choice(API, "The wizard does it", "It asks an administrator's consent once."),
                Choice(BY_HAND, "By hand", "The wizard says where to click, and has all code ready to copy."),
            ),
            help="Either way Ideolve's Client Id and key stand in CRM variables: whoever may see those can read them.",
        )
    ]


def functions(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    """The vendor's."""
    return [by_catalog.task(function, sitting) for function in FUNCTIONS]


def rules(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(rule, sitting) for rule in RULES]


def schedules(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(schedule, sitting) for schedule in SCHEDULES]


def our_schedules(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(schedule, sitting) for schedule in catalog.SCHEDULES]


def pair_tasks(sitting: Sitting) -> list[Task]:
    """Where a new pair of the connector has to arrive: two variables, or each of the vendor's functions."""
    return automation_build.pair_tasks(sitting) if ours(sitting) else functions(sitting)


def built(sitting: Sitting) -> bool:
    """Whether all that needs the automation's token holds, so that it may be gone."""
    records = sitting.records
    wanted = [*automation_build.every_task(sitting), *automation_rules.tasks(sitting)]
    return all(plan.outcome(one, records).holds for one in wanted)


def _asks_consent(sitting: Sitting) -> bool:
    return by_api(sitting)


def _asks_about_edits(sitting: Sitting) -> bool:
    return by_api(sitting) and automation_edited.any_known(sitting)


CONSENT = Consent(
    "consent",
    "Consent",
    "Once, to set CRM up. Log in as an administrator of CRM; the token Ideolve uses is not touched.",
    Purpose.AUTOMATION,
    applies=_asks_consent,
    over=built,
    by_hand=True,
)
BUILD = Do(
    "build",
    "Build",
    "Fields, variables, functions. Nothing is changed before you have seen the plan.",
    automation_build.tasks,
    look,
    applies=ours,
)

STEP = Step(
    "automation",
    "CRM automation",
    "5",
    (
        Ask("way", "Way", "What does the daily work in CRM: two ways to the same end.", way_questions),
        Do(
            "functions",
            "Functions",
            "Seven, with the vendor's code from the vendor's page; two values go into each.",
            functions,
            applies=vendors,
        ),
        Do(
            "rules",
            "Rules",
            "Five: a rule runs a function when a record is made or changed.",
            rules,
            applies=vendors,
        ),
        Do(
            "schedules",
            "Schedules",
            "Two: a schedule runs a function by the clock.",
            schedules,
            applies=vendors,
        ),
        Ask(
            "paths",
            "Paths",
            "Where Ideolve takes what the functions send. Not confirmed by a public page; proven next.",
            automation_paths.questions,
            applies=ours,
        ),
        Do(
            "note",
            "Test note",
            "A note is sent to Ideolve, shared with nobody. It stays there: no public call deletes one.",
            automation_paths.tasks,
            applies=ours,
        ),
        Ask("how", "How", "Nothing changes in CRM before you have seen a plan.", how_questions, applies=ours),
        CONSENT,
        Ask(
            "sent",
            "What is sent",
            "Of each account and deal these fields leave CRM, and nothing else.",
            automation_fields.questions,
            automation_fields.by_api_name,
            prepare=automation_fields.read,
            applies=ours,
        ),
        Do(
            "preview",
            "Preview",
            "One real account and one real deal, as notes. Nothing is sent.",
            automation_preview.tasks,
            automation_preview.look,
            applies=ours,
        ),
        Ask(
            "before",
            "Records from before",
            "What is in CRM already is sent only if you say so. You can come back and choose otherwise.",
            automation_before.questions,
            automation_before.with_moment,
            prepare=automation_before.count,
            applies=ours,
            taken=automation_before.taken,
        ),
        Ask(
            "changed",
            "Changed in CRM",
            "Somebody else's code is overwritten only if you say so here.",
            automation_edited.questions,
            applies=_asks_about_edits,
        ),
        BUILD,
        Do(
            "our-rules",
            "Rules",
            "By hand: no public API tells a rule's function which record it is about. Where it may, the wizard then reads each.",
            automation_rules.tasks,
            automation_rules.look,
            applies=ours,
        ),
        Do(
            "our-schedules",
            "Schedules",
            "By hand: Zoho has no public API for schedules.",
            our_schedules,
            applies=ours,
        ),
        prove.PART,
    ),
    needs=("connector", "connection"),
)
