"""The Markdown parser: GitHub's dialect, positions included.

``MarkdownIt("commonmark")`` is GitHub's dialect with tables, strikethrough, task lists, alerts,
mdit-py-plugins' footnotes and front matter, and our own rules for bare addresses. Core rules
that move tokens about (footnotes to the end, text joined) are left out: what is read stays
where it stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomekit.markdown.blocks import MAX_BLOCK_DEPTH, install
from awesomekit.markdown.inline import PositionedInline

if TYPE_CHECKING:
    from markdown_it.token import Token


class Parser(NamedTuple):
    """A configured markdown-it and its inline parser."""

    md: MarkdownIt
    inline: PositionedInline


@lru_cache(maxsize=1)
def parser() -> Parser:
    """The parser; it keeps no state between files."""
    md = MarkdownIt("commonmark")
    md.enable(["table", "strikethrough"])
    md.options["tasklists"] = True
    md.options["alerts"] = True
    md.options["strikethrough_single_tilde"] = True
    md.options["store_labels"] = True
    md.options["maxNesting"] = MAX_BLOCK_DEPTH
    inline = PositionedInline()
    inline.ruler, inline.ruler2 = md.inline.ruler, md.inline.ruler2
    md.inline = inline
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(front_matter_plugin)
    inline.bind()
    install(md).bind()
    return Parser(md, inline)


def parse_blocks(text: str) -> tuple[list[Token], dict[str, Any]]:
    r"""Block tokens and environment of a text with ``\n`` line ends and no byte order mark."""
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md = parser().md
    md.block.parse(text, md, env, tokens)
    return tokens, env
