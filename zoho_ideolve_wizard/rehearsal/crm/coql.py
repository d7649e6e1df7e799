"""``POST /crm/v8/coql``: queries of accounts and deals."""

from starlette.responses import Response

from ..organizations import Organization
from ..records import MODULES, Record
from ..web import json_answer
from .answers import CrmError
from .call import Call
from .coql_text import Both, Condition, Criteria, Query, invalid_query, read_query


async def run(call: Call) -> Response:
    """The records that ``select_query`` asks for; 204 if there are none."""
    body = await call.json()
    text = body.get("select_query")
    if text is None:
        raise CrmError(400, "MANDATORY_NOT_FOUND", "required field not found", {"api_name": "select_query"})
    if not isinstance(text, str):
        where = {"expected_data_type": "text", "api_name": "select_query", "json_path": "$.select_query"}
        raise CrmError(400, "INVALID_DATA", "invalid data", dict(where))
    query = read_query(text)
    module = next((known for known in MODULES if known.lower() == query.module.lower()), None)
    if module is None:
        raise invalid_query("the module name given seems to be invalid", module=query.module)
    call.require_scope(f"ZohoCRM.modules.{module}.READ")
    counted = _count_column(query)
    found = _found(call.organization, module, query)
    if not found:
        return Response(status_code=204)
    if counted:
        return json_answer(
            {"data": [{counted: len(found)}], "info": {"count": 1, "more_records": False}},
        )
    shown = found[query.offset : query.offset + query.limit]
    if not shown:
        return Response(status_code=204)
    rows = [
        {**{column.label: record.value(column.field) for column in query.columns}, "id": record.id}
        for record in shown
    ]
    more = query.offset + len(shown) < len(found)
    return json_answer({"data": rows, "info": {"count": len(rows), "more_records": more}})


def _count_column(query: Query) -> str:
    """The label of the count; empty if the query asks for records."""
    counts = [column for column in query.columns if column.count]
    if counts and len(query.columns) > 1:
        other = next((column.field for column in query.columns if not column.count), counts[0].field)
        raise invalid_query("column must be in the group by clause", column_name=other, clause="group by")
    return counts[0].label if counts else ""


def _found(organization: Organization, module: str, query: Query) -> list[Record]:
    records = organization.records_of(module)
    named = [column.field for column in query.columns] + _fields(query.criteria)
    for name in named:
        if not all(record.has(name) for record in records):
            raise invalid_query("column given seems to be invalid", column_name=name)
    found = [record for record in records if _holds(query.criteria, record)]
    return sorted(found, key=lambda record: int(record.id), reverse=query.descending)


def _fields(criteria: Criteria) -> list[str]:
    if isinstance(criteria, Condition):
        return [criteria.field]
    return _fields(criteria.left) + _fields(criteria.right)


def _holds(criteria: Criteria, record: Record) -> bool:
    if isinstance(criteria, Both):
        left, right = _holds(criteria.left, record), _holds(criteria.right, record)
        return (left and right) if criteria.every else (left or right)
    value = record.value(criteria.field)
    if isinstance(value, dict):
        value = value["id"]
    hit = str(value) in criteria.values if criteria.values else value is None
    return hit == criteria.wanted
