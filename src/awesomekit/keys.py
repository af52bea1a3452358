"""The name key: one spelling for all spellings of a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return the key under which names are compared.

    NFKC, casefold, then letters, digits and dots only, so that ``Llama-2``, ``LLaMa 2``
    and full-width ``Ｌｌａｍａ２`` are one name and ``Qwen1.5`` and ``Qwen15`` are two.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum() or char == ".").strip(".")
