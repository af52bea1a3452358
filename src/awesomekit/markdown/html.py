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
_TAG = re.compile(r"<(?P<tag>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(?P<name>href|src|id|name|alt)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+))",
    re.IGNORECASE,
)


class Attribute(NamedTuple):
    """One attribute of a tag; ``start`` and ``end`` are of the value, without quotes."""

    tag: str
    name: str
    value: str
    start: int
    end: int


def attributes(html: str) -> Iterator[Attribute]:
    """The ``href``, ``src``, ``id``, ``name`` and ``alt`` attributes of a piece of HTML."""
    if "<!--" in html:
        html = _COMMENT.sub(lambda match: " " * len(match[0]), html)
    for tag in _TAG.finditer(html):
        if "=" not in tag["attributes"]:
            continue
        for match in _ATTRIBUTE.finditer(html, *tag.span("attributes")):
            group = match.lastgroup
            assert group is not None
            yield Attribute(
                tag["tag"].lower(),
                match["name"].lower(),
                unescape(match[group]),
                *match.span(group),
            )


_ONLY_COMMENT = re.compile(r"\s*<!--(?!>|->)(?P<text>(?:(?!-->).)*)-->\s*\Z", re.DOTALL)


def only_comment(html: str) -> str | None:
    """The text of the one comment that a piece of HTML consists of, or ``None``."""
    match = _ONLY_COMMENT.match(html) if html.lstrip().startswith("<!--") else None
    return match["text"] if match else None
