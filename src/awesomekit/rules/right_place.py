"""Words for the place that something out of order belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def right_place(names: Sequence[str], index: int) -> str:
    """``before "Llama 2"``, or ``after …`` for the last; ``names`` are in order, two at least."""
    if index + 1 < len(names):
        return f'before "{names[index + 1]}"'
    return f'after "{names[index - 1]}"'
