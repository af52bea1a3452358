"""Looking places up among spans that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.source import Span


def is_covered(place: Span, spans: Sequence[Span]) -> bool:
    """Whether a place begins within one of some spans.

    Args:
        place: any span.
        spans: spans in the order of the text, without overlaps.
    """
    index = bisect_right(spans, place.start, key=_start) - 1
    return index >= 0 and place.start < spans[index].end


def _start(span: Span) -> int:
    return span.start
