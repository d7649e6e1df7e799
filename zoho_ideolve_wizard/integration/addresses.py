"""Email addresses: checked for form, never looked up."""

import re
from functools import lru_cache

from zoho_ideolve_wizard.integration import address_troubles as troubles
from zoho_ideolve_wizard.integration.public_providers import DOMAINS, EVERYWHERE
from zoho_ideolve_wizard.trouble import Trouble

# Invisible signs that come along when an address is copied from a web page or a mail.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"

_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


class AddressProblem(ValueError):
    """The text is no address that can be used; the message says what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.told)
        self.trouble = trouble


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
        raise AddressProblem(troubles.MISSPELT.about(fault=_plain(str(error)))) from None
    return found.normalized.lower()


def _plain(said: str) -> str:
    """The library's own words, with ours for what it writes otherwise, and without the full stop."""
    return said.rstrip(".").replace("email", "e-mail")


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
        raise AddressProblem(troubles.EMPTY)
    if "@" not in address:
        raise AddressProblem(troubles.NO_AT)
    if address.count("@") > 1 and not address.startswith('"'):
        raise AddressProblem(troubles.SEVERAL_ATS)
    if re.search(r"\s", address):
        raise AddressProblem(troubles.SPACE)
    local, _, domain = address.rpartition("@")
    if not local:
        raise AddressProblem(troubles.NO_NAME)
    if not domain:
        raise AddressProblem(troubles.NO_DOMAIN)
    if len(local) > _LONGEST_LOCAL_PART:
        raise AddressProblem(troubles.LONG_NAME.about(most=str(_LONGEST_LOCAL_PART)))
    if not local.isascii():
        raise AddressProblem(troubles.ACCENTS)
    if "." not in domain.strip("."):
        raise AddressProblem(troubles.NO_ENDING)
