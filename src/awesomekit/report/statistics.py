"""How often each rule was broken."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.report.terminal import json_text

if TYPE_CHECKING:
    from awesomekit.findings import LintResult
    from awesomekit.model import Severity


class Count(NamedTuple):
    """The findings of one rule of one severity."""

    findings: int
    code: str
    slug: str
    severity: Severity
    fixable: int


def counts(result: LintResult) -> tuple[Count, ...]:
    """The most frequent first."""
    found = Counter((f.code, f.slug, f.severity) for f in result.diagnostics)
    fixable = Counter(
        (f.code, f.severity) for f in result.diagnostics if f.fix is not None and f.fix.safe
    )
    rows = [
        Count(count, code, slug, severity, fixable[code, severity])
        for (code, slug, severity), count in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.findings, row.code, row.severity.value)))


def table(result: LintResult) -> str:
    """One line for each rule: findings, code, ``[*]`` where some have a safe fix, name."""
    rows = counts(result)
    width = max((len(str(row.findings)) for row in rows), default=0)
    return "".join(
        f"{row.findings:>{width}}  {row.code}  {'[*]' if row.fixable else '[ ]'}  {row.slug} "
        f"({row.severity.value})\n"
        for row in rows
    )


def as_json(result: LintResult) -> str:
    """One JSON object and a newline."""
    rows = [
        {
            "code": row.code,
            "slug": row.slug,
            "severity": row.severity.value,
            "count": row.findings,
            "fixable": row.fixable,
        }
        for row in counts(result)
    ]
    return json_text({"version": 1, "rules": rows})
