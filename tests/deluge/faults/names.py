"""Names that are not there: variables, methods, helpers, fields, modules."""

from tests.deluge.faults.fault import Fault

NAMES = (
    Fault(
        "a misspelt variable on a rare path",
        "ideolve_sync",
        'changes = {"Ideolve_State":"gone"};',
        'changes = {"Ideolve_State":outcom};',
    ),
    Fault(
        "a misspelt variable in a catch",
        "ideolve_find",
        'to: " + query;\n\t\t}\n\t}',
        'to: " + qery;\n\t\t}\n\t}',
    ),
    Fault("a variable that is set on one way only", "ideolve_tell_account", '\twhat = "was added to";\n', ""),
    Fault("a method that Deluge lacks", "ideolve_values", "values.toString()", "values.toJSON()"),
    Fault("Python's length", "ideolve_send_files", "if(newer.size() == 0)", "if(len(newer) == 0)"),
    Fault("JavaScript's push", "ideolve_rows", "changeable.add(field)", "changeable.push(field)"),
    Fault(
        "a helper that is not there",
        "ideolve_deal_saved",
        "standalone.ideolve_sync",
        "standalone.ideolve_sink",
    ),
    Fault(
        "a helper without standalone",
        "ideolve_rows",
        '"<li>" + standalone.ideolve_escape(field.get("label") + ": " + shown) + ',
        '"<li>" + ideolve_escape(field.get("label") + ": " + shown) + ',
    ),
    Fault("a task that is not there", "ideolve_remember", "zoho.crm.updateRecord", "zoho.crm.update"),
    Fault(
        "one argument too few",
        "ideolve_remember",
        "updateRecord(module,id,changes_text.toMap())",
        "updateRecord(module,changes_text.toMap())",
    ),
    Fault("arguments swapped", "ideolve_sync", "getRecordById(module,id)", "getRecordById(id,module)"),
    Fault("a misspelt argument name", "ideolve_deal_saved", "(String deal_id)", "(String dealid)"),
    Fault("a misspelt org variable", "ideolve_post", '"ideolve_api_key"', '"ideolve_apikey"'),
    Fault(
        "a misspelt field",
        "ideolve_sync",
        'note_id = ifnull(record.get("Ideolve_Note_Id"),"")',
        'note_id = ifnull(record.get("Ideolve_NoteId"),"")',
    ),
    Fault("another connection", "ideolve_find", '"authfordelugecoql"', '"auth_for_deluge_coql"'),
    Fault(
        "no connection for a download",
        "ideolve_send_files",
        '\t\t\t\t\t\tconnection:"authfordelugecoql"\n',
        "",
    ),
    Fault("another module", "ideolve_meeting_added", 'getRecordById("Events"', 'getRecordById("Meetings"'),
    Fault(
        "another related list",
        "ideolve_send_files",
        'getRelatedRecords("Attachments"',
        'getRelatedRecords("Files"',
    ),
)
