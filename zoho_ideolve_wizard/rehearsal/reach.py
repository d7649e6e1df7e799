"""What a function reaches in the rehearsal: the records of its company, and services on this computer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TypeVar

from .crm import attachments, records
from .deluge import Invocation, Mail, OutsideFailure, Record, Reply
from .loopback import send
from .organizations import Organization
from .record_values import BadValueError
from .record_writing import change
from .world import Stage, World

T = TypeVar("T")
_WAIT_SECONDS = 20.0


class Reach:
    """An ``Outside`` for a function that runs in a thread; the world is touched in the server's loop only."""

    def __init__(self, stage: Stage, organization: Organization, loop: asyncio.AbstractEventLoop) -> None:
        self._stage = stage
        self._world: World = stage.world
        self._organization = organization
        self._loop = loop

    def _in_loop(self, do: Callable[[], T]) -> T:
        done: Future[T] = Future()

        def once() -> None:
            try:
                if self._stage.world is not self._world:
                    raise OutsideFailure("The rehearsal was started afresh.")
                done.set_result(do())
            except Exception as problem:
                # It is the thread's to deal with, which waits for it.
                done.set_exception(problem)

        try:
            self._loop.call_soon_threadsafe(once)
        except RuntimeError as problem:
            raise OutsideFailure("The rehearsal has ended.") from problem
        try:
            return done.result(_WAIT_SECONDS)
        except TimeoutError as problem:
            raise OutsideFailure("The rehearsal does not answer.") from problem

    def org_variable(self, name: str) -> str | None:
        """The value of a variable by its API name."""

        def read() -> str | None:
            found = self._organization.setup.variable(name)
            return found.value if found is not None and found.api_name == name else None

        return self._in_loop(read)

    def get_record(self, module: str, record_id: str) -> Record | None:
        """The whole record; ``None`` if it is not there."""

        def read() -> Record | None:
            found = self._organization.record(module, record_id)
            return records.whole(self._organization, found) if found is not None else None

        return self._in_loop(read)

    def update_record(self, module: str, record_id: str, changes: Record) -> Record:
        """Writes without firing any rule, as the primary contact."""

        def write() -> Record:
            found = self._organization.record(module, record_id)
            try:
                if found is None:
                    raise BadValueError("id", message="the id given seems to be invalid")
                change(
                    self._organization,
                    found,
                    changes,
                    self._organization.users[0].id,
                    self._world.clock.text(),
                )
            except BadValueError as error:
                details: Record = {**error.details, "api_name": error.api_name}
                return {"code": error.code, "details": details, "message": error.message, "status": "error"}
            return {"id": record_id, "Modified_Time": self._organization.local(found.value("Modified_Time"))}

        return self._in_loop(write)

    def related_records(self, related_list: str, module: str, record_id: str) -> list[Record]:
        """Attachments, and the deals and meetings of an account; the newest first."""

        def read() -> list[Record]:
            organization = self._organization
            if related_list == "Attachments":
                attached = organization.setup.attachments_of(record_id)[::-1]
                return [attachments.as_json(organization, one) for one in attached]
            lookup = {"Deals": "Account_Name", "Events": "What_Id"}.get(related_list)
            if lookup is None:
                raise OutsideFailure(f"{module} have no related list named {related_list}.")
            found = organization.records_of(related_list)[::-1]
            return [
                records.whole(organization, one)
                for one in found
                if one.fields.get(lookup) == {"id": record_id}
            ]

        return self._in_loop(read)

    def invoke(self, invocation: Invocation) -> Reply:
        """Sends it over HTTP; a connection adds its token for CRM's own API."""
        return send(invocation, self._in_loop(lambda: self._authorization(invocation)))

    def _authorization(self, invocation: Invocation) -> dict[str, str]:
        if invocation.connection is None:
            return {}
        connection = self._organization.setup.connection(invocation.connection)
        account = self._world.account(connection.owner) if connection else None
        if connection is None or account is None:
            raise OutsideFailure(f"There is no connection named {invocation.connection}.")
        # The token goes to the company's own API and nowhere else.
        api = self._stage.origins.named(self._organization.data_center).api
        if not invocation.url.startswith(api + "/"):
            return {}
        token = self._world.desk.connection_token(self._world.settings, account, connection.scopes)
        return {"Authorization": f"Zoho-oauthtoken {token.value}"}

    def send_mail(self, mail: Mail) -> None:
        """Keeps it: no mail leaves a rehearsal."""
        kept = {"from": mail.sender, "to": mail.to, "subject": mail.subject, "message": mail.message}
        self._in_loop(
            lambda: self._organization.setup.mails.append({**kept, "sent": self._world.clock.text()})
        )

    def now(self) -> datetime:
        """The moment in the company's time zone."""
        moment = self._in_loop(self._world.clock.now)
        return datetime.fromtimestamp(moment, UTC).astimezone(self._organization.zone)

    def admin_address(self) -> str:
        """The primary contact's."""
        return self._organization.primary_email
