"""Bare addresses, as GitHub links them.

GFM's extended autolinks (https://github.github.com/gfm/#autolinks-extension-) as cmark-gfm
reads them: any character that is not an ASCII letter may stand before a scheme, so that
``地址：https://example.com`` is a link. Each rule looks at a bounded part of the text before it
knows that there is an address, so that hostile text takes linear time.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SCHEME_BEFORE = re.compile(r"(?:^|[^A-Za-z])(https?|ftp)$", re.IGNORECASE)
_MAIL_SCHEME_BEFORE = re.compile(r"(?:^|[ \t\r\n*_~(])(mailto|xmpp)$")
_ADDRESS_END = re.compile(r"[ \t\n\r\f\v\0<]")
_LOCAL_BEFORE = re.compile(r"[A-Za-z0-9.+_-]+\Z")
_LOCAL = r"[A-Za-z0-9.+_-]{1,1000}@"
_DOMAIN = r"[A-Za-z0-9_-]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)+"
_MAIL = re.compile(_LOCAL + _DOMAIN)
_XMPP = re.compile(_LOCAL + _DOMAIN + r"(?:/[A-Za-z0-9.@_-]*)?")
_MAIL_DOMAIN = re.compile(_DOMAIN)
_BEFORE = frozenset(" \t\r\n*_~(")
_TRAILING = frozenset("?!.,:*_~'\"[]")
_LONGEST_DOMAIN = 1000
_LONGEST_LOCAL = 1000


def _is_host_character(char: str) -> bool:
    if char.isascii():
        return char.isalnum()
    return unicodedata.category(char)[0] not in "PSZ"


def _has_valid_domain(src: str, start: int, end: int, *, dotted: bool) -> bool:
    """Whether a host stands at ``start``; underscores are not for its last two labels."""
    labels = [0]
    at = start
    for at in range(start, min(end, start + _LONGEST_DOMAIN)):
        char = src[at]
        if char == "_":
            labels[-1] += 1
        elif char == ".":
            labels.append(0)
        elif char != "-" and not _is_host_character(char):
            break
    else:
        at = min(end, start + _LONGEST_DOMAIN)
        if at == start + _LONGEST_DOMAIN:
            return False
    return at > start and not any(labels[-2:]) and (len(labels) > 1 or not dotted)


def _address_end(src: str, start: int, end: int) -> int:
    """Where an address ends: at white space, without the punctuation of the sentence."""
    stop = _ADDRESS_END.search(src, start, end)
    end = stop.start() if stop else end
    unmatched = src.count(")", start, end) - src.count("(", start, end)
    while end > start:
        last = src[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ";":
            entity = end - 2
            while entity > start and src[entity].isascii() and src[entity].isalnum():
                entity -= 1
            end = entity if src[entity] == "&" and entity < end - 2 else end - 1
        elif last == ")" and unmatched > 0:
            end -= 1
            unmatched -= 1
        else:
            break
    return end


def _link(state: StateInline, start: int, end: int, prefix: str = "") -> bool:
    """Make the link; what of it is pending text is taken back."""
    written = state.src[start:end]
    target = state.md.normalizeLink(prefix + written)
    if not state.md.validateLink(target):
        return False
    if start < state.pos:
        state.pending = state.pending[: start - state.pos]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    opening.markup, opening.info = "autolink", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(written)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "autolink", "auto"
    state.pos = end
    return True


def bare_address(state: StateInline, silent: bool) -> bool:
    """``http://``, ``https://`` and ``ftp://``; tried at ``://``."""
    src, pos = state.src, state.pos
    if silent or state.linkLevel > 0 or not src.startswith("://", pos):
        return False
    # six characters hold the longest scheme and what stands before it
    before = _SCHEME_BEFORE.search(src[max(0, pos - 6) : pos])
    if before is None or not _is_pending(state, len(before[1])):
        return False
    if not _has_valid_domain(src, pos + 3, state.posMax, dotted=False):
        return False
    end = _address_end(src, pos + 3, state.posMax)
    return end > pos + 3 and _link(state, pos - len(before[1]), end)


def bare_www(state: StateInline, silent: bool) -> bool:
    """``www.``; tried at its first letter."""
    src, pos = state.src, state.pos
    if silent or state.linkLevel > 0 or not src.startswith("www.", pos):
        return False
    if pos > 0 and src[pos - 1] not in _BEFORE:
        return False
    if not _has_valid_domain(src, pos + 4, state.posMax, dotted=True):
        return False
    return _link(state, pos, _address_end(src, pos, state.posMax), "http://")


def bare_mail(state: StateInline, silent: bool) -> bool:
    """``mailto:`` and ``xmpp:``, tried at the colon; a mail address, tried at ``@``."""
    src, pos = state.src, state.pos
    if silent or state.linkLevel > 0:
        return False
    if src[pos] == ":":
        before = _MAIL_SCHEME_BEFORE.search(src[max(0, pos - 7) : pos])
        if before is None or not _is_pending(state, len(before[1])):
            return False
        pattern = _MAIL if before[1] == "mailto" else _XMPP
        match = pattern.match(src, pos + 1, state.posMax)
        start, prefix = pos - len(before[1]), ""
    else:
        local = _LOCAL_BEFORE.search(src[max(_pending_start(state), pos - _LONGEST_LOCAL) : pos])
        if local is None:
            return False
        start, prefix = pos - len(local[0]), "mailto:"
        if start > 0 and src[start - 1] not in _BEFORE:
            return False
        match = _MAIL_DOMAIN.match(src, pos + 1, state.posMax)
    if match is None or src[match.end() : match.end() + 1] == "@":
        return False
    last = src[match.end() - 1]
    if not (last.isascii() and (last.isalpha() or (prefix and last.isdigit()))):
        return False
    return _link(state, start, match.end(), prefix)


def _is_pending(state: StateInline, length: int) -> bool:
    """Whether the characters before are literal text that no token holds yet."""
    return state.pos - _pending_start(state) >= length


def _pending_start(state: StateInline) -> int:
    """Where the literal text begins that no token holds yet; ``pos`` if there is none."""
    start, end = getattr(state, "pending_start", 0), getattr(state, "pending_end", 0)
    return int(start) if end == state.pos and start < end else state.pos
