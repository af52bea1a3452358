"""The public functions that write a new entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from awesomekit.adding import (
    Answer,
    Known,
    NewEntry,
    choose_list,
    choose_section,
    entry_text,
    inserted,
    merge_known,
    queries,
    told,
    told_by_address,
    twin,
)
from awesomekit.adding.draft import fitting, missing
from awesomekit.api import require_project
from awesomekit.badges import identify
from awesomekit.disk import decode_strictly, display_path, list_files, load
from awesomekit.errors import UsageError
from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.writing import NewText, replace_files

if TYPE_CHECKING:
    from awesomekit.adding.sources import Query
    from awesomekit.config.settings import Config
    from awesomekit.model import Document, Schema

_MOST_BYTES = 512 * 1024
_ADDRESS = ("http://", "https://")

Fetch = Callable[[str, str, int], bytes | None]
"""Address, media type and most bytes → the body of an answer, or ``None``."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        subject: an address or a name.
        list: id or path of the list; told by the address, or the only one, if left out.
        section: the section's title; the only one if left out.
        name: of the entry; as the sources say if left out.
        values: field key → text; these count more than what sources say.
        links: further addresses.
    """

    subject: str
    list: str | None = None
    section: str | None = None
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry that is not written yet.

    Attributes:
        text: of the entry.
        path: of the list, as the user is shown it.
        line: where the entry's heading will be.
        entry: what it is made of.
        missing: labels of required fields without a value.
        file: the list's new text.
        root: the project's folder.
    """

    text: str
    path: str
    line: int
    entry: NewEntry
    missing: tuple[str, ...]
    file: NewText
    root: Path


def list_names(base: Path | None = None) -> Mapping[str, Sequence[str]]:
    """The lists of the project, and the titles of the sections of each.

    Raises:
        UsageError: there is no project here.
        ConfigError: the configuration has mistakes.
        SourceError: a list cannot be read.
    """
    base = base or Path.cwd()
    return {
        document.id: [s.title for s in document.sections if s.heading is not None]
        for document, _ in _documents(require_project(base), base)
    }


def look_up(
    subject: str, fetch: Fetch | None, base: Path | None = None
) -> tuple[tuple[Known, ...], tuple[str, ...]]:
    """What an address and the services behind it say.

    Args:
        subject: an address; a name says nothing but itself.
        fetch: asks for an address; nothing is asked for if ``None``.
        base: a folder of the project; the working directory if left out.

    Returns:
        What each source says, the most exact first, and the addresses that did not answer.
    """
    if not subject.startswith(_ADDRESS):
        return (Known("the command line", subject),), ()
    settings = require_project(base or Path.cwd()).links
    by_address = told_by_address(subject)
    found: list[Known] = []
    silent: list[str] = []
    waiting: list[Query] = list(queries(subject, settings)) if fetch is not None else []
    while waiting and fetch is not None:
        query = waiting.pop(0)
        body = fetch(query.url, query.accept, _MOST_BYTES)
        known, more = told(Answer(query, body), settings) if body is not None else (None, ())
        if known is None:
            silent.append(query.url)
        else:
            found.append(known)
        waiting += more
    # the paper's date and the page's own link come before the rest
    found.sort(key=lambda known: known.source != "arXiv")
    links = Known("the address", "", {}, by_address.links)
    names = [known for known in found if known.source != "arXiv"]
    return (links, *_named(names, found), by_address), tuple(silent)


def _named(first: list[Known], found: list[Known]) -> list[Known]:
    """The sources, with the name of a repository or model before that of a paper."""
    if not first:
        return found
    return [Known(first[0].source, first[0].name), *found]


def draft_entry(wanted: Wanted, known: Sequence[Known], *, base: Path | None = None) -> Drafted:
    """Make an entry and find its place; nothing is written yet.

    Args:
        wanted: what the user says.
        known: what sources say, of :func:`look_up`.
        base: a folder of the project; the working directory if left out.

    Raises:
        UsageError: there is no such list or section, a value is none of its field, or the entry
            is there already.
        ConfigError: the configuration has mistakes.
        SourceError: a list cannot be read.
    """
    base = base or Path.cwd()
    config = require_project(base)
    files = _documents(config, base)
    documents = [document for document, _ in files]
    url = wanted.subject if wanted.subject.startswith(_ADDRESS) else ""
    document = choose_list(documents, url, wanted.list)
    schema = _schema(document)
    said = Known("the command line", wanted.name, dict(wanted.values), wanted.links)
    sources = [Known(one.source, one.name, fitting(one.values, schema), one.links) for one in known]
    new = merge_known([said, *sources])
    if not new.name:
        raise UsageError(f'nothing says what "{wanted.subject}" is called; name it with "--name"')
    found = twin(documents, new)
    if found is not None:
        other, entry = found
        line = other.source.position(entry.heading.span.start).line
        raise UsageError(f'"{entry.name}" is there already: {other.source.path}:{line}')
    section = choose_section(document, wanted.section)
    text = entry_text(new, schema, config)
    place = inserted(document, section, text, config)
    path = next(path for one, path in files if one is document)
    before = document.source.text.encode("utf-8", "surrogateescape")
    return Drafted(
        text,
        document.source.path,
        place.line,
        new,
        tuple(missing(new, schema)),
        NewText(path, place.text, before),
        config.root,
    )


def schema_of(list_name: str, base: Path | None = None) -> Schema:
    """The schema of a list of the project."""
    base = base or Path.cwd()
    config = require_project(base)
    documents = [document for document, _ in _documents(config, base)]
    return _schema(choose_list(documents, "", list_name))


def write_entry(drafted: Drafted) -> None:
    """Write a list with its new entry.

    Raises:
        StaleSourceError: the list changed meanwhile; nothing was written.
        SourceError: writing failed; nothing was changed.
    """
    replace_files([drafted.file], drafted.root)


def kind_of(url: str) -> str:
    """What an address is, such as ``arxiv``; see docs/configuration.md."""
    return identify(url).kind


def _schema(document: Document) -> Schema:
    if document.schema is None:
        raise UsageError(f"{document.source.path}: its schema does not exist; see lint")
    return document.schema


def _documents(config: Config, base: Path) -> list[tuple[Document, Path]]:
    found = []
    for path in list_files(config):
        source = decode_strictly(load(path, display_path(path, base)))
        found.append((read_document(read_markdown(source), config), path))
    return found
