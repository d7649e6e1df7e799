"""After tokens, secrets and keys were replaced, none lies in a file, a log or a picture of the screen."""

import logging
from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.ui.test_no_secrets import Heard, files


@pytest.mark.timeout(120)
async def test_no_secret_of_the_old_or_the_new(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    heard = Heard()
    async with at.connected(rehearsal, person, home) as admin:
        logging.getLogger("zoho_ideolve_wizard").addHandler(heard)
        admin.keeps_pictures = True
        secrets = set(rehearsal.secrets())
        await at.opens_tokens(admin)
        await admin.chooses("check")
        await admin.reads("Checked: 1 valid.")
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        pair = await at.saves_form(admin, person)
        await at.says_same_pair(admin)
        await admin.does_it()
        await admin.presses("f7")
        await admin.wait_for("token", "pair")
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        secrets |= rehearsal.secrets()
        await at.ends_with(admin, "now")
        await at.begins(admin, "secret", "secret")
        made = await person.makes_new_secret(admin.sitting.answer("zoho.client_id"))
        await admin.fill("zoho.new_client_secret", made)
        await admin.continues_to("token", "form")
        await admin.copies()
        logging.getLogger("zoho_ideolve_wizard").removeHandler(heard)
        secrets |= rehearsal.secrets() | {made, pair.secret, at.PASSPHRASE}

    kept = files(home)
    assert any(b"caused" in content for content in kept.values())
    assert heard.text
    assert any("Ideolve's token, in use" in picture for picture in admin.pictures)
    for secret in secrets:
        assert [name for name, content in kept.items() if secret.encode() in content] == []
        assert not any(secret in picture for picture in admin.pictures), "a secret stood on the screen"
        assert secret not in heard.text, "a secret was logged"
