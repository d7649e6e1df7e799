"""``/crm/v8/users/{id}/actions/transfer_and_delete``: order it, and see where it stands."""

from starlette.responses import Response

from ..organizations import CrmUser, Organization
from ..records import Transfer
from ..web import json_answer
from ..world import World
from .answers import CrmError, result
from .call import Call
from .user_changes import PERMISSION, refuse_oneself

KEY = "transfer_and_delete"
_FLAGS = ("records", "assignment", "criteria")


async def order(call: Call, user_id: str = "") -> Response:
    """Order it for the user in the address, or for the one whose ``id`` the body has: 200 with a job's id."""
    # Zoho's page asks for the scope to delete, its OpenAPI file for the one to create.
    call.require_scope("ZohoCRM.users.DELETE")
    call.require_administrator(PERMISSION)
    given = await call.one_of(KEY)
    user = _leaver(call.organization, user_id, given)
    refuse_oneself(call, user, "Primary contact cannot be deleted", inside=KEY)
    transfer, subordinates = given.get("transfer"), given.get("move_subordinate")
    missing = [name for name in ("transfer", "move_subordinate") if not isinstance(given.get(name), dict)]
    if not isinstance(transfer, dict) or not isinstance(subordinates, dict):
        expected = [{"api_name": name, "json_path": f"$.{KEY}[0].{name}"} for name in missing]
        raise CrmError(
            400, "EXPECTED_FIELD_MISSING", "expected field missing", {"expected_data": expected}, inside=KEY
        )
    for flag in _FLAGS:
        if not isinstance(transfer.get(flag, False), bool):
            raise _invalid(f"transfer.{flag}", expected_data_type="boolean")
    to = _successor(call.organization, user, transfer.get("id"), "transfer.id")
    _successor(call.organization, user, subordinates.get("id"), "move_subordinate.id")
    if any(job.user_id == user.id and job.state == "in_progress" for job in call.organization.transfers):
        raise CrmError(400, "NOT_ALLOWED", "Transfer is already in progress", {"id": user.id}, inside=KEY)
    settings = call.world.settings
    job = Transfer(
        id=call.organization.new_id(),
        user_id=user.id,
        to_id=to.id,
        moves_records=transfer.get("records") is True,
        due=call.clock.now() + settings.transfer_seconds,
        looks_left=settings.transfer_looks,
    )
    call.organization.transfers.append(job)
    call.wrote()
    told = result("SUCCESS", "User transfer scheduled successfully", {"job_id": job.id, "id": user.id})
    return json_answer({KEY: [told]})


async def state(call: Call) -> Response:
    """Where the job ``job_id`` stands; 204 if there is none."""
    job_id = call.query.get("job_id")
    if not job_id:
        raise CrmError(400, "REQUIRED_PARAM_MISSING", "mandatory param missing", {"param_name": "job_id"})
    job = next((found for found in call.organization.transfers if found.id == job_id), None)
    if job is None:
        return Response(status_code=204)
    if job.state == "in_progress":
        if job.looks_left <= 0:
            _end(job, call.organization, call.world)
        job.looks_left -= 1
    return json_answer({KEY: [{"status": job.state}]})


def as_json(job: Transfer) -> dict[str, object]:
    """An order as the control address shows it."""
    return {"id": job.id, "user": job.user_id, "to": job.to_id, "state": job.state}


def settle(organization: Organization, world: World) -> None:
    """End what is due."""
    for job in organization.transfers:
        if job.state == "in_progress" and job.due <= world.clock.now():
            _end(job, organization, world)


def _end(job: Transfer, organization: Organization, world: World) -> None:
    job.state = world.settings.transfer_result
    failed = job.state == "failed"
    for record in organization.records:
        if job.moves_records and record.owner_id == job.user_id and not (failed and record.module == "Deals"):
            record.owner_id = job.to_id
    user = organization.user_by_id(job.user_id)
    if user is not None and not failed:
        user.status = "deleted"
        user.modified_time = world.clock.text()


def _leaver(organization: Organization, user_id: str, given: dict[str, object]) -> CrmUser:
    user = organization.user_by_id(user_id or str(given.get("id") or ""))
    if user is not None and user.status != "deleted":
        return user
    status = "deleted" if user is not None else "not_crm_user"
    if not user_id:
        raise _invalid("id", owner_status=status)
    raise CrmError(
        400,
        "INVALID_DATA",
        "the id given seems to be invalid",
        {"resource_path_index": 0, "owner_status": status},
    )


def _successor(organization: Organization, leaver: CrmUser, user_id: object, name: str) -> CrmUser:
    user = organization.user_by_id(str(user_id or ""))
    if user is None or user.status != "active":
        status = "not_crm_user" if user is None else user.status.replace("disabled", "inactive")
        raise _invalid(name, owner_status=status)
    if user is leaver:
        raise _invalid(name)
    return user


def _invalid(name: str, **details: object) -> CrmError:
    where: dict[str, object] = {"api_name": name.rpartition(".")[2], "json_path": f"$.{KEY}[0].{name}"}
    return CrmError(400, "INVALID_DATA", "invalid data", {**where, **details}, inside=KEY)
