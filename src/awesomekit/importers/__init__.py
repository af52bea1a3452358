"""Other people's lists become canonical ones.

:func:`read` reads a source in its style, :func:`put_together` merges several and writes lists.
Nothing here touches files; every word of a source is in a list or in a note afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.errors import ImportFailedError
from awesomekit.importers.canonical import ListText, ListWriter
from awesomekit.importers.languages import NAMES, main_language
from awesomekit.importers.merging import Merged, merge
from awesomekit.importers.outline import read_outline
from awesomekit.importers.page import Page, read_page
from awesomekit.importers.readback import first_difference
from awesomekit.importers.styles import MEANINGS, STYLES, Style, StyleName, recognise
from awesomekit.importers.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.importers.drafts import Outline, Piece
    from awesomekit.source import Source

_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of some sources.

    Attributes:
        outlines: each source as it was read, in the order of preference.
        merged: the lists as drafts, with conflicts and suggestions.
        lists: the lists as text.
        required: schema: labels of its required fields.
    """

    outlines: tuple[Outline, ...]
    merged: Merged
    lists: tuple[ListText, ...]
    required: Mapping[str, tuple[str, ...]]


def read(
    source: Source, config: Config, *, style: StyleName | None = None, language: str | None = None
) -> Outline:
    """Read one source.

    Args:
        source: the text.
        config: schemas, labels and languages of the project.
        style: one of :data:`STYLES`; recognised if left out.
        language: of what is not Chinese; recognised if left out.

    Raises:
        ImportFailedError: there is nothing to import, or it is in a language that the project
            does not have.
        SourceError: the text cannot be read as Markdown.
    """
    if not source.text.strip("\ufeff \t\r\n"):
        raise ImportFailedError(f"{source.path}: the file is empty; there is nothing to import")
    page = read_page(source, _first_other(config))
    page.other = _language(page, config, language)
    found = recognise(page, config, style)
    outline = read_outline(page, found, config)
    if not outline.entries:
        raise ImportFailedError(_no_entry(page, found, style))
    _check_languages(outline, config)
    return outline


def _first_other(config: Config) -> str:
    return next((language for language in config.languages if language != "zh"), "en")


def _language(page: Page, config: Config, wanted: str | None) -> str:
    """The language of what is not Chinese."""
    if wanted is not None:
        return wanted
    found = main_language(text.plain for text in page.markdown.texts)
    others = [language for language in config.languages if language != "zh"]
    if found is None or found in others:
        return found or _first_other(config)
    known = " and ".join(config.languages)
    raise ImportFailedError(
        f"{page.path}: the text seems to be {NAMES[found]}, and the project has {known}; put "
        f'"{found}" among the languages in awesomekit.yaml, or say what it is with "--language"'
    )


def _check_languages(outline: Outline, config: Config) -> None:
    parts = [*outline.prose]
    for section in outline.sections:
        parts += section.prose
        for entry in section.entries:
            parts += entry.prose
    for part in parts:
        if part.language is not None and part.language not in config.languages:
            name = NAMES.get(part.language, part.language)
            raise ImportFailedError(
                f"{part.piece.place}: the text is {name}, which is no language of the project; "
                f'put "{part.language}" among the languages in awesomekit.yaml'
            )


def _no_entry(page: Page, found: Style, wanted: StyleName | None) -> str:
    if wanted is not None and any(found.counts.values()):
        best = max(found.counts, key=lambda name: found.counts[name])
        return (
            f'{page.path}: no entry was found in the style "{wanted}"; it looks like "{best}": '
            f"{MEANINGS[best]}"
        )
    return (
        f"{page.path}: no entry was found; entries are headings with badges or fields, table "
        "rows, or list items that begin with a link"
    )


def put_together(
    outlines: Sequence[Outline],
    config: Config,
    aliases: Mapping[str, Iterable[str]],
    *,
    folder: str,
    exists: Callable[[str], bool],
    base_url: str = "",
    unknown: bool = False,
) -> Imported:
    """Merge outlines and write lists.

    Args:
        outlines: in the order of preference.
        config: schemas, languages and badge style.
        aliases: name: other names of the same entry.
        folder: of the lists, relative to the project, POSIX.
        exists: whether a path relative to the project is there.
        base_url: what relative links without a file are relative to.
        unknown: whether required fields that no source has are written as ``unknown``.

    Raises:
        ImportFailedError: a list cannot be written so that it says the same when it is read.
    """
    merged = merge(outlines, aliases, config.primary)
    targets = Targets(merged.lists, folder, exists, base_url)
    as_code: frozenset[Piece] = frozenset()
    for _ in range(_MOST_ROUNDS):
        writer = ListWriter(config, targets, unknown=unknown, as_code=as_code)
        lists = tuple(writer.write(new) for new in merged.lists)
        for new in lists:
            path = f"{folder}/{new.list.id}.md"
            difference = first_difference(new, path, config)
            if difference is None:
                continue
            sentence, pieces = difference
            suspects = frozenset(pieces) - as_code
            if not suspects:
                raise ImportFailedError(f"{path}: it would not read as it was meant: {sentence}")
            for piece in sorted(suspects, key=lambda p: (p.page.path, p.span)):
                reason = "kept as code: as text it would change what stands after it"
                piece.page.keep(piece.span, reason)
            as_code |= suspects
            break
        else:
            required = {
                name: tuple(spec.label for spec in schema.fields if spec.required)
                for name, schema in config.schemas.items()
            }
            return Imported(tuple(outlines), merged, lists, required)
    raise ImportFailedError("the sources hold too many texts that never end; mend them first")


__all__ = [
    "MEANINGS",
    "STYLES",
    "Imported",
    "StyleName",
    "put_together",
    "read",
]
