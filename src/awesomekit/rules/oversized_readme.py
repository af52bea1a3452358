"""A README is so large that GitHub will soon stop showing it.

GitHub cuts a README off after 512 KiB. Above 500 KiB it is time to split the list or to leave
parts out of the skeleton. The rule measures what would be built, in UTF-8; it has no example
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


MOST_BYTES = 500 * 1024


def check(project: ProjectView) -> Iterator[Finding]:
    """Measure each generated file."""
    for file in project.generated:
        size = len(file.wanted.encode("utf-8", "surrogatepass"))
        if size > MOST_BYTES:
            end = len((file.present or "").partition("\n")[0])
            yield Finding(
                Span(0, end),
                f"{file.path} has {size // 1024} KiB and GitHub shows 512 at most; split the list",
                path=file.path,
            )


RULE = Rule(
    code="AK902",
    slug="oversized-readme",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
