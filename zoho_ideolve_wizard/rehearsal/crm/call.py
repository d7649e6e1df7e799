"""One call of CRM's API: who calls, for which company, with what."""

from dataclasses import dataclass, field

from starlette.requests import Request

from ..clock import Clock
from ..oauth import AccessToken
from ..organizations import CrmUser, Organization
from ..scopes import covers
from ..web import json_body, note_write
from ..world import World
from .answers import CrmError, invalid_token, no_permission, scope_mismatch


@dataclass(frozen=True)
class Call:
    """What a handler needs to know."""

    request: Request = field(repr=False)
    world: World = field(repr=False)
    organization: Organization
    user: CrmUser
    scopes: tuple[str, ...] = ()

    @property
    def clock(self) -> Clock:
        """The time."""
        return self.world.clock

    @property
    def query(self) -> dict[str, str]:
        """The parameters in the address."""
        return dict(self.request.query_params)

    def require_administrator(self, permission: str) -> None:
        """``NO_PERMISSION`` unless the caller is an administrator."""
        if not self.organization.is_administrator(self.user):
            raise no_permission(permission)

    def require_scope(self, scope: str) -> None:
        """``OAUTH_SCOPE_MISMATCH`` unless the token has this scope too."""
        if not covers(self.scopes, scope):
            raise scope_mismatch()

    def wrote(self) -> None:
        """This call changed something."""
        note_write(self.request)

    async def one_of(self, key: str) -> dict[str, object]:
        """The single object in the list ``key`` of the body, as CRM takes changes."""
        try:
            body = await json_body(self.request)
        except ValueError:
            raise CrmError(
                400, "INVALID_DATA", "body", {"expected_data_type": "jsonobject", "api_name": "body"}
            ) from None
        if not isinstance(body, dict) or not isinstance(body.get(key), list) or not body[key]:
            raise CrmError(
                400,
                "MANDATORY_NOT_FOUND" if isinstance(body, dict) and key not in body else "INVALID_DATA",
                "required field not found" if isinstance(body, dict) and key not in body else "invalid data",
                {"api_name": key, "json_path": f"$.{key}"},
            )
        items: list[object] = body[key]
        if len(items) > 1:
            raise CrmError(
                400,
                "INVALID_DATA",
                "invalid data",
                {"api_name": key, "json_path": f"$.{key}", "maximum_length": 1},
                inside=key,
            )
        item = items[0]
        if not isinstance(item, dict):
            raise CrmError(
                400,
                "INVALID_DATA",
                "invalid data",
                {"expected_data_type": "jsonobject", "json_path": f"$.{key}[0]"},
                inside=key,
            )
        return {str(name): value for name, value in item.items()}

    async def json(self) -> dict[str, object]:
        """The JSON object in the body; ``INVALID_DATA`` if it is none."""
        try:
            body = await json_body(self.request)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise CrmError(
                400, "INVALID_DATA", "body", {"expected_data_type": "jsonobject", "api_name": "body"}
            )
        return {str(name): value for name, value in body.items()}


def identify(request: Request, world: World, data_center: str, scope: str) -> Call:
    """The caller by the token, which must be good at this data center and have the scope."""
    token = _token(request, world)
    if token is None or token.account.data_center != data_center:
        raise invalid_token()
    organization = world.organization_of(token.account)
    user = organization.user_by_email(token.account.email)
    if user is None or user.status != "active":
        raise invalid_token()
    if not covers(token.scopes, scope):
        raise scope_mismatch()
    return Call(request, world, organization, user, token.scopes)


def _token(request: Request, world: World) -> AccessToken | None:
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if not kind:
        raise CrmError(401, "AUTHENTICATION_FAILURE", "Authentication failed")
    if kind.lower() not in ("zoho-oauthtoken", "bearer"):
        return None
    return world.desk.access_token(value.strip())
