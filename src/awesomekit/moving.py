"""Pieces of a text put into another order, each moved whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.source import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.source import Source, Span


def moves(source: Source, places: Sequence[Span], order: Sequence[Span]) -> tuple[Edit, ...]:
    """Edits after which the texts of ``order`` stand in ``places``.

    Args:
        source: the text.
        places: spans that do not overlap, in the order of the text.
        order: the same spans in the wanted order.
    """
    assert sorted(places) == sorted(order)
    return tuple(
        Edit(place, source.slice(wanted))
        for place, wanted in zip(places, order, strict=True)
        if place != wanted
    )
