"""Sections are not in the configured order, or one is missing.

`sections` in a list's front matter gives the titles in the order that readers should find them;
each must be there. Sections that it does not name come after. The fix moves whole sections and
changes nothing in them. A missing section is an error.

Fails:

    ---
    schema: project
    sections: [Viewers, Editors]
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

    ## Viewers

    <!-- [zh] 查看器 -->

    ### Sample

    <!-- [en] -->

    A viewer.

    <!-- [zh] -->

    一个查看器。

Passes:

    ---
    schema: project
    sections: [Editors]
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

from awesomekit.keys import name_key
from awesomekit.model import Fix, Severity
from awesomekit.moving import moves
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, FrontMatter


def check(project: ProjectView) -> Iterator[Finding]:
    """Compare the sections of each list with its front matter."""
    for document in project.documents:
        if document.front_matter is not None and document.front_matter.sections:
            yield from _sections(document, document.front_matter)


def _sections(document: Document, front_matter: FrontMatter) -> Iterator[Finding]:
    source, path = document.source, document.source.path
    sections = [section for section in document.sections if section.heading is not None]
    rank = {name_key(title): number for number, title in enumerate(front_matter.sections)}
    present = {name_key(section.title) for section in sections}
    for number, title in enumerate(front_matter.sections):
        if name_key(title) not in present:
            place = front_matter.places[f"sections/{number}"]
            start = source.offset(Position(*place))
            quoted = source.text.find(title, start, start + len(title) + 2)
            start = max(start, quoted)
            yield Finding(
                Span(start, start + len(title)),
                f'the list has no section "{title}"; add "## {title}"',
                severity=Severity.ERROR,
                path=path,
            )
    ordered = sorted(sections, key=lambda s: rank.get(name_key(s.title), len(rank)))
    wrong = [s for s, wanted in zip(sections, ordered, strict=True) if s is not wanted]
    if not wrong:
        return
    edits = moves(source, [s.span for s in sections], [s.span for s in ordered])
    titles = ", ".join(section.title for section in ordered)
    heading = wrong[0].heading
    assert heading is not None
    yield Finding(
        heading.content,
        f"sections are out of order; the order is {titles}",
        Fix("Put the sections in order", edits, safe=True),
        path=path,
    )


RULE = Rule(
    code="AK210",
    slug="section-order",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
