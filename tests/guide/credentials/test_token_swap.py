"""The exchange of tokens survives a sudden end before and after each single write, and a refusal at each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.guide.desk import API_KEY, CARD, CLIENT_SECRET, REFRESH_TOKEN, sitting_in
from zoho_ideolve_wizard.engine.task import Automatic, Task
from zoho_ideolve_wizard.guide import connector, token
from zoho_ideolve_wizard.guide.credentials import token_pair, token_state, token_swap, tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, SETUP, Registered, registered
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, client_secret_of, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration import owner_only
from zoho_ideolve_wizard.services.failure import ServiceFailure

NEW_CLIENT, NEW_SECRET = "1000.FAKEOTHERCLIENT12345", "fake-secret-of-the-other-client"
NEW = replace(
    CARD,
    issued_at="2027-01-01T00:00:00.000+00:00",
    accepted="yes",
    client_id=NEW_CLIENT,
    client_kind="self",
)
NEW_TOKEN = "1000.fakerefresh8888.fakerefresh9999"
NEW_KEY = "fake-api-key-new-9876543210"
PAIR = ("IDV-OLD", API_KEY)
NEW_PAIR = ("IDV-NEW", NEW_KEY)
PASSPHRASE = "four or five words do"


class Death(BaseException):
    """The program is killed."""


@dataclass
class Writes:
    """Counts what is written to disk; the one at `fatal` is the last, done or not, or is refused."""

    write: Callable[[Path, bytes], None]
    fatal: int = 0
    done: bool = True
    refuses: bool = False
    number: int = 0

    def __call__(self, path: Path, content: bytes) -> None:
        self.number += 1
        if self.number != self.fatal:
            self.write(path, content)
            return
        if self.refuses:
            raise OSError(28, "No space left on device")
        if self.done:
            self.write(path, content)
        raise Death


async def opened(home: Path) -> Sitting:
    sitting = sitting_in(home)
    await sitting.open_vault("passphrase", PASSPHRASE)
    return sitting


async def ready(home: Path) -> None:
    """Everything is there: the old token in use, the new one, of another client, accepted, and a new pair that the
    form showed."""
    sitting = await opened(home)
    answers = {
        "ideolve.primary_contact": "asha.rao@acme.example.com",
        "workspace.name": "CRM",
        SETUP.way: "paste",
        SETUP.client_id: CARD.client_id,
        BESIDE.way: "self_client",
        BESIDE.client_id: NEW_CLIENT,
        "connector.client_id": PAIR[0],
        token_pair.SHOWS: token_pair.NEW,
        token_pair.NEW_ID: NEW_PAIR[0],
        token_pair.SHOWN_AT: "2027-01-01T00:01:00.000+00:00",
    }
    sitting.profile.set_many(answers)
    await sitting.put_secrets(
        {
            client_secret_of(CARD.client_id): CLIENT_SECRET,
            SETUP.client_secret: CLIENT_SECRET,
            client_secret_of(NEW_CLIENT): NEW_SECRET,
            BESIDE.client_secret: NEW_SECRET,
            "connector.api_key": PAIR[1],
            token_pair.NEW_KEY: NEW_PAIR[1],
        }
    )
    await sitting.keep_token(Purpose.CONNECTOR, Slot.CURRENT, CARD, REFRESH_TOKEN)
    await sitting.keep_token(Purpose.CONNECTOR, Slot.PENDING, NEW, NEW_TOKEN)
    sitting.ledger.close()


def here(sitting: Sitting) -> list[Task]:
    """Of the last part, what is done on this computer."""
    return [task for task in token.prove_tasks(sitting) if task.system == "This computer"]


async def do_all(sitting: Sitting) -> None:
    for task in here(sitting):
        assert isinstance(task.action, Automatic)
        await task.action.do()


def slots(sitting: Sitting) -> dict[str, tuple[str, str]]:
    """Issued when, and the token, of each slot that is told of."""
    found = {}
    for slot in Slot:
        card = tokens.card(sitting.profile, Purpose.CONNECTOR, slot)
        if card:
            found[slot.value] = (card.issued_at, sitting.secret(key_of(Purpose.CONNECTOR, slot)))
    return found


OLD_HELD, NEW_HELD = (CARD.issued_at, REFRESH_TOKEN), (NEW.issued_at, NEW_TOKEN)


def is_finished(sitting: Sitting) -> None:
    assert slots(sitting) == {"current": NEW_HELD, "retiring": OLD_HELD}
    assert (sitting.answer("connector.client_id"), sitting.secret("connector.api_key")) == NEW_PAIR
    assert sitting.secret(token_pair.NEW_KEY) == ""
    assert token_swap.waiting(sitting) is None
    assert token_swap.retiring(sitting) == CARD
    assert sitting.answer(connector.PAIR_SINCE)
    assert registered(sitting) == Registered("self_client", "", NEW_CLIENT, NEW_SECRET)
    assert not [key for key in sitting.answers if key.startswith("beside.")]


async def test_what_it_takes_is_written_in_a_few_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ready(tmp_path)
    sitting = await opened(tmp_path)
    writes = Writes(owner_only.write)
    monkeypatch.setattr(owner_only, "write", writes)
    await do_all(sitting)
    is_finished(sitting)
    assert writes.number == WRITES
    before = writes.number
    await do_all(sitting)
    assert writes.number == before
    sitting.ledger.close()


WRITES = 17


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("fatal", range(1, WRITES + 1))
async def test_a_sudden_end_at_any_write_keeps_the_old_token_and_the_rest_is_done_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int, *, done: bool
) -> None:
    await ready(tmp_path)
    sitting = await opened(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(owner_only, "write", Writes(owner_only.write, fatal, done))
        with pytest.raises(Death):
            await do_all(sitting)
    sitting.ledger.close()

    later = await opened(tmp_path)
    held = slots(later)
    assert REFRESH_TOKEN in {secret for _, secret in held.values()}
    assert NEW_TOKEN in {secret for _, secret in held.values()}
    assert later.secret(key_of(Purpose.CONNECTOR, Slot.CURRENT)) in (REFRESH_TOKEN, NEW_TOKEN)
    if token_state.new_token(later):
        assert "A new token of 1 January 2027 waits" in token_state.home_line(later)
    await do_all(later)
    await token.begin(token.REGENERATE, later)  # what is left over is forgotten when the next job begins
    is_finished(later)
    later.ledger.close()


@pytest.mark.parametrize("fatal", range(1, WRITES + 1))
async def test_a_refusal_of_the_disk_at_any_write_is_told_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    await ready(tmp_path)
    sitting = await opened(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(owner_only, "write", Writes(owner_only.write, fatal, refuses=True))
        with pytest.raises(ServiceFailure):
            await do_all(sitting)
    assert REFRESH_TOKEN in {secret for _, secret in slots(sitting).values()}
    await do_all(sitting)
    await token.begin(token.REGENERATE, sitting)
    is_finished(sitting)
    sitting.ledger.close()
