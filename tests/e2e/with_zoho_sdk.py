"""A script that manages users with Zoho's own Python SDK, and prints what the SDK understood as JSON.

It runs in a process of its own: the SDK keeps its state in globals, logs, and writes into its folder.
Standard input: JSON with `api`, `accounts`, `client_id`, `client_secret`, `refresh_token`, `folder`, and
`deeds`, a list of {"do", ...}, done in turn.
"""

# The SDK has no annotations.
# mypy: disable-error-code="import-untyped, import-not-found"
# ruff: noqa: ANN401

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zohocrmsdk.src.com.zoho.api.authenticator import OAuthToken
from zohocrmsdk.src.com.zoho.api.authenticator.store import FileStore
from zohocrmsdk.src.com.zoho.crm.api import Initializer, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api.dc import DataCenter
from zohocrmsdk.src.com.zoho.crm.api.profiles import ProfilesOperations
from zohocrmsdk.src.com.zoho.crm.api.roles import RolesOperations
from zohocrmsdk.src.com.zoho.crm.api.users import (
    ActionWrapper,
    BodyWrapper,
    GetUsersParam,
    Profile,
    ResponseWrapper,
    Role,
    Users,
    UsersOperations,
)
from zohocrmsdk.src.com.zoho.crm.api.users_transfer_delete import (
    ActionWrapper as HandedOver,
)
from zohocrmsdk.src.com.zoho.crm.api.users_transfer_delete import (
    BodyWrapper as HandOver,
)
from zohocrmsdk.src.com.zoho.crm.api.users_transfer_delete import (
    GetStatusParam,
    MoveSubordinate,
    Transfer,
    TransferAndDelete,
    UsersTransferDeleteOperations,
)
from zohocrmsdk.src.com.zoho.crm.api.util import Choice


def run(deeds: Mapping[str, Callable[..., Any]]) -> None:
    """Do what standard input says with these deeds."""
    given = json.load(sys.stdin)
    folder = Path(given["folder"])
    Initializer.initialize(
        DataCenter.Environment(given["api"], f"{given['accounts']}/oauth/v2/token", given["api"]),
        OAuthToken(
            client_id=given["client_id"],
            client_secret=given["client_secret"],
            refresh_token=given["refresh_token"],
            find_user=False,
        ),
        FileStore(str(folder / "tokens")),
        resource_path=str(folder),
    )
    json.dump([deeds[deed.pop("do")](**deed) for deed in given["deeds"]], sys.stdout)


def listed(kind: str) -> Any:
    parameters = ParameterMap()
    parameters.add(GetUsersParam.type, kind)
    answer = UsersOperations().get_users(parameters)
    if answer.get_status_code() == 204:
        return []
    found = answer.get_object()
    if not isinstance(found, ResponseWrapper):
        return told(answer.get_status_code(), found)
    return [
        {
            "id": str(user.get_id()),
            "email": user.get_email(),
            "status": user.get_status(),
            "confirmed": user.get_confirm(),
            "role": user.get_role().get_name(),
            "profile": user.get_profile().get_name(),
        }
        for user in found.get_users()
    ]


def create(email: str, last_name: str) -> Any:
    roles = RolesOperations().get_roles().get_object().get_roles()
    profiles = ProfilesOperations().get_profiles(ParameterMap()).get_object().get_profiles()
    user, role, profile = Users(), Role(), Profile()
    role.set_id(next(one.get_id() for one in roles if one.get_name() == "Sales Person"))
    role.set_name("Sales Person")
    profile.set_id(next(one.get_id() for one in profiles if one.get_name() == "Standard"))
    profile.set_name("Standard")
    user.set_last_name(last_name)
    user.set_email(email)
    user.set_role(role)
    user.set_profile(profile)
    return changed(UsersOperations().create_users(_body(user)))


def set_status(user_id: str, status: str) -> Any:
    user = Users()
    user.set_status(status)
    return changed(UsersOperations().update_user(int(user_id), _body(user)))


def delete(user_id: str) -> Any:
    return changed(UsersOperations().delete_user(int(user_id)))


def hand_over(user_id: str, to: str) -> Any:
    order, transfer, subordinates, body = TransferAndDelete(), Transfer(), MoveSubordinate(), HandOver()
    transfer.set_id(int(to))
    transfer.set_records(True)
    transfer.set_assignment(True)
    transfer.set_criteria(True)
    subordinates.set_id(int(to))
    order.set_id(int(user_id))
    order.set_transfer(transfer)
    order.set_move_subordinate(subordinates)
    body.set_transfer_and_delete([order])
    answer = UsersTransferDeleteOperations().users_transfer_and_delete(body)
    found = answer.get_object()
    if not isinstance(found, HandedOver):
        return told(answer.get_status_code(), found)
    (one,) = found.get_transfer_and_delete()
    return told(answer.get_status_code(), one)


def standing(job_id: str) -> Any:
    """The job's id comes from elsewhere: this SDK looks for `jobId` in an answer that has `job_id`."""
    parameters = ParameterMap()
    parameters.add(GetStatusParam.job_id, int(job_id))
    found = UsersTransferDeleteOperations().get_status(parameters).get_object()
    return [_text(state.get_status()) for state in found.get_transfer_and_delete()]


def changed(answer: Any) -> Any:
    found = answer.get_object()
    if isinstance(found, ActionWrapper):
        (found,) = found.get_users()
    return told(answer.get_status_code(), found)


def told(status: int, found: Any) -> dict[str, Any]:
    """What the SDK made of one result; `refused` is its own class for refusals, one in each part."""
    return {
        "http": status,
        "refused": type(found).__name__ == "APIException",
        "code": _text(found.get_code()),
        "message": _text(found.get_message()),
        "id": str((found.get_details() or {}).get("id", "")),
    }


def _text(value: Any) -> str:
    return str(value.get_value() if isinstance(value, Choice) else value)


def _body(user: Users) -> BodyWrapper:
    body = BodyWrapper()
    body.set_users([user])
    return body


DEEDS: dict[str, Callable[..., Any]] = {
    "list": listed,
    "create": create,
    "set_status": set_status,
    "delete": delete,
    "hand_over": hand_over,
    "standing": standing,
}

if __name__ == "__main__":
    run(DEEDS)
