"""The change of administrators as data: who can take over, where it opens, what is handed over, when it is over."""

from dataclasses import replace

import pytest

from tests.guide.desk import CARD, CLIENT_SECRET, REFRESH_TOKEN, connected
from tests.guide.team_data import facts, person, user
from zoho_ideolve_wizard.engine.task import ByHand, Nothing, Outcome
from zoho_ideolve_wizard.guide import administrator
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, client_secret_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask
from zoho_ideolve_wizard.guide.team import administrator_hands as hands
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team import administrator_who as who
from zoho_ideolve_wizard.guide.team.administrator_state import Change, Rests
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY, refusal
from zoho_ideolve_wizard.services.failure import ServiceFailure

ASHA = CARD.user_email
BOSS = "boss@acme.example.com"
NEW = replace(
    CARD, user_id="id-boss", user_email=BOSS, user_name="Boss", issued_at="2027-01-01T00:00:00.000+00:00"
)


async def set_up(sitting: Sitting) -> Sitting:
    await connected(sitting)
    sitting.profile.set_many(
        {
            "consent.way": "paste",
            "zoho.client_id": CARD.client_id,
            "ideolve.primary_contact": "other@acme.example.com",
            "workspace.name": "CRM",
            CONNECTION_BY: ASHA,
        }
    )
    secrets = {"zoho.client_secret": CLIENT_SECRET, client_secret_of(CARD.client_id): CLIENT_SECRET}
    await sitting.put_secrets(secrets)
    return sitting


async def begun(sitting: Sitting, client: str = state.KEEP) -> Change:
    await administrator.begin(await set_up(sitting))
    state.keep(sitting, named=BOSS, client=client)
    return now(sitting)


def now(sitting: Sitting) -> Change:
    change = state.change_of(sitting)
    assert change is not None
    return change


async def swapped(sitting: Sitting) -> Change:
    """The successor's token is in use, the leaver's retires."""
    change = await begun(sitting)
    await sitting.keep_token(
        Purpose.CONNECTOR, Slot.PENDING, replace(NEW, accepted="yes"), "1000.fakenew.fake"
    )
    await tokens.promote(sitting.profile, sitting.vault, Purpose.CONNECTOR)
    return change


def parts(sitting: Sitting) -> list[str]:
    return [part.key for part in administrator.administrator_job(sitting).parts]


def opens_at(sitting: Sitting) -> str:
    return administrator.first_part(sitting, now(sitting)).key


async def test_an_active_administrator_who_confirmed_can_take_over(sitting: Sitting) -> None:
    change = await begun(sitting)
    users = [
        user("ana"),
        user("zoe", profile="Administrator"),
        user("boss", profile="Administrator"),
        user("gone", "disabled", profile="Administrator"),
        user("new", profile="Administrator", confirmed=False),
        replace(user("asha", profile="Administrator"), email=ASHA.upper()),
        replace(user("same", profile="Administrator"), id=CARD.user_id),
    ]
    assert [one.name for one in who.can_take_over(users, change)] == ["Boss", "Zoe"]


async def test_the_parts_follow_from_what_rests_on_the_leaver(sitting: Sitting) -> None:
    await begun(sitting, state.ANEW)
    end = ["form", "pair", "prove", "functions", "rest", "old"]
    assert parts(sitting) == ["who", "way", "register", "credentials", "consent", *end]
    state.keep(sitting, client=state.KEEP)
    assert parts(sitting) == ["who", "consent", *end]
    state.keep(sitting, rested="connection")
    assert parts(sitting) == ["who", "rest"]


async def test_a_self_client_is_one_persons_and_always_made_anew(sitting: Sitting) -> None:
    await begun(sitting)
    sitting.profile.set("consent.way", "self_client")
    assert "register" in parts(sitting)
    assert [one.key for one in who.questions(sitting)] == [who.SUCCESSOR]


@pytest.mark.parametrize("slot", [Slot.PENDING, Slot.CURRENT])
async def test_the_successor_is_whoever_consented_rather_than_whoever_was_named(
    sitting: Sitting, slot: Slot
) -> None:
    change = await begun(sitting)
    other = replace(NEW, user_email="zoe@acme.example.com", user_id="id-zoe", accepted="yes")
    await sitting.keep_token(Purpose.CONNECTOR, slot, other, "1000.fakenew.fake")
    assert state.successor(sitting, change) == "zoe@acme.example.com"


async def test_nothing_of_the_leavers_client_is_offered_for_the_successors(sitting: Sitting) -> None:
    await begun(sitting, state.ANEW)
    job = administrator.administrator_job(sitting)
    (form,) = [part for part in job.parts if isinstance(part, Ask) and part.key == "credentials"]
    client, secret = form.questions(sitting)
    assert (client.default, secret.kept_as, secret.optional) == ("", "", False)


async def test_where_it_opens_is_derived(sitting: Sitting) -> None:
    await administrator.begin(await set_up(sitting))
    assert opens_at(sitting) == "who"
    state.keep(sitting, named=BOSS, client=state.ANEW)
    assert opens_at(sitting) == "way"
    for task in administrator.register_tasks(sitting):
        sitting.ledger.end(task, Outcome.CONFIRMED)
    assert opens_at(sitting) == "credentials"
    sitting.profile.set(BESIDE.client_id, "1000.OTHERFAKECLIENT")
    assert opens_at(sitting) == "credentials", "its secret is not there"
    await sitting.put_secrets({BESIDE.client_secret: CLIENT_SECRET})
    assert opens_at(sitting) == "consent"
    await sitting.keep_token(
        Purpose.CONNECTOR, Slot.PENDING, replace(NEW, accepted="yes"), "1000.fakenew.fake"
    )
    assert opens_at(sitting) == "form"
    await tokens.promote(sitting.profile, sitting.vault, Purpose.CONNECTOR)
    assert opens_at(sitting) == "rest"
    for task in hands.tasks(sitting):
        sitting.ledger.end(task, Outcome.CONFIRMED)
    assert opens_at(sitting) == "old"


