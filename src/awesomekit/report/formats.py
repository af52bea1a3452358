"""The output formats of ``lint``; each is imported when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from awesomekit.findings import LintResult
    from awesomekit.report.look import Look


@dataclass(frozen=True, slots=True)
class Format:
    """One way to report a result.

    Attributes:
        name: as users write it.
        description: what it is for.
        render: the whole report, which ends with a newline; formats for programs do not look at
            what a terminal can show.
        statistics: how often each rule was broken; ``None`` where the format has no place for it.
    """

    name: str
    description: str
    render: Callable[[LintResult, Look], str]
    statistics: Callable[[LintResult], str] | None = None


def _text(result: LintResult, look: Look) -> str:
    from awesomekit.report import text

    return text.report(result, look)


def _concise(result: LintResult, look: Look) -> str:
    from awesomekit.report import text

    return text.concise(result, look)


def _grouped(result: LintResult, look: Look) -> str:
    from awesomekit.report import grouped

    return grouped.report(result, look)


def _json(result: LintResult, _look: Look) -> str:
    from awesomekit.report import json

    return json.report(result)


def _sarif(result: LintResult, _look: Look) -> str:
    from awesomekit.report import sarif

    return sarif.report(result)


def _github(result: LintResult, _look: Look) -> str:
    from awesomekit.report import github

    return github.report(result)


def _gitlab(result: LintResult, _look: Look) -> str:
    from awesomekit.report import gitlab

    return gitlab.report(result)


def _junit(result: LintResult, _look: Look) -> str:
    from awesomekit.report import junit

    return junit.report(result)


def _markdown(result: LintResult, _look: Look) -> str:
    from awesomekit.report import markdown

    return markdown.report(result)


def _counts(result: LintResult) -> str:
    from awesomekit.report import statistics

    return statistics.table(result)


def _json_counts(result: LintResult) -> str:
    from awesomekit.report import statistics

    return statistics.as_json(result)


def _markdown_counts(result: LintResult) -> str:
    from awesomekit.report import markdown

    return markdown.counts_report(result)


_FORMATS = (
    Format("text", "for people: source, carets, fixes", _text, _counts),
    Format("concise", "for people: one line for each finding", _concise, _counts),
    Format("grouped", "for people: file by file", _grouped, _counts),
    Format("json", "docs/formats.md", _json, _json_counts),
    Format("sarif", "SARIF 2.1.0, for code scanning", _sarif),
    Format("github", "annotations of GitHub Actions", _github),
    Format("gitlab", "GitLab Code Quality", _gitlab),
    Format("junit", "JUnit XML", _junit),
    Format("markdown", "a job's summary", _markdown, _markdown_counts),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _FORMATS})
"""Every format by its name; those for people come first."""
