"""Canonical form of a list file.

First the list's own parts: values, labels, field order, badges, as the safe fixes of the rules
that ask for them. Then Markdown form, by mdformat. mdformat sees the structure only: prose,
heading texts, badges and values are taken out before and put back after, so that they stay
byte for byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.markdown import read_markdown
from awesomekit.markdown.render import rendered
from awesomekit.reader import read_document, read_marker
from awesomekit.rules import Context, NothingAround, field_order, non_canonical_value, plain_badge
from awesomekit.source import Edit, Source, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model import Badge, Block, Document, Entry, Field
    from awesomekit.source import Span

_RULES = (non_canonical_value.RULE, field_order.RULE, plain_badge.RULE)
_MOST_PASSES = 10


class FormattingError(Exception):
    """Canonical form would change what a reader is told: a bug of awesomekit."""


def format_text(text: str, path: str, config: Config) -> str:
    """The canonical form of a list; formatting it again gives the same text.

    Args:
        text: a canonical list, right or wrong; what cannot be read as a part of a list stays.
        path: how errors name it.
        config: schemas, badge style and badge order.

    Raises:
        SourceError: the text cannot be read as Markdown.
        FormattingError: the result would differ in what is rendered; a bug.
    """
    parts = _canonical_parts(text, path, config)
    result = _markdown_form(_read(parts, path, config))
    if rendered(result) != rendered(parts):
        raise FormattingError(f"{path}: Markdown form would change what is rendered")
    return result


def _read(text: str, path: str, config: Config) -> Document:
    return read_document(read_markdown(Source(path, text)), config)


# ------------------------------------------------------------------------ the list's parts


def _canonical_parts(text: str, path: str, config: Config) -> str:
    """Apply the safe fixes of the rules for parts until none is left."""
    context = Context("list", config, NothingAround())
    before = _told(_read(text, path, config))
    for _ in range(_MOST_PASSES):
        document = _read(text, path, config)
        edits = list(_label_edits(document))
        for rule in _RULES:
            for finding in rule.check(document, context):
                if finding.fix is not None and finding.fix.safe:
                    edits += _fitting(finding.fix.edits, edits)
        if not edits:
            break
        text = apply_edits(text, edits)
    if _told(_read(text, path, config)) != before:
        raise FormattingError(f"{path}: canonical values would change what the list says")
    return text


def _fitting(edits: tuple[Edit, ...], taken: list[Edit]) -> tuple[Edit, ...]:
    """The edits of one fix if they touch nothing that others change, else none."""
    for edit in edits:
        for other in taken:
            if edit.span.start < other.span.end and other.span.start < edit.span.end:
                return ()
            if edit.span == other.span:
                return ()
    return edits


def _label_edits(document: Document) -> Iterator[Edit]:
    """Put colons within the bold of labels: ``**Date**：2023-07`` → ``**Date:** 2023-07``."""
    source = document.source
    for entry in document.entries:
        for field in entry.fields:
            if not field.label or not field.text:
                continue
            start = field.label_span.start
            while start > field.span.start and source.text[start - 1] in "*_ \t":
                start -= 1
            start += len(source.text[start : field.label_span.start]) - len(
                source.text[start : field.label_span.start].lstrip(" \t")
            )
            span = type(field.span)(start, field.value_span.start)
            wanted = f"**{source.slice(field.label_span)}:** "
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
    structure = "\n\n".join(_structure(document, hidden))
    formatted = mdformat.text(structure) if structure else ""
    newline = source.newline
    result = hidden.restore(formatted, newline)
    front = document.markdown.front_matter
    if front is not None:
        result = source.slice(front) + newline + (newline + result if result else "")
    return result


def _structure(document: Document, hidden: _Placeholders) -> Iterator[str]:
    """The blocks of the list, texts hidden; prose in a row is one hidden text."""
    source = document.source
    badges = {e.badge_span: e.badges for e in document.entries if e.badge_span is not None}
    fields = {e.field_span: e.fields for e in document.entries if e.field_span is not None}
    prose: list[Block] = []
    for block in document.markdown.blocks:
        if block.kind == "front_matter":
            continue
        written = _structural(source, block, badges, fields, hidden)
        if written is None:
            prose.append(block)
            continue
        if prose:
            yield hidden.hide(_whole_lines(source, prose))
            prose = []
        yield written
    if prose:
        yield hidden.hide(_whole_lines(source, prose))


def _structural(
    source: Source,
    block: Block,
    badges: dict[Span, tuple[Badge, ...]],
    fields: dict[Span, tuple[Field, ...]],
    hidden: _Placeholders,
) -> str | None:
    """A block that is a part of the list's structure, or ``None`` for prose."""
    heading = block.heading
    if heading is not None and heading.level <= 3:
        content = source.slice(heading.content)
        return f"{'#' * heading.level} {hidden.hide(content)}" if "\n" not in content else None
    if block.comment is not None:
        marker = read_marker(block.comment, block.span)
        if marker is not None and "\n" not in marker.text:
            text = f" {marker.text}" if marker.text else ""
            return f"<!-- {hidden.hide(f'[{marker.language}]{text}')} -->"
        return None
    if block.span in badges:
        return hidden.hide("\n".join(source.slice(b.span) for b in badges[block.span]))
    if block.span in fields:
        texts = [source.text[f.label_span.start : f.span.end] for f in fields[block.span]]
        if any("\n" in text or "\r" in text for text in texts):
            return None
        return "\n".join(f"- {hidden.hide(_bullet(source, f))}" for f in fields[block.span])
    return None


def _bullet(source: Source, field: Field) -> str:
    if not field.label:
        return field.text
    value = f" {field.text}" if field.text else ""
    return f"**{source.slice(field.label_span)}:**{value}"


def _whole_lines(source: Source, blocks: list[Block]) -> str:
    """The lines that some blocks in a row stand on, indentation included."""
    start = source.position(blocks[0].span.start)
    first = source.line_starts[start.line - 1]
    return source.text[first : blocks[-1].span.end]
