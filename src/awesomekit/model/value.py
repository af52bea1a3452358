"""What every field value offers, whatever its type."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Value(Protocol):
    """A parsed, immutable field value; equal values have equal canonical text."""

    @property
    def text(self) -> str:
        """The canonical text; parsing it gives an equal value."""
        ...

    @property
    def sort_key(self) -> tuple[Any, ...] | None:
        """Exact numbers (or text) to order by, comparable within one type.

        ``None`` for a value that is known to be unknown: such entries come last.
        """
        ...


class InvalidValue(ValueError):  # noqa: N818 - it names the value, not a failure of ours
    """A text that does not parse as its type.

    Attributes:
        message: one sentence: what is wrong and what would be right.
        start: offset of the first bad character in the given text.
        end: offset after the last bad character, at least ``start``.
        suggestion: canonical text of the one likely reading, or ``None``.
    """

    def __init__(self, message: str, start: int, end: int, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.suggestion = suggestion
