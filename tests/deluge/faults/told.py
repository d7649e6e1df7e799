"""What is not there, and is not noticed or not told."""

from tests.deluge.faults.fault import Fault

TOLD = (
    Fault(
        "a deleted account of a deal",
        "ideolve_tell_account",
        'ifnull(zoho.crm.getRecordById("Accounts",account_id),Map())',
        'zoho.crm.getRecordById("Accounts",account_id)',
    ),
    Fault(
        "a deleted account of a meeting",
        "ideolve_meeting_added",
        '\t}\n\taccount = ifnull(zoho.crm.getRecordById("Accounts",account_id),Map());',
        '\t}\n\taccount = zoho.crm.getRecordById("Accounts",account_id);',
    ),
    Fault(
        "an account of a meeting deleted meanwhile",
        "ideolve_meeting_added",
        '\t\taccount = ifnull(zoho.crm.getRecordById("Accounts",account_id),Map());',
        '\t\taccount = zoho.crm.getRecordById("Accounts",account_id);',
    ),
    Fault(
        "a file without a name",
        "ideolve_send_files",
        'setFileName(ifnull(attachment.get("File_Name"),"attachment"))',
        'setFileName(attachment.get("File_Name"))',
    ),
    Fault(
        "a refused file without a name",
        "ideolve_send_files",
        '": " + ifnull(attachment.get("File_Name"),"attachment")',
        '": " + attachment.get("File_Name")',
    ),
    Fault(
        "an account's note that is gone tried for ever",
        "ideolve_tell_account",
        'answer.get("code") == "404"',
        'answer.get("code") == "405"',
    ),
    Fault(
        "a note that is gone called a comment",
        "ideolve_tell_account",
        'outcome = "gone";',
        'outcome = "comment";',
    ),
    Fault(
        "an account's note that is gone not noted",
        "ideolve_tell_account",
        'changes = {"Ideolve_State":"gone"};',
        'changes = {"Ideolve_State":"sent"};',
    ),
    Fault(
        "what only a person can mend not mailed",
        "ideolve_mail",
        "('unknown','sending','gone')",
        "('none','no')",
    ),
    Fault(
        "what only a person can mend mailed each day", "ideolve_mail", "Ideolve_Mailed_On is null", "id > 0"
    ),
    Fault(
        "what is mailed not remembered where it is",
        "ideolve_mail",
        'marks.add({"module":one,"id":row.get("id").toString()});',
        'marks.add({"module":module + "","id":id + ""});',
    ),
    Fault(
        "an idle run that mails nothing",
        "ideolve_catch_up",
        'if(letter != "" || statements >= 200)',
        'if(letter != "")',
    ),
    Fault("a mail that says nothing", "ideolve_mail", 'if(text == "")', 'if(text == "-")'),
    Fault(
        "no other record that remembers",
        "ideolve_mail",
        'if(remembered == "no")\n\t{\n\t\tquery',
        'if(remembered == "-")\n\t{\n\t\tquery',
    ),
    Fault(
        "a mail that nothing remembers",
        "ideolve_mail",
        'if(remembered == "no")\n\t{\n\t\tinfo',
        'if(remembered == "-")\n\t{\n\t\tinfo',
    ),
    Fault("nobody taken for an address", "ideolve_mail", ' || address == "")', ' || address == "-")'),
    Fault(
        "no address asked for in null",
        "ideolve_mail",
        'ifnull(zoho.crm.getOrgVariable("ideolve_mail_to"),"")',
        'zoho.crm.getOrgVariable("ideolve_mail_to")',
    ),
    Fault(
        "a pause that is mailed", "ideolve_catch_up", 'if(problem != "paused by', 'if(problem != "Paused by'
    ),
    Fault(
        "an empty variable that is not mailed",
        "ideolve_catch_up",
        'mailed = standalone.ideolve_mail("","",letter);',
        'mailed = "sent";',
    ),
    Fault("CRM asked without an address", "ideolve_find", 'if(address == "/coql")', 'if(address == "-")'),
)
"""Found by unwrapping, one at a time, what stands against null; and what the day's mail has to say."""
