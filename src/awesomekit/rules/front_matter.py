"""The front matter of a list is missing or wrong.

Front matter says what the entries of a list are and how they are sorted. A wrong key would be
ignored silently, and the list checked against the wrong schema. Every mistake is reported at its
place.

Fails:

    ---
    schema: project
    srot: name
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: project
    sort: name
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.config.front_matter import check_front_matter
from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report its absence, or each mistake in it."""
    source = document.source
    front_matter = document.front_matter
    if front_matter is None:
        end = min(len(source.text), source.line_span(1).end)
        schemas = ", ".join(sorted(context.config.schemas))
        yield Finding(
            Span(0, end),
            f'the list has no front matter; begin it with "---", "schema: …" and "---" ({schemas})',
        )
        return
    problems = front_matter.problems + check_front_matter(front_matter, context.config, source.path)
    for problem in problems:
        line = min(problem.line, len(source.line_starts))
        whole = source.line_span(line)
        start = min(source.offset(Position(line, problem.column)), whole.end)
        end = start
        while end < whole.end and source.text[end] not in " \t:,[]{}#":
            end += 1
        yield Finding(Span(start, max(end, min(start + 1, whole.end))), problem.message)


RULE = Rule(
    code="AK201",
    slug="front-matter",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
