"""A Self Client's code, pasted from the API Console or out of the file it offers for download."""

from __future__ import annotations

import json

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.zoho.consent import troubles
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.consent.redirect import parse_generated
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter


def parse_code(text: str, data_center: DataCenter) -> CodeGrant:
    """The grant for a generated code. It is exchanged where it was generated, without a redirect URI."""
    if not text.strip():
        raise ConsentProblem.of(troubles.NO_CODE_PASTED)
    if "://" in text or "?" in text:
        raise ConsentProblem.of(troubles.ADDRESS_FOR_CODE)
    return parse_generated(_out_of_file(text), data_center)


def _out_of_file(text: str) -> str:
    if not text.lstrip().startswith("{"):
        return text.strip().removeprefix("code=")
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return shapes.text(content, "code")
