"""A new list read back and compared with what it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.importers.canonical import EntryText, ListText, ProseText
    from awesomekit.importers.drafts import Piece
    from awesomekit.model import Document, Entry, Prose


def first_difference(
    new: ListText, path: str, config: Config
) -> tuple[str, tuple[Piece, ...]] | None:
    """What a list says otherwise than it was meant to, when it is read again.

    Returns:
        A sentence, and the prose that may be the reason: that of the entry, and of the one
        before it, which may not have ended. ``None`` where all is as it was meant.
    """
    document = read_document(read_markdown(Source(path, new.text)), config)
    if document.stray:
        return "a part of it belongs to no section", _pieces(new.prose)
    difference = _prose(document, document.prose, new.prose)
    if difference:
        return f"its introduction {difference}", _pieces(new.prose)
    suspects = _pieces(new.prose)
    wanted = [section for section in new.sections if section.title or section.entries]
    if len(document.sections) != len(wanted):
        return "its sections are not all there", _all(new)
    for section, found in zip(wanted, document.sections, strict=True):
        own = _pieces(section.prose)
        difference = _prose(document, found.prose, section.prose)
        if difference:
            return f'the section "{section.title}" {difference}', (*suspects, *own)
        suspects = own or suspects
        if len(found.entries) != len(section.entries):
            for entry, other in zip(section.entries, found.entries, strict=False):
                if entry.entry.name != other.name or _differs(document, entry, other):
                    break
                suspects = _pieces(entry.prose) or suspects
            return f'the section "{section.title}" lacks an entry', suspects + _of(section.entries)
        for entry, read in zip(section.entries, found.entries, strict=True):
            own = _pieces(entry.prose)
            difference = _differs(document, entry, read)
            if difference:
                return f'the entry "{entry.entry.name}" {difference}', (*suspects, *own)
            suspects = own
    return None


def _of(entries: Sequence[EntryText]) -> tuple[Piece, ...]:
    return tuple(piece for entry in entries for piece in _pieces(entry.prose))


def _all(new: ListText) -> tuple[Piece, ...]:
    pieces = [*_pieces(new.prose)]
    for section in new.sections:
        pieces += _pieces(section.prose)
        pieces += _of(section.entries)
    return tuple(pieces)


def _pieces(prose: Sequence[ProseText]) -> tuple[Piece, ...]:
    return tuple(part.piece for part in prose)


def _differs(document: Document, wanted: EntryText, found: Entry) -> str:
    if found.name != wanted.entry.name:
        return f'is read as "{found.name}"'
    if tuple(badge.url for badge in found.badges if badge.link) != _urls(wanted):
        return "has other badges"
    fields = tuple(
        (field.spec.label if field.spec else field.label, field.text) for field in found.fields
    )
    if fields != wanted.fields:
        return "has other fields"
    return _prose(document, found.prose, wanted.prose)


def _urls(wanted: EntryText) -> tuple[str, ...]:
    return tuple(
        url
        for url, badge in zip(wanted.urls, wanted.badges, strict=True)
        if not badge.startswith("![")
    )


def _prose(document: Document, found: Sequence[Prose], wanted: Sequence[ProseText]) -> str:
    own = [(part.language, document.source.slice(part.span)) for part in found]
    meant = list(_runs(wanted))
    if [language for language, _ in own] != [language for language, _ in meant]:
        return "has its text in other languages"
    for (_, text), (_, other) in zip(own, meant, strict=True):
        if text.strip() != other.strip():
            return "has other text"
    return ""


def _runs(prose: Sequence[ProseText]) -> Iterator[tuple[str | None, str]]:
    texts: list[str] = []
    for number, part in enumerate(prose):
        texts.append(part.text)
        if number + 1 == len(prose) or prose[number + 1].language != part.language:
            yield part.language, "\n\n".join(texts)
            texts = []
