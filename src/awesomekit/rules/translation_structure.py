"""Two language blocks of one text differ in shape: in paragraphs, lists, links or numbers.

When one language is edited and the other forgotten, they first drift apart in what can be counted.
A paragraph, a bullet, a picture or a link that stands in one language only, or a number that the
other does not have, is a sign of that. Numbers are compared by what they say: "1.4 trillion" is
`1.4 万亿`. Those up to ten, days, months and versions are left alone, and so are links where both
languages have as many.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    It reads 120 formats.

    <!-- [zh] -->

    它能读取 150 种格式。

Passes:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    It reads 120 formats.

    <!-- [zh] -->

    它能读取 120 种格式。
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from awesomekit.model import Related, Severity
from awesomekit.rules.document_parts import is_shown, parts
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span
from awesomekit.values.prose_numbers import prose_numbers
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Block, Document, Link, Markdown
    from awesomekit.rules.document_parts import Part
    from awesomekit.values.prose_numbers import ProseNumber

_NOUNS = {
    "paragraph": ("paragraph", "paragraphs"),
    "bullet_list": ("bullet list", "bullet lists"),
    "ordered_list": ("numbered list", "numbered lists"),
    "blockquote": ("quotation", "quotations"),
    "table": ("table", "tables"),
    "code": ("piece of code", "pieces of code"),
    "heading": ("heading", "headings"),
}
_COMPARED_FROM = 10
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATE_BEFORE = re.compile(rf"(?:{'|'.join(_MONTHS)}|[a-z]{{3}}\.)\s*\Z", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"\s*(?:[月日号]|(?:st|nd|rd|th)?\s+(?:{'|'.join(_MONTHS)}))", re.I)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare the blocks of each other language with those of the first one."""
    primary = context.config.primary
    for part in parts(document):
        first = _blocks(part, primary)
        if not first:
            continue
        for language in context.config.languages:
            if language != primary:
                second = _blocks(part, language)
                if second:
                    yield from _compared(document, (primary, first), (language, second))


def _blocks(part: Part, language: str) -> list[Block]:
    return [b for p in part.prose if p.language == language for b in p.blocks if is_shown(b)]


_Side = tuple[str, list["Block"]]


def _compared(document: Document, first: _Side, second: _Side) -> Iterator[Finding]:
    markdown = document.markdown
    shape = _shape(markdown, first, second)
    if shape is not None:
        place = second[1][0].span
        yield Finding(_line(markdown, place), shape, related=_other(markdown, first))
        return  # whatever else differs follows from that
    for one, other in ((first, second), (second, first)):
        yield from _links(markdown, one, other)
        yield from _numbers(markdown, one, other)


def _shape(markdown: Markdown, first: _Side, second: _Side) -> str | None:
    """How the blocks of two languages differ, in words."""
    counts = [Counter(block.kind for block in blocks) for _, blocks in (first, second)]
    for kind, (one, many) in _NOUNS.items():
        have = [count[kind] for count in counts]  # type: ignore[index]  # kinds are words
        if have[0] != have[1]:
            told = [f"{n} {one if n == 1 else many}" for n in have]
            return _differ(first, second, told)
    items = [sum(len(markdown.items_in(b.span)) for b in blocks) for _, blocks in (first, second)]
    if items[0] != items[1]:
        return _differ(first, second, [f"{n} bullet{'' if n == 1 else 's'}" for n in items])
    images = [sum(link.image for link in _links_of(markdown, b)) for _, b in (first, second)]
    if images[0] != images[1]:
        return _differ(first, second, [f"{n} picture{'' if n == 1 else 's'}" for n in images])
    return None


def _differ(first: _Side, second: _Side, told: Sequence[str]) -> str:
    return (
        f'the text in "{second[0]}" has {told[1]} but that in "{first[0]}" has {told[0]}; bring '
        "them together"
    )


def _links_of(markdown: Markdown, blocks: Sequence[Block]) -> list[Link]:
    return [link for block in blocks for link in markdown.links_in(block.span)]


def _links(markdown: Markdown, one: _Side, other: _Side) -> Iterator[Finding]:
    own = {link.url: link for link in _links_of(markdown, one[1]) if not link.image}
    there = {link.url for link in _links_of(markdown, other[1])}
    if len(own) <= len(there):
        return
    for url, link in own.items():
        if url not in there:
            yield Finding(
                link.span,
                f'this link stands in "{one[0]}" only; add it to the text in "{other[0]}", or '
                "remove it",
                related=_other(markdown, other),
            )


def _numbers(markdown: Markdown, one: _Side, other: _Side) -> Iterator[Finding]:
    there = _text(markdown, other[1])
    values = {number.value for number in prose_numbers(there)}
    digits = {text.replace(",", "") for text in _DIGITS.findall(there)}
    for block in one[1]:
        for text in markdown.texts_in(Span(block.span.start, block.span.end)):
            for span, shown in text.runs:
                if markdown.source.slice(span) != shown:
                    continue
                for number in prose_numbers(shown):
                    if _is_missing(shown, number, digits) and number.value not in values:
                        written = shown[number.start : number.end]
                        yield Finding(
                            Span(span.start + number.start, span.start + number.end),
                            f'{quoted(written)} stands in "{one[0]}" only; the text in '
                            f'"{other[0]}" has no such number, so correct one of the two',
                            related=_other(markdown, other),
                        )


def _is_missing(text: str, number: ProseNumber, digits: set[str]) -> bool:
    """Whether a number is one to compare, and its digits are not in the other text either."""
    if number.value <= _COMPARED_FROM:
        return False
    if _DATE_AFTER.match(text, number.end) or _DATE_BEFORE.search(text[: number.start]):
        return False
    written = _DIGITS.search(text, number.start, number.end)
    return written is None or written[0].replace(",", "") not in digits


def _text(markdown: Markdown, blocks: Sequence[Block]) -> str:
    """Everything that some blocks hold, links and code too."""
    return "\n".join(markdown.source.slice(block.span) for block in blocks)


def _line(markdown: Markdown, span: Span) -> Span:
    """The first line of a block."""
    line = markdown.source.line_span(markdown.source.position(span.start).line)
    return Span(span.start, max(span.start, min(line.end, span.end)))


def _other(markdown: Markdown, side: _Side) -> tuple[Related, ...]:
    place = _line(markdown, side[1][0].span)
    return (Related(markdown.source.path, place, f'the text in "{side[0]}" is here'),)


RULE = Rule(
    code="AK704",
    slug="translation-structure",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
