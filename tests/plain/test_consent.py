"""The four ways to a token at plain prompts, and what goes wrong on them."""

import stat
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting

SHORT = "Open this address in the browser on this computer"


@asynccontextmanager
async def at_consent(
    rehearsal: Rehearsed, person: Person, home: Path, way: str, answers: Mapping[str, str] | None = None
) -> AsyncIterator[Talk]:
    async def before(sitting: Sitting) -> None:
        await headstart(
            sitting, rehearsal, person, "consent", answers={"consent.way": way} | dict(answers or {})
        )

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.reads("Step 4 of 9: Consent and tokens")
        yield talk


async def is_connected(talk: Talk) -> None:
    await talk.reads("This consent opens:\nAcme Instruments (organization 60012345)")
    await talk.chooses("Yes, this is the company")
    await talk.reads("Connected.")
    assert connector_token(talk.sitting) is not None


async def test_the_browser_hands_the_code_over_while_the_prompt_stands_open(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "browser") as talk:
        page = await person.accepts(talk.value(SHORT))
        assert page.reached
        await talk.reads("The browser handed the code over.")
        await is_connected(talk)
        await talk.chooses("Continue")
        await talk.reads("Step 5 of 9")


async def test_a_refusal_in_the_browser_is_said_below_the_open_prompt_and_uses_nothing_up(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "browser") as talk:
        prompt = talk.open_prompt
        await person.rejects(talk.value(SHORT))
        await talk.until(lambda: "Reject was pressed" in talk.now or "was refused" in talk.now, "the refusal")
        assert talk.open_prompt == prompt
        await person.accepts(talk.value(SHORT))
        await is_connected(talk)


async def test_an_address_is_pasted_while_the_browser_is_waited_for(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "browser") as talk:
        prompt = "Waiting. Paste the address here if the browser does not come back, or type 1 to 4: "
        assert talk.open_prompt == prompt
        await talk.types("")
        assert talk.now == f"The wizard goes on by itself.\n{prompt}"
        await talk.types("https://example.com/nothing")
        await talk.reads("This is neither a redirected address nor a code.")
        await talk.types(await accepted_elsewhere(person, talk.value(SHORT)))
        await is_connected(talk)


async def accepted_elsewhere(person: Person, address: str) -> str:
    """Accept in a browser that cannot reach this computer's port: the address that it ends on."""
    form = (await person.sees_consent(address)).form("consent")
    (pressed,) = [(name, value) for name, value, _ in form.buttons if value == "accept"]
    answer = await person._client.post(form.action, data=form.fields | dict([pressed]))
    return str(answer.headers["location"])


