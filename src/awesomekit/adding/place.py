"""Where a new entry goes, and whether it is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify, same_identity
from awesomekit.errors import UsageError
from awesomekit.keys import name_key
from awesomekit.markdown import read_markdown
from awesomekit.ordering import entry_order
from awesomekit.reader import read_document
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.adding.draft import NewEntry
    from awesomekit.config.settings import Config
    from awesomekit.model import Document, Entry, Section

# which schema a link most likely belongs to
_SCHEMAS = {
    "arxiv": ("model", "benchmark", "method"),
    "hf-paper": ("model", "benchmark", "method"),
    "hf-model": ("model",),
    "hf-collection": ("model",),
    "hf-dataset": ("benchmark", "dataset"),
    "github": ("project", "model"),
}


class Inserted(NamedTuple):
    """A list with a new entry, and the line of its heading, from 1."""

    text: str
    line: int


def choose_list(documents: Sequence[Document], url: str, wanted: str | None) -> Document:
    """The list that an entry goes to.

    Args:
        documents: the lists of the project.
        url: of the entry; may be empty.
        wanted: the id or the path of a list.

    Raises:
        UsageError: there is no such list, or several may be meant.
    """
    if not documents:
        raise UsageError('the project has no list yet; "awesomekit init" makes one')
    names = ", ".join(document.id for document in documents)
    if wanted is not None:
        for document in documents:
            if wanted in {document.id, document.source.path}:
                return document
        raise UsageError(f'no list of the project is called "{wanted}"; there are {names}')
    if len(documents) == 1:
        return documents[0]
    for schema in _SCHEMAS.get(identify(url).kind, ()) if url else ():
        fitting = [d for d in documents if d.schema is not None and d.schema.name == schema]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            break
    raise UsageError(f'the project has several lists; name one with "--list": {names}')


def choose_section(document: Document, wanted: str | None) -> Section | None:
    """The section that an entry goes to; ``None`` for a list without any.

    Raises:
        UsageError: there is no such section, or several may be meant.
    """
    sections = [section for section in document.sections if section.heading is not None]
    titles = ", ".join(f'"{section.title}"' for section in sections)
    if wanted is not None:
        for section in sections:
            own = {section.title, *(t.text for t in section.translations)}
            if name_key(wanted) in {name_key(title) for title in own}:
                return section
        there = f"there are {titles}" if sections else "it has none"
        raise UsageError(f'{document.source.path}: no section is called "{wanted}"; {there}')
    if len(sections) > 1:
        raise UsageError(f'"{document.id}" has several sections; name one: --section {titles}')
    return sections[0] if sections else None


def twin(documents: Sequence[Document], new: NewEntry) -> tuple[Document, Entry] | None:
    """The entry of any list that is this one already: by a name, or by its first link."""
    key = name_key(new.name)
    first = identify(new.links[0]) if new.links else None
    for document in documents:
        for entry in document.entries:
            if key in {name_key(name) for name in (entry.name, *entry.aliases)}:
                return document, entry
            if first is not None and any(same_identity(first, b.info) for b in entry.badges):
                return document, entry
    return None


def inserted(document: Document, section: Section | None, text: str, config: Config) -> Inserted:
    """A list with an entry at the place that its order asks for; all else stays as it is.

    Args:
        document: the list.
        section: where the entry goes; ``None`` for a list without sections.
        text: the entry.
        config: for the order of names.
    """
    source = document.source
    text = text.replace("\n", source.newline)
    entries = section.entries if section is not None else tuple(document.entries)
    last = section.span.end if section is not None else len(source.text.rstrip())
    appended = _with(source, last, text)
    sort = document.front_matter.sort if document.front_matter is not None else ()
    if not sort or not entries:
        return appended
    trial = read_document(read_markdown(Source(source.path, appended.text)), config)
    start = source.line_starts[source.position(entries[0].heading.span.start).line - 1]
    own = [
        entry
        for entry in trial.entries
        if start <= entry.heading.span.start
        and trial.source.position(entry.heading.span.start).line <= appended.line
    ]
    new = next(e for e in own if trial.source.position(e.heading.span.start).line == appended.line)
    ordered = entry_order(own, sort, config.collation)
    after = ordered[ordered.index(new) + 1 :]
    # entries that stand out of order do not move: the first one that belongs after it counts
    names = {entry.heading.span.start for entry in after}
    following = next((e for e in entries if e.heading.span.start in names), None)
    if following is None:
        return appended
    return _before(source, following.heading.span.start, text)


def _with(source: Source, end: int, text: str) -> Inserted:
    """The text after a place, a blank line between."""
    newline = source.newline
    before, after = source.text[:end].rstrip(), source.text[end:].lstrip("\r\n")
    middle = f"{before}{newline}{newline}{text}"
    line = len(Source("", f"{before}{newline}{newline}x").line_starts)
    return Inserted(f"{middle}{newline}{after}" if after else middle, line)


def _before(source: Source, start: int, text: str) -> Inserted:
    at = source.line_starts[source.position(start).line - 1]
    line = source.position(at).line
    return Inserted(f"{source.text[:at]}{text}{source.newline}{source.text[at:]}", line)
