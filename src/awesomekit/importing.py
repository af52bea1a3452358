"""``awesomekit import``: sources read from disk, lists written."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.disk import (
    DiskFiles,
    decode_strictly,
    display_path,
    is_file,
    list_files,
    load,
)
from awesomekit.errors import ImportFailedError, SourceError, UnsafePathError, UsageError
from awesomekit.importers import Imported, StyleName, put_together, read
from awesomekit.markdown import read_markdown
from awesomekit.model.files import Target
from awesomekit.reader import read_document
from awesomekit.source import Source
from awesomekit.workspace import Workspace
from awesomekit.writing import NewText, replace_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesomekit.config.settings import Config


_THERE = frozenset({Target.FILE, Target.FOLDER})


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How sources are read and where lists go.

    Attributes:
        output: the folder of the new lists; that of the project's lists if left out.
        style: of all sources; recognised for each if left out.
        prefer: sources whose values stay where others differ, the first before the second.
        aliases: name: other names of the same entry.
        language: of what is not Chinese; recognised if left out.
        base_url: what relative links that lead to no file are relative to.
        unknown: whether required fields that no source has are written as ``unknown``.
        force: whether lists that exist are replaced.
    """

    output: Path | None = None
    style: StyleName | None = None
    prefer: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    base_url: str = ""
    unknown: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import made.

    Attributes:
        imported: lists and what is to be said of them.
        files: what is written where.
        paths: the same files as the user is shown them.
        root: the project's folder.
    """

    imported: Imported
    files: tuple[NewText, ...]
    paths: tuple[str, ...]
    root: Path


def import_files(paths: Sequence[str | Path], options: ImportOptions, base: Path) -> ImportResult:
    """Read sources and make lists of them; nothing is written yet.

    Args:
        paths: the sources; where values differ, the first stays unless others are preferred.
        options: how they are read.
        base: the folder that paths are relative to.

    Raises:
        ImportFailedError: a source has no entry, or is in a language that the project lacks.
        SourceError: a source cannot be read.
        UsageError: options that fit no source, or lists that are there already.
        ConfigError: the configuration has mistakes.
    """
    workspace = Workspace.around(base)
    config = workspace.settings
    sources = [_load(path, workspace) for path in dict.fromkeys(map(str, paths))]
    ordered = _preferred(sources, options.prefer)
    outlines = [
        read(source, config, style=options.style, language=options.language) for source in ordered
    ]
    output = _output(options.output, workspace)
    folder = display_path(output, config.root)
    around = DiskFiles(config.root, workspace.root or config.root)
    imported = put_together(
        outlines,
        config,
        _aliases(options, config),
        folder=folder,
        exists=lambda path: around.target("README.md", path)[0] in _THERE,
        base_url=options.base_url,
        unknown=options.unknown,
    )
    files = []
    names = []
    for new in imported.lists:
        path = output / f"{new.list.id}.md"
        shown = display_path(path, workspace.base)
        if os.path.lexists(path) and not options.force:
            raise UsageError(
                f'{shown}: the list is there already; take another folder with "--output", or '
                '"--force" to replace it'
            )
        present = path.read_bytes() if is_file(path) else None
        files.append(NewText(path, new.text, present))
        names.append(shown)
    return ImportResult(imported, tuple(files), tuple(names), config.root)


def write_imported(result: ImportResult) -> None:
    """Write the lists, all or none.

    Raises:
        SourceError: writing failed; nothing was changed.
        StaleSourceError: a list has changed meanwhile; nothing was written.
    """
    replace_files(result.files, result.root)


def _load(path: str, workspace: Workspace) -> Source:
    place = Path(os.path.abspath(workspace.base / path))  # noqa: PTH100
    source = decode_strictly(load(place, display_path(place, workspace.base)))
    # links are relative to the project, so the source is named as seen from there
    return Source(display_path(place, workspace.settings.root), source.text)


def _preferred(sources: Sequence[Source], prefer: Sequence[str]) -> list[Source]:
    """The sources, those that are preferred first."""
    ranks: dict[str, int] = {}
    for rank, wanted in enumerate(prefer):
        name = posixpath.normpath(Path(wanted).as_posix())
        found = [s.path for s in sources if s.path == name or s.path.endswith(f"/{name}")]
        if not found:
            raise UsageError(f'"--prefer {wanted}" names none of the files that are imported')
        for path in found:
            ranks.setdefault(path, rank)
    return sorted(sources, key=lambda source: ranks.get(source.path, len(prefer)))


def _output(output: Path | None, workspace: Workspace) -> Path:
    config = workspace.settings
    folder = config.root / config.lists if output is None else workspace.base / output
    path = Path(os.path.abspath(folder))  # noqa: PTH100
    if path != config.root and config.root not in path.parents:
        raise UnsafePathError(
            f"{output}: the folder is outside of the project; lists must be within it"
        )
    return path


def _aliases(options: ImportOptions, config: Config) -> Mapping[str, list[str]]:
    """Other names: of the options, of the configuration, and of entries of the project."""
    found: dict[str, list[str]] = {}
    for name, alias in options.aliases:
        found.setdefault(name, []).append(alias)
    for name, aliases in config.imports.aliases.items():
        found.setdefault(name, []).extend(aliases)
    for name, alias in _aliases_of_project(config):
        found.setdefault(name, []).append(alias)
    return found


def _aliases_of_project(config: Config) -> Iterable[tuple[str, str]]:
    for path in list_files(config):
        try:
            source = load(path, display_path(path, config.root))
        except SourceError:
            continue  # lint says what is wrong with it
        for entry in read_document(read_markdown(source), config).entries:
            for alias in entry.aliases:
                yield entry.name, alias


__all__ = [
    "ImportFailedError",
    "ImportOptions",
    "ImportResult",
    "import_files",
    "write_imported",
]
