"""``/crm/v8/{module}/{id}/Attachments``: files of a record."""

from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.responses import Response

from ..crm_setup import Attachment
from ..organizations import Organization
from ..records import Record
from ..web import json_answer
from .answers import CrmError, result
from .call import Call
from .paging import Page
from .records import asked_fields, cut

MOST_BYTES = 100 * 1024 * 1024


def attach(
    organization: Organization, record: Record, name: str, content: bytes, kind: str, user_id: str, now: str
) -> Attachment:
    """Attach a file to a record."""
    made = Attachment(
        organization.new_id(), record.module, record.id, name, content, kind, user_id, created_time=now
    )
    organization.setup.attachments.append(made)
    return made


def as_json(organization: Organization, attachment: Attachment) -> dict[str, object]:
    """An attachment as CRM lists it; ``Size`` is the number of bytes as text."""
    user = organization.user_by_id(attachment.owner_id)
    person = {"name": user.full_name if user else "", "id": attachment.owner_id}
    return {
        "id": attachment.id,
        "File_Name": attachment.name,
        "Size": str(len(attachment.content)),
        "Owner": person,
        "Created_By": person,
        "Modified_By": person,
        "Created_Time": organization.local(attachment.created_time),
        "Modified_Time": organization.local(attachment.created_time),
        "Parent_Id": {"id": attachment.record_id},
        "$se_module": attachment.module,
        "$file_id": f"file{attachment.id}",
        "$type": "Attachment",
        "$link_url": None,
    }


async def list_attachments(call: Call, module: str, record_id: str) -> Response:
    """``fields`` of what is attached, the newest first, in pages; 204 if there is nothing."""
    call.require_scope("ZohoCRM.modules.attachments.READ")
    names = asked_fields(call)
    record = _record(call, module, record_id)
    found = call.organization.setup.attachments_of(record.id)[::-1]
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    rows = [cut(as_json(call.organization, attachment), names) for attachment in shown]
    return json_answer({"data": rows, "info": page.info(len(found), len(shown))})


async def add_attachment(call: Call, module: str, record_id: str) -> Response:
    """One file in the part ``file``: 200 "attachment uploaded successfully"."""
    call.require_scope("ZohoCRM.modules.attachments.CREATE")
    record = _record(call, module, record_id)
    try:
        async with call.request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise CrmError(400, "REQUIRED_PARAM_MISSING", "required param missing", {"param": "file"})
            content = await file.read()
            name, kind = file.filename or "file", file.content_type or "application/octet-stream"
    except MultiPartException:
        raise CrmError(400, "INVALID_REQUEST", "unable to process your request") from None
    if len(content) > MOST_BYTES:
        raise CrmError(400, "FILE_SIZE_MORE_THAN_ALLOWED_SIZE", "file size is more than the allowed size")
    made = attach(call.organization, record, name, content, kind, call.user.id, call.clock.text())
    call.wrote()
    shown = as_json(call.organization, made)
    stamps = ("Modified_Time", "Modified_By", "Created_Time", "id", "Created_By")
    told = result("SUCCESS", "attachment uploaded successfully", {name: shown[name] for name in stamps})
    return json_answer({"data": [told]})


async def download(call: Call, module: str, record_id: str, attachment_id: str) -> Response:
    """The file itself; 204 if there is none of this id."""
    call.require_scope("ZohoCRM.modules.attachments.READ")
    record = _record(call, module, record_id)
    attached = call.organization.setup.attachments_of(record.id)
    found = next((one for one in attached if one.id == attachment_id), None)
    if found is None:
        return Response(status_code=204)
    return Response(
        found.content,
        media_type="application/x-download",
        headers={"Content-Disposition": f"attachment;filename*=UTF-8''{quote(found.name, safe='')}"},
    )


def _record(call: Call, module: str, record_id: str) -> Record:
    record = call.organization.record(module, record_id)
    if record is None:
        raise CrmError(400, "INVALID_DATA", "the id given seems to be invalid", {"resource_path_index": 1})
    return record
