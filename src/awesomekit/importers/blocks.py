"""Blocks that are text: their language, and those that another list has no use for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.importers.drafts import DraftProse, Piece
from awesomekit.importers.headings import is_permalink
from awesomekit.importers.languages import language_of
from awesomekit.markdown.relative import is_relative
from awesomekit.reader import COMMON, read_marker
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.importers.page import Page
    from awesomekit.model import Block, Marker

_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_LANGUAGE_NAMES = re.compile(
    r"english|chinese|简体中文|繁體中文|中文版?|英文|日本語|한국어|español|français|deutsch|русский",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST_SWITCH = 200


def prose_pieces(page: Page, blocks: Sequence[Block], shift: int) -> list[DraftProse]:
    """Blocks in a row as prose, each run of one language a piece.

    Headings, code, pictures and HTML go with the text after them, else with the text before.
    Language markers of canonical lists hold; all blocks are claimed.
    """
    markers = [_marker(block) for block in blocks]
    if any(markers):
        told = _marked(markers)
    else:
        told = _neighbourly([_language(page, block) for block in blocks], blocks)
    found: list[DraftProse] = []
    run: list[Block] = []
    for number, block in enumerate(blocks):
        page.claim(block.span)
        _note_permalinks(page, block)
        if markers[number] is None and not _says_nothing(block):
            run.append(block)
        last = number + 1 == len(blocks) or told[number + 1] != told[number]
        last = last or markers[number + 1] is not None or _apart(page, block, blocks[number + 1])
        if run and last:
            span = Span(run[0].span.start, run[-1].span.end)
            found.append(DraftProse(told[number], Piece(page, _whole(page, span), shift=shift)))
            run = []
    return found


def leading_translations(
    page: Page, blocks: Sequence[Block]
) -> tuple[list[tuple[str, str]], list[Block]]:
    """The comments right below a heading that give its text in other languages, and the rest."""
    found: list[tuple[str, str]] = []
    for number, block in enumerate(blocks):
        marker = _marker(block)
        if marker is None or not marker.text:
            return found, list(blocks[number:])
        found.append((marker.language, " ".join(marker.text.split())))
        page.claim(block.span)
    return found, []


def _apart(page: Page, block: Block, following: Block) -> bool:
    """Whether something that was taken elsewhere stood between two blocks."""
    between = page.markdown.source.text[block.span.end : following.span.start]
    return bool(between.strip())


def _marker(block: Block) -> Marker | None:
    return read_marker(block.comment, block.span) if block.comment is not None else None


def _marked(markers: Sequence[Marker | None]) -> list[str | None]:
    """The language that markers give each block."""
    language: str | None = None
    told: list[str | None] = []
    for marker in markers:
        if marker is not None and not marker.text:
            language = None if marker.language == COMMON else marker.language
        told.append(language)
    return told


def _says_nothing(block: Block) -> bool:
    return block.kind == "definition"


def _neighbourly(languages: Sequence[str | None], blocks: Sequence[Block]) -> list[str | None]:
    told = list(languages)
    following: str | None = None
    for number in reversed(range(len(told))):
        if blocks[number].heading is not None:
            told[number] = None  # what stands below decides
        if told[number] is None:
            told[number] = following
        following = told[number]
    before: str | None = None
    for number, language in enumerate(told):
        told[number] = before = language if language is not None else before
    return told


def _whole(page: Page, span: Span) -> Span:
    """With the indentation before its first line."""
    source = page.markdown.source
    start = source.line_starts[source.position(span.start).line - 1]
    return span if source.text[start : span.start].strip() else Span(start, span.end)


def _language(page: Page, block: Block) -> str | None:
    if block.kind in {"code", "thematic_break", "definition"}:
        return None
    return told_language(page, block.span)


def told_language(page: Page, span: Span) -> str | None:
    """The language of the text of a span, as a reader sees it."""
    texts = page.markdown.texts_in(span)
    plain = " ".join(text.plain for text in texts)
    if not texts:
        plain = _TAGS.sub(" ", _COMMENT.sub(" ", page.markdown.source.slice(span)))
    return language_of(plain, page.other)


def _note_permalinks(page: Page, block: Block) -> None:
    for link in page.markdown.links_in(block.span):
        if is_permalink(link):
            page.drop(link.span, "a permalink; GitHub makes its own")


def is_navigation(page: Page, block: Block) -> bool:
    """Whether a block is nothing but links to places of its own page: contents, back to top."""
    if block.kind not in {"paragraph", "bullet_list", "ordered_list", "html"}:
        return False
    links = list(page.markdown.links_in(block.span))
    if not links or any(not link.url.startswith("#") for link in links if not link.image):
        return False
    if not any(link.url.startswith("#") for link in links):
        return False
    if block.kind == "html":
        return all(link.url.startswith("#") for link in links)
    rest = [
        run
        for text in page.markdown.texts_in(block.span)
        for place, run in text.runs
        if not any(link.span.start <= place.start < link.span.end for link in links)
    ]
    return sum(char.isalnum() for char in "".join(rest)) <= 2 * len(links)


def is_language_switch(page: Page, block: Block) -> bool:
    """Whether a paragraph names languages and leads to this list in another one."""
    if block.kind not in {"paragraph", "html"}:
        return False
    text = _TAGS.sub(" ", page.markdown.source.slice(block.span))
    links = [link for link in page.markdown.links_in(block.span) if not link.image]
    names = [link for link in links if _LANGUAGE_NAMES.search(link.text or text)]
    if not links or len(names) < len(links) or len(text) > _LONGEST_SWITCH:
        return False
    plain = re.sub(r"\]\([^)]*\)", " ", text)
    rest = _LANGUAGE_NAMES.sub("", plain)
    return all(is_relative(link.url) for link in links) and not any(map(str.isalpha, rest))


def is_html_table(page: Page, block: Block) -> bool:
    """Whether a block of HTML holds a table."""
    return block.kind == "html" and bool(_HTML_TABLE.search(page.markdown.source.slice(block.span)))
