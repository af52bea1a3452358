"""markdown-it's block rules, each followed by one step that notes where its text stood.

Right after a rule ran, the block state still describes the containers around it, so offsets
can be taken there without guessing prefixes. The notes go into ``token.meta``:

- ``inline`` and ``html_block`` tokens: ``map``, a :class:`ContentMap`;
- ``list_item_open``: ``start``, the offset of its marker;
- ``table_open``: ``rows``, every written cell of every row;
- reference definitions make no token: they are noted in ``env["definitions"]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS, normalizeReference
from markdown_it.parser_block import ParserBlock

from awesomekit.markdown.content_map import ContentMap, Piece, Pieces, cut_pieces, map_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]
    Note = Callable[[StateBlock, list[Token], int], None]

MAX_BLOCK_DEPTH = 50

_DEFINITION_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]:[ \t\n]*", re.DOTALL)


class WrittenCell(NamedTuple):
    """A table cell before inline parsing: content, map, and offsets of the trimmed text."""

    content: str
    map: ContentMap
    start: int
    end: int


class WrittenRow(NamedTuple):
    """A table row: offsets of the trimmed line and its cells."""

    start: int
    end: int
    cells: list[WrittenCell]


class WrittenDefinition(NamedTuple):
    """A reference definition: offsets of the whole, the label and the destination."""

    reference: str
    span: tuple[int, int]
    label: tuple[int, int]
    destination: tuple[int, int]


class NotingBlocks(ParserBlock):
    """A drop-in for ``MarkdownIt.block``; call :meth:`bind` after all plugins are in."""

    def bind(self) -> None:
        """Put the noting step after each rule that makes text."""
        notes: dict[str, Note] = {
            "paragraph": _note_lines,
            "lheading": _note_lines,
            "heading": _note_heading,
            "html_block": _note_html,
            "list": _note_items,
            "table": _note_table,
            "reference": _note_definition,
        }
        for rule in list(self.ruler.__rules__):
            if note := notes.get(rule.name):
                # ``at`` drops the alternative chains unless they are passed back
                self.ruler.at(rule.name, _noted(rule.fn, note), {"alt": list(rule.alt)})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Make the tokens of some lines; blocks beyond the depth limit are noted, not read."""
        if state.level >= MAX_BLOCK_DEPTH:
            state.env.setdefault("too_deep", startLine)
        super().tokenize(state, startLine, endLine)


def _noted(rule: Rule, note: Note) -> Rule:
    def run(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if silent:
            return rule(state, start_line, end_line, True)
        count = len(state.tokens)
        if not rule(state, start_line, end_line, False):
            return False
        note(state, state.tokens[count:] if note is not _note_items else state.tokens, start_line)
        return True

    return run


def _note_lines(state: StateBlock, tokens: list[Token], _line: int) -> None:
    inline = tokens[1]
    assert inline.map is not None
    begin, end = inline.map
    inline.meta["map"] = map_lines(state, begin, end, inline.content, trimmed=True)


def _note_heading(state: StateBlock, tokens: list[Token], line: int) -> None:
    inline = tokens[1]
    start = state.bMarks[line] + state.tShift[line] + len(tokens[0].markup)
    end = state.eMarks[line]
    while start < end and state.src[start] in MD_TRIM_CHARS:
        start += 1
    inline.meta["map"] = start


def _note_html(state: StateBlock, tokens: list[Token], _line: int) -> None:
    (block,) = tokens
    assert block.map is not None
    begin, end = block.map
    block.meta["map"] = map_lines(state, begin, end, block.content, trimmed=False)


def _note_items(state: StateBlock, tokens: list[Token], _line: int) -> None:
    # backwards to the list's opening token; inner lists were noted before
    level = state.level + 1
    for token in reversed(tokens):
        if token.type == "list_item_open" and token.level == level:
            assert token.map is not None
            line = token.map[0]
            token.meta["start"] = state.bMarks[line] + state.tShift[line]
        elif token.level == level - 1 and token.nesting > 0:
            break


def _note_table(state: StateBlock, tokens: list[Token], _line: int) -> None:
    rows: list[WrittenRow] = []
    cells: list[WrittenCell] = []
    column = 0
    for token in tokens:
        if token.type == "tr_open":
            assert token.map is not None
            line = token.map[0]
            start = state.bMarks[line] + state.tShift[line]
            text = state.src[start : state.eMarks[line]]
            body = text.strip(MD_TRIM_CHARS)
            start += len(text) - len(text.lstrip(MD_TRIM_CHARS))
            cells = _split_row(body, start)
            rows.append(WrittenRow(start, start + len(body), cells))
            column = 0
        elif token.type == "inline":
            if column < len(cells):
                token.meta["map"] = cells[column].map
            column += 1
    tokens[0].meta["rows"] = rows


def _split_row(text: str, base: int) -> list[WrittenCell]:
    r"""Split as markdown-it does; ``\|`` loses its backslash and does not separate."""
    cells: list[WrittenCell] = []
    pieces: list[Piece] = []
    size = last = 0
    escaped = False

    def take(end: int) -> None:
        nonlocal size
        if end > last:
            pieces.append(Piece(size, base + last, end - last))
            size += end - last

    def close() -> None:
        nonlocal pieces, size
        cells.append(_trimmed_cell(text, base, pieces, last))
        pieces, size = [], 0

    for at, char in enumerate(text):
        if char == "|":
            if escaped:
                take(at - 1)
                last = at
            else:
                take(at)
                close()
                last = at + 1
        escaped = char == "\\"
    take(len(text))
    close()
    if cells and cells[0].start == cells[0].end == base and text.startswith("|"):
        cells.pop(0)
    if cells and not cells[-1].content and text.endswith("|") and last == len(text):
        cells.pop()
    return cells


def _trimmed_cell(text: str, base: int, pieces: list[Piece], at: int) -> WrittenCell:
    whole = "".join(text[s - base : s - base + n] for _, s, n in pieces)
    content = whole.strip(MD_TRIM_CHARS)
    if not content:
        return WrittenCell("", base + at, base + at, base + at)
    kept = cut_pieces(pieces, len(whole) - len(whole.lstrip(MD_TRIM_CHARS)), len(content))
    start, end = kept[0].source, kept[-1].source + kept[-1].length
    return WrittenCell(content, start if len(kept) == 1 else Pieces(kept), start, end)


def _note_definition(state: StateBlock, _tokens: list[Token], line: int) -> None:
    parts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for number in range(line, state.line):
        start = state.bMarks[number] + state.tShift[number]
        end = min(state.eMarks[number] + 1, len(state.src))
        parts.append(state.src[start:end])
        pieces.append(Piece(size, start, end - start))
        size += end - start
    text = "".join(parts)
    label = _DEFINITION_LABEL.match(text)
    assert label is not None, "the rule has just matched this"
    found = state.md.helpers.parseLinkDestination(text, label.end(), len(text))
    where = Pieces(pieces)

    def span(start: int, end: int) -> tuple[int, int]:
        first = where.start(start)
        return first, where.end(end) if end > start else first

    start, end = label.end(), found.pos
    if text[start : start + 1] == "<":
        start, end = start + 1, end - 1
    state.env.setdefault("definitions", []).append(
        WrittenDefinition(
            normalizeReference(label[1]),
            span(0, len(text.rstrip())),
            span(*label.span(1)),
            span(start, end),
        )
    )


def install(md: MarkdownIt) -> NotingBlocks:
    """Give a parser the noting block rules, its own rules kept."""
    blocks = NotingBlocks()
    blocks.ruler = md.block.ruler
    md.block = blocks
    return blocks
