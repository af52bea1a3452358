"""Tokens become a :class:`~awesomekit.model.Markdown` with spans in the file's own text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll

from awesomekit.errors import SourceError
from awesomekit.markdown.anchors import Slugger
from awesomekit.markdown.blocks import MAX_BLOCK_DEPTH
from awesomekit.markdown.content_map import ContentMap, map_span
from awesomekit.markdown.html import only_comment
from awesomekit.markdown.inline_collect import InlineCollector
from awesomekit.markdown.normalized import normalize
from awesomekit.markdown.parser import parse_blocks
from awesomekit.model import (
    Block,
    BlockKind,
    Cell,
    Control,
    Definition,
    Heading,
    ListItem,
    Markdown,
    Row,
    Table,
)
from awesomekit.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from awesomekit.markdown.blocks import WrittenDefinition, WrittenRow

_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullet_list",
    "ordered_list_open": "ordered_list",
    "blockquote_open": "blockquote",
    "alert_open": "blockquote",
    "table_open": "table",
    "code_block": "code",
    "fence": "code",
    "html_block": "html",
    "hr": "thematic_break",
    "footnote_reference_open": "footnote",
    "front_matter": "front_matter",
}

_CONTROL = re.compile(r"<!--\s*awesomekit:(?P<text>(?:(?!-->).)*)-->", re.DOTALL)


def read_markdown(source: Source) -> Markdown:
    """Read a file as GitHub Flavored Markdown.

    Raises:
        SourceError: blocks are nested deeper than 50 levels.
    """
    return _Collector(source).collect()


class _Collector:
    """One pass over the tokens of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.normalized = normalize(source.text)
        self.identical = self.normalized.identical
        self.inline = InlineCollector(self.normalized)
        self.slugger = Slugger()
        self.blocks: list[Block] = []
        self.headings: list[Heading] = []
        self.items: list[ListItem] = []
        self.tables: list[Table] = []
        self.front_matter: Span | None = None
        self.depth = 0

    def collect(self) -> Markdown:
        tokens, env = parse_blocks(self.normalized.text)
        if "too_deep" in env:
            raise SourceError(
                f"{self.source.path}:{env['too_deep'] + 1}: blocks are nested more than "
                f"{MAX_BLOCK_DEPTH} deep; take some levels out"
            )
        self.starts = _line_starts(self.normalized.text)
        definitions = tuple(self._definition(written) for written in env.get("definitions", ()))
        self.inline.use(env, definitions)
        for index, token in enumerate(tokens):
            self._take(token, index, tokens)
        blocks = self.blocks
        if definitions:
            blocks += self._definition_blocks(definitions)
            blocks.sort(key=lambda block: block.span)
        links = self.inline.links
        links.sort(key=lambda link: (link.span.start, -link.span.end))
        html = tuple(sorted(self.inline.html))
        return Markdown(
            source=self.source,
            blocks=tuple(blocks),
            headings=tuple(self.headings),
            links=tuple(links),
            definitions=definitions,
            items=tuple(self.items),
            tables=tuple(self.tables),
            texts=tuple(self.inline.texts),
            code=tuple(sorted(self.inline.code)),
            html=html,
            html_ids=frozenset(self.inline.html_ids),
            front_matter=self.front_matter,
            controls=tuple(_controls(self.source.text, html, blocks)),
        )

    def _take(self, token: Token, index: int, tokens: list[Token]) -> None:
        kind = token.type
        if kind == "inline":
            self._inline(token, tokens[index - 1])
        elif kind == "list_item_open":
            self._item(token, tokens, index)
            self.depth += 1
        elif kind == "list_item_close":
            self.depth -= 1
        elif kind == "html_block":
            self._html(token)
        elif kind in {"fence", "code_block"}:
            self.inline.code.append(self._lines(token))
        elif kind == "table_open":
            self._table(token)
        elif kind == "front_matter":
            self.front_matter = self._lines(token)
        if token.level == 0 and kind in _KINDS and kind != "heading_open":
            comment = only_comment(token.content) if kind == "html_block" else None
            self.blocks.append(Block(_KINDS[kind], self._lines(token), comment=comment))

    # ------------------------------------------------------------------------ blocks

    def _span(self, start: int, end: int) -> Span:
        if self.identical:
            return Span(start, end)
        original = self.normalized.original
        return Span(original(start), original(end))

    def _lines(self, token: Token) -> Span:
        """The lines of a block, from the first visible character to the end of the last."""
        assert token.map is not None
        text = self.normalized.text
        start = self.starts[token.map[0]]
        end = self.starts[token.map[1]] if token.map[1] < len(self.starts) else len(text)
        while start < end and text[start] in " \t\n":
            start += 1
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        return self._span(start, end)

    def _inline(self, token: Token, opening: Token) -> None:
        mapping: ContentMap | None = token.meta.get("map")
        if mapping is None:
            return  # a cell that GitHub adds to a short row
        content = map_span(mapping, 0, len(token.content))
        text = self.inline.collect(token.content, mapping)
        if opening.type == "heading_open":
            heading = Heading(
                level=int(opening.tag[1]),
                span=self._lines(opening),
                content=self._span(*content),
                text=text,
                anchor=self.slugger.anchor(text),
                top_level=opening.level == 0,
            )
            self.headings.append(heading)
            if heading.top_level:
                self.blocks.append(Block("heading", heading.span, heading))

    def _item(self, token: Token, tokens: list[Token], index: int) -> None:
        span = self._lines(token)
        start = token.meta["start"]
        span = Span(start if self.identical else self.normalized.original(start), span.end)
        content = Span(span.end, span.end)
        following = tokens[index + 1 : index + 3]
        if len(following) == 2 and following[0].type == "paragraph_open":
            mapping = following[1].meta["map"]
            content = self._span(*map_span(mapping, 0, len(following[1].content)))
        task = token.meta.get("checked")
        self.items.append(ListItem(span, content, self.depth, task))

    def _html(self, token: Token) -> None:
        mapping: ContentMap = token.meta["map"]
        self.inline.html.append(self._lines(token))
        self.inline.take_html(token.content, mapping, 0)

    def _table(self, token: Token) -> None:
        written: list[WrittenRow] = token.meta["rows"]
        rows = tuple(
            Row(
                self._span(row.start, row.end),
                tuple(Cell(self._span(cell.start, cell.end), cell.content) for cell in row.cells),
            )
            for row in written
        )
        self.tables.append(Table(self._lines(token), rows))

    def _definition(self, written: WrittenDefinition) -> Definition:
        start, end = written.destination
        return Definition(
            written.reference,
            unescapeAll(self.normalized.text[start:end]),
            self._span(*written.span),
            self._span(*written.label),
            self._span(start, end),
        )

    def _definition_blocks(self, definitions: tuple[Definition, ...]) -> list[Block]:
        """Blocks for the definitions that stand at the top level."""
        covered = sorted(block.span for block in self.blocks)
        found = []
        for definition in definitions:
            before = bisect_right(covered, (definition.span.start, len(self.source.text))) - 1
            if before < 0 or covered[before].end < definition.span.end:
                found.append(Block("definition", definition.span))
        return found


def _controls(text: str, html: Iterable[Span], blocks: Iterable[Block]) -> Iterator[Control]:
    """The comments that speak to awesomekit."""
    if "awesomekit:" not in text:
        return
    alone = {block.span for block in blocks if block.comment is not None}
    for span in html:
        for match in _CONTROL.finditer(text, span.start, span.end):
            yield Control(Span(*match.span()), match["text"].strip(), span in alone)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
