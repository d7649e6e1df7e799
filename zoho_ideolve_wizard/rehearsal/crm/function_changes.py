"""``POST`` and ``PUT`` of ``/crm/v8/settings/functions``: multipart, and compiled at once."""

import json
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.responses import Response

from ..crm_setup import Function
from ..deluge import CompilationError, Program, compile_source
from ..organizations import Organization
from ..web import json_answer
from .answers import CrmError, result
from .call import Call
from .functions import CATEGORIES, existing, require_functions


@dataclass(frozen=True)
class _Given:
    """What a request brings; ``code`` is ``None`` without any."""

    metadata: dict[str, object]
    code: str | None = field(repr=False)


async def add_function(call: Call) -> Response:
    """A new function, live at once if it has code: 201."""
    require_functions(call)
    given = await _given(call)
    for name in ("name", "category", "runtime"):
        if given.metadata.get(name) in (None, ""):
            raise _inside("MANDATORY_NOT_FOUND", "required field not found", name)
    category = CATEGORIES.get(str(given.metadata["category"]).lower())
    if category is None:
        raise _inside("INVALID_DATA", "invalid data", "category", supported_values=list(CATEGORIES.values()))
    if not str(given.metadata["runtime"]).lower().startswith("deluge"):
        raise _inside("INVALID_DATA", "invalid data", "runtime")
    code = given.code or ""
    program = compiled(call.organization, code, category) if code else None
    name = str(given.metadata["name"])
    api_name = program.name if program else str(given.metadata.get("api_name") or name)
    if call.organization.setup.function(api_name) is not None:
        raise _inside("DUPLICATE_DATA", "duplicate data", "api_name")
    made = new_function(call.organization, name, category, api_name, call.clock.text())
    made.description = _description(given)
    if program is not None:
        made.arguments = program.arguments
        made.code = _stored(call, code)
    call.wrote()
    return json_answer({"functions": [_told("Function created successfully", made)]}, 201)


async def change_function(call: Call, key: str) -> Response:
    """A new name, description or code: 200. All else is fixed."""
    function = existing(call, key)
    given = await _given(call)
    if given.code:
        program = compiled(call.organization, given.code, function.category)
        if program.name != function.api_name:
            raise _inside("NOT_ALLOWED", "function name cannot be changed", "api_name")
        function.arguments = program.arguments
        function.code = _stored(call, given.code)
    if given.metadata.get("name"):
        function.name = str(given.metadata["name"])
    if "description" in given.metadata:
        function.description = _description(given)
    function.modified_time = call.clock.text()
    call.wrote()
    return json_answer({"functions": [_told("Function updated successfully", function)]})


def new_function(organization: Organization, name: str, category: str, api_name: str, now: str) -> Function:
    """A function without code."""
    made = Function(
        organization.new_id(), api_name, name, category, None, created_time=now, modified_time=now
    )
    organization.setup.functions.append(made)
    return made


def compiled(organization: Organization, code: str, category: str) -> Program:
    """The code as a program; ``COMPILATION_ERROR`` with its lines if the compiler does not take it."""
    try:
        program = compile_source(code)
    except CompilationError as error:
        raise compilation_error([(one.message, one.line) for one in error.errors]) from None
    if program.namespace != category.lower():
        words = f"A function of category {category} must be declared as {category.lower()}.{program.name}"
        raise compilation_error([(words, 1)])
    known = {f"standalone.{one.api_name}" for one in organization.setup.functions if one.code}
    known.add(program.full_name)
    missing = [name for name in program.calls if name not in known]
    if missing:
        raise compilation_error([(f"There is no function named {name}", 1) for name in missing])
    return program


def compilation_error(errors: list[tuple[str, int]]) -> CrmError:
    """Zoho's refusal of a source, with messages and lines [seen in two public projects]."""
    listed = [{"message": message, "line": line} for message, line in errors]
    details: dict[str, object] = {"errors": listed}
    return CrmError(400, "COMPILATION_ERROR", "Function compilation failed", details, inside="functions")


def _stored(call: Call, code: str) -> str:
    """One organization was seen to store a function without its code: a setting does it as often as it says."""
    settings = call.world.settings
    if settings.function_codes_lost > 0:
        settings.function_codes_lost -= 1
        return ""
    return code


def _description(given: _Given) -> str | None:
    return str(given.metadata.get("description") or "") or None


def _told(message: str, function: Function) -> dict[str, object]:
    return result("SUCCESS", message, {"id": function.id, "api_name": function.api_name})


async def _given(call: Call) -> _Given:
    if not call.request.headers.get("Content-Type", "").startswith("multipart/form-data"):
        raise _missing("metadata")
    try:
        async with call.request.form() as form:
            text, file = form.get("metadata"), form.get("code")
            # For a change either will do [Zoho's page on updating a function]; a new one needs its metadata.
            code_alone = call.request.method == "PUT" and text is None and isinstance(file, UploadFile)
            if not isinstance(text, str) and not code_alone:
                raise _missing("metadata")
            code = await _file(file) if isinstance(file, UploadFile) else None
    except MultiPartException:
        raise _missing("metadata") from None
    metadata = _metadata(text) if isinstance(text, str) else {}
    inside = metadata.get("_code")
    return _Given(metadata, code if code is not None else inside if isinstance(inside, str) else None)


async def _file(file: UploadFile) -> str:
    if not (file.filename or "").lower().endswith(".ds"):
        raise CrmError(
            415,
            "INVALID_FILE_EXTENSION",
            "The file extension is not supported",
            {"supported_extensions": ["ds"]},
        )
    try:
        return (await file.read()).decode()
    except UnicodeDecodeError:
        raise compilation_error([("The file is not UTF-8 text", 1)]) from None


def _metadata(text: str) -> dict[str, object]:
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    items = body.get("functions") if isinstance(body, dict) else None
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict):
        details: dict[str, object] = {
            "api_name": "functions",
            "json_path": "$.functions",
            "maximum_length": 1,
        }
        raise CrmError(400, "INVALID_DATA", "invalid data", details)
    return {str(name): value for name, value in items[0].items()}


def _missing(name: str) -> CrmError:
    return CrmError(
        400, "EXPECTED_PARAM_MISSING", "One of the expected parameter is missing", {"param_name": name}
    )


def _inside(code: str, message: str, name: str, **details: object) -> CrmError:
    where: dict[str, object] = {"api_name": name, "json_path": f"$.functions[0].{name}"}
    return CrmError(400, code, message, {**where, **details}, inside="functions")
