"""The report for people: place, message, source line, caret, fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.report.terminal import graphemes, visible, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesomekit.engine import LintResult
    from awesomekit.model import Diagnostic
    from awesomekit.source import Source, Span

    Paint = Callable[[str, str], str]

COLUMNS = 80
_TAB = "    "
_NEAR = 400  # characters around a span, more than 80 columns can hold
_COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
}


def plain(text: str, _color: str) -> str:
    """Paint nothing."""
    return text


def report(result: LintResult, paint: Paint = plain) -> str:
    """All findings, one block each, and a closing line; ends with a newline."""
    lines: list[str] = []
    for found in result.diagnostics:
        lines += _block(found, result, paint)
        lines.append("")
    lines.append(summary(result))
    return "\n".join(lines) + "\n"


def concise(result: LintResult, paint: Paint = plain) -> str:
    """One line for each finding, and a closing line; ends with a newline."""
    lines = []
    for found in result.diagnostics:
        severity = paint(found.severity.value, _COLORS[found.severity])
        lines.append(
            f"{_place(found, result.sources[found.path])}: {severity} {found.code} "
            f"{visible(found.message)}"
        )
    return "\n".join([*lines, summary(result)]) + "\n"


def summary(result: LintResult) -> str:
    """The closing line."""
    files = _number(result.files, "file")
    counts = [
        _number(count, name)
        for severity, name in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFORMATION, "note"),
        )
        if (count := result.count(severity))
    ]
    if not counts:
        return f"{files} checked: no problems found"
    fixable = sum(found.fix is not None and found.fix.safe for found in result.diagnostics)
    tail = f"; {fixable} with a safe fix" if fixable else ""
    return f"{files} checked: {', '.join(counts)}{tail}"


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _place(found: Diagnostic, source: Source) -> str:
    line, column = source.position(found.span.start)
    return f"{visible(found.path)}:{line}:{column}"


def _block(found: Diagnostic, result: LintResult, paint: Paint) -> Iterator[str]:
    source = result.sources[found.path]
    color = _COLORS[found.severity]
    severity = paint(found.severity.value, color)
    yield f"{_place(found, source)}: {severity} {paint(found.code, 'bold')} {found.slug}"
    yield from _wrapped(visible(found.message))
    if source.text:
        yield from excerpt(source, found.span, lambda caret: paint(caret, color))
    for related in found.related:
        other = result.sources.get(related.path)
        where = visible(related.path)
        if other is not None:
            where += ":{}:{}".format(*other.position(related.span.start))
        yield f"  see {where}: {visible(related.message)}"
    if found.fix is not None:
        kind = "fix" if found.fix.safe else "unsafe fix"
        yield from _wrapped(f"{kind}: {visible(found.fix.title)}")


def _wrapped(text: str) -> Iterator[str]:
    """Lines of at most 80 columns, indented by two, cut at spaces."""
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > COLUMNS - 2:
            yield f"  {line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"  {line}"


def excerpt(source: Source, span: Span, paint: Callable[[str], str]) -> Iterator[str]:
    """The line that a span starts in, with carets under the span.

    Carets are placed by display width, so they sit right under CJK and emoji; a long line is
    cut around the span.
    """
    line = source.position(span.start).line
    whole = source.line_span(line)
    start = min(span.start, whole.end)
    end = max(min(span.end, whole.end), start)
    # no more of a long line is looked at than could be shown
    before = _cells(source.text[max(whole.start, start - _NEAR) : start])
    marked = _cells(source.text[start : min(end, start + _NEAR)])
    after = _cells(source.text[end : min(whole.end, end + _NEAR)])
    gutter = str(line)
    room = COLUMNS - len(gutter) - 6
    marked = _head(marked, room - min(20, room // 3))
    rest = room - _width(marked)
    wanted = min(_width(after), max(rest // 3, rest - _width(before)))
    after = _head(after, wanted)
    before = _tail(before, rest - _width(after))
    shown = "".join(before + marked + after)
    caret = "^" * max(_width(marked), 1)
    yield f"  {gutter} | {shown}"
    yield f"  {' ' * len(gutter)} | {' ' * _width(before)}{paint(caret)}"


def _cells(text: str) -> list[str]:
    """Graphemes as they are printed, escapes and tabs expanded."""
    return [_TAB if g == "\t" else visible(g) for g in graphemes(text)]


def _width(cells: list[str]) -> int:
    return sum(map(width, cells))


def _head(cells: list[str], room: int) -> list[str]:
    return _cut(cells, room, from_start=True)


def _tail(cells: list[str], room: int) -> list[str]:
    return _cut(cells, room, from_start=False)


def _cut(cells: list[str], room: int, *, from_start: bool) -> list[str]:
    """As many cells as fit; an ellipsis stands for the others."""
    # a cell is at least one column wide unless it combines; bounding first keeps this linear
    if len(cells) <= room and _width(cells) <= room:
        return cells
    kept: list[str] = []
    used = 1
    for cell in cells if from_start else reversed(cells):
        used += width(cell)
        if used > room:
            break
        kept.append(cell)
    if from_start:
        return [*kept, "…"]
    return ["…", *reversed(kept)]
