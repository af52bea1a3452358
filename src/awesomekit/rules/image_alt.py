"""An image has no alternative text, or an address in its place.

Who does not see the picture, in a screen reader or where it does not load, is told its
alternative text: without one nothing, or a file name letter by letter. Say in a few words what
the picture tells. A picture that only decorates is left alone if HTML says so (`alt=""`,
`role="presentation"`, `aria-hidden`) or if its file name does (`divider.png`, `spacer.gif`).

Fails:

    # Tools

    ![](https://example.com/timeline.png)

Passes:

    # Tools

    ![Tools by the year of their release](https://example.com/timeline.png)
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Link, Markdown

# as awesomekit.markdown.html reads tags and attributes
_TAG = re.compile(
    r"<img(?=[\s/>])(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?"
)
_LONGEST_TAG = 10_000
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:data|file):\S+", re.IGNORECASE)
_FILE = re.compile(r"\S+\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
# what editors write into the brackets when nobody else does
_UNSAID = frozenset(["alt", "alt text", "image", "img", "picture", "图片", "图像"])
_DECORATION = re.compile(
    r"(?<![a-z])(?:blank|dividers?|lines?|pixel|separators?|spacers?|transparent|1x1)(?![a-z])"
)


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look at the alternative text of every picture."""
    text = markdown.source.text
    seen = -1
    for link in markdown.links:
        if not link.image:
            continue
        if link.kind != "html":
            yield from _of_markdown(link)
            continue
        # a tag with several addresses is one image
        start = text.rfind("<", max(0, link.span.start - _LONGEST_TAG), link.span.start)
        if start not in {-1, seen}:
            seen = start
            yield from _of_html(text, link, _attributes(text, start))


def _of_markdown(link: Link) -> Iterator[Finding]:
    assert link.label is not None
    if not link.text.strip():
        if not _decorates(link.url):
            yield Finding(
                Span(link.span.start, link.label.end + 1),
                "this image has no alternative text; say between the brackets what it shows",
            )
    elif problem := _problem(link.text):
        yield Finding(link.label, problem)


def _of_html(text: str, link: Link, attributes: dict[str, Span]) -> Iterator[Finding]:
    alt = attributes.get("alt")
    if alt is not None:
        problem = _problem(link.text)
        if problem:
            yield Finding(alt, problem)
    elif attributes and not _is_hidden(text, attributes) and not _decorates(link.url):
        yield Finding(
            link.span,
            'this image has no alternative text; say in alt="…" what it shows, '
            'or write alt="" if it only decorates',
        )


def _attributes(text: str, start: int) -> dict[str, Span]:
    """The attributes of the ``<img>`` that starts here, without quotes; empty for other tags."""
    match = _TAG.match(text, start)
    if match is None:
        return {}
    attributes: dict[str, Span] = {}
    for found in _ATTRIBUTE.finditer(text, *match.span("attributes")):
        first, last = found.span("value") if found["value"] else (found.end(), found.end())
        if text[first : first + 1] in {'"', "'"} and last - first >= 2:
            first, last = first + 1, last - 1
        attributes.setdefault(found["name"].lower(), Span(first, last))
    return attributes


def _is_hidden(text: str, attributes: dict[str, Span]) -> bool:
    """Whether HTML tells assistive technology to pass a picture over, or names it otherwise."""

    def value(name: str) -> str:
        span = attributes.get(name)
        return "" if span is None else text[span.start : span.end].strip().lower()

    return (
        value("role") in {"none", "presentation"}
        or value("aria-hidden") == "true"
        or value("aria-label") != ""
        or value("aria-labelledby") != ""
        or any(value(side) in {"0", "1", "1px"} for side in ("width", "height"))
    )


def _problem(alt: str) -> str:
    """What is wrong with an alternative text, as a message; empty if nothing."""
    alt = " ".join(alt.split())
    if _ADDRESS.fullmatch(alt):
        return "the alternative text of this image is an address; say what the image shows"
    if _FILE.fullmatch(alt):
        return "the alternative text of this image is a file name; say what the image shows"
    if unicodedata.normalize("NFKC", alt).casefold() in _UNSAID:
        return f'the alternative text "{alt}" says nothing; say what the image shows'
    return ""


def _decorates(url: str) -> bool:
    """Whether an address says that its picture is a line, a spacer or the like."""
    path = url.partition("#")[0].partition("?")[0]
    return any(_DECORATION.search(unquote(part).lower()) for part in path.split("/")[-2:])


RULE = Rule(
    code="AK511",
    slug="image-alt",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
