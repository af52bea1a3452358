"""The report for people: carets under what is meant, 80 columns, no control characters."""

from __future__ import annotations

import pytest

from awesomekit.engine import LintResult
from awesomekit.model import Diagnostic, Fix, Related, Severity
from awesomekit.report import text as text_report
from awesomekit.report.terminal import visible, width
from awesomekit.source import Edit, Source, Span


def caret_line(text: str, marked: str, occurrence: int = 1) -> tuple[str, str]:
    """The two lines that are printed for a finding at ``marked``."""
    start = -1
    for _ in range(occurrence):
        start = text.index(marked, start + 1)
    span = Span(start, start + len(marked))
    shown, caret = text_report.excerpt(Source("x", text), span, lambda caret: caret)
    return shown, caret


@pytest.mark.parametrize(
    ("text", "marked", "shown", "caret"),
    [
        ("- **Date:** 20x3", "x", "  1 | - **Date:** 20x3", "    |               ^"),
        ("日期：20x3", "x", "  1 | 日期：20x3", "    |         ^"),
        ("日期错误", "错误", "  1 | 日期错误", "    |     ^^^^"),
        ("🦙 👨‍👩‍👧 1️⃣ x", "x", "  1 | 🦙 👨‍👩‍👧 1️⃣ x", "    |          ^"),
        ("a\tb", "b", "  1 | a    b", "    |      ^"),
        ("é\u0301x", "x", "  1 | é\u0301x", "    |  ^"),
        ("a\x1b[31mb", "b", "  1 | a\\x1b[31mb", "    |          ^"),
        ("\u202eab", "b", "  1 | \\u202eab", "    |        ^"),
        ("", "", "  1 | ", "    | ^"),
        ("one\ntwo", "two", "  2 | two", "    | ^^^"),
    ],
    ids=[
        "ascii",
        "after chinese",
        "chinese",
        "emoji",
        "tab",
        "combining",
        "escape sequence",
        "bidi control",
        "empty file",
        "second line",
    ],
)
def test_caret_sits_under_what_is_meant(text: str, marked: str, shown: str, caret: str) -> None:
    assert caret_line(text, marked) == (shown, caret)


def test_span_over_lines_is_marked_to_the_end_of_its_first() -> None:
    shown, caret = caret_line("ab cd\nef", "cd\nef")
    assert (shown, caret) == ("  1 | ab cd", "    |    ^^")


@pytest.mark.parametrize("offset", [0, 3, 200, 397])
@pytest.mark.parametrize("filling", ["word ", "中文🦙"])
def test_long_lines_are_cut_around_the_span(offset: int, filling: str) -> None:
    text = filling * 100
    text = text[:offset] + "HERE" + text[offset:]
    shown, caret = caret_line(text, "HERE")
    assert width(shown) <= 80
    assert width(caret) <= 80
    start = caret.index("^")
    column = 0
    for index, char in enumerate(shown):
        if column == start:
            assert shown[index : index + 4] == "HERE"
            break
        column += width(char)
    assert caret.count("^") == 4


def test_whole_report() -> None:
    text = "# T\n\n- **Date:** 2023年\n"
    start = text.index("2023")
    found = Diagnostic(
        path="lists/a\x1b.md",
        code="AK305",
        slug="invalid-value",
        severity=Severity.ERROR,
        span=Span(start, start + 5),
        message='"2023年" is a year alone; write the month as well, for example "2023-07", '
        "so that the entries can be sorted",
        related=(Related("lists/b.md", Span(0, 1), "like here"),),
        fix=Fix('Write "2023-07"', (Edit(Span(start, start + 5), "2023-07"),), safe=False),
    )
    note = Diagnostic("lists/b.md", "AK503", "x", Severity.INFORMATION, Span(0, 0), "note")
    sources = {found.path: Source(found.path, text), "lists/b.md": Source("lists/b.md", "# B")}
    result = LintResult((found, note), sources, 2)
    assert text_report.report(result) == (
        "lists/a\\x1b.md:3:13: error AK305 invalid-value\n"
        '  "2023年" is a year alone; write the month as well, for example "2023-07", so\n'
        "  that the entries can be sorted\n"
        "  3 | - **Date:** 2023年\n"
        "    |             ^^^^^^\n"
        "  see lists/b.md:1:1: like here\n"
        "  1 | # B\n"
        "    | -\n"
        '  unsafe fix: Write "2023-07"\n'
        "\n"
        "lists/b.md:1:1: information AK503 x\n"
        "  note\n"
        "  1 | # B\n"
        "    | ^\n"
        "\n"
        '"awesomekit rule AK305" says what a rule means and why\n'
        "2 files checked: 1 error, 1 note\n"
    )
    assert result.exit_status == 1


def test_information_alone_does_not_fail() -> None:
    note = Diagnostic("x", "AK503", "x", Severity.INFORMATION, Span(0, 0), "note")
    assert LintResult((note,), {"x": Source("x", "")}, 1).exit_status == 0


def test_nothing_found_is_one_line() -> None:
    assert text_report.report(LintResult((), {}, 1)) == "1 file checked: no problems found\n"


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2066, 0xFEFF])
def test_no_control_character_is_printed(code: int) -> None:
    shown = visible(f"a{chr(code)}b")
    assert chr(code) not in shown
    assert shown.startswith("a\\")


def test_joiners_and_variation_selectors_are_printed() -> None:
    assert visible("👨‍👩‍👧 ⚙️ क्‍ष") == "👨‍👩‍👧 ⚙️ क्‍ष"
