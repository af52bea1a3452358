"""Statements about numbers of parameters in prose: ranges, lists and single sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.rules.told_numbers import NUMBER, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.told_numbers import Told

SIZES = re.compile(r"param|siz|scale|rang|specification|参数|规模|尺寸|规格", re.IGNORECASE)
"""What every statement has one of."""

_TO = r"\s?(?:to|and|through|到|至|[-–—~～])\s?"
_AND = r"\s?(?:[,/、，]\s?(?:and\s|or\s|和|以及)?|(?:and|or|&|和|与|及|以及|或)\s?)"
_LIST = f"{NUMBER}(?:{_AND}{NUMBER})*"
_ABOUT = (
    r"(?:(?:about|approximately|around|roughly|nearly|some|over|up\s+to|a\s+total\s+of)\s+|[约近])?"
)
_PARAMETERS = r"(?:\s+(?:total|trainable|learnable|model|dense))*\s?-?\s?param(?:eter)?s?\b"
# what follows a number that counts no tokens, images or users
_STOP = r"(?=\s?(?:[.,;:!?()。，；：、！？（）]|-?\s?param|in\s+size|个?参数|models?\b|不等|\Z))"
_RANGE = re.compile(
    rf"""
    \brang(?:e|es|ing|ed)\s+(?:in\s+(?:size|scale)\s+)?(?:from\s+|between\s+)?
        {NUMBER}(?:\s?parameters)?{_TO}{NUMBER}{_STOP}
    | \b(?:from|between|of)\s+{NUMBER}{_TO}{NUMBER}(?=\s?(?:param|in\s+size))
    | (?:参数|规模|尺寸|大小)[^\s\d,.;，。；]{{0,8}}\s?{NUMBER}\s?(?:个?参数)?{_TO}{NUMBER}
    | [从在]\s?{NUMBER}{_TO}{NUMBER}\s?个?参数
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SEVERAL = re.compile(
    rf"""
    \b(?:sizes|scales|specifications|parameter\s+(?:counts|formats|specifications))
        \s?(?:\(|:|,|of|are|in|include|including|at|with)*\s?(?:of\s+)?{_LIST}{_STOP}
    | \b(?:with|has|have|having|of|contains?|containing|includ(?:es|ing)|at|boasts?)\s+
        {_ABOUT}{_LIST}{_PARAMETERS}
    | {_LIST}(?=\s?-?\s?parameters?\s+(?:\w+\s+){{0,3}}?(?:models?|family|series|suite|version)\b)
    | 参数(?:总|数)?(?:规模|量|数|大小)?\s?
        (?:分别|约|近|为|是|有|达|到|高|包括|涵盖|：|:)*\s?{_LIST}
    | (?:拥有|具有|具备|包含|含有|有|达|达到|高达|共|总计)[约近的高达有]*\s?
        {_LIST}\s?个?(?:可训练)?(?:模型)?参数
    | (?:尺寸|规模|规格)(?:的模型)?\s?(?:分别|包括|有|为|涵盖|：|:|（|\()+\s?{_LIST}{_STOP}
    """,
    re.IGNORECASE | re.VERBOSE,
)
# parameters that are not those of the whole model
_PART = r"(?:activ\w*|激活|(?:non-)?embeddings?|嵌入|per\s+token|experts?|专家|each|每个)"
_PART_BEFORE = re.compile(rf"{_PART}\W*(?:\w+\W+){{0,2}}\Z", re.IGNORECASE)
_PART_AFTER = re.compile(rf"\s?(?:\w+\s+){{0,2}}?(?:\(\s?)?{_PART}", re.IGNORECASE)
_NEAR = 40


class SizeStatement(NamedTuple):
    """What a part of a sentence says of sizes.

    Attributes:
        before: the words of the sentence up to it.
        numbers: the sizes, offsets count from the start of the sentence.
        is_range: whether they are the ends of a range.
    """

    before: str
    numbers: tuple[Told, ...]
    is_range: bool


def size_statements(sentence: str) -> Iterator[SizeStatement]:
    """What a sentence says of sizes; active parameters and those of parts are left out."""
    told = masked(sentence)
    if told is None:
        return
    seen: set[int] = set()
    for pattern in (_RANGE, _SEVERAL):
        for match in pattern.finditer(told.text):
            start, end = match.span()
            numbers = told.told(start, end)
            if (
                any(number.start in seen for number in numbers)
                or _PART_BEFORE.search(told.text, max(0, start - _NEAR), start)
                or _PART_AFTER.match(told.text, end)
            ):
                continue
            seen |= {number.start for number in numbers}
            yield SizeStatement(told.words(0, match.start()), numbers, is_range=pattern is _RANGE)