async def test_it_does_not_begin_without_a_token(sitting: Sitting) -> None:
    with pytest.raises(ServiceFailure, match="There is no token yet"):
        await administrator.begin(sitting)
    assert state.change_of(sitting) is None


async def test_it_does_not_begin_for_somebody_nothing_rests_on(sitting: Sitting) -> None:
    await set_up(sitting)
    with pytest.raises(ServiceFailure, match="Nothing rests on ana@acme"):
        await administrator.begin(sitting, person("ana"))
    assert state.change_of(sitting) is None


async def test_a_new_token_of_the_leavers_comes_first(sitting: Sitting) -> None:
    await set_up(sitting)
    await sitting.keep_token(
        Purpose.CONNECTOR, Slot.PENDING, replace(CARD, accepted="yes"), "1000.fakenew.fake"
    )
    with pytest.raises(ServiceFailure, match="consented to that one too"):
        await administrator.begin(sitting)


async def test_beginning_again_goes_on_with_the_same(sitting: Sitting) -> None:
    change = await begun(sitting)
    await administrator.begin(sitting)
    await administrator.begin(sitting, person("asha.rao"), facts([]))
    assert now(sitting) == change
    assert state.under_way(sitting) == f"Asha Rao hands over to {BOSS}"


async def test_what_the_connection_rests_on_is_written_down_once_there_is_one(sitting: Sitting) -> None:
    await set_up(sitting)
    sitting.profile.drop(CONNECTION_BY)
    await administrator.begin(sitting)
    assert sitting.answer(CONNECTION_BY) == ""
    (task,) = hands.tasks(sitting)
    assert task.action == Nothing("There is none yet: the setup makes it.")


@pytest.mark.parametrize("by", ["", "ana@acme.example.com"])
async def test_a_connection_of_somebody_else_stays(sitting: Sitting, by: str) -> None:
    await set_up(sitting)
    sitting.profile.set(CONNECTION_BY, by)
    await administrator.begin(sitting)
    assert Rests.CONNECTION not in now(sitting).rested
    assert administrator.settle(sitting) is False
    assert sitting.answer(CONNECTION_BY) == by


async def test_the_connection_rests_on_the_successor_once_that_was_confirmed_and_not_if_taken_back(
    sitting: Sitting,
) -> None:
    await swapped(sitting)
    task = hands.tasks(sitting)[0]
    assert isinstance(task.action, ByHand)
    sitting.ledger.end(task, Outcome.CONFIRMED)
    administrator.settle(sitting)
    assert sitting.answer(CONNECTION_BY) == BOSS
    sitting.ledger.undo(task, "Taken back.")
    administrator.settle(sitting)
    assert sitting.answer(CONNECTION_BY) == ASHA


async def test_it_is_over_when_nothing_rests_on_the_leaver_and_then_nobody_refuses(sitting: Sitting) -> None:
    await swapped(sitting)
    leaver = replace(person("asha.rao"), address=ASHA)
    for task in hands.tasks(sitting):
        sitting.ledger.end(task, Outcome.CONFIRMED)
    assert administrator.finish(sitting) is None
    assert refusal(leaver, sitting, None) != ""
    await tokens.discard(sitting.profile, sitting.vault, Purpose.CONNECTOR, Slot.RETIRING)
    found = administrator.finish(sitting)
    assert found is not None
    assert found.address == ASHA
    assert state.change_of(sitting) is None
    assert refusal(leaver, sitting, None) == ""
    assert administrator.finish(sitting) is None


async def test_a_team_token_of_the_leavers_keeps_it_open(sitting: Sitting) -> None:
    await swapped(sitting)
    await sitting.keep_token(Purpose.TEAM, Slot.CURRENT, CARD, REFRESH_TOKEN)
    titles = [task.title for task in hands.tasks(sitting)]
    assert titles[0] == "The team's token, consented by Asha Rao, is revoked"
    await tokens.discard(sitting.profile, sitting.vault, Purpose.CONNECTOR, Slot.RETIRING)
    for task in hands.tasks(sitting)[1:]:
        sitting.ledger.end(task, Outcome.CONFIRMED)
    assert administrator.settle(sitting) is False


async def test_of_a_primary_contact_more_is_handed_over(sitting: Sitting) -> None:
    await swapped(sitting)
    before = len(hands.tasks(sitting))
    sitting.profile.set("ideolve.primary_contact", ASHA)
    state.keep(sitting, crm_primary=ASHA)
    tasks = hands.tasks(sitting)
    assert [task.title for task in tasks[before:]] == [
        f"CRM's primary contact is {BOSS}",
        f"Ideolve's primary contact is {BOSS}",
    ]
    vendor = tasks[-1].action
    assert isinstance(vendor, ByHand)
    assert vendor.waits_for == "Mithi, Ideolve's vendor"
    assert BOSS in vendor.message
    assert ASHA in vendor.message


@pytest.mark.parametrize(
    ("card", "says"),
    [
        (CARD, "Asha Rao's again"),
        (replace(CARD, user_email="renamed@acme.example.com"), "Asha Rao's again"),
        (replace(NEW, administrator="no"), "is not an administrator of Acme Instruments"),
        (NEW, ""),
    ],
    ids=["the leaver", "the leaver, renamed", "no administrator", "the successor"],
)
async def test_whose_consent_will_do(sitting: Sitting, card: tokens.TokenCard, says: str) -> None:
    await begun(sitting)
    found = who.refusal(sitting, card)
    assert says in found
    assert bool(found) is bool(says)
