"""Names of findings stay while lines move, and differ where findings do."""

from __future__ import annotations

from dataclasses import replace

from hostile import hostile_result
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.api import lint_text
from awesomekit.findings import LintResult
from awesomekit.model import Diagnostic, Severity
from awesomekit.report.fingerprints import fingerprints
from awesomekit.source import Source, Span

LINES = ["same 🦙 word", "same 🦙 word", "other word", "word"]
# no line of these holds what is marked, so none of them is a finding
FILLINGS = st.lists(st.text(alphabet="abc中🦙 #>-", max_size=8), max_size=4)


def marked(lines: list[str], path: str = "x.md", newline: str = "\n") -> LintResult:
    """A finding at every "word"."""
    text = newline.join(lines)
    found = []
    at = text.find("word")
    while at >= 0:
        span = Span(at, at + 4)
        found.append(Diagnostic(path, "AK101", "mojibake", Severity.ERROR, span, "word"))
        at = text.find("word", at + 4)
    return LintResult(tuple(found), {path: Source(path, text)}, 1, paths=(path,))


@given(st.tuples(*(FILLINGS for _ in range(len(LINES) + 1))), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60, deadline=None)
def test_lines_around_do_not_matter(between: tuple[list[str], ...], newline: str) -> None:
    moved = list(between[0])
    for line, filling in zip(LINES, between[1:], strict=True):
        moved += [line, *filling]
    assert fingerprints(marked(moved, newline=newline)) == fingerprints(marked(LINES))


@given(st.integers(0, 3), st.sampled_from(["", "text", "> q", "- item"]))
@settings(max_examples=15, deadline=None)
def test_findings_of_real_rules_keep_their_names(at: int, line: str) -> None:
    body = "# A\n\n[x](#none)\n\n[x](#none)\n\n- [y](http://github.com/a/b)\n"
    parts = body.split("\n\n")
    parts.insert(at, line)
    before, after = ("\n\n".join(lines) for lines in (body.split("\n\n"), parts))
    names = [
        set(fingerprints(LintResult(lint_text(text, "x.md"), {"x.md": Source("x.md", text)}, 1)))
        for text in (before, after)
    ]
    assert names[0] <= names[1]
    assert len(names[0]) == 3


def test_white_space_does_not_matter() -> None:
    assert fingerprints(marked(["a word"])) == fingerprints(marked(["  a\t word "]))


def test_equal_findings_have_names_of_their_own() -> None:
    names = fingerprints(marked(["word word", "word", "word"]))
    assert len(set(names)) == 4
    assert fingerprints(marked(["word word", "word"])) == names[:3]


def test_line_rule_and_file_tell_findings_apart() -> None:
    (plain,) = fingerprints(marked(["a word"]))
    (line,) = fingerprints(marked(["b word"]))
    (path,) = fingerprints(marked(["a word"], path="y.md"))
    result = marked(["a word"])
    (rule,) = fingerprints(
        replace(result, diagnostics=(replace(result.diagnostics[0], code="AK102"),))
    )
    assert len({plain, line, path, rule}) == 4


def test_names_are_hexadecimal_whatever_the_bytes() -> None:
    names = fingerprints(hostile_result())
    assert len(set(names)) == 3
    assert all(len(name) == 32 and int(name, 16) >= 0 for name in names)
    # such text cannot come from a file, but from a program
    assert len(fingerprints(marked(["\ud800 word"]))) == 1
