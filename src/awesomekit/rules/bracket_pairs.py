"""Which brackets and quotation marks of a text have no partner.

Smileys, the numbers of lists such as ``1)``, intervals such as ``[0, 1)`` and marks of inches are
no slips, and neither are quotations in the German („a“) and the Swedish (”a”) way.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from awesomekit.rules.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

PARTNERS = dict(zip("([{（【「『《“", ")]}）】」』》”", strict=True))
"""Opening → closing."""

OTHER_WIDTH = {")": "（", "）": "("}
"""Closing → the opening that is easily taken for its own."""

_LOW_QUOTE = "„"
_OPENINGS = frozenset([*PARTNERS, _LOW_QUOTE])
_OPENING = {closing: opening for opening, closing in PARTNERS.items()}
_BRACKET = re.compile(f"[{re.escape(''.join((*PARTNERS, *_OPENING, _LOW_QUOTE)))}]")
_HAN = re.compile(f"[{HAN}]")
_SAD = re.compile(r"(?<![\w(（])[:;=]['’]?-?[(\[{]+(?!\w)")
# what may close a bracket and need not
_OPTIONAL = re.compile(
    r"(?:[:;=]|(?<!\w)[8xX])[-o^~'’]?[)\]}]+"
    r"|(?:^|(?<=[\s,;，；、。:：]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5}|[一二三四五六七八九十]{1,3})[)）]"
    r"|\d”"
)
_INTERVAL = re.compile(r"[\[(]\s*[-−+\w.∞]+\s*[,;，]\s*[-−+\w.∞]+\s*[\])]")
_LONGEST_INTERVAL = 30


class Unpaired(NamedTuple):
    """A bracket without a partner.

    Attributes:
        at: its offset.
        char: the bracket.
        why: nothing closes it, it closes nothing, or it closes one of the other width.
    """

    at: int
    char: str
    why: Literal["unclosed", "unopened", "other width"]


def unpaired(text: str) -> list[Unpaired]:
    """The brackets of a text that have no partner, in order."""
    brackets = [(match.start(), match[0]) for match in _BRACKET.finditer(text)]
    if not brackets:
        return []
    brackets = _without_swedish_quotes(text, brackets)
    sad = _offsets(_SAD, text)
    optional = _offsets(_OPTIONAL, text)
    brackets = [one for one in brackets if one[0] not in sad]
    without = _pair(text, [one for one in brackets if one[0] not in optional])
    if not without or not optional:
        return without
    with_them = _pair(text, brackets, optional)
    return min(with_them, without, key=len)


def _offsets(pattern: re.Pattern[str], text: str) -> set[int]:
    return {at for match in pattern.finditer(text) for at in range(*match.span())}


def _without_swedish_quotes(text: str, brackets: list[tuple[int, str]]) -> list[tuple[int, str]]:
    count = text.count("”")
    if not count or count % 2 or "“" in text or _LOW_QUOTE in text or _HAN.search(text):
        return brackets
    return [one for one in brackets if one[1] != "”"]


def _pair(
    text: str, brackets: Sequence[tuple[int, str]], optional: AbstractSet[int] = frozenset()
) -> list[Unpaired]:
    left = Counter(char for _, char in brackets)
    is_open: Counter[str] = Counter()
    stack: list[tuple[int, str]] = []
    found: list[Unpaired] = []
    for at, char in brackets:
        left[char] -= 1
        top_at, top = stack[-1] if stack else (0, "")
        if char in _OPENINGS and not (char == "“" and top == _LOW_QUOTE):
            stack.append((at, char))
            is_open[char] += 1
        elif _close_each_other(top, char) or (stack and _is_interval(text, top_at, at)):
            is_open[stack.pop()[1]] -= 1
        elif at in optional:
            continue
        elif top == OTHER_WIDTH.get(char) and (left[char] or not is_open[_OPENING[char]]):
            is_open[stack.pop()[1]] -= 1
            found.append(Unpaired(at, char, "other width"))
        elif is_open[_OPENING.get(char, "")]:
            while True:
                opened_at, opened = stack.pop()
                is_open[opened] -= 1
                if opened == _OPENING[char]:
                    break
                found.append(Unpaired(opened_at, opened, "unclosed"))
        else:
            found.append(Unpaired(at, char, "unopened"))
    found += (Unpaired(at, char, "unclosed") for at, char in stack)
    return sorted(one for one in found if one.char != _LOW_QUOTE)


def _close_each_other(opening: str, closing: str) -> bool:
    if opening == _LOW_QUOTE:
        return closing in {"“", "”"}
    return bool(opening) and PARTNERS.get(opening) == closing


def _is_interval(text: str, start: int, end: int) -> bool:
    return (
        text[start] in "[("
        and text[end] in "])"
        and end - start <= _LONGEST_INTERVAL
        and _INTERVAL.fullmatch(text, start, end + 1) is not None
    )
