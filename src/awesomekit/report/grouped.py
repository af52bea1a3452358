"""The report for people, file by file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from awesomekit.report.look import COLORS, Look
from awesomekit.report.terminal import visible
from awesomekit.report.text import code, summary, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic


def report(result: LintResult, look: Look | None = None) -> str:
    """A heading for each file, its findings in columns, and a closing line."""
    look = look or Look()
    lines: list[str] = []
    for path, group in groupby(result.diagnostics, key=lambda found: found.path):
        lines.append(look.paint(visible(path), "bold"))
        lines += _file(list(group), result, look)
        lines.append("")
    return "\n".join([*lines, summary(result)]) + "\n"


def _file(found: list[Diagnostic], result: LintResult, look: Look) -> Iterator[str]:
    source = result.sources[found[0].path]
    places = ["{}:{}".format(*source.position(one.span.start)) for one in found]
    first = max(map(len, places))
    second = max(len(one.severity.value) for one in found)
    indent = 2 + first + 2 + second + 2 + len("AK101") + 2
    for one, place in zip(found, places, strict=True):
        severity = one.severity.value.ljust(second)
        message, *rest = wrapped(visible(one.message), look.columns - indent)
        yield (
            f"  {place:>{first}}  {look.paint(severity, COLORS[one.severity])}  "
            f"{code(one, look)}  {message}"
        )
        yield from (" " * indent + line for line in rest)
