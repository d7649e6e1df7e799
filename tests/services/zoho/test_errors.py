"""Every row of Zoho's OAuth errors leads to its own message and remedy."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.zoho import errors

TOO_MANY = "You have made too many requests continuously. Please try again after some time."

TABLE: list[tuple[errors.Context, str, str, str]] = [
    ("exchange", "invalid_code", "does not accept this code", "Get a new code"),
    ("refresh", "invalid_code", "does not know this refresh token", "Consent again"),
    ("device", "invalid_code", "does not know this device code", "new device code"),
    ("exchange", "invalid_client", "does not know this Client Id", "enable Multi-DC"),
    ("refresh", "invalid_client_secret", "does not accept the client secret", "of the company's data center"),
    ("exchange", "invalid_redirect_uri", "redirect URI differs", "make them equal"),
    ("exchange", "redirect_uri_mismatch", "redirect URI differs", "make them equal"),
    ("redirect", "invalid_scope", "does not know one of the requested scopes", "suggested scopes"),
    ("redirect", "access_denied", "Consent was refused", "press Accept"),
    ("device", "access_denied", "refused on the device page", "new device code"),
    ("device", "expired", "device code has expired", "new device code"),
    ("exchange", "general_error", "error of its own", "Try again later"),
    ("exchange", errors.NO_REFRESH_TOKEN, "no refresh token", "carries both"),
]


@pytest.mark.parametrize(("context", "error", "what", "remedy"), TABLE)
def test_each_row_has_its_message_and_remedy(
    context: errors.Context, error: str, what: str, remedy: str
) -> None:
    failure = errors.failure(context, error)
    assert what in failure.what
    assert remedy in failure.remedy
    assert failure.cause
    assert failure.code == error
    assert failure.service == "Zoho accounts"


@pytest.mark.parametrize("context", ["exchange", "refresh", "device", "redirect"])
def test_the_rate_limit_is_told_from_a_refusal_and_counts_down(context: errors.Context) -> None:
    for error in ("Access Denied", "access_denied"):
        failure = errors.failure(context, error, TOO_MANY)
        assert "too many requests" in failure.what
        assert (failure.can_retry, failure.wait_seconds) == (True, 600)
    assert errors.failure(context, "Access Denied").wait_seconds == 600
    assert errors.failure(context, "access_denied").wait_seconds == 0


@pytest.mark.parametrize("context", ["exchange", "refresh", "revoke", "device"])
def test_an_unknown_error_is_named_and_still_has_a_remedy(context: errors.Context) -> None:
    failure = errors.failure(context, "brand_new_error")
    assert "brand_new_error" in failure.what
    assert failure.remedy


@pytest.mark.parametrize("error", ["<b>x</b>", "fake\nerror", "x" * 100, "1000/fake=code"])
def test_what_does_not_look_like_a_code_is_not_repeated(error: str) -> None:
    failure = errors.failure("exchange", error)
    assert failure.code == ""
    assert error not in str(failure)


def test_an_echoed_secret_is_hidden() -> None:
    failure = errors.failure("exchange", "bad fakesecret", hide=("fakesecret",))
    assert "fakesecret" not in str(failure) + failure.code


def test_every_row_says_what_and_how_to_go_on() -> None:
    for row in (*errors.ANYWHERE.values(), *errors.ROWS.values()):
        assert row.what.endswith(".")
        assert row.remedy.endswith(".")
        assert row.cause


def test_only_a_rate_limit_or_a_fault_of_zohos_can_be_retried_as_it_is() -> None:
    retried = {name for name, row in errors.ANYWHERE.items() if row.can_retry}
    assert retried == {errors.RATE_LIMITED, "general_error", "server_error", "temporarily_unavailable"}
    assert not any(row.can_retry for row in errors.ROWS.values())


def test_what_zohos_own_page_may_say_is_explained() -> None:
    assert [title for title, _ in errors.CONSENT_PAGE] == [
        "Invalid Client",
        "Invalid Redirect Uri",
        "Invalid OAuth Scope",
    ]
