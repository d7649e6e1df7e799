"""Null where something is expected, and values of another type."""

from tests.deluge.faults.fault import Fault

TYPES = (
    Fault("a map as a JSON body", "ideolve_find", "parameters:body.toString()", "parameters:body"),
    Fault(
        "a map for a helper",
        "ideolve_sync",
        "ideolve_post(address,comment.toString())",
        "ideolve_post(address,comment)",
    ),
    Fault(
        "a map returned from a helper",
        "ideolve_find",
        "\t}\n\treturn found.toString();",
        "\t}\n\treturn found;",
    ),
    Fault(
        "a number returned from a helper",
        "ideolve_send_files",
        "\t}\n\tresult = {",
        "\t}\n\treturn sent;\n\tresult = {",
    ),
    Fault(
        "null in a text",
        "ideolve_values",
        '"" + ifnull(record.get(field.get("api")),"")',
        '"" + record.get(field.get("api"))',
    ),
    Fault(
        "a name that is null",
        "ideolve_sync",
        'name = ifnull(record.get(name_field),"");',
        "name = record.get(name_field);",
    ),
    Fault(
        "a lookup that is null",
        "ideolve_values",
        'ifnull(record.get(field.get("api")),Map()).get("name")',
        'record.get(field.get("api")).get("name")',
    ),
    Fault(
        "an account that is null",
        "ideolve_tell_account",
        'ifnull(deal.get("Account_Name"),Map())',
        'deal.get("Account_Name")',
    ),
    Fault(
        "a meeting with nobody",
        "ideolve_meeting_added",
        'ifnull(meeting.get("What_Id"),Map())',
        'meeting.get("What_Id")',
    ),
    Fault(
        "a list that is null",
        "ideolve_values",
        'ifnull(record.get(field.get("api")),List())',
        'record.get(field.get("api"))',
    ),
    Fault(
        "a record that is deleted",
        "ideolve_sync",
        "record = ifnull(zoho.crm.getRecordById(module,id),Map());",
        "record = zoho.crm.getRecordById(module,id);",
    ),
    Fault(
        "a lookup as text",
        "ideolve_values",
        'field.get("kind") == "lookup"',
        'field.get("kind") == "look_up"',
    ),
    Fault("a code compared with text", "ideolve_find", "code == 204", 'code == "204"'),
    Fault(
        "a text compared with a number",
        "ideolve_sync",
        'answer.get("code") == "404"',
        'answer.get("code") == 404',
    ),
    Fault("a text as a condition", "ideolve_catch_up", 'if(failed_id != "")', "if(failed_id)"),
    Fault(
        "times compared as texts",
        "ideolve_send_files",
        'attachment.get("Created_Time").toTime("yyyy-MM-dd\'T\'HH:mm:ss") > mark.toTime("yyyy-MM-dd\'T\'HH:mm:ss")',
        'attachment.get("Created_Time") > mark',
    ),
    Fault("a date format with another year", "ideolve_mail", '"yyyy-MM-dd"', '"YYYY-MM-DD"'),
)
