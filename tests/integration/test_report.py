"""The hand-over report: reads as what was put in, and cannot be bent by it."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.integration.report import Section, escape, handover, save_owner_only


def test_a_report_has_its_parts_in_order_and_leaves_out_what_is_empty() -> None:
    report = handover(
        "Acme, connected",
        [
            Section(
                "Proven",
                text="Looked up today.\n\nBy the wizard.",
                facts=[("Organization", "Acme Ltd."), ("Edition", "Enterprise")],
                items=["The workspace exists", "Ana is in the group"],
                message="Hello Ana,\n\nplease log in.",
            ),
            Section("Waiting for others"),
        ],
    )
    assert report == (
        "# Acme, connected\n\n"
        "## Proven\n\n"
        "Looked up today.\n\n"
        "By the wizard.\n\n"
        "- **Organization:** Acme Ltd.\n"
        "- **Edition:** Enterprise\n\n"
        "- The workspace exists\n"
        "- Ana is in the group\n\n"
        "```text\nHello Ana,\n\nplease log in.\n```\n\n"
        "## Waiting for others\n"
    )


@pytest.mark.parametrize(
    ("outside", "escaped"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("[click](http://example.com)", r"\[click\]\(http://example.com\)"),
        ("![x](y)", r"\!\[x\]\(y\)"),
        ("<script>alert(1)</script>", r"&lt;script&gt;alert\(1\)&lt;/script&gt;"),
        ("&amp;", "&amp;amp;"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("a | b", r"a \| b"),
        ("~~~", r"\~\~\~"),
        ("===", r"\=\=\="),
        ("back\\slash", r"back\\slash"),
        ("two\nlines\r\n# three", r"two lines \# three"),
        ("    indented", "indented"),
        ("bell\x07 and \x1b[31mred", r"bell and \[31mred"),
        ("\u202eright to left\u2066", "right to left"),
        ("Ana Silva", "Ana Silva"),
        ("\u05d0\u05e0\u05d4 Stra\xdfe", "\u05d0\u05e0\u05d4 Stra\xdfe"),
    ],
)
def test_outside_text_is_text(outside: str, escaped: str) -> None:
    assert escape(outside) == escaped


@given(st.text(max_size=60))
def test_no_text_makes_a_line_heading_or_tag_of_its_own(text: str) -> None:
    report = handover(text, [Section(text, text=text.replace("\n", " "), facts=[(text, text)], items=[text])])
    lines = report.splitlines()
    assert len([line for line in lines if line.startswith("#")]) == 2
    assert len([line for line in lines if line.startswith("-")]) == 2
    assert "<" not in report


@pytest.mark.parametrize("message", ["```\nout", "````` a\n```", "`", "~~~", "<b>x</b>\x1b[0m"])
def test_a_message_cannot_close_its_block(message: str) -> None:
    lines = handover("t", [Section("s", message=message)]).splitlines()
    start = next(index for index, line in enumerate(lines) if line.endswith("`text"))
    fence = lines[start].removesuffix("text")
    assert lines[-1] == fence
    assert not any(line.startswith(fence) for line in lines[start + 1 : -1])
    assert "\x1b" not in "".join(lines)


def test_the_file_is_the_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "hand-over.md"
    save_owner_only(path, "# Stra\xdfe\n")
    assert path.read_bytes() == "# Stra\xdfe\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
