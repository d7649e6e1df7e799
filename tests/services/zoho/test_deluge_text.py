"""Layout is no difference; anything else is."""

import pytest

from zoho_ideolve_wizard.services.zoho.deluge_text import same_code

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
