"""Workspace and groups (guide 1.2, 1.3): named, created, and their controls set."""

from dataclasses import dataclass

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.connector import one_word
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Step
from zoho_ideolve_wizard.guide.team.ideolve_access import admin_of, by_api, facts_of, look, lookups
from zoho_ideolve_wizard.guide.words.naming import workspace_named
from zoho_ideolve_wizard.services.ideolve.admin import Controls, IdeolveAdmin, WorkspaceList

SUGGESTED = Controls(comment=True, create=False, delete=False)
"""The guide's suggestion: invitees may comment, and may neither create nor delete notes."""

SYSTEM = "Ideolve"
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Wanted:
    """What the admin wants of the workspace."""

    workspace: str
    description: str
    groups: tuple[str, ...]


def questions(sitting: Sitting) -> list[Question]:
    collaboration = sitting.answer("use") != "archive"

    def groups_apply(_answers: Answers) -> bool:
        return collaboration

    def experts(answer: str, answers: Answers) -> Problem | None:
        if answer.casefold() == answers.get("workspace.sales_group", "").casefold():
            return Problem(wrong.SAME_GROUPS, brief=True)
        return name(answer, answers)

    def over_api(answers: Answers) -> bool:
        return answers.get("ideolve.how") == "api"

    return [
        Question(
            "workspace.name",
            "Workspace",
            default="Zoho CRM",
            check=name,
            help="One workspace for each Zoho CRM organization; it receives every note.",
        ),
        Question(
            "workspace.description",
            "Short description",
            default="Accounts and deals from Zoho CRM",
            optional=True,
        ),
        Question(
            "workspace.sales_group",
            "Group of the sales team",
            default="Sales",
            check=name,
            applies=groups_apply,
        ),
        Question(
            "workspace.experts_group",
            "Group of the experts",
            default="Experts",
            check=experts,
            applies=groups_apply,
        ),
        Question(
            "ideolve.how",
            "How is it done in Ideolve?",
            Kind.CHOICE,
            default="api",
            choices=(
                Choice("api", "The wizard does it", "It needs the account's Client Id and API key."),
                Choice("by_hand", "By hand", "The wizard says where to click, you do it."),
            ),
            applies=lambda _answers: bool(sitting.endpoints.ideolve_admin),
        ),
        Question(
            "ideolve.account_client_id",
            "Client Id of the account",
            noted=sitting.surroundings.noted_down.get("ideolve.account_client_id", ""),
            check=one_word,
            applies=over_api,
            help="In Ideolve: Settings › Integration details. Not the connector's pair, which comes later.",
        ),
        Question(
            "ideolve.account_api_key",
            "API key of the account",
            Kind.SECRET,
            noted=sitting.surroundings.noted_down.get("ideolve.account_api_key", ""),
            check=one_word,
            applies=over_api,
            follows=("ideolve.account_client_id",),
        ),
    ]


def name(answer: str, _answers: Answers) -> Problem | None:
    """A name that fits in one line of a web form."""
    if len(answer) > _LONGEST_NAME:
        return Problem(wrong.LONG_NAME.about(count=str(len(answer)), most=str(_LONGEST_NAME)))
    if not answer.isprintable():
        return Problem(wrong.UNSEEN)
    return None


def wanted(sitting: Sitting) -> Wanted:
    groups = (sitting.answer("workspace.sales_group"), sitting.answer("workspace.experts_group"))
    collaboration = sitting.answer("use") != "archive"
    return Wanted(
        sitting.answer("workspace.name"),
        sitting.answer("workspace.description"),
        tuple(group for group in groups if group) if collaboration else (),
    )


def tasks(sitting: Sitting, facts: Facts | None = None) -> list[Task]:
    admin = admin_of(sitting) if by_api(sitting) else None
    return recipe(wanted(sitting), facts_of(facts), admin, sitting.endpoints.ideolve_web)


