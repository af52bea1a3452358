"""Parts of a page written in another place, so that they mean the same there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.importers.headings import is_permalink
from awesomekit.source import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.importers.drafts import Piece
    from awesomekit.importers.page import Page
    from awesomekit.model import Link

    Resolve = Callable[[Page, Link], str | None]

# what would begin a block at the start of a line, https://spec.commonmark.org/0.31.2/
_BLOCK_START = re.compile(
    r"(?P<mark>\#{1,6}(?=\s|\Z)|[-+*](?=\s|\Z)|>|~{3,}|`{3,}(?=[^`]*\Z)|=+\s*\Z|-+\s*\Z|\||:-)"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|\Z)"
    r"|(?P<definition>\[[^\]]*\]:)"
)
_CITATION_ID = re.compile(r"arXiv:(?P<id>\d{4}\.\d{4,5})", re.IGNORECASE)
_CITATION_URL = re.compile(r"URL:\s*(?P<url>https?://[^\s\"<>]+)")
_ATTRIBUTE = re.compile(r"""\s+[a-zA-Z-]+\s*=\s*["']?\Z""")
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>`]")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_MOST_PARENTHESES = 20


def written(piece: Piece, resolve: Resolve) -> str:
    r"""The text of a piece for another file, lines ended by ``\n``.

    Reference links become inline ones, links to other places of the page and relative ones are
    led anew, permalinks are left out, headings go up, and what stood in a list item loses its
    indentation.

    Args:
        piece: the part of a page.
        resolve: the new address of a link; ``None`` leaves its text alone.
    """
    page, span = piece.page, piece.span
    source = page.markdown.source
    edits = _edits(piece, resolve)
    inner = (
        Edit(Span(s.start - span.start, s.end - span.start), text)
        for s, text in edits
        if span.contains(s)
    )
    text = apply_edits(source.slice(span), inner)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if piece.form == "item":
        text = _dedented(text)
    elif piece.form == "inline":
        text = _paragraph(f"{piece.lead}{text}")
    return text.strip("\n").rstrip() if piece.form != "inline" else text.strip()


def _edits(piece: Piece, resolve: Resolve) -> list[Edit]:
    page = piece.page
    edits: list[Edit] = []
    gone: list[Span] = []
    for link in page.markdown.links_in(piece.span):
        if any(span.contains(link.span) for span in gone):
            continue
        if is_permalink(link):
            edits.append(Edit(link.span, ""))
            gone.append(link.span)
            continue
        url = resolve(page, link)
        if url is None:
            edits += _unlinked(page, link) if link.kind != "html" else _without_address(page, link)
        elif link.kind in {"full", "collapsed", "shortcut"} and link.label is not None:
            tail = Span(link.label.end, link.span.end)
            edits.append(Edit(tail, f"]({destination(url)}{_title(link.title)})"))
        elif url != link.url and link.destination is not None and link.kind == "inline":
            edits.append(Edit(_with_angles(page, link.destination), destination(url)))
        elif url != link.url and link.kind == "html":
            edits.append(Edit(link.span, url.replace("&", "&amp;").replace('"', "%22")))
    if piece.shift:
        for heading in page.markdown.headings_in(piece.span):
            if heading.top_level and page.markdown.source.text[heading.span.start] == "#":
                marks = Span(heading.span.start, heading.span.start + heading.level)
                edits.append(Edit(marks, "#" * min(6, max(4, heading.level - piece.shift))))
    return edits


def _with_angles(page: Page, destination: Span) -> Span:
    text = page.markdown.source.text
    if text[destination.start - 1 : destination.start] == "<":
        return Span(destination.start - 1, destination.end + 1)
    return destination


def _unlinked(page: Page, link: Link) -> list[Edit]:
    """Leave a link's label alone."""
    if link.label is None or link.kind in {"autolink", "bare"}:
        return []
    before = Span(link.span.start, link.label.start)
    return [Edit(before, ""), Edit(Span(link.label.end, link.span.end), "")]


def element_of(page: Page, link: Link) -> Span:
    """The tag of a link in HTML, from its opening to its closing angle bracket."""
    text = page.markdown.source.text
    start = text.rfind("<", 0, link.span.start)
    end = text.find(">", link.span.end)
    return Span(start, end + 1) if start >= 0 and end >= 0 else link.span


def _without_address(page: Page, link: Link) -> list[Edit]:
    """Leave a picture in HTML out, and take an element's link away."""
    text = page.markdown.source.text
    element = element_of(page, link)
    if element == link.span:
        return []
    if link.image:
        return [Edit(element, "")]
    match = _ATTRIBUTE.search(text, element.start, link.span.start)
    if match is None:
        return []
    end = link.span.end + (text[link.span.end : link.span.end + 1] in {'"', "'"})
    return [Edit(Span(match.start(), end), "")]


def _title(title: str) -> str:
    if not title:
        return ""
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f' "{" ".join(escaped.split())}"'


def destination(url: str) -> str:
    """An address as a link destination, https://spec.commonmark.org/0.31.2/#link-destination.

    It means :func:`as_read` of the address.
    """
    text = _ENTITY.sub("&amp;", as_read(url).replace("\\", "\\\\"))
    if not _balanced(url):
        text = text.replace("(", "\\(").replace(")", "\\)")
    return text


def as_read(url: str) -> str:
    """An address as it is read again: what cannot stand in a destination is percent-encoded."""
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", url)


def _balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if not 0 <= depth <= _MOST_PARENTHESES:
            return False
    return depth == 0


def cited(link: Link) -> str | None:
    """The address that a citation's title names: a paper on arXiv, or a page."""
    match = _CITATION_ID.search(link.title)
    if match is not None:
        return f"https://arxiv.org/abs/{match['id']}"
    found = _CITATION_URL.search(link.title)
    return found["url"].rstrip(".,;") if found else None


def _dedented(text: str) -> str:
    """Lines without the indentation of the first; those with less lose what they have."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    width = len(first.expandtabs(4)) - len(first.expandtabs(4).lstrip(" "))
    result = []
    for line in lines:
        expanded = line
        if line[: len(line) - len(line.lstrip(" \t"))].find("\t") >= 0:
            lead = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)
            expanded = lead + line.lstrip(" \t")
        own = len(expanded) - len(expanded.lstrip(" "))
        result.append(expanded[min(own, width) :])
    return "\n".join(result)


def _paragraph(text: str) -> str:
    """Inline text as a paragraph of its own: no line of it begins another block."""
    lines = [line.lstrip(" \t") for line in text.strip().split("\n")]
    return "\n".join(_escaped(line) for line in lines if line.strip())


def _escaped(line: str) -> str:
    match = _BLOCK_START.match(line)
    if match is None:
        return line
    if match["number"] is not None:
        return f"{match['number']}\\{line[match.end('number') :]}"
    return f"\\{line}"
