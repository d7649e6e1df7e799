"""The automation after setup: counted, paused, proven; and the demonstration."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from textual.pilot import Pilot
from textual.screen import Screen

from tests.support.acts import Act, app_of, settle, stay_home, steady, until
from tests.support.fixed import FixedSitting, Setup, Words, token_card
from tests.support.fixed_http import Never, Reply, Says
from tests.support.stills.later import later
from tests.support.stills.still import Still
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import (
    automation_before,
    automation_fields,
    automation_paths,
    health,
    pausing,
    prove,
)
from zoho_ideolve_wizard.guide.crm_side.automation_access import API, BY_HAND, HOW, OURS, WAY
from zoho_ideolve_wizard.guide.crm_side.demonstration import Note, Ran, Seen
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.services.ideolve.note_paths import PATHS
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.services.zoho.crm_records import Archived
from zoho_ideolve_wizard.ui.screens import demonstration
from zoho_ideolve_wizard.ui.screens.automation import AutomationScreen
from zoho_ideolve_wizard.ui.screens.demonstration import DemonstrationScreen
from zoho_ideolve_wizard.ui.screens.job import JobScreen

_TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
_OURS = {
    WAY: OURS,
    HOW: API,
    "consent.way": "paste",
    automation_paths.NOTE: PATHS.note,
    automation_paths.COMMENT: PATHS.comment,
    automation_paths.ATTACHMENT: PATHS.attachment,
    automation_paths.NOTE_ID: PATHS.note_id,
    automation_fields.ACCOUNT_FIELDS: "Industry, Phone",
    automation_fields.DEAL_FIELDS: "Stage, Amount",
    automation_fields.SHARE: automation_fields.SALES,
    automation_before.BEFORE: automation_before.LEAVE,
    automation_before.FROM: "2026-11-24T09:00:00+00:00",
}
_ACCOUNT, _NOTE = "60012345000000777", "5f0c9d1e-0000-4000-8000-000000000001"
_CRM = "https://www.zohoapis.in/crm/v8"


def _crm(words: Words, *, active: bool = True, counted: Reply | None = None) -> tuple[tuple[str, Reply], ...]:
    """CRM with everything in it, and one more rule on accounts."""
    access = {
        "access_token": "1000.fakeaccess.0001",
        "expires_in": 3600,
        "api_domain": "https://www.zohoapis.in",
        "token_type": "Bearer",
    }
    functions = [
        {"id": f"50{number:02}", "name": one.name, "api_name": one.name, "category": one.category}
        for number, one in enumerate(ours.FUNCTIONS)
    ]
    ids = {one["name"]: one["id"] for one in functions}
    values = [
        {"api_name": one.api_name, "value": "running" if one is variables.STATE else "fake-value"}
        for one in variables.VARIABLES
    ]
    fields = [{"api_name": one.api_name} for one in memory.FIELDS]
    return (
        ("/oauth/v2/token", Says(200, access)),
        ("/coql", counted or Says(204, None)),
        ("/settings/functions", Says(200, {"functions": functions})),
        ("/settings/variables", Says(200, {"variables": values})),
        ("/settings/fields", Says(200, {"fields": fields})),
        ("/settings/automation/workflow_rules", Says(200, {"workflow_rules": _rules(words, active=active)})),
        ("/settings/automation/functions", Says(200, {"functions": _actions(ids)})),
        (f"POST {_CRM}/Accounts", Says(201, {"data": [{"code": "SUCCESS", "details": {"id": _ACCOUNT}}]})),
        (f"DELETE {_CRM}/Accounts", Says(200, {"data": [{"code": "SUCCESS", "details": {"id": _ACCOUNT}}]})),
    )


def _rules(words: Words, *, active: bool) -> list[Mapping[str, object]]:
    """Those of accounts, whatever the module."""
    own = _rule(ours.RULES[0].name, "700", "800", active=active)
    return [own, _rule(f"Welcome, {words.organization}", "709", "809", active=True)]


def _rule(name: str, own_id: str, action: str, *, active: bool) -> Mapping[str, object]:
    actions = [{"type": "functions", "id": action, "name": name}, {"type": "email_notifications", "id": "1"}]
    return {
        "id": own_id,
        "name": name,
        "status": {"active": active},
        "execute_when": {"type": "create_or_edit", "details": {"repeat": True}},
        "conditions": [
            {
                "criteria_details": {"criteria": None},
                "instant_actions": {"actions": actions[: 2 if action == "809" else 1]},
            }
        ],
    }


def _actions(ids: Mapping[str, str]) -> list[Mapping[str, object]]:
    return [
        {
            "id": f"80{number}",
            "name": rule.name,
            "function": {"id": ids[rule.function.name], "api_name": rule.function.name},
            "arguments": {argument.name: "id" for argument in rule.function.arguments},
        }
        for number, rule in enumerate(ours.RULES)
    ]


def running(words: Words) -> Setup:
    return Setup(before="", words=words, answers=_OURS, replies=_crm(words))


def _unproven(account: Reply, *, active: bool = True) -> Callable[[Words], Setup]:
    """The account that is made says this of itself."""
    says = (f"GET {_CRM}/Accounts/", account)
    return lambda words: replace(running(words), replies=(says, *_crm(words, active=active, counted=Never())))


def counting(words: Words) -> Setup:
    return replace(running(words), replies=_crm(words, counted=Never()))


def _refused(words: Words) -> Setup:
    problem = {"code": "NO_PERMISSION", "message": words.said, "status": "error", "details": {}}
    return replace(running(words), replies=_crm(words, counted=Says(403, problem)))


def _by_hand(words: Words) -> Setup:
    return replace(running(words), answers=_OURS | {HOW: BY_HAND})


def rehearsed(words: Words) -> Setup:
    there = Surroundings(vaults=("memory", "passphrase"), badge=words.badge, stage=StillStage())
    return replace(running(words), surroundings=there)


def _before_setup(words: Words) -> Setup:
    there = Surroundings(badge=words.badge, stage=StillStage(deaf=True))
    return Setup(words=words, surroundings=there)


class StillStage:
    """The rehearsal, where everything happens at once; `deaf`: no rule fires."""

    def __init__(self, *, deaf: bool = False) -> None:
        self._deaf = deaf
        self._saved = 0

    async def save_account(self, values: Mapping[str, str], account_id: str = "") -> str:
        self._saved += 1
        return account_id or _ACCOUNT

    async def look(self) -> Seen:
        if self._deaf or not self._saved:
            return Seen((), {}, {})
        given = {"account_id": _ACCOUNT}
        runs = tuple(
            Ran(str(number), "rule Ideolve accounts", "ideolve_account_saved", given, "done")
            for number in range(self._saved)
        )
        note = Note(
            _NOTE,
            "Account: Lakeside Clinic",
            "<p>Account <b>Lakeside Clinic</b> in Zoho CRM</p><ul><li>Industry: Health care</li>"
            "<li>Phone: +91 20 5550 0142</li></ul>",
            ("Sales",),
            ("<p>Account <b>Lakeside Clinic</b> was changed</p><ul><li>Phone: +91 20 5550 0199</li></ul>",)
            * (self._saved - 1),
        )
        return Seen(runs, {_NOTE: note}, {_ACCOUNT: _NOTE})

    async def aclose(self) -> None:
        pass


# -- what differs in the sitting


def with_token(made: FixedSitting) -> None:
    card = replace(token_card(Words()), scopes=scopes.text(scopes.AUTOMATION))
    asyncio.run(made.keep_token(Purpose.AUTOMATION, Slot.CURRENT, card, "fake-automation-token"))


def _count(made: FixedSitting, archived: int = 9, trouble: str = "", remedy: str = "") -> None:
    found = health.counted(
        _TODAY - timedelta(days=7), _TODAY, Archived(archived, 9 - archived), Archived(3, 0)
    )
    kept = asdict(replace(found, trouble=trouble, remedy=remedy))
    made.ledger.remember("automation/health", json.dumps(kept))


def healthy(made: FixedSitting) -> None:
    with_token(made)
    _count(made)
    (task,) = prove.tasks(made)
    made.ledger.end(task, Outcome.VERIFIED, f"The test account got the note {_NOTE}.")


def ill(made: FixedSitting) -> None:
    with_token(made)
    _count(
        made,
        6,
        "The rule “Ideolve accounts” is switched off.",
        "Switch it on: Setup › Automation › Workflow Rules › Ideolve accounts.",
    )


def paused(made: FixedSitting) -> None:
    healthy(made)
    pausing.seen(made, paused=True)


def _to_prove(made: FixedSitting) -> None:
    with_token(made)
    (task,) = prove.tasks(made)
    made.ledger.undo(task, "Nobody has proven it yet.")


def _failed(made: FixedSitting) -> None:
    healthy(made)
    (task,) = prove.tasks(made)
    made.ledger.end(task, Outcome.FAILED, "The rule “Ideolve accounts” is switched off.", "Switch it on.")


# -- what is pressed


async def _opens(pilot: Pilot[str], key: str, kind: type[Screen[None]]) -> Screen[object]:
    await stay_home(pilot)
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, kind), f"{kind.__name__} is shown")
    await pilot.pause()
    return pilot.app.screen


def at_automation(*keys: str, until_said: str = "") -> Act:
    """At the automation, which counts first unless it never ends; then keys, until something is said."""

    async def act(pilot: Pilot[str]) -> None:
        screen = await _opens(pilot, "a", AutomationScreen)
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: until_said in str(screen.query_one("#hint").render()), until_said)
        await steady(pilot)

    return act


async def _counted_before(pilot: Pilot[str]) -> None:
    """It was open once since the start: what was counted then stands there."""
    app_of(pilot)._counted = True
    await at_automation()(pilot)


def in_job(key: str, *keys: str, until_said: str = "") -> Act:
    """A job from the home screen (`z`), or from the automation (`p`)."""

    async def act(pilot: Pilot[str]) -> None:
        if key == "p":
            await _opens(pilot, "a", AutomationScreen)
            await pilot.press("escape")
            await until(pilot, lambda: not getattr(pilot.app.screen, "busy", False), "the end of counting")
            await pilot.press(key)
        else:
            await stay_home(pilot)
            await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen), "the job is shown")
        await settle(pilot)
        with patch.object(prove, "EVERY", 0.0):
            for one in keys:
                await pilot.press(one)
                await pilot.pause()
            await until(pilot, lambda: until_said in _hint(pilot), until_said)
        await steady(pilot)

    return act


def _hint(pilot: Pilot[str]) -> str:
    return " ".join(str(one.render()) for one in pilot.app.screen.query("#hint"))


def shown(*keys: str, until_said: str = "") -> Act:
    """The demonstration, at once."""

    async def act(pilot: Pilot[str]) -> None:
        screen = await _opens(pilot, "d", DemonstrationScreen)
        with patch.object(demonstration, "PACE", 0.0):
            for key in keys:
                await pilot.press(key)
                await until(pilot, lambda: not getattr(screen, "busy", False), "its end")
                await pilot.pause()
        await until(pilot, lambda: until_said in _hint(pilot), until_said)
        await steady(pilot)

    return act


_CONFIRMS = ("enter", "end", "enter", "enter", "enter")
"""The other rules are read and confirmed; then it is done, by its button."""

STILLS = [
    Still("automation", counting, act=_counted_before, mend=healthy),
    Still("automation-counting", counting, act=at_automation(until_said="Counting"), mend=with_token),
    Still(
        "automation-counting-long",
        counting,
        act=later(at_automation(until_said="Counting")),
        mend=with_token,
    ),
    Still("automation-ill", counting, act=_counted_before, mend=ill),
    Still("automation-failed", counting, act=_counted_before, mend=_failed),
    Still("automation-refused", _refused, act=at_automation(until_said="Zoho CRM"), mend=with_token),
    Still("pause", running, act=in_job("z"), mend=healthy),
    Still("pause-by-hand", _by_hand, act=in_job("z"), mend=_count),
    Still("prove", counting, act=in_job("p"), mend=_to_prove),
    Still("prove-others", counting, act=in_job("p", "enter"), mend=_to_prove),
    Still(
        "prove-waiting",
        _unproven(Never()),
        act=in_job("p", *_CONFIRMS, until_said="waiting for its note's id"),
        mend=_to_prove,
    ),
    Still(
        "prove-done",
        _unproven(Says(200, {"data": [{"id": _ACCOUNT, "Ideolve_Note_Id": _NOTE}]})),
        act=in_job("p", *_CONFIRMS, until_said="got the note"),
        mend=_to_prove,
    ),
    Still(
        "prove-broken",
        _unproven(Never(), active=False),
        act=in_job("p", *_CONFIRMS, until_said="switched off"),
        mend=_to_prove,
    ),
    Still("demonstration-note", rehearsed, act=shown("n", until_said="So it goes"), mend=healthy),
    Still("demonstration-comment", rehearsed, act=shown("n", "e", until_said="So it goes"), mend=healthy),
    Still("demonstration", rehearsed, act=shown(), mend=healthy),
    Still("demonstration-nothing", _before_setup, act=shown("n")),
]
