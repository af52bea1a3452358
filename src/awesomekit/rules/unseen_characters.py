"""Characters that nobody sees, and where a language or typography needs them.

The kinds follow the properties Default_Ignorable_Code_Point and Bidi_Control
(https://www.unicode.org/reports/tr44/), with no-break spaces, line separators and controls.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from awesomekit.rules.no_break_space import LOOK, is_typography
from awesomekit.rules.scripts import RIGHT_TO_LEFT, SHAPED, UNSPACED
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.source import Source

Kind = Literal["unseen", "break", "joiner", "bidi", "tag", "space", "line", "control", "selector"]

_RANGES: dict[Kind, str] = {
    "unseen": "\u00ad\u180e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb",
    "break": "\u200b",
    "joiner": "\u200c\u200d",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "tag": "\U000e0001\U000e0020-\U000e007f",
    "space": "\u00a0\u2007\u202f",
    "line": "\u2028\u2029",
    # NUL is not among them, see invalid-encoding
    "control": "\x01-\x08\x0b\x0c\x0e-\x1f\x7f",
}
_KIND: dict[str, Kind] = {
    chr(code): kind
    for kind, ranges in _RANGES.items()
    for first, last in re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL)
    for code in range(ord(first), ord(last or first) + 1)
}
_ANY = re.compile(f"[{''.join(_RANGES.values())}]+")
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTORS = re.compile(f"{_SELECTOR}({_SELECTOR}+)")
_BYTE_ORDER_MARKS = re.compile("\ufeff*")

_OVERRIDES = frozenset("\u202d\u202e")
# what shows others in another order even where all letters are written from left to right
_TURNING = frozenset("\u061c\u200f\u202b\u202e\u2067")
_TURNED = re.compile(f"[{''.join(sorted(_TURNING))}]")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_JOINED = re.compile(f"[{SHAPED}{UNSPACED}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_MONGOLIAN = re.compile(r"[\u1800-\u18af]")
_BEFORE_JOINER = re.compile(
    "[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001fbff\U000e0020-\U000e007f]"
)
_AFTER_JOINER = re.compile("[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001fbff]")
# Wales is a black flag, five letters of tags and a tag that ends them
_BLACK_FLAG, _LAST_TAG, _LONGEST_FLAG = "\U0001f3f4", "\U000e007f", 7


class Unseen(NamedTuple):
    """A run of characters of one kind that nobody sees.

    Attributes:
        kind: what they do.
        span: where they stand.
        chars: the characters.
        before: some characters before them on their line.
        after: some characters after them on their line.
        right_to_left: whether letters on their line are written from right to left.
        turned: whether characters on their line turn the direction of others.
    """

    kind: Kind
    span: Span
    chars: str
    before: str
    after: str
    right_to_left: bool
    turned: bool

    @property
    def turning(self) -> bool:
        """Whether they show others in another order than it is written."""
        return not _TURNING.isdisjoint(self.chars)


def unseen_characters(source: Source) -> Iterator[Unseen]:
    """All characters that nobody sees, but for byte order marks that begin the text."""
    text = source.text
    marks = _BYTE_ORDER_MARKS.match(text)
    line, right_to_left, turned = Span(0, -1), False, False
    for kind, span in sorted(_runs(text, marks.end() if marks else 0), key=_start):
        if span.start > line.end:
            line = source.line_span(source.position(span.start).line)
            right_to_left = _RIGHT_TO_LEFT.search(text, *line) is not None
            turned = _TURNED.search(text, *line) is not None
        before = text[max(line.start, span.start - LOOK) : span.start]
        after = text[span.end : min(line.end, span.end + LOOK)]
        chars = text[span.start : span.end]
        yield Unseen(kind, span, chars, before, after, right_to_left, turned)


def _start(run: tuple[Kind, Span]) -> int:
    return run[1].start


def _runs(text: str, start: int) -> Iterator[tuple[Kind, Span]]:
    for match in _ANY.finditer(text, start):
        at = match.start()
        for kind, chars in groupby(match[0], key=_KIND.__getitem__):
            end = at + sum(1 for _ in chars)
            yield kind, Span(at, end)
            at = end
    if not text.isascii():
        for match in _SELECTORS.finditer(text, start):
            yield "selector", Span(*match.span(1))


def is_needed(unseen: Unseen, *, in_prose: bool) -> bool:
    """Whether a language, an emoji or typography needs the characters where they stand.

    Args:
        unseen: the characters.
        in_prose: whether they stand neither in code nor in an address.
    """
    chars, before, after = unseen.chars, unseen.before[-1:], unseen.after[:1]
    match unseen.kind:
        case "space":
            return _is_space_needed(unseen, in_prose=in_prose)
        case "joiner":
            if _JOINED.match(before) or _JOINED.match(after):
                return True
            in_emoji = _BEFORE_JOINER.match(before) and _AFTER_JOINER.match(after)
            return chars == "\u200d" and in_emoji is not None
        case "break":
            return (_UNSPACED.match(before) or _UNSPACED.match(after)) is not None
        case "unseen":
            return chars == "\u180e" and _MONGOLIAN.match(before) is not None
        case "bidi":
            return in_prose and unseen.right_to_left and _OVERRIDES.isdisjoint(chars)
        case "tag":
            is_whole = chars[-1] == _LAST_TAG and len(chars) < _LONGEST_FLAG
            return before == _BLACK_FLAG and is_whole
        case _:
            return False


def _is_space_needed(unseen: Unseen, *, in_prose: bool) -> bool:
    if not in_prose:
        return is_drawn(unseen)
    if unseen.chars == "\u202f" and _MONGOLIAN.match(unseen.before[-1:]):
        return True
    if len(unseen.chars) > 1 and unseen.before.strip():
        return is_drawn(unseen)
    return is_typography(unseen.before, unseen.after)


def is_drawn(unseen: Unseen) -> bool:
    """Whether a line of a drawing stands before, as in what ``tree`` prints."""
    return "\u2500" <= unseen.before[-1:] <= "\u257f"
