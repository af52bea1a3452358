"""What an address on Hugging Face is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.badges.papers import arxiv_id
from awesomekit.model import BadgeInfo

if TYPE_CHECKING:
    from awesomekit.badges.address import Address

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_NESTED = {"datasets": "hf-dataset", "spaces": "hf-space", "collections": "hf-collection"}
# what stands after a model's name, so that a model without an owner can be told from an owner
_FILES = frozenset(["blob", "commits", "discussions", "raw", "resolve", "tree"])
_PROFILE_TABS = frozenset(
    ["activity", "collections", "datasets", "followers", "following", "models", "papers", "spaces"]
)
# first segments that are pages of Hugging Face's own
_PAGE_NAMES = """
    api autotrain buckets changelog chat code-of-conduct contact endpoints enterprise events front
    inference inference-api inference-endpoints inference-playground join kernels landing
    languages learn login logout metrics models new new-collection new-dataset new-space
    notifications oauth playground pricing privacy search security settings storage subscribe
    support tasks terms-of-service upload welcome
"""
_PAGES = frozenset(_PAGE_NAMES.split())
# models that had no owner before they were moved; their addresses still work
_OWNERLESS = re.compile(
    r"gpt2(?:-(?:medium|large|xl))?|distilgpt2|openai-gpt"
    r"|(?:albert|bert|camembert|distilbert|distilroberta|roberta|t5|transfo-xl|xlm|xlnet)-[\w.-]+"
)


def identify_hugging_face(address: Address) -> BadgeInfo | None:
    """Tell what an address on ``huggingface.co`` is of; ``None`` for its other pages."""
    parts = address.parts
    if not parts:
        return None
    first, rest = parts[0], parts[1:]
    if first in {"blog", "posts"}:
        return BadgeInfo("blog", "/".join(rest))
    if first == "docs":
        return BadgeInfo("docs", "")
    if first == "papers":
        identity = arxiv_id(rest[0]) if rest else ""
        return BadgeInfo("hf-paper", identity) if identity else None
    if first == "organizations" and rest and _NAME.fullmatch(rest[0]):
        return BadgeInfo("hf-user", rest[0], rest[0])
    if first in _NESTED:
        return _nested(first, rest)
    if first in _PAGES or first == "organizations" or not _NAME.fullmatch(first):
        return None
    return _owned(first, rest)


def _nested(first: str, rest: tuple[str, ...]) -> BadgeInfo | None:
    if not rest or not all(_NAME.fullmatch(part) for part in rest[:2]):
        return None
    if first == "datasets" and (len(rest) == 1 or rest[1] in _FILES | {"viewer"}):
        return BadgeInfo("hf-dataset", rest[0])
    if len(rest) >= 2:
        return BadgeInfo(_NESTED[first], f"{rest[0]}/{rest[1]}", rest[0])
    return BadgeInfo("hf-user", rest[0], rest[0])


def _owned(first: str, rest: tuple[str, ...]) -> BadgeInfo | None:
    if _OWNERLESS.fullmatch(first) if not rest else rest[0] in _FILES:
        return BadgeInfo("hf-model", first)
    if not rest or rest[0] in _PROFILE_TABS:
        return BadgeInfo("hf-user", first, first)
    if not _NAME.fullmatch(rest[0]):
        return None
    if len(rest) > 2 and rest[1] in {"blob", "resolve"} and rest[-1].lower().endswith(".pdf"):
        return BadgeInfo("pdf", "", first)
    return BadgeInfo("hf-model", f"{first}/{rest[0]}", first)
