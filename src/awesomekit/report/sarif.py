"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

Columns count UTF-16 code units, as most viewers do. Addresses are relative to ``%SRCROOT%``, the
folder that awesomekit ran in.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from awesomekit.addresses import HOME, rule_address
from awesomekit.model import Severity
from awesomekit.report.fingerprints import fingerprints
from awesomekit.report.terminal import visible
from awesomekit.rules import RULES
from awesomekit.rules.page import rule_page

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic
    from awesomekit.rules import Rule
    from awesomekit.source import Source, Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}
_FINGERPRINT = "awesomekit/v1"


def report(result: LintResult) -> str:
    """One SARIF log with one run, and a newline."""
    codes = {found.code for found in result.diagnostics}
    rules = [rule for rule in RULES if rule.code in codes]
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    names = fingerprints(result)
    run = {
        "tool": {
            "driver": {
                "name": "awesomekit",
                "semanticVersion": version("awesomekit"),
                "informationUri": HOME,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The folder that awesomekit ran in."}}
        },
        "results": [
            _result(found, result, numbers[found.code], name)
            for found, name in zip(result.diagnostics, names, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule_page(rule)
    markdown = [page.summary, page.why]
    text = [page.summary, page.why]
    if page.fails:
        for title, example in (("Fails:", page.fails), ("Passes:", page.passes)):
            markdown += [title, f"````markdown\n{example}\n````"]
            text += [title, example]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why or page.summary},
        "help": {
            "text": "\n\n".join(filter(None, text)),
            "markdown": "\n\n".join(filter(None, markdown)),
        },
        "helpUri": rule_address(rule.code, rule.slug),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {
            "tags": ["awesome-list", rule.slug],
            "precision": "very-high" if rule.certainty.name == "EXACT" else "medium",
        },
    }


def _result(found: Diagnostic, result: LintResult, rule: int, fingerprint: str) -> dict[str, Any]:
    source = result.sources[found.path]
    told: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": visible(found.message)},
        "locations": [{"physicalLocation": _place(found.path, source, found.span)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    related = []
    for number, other in enumerate(found.related, 1):
        place = result.sources.get(other.path)
        physical = (
            _place(other.path, place, other.span)
            if place is not None
            else {"artifactLocation": _artifact(other.path)}
        )
        related.append(
            {
                "id": number,
                "physicalLocation": physical,
                "message": {"text": visible(other.message)},
            }
        )
    if related:
        told["relatedLocations"] = related
    if found.fix is not None and found.fix.edits:
        told["fixes"] = [
            {
                "description": {"text": visible(found.fix.title)},
                "artifactChanges": [
                    {
                        "artifactLocation": _artifact(found.path),
                        "replacements": [
                            {
                                "deletedRegion": _region(source, edit.span),
                                "insertedContent": {"text": edit.replacement},
                            }
                            for edit in sorted(found.fix.edits)
                        ],
                    }
                ],
                "properties": {"safe": found.fix.safe},
            }
        ]
    return told


def _artifact(path: str) -> dict[str, str]:
    written = quote(path.encode("utf-8", "surrogateescape"), safe="/-._~!$&'()*+,;=@")
    return {"uri": written, "uriBaseId": "%SRCROOT%"}


def _place(path: str, source: Source, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(source, span)}


def _region(source: Source, span: Span) -> dict[str, int]:
    line, column = _utf16(source, span.start)
    end_line, end_column = _utf16(source, span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _utf16(source: Source, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; the column in UTF-16 code units."""
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return line, column + sum(char > "\uffff" for char in before)
