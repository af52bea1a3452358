"""Text that is safe to print: nothing from a file can control the terminal."""

from __future__ import annotations

import json
import re

# wcwidth costs 16 ms to import and is needed for text beyond ASCII only
# controls (C0, DEL, C1), bidirectional formatting, line and paragraph separators, zero-width
# characters other than joiners, tags, and the lone surrogates of undecodable bytes
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0001-\U000e007f]"
)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """The text with every character that could act on a terminal written as an escape."""
    return _UNSAFE.sub(_shown, text)


def json_text(data: object) -> str:
    """Data as JSON and a newline; every character that could act on a terminal is escaped.

    Whoever reads it gets the characters themselves (RFC 8259, section 7).
    """
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # a line end stands between values only: within strings it is escaped already
    return "\n".join(_UNSAFE.sub(_json_escape, line) for line in text.split("\n")) + "\n"


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def width(text: str) -> int:
    """How many terminal columns a visible text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def graphemes(text: str) -> list[str]:
    """The text cut into what a terminal shows as one character."""
    if text.isascii():
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))
