"""A result whose every text tries to break out of its report."""

from __future__ import annotations

from awesomekit.findings import LintResult
from awesomekit.model import Diagnostic, Fix, Related, Severity
from awesomekit.source import Edit, Source, Span

TEXT = "中🦙 x\r\n]]> <script>| `@me` \x1b[31m\udce9\r\n"
PATH = "a b/中|]]>&'\".md"
MESSAGE = (
    "bad %\n::error::forged \x1b[31m]]> <script>alert(1)</script> &amp; <!-- c --> |`x` @me/team "
    "a@b.example #1 o/r#2 GH-3 0123abc $x$ :tada: [x](https://evil.example) {0} www.evil.example "
    "\r::warning::two\u2028##[error]three\u0085\u009b\u202e\U000e0041 \udce9"
)


def hostile_result() -> LintResult:
    """Three findings in one file; another file is clean."""
    first = Diagnostic(
        PATH,
        "AK305",
        "invalid-value",
        Severity.ERROR,
        Span(3, 4),
        MESSAGE,
        (Related("other.md", Span(2, 3), "there | ]]>"), Related("gone.md", Span(0, 0), "gone")),
        Fix("Mend\x1b", (Edit(Span(3, 4), "é"), Edit(Span(0, 1), "")), safe=True),
    )
    second = Diagnostic(PATH, "AK101", "mojibake", Severity.WARNING, Span(3, 8), "two lines")
    third = Diagnostic(PATH, "AK503", "missing-file", Severity.INFORMATION, Span(0, 1), "note")
    sources = {PATH: Source(PATH, TEXT), "other.md": Source("other.md", "a\n🦙b")}
    return LintResult((first, second, third), sources, 2, paths=(PATH, "clean.md"))


def failed_result() -> LintResult:
    """One clean file, one that could not be read, one that does not exist, and a bug."""
    return LintResult(
        (),
        {},
        2,
        failures=("big.md: the file has 11 MiB | <b>", "gone.md: no such file"),
        bugs=("a fix of AK101 was left out",),
        paths=("clean.md", "big.md"),
    )
