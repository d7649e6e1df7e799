"""The tasks: planned, under way, failed in part, by hand, done."""

from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot

from tests.support.acts import open_setup, press, settle, setup_of, steady, until
from tests.support.fixed import Setup, Words, answers_of, exists, secrets_of
from tests.support.fixed_http import InTurn, Never, Reply, Says
from tests.support.stills.still import Still
from tests.support.stills.team import users_in_crm
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui.widgets.task_list import TaskList
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

GROUPS = "POST http://127.0.0.1:8800/rehearsal-admin/workspaces/"


def by_api(words: Words) -> Setup:
    return Setup(
        before="workspace",
        words=words,
        answers=answers_of("workspace", words),
        secrets=secrets_of("workspace"),
    )


def _part_exists(words: Words) -> Setup:
    lists = ("GET ", exists(words, groups={words.sales: []}))
    return replace(by_api(words), replies=(lists,))


def _hangs(words: Words) -> Setup:
    return groups_say(Never())(words)


def groups_say(reply: Reply) -> Callable[[Words], Setup]:
    """What Ideolve answers to the groups that are made."""
    return lambda words: replace(by_api(words), replies=((GROUPS, reply),))


def _refuses(words: Words) -> Setup:
    return replace(by_api(words), replies=((GROUPS, Says(403, {"status": "ERROR", "reason": words.said})),))


def refused_for(seconds: float) -> ServiceFailure:
    """As Zoho does for ten minutes; here it is Ideolve's stand-in, so that nothing else has to be set up."""
    return ServiceFailure(
        service="Zoho accounts",
        what="Zoho has stopped answering this client for a while: too many requests.",
        cause="Ten codes or ten access tokens in ten minutes are allowed.",
        remedy="Wait ten minutes, then try again.",
        can_retry=True,
        wait_seconds=seconds,
    )


def _blocked(words: Words) -> Setup:
    return replace(by_api(words), replies=((GROUPS, refused_for(600.0)),))


def blocked_at_first(words: Words) -> Setup:
    """Reading is refused once, and so is the first group."""
    refused = refused_for(1.5)
    lists = InTurn(refused, Says(200, {"workspaces": [], "disabled": []}))
    made = InTurn(refused, Says(201, {"status": "SUCCESS"}))
    return replace(by_api(words), replies=(("GET ", lists), (GROUPS, made)))


def _no_network(words: Words) -> Setup:
    failure = ServiceFailure(
        service="Ideolve",
        what="127.0.0.1 cannot be reached.",
        cause="Nothing listens there.",
        remedy="Check the network, then look again.",
        can_retry=True,
    )
    return replace(by_api(words), replies=(("/auth", failure),))


def by_hand(words: Words) -> Setup:
    made = by_api(words)
    return replace(made, answers={**made.answers, "ideolve.how": "by_hand"})


def _people(words: Words) -> Setup:
    return Setup(before="people", words=words, people=words.people, replies=users_in_crm(words))


def _some_people_there(words: Words) -> Setup:
    some = [one.address for one in words.people[:2]]
    lists = exists(words, groups={words.sales: some[:1], words.experts: []}, invitations=some)
    return replace(_people(words), replies=(*users_in_crm(words), ("GET ", lists)))


def _people_by_hand(words: Words) -> Setup:
    return replace(_people(words), answers={"ideolve.how": "by_hand"})


async def does_it(pilot: Pilot[str]) -> None:
    """From the list to the button, and that: it takes the next press once it is let go."""
    await pilot.press("enter", "enter")
    await until(pilot, lambda: not pilot.app.screen.query("Button.-active"), "the button is let go")


async def run(pilot: Pilot[str]) -> None:
    """Lets the wizard do it, and waits for the end."""
    await open_setup(pilot)
    await does_it(pilot)
    await settle(pilot)
    await steady(pilot)
    await at_the_top(pilot)


async def at_the_top(pilot: Pilot[str]) -> None:
    """The list as far up as its cursor allows: where it was left depends on what ended last."""
    for listed in pilot.app.screen.query(TaskList):
        listed.scroll_to(y=0, animate=False, force=True, immediate=True)
        listed.scroll_to_highlight()
    await steady(pilot)


