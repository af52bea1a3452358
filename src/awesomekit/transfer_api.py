"""The public functions that take lists in from elsewhere and give them out as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.api import require_project
from awesomekit.config.builtin import BUILT_IN as SCHEMAS
from awesomekit.importers import STYLES, StyleName
from awesomekit.importing import ImportOptions, ImportResult, write_imported
from awesomekit.starting import Start, Started, check_languages, write_project

if TYPE_CHECKING:
    from collections.abc import Sequence


def import_files(
    paths: Sequence[str | Path], options: ImportOptions | None = None, *, base: Path | None = None
) -> ImportResult:
    """Read lists of any known style and make canonical lists of them; nothing is written yet.

    Args:
        paths: the sources; where values differ, the first stays unless others are preferred.
        options: how they are read.
        base: what paths are relative to, and where the project is looked for; the working
            directory if left out.

    Raises:
        ImportFailedError: a source has no entry, or is in a language that the project lacks.
        SourceError: a source cannot be read.
        UsageError: options that fit no source, or lists that are there already.
        ConfigError: the configuration has mistakes.
    """
    from awesomekit import importing

    return importing.import_files(paths, options or ImportOptions(), base or Path.cwd())


def export_lists(lists: Sequence[str] = (), *, form: str = "json", base: Path | None = None) -> str:
    """The lists of a project as JSON or CSV, see docs/formats.md.

    Args:
        lists: names such as ``llms``, or paths; all lists if empty.
        form: ``json`` or ``csv``.
        base: a folder of the project; the working directory if left out.

    Raises:
        UsageError: there is no project here, or no such list.
        ConfigError: the configuration has mistakes.
        SourceError: a list cannot be read.
    """
    from awesomekit.exporting import export_project

    base = base or Path.cwd()
    return export_project(require_project(base), form, lists, base)


def export_schema() -> str:
    """The JSON Schema (draft 2020-12) of what :func:`export_lists` writes as JSON."""
    from awesomekit.export.schema_file import schema_text

    return schema_text()


def start_project(start: Start, *, base: Path | None = None) -> Started:
    """Think of a new project's files; nothing is written yet.

    Args:
        start: what it is made of.
        base: the project's folder; the working directory if left out.

    Raises:
        UsageError: there is a project already.
        ImportFailedError: the README has no entry.
        SourceError: the README cannot be read.
    """
    from awesomekit import starting

    return starting.start_project(start, base or Path.cwd())


__all__ = [
    "SCHEMAS",
    "STYLES",
    "ImportOptions",
    "ImportResult",
    "Start",
    "Started",
    "StyleName",
    "check_languages",
    "export_lists",
    "export_schema",
    "import_files",
    "start_project",
    "write_imported",
    "write_project",
]
