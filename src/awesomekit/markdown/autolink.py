"""Bare ``http://``, ``https://`` and ``ftp://`` addresses, as GitHub links them.

GFM's extended autolinks (https://github.github.com/gfm/#autolinks-extension-) as cmark-gfm
reads them: any character that is not an ASCII letter may stand before the scheme, so that
``地址：https://example.com`` is a link. The plugin's rule asks for white space or one of
``*_~(`` there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SCHEME_BEFORE = re.compile(r"(?:^|[^A-Za-z])(https?|ftp)$", re.IGNORECASE)
_ADDRESS_END = re.compile(r"[ \t\n\r\f\v<]")
_ENTITY_TAIL = re.compile(r"&[A-Za-z0-9]+;$")
_TRAILING = frozenset("?!.,:*_~'\"[]")


def _is_host_character(char: str) -> bool:
    if char.isascii():
        return char.isalnum()
    return unicodedata.category(char)[0] not in "PSZ"


def _has_valid_domain(text: str) -> bool:
    """Whether a host stands at the start; underscores are not for its last two labels."""
    labels = [0]
    length = 0
    for char in text:
        if char == "_":
            labels[-1] += 1
        elif char == ".":
            labels.append(0)
        elif char != "-" and not _is_host_character(char):
            break
        length += 1
    return length > 0 and not any(labels[-2:])


def _without_trailing_punctuation(address: str) -> str:
    unmatched = address.count(")") - address.count("(")
    while address:
        last = address[-1]
        if last in _TRAILING:
            address = address[:-1]
        elif last == ";":
            entity = _ENTITY_TAIL.search(address)
            address = address[: entity.start()] if entity else address[:-1]
        elif last == ")" and unmatched > 0:
            address = address[:-1]
            unmatched -= 1
        else:
            break
    return address


def bare_address(state: StateInline, silent: bool) -> bool:
    """The inline rule; it is tried at ``://`` and takes the scheme back from pending text."""
    if silent or state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    before = _SCHEME_BEFORE.search(state.pending)
    if before is None:
        return False
    scheme = before[1]
    rest = state.src[state.pos + 3 : state.posMax]
    end = _ADDRESS_END.search(rest)
    rest = rest[: end.start()] if end else rest
    if not _has_valid_domain(rest):
        return False
    address = _without_trailing_punctuation(f"{scheme}://{rest}")
    target = state.md.normalizeLink(address)
    if len(address) <= len(scheme) + 3 or not state.md.validateLink(target):
        return False
    state.pending = state.pending[: -len(scheme)]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    opening.markup, opening.info = "autolink", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(address)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "autolink", "auto"
    state.pos += len(address) - len(scheme)
    return True
