"""What a badge tells its reader, picture or plain link, and where it does so."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from awesomekit.badges import claim, kind_mismatch

if TYPE_CHECKING:
    from awesomekit.badges import BadgeClaim
    from awesomekit.model import Badge, BadgeInfo
    from awesomekit.source import Span

_PICTURE = re.compile(r"the (?:alternative text|picture)")
# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV_ID = re.compile(r"(?<![\w.])\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?![\d.])", re.ASCII)
# three rules ask for the claims of every badge, one after the other
_claim = lru_cache(maxsize=4096)(claim)


def told(badge: Badge) -> BadgeClaim | None:
    """What a badge claims of its link; ``None`` for a picture without a link."""
    link, image = badge.link, badge.image
    if link is None:
        return None
    if image is not None:
        return _claim(image.text, image.url)
    if link.kind in {"autolink", "bare"}:
        return _claim("", "")
    said = _claim(link.text, "")
    match = _ARXIV_ID.search(link.text)
    return replace(said, kind="arxiv", identity=match[0]) if match else said


def in_words(badge: Badge, mismatch: str) -> str:
    """A mismatch in words that fit: a plain link has a label and no picture."""
    return _PICTURE.sub("the label", mismatch, count=1) if badge.image is None else mismatch


def place(badge: Badge, said: BadgeClaim, info: BadgeInfo) -> Span:
    """The part of a badge that says something wrong of its link."""
    image, link = badge.image, badge.link
    if image is None:
        label = link.label if link is not None else None
        return label or badge.span
    if kind_mismatch(said, info) and not kind_mismatch(replace(said, alt_kind=None), info):
        return image.label or image.span
    return image.destination or image.span
