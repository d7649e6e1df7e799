"""What confirmed Deluge does: variables, conditions, loops, errors, functions."""

import pytest

from zoho_ideolve_wizard.rehearsal.deluge import DelugeFailure, Refused, compile_source, run

from .trying import World, failed, function, logged, programs, refused


def test_a_function_says_what_it_is() -> None:
    program = compile_source(function('answer = standalone.escape(rec_id);\ninfo "done";'))
    assert (program.namespace, program.name, program.returns) == ("automation", "tried", "void")
    assert program.arguments == ("rec_id",)
    assert program.full_name == "automation.tried"
    assert program.calls == ("standalone.escape",)


def test_text_numbers_and_booleans_join() -> None:
    assert logged('count = 2 + 3 - 1;\ninfo "found " + count + " for " + rec_id;') == ("found 4 for 1001",)
    assert logged('open = true;\ninfo "open: " + open + ", " + 2.5 + ", " + -3;') == ("open: true, 2.5, -3",)


def test_maps_and_lists_are_made_changed_and_shown_as_json() -> None:
    lines = """
note = Map();
note.put("subject","Café \\"A\\"");
note.put("users",{"sharewith":{{"group":"experts"}}});
note.put("gone",null);
items = List();
items.add(1);
items.add("two");
info note.toString();
info items;
info items.get(1) + note.get("subject") + items.size();
info note.containsKey("gone") + ", " + note.containsKey("other") + "";
"""
    assert logged(lines) == (
        '{"subject":"Café \\"A\\"","users":{"sharewith":[{"group":"experts"}]},"gone":null}',
        '[1,"two"]',
        'twoCafé "A"2',
        "true, false",
    )


@pytest.mark.parametrize(
    ("stage", "said"), [("Won", "won"), ("Lost", "over"), ("Dropped", "over"), ("New", "open"), ("", "none")]
)
def test_branches(stage: str, said: str) -> None:
    lines = """
if(rec_id == "Won")
{
	info "won";
}
else if(rec_id == "Lost" || rec_id == "Dropped")
{
	info "over";
}
else if(rec_id != "" && !Map().containsKey(rec_id))
{
	info "open";
}
else
{
	info "none";
}
"""
    assert logged(lines, arguments={"rec_id": stage}) == (said,)


def test_loops_go_over_lists() -> None:
    lines = """
// a comment on its own line
total = 0;
/* and one
   over two lines */
for each  one in {3,4}
{
	total = total + one;
	for each  word in {"a","b"}
	{
		info word + one;
	}
}
info total + "";
"""
    assert logged(lines) == ("a3", "b3", "a4", "b4", "7")


def test_return_ends_a_function_wherever_it_stands() -> None:
    lines = """
try
{
	for each  one in {1,2}
	{
		info one + "";
		if(one == 1)
		{
			return;
		}
	}
}
catch (e)
{
	info "caught";
}
info "not reached";
"""
    assert logged(lines) == ("1",)


def test_an_argument_that_was_never_mapped_is_null_or_empty() -> None:
    lines = 'if(ifnull(rec_id,"") == "")\n{\n\tinfo "no id";\n\treturn;\n}\ninfo "id";'
    assert logged(lines, arguments={}) == ("no id",)
    assert logged(lines, arguments={"rec_id": ""}) == ("no id",)
    assert logged(lines) == ("id",)


def test_an_argument_that_is_not_declared_is_a_mistake_of_whoever_runs_it() -> None:
    with pytest.raises(ValueError, match="has no argument other"):
        run(compile_source(function('info "x";')), {"other": "1"}, World(), {})


def test_catch_takes_runtime_errors_and_the_rest_goes_on() -> None:
    lines = """
try
{
	found = "<html>".toMap();
	info "not reached";
}
catch (e)
{
	info "caught: " + e;
}
info "after";
"""
    assert logged(lines) == ("caught: line 5: Invalid JSON Format String", "after")


def test_a_runtime_error_has_its_line_and_what_was_logged_before() -> None:
    program = compile_source(function('info "begun";\nfound = {1,2}.get(2);'))
    with pytest.raises(DelugeFailure) as caught:
        run(program, {}, World(), {})
    assert (caught.value.line, caught.value.log) == (4, ("begun",))
    assert str(caught.value) == "automation.tried, line 4: Given index 2 is greater than the list size"


def test_an_error_inside_another_function_names_that_one() -> None:
    number = "string standalone.number(String a)\n{\n\tfound = a.toLong();\n\treturn a;\n}"
    program = compile_source(function('info standalone.number("ten");'))
    with pytest.raises(DelugeFailure, match=r"^standalone\.number, line 3: 'ten' can not be cast"):
        run(program, {}, World(), programs(number))
    none = "string standalone.none(String a)\n{\n\treturn null;\n}"
    with pytest.raises(Refused, match=r"^standalone\.none, line 1: none returns text only, not null"):
        run(compile_source(function('info standalone.none("");')), {}, World(), programs(none))


