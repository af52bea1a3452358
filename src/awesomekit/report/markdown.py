"""A summary in Markdown, for a job's page on GitHub (``GITHUB_STEP_SUMMARY``).

Nothing of a list can form Markdown, HTML, a link or a mention of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from awesomekit.addresses import rule_address
from awesomekit.report.terminal import visible
from awesomekit.report.text import summary

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic

MOST_ROWS = 200
"""GitHub takes a summary of 1 MiB at most; a row has 700 characters at most."""

_LONGEST = 300
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|~$]|(?<=\w)-(?=-)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", ":": "&#58;", "@": "@\u200b"}


def report(result: LintResult) -> str:
    """Totals, how often each rule was broken, and the findings."""
    lines = ["## awesomekit", "", f"{summary(result)}.", ""]
    if result.diagnostics:
        lines += [*_rules(result), "", *_findings(result), ""]
    return "\n".join(lines)


def _rules(result: LintResult) -> list[str]:
    counts = Counter((f.code, f.slug) for f in result.diagnostics)
    fixable = Counter(f.code for f in result.diagnostics if f.fix is not None and f.fix.safe)
    rows = ["| rule | findings | with a safe fix |", "| --- | ---: | ---: |"]
    for (code, slug), count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        link = f"[{code}]({rule_address(code, slug)}) {slug}"
        rows.append(f"| {link} | {count} | {fixable[code]} |")
    return rows


def _findings(result: LintResult) -> list[str]:
    rows = ["| place | | rule | what to do |", "| --- | --- | --- | --- |"]
    rows += [_row(found, result) for found in result.diagnostics[:MOST_ROWS]]
    left = len(result.diagnostics) - MOST_ROWS
    if left > 0:
        rows += ["", f"… and {left} more."]
    return rows


def _row(found: Diagnostic, result: LintResult) -> str:
    line, column = result.sources[found.path].position(found.span.start)
    place = f"{_safe(found.path)}&#58;{line}&#58;{column}"
    return f"| {place} | {found.severity.value} | {found.code} | {_safe(found.message)} |"


def _safe(text: str) -> str:
    """A text that says no more than its characters, in one line."""
    text = " ".join(visible(text).split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    text = re.sub("[&<>:@]", lambda match: _ENTITIES[match[0]], text)
    text = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return re.sub(r"(?i)\bwww\.", "www&#46;", text)
