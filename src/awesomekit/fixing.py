"""Fixes chosen, applied and checked.

Pure: texts, what was read of them and findings in; texts out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.source import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from awesomekit.model import Diagnostic, Fix, Markdown
    from awesomekit.source import Source


@dataclass(frozen=True, slots=True)
class Chosen:
    """The fixes of one pass over one file, and the edits that they come to."""

    findings: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """The text with all edits applied."""
        return apply_edits(text, self.edits)


def choose(
    findings: Iterable[Diagnostic], *, unsafe: bool, dropped: frozenset[Hashable] = frozenset()
) -> Chosen:
    """Choose fixes that do not touch each other.

    Safe fixes come before unsafe ones, then those that begin earlier, end earlier, and those of
    the smaller code; a fix that touches the edits of one before it waits for the next pass.

    Args:
        findings: of one file.
        unsafe: whether unsafe fixes are wanted too.
        dropped: the :func:`signature` of each fix that must not be applied.
    """
    candidates = [
        (found, found.fix)
        for found in findings
        if found.fix is not None
        and found.fix.edits
        and (found.fix.safe or unsafe)
        and signature(found) not in dropped
    ]
    candidates.sort(key=lambda candidate: _rank(*candidate))
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for found, fix in candidates:
        if set(fix.edits) <= set(taken) or not _touches(fix, taken):
            chosen.append(found)
            taken = sorted({*taken, *fix.edits})
    return Chosen(tuple(chosen), tuple(taken))


def signature(found: Diagnostic) -> Hashable:
    """What a fix does, wherever it stands."""
    assert found.fix is not None
    return found.code, found.message, tuple(edit.replacement for edit in found.fix.edits)


def _rank(found: Diagnostic, fix: Fix) -> tuple[bool, Span, str, Span, str]:
    first = min(edit.span for edit in fix.edits)
    return not fix.safe, first, found.code, found.span, found.message


def _touches(fix: Fix, taken: Sequence[Edit]) -> bool:
    for edit in fix.edits:
        at = bisect_left(taken, edit)
        if at and taken[at - 1].span.end >= edit.span.start:
            return True
        if at < len(taken) and taken[at].span.start <= edit.span.end:
            return True
    return False


def repeated(
    applied: Chosen,
    before: Source,
    previous: Iterable[Diagnostic],
    findings: Iterable[Diagnostic],
) -> Iterator[Diagnostic]:
    """The findings whose fix was applied and that are still there, with the same fix.

    Args:
        applied: the last pass.
        before: the text that it was applied to.
        previous: all findings in that text; one that waited may be where another one was.
        findings: in the text after the pass.
    """
    moved = _Moved(applied.edits, len(before.text))
    done = set(applied.findings)
    fixed = {(signature(found), moved.start(found.span.start)) for found in done}
    fixed -= {
        (signature(found), moved.start(found.span.start))
        for found in previous
        if found.fix is not None and found not in done
    }
    for found in findings:
        if found.fix is not None and (signature(found), found.span.start) in fixed:
            yield found


def difference(before: Markdown, after: Markdown, edits: Sequence[Edit]) -> str | None:
    """What edits changed beside the characters that they name; ``None`` if nothing.

    Everything that no edit touches must be read as before: headings, links, texts, code, HTML,
    tables and definitions. So must the kind of each block that an edit lies within.
    """
    moved = _Moved(edits, len(before.source.text))
    known = set(_outline(after))
    definitions = {
        definition.reference
        for definition in before.definitions
        if moved.untouched(definition.span) is None
    }
    for what, span, told in _outline(before):
        if what == "reference link" and told[1] in definitions:
            continue  # its definition was changed
        place = moved.untouched(span)
        if place is not None and (what, place, told) not in known:
            line = before.source.position(span.start).line
            return f"the {what} in line {line} would be read differently"
    kinds = {(block.kind, block.span.start) for block in after.blocks}
    for block in before.blocks:
        if moved.within(block.span) and (block.kind, moved.start(block.span.start)) not in kinds:
            line = before.source.position(block.span.start).line
            return f"the block that begins in line {line} would be read as another kind"
    return None


def _outline(markdown: Markdown) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """What is read of a text: kind, place and meaning."""
    for heading in markdown.headings:
        yield "heading", heading.span, (str(heading.level), heading.text)
    for link in markdown.links:
        if link.reference:
            yield "reference link", link.span, (str(link.image), link.reference)
        else:
            yield "link", link.span, (link.kind, str(link.image), link.url)
    for text in markdown.texts:
        for span, shown in text.runs:
            yield "text", span, (shown,)
    for span in markdown.code:
        yield "code", span, ()
    for span in markdown.html:
        yield "HTML", span, ()
    for table in markdown.tables:
        for row in table.rows:
            yield "table row", row.span, (str(len(row.cells)),)
    for definition in markdown.definitions:
        yield "definition", definition.span, (definition.reference, definition.url)


class _Moved:
    """Where the characters of a text are after edits."""

    def __init__(self, edits: Sequence[Edit], length: int) -> None:
        self._edits = sorted(edits)
        self._starts = [edit.span.start for edit in self._edits]
        self._ends = [edit.span.end for edit in self._edits]
        self._length = length
        self._shifts = [0]
        for edit in self._edits:
            grown = len(edit.replacement) - (edit.span.end - edit.span.start)
            self._shifts.append(self._shifts[-1] + grown)

    def start(self, offset: int) -> int:
        """Where what begins at an offset begins; edits that begin there come after."""
        count = bisect_right(self._ends, offset)
        while count and self._starts[count - 1] == offset:
            count -= 1
        return offset + self._shifts[count]

    def untouched(self, span: Span) -> Span | None:
        """Where a span is that no edit touches; ``None`` if one does."""
        first = bisect_left(self._ends, span.start)
        if first < len(self._edits) and self._starts[first] <= span.end:
            return None
        shift = self._shifts[first]
        return Span(span.start + shift, span.end + shift)

    def within(self, span: Span) -> bool:
        """Whether edits lie within a span, and none reaches to its ends."""
        first = bisect_left(self._ends, span.start)
        last = bisect_right(self._starts, span.end)
        touching = self._edits[first:last]
        return bool(touching) and all(
            span.start < edit.span.start and edit.span.end < span.end for edit in touching
        )
