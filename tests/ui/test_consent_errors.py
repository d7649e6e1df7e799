"""What Zoho may answer instead of a token: each has its own words and its own remedy on the screen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed

TOKEN, ORG = "POST /oauth/v2/token", "GET /crm/v8/org"
PASTE = {"consent.way": "paste"}


WAIT = "Wait ten minutes, then try again. Trying earlier prolongs the wait."
GENEROUS = {
    "code_life_seconds": 60,
    "codes_per_ten_minutes": 100,
    "access_tokens_per_ten_minutes": 100,
    "rate_limit_status": 400,
}
"""So that a sitting with many attempts meets no limit but those that it asks for."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong, and what the admin then reads. `without` is left out of the address that is opened."""

    says: str
    remedy: str
    settings: Mapping[str, object] = field(default_factory=dict)
    fault: tuple[str, str] | tuple[str, str, float] | None = None
    without: tuple[str, ...] = ()


TROUBLES = {
    "the code has expired": Trouble(
        "Zoho does not accept this code.",
        "Get a new code and use it at once",
        settings={"code_life_seconds": 0},
    ),
    "no refresh token": Trouble(
        "Zoho gave an access token but no refresh token.",
        "Consent again with the address that this wizard makes",
        without=("&access_type=offline", "&prompt=consent"),
    ),
    "too many requests, with HTTP 400": Trouble(
        "Zoho has stopped answering this client for a while: too many requests.",
        WAIT,
        settings={"access_tokens_per_ten_minutes": 0, "rate_limit_status": 400},
    ),
    "too many requests, with HTTP 200": Trouble(
        "Zoho has stopped answering this client for a while: too many requests.",
        WAIT,
        settings={"access_tokens_per_ten_minutes": 0, "rate_limit_status": 200},
    ),
    "a fault of Zoho's": Trouble(
        "Zoho reports an error of its own.", "Try again later.", fault=(TOKEN, "status", 500)
    ),
    "a page instead of an answer": Trouble("answered with an HTML page", "proxy", fault=(TOKEN, "html")),
    "the line drops": Trouble(
        "closed the connection before it had answered.",
        "The code may be used up by now: get a new one",
        fault=(TOKEN, "drop"),
    ),
    "the answer is cut": Trouble(
        "closed the connection before it had answered.",
        "The code may be used up by now: get a new one",
        fault=(TOKEN, "truncated"),
    ),
}


async def pastes_consent(admin: Admin, person: Person, without: tuple[str, ...] = ()) -> None:
    address = await admin.copies_choice("copy")
    for part in without:
        assert part in address
        address = address.replace(part, "")
    await admin.pastes_code((await person.accepts(address)).address)