def test_catch_does_not_take_what_nobody_confirmed() -> None:
    lines = 'try\n{\n\tname = null;\n\tinfo "Dear " + name;\n}\ncatch (e)\n{\n\tinfo "caught";\n}'
    program = compile_source(function(lines))
    with pytest.raises(Refused) as caught:
        run(program, {}, World(), {})
    assert (caught.value.line, caught.value.log) == (6, ())


ESCAPE = """
string standalone.escape(String text)
{
	// the ampersand first
	escaped = text.replaceAll("&","&amp;",true);
	escaped = escaped.replaceAll("<","&lt;",true);
	return escaped;
}
"""


def test_standalone_functions_are_called_and_return_text() -> None:
    assert logged('info standalone.escape("a & <b>");', None, ESCAPE) == ("a &amp; &lt;b>",)
    assert run(programs(ESCAPE)["standalone.escape"], {"text": "<"}, World(), {}).returned == "&lt;"
    assert refused('info standalone.missing("x");') == "there is no function standalone.missing"
    assert refused("info standalone.escape(null);", None, ESCAPE) == (
        "'text' of standalone.escape is text, not null"
    )
    assert refused('info standalone.escape("a","b");', None, ESCAPE) == "standalone.escape takes 1 arguments"
    none = 'string standalone.none(String a)\n{\n\tfound = Map();\n\treturn found.get("x");\n}'
    assert refused('info standalone.none("x");', None, none) == "none returns text only, not null"


def test_functions_cannot_call_each_other_for_ever() -> None:
    again = "string standalone.again(String a)\n{\n\tb = standalone.again(a);\n\treturn b;\n}"
    assert "inside each other" in refused('info standalone.again("x");', None, again)


def many(lines: str, times: int) -> str:
    """The lines so many times, in a loop."""
    numbers = "{" + ",".join("1" for _ in range(times)) + "}"
    return f"for each  turn in {numbers}\n{{\n{lines}\n}}"


def test_the_statements_of_a_function_are_counted() -> None:
    step = "total = 0;\n" * 9
    assert logged(many(step, 499)) == ()
    assert refused(many(step, 501)) == "more than 5000 statements were executed in a function"
    caught = f"try\n{{\n{many(step, 501)}\n}}\ncatch (e)\n{{\n\tinfo e;\n}}"
    assert refused(caught) == "more than 5000 statements were executed in a function"


def test_a_function_calls_not_too_many_others_and_theirs_do_not_count() -> None:
    busy = f"string standalone.busy(String a)\n{{\n{many('b = 0;' * 99, 40)}\n\treturn a;\n}}"
    call = 'done = standalone.busy("x");'
    ran = run(compile_source(function(many(call, 40))), {}, World(), programs(busy))
    assert ran.statements == 1 + 40 * (2 + 1 + 40 * 100 + 1)
    assert refused(many(call, 60), None, busy) == "more than 200000 statements were executed in a run"
    assert logged(many('done = standalone.escape("x");', 75), None, ESCAPE) == ()
    assert refused(many('done = standalone.escape("x");', 76), None, ESCAPE) == (
        "more than 75 functions were called in a function"
    )


def test_maps_and_lists_from_json() -> None:
    lines = """
fields = "{\\"fields\\":[{\\"api\\":\\"Phone\\"},{\\"api\\":\\"Website\\"}],\\"count\\":2}".toMap();
for each  field in fields.get("fields")
{
	info field.get("api");
}
info fields.get("count") + 1 + "";
"""
    assert logged(lines) == ("Phone", "Website", "3")
    assert failed('x = "Phone,Website".toMap();') == "Invalid JSON Format String"
    assert failed('x = "{\\"a\\":NaN}".toMap();') == "Invalid JSON Format String: NaN"


def test_numbers_from_text() -> None:
    assert logged('info "20".toLong() + 1 + "";') == ("21",)
    assert failed('info "twenty".toLong() + "";') == "'twenty' can not be cast to 'BIGINT'"


def test_a_watermark_is_compared_as_a_date_time() -> None:
    lines = """
sent = "2026-11-24T09:00:00+05:30".toTime("yyyy-MM-dd'T'HH:mm:ss");
for each  made in {"2026-11-24T08:59:59+05:30","2026-11-24T09:00:00+05:30","2026-11-24T09:00:01+05:30"}
{
	if(made.toTime("yyyy-MM-dd'T'HH:mm:ss") > sent)
	{
		info made;
	}
}
"""
    assert logged(lines) == ("2026-11-24T09:00:01+05:30",)
    assert failed('at = "yesterday".toTime("yyyy-MM-dd");') == "UnParsable date: yesterday"


def test_today_is_a_text() -> None:
    assert logged('info zoho.currentdate.toString("yyyy-MM-dd");') == ("2026-11-24",)
    assert logged("info zoho.currenttime.toString(\"yyyy-MM-dd'T'HH:mm:ss\");") == ("2026-11-24T09:30:05",)
