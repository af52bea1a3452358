"""Texts that stand where a value should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.model import Field

_PLACEHOLDER = re.compile(
    r"(?:tb[acd]|todo|fixme|wip|x{3,}|none|null|nil|n\.?/?a|pending|coming soon"
    r"|to be (?:announced|confirmed|decided|determined|added)"
    r"|(?:not (?:available|disclosed|given|known|public|released|reported|specified|stated))"
    r"|undisclosed|unspecified|[-–—?？_/.…]+"
    r"|待定|待补充?|待填写?|待更新|待公布|无|暂无|没有|空|未公布|未公开|未披露|未说明|不详|不明)[.。]?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:according to|depend(?:s|ing) on|same as|as in)\s+\S"
    r"|see\s+(?:also|the|above|below|paper|report|table|section|appendix|blog|readme|website|http)"
    r"|同上|同前|同左|参见|见(?:论文|原文|官网|文档|报告|上|下|附录)|取决于|根据"
    r"|[同与](?=\s*[A-Za-z《「“\"])",
    re.IGNORECASE,
)
_LONGEST = 200
_FREE = frozenset({"text", "names"})


def is_placeholder(text: str) -> bool:
    """Whether a text says that there is no value yet.

    ``unknown`` is a value. ``same as …`` is one where it links to an entry; without a link it
    refers to nothing that can be checked, see :func:`is_reference`.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    return _PLACEHOLDER.fullmatch(text) is not None or is_reference(text)


def is_reference(text: str) -> bool:
    """Whether a text sends the reader elsewhere and has no link."""
    text = text.strip()
    return len(text) <= _LONGEST and _REFERENCE.match(text) is not None and "](" not in text


def has_placeholder(field: Field) -> bool:
    """Whether a known field holds a placeholder.

    A typed value in canonical form is none, whatever it looks like: ``na`` is Nauru's language,
    ``NA`` most likely is not.
    """
    spec, value = field.spec, field.value
    if spec is None or not is_placeholder(field.text):
        return False
    return value is None or spec.type in _FREE or value.text != field.text
