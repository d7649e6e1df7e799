"""What a service refused is remembered in words alone: over a restart, of that answer, until it is taken or another."""

from pathlib import Path

import pytest

from tests.guide.desk import CLIENT_ID, CLIENT_SECRET, keeps, sitting_in
from zoho_ideolve_wizard.guide import application
from zoho_ideolve_wizard.guide.credentials import client_refused, refused_answers
from zoho_ideolve_wizard.guide.credentials.registration import SETUP
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import errors

OTHER_ID, OTHER_SECRET = "1000.FAKEOTHERCLIENT12345", "fake-secret-of-the-other-client"


def at_the_desk(home: Path) -> Sitting:
    return sitting_in(home, answers={SETUP.way: "paste", SETUP.client_id: CLIENT_ID})


def refuses(sitting: Sitting, code: str) -> None:
    failure = errors.failure("exchange", code)
    with pytest.raises(ServiceFailure), client_refused.judged(sitting, SETUP):
        raise failure


def marked(sitting: Sitting) -> dict[str, str]:
    found = {key: refused_answers.words(sitting, key) for key in (SETUP.client_id, SETUP.client_secret)}
    return {key: words for key, words in found.items() if words}


@pytest.mark.parametrize(
    ("code", "key", "words"),
    [
        ("invalid_client", SETUP.client_id, "Zoho does not know this Client Id here."),
        ("invalid_client_secret", SETUP.client_secret, "Zoho does not accept the client secret."),
    ],
)
async def test_the_next_sitting_knows_it(code: str, key: str, words: str, tmp_path: Path) -> None:
    sitting = at_the_desk(tmp_path)
    refuses(sitting, code)
    await sitting.close()
    sitting = at_the_desk(tmp_path)
    assert marked(sitting) == {key: words}
    sitting.profile.set(SETUP.client_id, OTHER_ID)  # as an editor does
    assert marked(sitting) == {}
    await sitting.close()


async def test_it_is_over_once_another_answer_is_kept(tmp_path: Path) -> None:
    sitting = at_the_desk(tmp_path)
    await sitting.open_vault("memory")
    questions = application.credential_questions(sitting)
    refuses(sitting, "invalid_client_secret")
    await keeps(sitting, questions, {SETUP.client_id: CLIENT_ID})
    assert marked(sitting), "nothing is another"
    await keeps(sitting, questions, {SETUP.client_id: CLIENT_ID, SETUP.client_secret: CLIENT_SECRET})
    assert marked(sitting) == {}
    await sitting.close()


async def test_it_is_over_once_it_was_taken_and_not_for_another_matter(tmp_path: Path) -> None:
    sitting = at_the_desk(tmp_path)
    for code in ("invalid_client", "invalid_client_secret"):
        refuses(sitting, code)
    refuses(sitting, "invalid_code")
    assert set(marked(sitting)) == {SETUP.client_id, SETUP.client_secret}
    with client_refused.judged(sitting, SETUP, secret=False):
        pass
    assert set(marked(sitting)) == {SETUP.client_secret}
    with client_refused.judged(sitting, SETUP):
        pass
    assert marked(sitting) == {}
    await sitting.close()
