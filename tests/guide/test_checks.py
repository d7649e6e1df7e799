"""Each answer that cannot be used gets its own words, which say what to do."""

import pytest

from zoho_ideolve_wizard.engine.question import Problem
from zoho_ideolve_wizard.guide import application, connector, prerequisites
from zoho_ideolve_wizard.guide.credentials import registration
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE, PASTE, SELF_CLIENT
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings


def says(problem: Problem | None) -> str:
    assert problem is not None
    return problem.message


# -- the primary contact


def test_an_address_of_the_company() -> None:
    assert prerequisites.primary_contact("crm@acme.example.com", {}) is None


def test_a_public_mail_provider_is_warned_of_and_can_be_kept() -> None:
    problem = prerequisites.primary_contact("acme.ltd@gmail.com", {})
    assert "gmail.com is a public mail provider" in says(problem)
    assert problem is not None
    assert problem.can_override


@pytest.mark.parametrize("answer", ["acme", "a@", "a b@acme.example.com", "Ana <ana@acme.example.com>"])
def test_what_is_no_address_cannot_be_kept(answer: str) -> None:
    problem = prerequisites.primary_contact(answer, {})
    assert problem is not None
    assert not problem.can_override
    assert problem.message.endswith(".")


# -- the address of CRM


def test_one_paste_of_crms_address_gives_data_center_and_organization(sitting: Sitting) -> None:
    crm = next(one for one in prerequisites.questions(sitting) if one.key == "zoho.crm_address")
    address = "https://crm.zoho.in/crm/org60012345/tab/Home"
    assert crm.problem(address, {}) is None
    assert crm.fills(address) == {"zoho.data_center": "in", "zoho.organization": "60012345"}


@pytest.mark.parametrize(
    "answer", ["https://crm.zoho.in.evil.example/crm/org6", "zoho", "https://www.zoho.com/"]
)
def test_another_address_tells_nothing_and_says_what_to_copy(sitting: Sitting, answer: str) -> None:
    crm = next(one for one in prerequisites.questions(sitting) if one.key == "zoho.crm_address")
    assert "copy the whole address bar" in says(crm.problem(answer, {}))
    assert crm.fills(answer) == {}


def test_a_passphrase_that_is_too_short(sitting: Sitting) -> None:
    passphrase = next(one for one in prerequisites.questions(sitting) if one.key == "secrets.passphrase")
    assert "at least 12 characters" in says(passphrase.problem("short", {}))
    assert passphrase.problem("four or five words", {}) is None
    assert not passphrase.applies({"secrets.vault": "memory"})
    assert passphrase.applies({"secrets.vault": "passphrase"})


def test_the_stores_on_offer_are_those_of_the_surroundings_the_first_suggested(sitting: Sitting) -> None:
    store = next(one for one in prerequisites.questions(sitting) if one.key == "secrets.vault")
    assert store.default == "memory"
    assert [choice.value for choice in store.choices] == ["memory", "passphrase"]


# -- the way to consent and the client


def test_over_ssh_the_self_client_is_offered_first_and_no_redirect_is_asked_for(sitting: Sitting) -> None:
    here, _ = application.way_questions(sitting)
    assert here.default == BROWSER
    sitting.surroundings = Surroundings.of({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"})
    there, redirect = application.way_questions(sitting)
    assert there.default == SELF_CLIENT
    assert {choice.value for choice in there.choices} == {BROWSER, PASTE, SELF_CLIENT, DEVICE}
    assert not redirect.applies({})
    assert redirect.applies({"consent.way": PASTE})


@pytest.mark.parametrize("way", [BROWSER, PASTE])
def test_the_suggested_redirect_uri(way: str) -> None:
    assert application.redirect_uri(application.REDIRECT_URI, {"consent.way": way}) is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("http://localhost:eight/callback", "The port is not a number"),
        ("http://localhost:99999/callback", "The port is not a number"),
        ("ftp://localhost/callback", "start with http:// or https://"),
        ("http:///callback", "start with http:// or https://"),
        ("localhost:8765/callback", "start with http:// or https://"),
        ("http://localhost:8765/callback?x=1", "everything from ? or # on"),
        ("http://localhost:8765/callback#x", "everything from ? or # on"),
    ],
)
def test_a_redirect_uri_that_no_way_can_use(answer: str, words: str) -> None:
    for way in (BROWSER, PASTE):
        assert words in says(application.redirect_uri(answer, {"consent.way": way}))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("https://localhost:8765/callback", "begins with http://localhost:"),
        ("http://acme.example.com/callback", "begins with http://localhost:"),
        ("http://localhost/callback", "A port from 1024 to 65535"),
        ("http://localhost:80/callback", "A port from 1024 to 65535"),
    ],
)
def test_a_redirect_uri_that_only_a_paste_can_use(answer: str, words: str) -> None:
    assert words in says(application.redirect_uri(answer, {"consent.way": BROWSER}))
    assert application.redirect_uri(answer, {"consent.way": PASTE}) is None


def test_a_client_id() -> None:
    assert application.client_id("1000.FAKECLIENTID0123456789", {}) is None
    assert "an e-mail address" in says(application.client_id("asha@acme.example.com", {}))
    for wrong in ("fake", "1000.", "1000.FAKE CLIENT", "2000.FAKECLIENTID01", "1000.FAKECLIENT\n"):
        assert "begins with 1000." in says(application.client_id(wrong, {}))


def test_a_client_secret() -> None:
    assert application.client_secret("fake-secret-0123456789", {}) is None
    assert "looks like the Client Id" in says(application.client_secret("1000.FAKECLIENTID0123456789", {}))
    for wrong in ("short", "with space 0123456789", "fake.secret.0123456789"):
        assert "at least 16 characters" in says(application.client_secret(wrong, {}))


def test_no_message_repeats_a_secret() -> None:
    assert "fake secret" not in says(application.client_secret("fake secret 0123456789", {}))
    assert "fake key" not in says(connector.one_word("fake key 0123", {}))


@pytest.mark.parametrize("answer", ["two words", "line\nbreak", "tab\there"])
def test_a_pair_that_came_with_something_around_it(answer: str) -> None:
    assert "a space or a line break" in says(connector.one_word(answer, {}))
    assert connector.one_word("fake-key", {}) is None


@pytest.mark.parametrize(
    ("way", "kind", "words"),
    [
        (BROWSER, "server", "Server-based"),
        (PASTE, "server", "Server-based"),
        (SELF_CLIENT, "self", "Self Client"),
        (DEVICE, "device", "Non-browser"),
    ],
)
def test_the_way_decides_the_type_of_client(sitting: Sitting, way: str, kind: str, words: str) -> None:
    sitting.profile.set("consent.way", way)
    (task,) = application.tasks(sitting)
    assert task.key.startswith(f"zoho/client/{kind}/")
    assert words in task.title


def test_a_way_that_somebody_mistyped_in_the_settings_counts_as_not_chosen(sitting: Sitting) -> None:
    sitting.profile.set("consent.way", "carrier pigeon")
    assert application.tasks(sitting) == []
    assert registration.way(sitting) == ""


def test_a_homepage_is_offered_whatever_is_known() -> None:
    assert application.homepage("asha@acme.example.com") == "https://www.acme.example.com"
    assert application.homepage("") == "https://www.example.com"
