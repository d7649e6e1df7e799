"""What the compiler does not take, or what nobody confirmed that it takes."""

from tests.deluge.faults.fault import Fault

SPELLING = (
    Fault("a missing semicolon", "ideolve_sync", 'kind = "Account";', 'kind = "Account"'),
    Fault(
        "a missing semicolon after a map",
        "ideolve_mail",
        '{"Ideolve_Mailed_On":today};',
        '{"Ideolve_Mailed_On":today}',
    ),
    Fault("a missing bracket", "ideolve_values", "values = Map();", "values = Map(;"),
    Fault(
        "a missing brace", "ideolve_account_saved", "\t\treturn;\n\t}\n\tproblem", "\t\treturn;\n\tproblem"
    ),
    Fault(
        "an if without braces",
        "ideolve_catch_up",
        "\t\t\t\telse\n\t\t\t\t{\n\t\t\t\t\tin_a_row = 0;\n\t\t\t\t}",
        "\t\t\t\telse\n\t\t\t\t\tin_a_row = 0;",
    ),
    Fault(
        "a comment after code",
        "ideolve_find",
        'found.put("ok","yes");\n\t\t}\n\t\telse if',
        'found.put("ok","yes"); // rows\n\t\t}\n\t\telse if',
    ),
    Fault(
        "a comment inside invokeurl",
        "ideolve_post",
        "\t\t\tdetailed:true\n",
        "\t\t\t// all of it\n\t\t\tdetailed:true\n",
    ),
    Fault(
        "a conditional expression",
        "ideolve_tell_account",
        'what = "was added to";',
        'what = told == "" ? "was added to" : "was moved to";',
    ),
    Fault(
        "a counting loop",
        "ideolve_send_files",
        "for each  moment in {1,2,3}",
        "for(moment = 1; moment <= 3; moment = moment + 1)",
    ),
    Fault("= for ==", "ideolve_sync", 'if(module == "Deals")', 'if(module = "Deals")'),
    Fault(
        "and for &&",
        "ideolve_sync",
        'note_id == "" && (state',
        'note_id == "" and (state',
    ),
    Fault(
        "an answer that is not kept",
        "ideolve_meeting_added",
        '{"Ideolve_Told_Account":""};\n\t\tkept = standalone',
        '{"Ideolve_Told_Account":""};\n\t\tstandalone',
    ),
    Fault(
        "a declaration without its namespace",
        "ideolve_escape",
        "string standalone.ideolve_escape",
        "string ideolve_escape",
    ),
    Fault("a void helper", "ideolve_remember", "string standalone", "void standalone"),
)
