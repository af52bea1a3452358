"""Comments that say which text a translation was confirmed against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.rules.document_parts import parts
from awesomekit.source import Edit, Span
from awesomekit.translations import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Control, Document, Marker
    from awesomekit.rules.document_parts import Part

_TRANSLATES = re.compile(r"translates\b")


def confirm(document: Document, primary: str) -> tuple[Edit, ...]:
    """Edits after which every translation says that it is of the present text.

    Args:
        document: a canonical list.
        primary: the language that others are translated from.
    """
    return tuple(edit for part in parts(document) for edit in _part(document, part, primary))


def _part(document: Document, part: Part, primary: str) -> Iterator[Edit]:
    now = fingerprint(document.source, part.prose, primary)
    if now is None:
        return
    wanted = f"<!-- awesomekit: translates {primary} {now} -->"
    newline = document.source.newline
    opening = part.opening
    for number, marker in enumerate(opening):
        if marker.language in {primary, "common"}:
            continue
        if fingerprint(document.source, part.prose, marker.language) is None:
            continue
        following = opening[number + 1].span.start if number + 1 < len(opening) else None
        present = _present(document, marker, following)
        if present is None:
            at = marker.span.end
            yield Edit(Span(at, at), f"{newline * 2}{wanted}")
        elif document.source.slice(present.span) != wanted:
            yield Edit(present.span, wanted)


def _present(document: Document, marker: Marker, following: int | None) -> Control | None:
    """The comment of a block, if it has one."""
    headings = (h.span.start for h in document.markdown.headings if h.level <= 3)
    end = min((start for start in headings if start > marker.span.end), default=None)
    ends = [bound for bound in (end, following) if bound is not None]
    limit = min(ends, default=len(document.source.text))
    return next(
        (
            control
            for control in document.markdown.controls
            if marker.span.end <= control.span.start < limit and _TRANSLATES.match(control.text)
        ),
        None,
    )
