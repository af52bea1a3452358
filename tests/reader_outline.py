"""A document told line by line, for the tests of the reader: all that it holds, by its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.source import Source
from rulecheck import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model import Badge, Document, Entry, Field, Marker, Prose, Translation


def read_text(text: str, path: str = "lists/x.md", config: Config = CONFIG) -> Document:
    """Read a text as a list."""
    return read_document(read_markdown(Source(path, text)), config)


def outline(document: Document) -> list[str]:
    """Every part of a document, two spaces for each level, texts sliced from the source."""
    return list(_document(document))


def body(text: str) -> list[str]:
    """The outline of one entry's text, from beneath its heading on."""
    document = read_text(f"# T\n\n## S\n\n### E\n\n{text}")
    (entry,) = document.entries
    assert not document.stray
    return [line.removeprefix("    ") for line in _entry(document, entry)][1:]


def _document(document: Document) -> Iterator[str]:
    source = document.source
    yield f"list {document.id}: {document.schema.name if document.schema else None}"
    if document.front_matter is not None:
        front = document.front_matter
        yield f"front matter {source.slice(front.span)!r}: {front.schema}"
        yield from (f"problem {p.line}:{p.column}" for p in front.problems)
    if document.title is not None:
        yield f"title {source.slice(document.title.span)!r} {document.title.text!r}"
    yield from _texts(document, document.translations, document.markers, document.prose, "")
    for section in document.sections:
        heading = section.heading
        shown = repr(source.slice(heading.span)) if heading else "without heading"
        yield f"section {shown}, to {_end(source.slice(section.span))!r}"
        assert section.span.start == (heading or section.entries[0]).span.start
        yield from _texts(document, section.translations, section.markers, section.prose, "  ")
        for entry in section.entries:
            yield from _entry(document, entry)
    yield from (f"stray {source.slice(block.span)!r}" for block in document.stray)


def _entry(document: Document, entry: Entry) -> Iterator[str]:
    source = document.source
    heading, end = source.slice(entry.heading.span), _end(source.slice(entry.span))
    yield f"  entry {heading!r}, to {end!r}{'' if entry.in_order else ', out of order'}"
    assert entry.span.start == entry.heading.span.start
    if entry.badge_span is not None:
        yield f"    badges {source.slice(entry.badge_span)!r}"
    yield from (f"      {_badge(document, badge)}" for badge in entry.badges)
    if entry.field_span is not None:
        yield f"    fields {_end(source.slice(entry.field_span))!r}"
    yield from (f"      {_field(document, field)}" for field in entry.fields)
    yield from _texts(document, entry.translations, entry.markers, entry.prose, "    ")


def _badge(document: Document, badge: Badge) -> str:
    link = badge.link.url if badge.link else None
    image = badge.image.url if badge.image else None
    assert badge.url == (link or "")
    return f"{document.source.slice(badge.span)!r} {badge.info.kind}: {link}, {image}"


def _field(document: Document, field: Field) -> str:
    source = document.source
    assert source.slice(field.value_span) == field.text
    assert source.slice(field.label_span) == field.label
    assert field.label or field.label_span.start == field.value_span.start
    key = field.spec.key if field.spec else None
    value = field.value.text if field.value else None
    told = f"{source.slice(field.span)!r} {field.label!r} ({key}): {field.text!r} = {value}"
    if field.error is None:
        return told
    wrong = field.text[field.error.start : field.error.end]
    return f"{told}, wrong {wrong!r}"


def _texts(
    document: Document,
    translations: tuple[Translation, ...],
    markers: tuple[Marker, ...],
    prose: tuple[Prose, ...],
    indent: str,
) -> Iterator[str]:
    source = document.source
    for told in translations:
        yield f"{indent}translation {told.language} {told.text!r} {source.slice(told.span)!r}"
    for marker in markers:
        text = f" {marker.text!r}" if marker.text else ""
        yield f"{indent}marker {marker.language}{text} {source.slice(marker.span)!r}"
    for run in prose:
        blocks = ", ".join(repr(source.slice(block.span)) for block in run.blocks)
        yield f"{indent}prose {run.language}: {blocks}"
        assert run.span == (run.blocks[0].span.start, run.blocks[-1].span.end)


def _end(text: str) -> str:
    return text.replace("\r\n", "\n")[-8:]
