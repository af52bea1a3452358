"""JSON and GitHub annotations, whole."""

from __future__ import annotations

import json

from awesomekit.engine import LintResult
from awesomekit.model import Diagnostic, Fix, Related, Severity
from awesomekit.report import github
from awesomekit.report import json as json_report
from awesomekit.source import Edit, Source, Span


def result() -> LintResult:
    text = "中🦙 x\r\nnext\r\n"
    first = Diagnostic(
        "a,b:c%.md",
        "AK305",
        "invalid-value",
        Severity.ERROR,
        Span(3, 4),
        "bad %\n::error::forged",
        (Related("other.md", Span(2, 3), "there"),),
        Fix("Mend", (Edit(Span(3, 4), "é"),), safe=True),
    )
    second = Diagnostic("a,b:c%.md", "AK101", "mojibake", Severity.WARNING, Span(3, 8), "two lines")
    sources = {
        "a,b:c%.md": Source("a,b:c%.md", text),
        "other.md": Source("other.md", "a\nb"),
    }
    return LintResult((first, second), sources, 2)


def test_json() -> None:
    report = json_report.report(result())
    assert "中" not in report  # the text of the list is not repeated
    assert json.loads(report) == {
        "version": 1,
        "diagnostics": [
            {
                "path": "a,b:c%.md",
                "code": "AK305",
                "slug": "invalid-value",
                "severity": "error",
                "message": "bad %\n::error::forged",
                "line": 1,
                "column": 4,
                "end_line": 1,
                "end_column": 5,
                "related": [{"path": "other.md", "line": 2, "column": 1, "message": "there"}],
                "fix": {
                    "safe": True,
                    "title": "Mend",
                    "edits": [
                        {
                            "line": 1,
                            "column": 4,
                            "end_line": 1,
                            "end_column": 5,
                            "replacement": "é",
                        }
                    ],
                },
            },
            {
                "path": "a,b:c%.md",
                "code": "AK101",
                "slug": "mojibake",
                "severity": "warning",
                "message": "two lines",
                "line": 1,
                "column": 4,
                "end_line": 2,
                "end_column": 3,
                "related": [],
                "fix": None,
            },
        ],
        "summary": {"files": 2, "errors": 1, "warnings": 1, "information": 0, "fixable": 1},
    }


def test_github_annotations_cannot_be_forged() -> None:
    assert github.report(result()) == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=4,endLine=1,endColumn=5,"
        "title=AK305 invalid-value::bad %25\\x0a::error::forged\n"
        "::warning file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=AK101 mojibake::two lines\n"
        "2 files checked: 1 error, 1 warning; 1 with a safe fix\n"
    )
