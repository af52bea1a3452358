"""Sections are not in the configured order, or one is missing.

`sections` in a list's front matter gives the titles in the order that readers should find them;
each must be there. Sections that it does not name come after. A missing section is an error. The
fix moves whole sections and changes nothing in them; there is none where a section would mean
something else in another place.

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

from awesomekit.config.suggestion import did_you_mean
from awesomekit.keys import name_key
from awesomekit.model import Fix, Severity
from awesomekit.moving import part_moves
from awesomekit.ordering import out_of_place
from awesomekit.rules.right_place import right_place
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, FrontMatter
    from awesomekit.source import Source


def check(project: ProjectView) -> Iterator[Finding]:
    """Compare the sections of each list with its front matter."""
    for document in project.documents:
        if document.front_matter is not None and document.front_matter.sections:
            yield from _missing(document, document.front_matter)
            yield from _order(document, document.front_matter)


def _missing(document: Document, front_matter: FrontMatter) -> Iterator[Finding]:
    wanted = {_key(title) for title in front_matter.sections}
    present = {_key(section.title): section.title for section in document.sections}
    others = [title for key, title in present.items() if title and key not in wanted]
    for number, title in enumerate(front_matter.sections):
        if _key(title) not in present:
            hint = did_you_mean(title, others) or f'; add "## {title}"'
            place = Position(*front_matter.places[f"sections/{number}"])
            yield Finding(
                _title_span(document.source, place, title),
                f'the list has no section "{title}"{hint}',
                severity=Severity.ERROR,
                path=document.source.path,
            )


def _title_span(source: Source, place: Position, title: str) -> Span:
    """The title within its quotes; to the end of the line where YAML writes it otherwise."""
    start, end = source.offset(place), source.line_span(place.line).end
    found = source.text.find(title, start, min(end, start + len(title) + 1))
    return Span(start, end) if found < 0 else Span(found, found + len(title))


def _order(document: Document, front_matter: FrontMatter) -> Iterator[Finding]:
    sections = [section for section in document.sections if section.heading is not None]
    number: dict[str, int] = {}
    for title in front_matter.sections:
        number.setdefault(_key(title), len(number))
    ranks = [number.get(_key(section.title), len(number)) for section in sections]
    wrong = out_of_place(ranks)
    if not wrong:
        return
    section = sections[wrong[0]]
    assert section.heading is not None
    indices = sorted(range(len(sections)), key=ranks.__getitem__)
    ordered = [sections[index] for index in indices]
    edits = part_moves(document.markdown, [s.span for s in sections], [s.span for s in ordered])
    where = right_place([other.title for other in ordered], indices.index(wrong[0]))
    yield Finding(
        section.heading.content,
        f'section "{section.title}" is out of order; it comes {where}',
        Fix("Put the sections in order", edits, safe=True) if edits is not None else None,
        path=document.source.path,
    )


def _key(title: str) -> str:
    return name_key(title) or title


RULE = Rule(
    code="AK210",
    slug="section-order",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
