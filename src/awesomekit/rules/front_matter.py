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

import re
from typing import TYPE_CHECKING

from awesomekit.config.front_matter import check_front_matter
from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.errors import ConfigProblem
    from awesomekit.model import Document
    from awesomekit.source import Source

_WORD = re.compile(r"""'[^'\r\n]*'|"[^"\r\n]*"|[^\s:,\[\]{}#]+|\S""")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report its absence, or each mistake in it."""
    source = document.source
    front_matter = document.front_matter
    if front_matter is None:
        schemas = ", ".join(sorted(context.config.schemas))
        yield Finding(
            source.line_span(1),
            'the list has no front matter; begin the file with the lines "---", "schema: '
            f'{context.config.schema}" and "---" (schemas: {schemas})',
        )
        return
    problems = front_matter.problems + check_front_matter(front_matter, context.config, source.path)
    for problem in problems:
        yield Finding(_span(source, problem), problem.message)


def _span(source: Source, problem: ConfigProblem) -> Span:
    """The word at the problem's place, or what is left of its line."""
    line = min(problem.line, len(source.line_starts))
    end = source.line_span(line).end
    start = min(source.offset(Position(line, problem.column)), end)
    word = _WORD.match(source.text, start, end)
    return Span(start, word.end() if word is not None else end)


RULE = Rule(
    code="AK201",
    slug="front-matter",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
