"""One paragraph holds English and Chinese at length.

A paragraph that says everything twice, or changes its language half way, is hard to read in either
and cannot be kept up to date; write a block for each language. Whole sentences are compared: names,
quotations, titles and a gloss in the other language are fine. What is at length is a judgement, so
the message says "probably".

Fails:

    # Tools

    This editor opens large files quickly and keeps every byte of them.
    这个编辑器可以很快地打开大文件，并且保持文件的每一个字节都不变。

Passes:

    # Tools

    This editor opens large files quickly and keeps every byte of them.

    这个编辑器可以很快地打开大文件，并且保持文件的每一个字节都不变。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown, Text

_SENTENCE = re.compile(r"[^.!?。！？；\n]+(?:[.!?](?=\S)[^.!?。！？；\n]*)*[.!?。！？；]*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[A-Za-z][a-z'’-]+")
# nothing is given back and no word is begun in its middle, so a long one is read once
_SOME_WORDS = re.compile(r"(?<![A-Za-z'’-])(?:[A-Za-z][a-z'’-]*+[\s,;:()-]++){7}")
_SOME_HAN = re.compile(r"(?:[\u3400-\u9fff][^\u3400-\u9fff]{0,3}){12}")
_ENGLISH_WORDS = 8
_CHINESE_CHARACTERS = 12
_FEW = 0.05


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for a sentence of each language in every paragraph."""
    if _HAN.search(markdown.source.text) is None:
        return
    for text in markdown.texts:
        plain = text.plain
        if _SOME_HAN.search(plain) and _SOME_WORDS.search(plain):
            found = _both(plain)
            if found is not None:
                yield Finding(
                    _place(text, found),
                    "this paragraph probably holds both languages at length; write one for each",
                )


def _both(plain: str) -> tuple[int, int] | None:
    """The first sentence in the language of which there is less, if there are both."""
    english: list[re.Match[str]] = []
    chinese: list[re.Match[str]] = []
    for sentence in _SENTENCE.finditer(plain):
        han = len(_HAN.findall(sentence[0]))
        words = len(_WORD.findall(sentence[0]))
        if words >= _ENGLISH_WORDS and han <= _FEW * len(sentence[0]):
            english.append(sentence)
        elif han >= _CHINESE_CHARACTERS and words <= han:
            chinese.append(sentence)
    if not english or not chinese:
        return None
    lengths = [sum(len(one[0]) for one in english), 2 * sum(len(one[0]) for one in chinese)]
    first = english[0] if lengths[0] <= lengths[1] else chinese[0]
    lead = len(first[0]) - len(first[0].lstrip())
    return first.start() + lead, first.end()


def _place(text: Text, found: tuple[int, int]) -> Span:
    """The characters of a part of the plain text."""
    starts: list[int] = []
    at = 0
    for _, shown in text.runs:
        starts.append(at)
        at += len(shown)

    def offset(plain: int) -> int:
        number = bisect_right(starts, plain) - 1
        span, _ = text.runs[number]
        return min(span.start + plain - starts[number], span.end)

    return Span(offset(found[0]), max(offset(found[0]), offset(found[1] - 1) + 1))


RULE = Rule(
    code="AK703",
    slug="mixed-language",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    certainty=Certainty.LIKELY,
)
