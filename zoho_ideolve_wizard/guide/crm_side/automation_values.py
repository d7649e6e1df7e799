"""What the wizard writes into CRM for its functions: the value of each variable, and each function's code."""

from zoho_ideolve_wizard.deluge import ours, sent_fields, sources, variables
from zoho_ideolve_wizard.deluge.objects import Function
from zoho_ideolve_wizard.deluge.variables import Variable
from zoho_ideolve_wizard.guide.company import connector_token, data_center
from zoho_ideolve_wizard.guide.crm_side import automation_before as before
from zoho_ideolve_wizard.guide.crm_side import automation_fields as sent
from zoho_ideolve_wizard.guide.crm_side.automation_paths import paths
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.ideolve.note_paths import address

_ID_IN_ANSWER = 'ifnull(answer.get("id"),"")'
"""As `ideolve_post` reads it."""


def value(variable: Variable, sitting: Sitting) -> str:
    """What the variable is to hold; empty while something it needs is not answered. The key is a secret."""
    if variable is variables.API_KEY:
        return sitting.secret("connector.api_key")
    return plain_values(sitting).get(variable.api_name, "")


def plain_values(sitting: Sitting) -> dict[str, str]:
    """Of every variable but the key, by API name."""
    found, user = paths(sitting), sitting.answer("ideolve.primary_contact")
    base = sitting.endpoints.ideolve_api
    return {
        variables.STATE.api_name: variables.RUNNING,
        variables.CLIENT_ID.api_name: sitting.answer("connector.client_id"),
        variables.NOTE_URL.api_name: address(base, found.note, user) if found else "",
        variables.COMMENT_URL.api_name: address(base, found.comment, user) if found else "",
        variables.ATTACHMENT_URL.api_name: address(base, found.attachment, user) if found else "",
        variables.CRM_API_URL.api_name: f"{_api(sitting)}/crm/v8",
        variables.SHARE_WITH.api_name: variables.share_value(sent.shared_with(sitting)),
        variables.ACCOUNT_FIELDS.api_name: sent_fields.as_value(sent.chosen(sitting, "Accounts")),
        variables.DEAL_FIELDS.api_name: sent_fields.as_value(sent.chosen(sitting, "Deals")),
        variables.MAIL_TO.api_name: sitting.answer(sent.MAIL_TO) or variables.NO_MAIL,
        variables.CATCH_UP_FROM.api_name: sitting.answer(before.FROM),
    }


def _api(sitting: Sitting) -> str:
    token = connector_token(sitting)
    return (token.api_domain if token and token.api_domain else data_center(sitting).api).rstrip("/")


def code(function: Function, sitting: Sitting) -> str:
    """All of a function, with the place of a new note's id as it was proven."""
    return with_id_at(sources.source(function), _place(function, sitting))


def body(function: Function, sitting: Sitting) -> str:
    """The same for CRM's editor, which writes the declaration itself."""
    return with_id_at(sources.body(function), _place(function, sitting))


def _place(function: Function, sitting: Sitting) -> str:
    found = paths(sitting)
    return found.note_id if found and function is ours.POST else "id"


def with_id_at(source: str, place: str) -> str:
    """Deluge that reads the note's id at a place such as `note.id` of Ideolve's answer, instead of `id`."""
    if place == "id":
        return source
    *parents, last = place.split(".")
    inside = "answer"
    for key in parents:
        inside = f'ifnull({inside}.get("{key}"),Map())'
    return source.replace(_ID_IN_ANSWER, f'ifnull({inside}.get("{last}"),"")')
