"""After a whole sitting no secret lies in any file, log or picture of the screen."""

import logging
from pathlib import Path

import pytest

from tests.support.admin import at_the_wizard
from tests.support.company import AS_PASTED, WORKSPACE
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed

PASSPHRASE = "four or five words do"


class Heard(logging.Handler):
    """Everything that is logged, as text."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.text = ""
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("vault", ["memory", "passphrase"])
async def test_no_secret_in_any_file_log_or_picture(
    rehearsal: Rehearsed,
    person: Person,
    home: Path,
    vault: str,
) -> None:
    heard = Heard()
    answers = {"secrets.vault": vault, "secrets.passphrase": PASSPHRASE, "consent.way": "browser"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        logging.getLogger("zoho_ideolve_wizard").addHandler(heard)
        admin.keeps_pictures = True
        await headstart(admin.sitting, rehearsal, person, "application/credentials", answers=answers)
        await admin.sets_up()
        await admin.fills_in_what_was_noted()
        await admin.continues_to("consent", "consent")
        rehearsal.faults(("POST /oauth/v2/token", "status", 503))
        await person.accepts(await admin.copies_choice("short"))
        await admin.chooses("retry")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await admin.continues_to("connector", "form")
        form = await admin.copies()
        pair = await person.saves_connector(
            host=form["Host"],
            client_id=form["Client Id"],
            client_secret=form["Client Secret"],
            refresh_token=form["Refresh Token"],
            user=form["User"],
            workspace=form["Workspace"],
        )
        await admin.presses("v")
        await admin.presses("escape")
        await admin.confirms_by_hand()
        await admin.wait_for("connector", "pair")
        await admin.fills({"connector.client_id": pair.id, "connector.api_key": form["Refresh Token"]})
        await admin.continue_()
        await admin.reads("This is Zoho's")
        await admin.fill("connector.api_key", wrong := pair.secret[::-1])
        await admin.continues_to("connector", "validate")
        await admin.does_it()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")
        await admin.presses("f7")
        await admin.wait_for("connector", "pair")
        await admin.fill("connector.api_key", pair.secret)
        await admin.continues_to("connector", "validate")
        await admin.does_it()
        await admin.goes_to("people", "roster")
        await admin.types_people(AS_PASTED)
        await admin.continues_to("people", "invite")
        await admin.does_it()
        await admin.continues_to("finish", "report")
        await admin.chooses("report")
        await admin.reads("Saved, readable by you only:")
        logging.getLogger("zoho_ideolve_wizard").removeHandler(heard)

    secrets = rehearsal.secrets() | {PASSPHRASE, wrong}
    assert {pair.secret, form["Refresh Token"], form["Client Secret"]} <= secrets
    kept = files(home)
    assert any(WORKSPACE.encode() in content for content in kept.values())
    assert any(name.endswith(".md") for name in kept)
    assert any(name.endswith(".log") for name in kept)
    assert heard.text
    assert any(WORKSPACE in picture for picture in admin.pictures)
    for secret in secrets:
        holding = [name for name, content in kept.items() if secret.encode() in content]
        assert holding == [], f"a secret lies in {holding}"
        assert not any(secret in picture for picture in admin.pictures), "a secret stood on the screen"
        assert secret not in heard.text, "a secret was logged"
