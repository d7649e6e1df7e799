"""A new refresh token in place of the one in use: the whole way, with both things the form may show."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.token_count import caused


@pytest.mark.timeout(120)
async def test_regenerated_with_a_new_pair_and_the_old_token_revoked_at_once(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        waiting = at.slots(admin.sitting)
        assert waiting["current"] == old
        assert waiting["pending"] != old
        pair = await at.saves_form(admin, person)
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        assert at.slots(admin.sitting) == {"current": waiting["pending"], "retiring": old}
        assert admin.sitting.answer("connector.client_id") == pair.id
        assert admin.sitting.secret("connector.api_key") == pair.secret
        await admin.continues_to("token", "functions")
        await admin.reads("7 for you")
        await admin.confirms_all_by_hand()
        await admin.continues_to("token", "old")
        await admin.fill("token.old", "now")
        await admin.continue_()
        await at.at_tokens(admin)
        assert at.slots(admin.sitting) == {"current": waiting["pending"]}
        assert caused(admin.sitting.profile, admin.sitting.answer("zoho.client_id")) == 1
        assert [steps.of_step(step, admin.sitting) for step in steps.SETUP[:7]] == [Standing.DONE] * 7
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1
