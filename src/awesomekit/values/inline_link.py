"""An inline Markdown link that stands in a value.

The subset of https://spec.commonmark.org/0.31.2/#links that a value needs: a label without
brackets in it, and a destination without a title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesomekit.values.scanner import Scanner

_LABEL = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.)*+)\]\(\s*", re.DOTALL)
_ANGLED = re.compile(r"<(?P<url>(?:[^<>\\\n]|\\.)*+)>")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


class InlineLink(NamedTuple):
    """A link: label and destination as written, without brackets; offsets are the text's."""

    label: str
    url: str
    start: int
    label_start: int
    end: int


def take_link(scanner: Scanner) -> InlineLink | None:
    """Read ``[label](destination)``; nothing is passed over where none stands here."""
    text = scanner.text
    label = _LABEL.match(text, scanner.at)
    if label is None:
        return None
    at = label.end()
    if text.startswith("<", at):
        angled = _ANGLED.match(text, at)
        url, at = (angled["url"], angled.end()) if angled is not None else ("", at)
    else:
        end = _destination_end(text, at)
        url, at = text[at:end], end
    while at < len(text) and text[at].isspace():
        at += 1
    if not url or not text.startswith(")", at):
        return None
    scanner.at = at + 1
    return InlineLink(label["label"], url, label.start(), label.start("label"), at + 1)


def link_text(label: str, url: str) -> str:
    """Return the Markdown of a link, its destination in angle brackets where it must be."""
    plain = not url.startswith("<") and _destination_end(url, 0) == len(url)
    return f"[{label}]({url})" if plain else f"[{label}](<{url}>)"


def _destination_end(text: str, start: int) -> int:
    """The end of a destination without angle brackets; ``start`` if its brackets do not pair."""
    depth = 0
    at = start
    while at < len(text):
        char = text[at]
        if char == "\\" and _ESCAPED.match(text, at):
            at += 2
            continue
        if char.isspace() or (char == ")" and depth == 0):
            break
        depth += (char == "(") - (char == ")")
        at += 1
    return start if depth else at
