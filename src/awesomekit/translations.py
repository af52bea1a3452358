"""Names for texts, by which a translation says which text it was made from."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesomekit.model import Prose
    from awesomekit.source import Source

_DIGITS = 8


def fingerprint(source: Source, prose: Iterable[Prose], language: str) -> str | None:
    """The fingerprint of the prose of one language, ``None`` where there is none.

    The first eight hexadecimal digits of the SHA-256 of the blocks' text in NFC, with every run of
    white space as one space: reflowing a paragraph changes nothing.
    """
    blocks = [
        source.slice(block.span)
        for part in prose
        if part.language == language
        for block in part.blocks
        if block.comment is None
    ]
    if not blocks:
        return None
    text = unicodedata.normalize("NFC", " ".join(" ".join(blocks).split()))
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]
