"""GitLab Code Quality (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.report.fingerprints import fingerprints
from awesomekit.report.terminal import json_text, visible

if TYPE_CHECKING:
    from awesomekit.findings import LintResult

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFORMATION: "info",
}


def report(result: LintResult) -> str:
    """One JSON list and a newline."""
    issues = []
    for found, name in zip(result.diagnostics, fingerprints(result), strict=True):
        source = result.sources[found.path]
        issues.append(
            {
                "description": f"{found.code} {visible(found.message)}",
                "check_name": found.slug,
                "fingerprint": name,
                "severity": _SEVERITIES[found.severity],
                "location": {
                    "path": visible(found.path),
                    "lines": {
                        "begin": source.position(found.span.start).line,
                        "end": source.position(found.span.end).line,
                    },
                },
            }
        )
    return json_text(issues)
