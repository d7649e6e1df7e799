"""Answers of CRM's about its set-up, and what every failure told from them has to have."""

from collections.abc import Awaitable

import pytest

from zoho_ideolve_wizard.services.failure import ServiceFailure


def done(key: str, **details: object) -> dict[str, object]:
    return {key: [{"code": "SUCCESS", "details": details, "message": "done", "status": "success"}]}


def refusal(code: str, message: str = "", **details: object) -> dict[str, object]:
    return {"code": code, "message": message, "status": "error", "details": details}


def inside(key: str, code: str, message: str = "", **details: object) -> dict[str, object]:
    return {key: [refusal(code, message, **details)]}


async def failing(deed: Awaitable[object]) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await deed
    failure = caught.value
    assert failure.what.endswith(".")
    assert failure.remedy.endswith(".")
    assert failure.cause.endswith(".")
    assert "{" not in failure.what.replace("{note}", "").replace("{user}", "")
    assert failure.service in ("Zoho CRM", "Ideolve")
    return failure
