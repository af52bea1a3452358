"""Names in a row: ``Llama-2, LLaMA 2``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from awesomekit.model.value import InvalidValue

_MARK = re.compile(r"[,;、，；()\[\]（）【】]")
_SEPARATORS = ",;、，；"
_OPENING = "([（【"


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the order of the text, each on one line and at least one."""

    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return ", ".join(self.names)

    @property
    def sort_key(self) -> tuple[str, ...]:
        """The names without letter case."""
        return tuple(name.casefold() for name in self.names)


def parse_names(text: str) -> Names:
    """Parse names that commas, ``、`` or semicolons separate.

    A separator between brackets belongs to the name: ``Llama 2 (7B, 13B)`` is one.

    Raises:
        InvalidValue: there is no name at all, or none between two separators.
    """
    separators = _separators(text)
    starts = (0, *(at + 1 for at in separators))
    ends = (*separators, len(text))
    pieces = [" ".join(text[start:end].split()) for start, end in zip(starts, ends, strict=True)]
    names = Names(tuple(piece for piece in pieces if piece))
    if not names.names:
        raise InvalidValue("the list of names is empty; write names and commas", 0, len(text))
    if "" not in pieces:
        return names
    empty = pieces.index("")
    where, at = ("before", ends[empty]) if empty < len(separators) else ("after", separators[-1])
    message = f'there is no name {where} this "{text[at]}"; write names and commas'
    raise InvalidValue(message, at, at + 1, names.text)


def _separators(text: str) -> list[int]:
    """Offsets of the separators; those in brackets only where the brackets do not pair."""
    depth = 0
    every: list[int] = []
    outside: list[int] = []
    paired = True
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark in _SEPARATORS:
            every.append(found.start())
            if depth == 0:
                outside.append(found.start())
        else:
            depth += 1 if mark in _OPENING else -1
            paired = paired and depth >= 0
    return outside if paired and depth == 0 else every
