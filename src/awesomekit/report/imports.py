"""What an import made of its sources: as JSON, and for a reader."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesomekit.importers import Imported
    from awesomekit.importers.canonical import EntryText
    from awesomekit.importers.drafts import Disagreement, Outline, Place
    from awesomekit.importers.page import Note
    from awesomekit.report.look import Look

VERSION = 1
_SHOWN = 5
_LINES = 8
_LONGEST = 50
_WIDTH = 76


def import_json(imported: Imported, paths: Sequence[str]) -> str:
    """The report as JSON, documented in docs/formats.md.

    Args:
        imported: what was made.
        paths: of the lists, in their order.
    """
    entries = list(_entries(imported, paths))
    report = {
        "version": VERSION,
        "sources": [_source(outline) for outline in imported.outlines],
        "lists": [
            {
                "path": path,
                "schema": new.list.schema,
                "sections": len(new.sections),
                "entries": sum(len(section.entries) for section in new.sections),
            }
            for path, new in zip(paths, imported.lists, strict=True)
        ],
        "entries": [_entry(path, section, one) for path, section, one in entries],
        "fields": [field for _, _, one in entries for field in _fields(one)],
        "links": [link for outline in imported.outlines for link in _links(imported, outline)],
        "kept": _notes(note for outline in imported.outlines for note in outline.page.kept),
        "dropped": _notes(note for outline in imported.outlines for note in outline.page.dropped),
        "missing": [
            {"entry": one.entry.name, "field": label, **_place(one.entry.place)}
            for one, label in missing(imported)
        ],
        "disagreements": [
            _difference(one) for outline in imported.outlines for one in outline.disagreements
        ],
        "conflicts": [_difference(one) for one in imported.merged.conflicts],
        "homonyms": [
            {"name": one.name, "places": [_place(place) for place in one.places]}
            for one in imported.merged.homonyms
        ],
        "suggestions": [
            {
                "names": list(one.names),
                "places": [_place(place) for place in one.places],
                "reason": one.reason,
            }
            for one in imported.merged.suggestions
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _entries(imported: Imported, paths: Sequence[str]) -> Iterator[tuple[str, str, EntryText]]:
    for path, new in zip(paths, imported.lists, strict=True):
        for section in new.sections:
            for one in section.entries:
                yield path, section.title, one


def _source(outline: Outline) -> dict[str, Any]:
    return {
        "path": outline.page.path,
        "style": outline.style,
        "title": outline.title,
        "entries": dict(Counter(entry.schema for entry in outline.entries)),
        "rows": outline.rows,
        "kept": len(outline.page.kept),
        "dropped": len(outline.page.dropped),
    }


def _entry(path: str, section: str, one: EntryText) -> dict[str, Any]:
    entry = one.entry
    places = dict.fromkeys((entry.place, *entry.also))
    return {
        "name": entry.name,
        "list": path,
        "section": section,
        "schema": entry.schema,
        "aliases": entry.aliases,
        "places": [_place(place) for place in places],
    }


def _fields(one: EntryText) -> Iterator[dict[str, Any]]:
    for field in one.entry.fields:
        yield {
            "entry": one.entry.name,
            "field": field.spec.label,
            "source": field.piece.source,
            "text": field.canonical,
            "parsed": field.value is not None,
            **_place(field.piece.place),
        }


def _links(imported: Imported, outline: Outline) -> Iterator[dict[str, Any]]:
    """Every link of a source, and what it is now."""
    page = outline.page
    badges = sorted(
        (link.piece.span.start, link.piece.span.end, one.entry.name)
        for _, _, one in _entries(imported, [""] * len(imported.lists))
        for link in one.entry.links
        if link.piece.page is page
    )
    gone = sorted(page.without)
    for link in page.markdown.links:
        badge = _around(badges, link.span.start, link.span.end)
        became = "badge" if badge is not None else "text"
        if badge is None and _around(gone, link.span.start, link.span.end) is not None:
            became = "dropped"
        yield {
            "url": link.url,
            "text": link.text,
            "as": became,
            **({"entry": badge[2]} if badge is not None else {}),
            **_place(page.place(link.span)),
        }


def _around(spans: Sequence[Any], start: int, end: int) -> Any:
    """The span, of those in order, that something lies within."""
    at = bisect_right(spans, start, key=lambda span: span[0])
    for span in reversed(spans[max(0, at - 50) : at]):
        if end <= span[1]:
            return span
    return None


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line}


def _notes(notes: Iterable[Note]) -> list[dict[str, Any]]:
    return [{**_place(n.place), "text": n.text, "reason": n.reason} for n in sorted(notes)]


def _difference(one: Disagreement) -> dict[str, Any]:
    return {
        "entry": one.entry,
        "field": one.label,
        "kept": {"text": one.kept[0], **_place(one.kept[1])},
        "other": {"text": one.other[0], **_place(one.other[1])},
        "reason": one.reason,
    }


def missing(imported: Imported) -> Iterator[tuple[EntryText, str]]:
    """Entries and the required fields that no source has."""
    for new in imported.lists:
        for section in new.sections:
            for one in section.entries:
                present = {field.spec.label for field in one.entry.fields}
                for label in imported.required.get(one.entry.schema, ()):
                    if label not in present:
                        yield one, label


def import_text(imported: Imported, paths: Sequence[str], look: Look) -> str:
    """The report for a reader, at most 80 columns wide where texts allow it."""
    lines = list(_summary(imported, paths, look))
    for title, items in _parts(imported):
        if items:
            lines += ["", look.paint(title, "bold")]
            lines += [f"  {visible(line)}" for item in items[:_SHOWN] for line in item]
            if len(items) > _SHOWN:
                lines.append(f"  … and {len(items) - _SHOWN} more; --report FILE writes them all")
    return "\n".join(lines) + "\n"


def _summary(imported: Imported, paths: Sequence[str], look: Look) -> Iterator[str]:
    for outline in imported.outlines:
        counts = Counter(entry.schema for entry in outline.entries)
        told = ", ".join(_counted(count, schema) for schema, count in counts.most_common())
        rows = f"; {_counted(outline.rows, 'row')} told of them" if outline.rows else ""
        yield f"{look.paint(visible(outline.page.path), 'bold')} ({outline.style}): {told}{rows}"
    for path, new in zip(paths, imported.lists, strict=True):
        count = sum(len(section.entries) for section in new.sections)
        entries = "entry" if count == 1 else "entries"
        yield f"→ {visible(path)}: {count} {entries} in {_counted(len(new.sections), 'section')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _parts(imported: Imported) -> Iterator[tuple[str, list[list[str]]]]:
    kept = [note for outline in imported.outlines for note in outline.page.kept]
    dropped = [note for outline in imported.outlines for note in outline.page.dropped]
    yield f"kept, but not as it was: {len(kept)}", _grouped(kept)
    yield f"left out: {len(dropped)}", _grouped(dropped)
    texts = [
        _wrapped(f"{field.piece.place}: {one.entry.name}, {field.spec.label}: {field.text}")
        for new in imported.lists
        for section in new.sections
        for one in section.entries
        for field in one.entry.fields
        if field.value is None
    ]
    yield f"values that do not parse, kept as text: {len(texts)}", texts
    told = [_told(one) for outline in imported.outlines for one in outline.disagreements]
    yield f"tables that say otherwise: {len(told)}", told
    told = [_told(one) for one in imported.merged.conflicts]
    yield f"conflicts between sources: {len(told)}", told
    names = [
        _wrapped(f"{one.name}: {one.places[0]} and {one.places[1]}")
        for one in imported.merged.homonyms
    ]
    yield f"one name for two things; rename one: {len(names)}", names
    pairs = [
        _wrapped(f"{one.names[0]} = {one.names[1]}? {one.reason}")
        for one in imported.merged.suggestions
    ]
    yield f'perhaps one entry; say so with --alias "NAME=OTHER": {len(pairs)}', pairs
    counts = Counter(label for _, label in missing(imported)).most_common()
    yield (
        "required fields that no source has; lint asks for them",
        [[f"{label}: {_counted(count, 'value')}"] for label, count in counts],
    )


def _grouped(notes: Sequence[Note]) -> list[list[str]]:
    """A few lines for each reason, with the first places."""
    by_reason: dict[str, list[Note]] = {}
    for note in notes:
        by_reason.setdefault(note.reason, []).append(note)
    found = []
    for reason, own in by_reason.items():
        first = f"{own[0].place}: {_short(own[0].text)}"
        where = [first] if len(own) == 1 else list(_places(own))
        found.append([*_wrapped(reason), *(f"    {place}" for place in where)])
    return found


def _places(notes: Sequence[Note]) -> Iterator[str]:
    """The lines of each file, the first few of them."""
    by_path: dict[str, list[int]] = {}
    for note in notes:
        by_path.setdefault(note.place.path, []).append(note.place.line)
    for path, all_lines in by_path.items():
        lines = list(dict.fromkeys(all_lines))
        more = ", …" if len(lines) > _LINES else ""
        shown = ", ".join(map(str, lines[:_LINES]))
        yield (
            f"{path}, {len(all_lines)} times, lines {shown}{more}"
            if len(all_lines) > 1
            else (f"{path}, line {shown}")
        )


def _told(one: Disagreement) -> list[str]:
    return [
        f"{one.entry}, {one.label}",
        f"    stays   {_short(one.kept[0])} ({one.kept[1]})",
        f"    differs {_short(one.other[0])} ({one.other[1]}); {one.reason}",
    ]


def _wrapped(text: str) -> list[str]:
    return wrap(" ".join(text.split()), _WIDTH, subsequent_indent="    ", break_long_words=False)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
