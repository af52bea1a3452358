r"""What CommonMark does to a text before it reads it, undone for positions.

Line ends become ``\n`` and NUL becomes U+FFFD (https://spec.commonmark.org/0.31.2/#preliminaries);
a byte order mark is left out, as GitHub does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_CRLF = re.compile("\r\n")


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text as the parser sees it.

    Attributes:
        text: the normalised text.
        shift: 1 where a byte order mark was left out, else 0.
        shortened: offsets in ``text`` of the line ends that were two characters.
    """

    text: str
    shift: int
    shortened: tuple[int, ...]

    @property
    def identical(self) -> bool:
        """Whether offsets are the same in both texts."""
        return not self.shift and not self.shortened

    def original(self, offset: int) -> int:
        """The offset in the file's own text; a line end maps to its first character."""
        return offset + self.shift + bisect_left(self.shortened, offset)


def normalize(text: str) -> Normalized:
    """Prepare a file's text for parsing."""
    shift = 0
    if text.startswith("\ufeff"):
        shift, text = 1, text[1:]
    shortened: tuple[int, ...] = ()
    if "\r" in text:
        shortened = tuple(match.start() - i for i, match in enumerate(_CRLF.finditer(text)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return Normalized(text, shift, shortened)
