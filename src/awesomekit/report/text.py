"""The report for people: place, message, source line, caret, fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.addresses import rule_address
from awesomekit.model import Severity
from awesomekit.report.look import COLORS, COLUMNS, Look
from awesomekit.report.terminal import graphemes, visible, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesomekit.findings import LintResult
    from awesomekit.model import Diagnostic, Related
    from awesomekit.source import Source, Span

_TAB = "    "
_NEAR = 400  # characters around a span, more than 80 columns can hold


def report(result: LintResult, look: Look | None = None) -> str:
    """All findings, one block each, and a closing line; ends with a newline."""
    look = look or Look()
    lines: list[str] = []
    for found in result.diagnostics:
        lines += _block(found, result, look)
        lines.append("")
    codes = sorted({found.code for found in result.diagnostics})
    if codes:
        lines.append(f'"awesomekit rule {codes[0]}" says what a rule means and why')
    return "\n".join([*lines, summary(result)]) + "\n"


def concise(result: LintResult, look: Look | None = None) -> str:
    """One line for each finding, and a closing line; ends with a newline."""
    look = look or Look()
    lines = []
    for found in result.diagnostics:
        severity = look.paint(found.severity.value, COLORS[found.severity])
        lines.append(
            f"{_place(found, result.sources[found.path])}: {severity} {code(found, look)} "
            f"{visible(found.message)}"
        )
    return "\n".join([*lines, summary(result)]) + "\n"


def code(found: Diagnostic, look: Look) -> str:
    """The rule's code, which leads to its page where the terminal shows links."""
    return look.link(look.paint(found.code, "bold"), rule_address(found.code, found.slug))


def summary(result: LintResult) -> str:
    """The closing line."""
    if not result.files and result.failures:
        return "no file could be checked"
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


def _block(found: Diagnostic, result: LintResult, look: Look) -> Iterator[str]:
    source = result.sources[found.path]
    color = COLORS[found.severity]
    severity = look.paint(found.severity.value, color)
    yield f"{_place(found, source)}: {severity} {code(found, look)} {found.slug}"
    yield from _indented(visible(found.message), look)
    if source.text:
        yield from excerpt(source, found.span, lambda caret: look.paint(caret, color), look.columns)
    for related in found.related:
        yield from _related(related, result, look)
    if found.fix is not None:
        kind = "fix" if found.fix.safe else "unsafe fix"
        yield from _indented(f"{kind}: {visible(found.fix.title)}", look)


def _related(related: Related, result: LintResult, look: Look) -> Iterator[str]:
    source = result.sources.get(related.path)
    where = visible(related.path)
    if source is not None:
        where += ":{}:{}".format(*source.position(related.span.start))
    yield from _indented(f"see {where}: {visible(related.message)}", look)
    if source is not None and source.text:
        yield from excerpt(
            source, related.span, lambda caret: caret.replace("^", "-"), look.columns
        )


def _indented(text: str, look: Look) -> Iterator[str]:
    return (f"  {line}" for line in wrapped(text, look.columns - 2))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns, cut at spaces; a longer word stays whole."""
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > columns:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def excerpt(
    source: Source, span: Span, paint: Callable[[str], str], columns: int = COLUMNS
) -> Iterator[str]:
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
    room = columns - len(gutter) - 6
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
