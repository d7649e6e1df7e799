"""What the compiler does not take, with its line; also on ways that never run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zoho_ideolve_wizard.rehearsal.deluge import CompilationError, SourceError, compile_source

from .trying import error_in, error_of, function

PIECES = (
    *("if(", "for each x in", "try", "catch (e)", "return", "info", "{", "}", "[", "]", "(", ")", ";", "\n"),
    *("=", "==", "+", "&&", "!", ".", ",", ":", '"text"', '"', "1", "rec_id", "x", "Map()", "invokeurl"),
    *("sendmail", "zoho.", "standalone.", "//", "/*", "*/", "\\", "'", "é", "null", "true"),
)

MISSING_SEMICOLON = "';' is missing at the end of the statement"


def test_a_missing_semicolon_is_told_on_its_own_line() -> None:
    message, line = error_of(function('info "a";\nname = rec_id\ninfo name;'))
    assert message.startswith(MISSING_SEMICOLON)
    assert line == 4
    assert error_in("return").startswith(MISSING_SEMICOLON)
    assert error_in('info "a"').startswith(MISSING_SEMICOLON)
    assert error_in('note = Map();\nnote.put("a",1)').startswith(MISSING_SEMICOLON)


def test_every_error_of_a_source_is_told_in_order() -> None:
    with pytest.raises(CompilationError) as caught:
        compile_source(function("info one;\ninfo rec_id.shout();\ninfo two;"))
    assert [(error.message, error.line) for error in caught.value.errors] == [
        ("Variable 'one' is not defined", 3),
        ("Not able to find 'shout' function", 4),
        ("Variable 'two' is not defined", 5),
    ]
    assert str(caught.value).startswith("line 3: Variable 'one' is not defined; line 4:")


@pytest.mark.parametrize(
    "lines",
    [
        "info nmae;",
        'if(rec_id == "never")\n{\n\tinfo nmae;\n}',
        "try\n{\n\tinfo rec_id;\n}\ncatch (e)\n{\n\tinfo nmae + e;\n}",
        'if(rec_id == "a")\n{\n\tinfo "a";\n}\nelse if(nmae == "b")\n{\n\tinfo "b";\n}',
        'note = {"a":{"b":nmae}};',
        "note = {1,nmae};",
        "nmae = nmae + 1;",
        'note = Map();\nnote.put("a",nmae);',
        "for each  one in nmae\n{\n\tinfo one;\n}",
        "info standalone.escape(nmae);",
        "response = invokeurl\n[\n\turl :nmae\n\ttype :GET\n];",
        'sendmail\n[\n\tfrom :nmae\n\tto :"a@example.com"\n\tsubject :"s"\n\tmessage :"m"\n]',
    ],
)
def test_a_name_that_was_never_set_above_is_not_defined_wherever_it_stands(lines: str) -> None:
    assert error_in(lines) == "Variable 'nmae' is not defined"


def test_what_one_branch_sets_no_other_branch_knows() -> None:
    lines = 'if(rec_id == "a")\n{\n\tx = "a";\n}\nelse if(X == "b")\n{\n\tinfo Y;\n}\nelse\n{\n\tinfo Z;\n}\ninfo x;'
    for place in "XYZ":
        source = "".join(
            ("x" if letter == place else "rec_id") if letter in "XYZ" else letter for letter in lines
        )
        assert error_in(source) == "Variable 'x' is not defined"
    assert (
        errors_of(function(lines.replace("X", "rec_id").replace("Y", "rec_id").replace("Z", "rec_id"))) == ()
    )


def test_a_variable_of_a_loop_or_catch_is_gone_after_it() -> None:
    assert error_in("for each  one in {1,2}\n{\n\tinfo one;\n}\ninfo one;") == "Variable 'one' is not defined"
    assert error_in("try\n{\n\tinfo rec_id;\n}\ncatch (e)\n{\n\tinfo e;\n}\ninfo e;") == (
        "Variable 'e' is not defined"
    )
    assert error_in("for each  rec_id in {1,2}\n{\n\tinfo rec_id;\n}") == "'rec_id' is a variable already"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("x = rec_id.escapeHtml();", "escapeHtml"),
        ("x = isNull(rec_id);", "isNull"),
        ('x = zoho.crm.searchRecords("Deals","a");', "zoho.crm.searchRecords"),
        ('x = zoho.crm.createRecord("Deals",Map());', "zoho.crm.createRecord"),
        ("x = len(rec_id);", "len"),
        ("x = rec_id.trim();", "trim"),
        ("x = {1,2}.isEmpty();", "isEmpty"),
        ('x = Map().putAll("a");', "putAll"),
        ('if(rec_id == "never")\n{\n\trec_id.shout();\n}', "shout"),
    ],
)
def test_what_is_not_listed_does_not_exist(lines: str, name: str) -> None:
    assert error_in(lines) == f"Not able to find '{name}' function"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ('x = rec_id.replaceAll("a");', "replaceAll"),
        ("x = ifnull(rec_id);", "ifnull"),
        ('x = zoho.crm.getRecordById("Deals");', "zoho.crm.getRecordById"),
        ('x = zoho.crm.updateRecord("Deals",rec_id);', "zoho.crm.updateRecord"),
        ("x = Map(rec_id);", "Map"),
        ('x = Map();\nx.put("a");', "put"),
        ("x = rec_id.length(1);", "length"),
    ],
)
def test_the_wrong_number_of_arguments(lines: str, name: str) -> None:
    assert error_in(lines) == f"No. of arguments mismatches for the function {name}"


def test_values_are_taken_and_effects_are_not() -> None:
    assert error_in("rec_id.length();") == "'length' function needs to be assigned to a variable"
    assert error_in("standalone.escape(rec_id);") == (
        "'standalone.escape' function needs to be assigned to a variable"
    )
    assert error_in('zoho.crm.updateRecord("Deals",rec_id,{"a":1});') == (
        "'zoho.crm.updateRecord' function needs to be assigned to a variable"
    )
    assert error_in('x = Map();\ny = x.put("a",1);') == (
        "put function cant be assigned to variable or used in expression"
    )


@pytest.mark.parametrize(
    "lines",
    [
        'info "a"; // after code',
        'if(rec_id == "a") // after code\n{\n\tinfo "a";\n}',
        'info "a"; /* after code */',
    ],
)
def test_a_comment_after_code_is_not_taken(lines: str) -> None:
    assert error_in(lines) == "a comment after code is not taken: give it a line of its own"


def test_other_comments_that_are_not_taken() -> None:
    inside = "x = invokeurl\n[\n\t// where\n\turl :rec_id\n\ttype :GET\n];"
    assert error_in(inside) == "a comment inside [ ] is not taken: put it before the task"
    assert error_in("/* never closed") == "the comment is not closed"
    assert error_in('/* closed */ info "a";') == "code after a comment on its line is not taken"


@pytest.mark.parametrize(
    "lines",
    ['if(rec_id == "a")\n\tinfo "a";', "for each  one in {1,2}\n\tinfo one;", 'try\n\tinfo "a";'],
)
def test_braces_always(lines: str) -> None:
    assert error_in(lines).startswith("'{' is missing")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('x = rec_id == "a" ? 1 : 2;', "'?' is not confirmed"),
        ("x = rec_id;\nx++;", "'+' is not the beginning of a value"),
        ("for(i = 0;i < 3;i = i + 1)\n{\n\tinfo i;\n}", "'each' is missing"),
        ('while(rec_id == "a")\n{\n\tinfo rec_id;\n}', "';' is missing"),
        ("x = 'a';", "single quotes are not for text"),
        ('x = "a;', "the text is not closed on its line"),
        ('x = "a\\t";', "in a text only"),
        ("x = {};", "{} may be a map or a list"),
        ("x = 2 * 3;", "'*' is not confirmed"),
        ("x = 2 / 3;", "'/' is not confirmed"),
        ("x = rec_id.size;", "'size' after '.' is not a method"),
        ("x = zoho.loginuserid;", "'zoho.loginuserid' is not confirmed"),
        ("x = input.rec_id;", "'input' is not a value"),
        ("map = 1;\nMap = 2;", "'Map' is not a value"),
        ("String x = rec_id;", "'String' is not a value"),
        ('x = rec_id == "a" && rec_id == "b" || rec_id == "c";', "&& and || side by side"),
        ("x = 1 < 2 < 3;", "a comparison of a comparison"),
        ("x = -rec_id;", "'-' before anything but a number"),
        ('x = {rec_id:"a"};', "the key of a map in braces is a text in quotes"),
        ('x = {"a":1,"b":2,"a":3};', "a key is there twice in a map"),
        ("x = " + "(" * 2000 + "1" + ")" * 2000 + ";", "the source is nested too deeply"),
        ('"a" = rec_id;', "only a variable can be set"),
        ("rec_id;", "'rec_id' does not begin a statement"),
        ('info "a";\n}\ninfo "b";', "'info' after the end of the function"),
        ('if(rec_id == "a")\n{\n\tinfo "a";', "this '{' is not closed"),
        ("open = true;\nif(open)\n{\n\tinfo rec_id;\n}", "a condition is a comparison or a call"),
        ("open = true;\nif(!open)\n{\n\tinfo rec_id;\n}", "a condition is a comparison or a call"),
        ('return;\ninfo "a";', "nothing after return is ever reached"),
        ("try\n{\n\tinfo rec_id;\n}\ninfo rec_id;", "'catch' is missing"),
        ("throw rec_id;", "'throw' does not begin a statement"),
    ],
)
def test_what_is_not_confirmed(lines: str, message: str) -> None:
    assert error_in(lines).startswith(message)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('info "a";', "a function begins with void or string"),
        ("void button.a()\n{\n}", "'button' is not a kind of function"),
        ("string automation.a()\n{\n}", "a function of the kind automation returns void"),
        ("void standalone.a()\n{\n}", "a function of the kind standalone returns string"),
        ("void schedule.a(String id)\n{\n}", "a schedule has nothing to give to an argument"),
        ("void automation.a(Int id)\n{\n}", "'Int': only String is confirmed"),
        ("void automation.a(id)\n{\n}", "'id': only String is confirmed"),
        ("void automation.a(String b,String b)\n{\n}", "the argument 'b' is there twice"),
        ("void automation.a()\n{\n\treturn 1;\n}", "a void function returns nothing"),
        ('string standalone.a()\n{\n\tinfo "a";\n}', "Missing return statement"),
        ("string standalone.a()\n{\n\treturn;\n}", "Missing return statement"),
        (
            "string standalone.a(String b)\n{\n\tif(b == null)\n\t{\n\t\treturn b;\n\t}\n}",
            "Missing return statement",
        ),
        ("void automation.a()\n{\n}\nvoid automation.b()\n{\n}", "'void' after the end of the function"),
        ("", "a function begins with void or string"),
    ],
)
def test_a_function_is_declared_as_confirmed(source: str, message: str) -> None:
    assert error_of(source)[0].startswith(message)


def test_windows_line_ends_count_the_same() -> None:
    assert error_of(function('info "a";\ninfo b;').replace("\n", "\r\n")) == (
        "Variable 'b' is not defined",
        4,
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_is_written_compiles_or_is_told_with_its_line(pieces: list[str]) -> None:
    source = function(" ".join(pieces))
    lines = {error.line for error in errors_of(source)}
    assert lines <= set(range(1, source.count("\n") + 2))


def errors_of(source: str) -> tuple[SourceError, ...]:
    """Every error; none if it compiles."""
    try:
        compile_source(source)
    except CompilationError as problem:
        return problem.errors
    return ()
