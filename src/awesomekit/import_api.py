"""The public functions that make lists of other people's lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.importers import STYLES, StyleName
from awesomekit.importing import ImportOptions, ImportResult, write_imported

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


__all__ = [
    "STYLES",
    "ImportOptions",
    "ImportResult",
    "StyleName",
    "import_files",
    "write_imported",
]
