"""Email addresses: checked for form, never looked up."""

import re
from functools import lru_cache

from zoho_ideolve_wizard.integration.public_providers import DOMAINS, EVERYWHERE

# Invisible signs that come along when an address is copied from a web page or a mail.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"

_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


class AddressProblem(ValueError):
    """The text is no address that can be used; the message says what to do."""


def check_address(text: str) -> str:
    """The address in lower case. Raises AddressProblem. Example and test domains pass: people rehearse."""
    return _checked(text.strip().strip(_INVISIBLE).strip())


@lru_cache(maxsize=10_000)
def _checked(address: str) -> str:
    """The same people are checked again whenever a list is drawn or saved."""
    _check_shape(address)
    from email_validator import EmailSyntaxError, EmailUndeliverableError, validate_email

    try:
        found = validate_email(
            address,
            allow_smtputf8=False,
            check_deliverability=False,
            # Lets the reserved domain .test through; example.com passes anyway.
            test_environment=True,
        )
    except (EmailSyntaxError, EmailUndeliverableError) as error:
        raise AddressProblem(f"{str(error).rstrip('.')}. Check the spelling.") from None
    return found.normalized.lower()


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().lower()


def is_public_provider(address: str) -> bool:
    """Whether anybody can have an address on that domain: no sign of a company."""
    domain = domain_of(address)
    if domain in DOMAINS:
        return True
    name, _, ending = domain.partition(".")
    # yahoo.com, yahoo.co.uk, gmx.net; but not live.acme.com, a company's own.
    parts = ending.split(".")
    country = len(parts[-1]) == 2
    return name in EVERYWHERE and (len(parts) == 1 or (len(parts) == 2 and country and len(parts[0]) <= 3))


def same_domain(address: str, other: str) -> bool:
    """Whether both addresses are on one domain, in whatever case they are written."""
    return "@" in address and "@" in other and domain_of(address) == domain_of(other)


def _check_shape(address: str) -> None:
    """The mistakes people make most, in plainer words than the library's."""
    if not address:
        raise AddressProblem("An e-mail address is needed, such as ana@example.com.")
    if "@" not in address:
        raise AddressProblem("This is not an e-mail address: it has no @. Write it as ana@example.com.")
    if address.count("@") > 1 and not address.startswith('"'):
        raise AddressProblem("This has more than one @. Write one address at a time.")
    if re.search(r"\s", address):
        raise AddressProblem("An e-mail address has no spaces. Take the space out.")
    local, _, domain = address.rpartition("@")
    if not local:
        raise AddressProblem("The name before the @ is missing. Write it as ana@example.com.")
    if not domain:
        raise AddressProblem("The domain after the @ is missing. Write it as ana@example.com.")
    if len(local) > _LONGEST_LOCAL_PART:
        raise AddressProblem(
            f"Before the @ there is room for {_LONGEST_LOCAL_PART} characters at most. Check the spelling."
        )
    if not local.isascii():
        raise AddressProblem(
            "Before the @ only plain letters, digits and signs can be used. Check for accents."
        )
    if "." not in domain.strip("."):
        raise AddressProblem("The domain after the @ has no ending. Write it in full, such as example.com.")
