"""The badge paragraph of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import identify
from awesomekit.model import Badge

if TYPE_CHECKING:
    from awesomekit.model import Link, Markdown
    from awesomekit.source import Span


def read_badges(markdown: Markdown, span: Span) -> tuple[Badge, ...]:
    """The badges of a paragraph that holds nothing but links elsewhere; else empty.

    Pictures without a link are badges beside others; alone they are a figure.
    """
    text = markdown.source.text
    pictures: dict[Link, Link | None] = {}
    outer: Link | None = None
    at = span.start
    for link in markdown.links_in(span):
        if outer is not None and link.span.start < at:
            if link.image and pictures[outer] is None and not outer.image:
                pictures[outer] = link
        elif link.kind == "html" or link.url.startswith("#") or text[at : link.span.start].strip():
            return ()
        else:
            outer, at = link, link.span.end
            pictures[outer] = None
    if text[at : span.end].strip() or all(link.image for link in pictures):
        return ()
    return tuple(
        Badge(link.span, None, link, identify(link.url))
        if link.image
        else Badge(link.span, link, picture, identify(link.url))
        for link, picture in pictures.items()
    )
