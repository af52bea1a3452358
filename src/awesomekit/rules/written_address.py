"""Addresses as they are written, and edits that change a part of one and no other byte.

Rules speak of the address that a reader is led to; entities and backslash escapes make what is
written longer than that. An edit is given only where the new text is certain to be read as the
new address: it is read again, by the same rules, before it is handed out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Literal, NamedTuple

from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Link, Markdown
    from awesomekit.source import Source

Form = Literal["destination", "definition", "attribute", "autolink", "bare"]

_FORMS: dict[str, Form] = {"html": "attribute", "autolink": "autolink", "bare": "bare"}
# a backslash escape, an entity, or one character: https://spec.commonmark.org/0.31.2/#inlines
_UNIT = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7})|[A-Za-z][A-Za-z0-9]{0,31});|.",
    re.DOTALL,
)
_DECODED = re.compile(r"[\\&]")
_PARENTHESIS = re.compile(r"\\.|[()]")
# CommonMark asks for 32 at least
_DEEPEST_PARENTHESES = 16
# what means nothing to Markdown or HTML wherever an address may stand
_PLAIN = re.compile(r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*\Z")
_QUOTE_FREE = re.compile(r"[^'\"<>`\s]*\Z")
_BARE = re.compile(
    r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(?:[/?#](?:[^\s<>]*[^\s<>?!.,:*_~'\"\[\];])?)?\Z",
    re.IGNORECASE,
)
# what may begin or end something else of Markdown within a bare address
_MARKUP = re.compile(r"[\[\]\\`'\"|]")
_LABEL = re.compile(r"(?:[A-Za-z0-9:/?=.,%#@+&()-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*\Z")
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?:www\.(?=[^/?#]*\.))?(?P<host>[a-z0-9.-]+)(?P<port>:\d*)?(?=[/?#]|\Z)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """An address that stands in a file.

    Attributes:
        url: what it is, entities and escapes decoded.
        span: what is written, without angle brackets or quotes.
        form: where an address of this kind stands: in a link's parentheses, in a definition, in
            an attribute of raw HTML, in angle brackets, or in the text.
        link: the link that it is of; ``None`` for definitions.
    """

    url: str
    span: Span
    form: Form
    link: Link | None

    @property
    def image(self) -> bool:
        """Whether a picture is shown from it."""
        return self.link is not None and self.link.image


class Change(NamedTuple):
    """A part of an address, in characters of the address, and what it becomes."""

    start: int
    end: int
    text: str


class Parts(NamedTuple):
    """The beginning of an ``http`` or ``https`` address.

    Attributes:
        scheme: as written.
        host: in lower case, without ``www.``.
        port: with its colon; empty where there is none.
        host_start: where the host begins, ``www.`` included.
        end: where path, query or fragment begin.
    """

    scheme: str
    host: str
    port: str
    host_start: int
    end: int


def parts_of(url: str) -> Parts | None:
    """The parts of an address; ``None`` for other schemes, accounts and letters beyond ASCII."""
    match = _ADDRESS.match(url)
    if match is None:
        return None
    start = match.end("scheme") + len("://")
    return Parts(match["scheme"], match["host"].lower(), match["port"] or "", start, match.end())


def written_addresses(markdown: Markdown) -> Iterator[WrittenAddress]:
    """Every web address of a file that is written with its scheme, each once.

    Reference links have theirs in a definition. ``www.example.com`` in the text has no scheme.
    """
    text = markdown.source.text
    for link in markdown.links:
        span = link.destination
        if span is None or not _is_web(link.url):
            continue
        if link.kind != "bare" or not text.startswith("www.", span.start):
            yield WrittenAddress(link.url, span, _FORMS.get(link.kind, "destination"), link)
    for definition in markdown.definitions:
        if _is_web(definition.url):
            yield WrittenAddress(definition.url, definition.destination, "definition", None)


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) or url[:8].lower().startswith(
        ("https://", "http://")
    )


def marked(source: Source, address: WrittenAddress, start: int, end: int) -> Span:
    """Where a part of an address is written; all of it where that is not certain."""
    offsets = _offsets(source, address)
    if offsets is None:
        return address.span
    return Span(offsets[start], offsets[end])


def changed(url: str, changes: Sequence[Change]) -> str:
    """An address after changes that do not overlap, in order."""
    pieces: list[str] = []
    at = 0
    for start, end, text in changes:
        pieces += (url[at:start], text)
        at = end
    return "".join((*pieces, url[at:]))


def edits(
    source: Source, address: WrittenAddress, changes: Sequence[Change]
) -> tuple[Edit, ...] | None:
    """The edits that make an address another one; ``None`` where that is not certain.

    A link whose text is its address gets the new one as its text too.

    Args:
        source: the file's text.
        address: what is changed.
        changes: in order, not overlapping.
    """
    offsets = _offsets(source, address)
    if offsets is None or not all(_PLAIN.match(change.text) for change in changes):
        return None
    base = address.span.start
    moved = [Change(offsets[c.start] - base, offsets[c.end] - base, c.text) for c in changes]
    url = changed(address.url, changes)
    if not _reads_as(source, address, changed(source.slice(address.span), moved), url):
        return None
    own = [Edit(Span(base + c.start, base + c.end), c.text) for c in moved]
    link = address.link
    if address.form != "destination" or link is None or link.image or link.label is None:
        return tuple(own)
    if link.text.strip() != address.url:
        return tuple(own)
    label = link.label.start
    if source.slice(link.label) != address.url or not _LABEL.match(url):
        return None
    return (*(Edit(Span(label + c.start, label + c.end), c.text) for c in changes), *own)


def _offsets(source: Source, address: WrittenAddress) -> Sequence[int] | None:
    """Where each character of the address is written, and where the last one ends."""
    written, start = source.slice(address.span), address.span.start
    if written == address.url:
        return range(start, address.span.end + 1)
    if address.form in {"autolink", "bare"}:
        return None
    offsets: list[int] = []
    decoded: list[str] = []
    for unit in _UNIT.finditer(written):
        one = _read(unit[0], address.form)
        decoded.append(one)
        offsets += [start + unit.start()] * len(one)
    offsets.append(address.span.end)
    return offsets if "".join(decoded) == address.url else None


def _read(unit: str, form: Form) -> str:
    if unit[0] == "\\" and len(unit) == 2 and form != "attribute":
        return unit[1]
    return unescape(unit) if unit[0] == "&" and len(unit) > 1 else unit


def _decoded(written: str, form: Form) -> str:
    if form in {"autolink", "bare"} or _DECODED.search(written) is None:
        return written
    if form == "attribute":
        return unescape(written)
    return "".join(_read(unit[0], form) for unit in _UNIT.finditer(written))


def _reads_as(source: Source, address: WrittenAddress, written: str, url: str) -> bool:
    """Whether new text in an address's place is read as ``url``, up to where it ends now."""
    if _decoded(written, address.form) != url:
        return False
    before = source.text[address.span.start - 1 : address.span.start]
    after = source.text[address.span.end : address.span.end + 1]
    if address.form == "attribute":
        return before == after and before in {'"', "'"} and _QUOTE_FREE.match(written) is not None
    if address.form == "autolink":
        return "\\" not in address.url  # it may keep a link from being one
    if before == "<" and after == ">":
        return True
    return _are_paired(written) and (address.form != "bare" or _is_bare(address.url, written))


def _is_bare(old: str, new: str) -> bool:
    """Whether GitHub finds an address in the text to end where it ended before."""
    if _MARKUP.search(old) or not _are_paired(old):
        return False
    # with the ";" of a sentence after it, such an end would be taken for an entity
    _, found, end = new.rpartition("&")
    return not (found and (not end or end.isalnum())) and _BARE.match(new) is not None


def _are_paired(written: str) -> bool:
    depth = 0
    for match in _PARENTHESIS.finditer(written):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not 0 <= depth <= _DEEPEST_PARENTHESES:
            return False
    return depth == 0