async def run_into_a_wait(pilot: Pilot[str]) -> None:
    """Lets the wizard do it, up to the request that is never answered."""
    await open_setup(pilot)
    pane = setup_of(pilot).query_one(TasksPane)
    await does_it(pilot)
    await until(
        pilot,
        lambda: sorted(pane.board.outcomes.values()) == [*["running"] * 2, *["verified"] * 3],
        "two tasks wait for their answers, and the others have ended",
    )
    await steady(pilot)
    await at_the_top(pilot)


async def run_into_a_block(pilot: Pilot[str]) -> None:
    """Lets the wizard do it, up to where a service takes nothing for ten minutes."""
    await open_setup(pilot)
    pane = setup_of(pilot).query_one(TasksPane)
    await does_it(pilot)
    await until(
        pilot,
        lambda: pane.board.far is not None and pane.board.far.done == 1 and pane.board.far.until is not None,
        "all but the first wait",
    )
    await steady(pilot)
    await at_the_top(pilot)


def _before(step: str, *done: str) -> Callable[[Words], Setup]:
    return lambda words: Setup(before=step, words=words, done=done)


WORKSPACE = [
    Still("workspace-nothing-named", _before("workspace"), "workspace/create"),
    Still("workspace-plan", _part_exists, "workspace/create"),
    Still("workspace-running", _hangs, "workspace/create", run_into_a_wait),
    Still("workspace-blocked", _blocked, "workspace/create", run_into_a_block),
    Still("workspace-partly-failed", _refuses, "workspace/create", run),
    Still("workspace-no-network", _no_network, "workspace/create"),
    Still("workspace-done", by_api, "workspace/create", run),
    Still("workspace-by-hand", by_hand, "workspace/create"),
    Still("workspace-by-hand-open", by_hand, "workspace/create", press("enter")),
]
INVITE = [
    Still("invite-nobody", _before("people"), "people/invite"),
    Still("invite-plan", _some_people_there, "people/invite"),
    Still("invite-done", _people, "people/invite", run),
    Still("invite-by-hand", _people_by_hand, "people/invite"),
    Still("invite-by-hand-open", _people_by_hand, "people/invite", press("enter", "enter", "enter")),
]
CONVEYORS = [
    Still("sign-up", _before("prerequisites"), "prerequisites/sign-up"),
    Still("form-without-token", _before("consent"), "connector/form"),
    Still("form-start", _before("connector"), "connector/form"),
    Still("form-middle", _before("connector"), "connector/form", press(*["enter"] * 5)),
    Still("form-end", _before("connector"), "connector/form", press("end")),
    Still("connection-start", _before("connection"), "connection/connection"),
    Still("connection-done", _before("automation"), "connection/connection"),
    Still("functions", _before("automation"), "automation/functions"),
    Still("functions-open", _before("automation"), "automation/functions", press("enter")),
    Still("rules", _before("automation", "functions"), "automation/rules"),
    Still("rules-open", _before("automation", "functions"), "automation/rules", press("enter")),
    Still(
        "schedules-open", _before("automation", "functions", "rules"), "automation/schedules", press("enter")
    ),
]


def _registering(way: str) -> Callable[[Words], Setup]:
    return lambda words: Setup(
        before="application",
        words=words,
        answers={**answers_of("application", words), "consent.way": way},
    )


def _validating(words: Words) -> Setup:
    return Setup(
        before="connector",
        words=words,
        answers=answers_of("connector", words),
        secrets=secrets_of("connector"),
        done=("form",),
    )


def _wrong_pair(words: Words) -> Setup:
    refused = Says(500, {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."})
    return replace(_validating(words), replies=(("/auth", refused),))


CONVEYORS += [
    Still("register-browser", _registering("browser"), "application/register"),
    Still("register-self-client", _registering("self_client"), "application/register"),
    Still("register-device", _registering("device"), "application/register"),
]
VALIDATE = [
    Still("validate-plan", _validating, "connector/validate"),
    Still("validate-failed", _wrong_pair, "connector/validate", run),
    Still("validate-done", _validating, "connector/validate", run),
]
STILLS = [*WORKSPACE, *INVITE, *CONVEYORS, *VALIDATE]
