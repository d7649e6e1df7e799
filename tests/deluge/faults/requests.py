"""Requests that are not what Ideolve or CRM takes."""

from tests.deluge.faults.fault import Fault

REQUESTS = (
    Fault(
        "a forgotten Client-Id",
        "ideolve_post",
        '"Client-Id":zoho.crm.getOrgVariable("ideolve_client_id"),',
        "",
    ),
    Fault("a forgotten App-Name", "ideolve_post", '"App-Name":"zoho-ideolve-wizard",', ""),
    Fault(
        "a forgotten key with a file",
        "ideolve_send_files",
        '"Connector-Api-Key":zoho.crm.getOrgVariable("ideolve_api_key"),',
        "",
    ),
    Fault("a forgotten Content-Type", "ideolve_post", ',"Content-Type":"application/json"', ""),
    Fault("a forgotten Content-Type to CRM", "ideolve_find", '{"Content-Type":"application/json"}', "Map()"),
    Fault(
        "client id and key swapped",
        "ideolve_post",
        '"Client-Id":zoho.crm.getOrgVariable("ideolve_client_id")',
        '"Client-Id":zoho.crm.getOrgVariable("ideolve_api_key")',
    ),
    Fault("GET for POST", "ideolve_post", "type :POST", "type :GET"),
    Fault("no type at all", "ideolve_find", "\t\t\ttype :POST\n", ""),
    Fault("a key that invokeurl lacks", "ideolve_post", "parameters:body", "content:body"),
    Fault("the status not asked for", "ideolve_post", "\t\t\tdetailed:true\n", ""),
    Fault("the status not asked for with a file", "ideolve_send_files", "\t\t\t\t\t\tdetailed:true\n", ""),
    Fault("another name for the status", "ideolve_post", '"responseCode"', '"statusCode"'),
    Fault("another name for the answer", "ideolve_find", '"responseText"', '"response"'),
    Fault(
        "the note's id not put in",
        "ideolve_sync",
        'getOrgVariable("ideolve_comment_url").replaceAll("{note}",note_id,true)',
        'getOrgVariable("ideolve_comment_url")',
    ),
    Fault("another place for the note's id", "ideolve_tell_account", '"{note}"', '"{id}"'),
    Fault(
        "a comment to the place of notes",
        "ideolve_meeting_added",
        '"ideolve_comment_url"',
        '"ideolve_note_url"',
    ),
    Fault("another name for the text of a comment", "ideolve_sync", '"commenthtmltext"', '"notehtmltext_"'),
    Fault("another name for the text of a note", "ideolve_sync", '"notehtmltext"', '"notehtml"'),
    Fault("a part without a name", "ideolve_send_files", '\t\t\t\t\tfile.setParamName("file");\n', ""),
    Fault(
        "a file named by chance",
        "ideolve_send_files",
        '\t\t\t\t\tfile.setFileName(ifnull(attachment.get("File_Name"),"attachment"));\n',
        "",
    ),
    Fault(
        "three conditions side by side",
        "ideolve_catch_up",
        "(Ideolve_Note_Id is null and Ideolve_State is null)",
        "Ideolve_Note_Id is null and Ideolve_State is null and id is not null",
    ),
    Fault("a double equals in a query", "ideolve_mail", "Ideolve_Mailed_On = '", "Ideolve_Mailed_On == '"),
    Fault(
        "a query without quotes",
        "ideolve_mail",
        "Ideolve_Mailed_On = '\" + today + \"'",
        'Ideolve_Mailed_On = " + today + "',
    ),
    Fault("a mail from somebody else", "ideolve_mail", "from :zoho.adminuserid", "from :address"),
    Fault("a mail to the admin instead", "ideolve_mail", "to :address", "to :zoho.adminuserid"),
)
