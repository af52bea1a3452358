"""Lists as JSON.

The shape is told by the types here, from which the JSON Schema (draft 2020-12) comes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct

from awesomekit.export.amounts import Data, data_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.model import Document, Entry, Prose
    from awesomekit.source import Source

VERSION = 1
SCHEMA_ID = (
    "https://raw.githubusercontent.com/awesomekit/awesomekit/main/src/awesomekit/export/"
    "export.schema.json"
)
Texts = Annotated[
    dict[str, str], Meta(description="ISO 639-1 code: the text for readers of that language.")
]


class FieldData(Struct):
    """A field's value as the list has it, and as data; null where it does not parse."""

    text: str
    value: Data | None


class BadgeData(Struct):
    """A link of an entry's badges."""

    kind: str
    url: str
    identity: Annotated[str, Meta(description="What it names within its kind; may be empty.")]


class EntryData(Struct):
    """An entry."""

    id: Annotated[str, Meta(description="The anchor of its heading.")]
    name: str
    aliases: list[str]
    fields: Annotated[dict[str, FieldData], Meta(description="By canonical label.")]
    badges: list[BadgeData]
    prose: Annotated[Texts, Meta(description="Markdown, by language.")]


class SectionData(Struct):
    """A section; its title is empty for entries before the first one."""

    title: Texts
    entries: list[EntryData]


class ListData(Struct):
    """A list."""

    id: Annotated[str, Meta(description="The file's name without its ending.")]
    schema: str | None
    title: Texts
    sections: list[SectionData]


class Export(Struct):
    """All lists of a project."""

    version: Annotated[int, Meta(description="Of this shape.")]
    lists: list[ListData]


def exported(documents: Iterable[Document], languages: Sequence[str]) -> Export:
    """Lists as data.

    Args:
        documents: the lists.
        languages: whose texts are told; what is written for all stands in each.
    """
    return Export(VERSION, [_list(document, languages) for document in documents])


def json_text(export: Export) -> str:
    """The data as JSON in UTF-8, two spaces a level; the same lists give the same bytes."""
    return json.dumps(msgspec.to_builtins(export), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the data (draft 2020-12)."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "awesomekit export",
    }
    return {**head, **msgspec.json.schema(Export)}


def _list(document: Document, languages: Sequence[str]) -> ListData:
    return ListData(
        document.id,
        document.schema.name if document.schema is not None else None,
        {language: document.title_in(language) for language in languages},
        [
            SectionData(
                {language: section.title_in(language) for language in languages},
                [_entry(document.source, entry, languages) for entry in section.entries],
            )
            for section in document.sections
        ],
    )


def _entry(source: Source, entry: Entry, languages: Sequence[str]) -> EntryData:
    fields: dict[str, FieldData] = {}
    for field in entry.fields:
        label = field.spec.label if field.spec is not None else field.label
        # a field that stands twice counts once; lint says so
        if label and label not in fields:
            fields[label] = FieldData(field.text, data_of(field.value))
    return EntryData(
        entry.heading.anchor,
        entry.name,
        list(entry.aliases),
        fields,
        [BadgeData(b.info.kind, b.url, b.info.identity) for b in entry.badges if b.url],
        {
            language: text
            for language in languages
            if (text := prose_text(source, entry.prose, language))
        },
    )


def prose_text(source: Source, prose: Iterable[Prose], language: str) -> str:
    """The Markdown that readers of a language see, blocks a blank line apart."""
    return "\n\n".join(
        source.slice(block.span).replace("\r\n", "\n").replace("\r", "\n")
        for part in prose
        if part.language in {None, language}
        for block in part.blocks
        if block.comment is None
    )
