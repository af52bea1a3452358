"""A summary in Markdown, for a job's page on GitHub (``GITHUB_STEP_SUMMARY``).

Nothing of a list can form Markdown, HTML, a link, a reference or a mention of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.addresses import rule_address
from awesomekit.report.statistics import counts
from awesomekit.report.terminal import visible
from awesomekit.report.text import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic

MOST_ROWS = 200
MOST_BYTES = 900 * 1024
"""GitHub refuses a summary of more than 1 MiB as a whole."""

_LONGEST = 300
_BREAK = "&#8203;"
# GitHub looks for mentions, references, commits and emoji in what Markdown made of a text, where
# a backslash is gone; only another character between keeps them apart
_SPECIAL = re.compile(
    r"""(?ix)
    (?P<entity>[&<>] | :(?=//) | (?<=www)\.)
    | (?P<dollar>\$)
    | (?P<apart>@ | \bgh-(?=[0-9]) | :(?=[\w+-]+:) | (?<![0-9a-z])[0-9a-f](?=[0-9a-f]{6,63}\b))
    | (?P<number>\#(?=[0-9]))
    | (?P<mark>[\\`*_{}\[\]()\#+!|~^=])
    """
)


def report(result: LintResult) -> str:
    """Totals, how often each rule was broken, and as many findings as there is room for."""
    lines = ["## awesomekit", "", f"{summary(result)}.", ""]
    if result.failures:
        # a text of ours comes first, so that none begins a list or a heading
        lines += [*(f"- error: {_safe(failure)}" for failure in result.failures[:MOST_ROWS]), ""]
    if result.diagnostics:
        lines += [*_rules(result), ""]
        room = MOST_BYTES - sum(len(line.encode()) + 1 for line in lines)
        lines += [*_findings(result, room), ""]
    return "\n".join(lines)


def counts_report(result: LintResult) -> str:
    """How often each rule was broken."""
    if not result.diagnostics:
        return f"{summary(result)}.\n"
    return "\n".join(_rules(result)) + "\n"


def _rules(result: LintResult) -> Iterator[str]:
    yield "| rule | severity | findings | with a safe fix |"
    yield "| --- | --- | ---: | ---: |"
    for row in counts(result):
        link = f"[{row.code}]({rule_address(row.code, row.slug)}) {row.slug}"
        yield f"| {link} | {row.severity.value} | {row.findings} | {row.fixable} |"


def _findings(result: LintResult, room: int) -> Iterator[str]:
    yield "| place | severity | rule | what to do |"
    yield "| --- | --- | --- | --- |"
    shown = 0
    for found in result.diagnostics[:MOST_ROWS]:
        row = _row(found, result)
        room -= len(row.encode()) + 1
        if room < 0:
            break
        shown += 1
        yield row
    left = len(result.diagnostics) - shown
    if left:
        yield ""
        yield f"… and {left} more."


def _row(found: Diagnostic, result: LintResult) -> str:
    line, column = result.sources[found.path].position(found.span.start)
    place = f"{_safe(found.path)}:{_BREAK}{line}:{column}"
    return f"| {place} | {found.severity.value} | {found.code} | {_safe(found.message)} |"


def _safe(text: str) -> str:
    """A text that says no more than its characters, in one line."""
    text = " ".join(visible(text).split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "entity":
        return f"&#{ord(found)};"
    if match.lastgroup == "dollar":
        # https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting
        return "<span>$</span>"
    if match.lastgroup == "apart":
        return found + _BREAK
    return f"\\{found}{_BREAK}" if match.lastgroup == "number" else f"\\{found}"
