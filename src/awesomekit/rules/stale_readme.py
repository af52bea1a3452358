"""A README is not what "awesomekit build" writes.

READMEs are built; an edit made in one is lost at the next build, and a list changed without a
build is not what readers see. Run `awesomekit build` and commit what it writes; the safe fix writes
the same. Lists and READMEs that agree have no example here: the rule compares files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Edit, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Generated


def check(project: ProjectView) -> Iterator[Finding]:
    """Compare each generated file with what is there."""
    for file in project.generated:
        if file.present == file.wanted:
            continue
        if file.present is None:
            message = f'{file.path} does not exist; run "awesomekit build"'
            yield Finding(Span(0, 0), message, path=file.path)
            continue
        present = Source(file.path, file.present)
        at = _first_difference(file.present, file.wanted)
        line = present.position(at).line
        yield Finding(
            Span(at, max(at, present.line_span(line).end)),
            f'{file.path} is not what "awesomekit build" writes (first difference at line {line}); '
            'run "awesomekit build"',
            _written(file, at),
            path=file.path,
        )


def _written(file: Generated, start: int) -> Fix:
    """The fix that makes of a file what is wanted; ``start`` is where they begin to differ."""
    assert file.present is not None
    present, wanted = file.present[start:], file.wanted[start:]
    same = _first_difference(present[::-1], wanted[::-1])
    edit = Edit(Span(start, len(file.present) - same), wanted[: len(wanted) - same])
    return Fix("Write what build writes", (edit,), safe=True)


def _first_difference(first: str, second: str) -> int:
    """The offset in ``first`` at which two texts begin to differ."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


RULE = Rule(
    code="AK901",
    slug="stale-readme",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