def recipe(wanted: Wanted, facts: WorkspaceList | None, admin: IdeolveAdmin | None, web: str) -> list[Task]:
    """Facts and what is wanted, in; tasks, out. Without `admin` everything is by hand."""
    if not wanted.workspace:
        return []
    exists = facts.named(wanted.workspace) if facts else None
    workspace_key = f"workspace/{wanted.workspace}"
    made = [_workspace(workspace_key, wanted, exists is not None, admin, web)]
    made += [
        _group(workspace_key, wanted.workspace, group, bool(exists and group in exists.groups), admin, web)
        for group in wanted.groups
    ]
    made.append(
        _controls(
            workspace_key,
            wanted.workspace,
            "workspace controls",
            exists is not None and exists.controls == SUGGESTED,
            admin,
            web,
        )
    )
    made.append(
        _controls(
            workspace_key,
            wanted.workspace,
            "default note controls",
            exists is not None and exists.default_note_controls == SUGGESTED,
            admin,
            web,
        )
    )
    return made


def _workspace(key: str, wanted: Wanted, exists: bool, admin: IdeolveAdmin | None, web: str) -> Task:
    title = f'The workspace "{wanted.workspace}" exists'
    if exists:
        return Task(key, title, SYSTEM, Nothing("Ideolve lists it."))
    by_hand = ByHand(
        (
            Instruction(
                "Log in as the primary contact. Click the profile photo › Manage workspaces.", url=web
            ),
            Instruction(
                "Click Create Workspace at the bottom of the pane, fill in the form and save. Invite nobody yet.",
                values=(
                    Value("Name", wanted.workspace),
                    *((Value("Description", wanted.description),) if wanted.description else ()),
                ),
            ),
        )
    )
    if admin is None:
        return Task(key, title, SYSTEM, by_hand)

    async def do() -> str:
        made = await admin.create_workspace(wanted.workspace, wanted.description)
        return "Created." if made else "It was there already."

    async def look() -> bool:
        return (await admin.workspaces()).named(wanted.workspace) is not None

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand))


def _group(
    needs: str, workspace: str, group: str, exists: bool, admin: IdeolveAdmin | None, web: str
) -> Task:
    key, title = f"group/{workspace}/{group}", f"The group {group} exists"
    if exists:
        return Task(key, title, SYSTEM, Nothing("Ideolve lists it."), (needs,))
    by_hand = ByHand(
        (
            Instruction(
                f"Profile photo › Manage workspaces, hover over {workspace_named(workspace)}, click the membership icon.",
                url=web,
            ),
            Instruction("Make a group there.", values=(Value("Group", group),)),
        )
    )
    if admin is None:
        return Task(key, title, SYSTEM, by_hand, (needs,))

    async def do() -> str:
        made = await admin.create_group(workspace, group)
        return "Created." if made else "It was there already."

    async def look() -> bool:
        return any(group in found.groups for found in await lookups(admin, workspace))

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), (needs,))


def _controls(
    needs: str, workspace: str, which: str, holds: bool, admin: IdeolveAdmin | None, web: str
) -> Task:
    key = f"controls/{which.replace(' ', '-')}/{workspace}"
    title = f"The {which}: invited people comment only"
    if holds:
        return Task(key, title, SYSTEM, Nothing("Ideolve says they are set so."), (needs,))
    by_hand = ByHand(
        (
            Instruction(
                f"Profile photo › Manage workspaces, hover over {workspace_named(workspace)}, three dots › Update Workspace controls.",
                url=web,
            ),
            Instruction(
                f"In the {which}, let invited people add comments, and let them neither create nor delete notes. "
                "(The names of the switches are in no public page: go by what they do.)"
            ),
        )
    )
    if admin is None:
        return Task(key, title, SYSTEM, by_hand, (needs,))
    default_note = which == "default note controls"

    async def do() -> str:
        if default_note:
            await admin.set_default_note_controls(workspace, SUGGESTED)
        else:
            await admin.set_controls(workspace, SUGGESTED)
        return "Set: members may comment, and neither create nor delete notes."

    async def look() -> bool:
        found = await lookups(admin, workspace)
        return any((ws.default_note_controls if default_note else ws.controls) == SUGGESTED for ws in found)

    return Task(key, title, SYSTEM, Automatic(do, look, by_hand), (needs,))


STEP = Step(
    "workspace",
    "Workspace and groups",
    "1.2, 1.3",
    (
        Ask(
            "names",
            "Names",
            "The workspace that will hold the notes, and the groups that share them.",
            questions,
        ),
        Do("create", "Create them", "Nothing is changed before you have seen the plan.", tasks, look),
    ),
    needs=("prerequisites",),
)
