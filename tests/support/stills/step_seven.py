"""Step 7 with the wizard's own functions: what is asked, proven, planned, and by hand."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from tests.support.acts import press, to_screen
from tests.support.fixed import FixedSitting, Setup, Words, token_card
from tests.support.fixed_http import Reply, Says
from tests.support.stills.still import Still
from tests.support.stills.tasks import run
from zoho_ideolve_wizard.deluge import ours, sources
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import (
    automation_before,
    automation_build,
    automation_fields,
    automation_paths,
    automation_preview,
    automation_rules,
)
from zoho_ideolve_wizard.guide.crm_side.automation_access import API, BY_HAND, HOW, OURS, WAY
from zoho_ideolve_wizard.services.ideolve.note_paths import PATHS
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.services.zoho.crm_fields import Field
from zoho_ideolve_wizard.ui.screens.pick import PickScreen

_NOTE = "5f0c9d1e-0000-4000-8000-000000000001"
_PATHS = {
    automation_paths.NOTE: PATHS.note,
    automation_paths.COMMENT: PATHS.comment,
    automation_paths.ATTACHMENT: PATHS.attachment,
    automation_paths.NOTE_ID: PATHS.note_id,
}
_SENT = {
    automation_fields.ACCOUNT_FIELDS: "Industry, Phone, Owner",
    automation_fields.DEAL_FIELDS: "Stage, Amount",
    automation_fields.SHARE: automation_fields.SALES,
    automation_fields.MAIL_TO: "crm-admin@northwind.example.com",
    automation_before.BEFORE: automation_before.LEAVE,
    automation_before.FROM: "2026-11-24T09:00:00+00:00",
}
_TOKEN = {
    "access_token": "1000.fakeaccess.0001",
    "expires_in": 3600,
    "api_domain": "https://www.zohoapis.in",
    "token_type": "Bearer",
}


def _step(words: Words, answers: Mapping[str, str], *replies: tuple[str, Reply]) -> Setup:
    return Setup(before="automation", words=words, answers={WAY: OURS, **answers}, replies=replies)


def _way(words: Words) -> Setup:
    return _step(words, {})


def _paths(words: Words) -> Setup:
    return _step(words, _PATHS)


def _noted(words: Words) -> Setup:
    return _step(words, _PATHS, ("/note", Says(200, {"status": "SUCCESS", "id": _NOTE})))


def _noted_without_id(words: Words) -> Setup:
    return _step(words, _PATHS, ("/note", Says(200, {"status": "SUCCESS", "noteId": _NOTE})))


def _by_hand(words: Words) -> Setup:
    return _step(words, {**_PATHS, **_SENT, HOW: BY_HAND})


def _previewed(words: Words) -> Setup:
    account = {
        "id": "60012345000000777",
        "Account_Name": words.organization,
        "Industry": "Health care",
        "Phone": "+91 20 5550 0142",
        "Owner": {"name": words.user, "id": "1"},
    }
    return _step(
        words,
        {**_PATHS, **_SENT, HOW: BY_HAND},
        ("/oauth/v2/token", Says(200, _TOKEN)),
        ("/crm/v8/Accounts", Says(200, {"data": [account]})),
        ("/crm/v8/Deals", Says(204, None)),
    )


def _counted(words: Words) -> Setup:
    """Always the same number, whatever is counted."""
    return _step(
        words,
        {**_PATHS, **_SENT, HOW: BY_HAND},
        ("/oauth/v2/token", Says(200, _TOKEN)),
        ("/crm/v8/coql", Says(200, {"data": [{"COUNT(id)": 1200}]})),
    )


def _uncounted(words: Words) -> Setup:
    return _step(
        words,
        {**_PATHS, **_SENT, HOW: BY_HAND},
        ("/oauth/v2/token", Says(200, _TOKEN)),
        ("/crm/v8/coql", Says(403, {"code": "NO_PERMISSION", "message": "no permission", "status": "error"})),
    )


def _empty_crm(words: Words) -> Setup:
    return _step(
        words,
        {**_PATHS, **_SENT, HOW: API},
        ("/oauth/v2/token", Says(200, _TOKEN)),
        ("GET https://www.zohoapis.in/crm/v8/settings/", Says(204, None)),
    )


def _edited_in_crm(words: Words) -> Setup:
    changed = {"id": "501", "name": "ideolve_ready", "api_name": "ideolve_ready", "category": "Standalone"}
    own = sources.source(ours.READY)
    code = Says(200, own.replace('!= "running"', '== "paused"').replace(' + " is not JSON"', "").encode())
    made = _empty_crm(words)
    return replace(
        made,
        replies=(
            ("/settings/functions/501/code", code),
            ("/settings/functions", Says(200, {"functions": [changed]})),
            *made.replies,
        ),
    )


def _proven(made: FixedSitting) -> None:
    for task in automation_paths.tasks(made):
        made.ledger.end(task, Outcome.VERIFIED, f"Ideolve made a note and showed its id, {_NOTE}.")


def _seen(made: FixedSitting) -> None:
    _proven(made)
    for task in automation_preview.tasks(made):
        made.ledger.end(task, Outcome.CONFIRMED)


def _fields_known(made: FixedSitting) -> None:
    """As CRM lists them: thirty of an account's, some of the organization's own."""
    _proven(made)
    usual = [Field("", name, name.replace("_", " "), "text") for name in ("Industry", "Website", "Phone")]
    own = [Field("", f"Region_{number}", f"Region {number}", "picklist") for number in range(1, 28)]
    automation_fields.learn(made, "Accounts", [*usual, *own])


def _with_token(made: FixedSitting) -> None:
    card = replace(token_card(Words()), scopes=scopes.text(scopes.AUTOMATION))
    asyncio.run(made.keep_token(Purpose.AUTOMATION, Slot.CURRENT, card, "fake-automation-token"))
    _seen(made)


def _not_right(made: FixedSitting) -> None:
    """Somebody said that it is made, and looking showed that it is switched off."""
    _with_token(made)
    task = automation_rules.tasks(made)[0]
    made.ledger.undo(task, "You said that it is done: the wizard looks.")
    made.ledger.end(task, Outcome.WAITING_YOU, "The rule Ideolve accounts is switched off.")


def _fields_and_variables_done(made: FixedSitting) -> None:
    _seen(made)
    for task in automation_build.tasks(made):
        if "/function/" not in task.key:
            made.ledger.end(task, Outcome.CONFIRMED)


STILLS = [
    Still("step7-way", _way, "automation/way"),
    Still("step7-paths", _paths, "automation/paths"),
    Still("step7-note", _paths, "automation/note"),
    Still("step7-note-done", _noted, "automation/note", run),
    Still("step7-note-without-id", _noted_without_id, "automation/note", run),
    Still("step7-how", _paths, "automation/how", mend=_proven),
    Still("step7-sent", _by_hand, "automation/sent", mend=_proven),
    Still(
        "step7-sent-pick",
        _by_hand,
        "automation/sent",
        to_screen("f6", until_shown=PickScreen),
        mend=_fields_known,
    ),
    Still("step7-preview", _previewed, "automation/preview", press("enter"), mend=_proven),
    Still("step7-before", _counted, "automation/before", press("down", "space"), mend=_seen),
    Still("step7-before-day", _counted, "automation/before", press("down", "down", "enter"), mend=_seen),
    Still("step7-before-uncounted", _uncounted, "automation/before", mend=_seen),
    Still("step7-build", _empty_crm, "automation/build", mend=_with_token),
    Still(
        "step7-build-edited",
        _edited_in_crm,
        "automation/build",
        press(*["down"] * 24, "enter"),
        mend=_with_token,
    ),
    Still("step7-build-by-hand", _by_hand, "automation/build", mend=_seen),
    Still("step7-variables-open", _by_hand, "automation/build", press(*["down"] * 12, "enter"), mend=_seen),
    Still(
        "step7-code-open",
        _by_hand,
        "automation/build",
        press(*["down"] * 26, "enter", "end"),
        mend=_fields_and_variables_done,
    ),
    Still("step7-rules", _empty_crm, "automation/our-rules", mend=_with_token),
    Still("finish-token", _empty_crm, "finish/automation-token", mend=_with_token),
    Still("step7-rules-not-right", _empty_crm, "automation/our-rules", mend=_not_right),
    Still("step7-rules-open", _empty_crm, "automation/our-rules", press("enter", "end"), mend=_with_token),
]
