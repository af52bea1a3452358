"""``awesomekit export``: the lists of a project, read and told as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.disk import decode_strictly, display_path, list_files, load
from awesomekit.errors import UsageError
from awesomekit.export import csv_text, exported, json_text
from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import Document


def export_project(config: Config, form: str, lists: Sequence[str], base: Path) -> str:
    """The lists of a project as a text.

    Args:
        config: the project.
        form: ``json`` or ``csv``.
        lists: ids or paths of lists; all if empty.
        base: the folder that paths are relative to.

    Raises:
        UsageError: a name is no list of the project.
        SourceError: a list cannot be read.
    """
    documents = _chosen(config, lists, base)
    export = exported(documents, config.languages)
    if form == "json":
        return json_text(export)
    schemas = [document.schema for document in documents if document.schema is not None]
    labels = [spec.label for schema in schemas for spec in schema.fields]
    return csv_text(export, labels, config.languages)


def _chosen(config: Config, lists: Sequence[str], base: Path) -> list[Document]:
    paths = list_files(config)
    by_name = {path.stem: path for path in paths}
    chosen = []
    for name in lists:
        path = by_name.get(name)
        if path is None:
            named = Path(base, name).resolve()
            path = next((one for one in paths if one.resolve() == named), None)
        if path is None:
            known = ", ".join(sorted(by_name)) or "none"
            raise UsageError(f'no list of the project is called "{name}"; there are {known}')
        chosen.append(path)
    sources = [
        decode_strictly(load(path, display_path(path, base)))
        for path in (dict.fromkeys(chosen) if lists else paths)
    ]
    return [read_document(read_markdown(source), config) for source in sources]
