"""Where a no-break space is good typography.

Between a number and its unit, before the marks that French sets apart, around dashes and
guillemets, after a word of one letter or the title of a person, next to Chinese and Korean
(https://www.unicode.org/reports/tr14/, class GL, says what it is for).
"""

from __future__ import annotations

import re

from awesomekit.rules.scripts import CJK_MARKS, HAN, HANGUL, KANA

LOOK = 12
"""How many characters before and after decide."""

_CJK = f"{HAN}{KANA}{HANGUL}{CJK_MARKS}"
_BEFORE = re.compile(
    r"(?:[\d«‹„–—§№#°]|\b\w\.?|\b(?:Mr|Mrs|Ms|Dr|St|Prof|No|Nr|Fig|vol|Mme|Mlle)\.?)\Z"
)
_AFTER = re.compile(r"[\d?;»›%‰€$£¥₽°–—…·×±]|!(?!\[)|:(?!\w+:)")
_NEXT_TO_CJK = re.compile(f"[{_CJK}]")
_MARKUP = "*_~`"


def is_typography(before: str, after: str) -> bool:
    """Whether one no-break space between two texts is there on purpose.

    Args:
        before: what stands before it on its line, at least :data:`LOOK` characters if there are.
        after: what follows on its line, likewise.
    """
    before, after = before.rstrip(_MARKUP), after.lstrip(_MARKUP)
    if not after or after[0].isspace():
        return False
    if _NEXT_TO_CJK.match(after) or (before and _NEXT_TO_CJK.match(before[-1])):
        return True
    if not before or before[-1].isspace():
        return False
    return _BEFORE.search(before) is not None or _AFTER.match(after) is not None
