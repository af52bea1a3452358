"""Texts that stand where a value should be."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(
    r"(?:tbd|tba|todo|fixme|xxx+|none|null|nil|n/?a|not available|not disclosed|undisclosed"
    r"|[-–—?.…]+|待定|待补充|待填|无|暂无|未公布|未披露|不详)\.?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:according to|see|depends on|same as|as in)\b|同|参见|见", re.IGNORECASE
)


def is_placeholder(text: str) -> bool:
    """Whether a text says that there is no value yet.

    ``unknown`` is a value. ``same as …`` is one where it links to an entry; without a link it
    refers to nothing that can be checked.
    """
    text = text.strip()
    if not text:
        return False
    if _PLACEHOLDER.fullmatch(text):
        return True
    return len(text) < 200 and _REFERENCE.match(text) is not None and "](" not in text
