"""Our whole integration, set up in the rehearsal over HTTP and by its pages, as an administrator does."""

from dataclasses import dataclass

from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.deluge.memory import FIELDS, Field
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, DEAL_DEFAULTS, as_value
from zoho_ideolve_wizard.deluge.sources import body, source
from zoho_ideolve_wizard.deluge.variables import GROUP, VARIABLES, share_value

from .actors import Json
from .automation import Admin

WORKSPACE = "CRM"
EXPERTS = "Experts"
_WHEN = {"Create": "create", "Create or Edit": "create_or_edit"}


@dataclass
class Installed:
    """Everything is there, and ``admin`` can be asked what came of it."""

    admin: Admin

    def notes(self) -> list[Json]:
        """The notes in Ideolve, in the order in which they were made."""
        ideolve = self.admin.actor.state()["ideolve"]
        assert isinstance(ideolve, dict)
        return list(ideolve["notes"])

    def comments(self, subject: str) -> list[str]:
        """The comments on the note with this subject."""
        (note,) = [one for one in self.notes() if one["subject"] == subject]
        comments = note["comments"]
        assert isinstance(comments, list)
        return [str(one["html"]) for one in comments]

    def files(self, subject: str) -> list[str]:
        """The names of what is attached to the note with this subject."""
        (note,) = [one for one in self.notes() if one["subject"] == subject]
        files = note["attachments"]
        assert isinstance(files, list)
        return [str(one["name"]) for one in files]

    def digests(self, subject: str) -> list[str]:
        """The SHA-256 of what is in those files."""
        (note,) = [one for one in self.notes() if one["subject"] == subject]
        files = note["attachments"]
        assert isinstance(files, list)
        return [str(one["sha256"]) for one in files]

    def settle(self) -> list[Json]:
        """Wait for all runs; none of them may have failed."""
        runs = self.admin.settle()
        assert [one["failure"] for one in runs if one["state"] != "done"] == []
        return runs

    def run_schedules(self) -> None:
        """Run both schedules once."""
        self.admin.actor.client.post(self.admin.actor.said("control") + "/run-schedules")
        self.settle()

    def set_variable(self, name: str, value: str) -> None:
        """Give one of the variables another value."""
        (found,) = [
            one
            for one in self.admin.actor.crm("GET", "/settings/variables", self.admin.token).json()[
                "variables"
            ]
            if one["api_name"] == name
        ]
        changed = self.admin.actor.crm(
            "PUT",
            f"/settings/variables/{found['id']}",
            self.admin.token,
            json={"variables": [{"value": value}]},
        )
        assert changed.status_code == 200, changed.text


def install(admin: Admin, *, by_hand: bool = False) -> Installed:
    """Workspace and connector in Ideolve; fields, variables, functions, connection, rules, schedules in CRM.

    ``by_hand``: on CRM's pages also what there is an API for.
    """
    actor = admin.actor
    assert actor.ideolve("POST", "/workspaces", {"name": WORKSPACE, "description": ""}).status_code == 201
    assert actor.ideolve("POST", f"/workspaces/{WORKSPACE}/groups", {"name": EXPERTS}).status_code == 201
    ids = _by_hand(admin) if by_hand else _by_api(admin)
    connection = ours.CONNECTION
    admin.connect(connection.link_name, ",".join((*connection.scopes, *connection.extra_scopes)))
    for rule in ours.RULES:
        mapping = {one.name: "id" for one in rule.function.arguments}
        admin.rule(ids[rule.function.name], rule.api_module, _WHEN[rule.trigger], **mapping)
    for schedule in ours.SCHEDULES:
        admin.submit(
            "/setup/schedules",
            "create-schedule",
            "Save",
            name=schedule.name,
            function=ids[schedule.function.name],
        )
    return Installed(admin)


def _by_api(admin: Admin) -> dict[str, str]:
    """Fields, variables and functions; the id of each function by its name."""
    for field in FIELDS:
        made = admin.actor.crm(
            "POST",
            "/settings/fields",
            admin.token,
            params={"module": field.module},
            json={"fields": [_field(field)]},
        )
        assert made.status_code == 201, made.text
    values = variable_values(admin)
    variables = [
        {
            "api_name": one.api_name,
            "name": one.name,
            "type": "text",
            "variable_group": {"name": GROUP},
            "value": values[one.api_name],
            "description": one.description,
        }
        for one in VARIABLES
    ]
    added = admin.actor.crm("POST", "/settings/variables", admin.token, json={"variables": variables})
    assert added.status_code == 201, added.text
    return {one.name: admin.upload(source(one), one.category) for one in ours.FUNCTIONS}


def _by_hand(admin: Admin) -> dict[str, str]:
    kinds = {"text": "text", "textarea": "textarea_large", "datetime": "datetime"}
    for field in FIELDS:
        page = admin.submit(
            "/setup/fields",
            "create-field",
            "Save",
            module=field.module,
            label=field.label,
            type=kinds[field.data_type],
            length=str(field.length or ""),
        )
        assert page.by_id["message"] == f"The field {field.api_name} is saved."
    for name, value in variable_values(admin).items():
        page = admin.submit(
            "/setup/variables", "create-variable", "Save", name=name, group=GROUP, value=value
        )
        assert "message" in page.by_id, page.text
    ids = {}
    for one in ours.FUNCTIONS:
        page = admin.submit(
            "/setup/functions",
            "create-function",
            "Create",
            name=one.name,
            category=one.category,
            arguments=",".join(argument.name for argument in one.arguments),
            code=body(one),
        )
        assert "message" in page.by_id, page.text
        ids[one.name] = page.form("editor").action.rpartition("/")[2]
    return ids


def variable_values(admin: Admin) -> dict[str, str]:
    """What our variables say in this rehearsal."""
    actor = admin.actor
    headers = actor.connector_headers(WORKSPACE)
    note = f"{actor.said('ideolve')}/v4/user/{actor.said('primary_contact')}/note"
    return {
        "ideolve_state": "running",
        "ideolve_client_id": headers["Client-Id"],
        "ideolve_api_key": headers["Connector-Api-Key"],
        "ideolve_note_url": note,
        "ideolve_comment_url": f"{note}/{{note}}/comment",
        "ideolve_attachment_url": f"{note}/{{note}}/attachment",
        "ideolve_crm_api_url": f"{actor.said('api')}/crm/v8",
        "ideolve_share_with": share_value([EXPERTS]),
        "ideolve_account_fields": as_value(ACCOUNT_DEFAULTS),
        "ideolve_deal_fields": as_value(DEAL_DEFAULTS),
        "ideolve_mail_to": "admin@acme.example.com",
        "ideolve_catch_up_from": "all",
    }


def _field(field: Field) -> Json:
    wanted: Json = {"field_label": field.label, "data_type": field.data_type}
    if field.length:
        wanted["length"] = field.length
    if field.data_type == "textarea":
        wanted["textarea"] = {"type": "large"}
    return wanted
