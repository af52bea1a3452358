"""The machine-readable report, ``docs/formats.md``; version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from awesomekit.model import Severity
from awesomekit.report.terminal import json_text

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic, Fix
    from awesomekit.source import Source, Span


def report(result: LintResult) -> str:
    """One JSON object and a newline.

    Lines and columns count from 1, columns in code points. A byte that is not UTF-8 stands as
    the lone surrogate escape of PEP 383.
    """
    diagnostics = [
        _diagnostic(found, result.sources[found.path], result) for found in result.diagnostics
    ]
    data = {
        "version": 1,
        "diagnostics": diagnostics,
        "summary": {
            "files": result.files,
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "information": result.count(Severity.INFORMATION),
            "fixable": sum(f.fix is not None and f.fix.safe for f in result.diagnostics),
        },
    }
    return json_text(data)


def _range(source: Source, span: Span) -> dict[str, int]:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _diagnostic(found: Diagnostic, source: Source, result: LintResult) -> dict[str, Any]:
    related = []
    for other in found.related:
        place = result.sources.get(other.path)
        line, column = place.position(other.span.start) if place else (1, 1)
        related.append(
            {"path": other.path, "line": line, "column": column, "message": other.message}
        )
    return {
        "path": found.path,
        "code": found.code,
        "slug": found.slug,
        "severity": found.severity.value,
        "message": found.message,
        **_range(source, found.span),
        "related": related,
        "fix": _fix(found.fix, source),
    }


def _fix(fix: Fix | None, source: Source) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safe": fix.safe,
        "title": fix.title,
        "edits": [
            {**_range(source, edit.span), "replacement": edit.replacement} for edit in fix.edits
        ],
    }
