"""What nobody confirmed is refused while it runs, although the compiler cannot see it."""

import pytest

from .trying import World, logged, refused

NULL = "nothing = null;\n"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('info "Dear " + nothing;', "null as part of a text"),
        ("x = nothing + 1;", "null + number"),
        ('x = nothing.get("a");', "get() of null is not confirmed: check it first"),
        ('x = Map().get("a").get("b");', "get() of null"),
        ("for each  one in nothing\n{\n\tinfo one;\n}", "for each over null"),
        ("x = standalone.a(nothing);", "there is no function"),
        ('x = zoho.crm.getRecordById("Deals",nothing);', "a record's id that is null"),
        ('if(nothing == "")\n{\n\tinfo "a";\n}', "comparing null with text is not confirmed: say ifnull"),
        ("if(200 != nothing)\n{\n\tinfo rec_id;\n}", "comparing number with null is not confirmed"),
        ("info nothing;", "null as part of a text"),
        ('x = "a".replaceAll("a",nothing,true);', "a replacement that is null"),
    ],
)
def test_null(lines: str, reason: str) -> None:
    assert refused(NULL + lines).startswith(reason)


@pytest.mark.parametrize(
    ("left", "operator", "right", "reason"),
    [
        ('"1"', "==", "1", "comparing text with number"),
        ('"true"', "==", "true", "comparing text with boolean"),
        ("1", "==", "true", "comparing number with boolean"),
        ("Map()", "==", "Map()", "comparing map with map"),
        ('"a"', "<", '"b"', "text < text"),
        ('"2026-11-24"', ">=", '"2026-11-23"', "text >= text"),
        ("1", ">", "null", "number > null"),
        ("1", "<", '"2"', "number < text"),
    ],
)
def test_comparisons(left: str, operator: str, right: str, reason: str) -> None:
    assert refused(f'if({left} {operator} {right})\n{{\n\tinfo "a";\n}}').startswith(reason)


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ('"a.b".replaceAll(".","-")', "replaceAll without true"),
        ('"a.b".replaceAll(".","-",false)', "replaceAll without true"),
        ("true + 1", "boolean + number"),
        ('1 - "1"', "number - text"),
        ('Map() + "a"', "map as part of a text"),
        ('20000000.5 + "a"', "how the number"),
        ('"[1]".toMap()', "toMap of JSON that is not an object"),
        ("{1,2}.toString()", "toString() with these arguments of list"),
        ('{1,2}.get("0")', "an index that is no whole number"),
        ("Map().size().length()", "length() with these arguments of number"),
        ("Map().get(1)", "a key that is number instead of text"),
        ('"24 Nov 2026".toTime("dd MMM yyyy")', "'MMM' in the date format"),
        ('zoho.crm.getRecordById("Deals","")', "'' as a record's id"),
        ('zoho.crm.getRecordById("Deals","12a")', "'12a' as a record's id"),
        ('zoho.crm.updateRecord("Deals","1",Map())', "updateRecord without a map of changes"),
    ],
)
def test_arguments(expression: str, reason: str) -> None:
    assert refused(f"x = {expression};").startswith(reason)


def test_a_variable_that_was_not_set_on_this_way() -> None:
    lines = 'if(rec_id == "never")\n{\n\tname = "a";\n}\ninfo name;'
    assert refused(lines) == "'name' was not set on this way"


def test_a_variable_that_changes_its_type() -> None:
    assert refused('x = 1;\nx = "one";') == "'x' held number: it cannot become text"
    assert refused("rec_id = rec_id.toLong();") == "'rec_id' held text: it cannot become number"
    assert logged('x = 1;\nx = null;\nx = 2;\ninfo x + "";') == ("2",)
    assert refused('x = 1;\nx = null;\nx = "one";') == "'x' held number: it cannot become text"


def test_a_condition_that_is_no_boolean() -> None:
    assert refused('if("a".toString())\n{\n\tinfo "a";\n}') == "a condition that is text is not confirmed"
    assert refused('if(Map().get("a"))\n{\n\tinfo "a";\n}') == "a condition that is null is not confirmed"


def test_whether_the_right_side_of_a_condition_is_skipped() -> None:
    lines = 'found = Map().get("a");\nif(found != null && found.get("b") == "c")\n{\n\tinfo "a";\n}'
    assert refused(lines).endswith("(whether the right side of && is skipped is not confirmed: nest the ifs)")
    nested = 'found = Map().get("a");\nif(found != null)\n{\n\tif(found.get("b") == "c")\n\t{\n\t\tinfo "a";\n\t}\n}'
    assert logged(nested) == ()
    needed = 'found = null;\nif(found == null && found.get("b") == "c")\n{\n\tinfo "a";\n}'
    assert refused(needed) == "get() of null is not confirmed: check it first"


def test_what_null_is_compared_with_a_text_is_left_open() -> None:
    lines = 'found = null;\nif(X)\n{\n\tinfo "empty";\n}\nelse\n{\n\tinfo "there";\n}'
    for condition in ('found == null || found == ""', 'found == "" || found == null'):
        assert logged(lines.replace("X", condition)) == ("empty",)
        assert logged(lines.replace("X", condition).replace("null;", '"a";')) == ("there",)
    for condition in ('found != null && found != ""', 'found != "" && found != null'):
        assert logged(lines.replace("X", condition)) == ("there",)
    for condition in (
        'found == ""',
        'found != "a"',
        'found == "" || rec_id == ""',
        'found == "" && rec_id != ""',
    ):
        assert refused(lines.replace("X", condition)).startswith("comparing null with text is not confirmed")


def test_whether_catch_takes_an_error_inside_another_function() -> None:
    broken = "string standalone.broken(String a)\n{\n\tfound = a.toMap();\n\treturn a;\n}"
    careful = (
        "string standalone.careful(String a)\n{\n\ttry\n\t{\n\t\tfound = a.toMap();\n\t}\n"
        '\tcatch (e)\n\t{\n\t\treturn "no map";\n\t}\n\treturn a;\n}'
    )
    tried = 'try\n{\n\tinfo standalone.broken("<html>");\n}\ncatch (e)\n{\n\tinfo e;\n}'
    assert refused(tried, None, broken).startswith("whether catch takes an error inside standalone.broken")
    assert logged(tried.replace("broken", "careful"), None, careful) == ("no map",)


def test_whether_setting_a_map_copies_it() -> None:
    assert refused("a = Map();\nb = a;") == "whether 'b = a' copies is not confirmed"
    assert logged('a = "text";\nb = a;\ninfo b;') == ("text",)


def test_a_list_that_changes_while_it_is_gone_over() -> None:
    lines = "found = {1,2};\nfor each  one in found\n{\n\tfound.add(3);\n}"
    assert "changes while it is gone over" in refused(lines)


def test_times_of_different_clocks() -> None:
    read = ".toTime(\"yyyy-MM-dd'T'HH:mm:ss\")"
    summer, winter = f'"2026-07-01T09:00:00+02:00"{read}', f'"2026-12-01T09:00:00+01:00"{read}'
    for left, right in ((summer, winter), (summer, "zoho.currenttime")):
        assert "is not confirmed" in refused(f'if({left} < {right})\n{{\n\tinfo "a";\n}}', World())


def test_what_is_not_json_in_a_map() -> None:
    lines = 'note = Map();\nnote.put("at",zoho.currenttime);\ninfo note.toString();'
    assert refused(lines) == "date-time inside a map's text is not confirmed"
