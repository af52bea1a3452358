"""GitHub workflow commands: annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; values are
escaped as the actions toolkit does, so that no text of a list can form a command of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.report.terminal import visible
from awesomekit.report.text import summary

if TYPE_CHECKING:
    from awesomekit.findings import LintResult

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
}


def report(result: LintResult) -> str:
    """One command for each finding, and a closing line; ends with a newline."""
    lines = []
    for found in result.diagnostics:
        source = result.sources[found.path]
        line, column = source.position(found.span.start)
        end_line, end_column = source.position(found.span.end)
        properties = {
            "file": visible(found.path),
            "line": str(line),
            "col": str(column),
            "endLine": str(end_line),
            "endColumn": str(end_column),
            "title": f"{found.code} {found.slug}",
        }
        if end_line != line:
            # GitHub takes columns within one line only
            del properties["col"], properties["endColumn"]
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        lines.append(f"::{_COMMANDS[found.severity]} {written}::{_data(visible(found.message))}")
    return "\n".join([*lines, summary(result)]) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
