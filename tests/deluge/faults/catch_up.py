"""A catch-up that sends what is to be left alone, or leaves what is to be sent."""

from tests.deluge.faults.fault import Fault

CATCH_UP = (
    Fault("old records sent though left alone", "ideolve_catch_up", 'if(since != "all")', 'if(since == "-")'),
    Fault("everything taken for a moment", "ideolve_catch_up", 'if(since != "all")', 'if(since != "-")'),
    Fault(
        "what is changed later left alone",
        "ideolve_catch_up",
        "and Modified_Time >= '",
        "and Modified_Time < '",
    ),
    Fault(
        "the moment itself left out", "ideolve_catch_up", "and Modified_Time >= '", "and Modified_Time > '"
    ),
    Fault(
        "the moment outside its brackets",
        "ideolve_catch_up",
        'untried = "(" + untried',
        'untried = "" + untried',
    ),
    Fault(
        "the moment without quotation marks",
        "ideolve_catch_up",
        "and Modified_Time >= '\"",
        'and Modified_Time >= "',
    ),
    Fault("which records not asked", "ideolve_ready", ',"ideolve_catch_up_from"', ""),
    Fault(
        "an account left alone never told",
        "ideolve_catch_up",
        'if(told == "waiting"',
        'if(told == "-"',
    ),
    Fault(
        "an account that just failed asked again",
        "ideolve_catch_up",
        'ifnull(account.get("Ideolve_State"),"") == ""',
        'ifnull(account.get("Ideolve_State"),"") != "-"',
    ),
    Fault("an account's failure not counted", "ideolve_catch_up", "told = made;", 'told = "waiting";'),
    Fault(
        "an account's failure forgotten again", "ideolve_catch_up", 'if(made == "note")', 'if(made != "-")'
    ),
    Fault(
        "an account's note without the comment", "ideolve_catch_up", 'if(made == "note")', 'if(made == "-")'
    ),
    Fault(
        "an account's note not counted as a record",
        "ideolve_catch_up",
        "records = records - 1;\n\t\t\t\t\t\t\tstatements",
        "records = records - 0;\n\t\t\t\t\t\t\tstatements",
    ),
    Fault(
        "an account's note not counted in statements",
        "ideolve_catch_up",
        "statements = statements - account_cost - deal_cost;",
        "statements = statements - 0 - 0;",
    ),
)
