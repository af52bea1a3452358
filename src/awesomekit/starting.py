"""``awesomekit init``: a project from nothing, or from an existing README."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.config.discover import default_config, default_readmes, find_project
from awesomekit.disk import decode_strictly, display_path, load
from awesomekit.errors import ImportFailedError, UsageError
from awesomekit.importers import put_together, read
from awesomekit.importers.canonical import in_heading
from awesomekit.importers.languages import NAMES, language_of, main_language
from awesomekit.importers.merging import titles_of
from awesomekit.markdown import read_markdown
from awesomekit.model.files import Target
from awesomekit.project_files import (
    configuration,
    contributing,
    first_list,
    hooks,
    skeleton,
    workflow,
)
from awesomekit.workspace import Workspace
from awesomekit.writing import NewText, replace_files

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.importers import Imported
    from awesomekit.source import Source

_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Start:
    """What a new project is made of.

    Attributes:
        readme: a list that exists, of any known style; none if left out.
        languages: ISO 639-1 codes; those of the README, or English and Chinese, if empty.
        schema: of the first list where there is no README.
        title: of the list; the README's, or the folder's name, if empty.
    """

    readme: str | None = None
    languages: tuple[str, ...] = ()
    schema: str = "project"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """A project that is not written yet.

    Attributes:
        files: path as shown → text, in the order of writing.
        present: those of them that are there already, with another text.
        imported: what was made of the README.
        root: the project's folder.
    """

    files: dict[str, str]
    present: tuple[str, ...]
    imported: Imported | None
    root: Path


def start_project(start: Start, base: Path) -> Started:
    """Think of a project's files; nothing is written yet.

    Args:
        start: what it is made of.
        base: the project's folder.

    Raises:
        UsageError: there is a project already, or a language is no code.
        ImportFailedError: the README has no entry.
        SourceError: the README cannot be read.
    """
    base = Path(os.path.abspath(base))  # noqa: PTH100
    there = find_project(base)
    if there is not None:
        place = display_path(there.path or there.root / there.lists, base)
        raise UsageError(f"there is a project already: {place}")
    source = _readme(start, base)
    languages = start.languages or (_languages(source) if source is not None else ("en", "zh"))
    config = replace(default_config(base), languages=languages, readmes=default_readmes(languages))
    imported = _imported(source, config) if source is not None else None
    files = {"awesomekit.yaml": configuration(languages)}
    if imported is not None:
        first = imported.lists[0].list
        title = start.title or first.title
        first.title, first.translations = titles_of(first.schema, languages[0])
        lists = [(new.list.id, new.list.schema) for new in imported.lists]
        files |= {f"lists/{new.list.id}.md": new.text for new in imported.lists}
    else:
        title = start.title or _name_of(base)
        lists = [(f"{start.schema}s", start.schema)]
        files[f"lists/{start.schema}s.md"] = first_list(
            titles_of(start.schema, languages[0]), config.schemas[start.schema], languages
        )
    tables = [name for name, schema in lists if _has_columns(config, schema)]
    names = [name for name, _ in lists]
    files["lists/README.base.md"] = skeleton(in_heading(title), names, tables, languages)
    files[".pre-commit-config.yaml"] = hooks()
    files[".github/workflows/awesomekit.yml"] = workflow()
    for language in languages:
        name = "CONTRIBUTING.md" if language == languages[0] else f"CONTRIBUTING_{language}.md"
        files[name] = contributing(language, list(config.readmes.values()))
    present = tuple(
        name
        for name, text in files.items()
        if os.path.lexists(base / name) and _text(base / name) != text
    )
    return Started(files, present, imported, base)


def write_project(started: Started, skip: Collection[str] = ()) -> tuple[str, ...]:
    """Write a project's files, all or none.

    Args:
        started: the project.
        skip: files that stay as they are.

    Returns:
        The files that were written.

    Raises:
        SourceError: writing failed; nothing was changed.
    """
    wanted = {
        name: text
        for name, text in started.files.items()
        if name not in skip and _text(started.root / name) != text
    }
    replace_files(
        [NewText(started.root / name, text) for name, text in wanted.items()], started.root
    )
    return tuple(wanted)


def _readme(start: Start, base: Path) -> Source | None:
    if start.readme is None:
        return None
    path = Path(os.path.abspath(base / start.readme))  # noqa: PTH100
    return decode_strictly(load(path, display_path(path, base)))


def _imported(source: Source, config: Config) -> Imported:
    from awesomekit.disk import DiskFiles

    around = DiskFiles(config.root, Workspace.around(config.root).root or config.root)
    there = {Target.FILE, Target.FOLDER}
    return put_together(
        [read(source, config)],
        config,
        {},
        folder=config.lists,
        exists=lambda path: around.target("README.md", path)[0] in there,
    )


def _languages(source: Source) -> tuple[str, ...]:
    """The languages that a list is written in, the one with more text first."""
    texts = [text.plain for text in read_markdown(source).texts]
    other = main_language(texts) or "en"
    told = [(language_of(text, other), len(text)) for text in texts]
    amounts = {
        language: sum(length for found, length in told if found == language)
        for language in ("zh", other)
    }
    whole = sum(amounts.values())
    if not whole:
        raise ImportFailedError(f"{source.path}: the file is empty; there is nothing to import")
    used = [language for language, amount in amounts.items() if amount >= _SHARE * whole]
    return tuple(sorted(used, key=lambda language: -amounts[language]))


def _has_columns(config: Config, schema: str) -> bool:
    return any(spec.column for spec in config.schemas[schema].fields)


def _name_of(folder: Path) -> str:
    name = folder.name.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] if name else "Awesome list"


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None


def check_languages(codes: Sequence[str]) -> tuple[str, ...]:
    """Language codes, each once.

    Raises:
        UsageError: one is no code of two letters.
    """
    for code in codes:
        if len(code) != 2 or not (code.isascii() and code.isalpha() and code.islower()):
            known = ", ".join(sorted(NAMES))
            raise UsageError(f'"{code}" is no ISO 639-1 code; write two letters, such as {known}')
    return tuple(dict.fromkeys(codes))
