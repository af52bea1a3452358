"""Canonical form of a list file.

First the list's own parts: values, labels, field order, badges, as the safe fixes of the rules
that ask for them. Then Markdown form, by mdformat. mdformat sees the structure only: prose,
heading texts, badges and values are taken out before and put back after, so that they stay
byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from awesomekit.markdown import read_markdown
from awesomekit.markdown.render import rendered
from awesomekit.reader import read_document, read_marker
from awesomekit.rules import Context, NothingAround, field_order, non_canonical_value, plain_badge
from awesomekit.source import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model import Block, Document, Entry, Field, Heading, Marker

_RULES = (non_canonical_value.RULE, field_order.RULE, plain_badge.RULE)
_MOST_PASSES = 10
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LOOSE_ITEM = re.compile(r"<li><p>((?:(?!</?p>|</?li>).)*)</p></li>")
_BYTE_ORDER_MARK = "\ufeff"
_HARD_BREAK = re.compile(r" {2}[\r\n]")
_BEFORE_LABEL = re.compile(r"[-*+][ \t]+(?:(?:\*\*|__)[ \t]*)?\Z")
_REST_OF_LINE = re.compile(r"[^\S\r\n]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class FormattingError(Exception):
    """Canonical form would change what a reader is told: a bug of awesomekit."""


def format_text(text: str, path: str, config: Config) -> str:
    """The canonical form of a list; formatting it again gives the same text.

    A byte order mark and line ends stay; new line ends are as the text's first.

    Args:
        text: a canonical list, right or wrong; what cannot be read as a part of a list stays.
        path: how errors name it.
        config: schemas, badge style and badge order.

    Raises:
        SourceError: the text cannot be read as Markdown.
        FormattingError: the result would differ in what is rendered; a bug.
    """
    for _ in range(_MOST_PASSES):
        parts = _canonical_parts(text, path, config)
        result = _markdown_form(_read(parts, path, config))
        if result == text:
            break  # twice gives the same as once
        if _shown(result) != _shown(parts):
            raise FormattingError(f"{path}: Markdown form would change what is rendered")
        text = result
    return text


def _shown(text: str) -> str:
    """What a reader sees, whatever the spelling of markers and the room between bullets."""
    html = rendered(text.rstrip("\r\n") + "\n")
    html = _COMMENT.sub(_plain_marker, html).replace("> <", "><")
    return _LOOSE_ITEM.sub(r"<li>\1</li>", html)


def _plain_marker(comment: re.Match[str]) -> str:
    marker = read_marker(comment[1], Span(*comment.span()))
    return comment[0] if marker is None else _marker_text(marker)


def _read(text: str, path: str, config: Config) -> Document:
    return read_document(read_markdown(Source(path, text)), config)


# ------------------------------------------------------------------------ the list's parts


def _canonical_parts(text: str, path: str, config: Config) -> str:
    """Apply the safe fixes of the rules for parts until none is left.

    Fixes that together would change what the list says are left out.
    """
    context = Context("list", config, NothingAround())
    document = _read(text, path, config)
    told = _told(document)
    for _ in range(_MOST_PASSES):
        edits: list[Edit] = sorted(_label_edits(document))
        for rule in _RULES:
            for finding in rule.check(document, context):
                if finding.fix is not None and finding.fix.safe:
                    _take(finding.fix.edits, edits)
        if not edits:
            break
        document = _read(apply_edits(document.source.text, edits), path, config)
        if _told(document) != told:
            break
        text = document.source.text
    return text


def _take(edits: tuple[Edit, ...], taken: list[Edit]) -> None:
    """Add the edits of one fix, in order, if they touch nothing that others change."""
    for edit in edits:
        at = bisect_left(taken, edit)
        before = taken[at - 1].span if at else None
        after = taken[at].span if at < len(taken) else None
        if before is not None and (before.end > edit.span.start or before == edit.span):
            return
        if after is not None and (after.start < edit.span.end or after == edit.span):
            return
    for edit in edits:
        insort(taken, edit)


def _label_edits(document: Document) -> Iterator[Edit]:
    """Put colons within the bold of labels: ``**Date**：2023-07`` → ``**Date:** 2023-07``."""
    source = document.source
    for entry in document.entries:
        for field in entry.fields:
            if not field.label:
                continue
            start = field.label_span.start
            while source.text[start - 1] in " \t":
                start -= 1
            span = Span(start - len("**"), field.value_span.start)
            wanted = f"**{source.slice(field.label_span)}:**{' ' if field.text else ''}"
            if source.slice(span) != wanted:
                yield Edit(span, wanted)


def _told(document: Document) -> object:
    """What a list says: entries with their fields as values, links and prose."""
    source = document.source

    def fields(entry: Entry) -> list[tuple[str, str]]:
        return sorted(
            (f.spec.key if f.spec else f.label, f.value.text if f.value else f.text)
            for f in entry.fields
        )

    return [
        [section.title, [source.slice(prose.span) for prose in section.prose]]
        + [
            [
                entry.name,
                fields(entry),
                [badge.url or (badge.image.url if badge.image else "") for badge in entry.badges],
                [source.slice(block.span) for prose in entry.prose for block in prose.blocks],
            ]
            for entry in section.entries
        ]
        for section in document.sections
    ]


# -------------------------------------------------------------------------- Markdown form


class _Placeholders:
    """Words that stand for texts which mdformat must not see."""

    def __init__(self, text: str) -> None:
        self._prefix = "AWESOMEKIT"
        while self._prefix in text:
            self._prefix += "X"
        self._texts: dict[str, str] = {}

    def hide(self, text: str) -> str:
        word = f"{self._prefix}{len(self._texts)}Z"
        self._texts[word] = text
        return word

    def restore(self, formatted: str, newline: str) -> str:
        """The formatted structure with line ends of the file and the texts put back."""
        words = re.compile(f"{self._prefix}[0-9]+Z")
        lines = formatted.replace("\n", newline)
        return words.sub(lambda match: self._texts[match[0]], lines)


def _markdown_form(document: Document) -> str:
    import mdformat

    source = document.source
    hidden = _Placeholders(source.text)
    structure = "\n\n".join(_Structure(document, hidden).pieces())
    formatted = mdformat.text(structure) if structure else ""
    newline = source.newline
    result = hidden.restore(formatted, newline)
    front = document.markdown.front_matter
    if front is not None:
        first = source.text[: _line_end(source, front.end)]
        return first + newline + (newline + result if result else "")
    if source.text.startswith(_BYTE_ORDER_MARK) and not result.startswith(_BYTE_ORDER_MARK):
        return _BYTE_ORDER_MARK + result
    return result


class _Structure:
    """The blocks of a list for mdformat: texts hidden, prose in a row as one hidden text."""

    def __init__(self, document: Document, hidden: _Placeholders) -> None:
        self._source = document.source
        self._hidden = hidden
        self._blocks = [b for b in document.markdown.blocks if b.kind != "front_matter"]
        self._very_first = next(iter(document.markdown.blocks), None)
        self._badges = {e.badge_span: e.badges for e in document.entries}
        self._fields = {e.field_span: e.fields for e in document.entries}

    def pieces(self) -> Iterator[str]:
        """Each part of the structure, and each run of prose."""
        prose: list[Block] = []
        for number, block in enumerate(self._blocks):
            written = self._written(number)
            if written is None:
                prose.append(block)
                continue
            if prose:
                yield self._hidden.hide(self._verbatim(prose))
                prose = []
            yield written
        if prose:
            yield self._hidden.hide(self._verbatim(prose))

    def _verbatim(self, blocks: list[Block]) -> str:
        """The lines that some blocks in a row stand on, indentation included."""
        source = self._source
        start = source.line_starts[source.position(blocks[0].span.start).line - 1]
        if blocks[0] is self._very_first:
            start = 0  # blank lines may keep it from being read as front matter
        end = _line_end(source, blocks[-1].span.end)
        if blocks[-1] is self._blocks[-1] and _is_open_fence(source.text[start:end], blocks[-1]):
            # blank lines up to the end of the file are code; the last line end is written again
            rest = source.text[end:]
            end += len(rest.removesuffix("\n").removesuffix("\r"))
        return source.text[start:end]

    def _written(self, number: int) -> str | None:
        """The canonical form of a part of the structure; ``None`` for prose."""
        block = self._blocks[number]
        if block.heading is not None and block.heading.level <= 3:
            return self._heading(block, block.heading)
        if block.comment is not None:
            marker = read_marker(block.comment, block.span)
            if marker is None or _has_line_end(marker.text):
                return None
            return self._hidden.hide(_marker_text(marker))
        if block.span in self._badges:
            if _HARD_BREAK.search(self._source.slice(block.span)):
                return None
            texts = [self._source.slice(badge.span) for badge in self._badges[block.span]]
            return self._hidden.hide(self._source.newline.join(texts))
        if block.span in self._fields:
            return self._field_list(number, self._fields[block.span])
        return None

    def _heading(self, block: Block, heading: Heading) -> str | None:
        content = self._source.slice(heading.content)
        written = f"{'#' * heading.level} {content}".rstrip()
        if _has_line_end(content) or rendered(written) != rendered(self._source.slice(block.span)):
            return None
        if not content:
            return self._hidden.hide(written)  # mdformat would end it with a space
        return f"{'#' * heading.level} {self._hidden.hide(content)}"

    def _field_list(self, number: int, fields: tuple[Field, ...]) -> str | None:
        source = self._source
        if any(not self._is_simple(field) for field in fields):
            return None
        around = self._blocks[max(0, number - 1) : number + 2]
        if around[-1] is not self._blocks[number]:
            indented = source.position(around[-1].span.start).column > 1
            if indented and self._written(number + 1) is None:
                return None  # what is indented must not become a part of the last bullet
        bullets = {source.text[b.span.start] for b in around if b.kind == "bullet_list"}
        if bullets - {"-"} and "-" in bullets:
            return None  # two lists in a row stay two
        lines = [self._hidden.hide(_bullet(source, field)) for field in fields]
        return "\n".join(f"- {line}" for line in lines)

    def _is_simple(self, field: Field) -> bool:
        """Whether a bullet holds one line, and nothing but bold before its label."""
        before = self._source.text[field.span.start : field.label_span.start]
        return (
            _BEFORE_LABEL.match(before) is not None
            and bool(field.label or field.text)
            and not _has_line_end(self._source.slice(field.span))
        )


def _bullet(source: Source, field: Field) -> str:
    comments = source.text[field.value_span.end : field.span.end].strip()
    tail = f" {comments}" if comments else ""
    if not field.label:
        return f"{field.text}{tail}"
    value = f" {field.text}" if field.text else ""
    return f"**{source.slice(field.label_span)}:**{value}{tail}"


def _marker_text(marker: Marker) -> str:
    text = f" {marker.text}" if marker.text else ""
    return f"<!-- [{marker.language}]{text} -->"


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


def _line_end(source: Source, offset: int) -> int:
    """The end of a line whose last word ends at ``offset``."""
    match = _REST_OF_LINE.match(source.text, offset)
    return match.end() if match else offset


def _is_open_fence(text: str, block: Block) -> bool:
    fence = _FENCE.match(text) if block.kind == "code" else None
    last = text.splitlines()[-1].strip()
    return fence is not None and not (last.startswith(fence[1]) and not last.strip(fence[1][0]))
