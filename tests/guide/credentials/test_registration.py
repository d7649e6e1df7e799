"""Way and client of a job: beside the setup's, which stay as they are until the new token is in use."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.guide.desk import CARD, CLIENT_ID, CLIENT_SECRET, connected, keeps, sitting_in
from zoho_ideolve_wizard.guide import consent, token
from zoho_ideolve_wizard.guide.credentials import registration, tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, SETUP, Registered, registered
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, client_secret_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused

OTHER, OTHER_SECRET = "1000.FAKEOTHERCLIENT12345", "fake-secret-of-the-other-client"
URI = "http://localhost:8765/callback"
OWN = Registered("paste", URI, CLIENT_ID, CLIENT_SECRET)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Sitting]:
    """Connected through a server-based client, whose address is pasted."""
    answers = {SETUP.way: "paste", SETUP.redirect_uri: URI, SETUP.client_id: CLIENT_ID}
    sitting = await connected(sitting_in(tmp_path, answers=answers))
    await sitting.put_secrets({SETUP.client_secret: CLIENT_SECRET})
    yield sitting
    await sitting.close()


async def chooses(sitting: Sitting, way: str) -> None:
    given = {BESIDE.way: way} | ({BESIDE.redirect_uri: URI} if way == "paste" else {})
    assert token.WAY.before_keeping is not None
    await keeps(sitting, list(token.WAY.questions(sitting)), await token.WAY.before_keeping(sitting, given))


async def enters(sitting: Sitting, client_id: str, secret: str) -> None:
    given = {BESIDE.client_id: client_id, BESIDE.client_secret: secret}
    assert token.CLIENT.before_keeping is not None
    kept = await token.CLIENT.before_keeping(sitting, given)
    await keeps(sitting, list(token.CLIENT.questions(sitting)), kept)


async def test_what_was_not_said_is_the_setups(desk: Sitting) -> None:
    assert registered(desk, BESIDE) == OWN
    assert consent.ready(token.CONSENT, desk)


async def test_another_way_needs_another_client_and_leaves_the_setup_as_it_is(desk: Sitting) -> None:
    await chooses(desk, "self_client")
    assert registered(desk, BESIDE) == Registered("self_client", URI)
    assert not consent.ready(token.CONSENT, desk)
    await enters(desk, OTHER, OTHER_SECRET)
    assert registered(desk, BESIDE) == Registered("self_client", URI, OTHER, OTHER_SECRET)
    assert registered(desk) == OWN


async def test_the_old_way_has_its_client_again(desk: Sitting) -> None:
    await chooses(desk, "self_client")
    await enters(desk, OTHER, OTHER_SECRET)
    await chooses(desk, "paste")
    assert registered(desk, BESIDE) == OWN


async def test_the_client_of_the_setup_needs_no_secret_and_another_one_does(desk: Sitting) -> None:
    (client, secret) = token.CLIENT.questions(desk)
    assert (client.default, secret.optional) == (CLIENT_ID, True)
    await enters(desk, CLIENT_ID, "")
    assert registered(desk, BESIDE) == OWN
    with pytest.raises(Refused) as refused:
        await enters(desk, OTHER, "")
    assert refused.value.key == BESIDE.client_secret
    assert desk.secret(BESIDE.client_secret) == ""


async def test_the_next_job_begins_as_if_nothing_had_been_chosen(desk: Sitting) -> None:
    await chooses(desk, "self_client")
    await enters(desk, OTHER, OTHER_SECRET)
    desk.ledger.remember(f"draft/{BESIDE.client_id}", "1000.HALFTYPED")
    await token.begin(token.REGENERATE, desk)
    assert registered(desk, BESIDE) == OWN
    assert not [key for key in desk.answers if key.startswith("beside.")]
    assert f"draft/{BESIDE.client_id}" not in desk.ledger.places()


async def test_while_a_new_token_waits_its_client_is_kept(desk: Sitting) -> None:
    await chooses(desk, "self_client")
    await enters(desk, OTHER, OTHER_SECRET)
    pending = replace(CARD, client_id=OTHER, client_kind="self")
    await desk.keep_token(Purpose.CONNECTOR, Slot.PENDING, pending, "1000.fakenew.fake")
    await token.begin(token.REGENERATE, desk)
    assert registered(desk, BESIDE).client_id == OTHER


async def test_with_its_token_in_use_it_is_the_setups(desk: Sitting) -> None:
    await chooses(desk, "self_client")
    await enters(desk, OTHER, OTHER_SECRET)
    await desk.put_secrets({client_secret_of(OTHER): OTHER_SECRET})
    await registration.carry_over(desk, replace(CARD, client_id=OTHER, client_kind="self"))
    await registration.forget(desk)
    assert registered(desk) == Registered("self_client", URI, OTHER, OTHER_SECRET)
    assert tokens.card(desk.profile, Purpose.CONNECTOR, Slot.CURRENT) == CARD
