"""What the tokens' screen says and offers: from settings and record, and from the checks of this sitting."""

from dataclasses import replace
from datetime import timedelta

from tests.guide.desk import CARD, connected
from zoho_ideolve_wizard.engine.task import Nothing, Outcome, Task
from zoho_ideolve_wizard.guide.credentials import token_check, token_refused, token_state, token_swap, tokens
from zoho_ideolve_wizard.guide.credentials.token_check import Answer, Verdict
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago

SAME_DAY = replace(CARD, issued_at="2026-11-24T13:30:00+00:00")
LAST_YEAR = replace(CARD, issued_at="2025-11-24T13:30:00+00:00")
MONTHS_AGO = replace(CARD, issued_at="2026-07-01T09:00:00+00:00")


async def with_old(sitting: Sitting, old: tokens.TokenCard) -> Sitting:
    await connected(sitting)
    await sitting.keep_token(Purpose.CONNECTOR, Slot.RETIRING, old, "1000.fakeold.fake")
    return sitting


async def test_two_tokens_of_one_day_are_told_apart_by_the_time(sitting: Sitting) -> None:
    await with_old(sitting, MONTHS_AGO)
    assert token_state.reminders(sitting) == [
        f"The old token of {ago.day_of(MONTHS_AGO.issued_at)} waits to be revoked."
    ]
    await sitting.keep_token(Purpose.CONNECTOR, Slot.RETIRING, SAME_DAY, "1000.fakeold.fake")
    times = [ago.issued(sitting.profile, card) for card in (CARD, SAME_DAY)]
    assert times[0] != times[1]
    assert all(time.startswith(f"{ago.day_of(CARD.issued_at)} at ") for time in times)
    assert token_state.reminders(sitting) == [f"The old token of {times[1]} waits to be revoked."]
    in_use, old = token_state.held(sitting)
    assert times[0] in in_use.lines[1]
    assert times[1] in old.lines[1]


async def test_what_is_unfinished_is_offered_first(sitting: Sitting) -> None:
    await connected(sitting)
    assert token_state.due(sitting) == []
    assert token_state.choices(sitting)[0][0] == "check"
    await with_old(sitting, SAME_DAY)
    assert [key for key, _, _ in token_state.choices(sitting)][:2] == ["revoke-old", "check"]
    await sitting.keep_token(Purpose.CONNECTOR, Slot.PENDING, SAME_DAY, "1000.fakenew.fake")
    keys = [key for key, _, _ in token_state.choices(sitting)]
    assert keys[:4] == ["regenerate", "give-up", "revoke-old", "check"]
    assert len(keys) == len(set(keys))


async def test_what_a_check_has_shown_is_known_of_that_token_wherever_it_stands(sitting: Sitting) -> None:
    await connected(sitting)
    sitting.verdicts[Purpose.CONNECTOR, CARD.issued_at] = Verdict(Answer.VALID, "It reads Acme.")
    found = token_check.known(sitting, Purpose.CONNECTOR, CARD)
    assert found is not None
    assert found.told.startswith("valid, checked at ")
    assert token_check.known(sitting, Purpose.CONNECTOR, SAME_DAY) != found
    assert token_check.known(sitting, Purpose.TEAM, CARD) != found


async def test_what_a_check_has_shown_outlives_the_sitting(sitting: Sitting) -> None:
    await connected(sitting)
    never = replace(CARD, last_worked_at="")
    assert token_check.known(sitting, Purpose.CONNECTOR, never) is None
    worked = replace(CARD, last_worked_at="2026-01-05T09:00:00+00:00")
    found = token_check.known(sitting, Purpose.CONNECTOR, worked)
    assert found is not None
    assert (found.answer, found.told.partition(" at ")[0]) == (
        Answer.VALID,
        f"it worked on {ago.day_of(worked.last_worked_at)}",
    )
    token_refused.note(sitting, Purpose.CONNECTOR, Slot.CURRENT, worked)
    found = token_check.known(sitting, Purpose.CONNECTOR, worked)
    assert found is not None
    assert (found.answer, found.told.partition(" at ")[0]) == (Answer.INVALID, "Zoho refused it today")


async def test_the_scopes_name_their_service_once(sitting: Sitting) -> None:
    await connected(sitting)
    (one,) = token_state.held(sitting)
    assert one.lines[-1] == "scopes of ZohoCRM: org.READ, users.READ"


async def test_the_old_token_is_due_after_the_days_that_are_advised(sitting: Sitting) -> None:
    await with_old(sitting, LAST_YEAR)
    for days, is_due in ((0, False), (token_swap.OLD_WORKS_FOR + 1, True)):
        taken = ago.present() - timedelta(days=days)
        new = replace(CARD, issued_at=taken.isoformat())
        tokens.note(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT, new)
        offered = {key: about for key, _, about in token_state.choices(sitting)}
        assert (
            bool(token_state.reminders(sitting)),
            bool(token_state.due(sitting)),
            "Ideolve may still use it" not in offered["revoke-old"],
        ) == (is_due, is_due, is_due)


async def test_the_days_count_from_when_the_new_token_took_its_place(sitting: Sitting) -> None:
    await with_old(sitting, LAST_YEAR)
    task = Task(f"token/promote/{CARD.issued_at}", "In use", "This computer", Nothing(""))
    sitting.ledger.end(task, Outcome.VERIFIED)
    assert token_state.reminders(sitting) == []
