"""``POST /crm/v8/coql``: queries of accounts, deals and meetings."""

from starlette.responses import Response

from ..modules import MODULES
from ..organizations import Organization
from ..records import Record
from ..web import json_answer
from .answers import CrmError
from .call import Call
from .coql_match import holds, sort_key
from .coql_text import Condition, Criteria, Query, invalid_query, read_query
from .records import local_times


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
    rows = [_row(call.organization, query, record) for record in shown]
    more = query.offset + len(shown) < len(found)
    return json_answer({"data": rows, "info": {"count": len(rows), "more_records": more}})


def _row(organization: Organization, query: Query, record: Record) -> dict[str, object]:
    times = local_times(organization, record)
    values = {column.label: times.get(column.field, record.value(column.field)) for column in query.columns}
    return {**values, "id": record.id}


def _count_column(query: Query) -> str:
    """The label of the count; empty if the query asks for records."""
    counts = [column for column in query.columns if column.count]
    if counts and len(query.columns) > 1:
        other = next((column.field for column in query.columns if not column.count), counts[0].field)
        raise invalid_query("column must be in the group by clause", column_name=other, clause="group by")
    return counts[0].label if counts else ""


def _found(organization: Organization, module: str, query: Query) -> list[Record]:
    kinds = {field.api_name: field.data_type for field in organization.setup.fields_of(module)}
    kinds["id"] = "bigint"
    for name in [column.field for column in query.columns] + _fields(query.criteria):
        if name not in kinds:
            raise invalid_query("column given seems to be invalid", column_name=name)
    if query.order_by not in kinds:
        raise invalid_query("column given seems to be invalid", column_name=query.order_by, clause="order by")
    # A query that cannot be answered is refused where there is no record to try it on, too.
    holds(query.criteria, Record("0", module, "0"), kinds)
    found = [record for record in organization.records_of(module) if holds(query.criteria, record, kinds)]
    return sorted(found, key=lambda record: sort_key(record, query.order_by, kinds), reverse=query.descending)


def _fields(criteria: Criteria) -> list[str]:
    if isinstance(criteria, Condition):
        return [criteria.field]
    return _fields(criteria.left) + _fields(criteria.right)
