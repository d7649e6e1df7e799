"""Addresses: which pass, and what is said about those that do not."""

import pytest

from zoho_ideolve_wizard.integration.addresses import (
    AddressProblem,
    check_address,
    is_public_provider,
    same_domain,
)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ana@example.com", "ana@example.com"),
        ("  Ana.Silva@Example.COM ", "ana.silva@example.com"),
        ("\ufeffana@example.com\u200b", "ana@example.com"),
        ("ana+crm@sub.example.co.uk", "ana+crm@sub.example.co.uk"),
        ("ana@acme.test", "ana@acme.test"),
        ("ana@acme.example", "ana@acme.example"),
        ("o'brien@example.com", "o'brien@example.com"),
        ("ana@M\xfcnchen.de", "ana@m\xfcnchen.de"),
    ],
)
def test_an_address_comes_back_in_lower_case(typed: str, address: str) -> None:
    assert check_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "is needed"),
        ("   ", "is needed"),
        ("ana", "no @"),
        ("ana@", "domain after the @ is missing"),
        ("@example.com", "before the @ is missing"),
        ("ana@@example.com", "more than one @"),
        ("ana@example.com,ben@example.com", "more than one @"),
        ("ana silva@example.com", "no spaces"),
        ("ana@example", "no ending"),
        ("ana@example..com", "Check the spelling"),
        ("ana..b@example.com", "Check the spelling"),
        ("ana@-example.com", "Check the spelling"),
        ("ana@exam_ple.com", "Check the spelling"),
        ("ana@server.local", "Check the spelling"),
        ("ana@server.invalid", "Check the spelling"),
        ("an\xe4@example.com", "accents"),
        ("a" * 65 + "@example.com", "Check the spelling"),
        ("ana@" + "a" * 300 + ".com", "Check the spelling"),
        ("[red]@example.com", "Check the spelling"),
        ("ana\x1b@example.com", "Check the spelling"),
        ("ana@[127.0.0.1]", "Check the spelling"),
    ],
)
def test_what_is_no_address_is_told_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(AddressProblem, match=said):
        check_address(typed)


@pytest.mark.parametrize(
    "address",
    [
        "a@gmail.com",
        "a@GMAIL.com",
        "a@rediffmail.com",
        "a@yahoo.com",
        "a@yahoo.co.in",
        "a@yahoo.fr",
        "a@gmx.de",
        "a@outlook.com",
        "a@hotmail.co.uk",
        "a@proton.me",
        "a@zohomail.in",
        "a@163.com",
        "a@yandex.com.tr",
    ],
)
def test_public_mail_providers_are_known(address: str) -> None:
    assert is_public_provider(address)


@pytest.mark.parametrize(
    "address",
    [
        "a@example.com",
        "a@mithi.com",
        "a@live.acme.com",
        "a@mail.acme.com",
        "a@gmail.acme.com",
        "a@notgmail.com",
        "",
    ],
)
def test_a_companys_domain_is_no_public_provider(address: str) -> None:
    assert not is_public_provider(address)


def test_domains_are_compared_in_whatever_case() -> None:
    assert same_domain("ana@Example.com", "ben@example.COM")
    assert not same_domain("ana@example.com", "ana@sub.example.com")
    assert not same_domain("ana", "ben")
