"""What comes back from a consent page: whole, wrapped, cut, refused, or somebody else's."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.services.zoho.consent.redirect import ConsentProblem, parse
from zoho_ideolve_wizard.services.zoho.consent.self_client import parse_code
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, DataCenter

STATE = "fake-state-0123456789_abcdef"
CODE = "1000." + "0123456789abcdef" * 2 + "." + "fedcba9876543210" * 2
REDIRECT = "http://localhost:8765/callback"
SERVER = "https%3A%2F%2Faccounts.zoho.in"
ADDRESS = f"{REDIRECT}?state={STATE}&code={CODE}&location=in&accounts-server={SERVER}"


def center(name: str) -> DataCenter:
    found = ZOHO.named(name)
    assert found is not None
    return found


def read(text: str, assume: DataCenter | None = None) -> CodeGrant:
    return parse(text, state=STATE, redirect_uri=REDIRECT, data_centers=ZOHO, assume=assume)


def problem(text: str, assume: DataCenter | None = None) -> ConsentProblem:
    with pytest.raises(ConsentProblem) as caught:
        read(text, assume)
    assert caught.value.remedy
    assert STATE not in str(caught.value)
    assert CODE not in str(caught.value)
    return caught.value


EXPECTED = CodeGrant(CODE, center("in"), REDIRECT)


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        f"  {ADDRESS}\n",
        f'"{ADDRESS}"',
        f"<{ADDRESS}>",
        ADDRESS.removeprefix("http://"),
        ADDRESS.replace("&", "&amp;"),
        ADDRESS + "#",
        ADDRESS.partition("?")[2],
        "?" + ADDRESS.partition("?")[2],
        ADDRESS.replace(SERVER, "https://accounts.zoho.in"),
        "│ " + ADDRESS[:60] + " │\n│ " + ADDRESS[60:] + " │",
        "https://www.example.com/callback/?" + ADDRESS.partition("?")[2],
        f"{REDIRECT}?code={CODE}&location=in&state={STATE}",
    ],
)
def test_a_whole_address_is_read_however_it_was_copied(text: str) -> None:
    assert read(text) == EXPECTED


@given(
    st.lists(st.integers(min_value=0, max_value=len(ADDRESS)), max_size=6),
    st.sampled_from(["\n", "\r\n", " ", "\n  ", "\t", "\u200b", "\u00ad\n"]),
)
def test_it_may_be_wrapped_anywhere(places: list[int], wrap: str) -> None:
    text = ADDRESS
    for place in sorted(places, reverse=True):
        text = text[:place] + wrap + text[place:]
    assert read(text) == EXPECTED


def outcome(text: str, assume: DataCenter | None = None) -> CodeGrant | ConsentProblem:
    try:
        return read(text, assume)
    except ConsentProblem as told:
        return told


def test_a_cut_end_is_told_or_does_no_harm() -> None:
    """Nothing that was cut ever becomes another code, or another data center."""
    for length in range(len(ADDRESS)):
        found = outcome(ADDRESS[:length])
        if isinstance(found, ConsentProblem):
            assert found.remedy, length
            assert not found.refused, length
        else:
            assert found == EXPECTED, length


def test_a_cut_in_the_accounts_server_is_told_as_a_cut() -> None:
    begins = ADDRESS.index(SERVER)
    for length in range(begins + 1, len(ADDRESS)):
        assert "end of this address is missing" in problem(ADDRESS[:length]).what, length


def test_a_cut_beginning_is_told_or_does_no_harm() -> None:
    for start in range(1, len(ADDRESS) + 1):
        found = outcome(ADDRESS[start:], assume=center("in"))
        assert found == EXPECTED or isinstance(found, ConsentProblem), start


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_it(text: str) -> None:
    with pytest.raises(ConsentProblem):
        read(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_query_whatever_breaks_it(name: str, value: str) -> None:
    with pytest.raises(ConsentProblem):
        read(f"{REDIRECT}?{name}={value}&state=%ff%fe{value}")


@pytest.mark.parametrize("name", [one.name for one in ZOHO])
def test_the_code_is_exchanged_where_the_account_lives(name: str) -> None:
    there = center(name)
    text = ADDRESS.replace("location=in", f"location={name}").replace(SERVER, quote(there.accounts, safe=""))
    assert read(text, assume=center("us")).data_center is there


def test_the_accounts_server_counts_more_than_the_location() -> None:
    assert read(ADDRESS.replace("location=in", "location=eu")).data_center.name == "in"


def test_without_an_accounts_server_the_location_tells() -> None:
    assert read(f"{REDIRECT}?state={STATE}&code={CODE}&location=eu", center("us")).data_center.name == "eu"


def test_with_neither_the_chosen_data_center_is_assumed() -> None:
    text = f"{REDIRECT}?state={STATE}&code={CODE}"
    assert read(text, center("jp")).data_center.name == "jp"
    assert "does not name its data center" in problem(text).what


def test_a_bare_code_belongs_to_the_assumed_data_center() -> None:
    assert read(f" {CODE}\n", center("in")) == EXPECTED
    assert read(CODE[:20] + "\n" + CODE[20:], center("in")) == EXPECTED
    assert "which data center" in problem(CODE).what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "Nothing was pasted"),
        (" \n ", "Nothing was pasted"),
        ("hello there", "neither a redirected address nor a code"),
        ("https://www.example.com/", "neither a redirected address nor a code"),
        ("1000.", "neither a redirected address nor a code"),
        ("https://accounts.zoho.in/home", "Zoho's own pages"),
        ("https://accounts.zoho.in/oauth/v2/auth?client_id=1&state=" + STATE, "consent page itself"),
        (REDIRECT + f"?code={CODE}&location=in", "has no state: was it cut?"),
        (REDIRECT + f"?state={STATE}", "has no code: was it cut?"),
        (REDIRECT + f"?state={STATE}&code=", "has no code: was it cut?"),
        (REDIRECT + f"?state={STATE}&code=1000.", "not whole"),
        (REDIRECT + f"?state={STATE}&code={CODE[:-3]}", "not whole"),
        (REDIRECT + f"?state={STATE}&code=1000.<b>&location=in", "not whole"),
        (ADDRESS[:-4], "The end of this address is missing"),
        (ADDRESS + ADDRESS.replace("1000.", "1001."), "two addresses"),
        (ADDRESS.replace(STATE, STATE[:-1]), "does not answer the consent page"),
        (ADDRESS.replace(STATE, STATE.upper()), "does not answer the consent page"),
        (ADDRESS.replace(STATE, "st%C3%A4te"), "does not answer the consent page"),
    ],
)
def test_what_is_no_use_is_told_apart(text: str, what: str) -> None:
    told = problem(text, assume=center("in"))
    assert what in told.what
    assert not told.refused


def test_a_code_alone_that_lost_its_end_is_noticed() -> None:
    assert "not whole" in problem(CODE[:-1], assume=center("in")).what


@pytest.mark.parametrize(
    "server",
    [
        "https://accounts.zoho.in.evil.example",
        "https://evil.example",
        "http://accounts.zoho.in",
        "https://accounts.zoho.in@evil.example",
        "https://accounts.zoho.au",
        "javascript:alert(1)",
    ],
)
def test_an_accounts_server_that_is_not_zohos_is_refused(server: str) -> None:
    told = problem(ADDRESS.replace(SERVER, quote(server, safe="")), assume=center("in"))
    assert "not one of Zoho's" in told.what
    assert told.code == "ACCOUNTS_SERVER"


def test_a_cut_that_would_name_another_data_center_is_noticed() -> None:
    australian = ADDRESS.replace("location=in", "location=au").replace(
        SERVER, quote("https://accounts.zoho.com.au", safe="")
    )
    assert read(australian).data_center.name == "au"
    assert "end of this address is missing" in problem(australian.removesuffix(".au")).what


@pytest.mark.parametrize(
    "text",
    [
        f"{REDIRECT}?error=access_denied",
        f"{REDIRECT}?error=access_denied&state={STATE}",
        f"{REDIRECT}?state={STATE}&error=access_denied&location=in",
    ],
)
def test_reject_is_a_refusal_with_its_own_remedy(text: str) -> None:
    told = problem(text)
    assert told.refused
    assert told.code == "access_denied"
    assert "Reject was pressed" in told.cause
    assert "press Accept" in told.remedy


def test_a_refusal_of_another_attempt_is_not_taken_for_this_one() -> None:
    told = problem(f"{REDIRECT}?error=access_denied&state=older")
    assert not told.refused
    assert told.code == "STATE"


@pytest.mark.parametrize("error", ["invalid_scope", "invalid_client", "never_heard_of", "<script>"])
def test_other_errors_in_the_redirect_are_told(error: str) -> None:
    told = problem(f"{REDIRECT}?error={quote(error)}&state={STATE}")
    assert told.refused
    assert "<script>" not in str(told)


def test_secrets_stay_out_of_what_can_be_printed() -> None:
    assert CODE not in repr(read(ADDRESS))


def test_a_self_clients_code_is_exchanged_without_a_redirect_uri() -> None:
    assert parse_code(CODE, center("eu")) == CodeGrant(CODE, center("eu"), None)
    file = f'{{"client_id": "1000.FAKE", "code": "{CODE}", "grant_type": "authorization_code"}}'
    assert parse_code(file, center("eu")) == CodeGrant(CODE, center("eu"), None)
    assert parse_code(f" code={CODE}\n", center("eu")) == CodeGrant(CODE, center("eu"), None)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ADDRESS, "a Self Client gives a code alone"),
        ("", "Nothing was pasted"),
        ('{"client_id": "1000.FAKE"}', "not a code that a Self Client generated"),
        ("{broken", "not a code that a Self Client generated"),
        ("state=1 of code", "not a code that a Self Client generated"),
        (CODE[:-1], "not whole"),
    ],
)
def test_what_is_no_self_clients_code_is_told(text: str, what: str) -> None:
    with pytest.raises(ConsentProblem) as caught:
        parse_code(text, center("eu"))
    assert what in caught.value.what
