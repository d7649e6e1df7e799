"""The hand-over report: reads as what was put in, and cannot be bent by it."""

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

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
        ("__init__", r"\_\_init\_\_"),
        ("[click](http://example.com)", r"\[click\](http://example.com)"),
        ("![x](y)", r"!\[x\](y)"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("&lt;b&#62; R&D", "&amp;lt;b&amp;#62; R&D"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("> quote", r"\> quote"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("~~~", r"\~\~\~"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("===", r"\==="),
        ("---", r"\---"),
        ("ana_silva-b@example.com, 2026-11-24", "ana_silva-b@example.com, 2026-11-24"),
        ("2026-11-24, run 3", "2026-11-24, run 3"),
        ("24 November 2026", "24 November 2026"),
        ("3.5 percent", "3.5 percent"),
        ("-1 of them", "-1 of them"),
        ("sales (north) #1!", "sales (north) #1!"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines\r\n# three", "two lines # three"),
        ("    indented", "indented"),
        ("bell\x07 and \x1b[31mred", r"bell and \[31mred"),
        ("\u202eright to left\u2066", "right to left"),
        ("Ana Silva", "Ana Silva"),
        ("\u05d0\u05e0\u05d4 Stra\xdfe", "\u05d0\u05e0\u05d4 Stra\xdfe"),
    ],
)
def test_outside_text_is_text(outside: str, escaped: str) -> None:
    assert escape(outside) == escaped


SIGNS = st.text(st.sampled_from("ab1 *_`~[]()<>#+-=.!&;|\\\n\t\u202e\xe9/:@"), max_size=25)


@given(st.one_of(SIGNS, st.text(max_size=40)))
def test_a_reader_of_markdown_sees_the_text_itself(text: str) -> None:
    shown = " ".join(
        re.sub(
            r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", " ", text
        ).split()
    )
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(escape(text))
    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if shown else []
    )
    pieces = tokens[1].children or [] if tokens else []
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    assert "".join(piece.content for piece in pieces) == shown


@given(SIGNS)
def test_no_text_adds_a_part_to_the_report(text: str) -> None:
    report = handover(f"t{text}", [Section(f"s{text}", f"p{text}", [(f"l{text}", f"v{text}")], [f"i{text}"])])
    opened = [token.type for token in MarkdownIt("commonmark").parse(report) if token.nesting == 1]
    paragraphs = ["paragraph_open"] * len(re.split(r"\n\s*\n", f"p{text}".strip()))
    assert [kind for kind in opened if kind != "paragraph_open"] == [
        "heading_open",
        "heading_open",
        "bullet_list_open",
        "list_item_open",
        "list_item_open",
    ]
    assert opened[2 : 2 + len(paragraphs)] == paragraphs


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