async def test_a_pasted_address_that_was_wrapped_is_put_together(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        whole = (await person.accepts(await talk.the_page())).address
        cut = whole.index("code=") + 30
        await talk.types(whole[:cut])
        await talk.reads("was it cut?")
        await talk.types(whole[cut:])
        await is_connected(talk)


async def test_a_self_clients_code(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_consent(rehearsal, person, home, "self_client") as talk:
        code = await person.generates_code(talk.value("The API Console"), talk.value("The scopes"))
        await talk.types(code)
        await is_connected(talk)


async def test_the_device_flow_goes_on_by_itself(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    rehearsal.settings(device_interval_seconds=0.1)
    async with at_consent(rehearsal, person, home, "device") as talk:
        await talk.reads("and type this code:")
        await person.types_device_code(talk.value("On any device open"), talk.value("and type this code"))
        await is_connected(talk)


async def test_a_token_of_another_company_is_revoked_and_one_starts_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.chooses("No")
        await talk.reads("That token was revoked.", "Say the address")
        assert rehearsal.live_tokens == 0
        await talk.types((await person.accepts(await talk.the_page())).address)
        await is_connected(talk)


async def test_what_zoho_refuses_is_said_with_its_remedy(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    answers = {"zoho.client_secret": "0123456789abcdef0123456789abcdef"}
    async with at_consent(rehearsal, person, home, "paste", answers) as talk:
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.reads("Zoho does not accept the client secret.", "enter it again.", "1. Correct the id")
        await talk.types("b")
        await talk.reads("Step 3 of 9: Zoho application (guide 2.1).\nPart 3 of 3: Id and secret.")
        assert talk.open_prompt.startswith(
            "Client Secret. Zoho does not accept the client secret. Kept in the "
        )


async def test_a_secret_that_zoho_refused_is_corrected_at_once_and_consented_with(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    answers = {"zoho.client_secret": "0123456789abcdef0123456789abcdef"}
    async with at_consent(rehearsal, person, home, "paste", answers) as talk:
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.chooses("Correct the id and secret")
        await talk.reads("Id and secret. From the tab Client Secret of the client.")
        assert talk.open_prompt.startswith("Client Secret.")
        assert talk.keys.hidden
        await talk.types("b")
        assert talk.open_prompt.startswith("Client Id.")  # the id beside it can be corrected, too
        await talk.types("b")
        await talk.chooses("Correct the id and secret")
        await talk.types(rehearsal.value("client_secret"))
        await talk.types((await person.accepts(await talk.the_page())).address)
        await is_connected(talk)


async def test_a_client_id_that_zoho_refused_is_corrected_with_its_secret(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    answers = {"zoho.client_id": "1000.FAKEMISTYPED0000000000"}
    async with at_consent(rehearsal, person, home, "device", answers) as talk:
        await talk.reads("Zoho does not know this Client Id here.")
        await talk.chooses("Correct the id and secret")
        assert talk.open_prompt.startswith("Client Id.")
        await talk.types(rehearsal.value("device_client.client_id"))
        assert talk.open_prompt.startswith("Client Secret.")
        await talk.types(rehearsal.value("device_client.client_secret"))
        await talk.reads("and type this code:")


async def test_without_a_listener_the_long_address_is_said_or_saved_when_that_is_chosen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.reads("1. Say the address", "2. Save the address to a file")
        assert "response_type=code" not in talk.said
        said = await talk.the_page()
        assert "response_type=code" in said
        await talk.types("2")
        saved = Path(talk.value("Saved, readable by you only"))
        assert holds(saved) == f"{said}\n"


def holds(path: Path) -> str:
    """A file that nobody else can read."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or sys.platform == "win32"
    return path.read_text()


async def test_the_long_address_is_copied_where_a_clipboard_answers(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr("pyperclip.copy", taken.append)
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.chooses("Copy the address")
        await talk.reads("Copied.")
        assert taken == [await talk.the_page()]


async def test_the_scopes_are_said_each_with_its_reason(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.chooses("What am I allowing?")
        await talk.reads("ZohoCRM.coql.READ: ", "All of it only reads.")


async def test_the_port_is_free_again_when_the_input_ends(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    for _ in range(2):
        async with at_consent(rehearsal, person, home, "browser") as talk:
            await talk.reads(f"{SHORT}:")
            assert await talk.closes_the_input() is Ended.INPUT


@pytest.mark.parametrize("way", ["browser", "paste", "device"])
async def test_back_leaves_whatever_is_waited_for(
    way: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, way) as talk:
        await talk.types("b")
        await talk.reads("Part 3 of 3: Id and secret.")


async def test_the_short_address_is_said_and_the_long_one_when_it_is_asked_for(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "browser") as talk:
        assert "response_type=code" not in talk.said
        await talk.chooses("Say the whole address")
        assert "response_type=code" in talk.value("The same page by its whole address")


async def test_what_was_confirmed_is_not_said_again_until_one_comes_back(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.types((await person.accepts(await talk.the_page())).address)
        await is_connected(talk)
        assert "Consented by: " not in talk.now
        await talk.chooses("Continue")
        await talk.types("b", "b")
        await talk.reads("Connected.", "Consented by: Asha Rao")


async def test_an_empty_answer_is_told_and_l_says_the_lines_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home, "paste") as talk:
        await talk.types("")
        assert talk.now.startswith("Nothing was typed.\n")
        await talk.types("l")
        assert "1. Say the address: " in talk.now
