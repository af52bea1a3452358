"""The output formats of ``lint``; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.findings import LintResult
    from awesomekit.report.look import Look

FORMATS = {
    "text": "for people: source, carets, fixes",
    "concise": "for people: one line for each finding",
    "grouped": "for people: file by file",
    "json": "docs/formats.md",
    "sarif": "SARIF 2.1.0, for code scanning",
    "github": "annotations of GitHub Actions",
    "gitlab": "GitLab Code Quality",
    "junit": "JUnit XML",
    "markdown": "a job's summary",
}
"""Name → what it is for."""

_FOR_PEOPLE = frozenset({"text", "concise", "grouped"})


def render(result: LintResult, name: str, look: Look) -> str:
    """A result in one of the formats; ends with a newline.

    Args:
        result: what was found.
        name: one of :data:`FORMATS`.
        look: what a terminal can show; formats for programs do not ask.
    """
    module = import_module(f"awesomekit.report.{'text' if name == 'concise' else name}")
    if name not in _FOR_PEOPLE:
        report: Callable[[LintResult], str] = module.report
        return report(result)
    shown: Callable[[LintResult, Look], str] = getattr(
        module, "concise" if name == "concise" else "report"
    )
    return shown(result, look)


def render_statistics(result: LintResult, name: str) -> str:
    """How often each rule was broken, in one of the formats."""
    from awesomekit.report import statistics

    return statistics.as_json(result) if name == "json" else statistics.table(result)
