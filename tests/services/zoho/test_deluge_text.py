"""Layout is no difference; anything else is."""

import pytest

from zoho_ideolve_wizard.services.zoho.deluge_text import Change, changes, same_code

SOURCE = 'void automation.x(String id)\n{\n\tinfo "a  b";\n\tif(id == "")\n\t{\n\t\treturn;\n\t}\n}\n'


@pytest.mark.parametrize(
    "other",
    [
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("\t", "    "),
        SOURCE.replace("\n", "\n\n"),
        SOURCE.replace('if(id == "")', 'if ( id=="" )  '),
        SOURCE.rstrip(),
    ],
)
def test_layout(other: str) -> None:
    assert same_code(SOURCE, other)


@pytest.mark.parametrize(
    "other",
    [
        "",
        SOURCE.replace("a  b", "a b"),
        SOURCE.replace("return;", "// return;"),
        SOURCE.replace("id ==", "id !="),
        SOURCE.replace('info "a  b";\n\t', 'info "a  b"; '),
        SOURCE.replace('"a  b"', "'a  b'"),
    ],
)
def test_more_than_layout(other: str) -> None:
    assert not same_code(SOURCE, other)


def test_a_quotation_mark_inside_a_text_does_not_end_it() -> None:
    assert not same_code(r'info "a\"  b";', r'info "a\" b";')


def test_the_lines_that_differ_are_named_with_their_place_and_layout_is_none_of_them() -> None:
    edited = (
        SOURCE.replace("\t", "    ").replace("\n", "\r\n").replace('"a  b"', '"a b"').replace("return;", "")
    )
    assert changes(edited, SOURCE) == [
        Change(3, ('info "a b";',), ('info "a  b";',)),
        Change(7, (), ("return;",)),
    ]
    assert changes(SOURCE, SOURCE + "\n\n") == []


def test_what_is_missing_at_the_end_stands_after_the_last_line() -> None:
    assert changes("a;\n\nb;\n", "a;\nb;\nc;") == [Change(4, (), ("c;",))]
    assert changes("", "a;") == [Change(1, (), ("a;",))]
