"""The team, the jobs that begin there, differences and the access review."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.pilot import Pilot

from tests.support.acts import Act, settle, stay_home, steady, until
from tests.support.fixed import CONTACT, FixedSitting, Setup, Words, exists, token_card
from tests.support.fixed_http import Never, Reply, Says
from tests.support.stills.later import later
from tests.support.stills.still import Still
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.people import place, recipe
from zoho_ideolve_wizard.guide.team import ideolve_leaving
from zoho_ideolve_wizard.guide.team.job_people import Job, keep_job_people
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.ui.screens.team import TeamScreen

_ROLES = ("CEO", "Sales Manager", "Sales Person")
_PROFILES = ("Administrator", "Standard")
_JOINING = (
    Person("finn.okoro@hillandsons.example", "Finn Okoro", Role.SALESPERSON),
    Person("grace.lim@experts.example", "Grace Lim", Role.EXPERT),
)
_BUSY = {"consent.way": "paste"}
"""No port is taken while pictures are made."""


def _user(number: int, name: str, address: str, *, status: str = "active", boss: bool = False) -> object:
    return {
        "id": f"6001234500000010{number}",
        "full_name": name,
        "email": address,
        "status": status,
        "confirm": True,
        "role": {"id": "60012345000000201", "name": _ROLES[0 if boss else 2]},
        "profile": {"id": "60012345000000301", "name": _PROFILES[0 if boss else 1]},
    }


def _named(what: str, names: Sequence[str]) -> Says:
    listed = [{"id": f"6001234500000020{number}", "name": name} for number, name in enumerate(names)]
    return Says(200, {what: listed})


def _services(words: Words) -> tuple[tuple[str, Reply], ...]:
    """CRM and Ideolve, where one has left CRM, one has not joined, and one is in CRM alone."""
    ana, bo, carla, dev, eva = words.people
    groups = {
        words.sales: [ana.address, bo.address, carla.address],
        words.experts: [ana.address, dev.address, eva.address],
    }
    workspaces = exists(words, groups=groups, invitations=[eva.address])
    body = workspaces.body
    assert isinstance(body, dict)
    body["workspaces"][0]["members"] += [ana.address, bo.address, carla.address, dev.address]
    organization = {"id": "60012345000000001", "company_name": words.organization, "primary_email": CONTACT}
    return (
        *users_in_crm(words),
        ("/crm/v8/org", Says(200, {"org": [organization]})),
        ("/crm/v8/settings/roles", _named("roles", _ROLES)),
        ("/crm/v8/settings/profiles", _named("profiles", _PROFILES)),
        ("POST https://www.zohoapis.in/crm/v8/coql", _count(37)),
        ("GET http://127.0.0.1:8800/rehearsal-admin/workspaces", workspaces),
    )


def users_in_crm(words: Words) -> tuple[tuple[str, Reply], ...]:
    """One has left CRM, and one is in CRM alone."""
    ana, bo, carla, *_ = words.people
    users = [
        _user(1, "Asha Rao", CONTACT, boss=True),
        _user(2, ana.name, ana.address, boss=True),
        _user(3, bo.name, bo.address),
        _user(4, carla.name, carla.address, status="disabled"),
        _user(5, "Hugo Marin", "hugo.marin@hillandsons.example"),
    ]
    access = {
        "access_token": "1000.fakeaccess.0001",
        "expires_in": 3600,
        "api_domain": "https://www.zohoapis.in",
        "token_type": "Bearer",
    }
    return (
        ("/oauth/v2/token", Says(200, access)),
        ("GET https://www.zohoapis.in/crm/v8/users", Says(200, {"users": users})),
    )


def _count(number: int) -> Says:
    return Says(200, {"data": [{"COUNT(id)": number}], "info": {"more_records": False}})


def company(words: Words) -> Setup:
    return Setup(before="", words=words, answers=_BUSY, replies=_services(words))


def _not_reached(words: Words) -> Setup:
    down = ServiceFailure(
        service="Zoho accounts", what="accounts.zoho.in could not be reached.", can_retry=True
    )
    return replace(company(words), replies=(("/oauth/v2/token", down), ("rehearsal-admin/workspaces", down)))


def _slow(words: Words) -> Setup:
    return replace(company(words), replies=(("/oauth/v2/token", Never()), *_services(words)))


def _team_token(made: FixedSitting, words: Words | None = None) -> None:
    card = replace(token_card(words or Words()), scopes=scopes.text(scopes.TEAM))
    asyncio.run(made.keep_token(Purpose.TEAM, Slot.CURRENT, card, "fake-team-token"))


def _joining(made: FixedSitting) -> None:
    _team_token(made)
    keep_job_people(made, Job.ADD, _JOINING)


def _joining_first(made: FixedSitting) -> None:
    keep_job_people(made, Job.ADD, _JOINING)


def _removing(made: FixedSitting) -> None:
    _team_token(made)
    bo = Words().people[1]
    keep_job_people(made, Job.REMOVE, (bo,))
    made.ledger.end(ideolve_leaving.out_of_workspace(bo.address, place(made), None, None), Outcome.CONFIRMED)


def _half_joined(made: FixedSitting) -> None:
    _joining(made)
    (invitation, *_) = recipe(_JOINING, place(made), None, None)
    made.ledger.end(invitation, Outcome.CONFIRMED)


def _coming_back(made: FixedSitting) -> None:
    """An expert who left, of whose account the vendor was asked."""
    _team_token(made)
    grace = _JOINING[1]
    made.ledger.end(ideolve_leaving.disabled(grace.address, place(made), None, ()), Outcome.WAITING_OTHER)
    keep_job_people(made, Job.ADD, (grace,))


def _asked_vendor(made: FixedSitting) -> None:
    """Somebody left in autumn; the vendor was asked to disable the account."""
    task = ideolve_leaving.disabled("ivo.brandt@hillandsons.example", place(made), None, ())
    made.ledger.end(task, Outcome.WAITING_OTHER)


async def open_team(pilot: Pilot[str]) -> TeamScreen:
    """As the services tell it."""
    await _to_team(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, TeamScreen)
    await until(pilot, lambda: screen.facts is not None, "the services have answered")
    await steady(pilot)
    return screen


async def _to_team(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("p")
    await until(pilot, lambda: isinstance(pilot.app.screen, TeamScreen), "the team is shown")


async def asking(pilot: Pilot[str]) -> None:
    """While the services have not answered."""
    await _to_team(pilot)
    await steady(pilot)


async def _differences_wanted(pilot: Pilot[str]) -> None:
    await asking(pilot)
    await pilot.press("x")


def at_team(*keys: str, on: str = "") -> Act:
    """At the team, with the cursor on somebody, presses keys one after another; each is waited for."""

    async def act(pilot: Pilot[str]) -> None:
        screen = await open_team(pilot)
        if on:
            screen.table.highlighted = screen.table.get_option_index(f"person-{on}")
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
            await steady(pilot)

    return act


def _first(words: Words, number: int) -> str:
    return words.people[number].address


_BO, _ANA = _first(Words(), 1), _first(Words(), 0)
_ON = "enter"
"""Continue, from the last question of a form or from a list."""


def _still(name: str, *keys: str, on: str = "", mend: Callable[[FixedSitting], None] = _team_token) -> Still:
    return Still(name, company, act=at_team(*keys, on=on), mend=mend)


STILLS = [
    Still("team-asking", _slow, act=asking),
    Still("team-asking-long", _slow, act=later(asking)),
    Still("differences-asking", _slow, act=later(_differences_wanted)),
    Still("team-not-reached", _not_reached, act=at_team()),
    _still("team"),
    _still("team-marked", "space", "down", "down", "space"),
    _still("team-still-marked", "space", "down", "down", "space", "escape", "p"),
    _still("team-filtered", "slash", *"sales"),
    _still("team-one", "enter", on=_BO),
    _still("team-under-way", mend=_joining),
    _still("team-add", "a"),
    _still("team-joining", "a", mend=_joining),
    _still("team-how", "a", _ON, mend=_joining_first),
    _still("team-details", "a", _ON, _ON, _ON, mend=_joining),
    _still("team-plan", "a", _ON, _ON, "f8", mend=_joining),
    _still("team-add-going-on", "a", mend=_half_joined),
    _still("team-back", "a", _ON, mend=_coming_back),
    _still("team-refused", "d", on=CONTACT),
    _still("team-remove", "d", on=_BO),
    _still("team-remove-both", "d", on=_ANA),
    _still("team-remove-other", "d", on=_ANA, mend=_removing),
    _still("team-remove-transfer", "d", "down", "down", "space", on=_BO),
    _still("team-remove-plan", "d", _ON, _ON, on=_BO),
    _still("team-remove-typed", "d", _ON, _ON, _ON, _ON, on=_BO),
    _still("differences", "x", mend=_asked_vendor),
    _still("differences-vendor", "x", "end", "enter", mend=_asked_vendor),
    _still("team-remind", "x", "end", "up", "enter"),
    _still("access-review", "v"),
]
