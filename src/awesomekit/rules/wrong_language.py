"""A paragraph stands in the block of another language.

The reader of one README would find a paragraph in the other language. A paragraph counts as
Chinese when at least three in ten of its letters are Han characters; code, addresses and the
names of links are left aside, and a paragraph of fewer than twenty letters is not judged.

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

    这是一个功能很多、但也很容易学会使用的文本编辑器，适合所有人。

    <!-- [zh] -->

    一个编辑器。

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

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Document
    from awesomekit.source import Span


_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_LETTER = re.compile(r"[^\W\d_]")
_CHINESE_SHARE = 0.3
_FEWEST_LETTERS = 20


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Judge each paragraph of each language block."""
    if "zh" not in context.config.languages:
        return
    parts = [document.prose]
    for section in document.sections:
        parts.append(section.prose)
        parts += [entry.prose for entry in section.entries]
    links = [link.label for link in document.markdown.links if link.label is not None]
    for prose in (part for parts_of_one in parts for part in parts_of_one):
        if prose.language is None:
            continue
        for block in prose.blocks:
            if block.kind not in {"code", "html", "table"}:
                yield from _block(document, block, prose.language, links)


def _block(document: Document, block: Block, language: str, links: list[Span]) -> Iterator[Finding]:
    for text in document.markdown.texts_in(block.span):
        plain = "".join(run for span, run in text.runs if not _within(span, links))
        han = len(_HAN.findall(plain))
        letters = len(_LETTER.findall(plain))
        if letters < _FEWEST_LETTERS:
            continue
        chinese = han / letters >= _CHINESE_SHARE
        if chinese != (language == "zh"):
            found = "Chinese" if chinese else "not Chinese"
            yield Finding(
                text.span,
                f"this text is {found} ({round(100 * han / letters)} % Han characters) in a block "
                f'of "{language}"; move it to its own language, or correct the marker',
            )


def _within(span: Span, links: list[Span]) -> bool:
    index = bisect_right(links, span.start, key=lambda link: link.start) - 1
    return index >= 0 and links[index].contains(span)


RULE = Rule(
    code="AK702",
    slug="wrong-language",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
