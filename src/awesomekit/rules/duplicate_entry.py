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

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.rule import Finding, FixKind, ProjectView, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry
    from awesomekit.source import Source


class _Name(NamedTuple):
    """A name of an entry."""

    text: str
    alias: bool
    entry: Entry
    source: Source

    @property
    def span(self) -> Span:
        """Where it stands."""
        field = self.entry.field("aliases") if self.alias else None
        if field is None:
            return self.entry.heading.content
        whole = re.compile(rf"(?<![^\s,;、，；]){re.escape(self.text)}(?![^\s,;、，；])")
        found = whole.search(self.source.text, *field.value_span)
        return Span(*found.span()) if found is not None else field.value_span


def check(project: ProjectView) -> Iterator[Finding]:
    """Index the names of entries, then their aliases; two entries are reported once."""
    first: dict[str, _Name] = {}
    reported: set[tuple[str, Span, str, Span]] = set()
    names = [name for document in project.documents for name in _names(document)]
    names.sort(key=lambda name: name.alias)
    for name in names:
        key = name_key(name.text)
        other = first.setdefault(key, name) if key else name
        if other.entry is name.entry:
            continue
        pair = (other.source.path, other.entry.span, name.source.path, name.entry.span)
        if pair in reported or (*pair[2:], *pair[:2]) in reported:
            continue
        reported.add(pair)
        yield Finding(
            name.span,
            f"{_described(name)} is {_described(other)} too; merge the entries, or rename one",
            related=(Related(other.source.path, other.span, "it is here"),),
            path=name.source.path,
        )


def _names(document: Document) -> Iterator[_Name]:
    source = document.source
    for entry in document.entries:
        yield _Name(entry.name, False, entry, source)
        for alias in entry.aliases:
            yield _Name(alias, True, entry, source)


def _described(name: _Name) -> str:
    if name.alias:
        return f'the alias "{name.text}" of "{name.entry.name}"'
    return f'the entry "{name.text}"'


RULE = Rule(
    code="AK212",
    slug="duplicate-entry",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
