"""Places and fixes of a SARIF log: relative addresses, lines, columns in UTF-16 code units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from awesomekit.model import Fix
    from awesomekit.source import Edit, Source, Span

ROOT = "%SRCROOT%"
"""The name of the folder that addresses are relative to."""

_MARK = "\ufeff"
_UNDECODED = re.compile("[\ud800-\udfff]")


def artifact(path: str) -> dict[str, str]:
    """A file: its path as an RFC 3986 reference relative to :data:`ROOT`."""
    written = quote(path.encode("utf-8", "surrogateescape"), safe="/-._~!$&'()*+,;=@")
    return {"uri": written, "uriBaseId": ROOT}


def place(path: str, source: Source, span: Span) -> dict[str, Any]:
    """A ``physicalLocation``."""
    return {"artifactLocation": artifact(path), "region": region(source, span)}


def region(source: Source, span: Span) -> dict[str, int]:
    """A text region as in 3.30.2: a byte order mark counts for nothing.

    The end of a text that ends with a line end lies behind that, in the last line that there is.
    """
    line, column = _position(source, span.start)
    end_line, end_column = _position(source, span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def fixes(path: str, source: Source, fix: Fix | None) -> list[dict[str, Any]]:
    """The ``fixes`` of a result: one that a viewer can apply, or none.

    Bytes that are not UTF-8 have no place in the text of a log, and a byte order mark has none in
    a text region.
    """
    if fix is None or not fix.edits:
        return []
    replacements = [_replacement(source, edit) for edit in sorted(set(fix.edits))]
    if None in replacements:
        return []
    change = {"artifactLocation": artifact(path), "replacements": replacements}
    return [
        {
            "description": {"text": visible(fix.title)},
            "artifactChanges": [change],
            "properties": {"safe": fix.safe},
        }
    ]


def _replacement(source: Source, edit: Edit) -> dict[str, Any] | None:
    if _UNDECODED.search(edit.replacement):
        return None
    if edit.span.start == 0 and source.text.startswith(_MARK):
        if edit.span.end == 1 and not edit.replacement:
            # text regions begin behind the mark
            return {"deletedRegion": {"byteOffset": 0, "byteLength": len(_MARK.encode())}}
        return None
    deleted = {"deletedRegion": region(source, edit.span)}
    if not edit.replacement:
        return deleted
    return {**deleted, "insertedContent": {"text": edit.replacement}}


def _position(source: Source, offset: int) -> tuple[int, int]:
    text = source.text
    line, column = source.position(offset)
    if column == 1 and line > 1 and offset == len(text):
        line -= 1
        column = offset - source.line_starts[line - 1] + 1
    before = text[offset - column + 1 : offset]
    column += sum(char > "\uffff" for char in before)
    if line == 1 and before.startswith(_MARK):
        column -= 1
    return line, column
