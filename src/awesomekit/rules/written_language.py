"""Which language a text is written in: Chinese, something else, or no telling.

A paragraph counts as Chinese when three in ten of its letters are Han characters, and as
something else when Han characters are fewer than three in ten of its words, a Han character
counting as a word. Between the two are texts such as "基于 Tauri 的 Clash Meta GUI", of which
nothing is said, and so are Japanese texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomekit.rules.scripts import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.model import Markdown, Text
    from awesomekit.source import Span

CHINESE = "zh"

_HAN_LETTER = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"(?:(?![{HAN}])[^\W\d_])+(?:['’-](?:(?![{HAN}])[^\W\d_])+)*")
_KANA = re.compile(f"[{KANA}]")
# what stands in quotation marks may be in any language
_QUOTED = re.compile(r"“[^“”]{0,200}”|「[^「」]{0,200}」|《[^《》]{0,200}》|\"[^\"]{0,200}\"")
_SHARE = 0.3
# a name, a title or a label is no text
_FEWEST_HAN = 8
_FEWEST_WORDS = 5


def outer_links(markdown: Markdown) -> list[Span]:
    """The links that stand in no other link, in the order of the text."""
    outer: list[Span] = []
    end = 0
    for link in markdown.links:
        if link.span.start >= end:
            outer.append(link.span)
            end = link.span.end
    return outer


def own_words(text: Text, links: Sequence[Span]) -> str:
    """The literal text without code and without the words of links, which may be names."""
    return " ".join(run for span, run in text.runs if not _within(span, links))


def is_chinese(words: str) -> bool | None:
    """Whether a text is Chinese; ``None`` where it is too short or too mixed to tell."""
    words = _QUOTED.sub(" ", words)
    han = len(_HAN_LETTER.findall(words))
    if han >= _FEWEST_HAN and han >= _SHARE * len(_LETTER.findall(words)):
        return None if len(_KANA.findall(words)) * 10 > han else True
    others = _WORD.findall(words)
    if len(others) < _FEWEST_WORDS or han >= _SHARE * (han + len(others)):
        return None
    # the title of a paper is a name in any language
    capitals = sum(word[0].isupper() for word in others)
    return None if capitals * 2 > len(others) else False


def is_mostly_letters(words: str) -> bool:
    """Whether a text is words, and not numbers, signs or nothing."""
    letters = len(_LETTER.findall(words))
    return letters >= 2 and letters * 2 > sum(not char.isspace() for char in words)


def _within(span: Span, ordered: Sequence[Span]) -> bool:
    index = bisect_right(ordered, span.start, key=_start) - 1
    return index >= 0 and ordered[index].contains(span)


def _start(span: Span) -> int:
    return span.start
