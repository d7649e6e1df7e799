"""A company's CRM and Ideolve in memory, in which our functions run: what they reach is recorded."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar, cast

from tests.deluge import coql
from tests.deluge.ideolve import API_KEY, BASE, CLIENT_ID, Ideolve
from zoho_ideolve_wizard.deluge.memory import FIELDS
from zoho_ideolve_wizard.deluge.ours import CONNECTION
from zoho_ideolve_wizard.deluge.sent_fields import SentField, as_value
from zoho_ideolve_wizard.deluge.variables import VARIABLES, share_value
from zoho_ideolve_wizard.rehearsal.deluge import (
    Invocation,
    Mail,
    OutsideFailure,
    Program,
    Ran,
    Record,
    Reply,
    run,
)
from zoho_ideolve_wizard.rehearsal.deluge.session import MOST_STATEMENTS

Found = TypeVar("Found")

CRM = "https://www.zohoapis.test/crm/v8"
ADMIN = "admin@example.com"

STANDARD = {
    "Accounts": (
        "Account_Name",
        "Industry",
        "Website",
        "Phone",
        "Owner",
        "Regions",
        "Employees",
        "Description",
    ),
    "Deals": ("Deal_Name", "Account_Name", "Stage", "Amount", "Closing_Date", "Tags"),
    "Events": (
        "Event_Title",
        "What_Id",
        "$se_module",
        "Start_DateTime",
        "End_DateTime",
        "Venue",
        "Description",
    ),
}
ACCOUNT_FIELDS = (
    SentField("Industry", "Industry"),
    SentField("Owner", "Owner", "lookup"),
    SentField("Regions", "Regions", "list"),
    SentField("Employees", "Employees"),
    SentField("Description", "About <us>"),
)
DEAL_FIELDS = (
    SentField("Account_Name", "Account", "lookup"),
    SentField("Stage", "Stage"),
    SentField("Amount", "Amount"),
)


def variables() -> dict[str, str]:
    """A value for each variable of the catalog."""
    values = {
        "ideolve_state": "running",
        "ideolve_client_id": CLIENT_ID,
        "ideolve_api_key": API_KEY,
        "ideolve_note_url": BASE,
        "ideolve_comment_url": BASE + "/{note}/comment",
        "ideolve_attachment_url": BASE + "/{note}/attachment",
        "ideolve_crm_api_url": CRM,
        "ideolve_share_with": share_value(["Experts"], ["bo@example.com"]),
        "ideolve_account_fields": as_value(ACCOUNT_FIELDS),
        "ideolve_deal_fields": as_value(DEAL_FIELDS),
        "ideolve_mail_to": "it@example.com",
        "ideolve_catch_up_from": "all",
    }
    assert set(values) == {variable.api_name for variable in VARIABLES}
    return values


def only(found: Sequence[Found]) -> Found:
    """The one that there is."""
    assert len(found) == 1, f"{len(found)} instead of one"
    return found[0]


@dataclass
class Office:
    """``crm_status``: what CRM answers to COQL instead, to queries with ``refused`` in them.

    Into records that are ``locked`` it takes no writing, and into no record what names the field ``refuses``;
    ``breaks``: it does not even answer to writing.
    """

    library: Mapping[str, Program]
    variables: dict[str, str] = field(default_factory=variables)
    ideolve: Ideolve = field(default_factory=Ideolve)
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {name: {} for name in STANDARD})
    attachments: dict[str, list[Record]] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    crm_status: int = 0
    refused: str = ""
    locked: set[str] = field(default_factory=set)
    refuses: str = ""
    breaks: bool = False
    today: datetime = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    tick: int = 0

    # What people do in CRM

    def add(self, module: str, **values: object) -> str:
        """A record with all fields of its module, empty but for these; its id."""
        names = [*STANDARD[module], *(one.api_name for one in FIELDS if one.module == module)]
        assert set(values) <= set(names)
        record_id = str(5000 + sum(map(len, self.records.values())) + 1)
        self.records[module][record_id] = {"id": record_id, **dict.fromkeys(names), **values}
        self._touch(module, record_id)
        return record_id

    def edit(self, module: str, record_id: str, **values: object) -> None:
        self.records[module][record_id].update(values)
        self._touch(module, record_id)

    def attach(self, record_id: str, name: str, at: str, **values: object) -> str:
        """A file attached at ``at`` (``HH:MM`` of the day); its id."""
        listed = self.attachments.setdefault(record_id, [])
        attachment_id = f"{record_id}{len(listed) + 1}"
        made = f"2026-11-24T{at}:00+05:30"
        row: Record = {"id": attachment_id, "File_Name": name, "Created_Time": made, "Size": "7", **values}
        listed.insert(0, row)
        return attachment_id

    # What rules and schedules do

    def rule(self, name: str, record_id: str | None) -> list[str]:
        """Runs a rule's function for a record; what it logged."""
        before = self.ideolve.asked
        program = self.library[f"automation.{name}"]
        ran = self._run(program, {program.arguments[0]: record_id})
        assert self.ideolve.asked - before <= 2, "two calls to Ideolve a run"
        return list(ran.log)

    def schedule(self, name: str) -> list[str]:
        return list(self._run(self.library[f"schedule.{name}"], {}).log)

    def helper(self, name: str, *arguments: str) -> Ran:
        """Runs one of the functions that the others call."""
        program = self.library[f"standalone.{name}"]
        return self._run(program, dict(zip(program.arguments, arguments, strict=True)))

    def _run(self, program: Program, arguments: Mapping[str, str | None]) -> Ran:
        ran: Ran = run(program, arguments, self, self.library)
        assert ran.statements <= MOST_STATEMENTS, (
            "Zoho's smallest limit, the functions that are called included"
        )
        self.log += ran.log
        seen = json.dumps([self.log, [mail.message for mail in self.mails], self.records])
        assert API_KEY not in seen, "the key is nowhere but in its header"
        assert CLIENT_ID not in seen
        return ran

    def field(self, module: str, record_id: str, name: str) -> object:
        return self.records[module][record_id][name]

    def moment(self, tick: int) -> str:
        """When a change took place, as CRM writes it: each a minute after the one before."""
        india = timezone(timedelta(hours=5, minutes=30))
        return (datetime(2026, 11, 24, tzinfo=india) + timedelta(minutes=tick)).isoformat()

    def _touch(self, module: str, record_id: str) -> None:
        self.tick += 1
        self.records[module][record_id]["Modified_Time"] = self.moment(self.tick)

    # Outside, for the interpreter

    def org_variable(self, name: str) -> str | None:
        return self.variables.get(name)

    def get_record(self, module: str, record_id: str) -> Record | None:
        assert module in self.records, f"there is no module {module}"
        found = self.records[module].get(record_id)
        return (
            None
            if found is None
            else {name: value for name, value in found.items() if name != "Modified_Time"}
        )

    def update_record(self, module: str, record_id: str, changes: Record) -> Record:
        assert module in self.records, f"there is no module {module}"
        if self.breaks:
            raise OutsideFailure("CRM is down")
        there = self.records[module].get(record_id)
        if there is None or record_id in self.locked or self.refuses in changes:
            return {"code": "INVALID_DATA", "details": {}, "message": "invalid data", "status": "error"}
        # As CRM does: a field that is not there is passed over, and all is well.
        there.update({name: value for name, value in changes.items() if name in there})
        self._touch(module, record_id)
        return {"id": record_id}

    def related_records(self, related_list: str, module: str, record_id: str) -> list[Record]:
        assert related_list == "Attachments"
        assert record_id in self.records[module]
        return self.attachments.get(record_id, [])

    def invoke(self, invocation: Invocation) -> Reply:
        if invocation.url.startswith("https://api.ideolve.test/"):
            return self.ideolve.answer(invocation)
        if not invocation.url.startswith(f"{CRM}/"):
            raise OutsideFailure("no such host")
        if invocation.connection != CONNECTION.link_name:
            return Reply(401, '{"code":"AUTHENTICATION_FAILURE"}')
        path = invocation.url.removeprefix(f"{CRM}/")
        return self._query(invocation) if path == "coql" else self._download(path)

    def _query(self, invocation: Invocation) -> Reply:
        body = cast("dict[str, str]", json.loads(invocation.parameters or ""))
        if self.crm_status and self.refused in body["select_query"]:
            return Reply(self.crm_status, "<p>Later</p>")
        if invocation.method != "POST" or invocation.headers.get("Content-Type") != "application/json":
            return Reply(400, '{"code":"INVALID_REQUEST"}')
        try:
            rows = coql.answer(body["select_query"], self.records)
        except coql.Refusal:
            return Reply(400, '{"code":"SYNTAX_ERROR"}')
        return Reply(200, json.dumps({"data": rows})) if rows else Reply(204)

    def _download(self, path: str) -> Reply:
        module, record_id, _, attachment_id = path.split("/")
        (found,) = (one for one in self.attachments[record_id] if one["id"] == attachment_id)
        assert record_id in self.records[module]
        content = f"of {found['File_Name']}".encode()
        return Reply(200, "", {"Content-Type": "application/octet-stream"}, content, "as.crm.names.it")

    def send_mail(self, mail: Mail) -> None:
        self.mails.append(mail)

    def now(self) -> datetime:
        return self.today

    def admin_address(self) -> str:
        return ADMIN
