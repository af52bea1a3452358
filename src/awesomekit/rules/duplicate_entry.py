"""Two entries have one name.

Names are compared by letters, digits and dots only, aliases included, over all lists of the
project. Two entries with one name get into each other's way: cross references reach only one of
them, and their facts drift apart.

Fails:

    ---
    schema: project
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

    ### exam-ple

    <!-- [en] -->

    Another editor.

    <!-- [zh] -->

    另一个编辑器。

Passes:

    ---
    schema: project
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

    ### Sample

    <!-- [en] -->

    Another editor.

    <!-- [zh] -->

    另一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry
    from awesomekit.source import Span


def check(project: ProjectView) -> Iterator[Finding]:
    """Index names and aliases, then look every one up."""
    names: dict[str, tuple[Document, Entry]] = {}
    for document in project.documents:
        for entry in document.entries:
            key = name_key(entry.name)
            if not key:
                continue
            first = names.setdefault(key, (document, entry))
            if first[1] is not entry:
                yield _found(document, entry, entry.heading.content, entry.name, first)
    for document in project.documents:
        for entry in document.entries:
            for alias in entry.aliases:
                key = name_key(alias)
                first = names.setdefault(key, (document, entry))
                field = entry.field("aliases")
                if key and first[1] is not entry and field is not None:
                    yield _found(document, entry, field.value_span, alias, first)


def _found(
    document: Document, entry: Entry, span: Span, name: str, first: tuple[Document, Entry]
) -> Finding:
    other, same = first
    called = f'"{entry.name}"' if name == entry.name else f'the alias "{name}" of "{entry.name}"'
    return Finding(
        span,
        f'{called} is already an entry, "{same.name}"; merge them or rename one',
        related=(Related(other.source.path, same.heading.content, "it is here"),),
        path=document.source.path,
    )


RULE = Rule(
    code="AK212",
    slug="duplicate-entry",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