async def test_each_refusal_has_its_own_words_and_remedy_and_another_attempt_can_follow(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        for name, trouble in TROUBLES.items():
            rehearsal.settings(**{**GENEROUS, **trouble.settings})
            if trouble.fault:
                rehearsal.faults(trouble.fault)
            await pastes_consent(admin, person, trouble.without)
            await admin.until_phase("failed")
            assert trouble.says in admin.words, name
            assert trouble.remedy in admin.words, name
            await admin.presses("f5")
            await admin.until_phase("waiting")
        rehearsal.settings(**GENEROUS)
        await pastes_consent(admin, person)
        await admin.until_phase("question")


async def test_a_wrong_secret_is_named_as_one(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    answers = PASTE | {"zoho.client_secret": "fake-secret-of-somebody-else"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=answers)
        await admin.sets_up()
        await pastes_consent(admin, person)
        await admin.until_phase("failed")
        await admin.reads("Zoho does not accept the client secret.")
        await admin.reads("Copy it from the client's tab Client Secret")
        await admin.chooses("correct")
        await admin.wait_for("application", "credentials")
        assert admin.field("zoho.client_secret").control.has_focus
        assert admin.problem("zoho.client_secret") == "Zoho does not accept the client secret."
        assert not admin.problem("zoho.client_id")
        await admin.fill("zoho.client_secret", rehearsal.value("client_secret"))
        assert not admin.problem("zoho.client_secret")
        await admin.continues_to("consent", "consent")
        await pastes_consent(admin, person)
        await admin.until_phase("question")


async def test_the_self_clients_refusals_speak_of_its_console(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    answers = {"consent.way": "self_client", "zoho.client_secret": "fake-secret-of-somebody-else"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=answers)
        await admin.sets_up()
        console, scopes = await admin.copies_choice("open"), await admin.copies_choice("copy")
        await admin.pastes_code("no code at all")
        await admin.reads("This is not a code that a Self Client generated.")
        await admin.pastes_code(await person.generates_code(console, scopes))
        await admin.until_phase("failed")
        await admin.reads("Copy it from the Self Client's tab Client Secret")
        await admin.chooses("again")
        await admin.until_phase("waiting")
        used = "1000.0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef"
        await admin.sitting.put_secrets({"zoho.client_secret": rehearsal.value("self_client.client_secret")})
        await admin.presses("f5")
        await admin.pastes_code(used)
        await admin.until_phase("failed")
        await admin.reads("for the minutes chosen where it was generated")


async def test_with_too_few_scopes_to_say_whose_it_is_the_cursor_starts_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "self_client"})
        await admin.sets_up()
        console = await admin.copies_choice("open")
        await admin.pastes_code(await person.generates_code(console, "ZohoCRM.users.READ"))
        await admin.until_phase("unproven")
        await admin.presses("enter")
        await admin.until_phase("waiting")
        await admin.reads("Generate another code: in the right account, and with all the scopes.")
    assert rehearsal.live_tokens == 0


async def test_an_unknown_client_is_named_as_one(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    answers = {
        "consent.way": "self_client",
        "zoho.client_id": "1000.FAKECLIENT0000000000000000000",
    }
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=answers)
        await admin.sets_up()
        code = await person.generates_code(
            await admin.copies_choice("open"), await admin.copies_choice("copy")
        )
        await admin.pastes_code(code)
        await admin.until_phase("failed")
        await admin.reads("Zoho does not know this Client Id here.")
        await admin.reads("enable Multi-DC on the client's Settings tab")


async def test_a_redirect_uri_that_differs_by_a_slash(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    registered = rehearsal.value("redirect_uri")
    answers = PASTE | {"zoho.redirect_uri": f"{registered}/"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=answers)
        await admin.sets_up()
        address = await admin.copies_choice("copy")
        refused = await person.opens(address)
        assert refused.problem == "Invalid Redirect Uri"
        equal = address.replace("%2Fcallback%2F", "%2Fcallback")
        await admin.pastes_code((await person.accepts(equal)).address)
        await admin.until_phase("failed")
        await admin.reads("The redirect URI differs from the one registered for this client.")
        await admin.reads(f"The wizard sends: {registered}/")


async def test_after_too_many_requests_the_wait_is_counted_down_and_the_same_code_is_not_offered(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        rehearsal.settings(access_tokens_per_ten_minutes=0)
        await admin.sets_up()
        await pastes_consent(admin, person)
        await admin.until_phase("failed")
        await admin.reads("Start again not before ")
        assert re.search(r"\((10:00|9:\d\d) more\)", admin.words)
        assert "Try the same code again" not in admin.words


async def test_a_code_that_never_reached_zoho_is_tried_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        rehearsal.faults((TOKEN, "status", 503))
        await admin.sets_up()
        await pastes_consent(admin, person)
        await admin.until_phase("failed")
        await admin.reads("the code is good for")
        await admin.chooses("retry")
        await admin.until_phase("question")


async def test_more_codes_than_zoho_gives_look_like_a_refusal_and_the_remedy_says_so(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        rehearsal.settings(codes_per_ten_minutes=0)
        await admin.sets_up()
        await pastes_consent(admin, person)
        await admin.reads("Consent was refused.")
        await admin.reads("If you did press Accept, wait ten minutes first.")


CRM_TROUBLES = {
    "too many requests": ((ORG, "status", 429), "Zoho CRM takes no more requests for the moment."),
    "a fault of CRM's": ((ORG, "status", 500), "Zoho CRM reports a fault of its own."),
    "no permission": ((ORG, "status", 403), "The user behind the token may not do this in Zoho CRM."),
    "a page instead of an answer": ((ORG, "html", 200), "answered with an HTML page"),
    "the line drops": ((ORG, "drop", 1), "closed the connection before it had answered."),
}


async def test_a_token_that_cannot_be_proven_yet_is_kept_and_asked_about_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    (first, says), *others = CRM_TROUBLES.values()
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers=PASTE)
        await admin.sets_up()
        rehearsal.faults(first)
        await pastes_consent(admin, person)
        await admin.reads(says)
        for fault, says in others:
            await admin.until_phase("unproven")
            await admin.reads("The refresh token is kept; whose it is could not be read yet.")
            rehearsal.faults(fault)
            await admin.chooses("prove")
            await admin.reads(says)
        await admin.until_phase("unproven")
        await admin.chooses("prove")
        await admin.until_phase("question")
    assert rehearsal.live_tokens == 1


async def test_a_device_code_that_nobody_types_expires(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "device"})
        rehearsal.settings(device_code_life_seconds=1)
        await admin.sets_up()
        await admin.reads("The device code has expired.")
        rehearsal.settings(device_code_life_seconds=300)
        await admin.chooses("again")
        await person.types_device_code(
            await admin.copies_choice("page"), await admin.copies_choice("copy"), "reject"
        )
        await admin.reads("Consent was refused on the device page.")
        await admin.reads("Start again to get a new device code, and press Accept.")
