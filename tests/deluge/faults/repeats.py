"""Something sent again and again, or never: where CRM takes no writing, Ideolve refuses for good, or a run breaks off."""

from tests.deluge.faults.fault import Fault

_MARKED = "kept = standalone.ideolve_remember(module,id,sending.toString());"

REPEATS = (
    Fault("a note sent though CRM is locked", "ideolve_sync", f"\t\t{_MARKED}", '\t\tkept = "ok";'),
    Fault(
        "a comment sent though CRM is locked",
        "ideolve_sync",
        f"\t}}\n\t{_MARKED}",
        '\t}\n\tkept = "ok";',
    ),
    Fault(
        "a broken off note sent again",
        "ideolve_sync",
        '"unknown" || state == "sending")',
        '"unknown" || state == "-")',
    ),
    Fault(
        "a comment that was taken back left as sending",
        "ideolve_sync",
        'state == "failed" || state == "sending"',
        'state == "failed" || state == "-"',
    ),
    Fault("an unknown note sent again", "ideolve_sync", '(state == "unknown" || ', '(state == "-" || '),
    Fault(
        "a deal told though CRM is locked",
        "ideolve_tell_account",
        'changes = {"Ideolve_State":"sending"};\n\tkept = standalone.ideolve_remember("Deals",deal_id,changes.toString());',
        'changes = {"Ideolve_State":"sending"};\n\tkept = "ok";',
    ),
    Fault(
        "a meeting told though CRM is locked",
        "ideolve_meeting_added",
        'kept = standalone.ideolve_remember("Events",meeting_id,changes.toString());\n\tif(kept != "ok")',
        'kept = "ok";\n\tif(kept != "ok")',
    ),
    Fault(
        "a refused meeting taken for told",
        "ideolve_meeting_added",
        'changes = {"Ideolve_Told_Account":""};',
        'changes = {"Ideolve_Told_Account":account_id};',
    ),
    Fault(
        "an account asked though the deal is locked",
        "ideolve_deal_saved",
        ' && outcome != "locked"',
        ' && outcome != "-"',
    ),
    Fault(
        "files sent though CRM is locked",
        "ideolve_send_files",
        'kept = standalone.ideolve_remember(module,id,changes.toString());\n\tif(kept != "ok")',
        'kept = "ok";\n\tif(kept != "ok")',
    ),
    Fault("the mark tried elsewhere", "ideolve_send_files", 'if(mark != "")', 'if(mark == "-")'),
    Fault(
        "three locked records stop all others",
        "ideolve_catch_up",
        'if(outcome != "locked")',
        'if(outcome != "-")',
    ),
    Fault("a locked record not told", "ideolve_catch_up", ' || outcome == "locked")', ' || outcome == "-")'),
    Fault("a refused file tried for ever", "ideolve_send_files", "code == 415", "code == 416"),
    Fault("every answer taken for good", "ideolve_send_files", "code == 400 ||", "code >= 400 ||"),
    Fault(
        "a refused file named to nobody",
        "ideolve_send_attachments",
        'if(refused != "")',
        'if(refused == "-")',
    ),
    Fault(
        "a file's name not escaped",
        "ideolve_send_attachments",
        "standalone.ideolve_escape(refused)",
        "refused",
    ),
    Fault(
        "failures of accounts counted for deals",
        "ideolve_send_attachments",
        '\t\tmodule = lane.get("module");\n\t\tin_a_row = 0;',
        '\t\tmodule = lane.get("module");\n\t\tin_a_row = failed_id.length();',
    ),
    Fault(
        "an end after two failures",
        "ideolve_send_attachments",
        '\t\tmodule = lane.get("module");\n\t\tin_a_row = 0;',
        '\t\tmodule = lane.get("module");\n\t\tin_a_row = 1;',
    ),
    Fault(
        "two places to go on from",
        "ideolve_send_attachments",
        "ideolve_remember(module,next_mark,changes.toString());\n\t\t\t}\n",
        "ideolve_remember(module,last,changes.toString());\n\t\t\t}\n",
    ),
    Fault("failures of files not in a row", "ideolve_send_attachments", "\t\t\t\t\tin_a_row = 0;\n", ""),
    Fault(
        "accounts that use up all statements",
        "ideolve_send_attachments",
        '"Accounts","keep":2400',
        '"Accounts","keep":0',
    ),
    Fault(
        "what a record took not counted",
        "ideolve_send_attachments",
        'statements - 10 - answer.get("statements")',
        "statements - 10",
    ),
    Fault(
        "what many new files take not counted",
        "ideolve_send_files",
        "statements = statements + newer.size() + newer.size()",
        "statements = statements + 0",
    ),
    Fault("what a sent file takes not counted", "ideolve_send_files", "statements = statements + 16;", ""),
    Fault(
        "what is left out not made up for",
        "ideolve_send_attachments",
        'left_out = "yes"',
        'left_out = "no"',
    ),
    Fault(
        "many files looked at three times", "ideolve_send_files", "newer.size() > 40", "newer.size() > 400"
    ),
    Fault("a gone note's files tried for ever", "ideolve_send_files", '== "gone"', '== "-"'),
    Fault(
        "deals that wait in the order of their ids",
        "ideolve_catch_up",
        "'waiting' order by Modified_Time asc",
        "'waiting' order by id asc",
    ),
    Fault("a long value told at each edit", "ideolve_rows", ' && old != shown.length() + " characters"', ""),
    Fault(
        "too long a text remembered",
        "ideolve_sync",
        "values_text.length() > 30000",
        "values_text.length() > 90000",
    ),
    Fault(
        "a text that fits shortened",
        "ideolve_sync",
        "values_text.length() > 30000",
        "values_text.length() > 29000",
    ),
    Fault("short values shortened", "ideolve_sync", ".length() > 500", ".length() >= 0"),
    Fault("more than ten of a list", "ideolve_values", "items.size() > 10", "items.size() > 11"),
    Fault("an index behind a list's end", "ideolve_values", "place < items.size()", "place <= items.size()"),
)
"""Each of them sends what was sent, keeps something waiting for ever, or breaks off a run."""
