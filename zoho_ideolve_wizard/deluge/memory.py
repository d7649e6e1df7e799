"""The custom fields in which our functions remember what they did: made in CRM, one module at a time.

A record carries its own memory, so two rules at once do not overwrite each other's, and an admin can see
and mend it. Functions write these fields with `zoho.crm.updateRecord`, which fires no rule.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Field:
    """`label` is chosen so that CRM derives `api_name` from it; read the API name back all the same.

    `length` in characters, 0 where the type has none. `textarea` is CRM's "Multi-Line (Large)".
    """

    module: str
    api_name: str
    label: str
    data_type: Literal["text", "textarea", "datetime"]
    length: int
    purpose: str

    def values(self) -> tuple[tuple[str, str], ...]:
        """The form, for making it by hand; label and text of each line."""
        kind = {"text": "Single Line", "textarea": "Multi-Line (Large)", "datetime": "Date/Time"}
        length = (("Number of characters allowed", str(self.length)),) if self.length else ()
        return (("Module", self.module), ("Field type", kind[self.data_type]), ("Label", self.label), *length)


def _of(module: str) -> tuple[Field, ...]:
    return (
        Field(
            module,
            "Ideolve_Note_Id",
            "Ideolve Note Id",
            "text",
            100,
            "Which note in Ideolve is this record's.",
        ),
        Field(
            module,
            "Ideolve_Files_Sent_At",
            "Ideolve Files Sent At",
            "datetime",
            0,
            "When the newest attachment that was sent had been attached.",
        ),
        Field(
            module,
            "Ideolve_Last_Sent",
            "Ideolve Last Sent",
            "textarea",
            32000,
            "What Ideolve was last told, so that an edit which changes nothing of it makes no comment.",
        ),
        Field(
            module,
            "Ideolve_State",
            "Ideolve State",
            "text",
            50,
            "How the last sending ended: one of `STATES`.",
        ),
        Field(
            module,
            "Ideolve_Mailed_On",
            "Ideolve Mailed On",
            "text",
            10,
            "The day on which a failure of this record was mailed: one mail a day, whatever fails.",
        ),
    )


def _told(module: str, what: str) -> Field:
    return Field(
        module,
        "Ideolve_Told_Account",
        "Ideolve Told Account",
        "text",
        50,
        f"Which account's note was last told of this {what}.",
    )


FIELDS = (*_of("Accounts"), *_of("Deals"), _told("Deals", "deal"), _told("Events", "meeting"))

STATES = {
    "sent": "Ideolve has what CRM has.",
    "failed": "Something could not be sent; the catch-up tries again.",
    "waiting": "The deal is sent, but its account has no note yet on which to tell it.",
    "sending": "A run is at it, or broke off while it was: if it stays, look for the note, then as for unknown.",
    "skipped": "The record has no name yet; its next edit sends it.",
    "unknown": "Ideolve took the note but named no id. Enter the id by hand, or empty this field to send again.",
    "gone": "Ideolve no longer has the note.",
    "files": "As sent; the looking for files goes on after this record.",
}
"""The values of `Ideolve_State`. Empty: nothing was tried yet."""
