"""Addresses and anchors in raw HTML.

Attributes are read as the HTML standard's tokenizer would
(https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state), comments aside.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"<!--(?:>|->|.*?-->|.*\Z)", re.DOTALL)
# "<" outside quotes ends a tag that was never closed: each character is looked at once
_TAG = re.compile(r"<(?P<tag>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(?P<name>href|srcset|src|id|name|alt)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+))",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"(?:\A|,)\s*(?P<url>[^\s,][^\s]*[^\s,]|[^\s,])")


class Attribute(NamedTuple):
    """One attribute of a tag; ``start`` and ``end`` are of the value, without quotes.

    Each address of a ``srcset`` is an attribute of its own.
    """

    name: str
    value: str
    start: int
    end: int


class Tag(NamedTuple):
    """An opening tag with those of its attributes that matter here."""

    name: str
    attributes: tuple[Attribute, ...]


def tags(html: str) -> Iterator[Tag]:
    """The tags of a piece of HTML that have addresses, anchors or alternative texts."""
    if "<!--" in html:
        html = _COMMENT.sub(lambda match: " " * len(match[0]), html)
    for tag in _TAG.finditer(html):
        if "=" in tag["attributes"]:
            found = tuple(_attributes(html, *tag.span("attributes")))
            if found:
                yield Tag(tag["tag"].lower(), found)


def _attributes(html: str, start: int, end: int) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(html, start, end):
        group = match.lastgroup
        assert group is not None
        name = match["name"].lower()
        first, last = match.span(group)
        if name != "srcset":
            yield Attribute(name, unescape(match[group]), first, last)
            continue
        for candidate in _CANDIDATE.finditer(html[first:last]):
            at, to = candidate.span("url")
            yield Attribute(name, unescape(candidate["url"]), first + at, first + to)


_ONLY_COMMENT = re.compile(r"\s*<!--(?!>|->)(?P<text>(?:(?!-->).)*)-->\s*\Z", re.DOTALL)


def only_comment(html: str) -> str | None:
    """The text of the one comment that a piece of HTML consists of, or ``None``."""
    match = _ONLY_COMMENT.match(html) if html.lstrip().startswith("<!--") else None
    return match["text"] if match else None
