"""What a file's comments leave of the findings in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesomekit.findings import FileFindings
    from awesomekit.model.diagnostic import Diagnostic
    from awesomekit.model.suppression import Suppression


class Silenced(NamedTuple):
    """Findings after the comments of their file.

    Attributes:
        kept: those that no comment silences.
        silenced: how many were silenced.
        unused: what of the comments silenced nothing.
    """

    kept: list[Diagnostic]
    silenced: int
    unused: tuple[Suppression, ...]


def silence(findings: FileFindings, others: Iterable[Diagnostic] = ()) -> Silenced:
    """Silence what the comments of a file name.

    Args:
        findings: of the rules for single files.
        others: what rules for whole projects found in the file.
    """
    suppressions = findings.comments.suppressions
    everything = (*findings.diagnostics, *others)
    if not suppressions:
        return Silenced(list(everything), 0, ())
    places: defaultdict[str, list[int]] = defaultdict(list)
    for found in everything:
        places[found.code].append(found.span.start)
    for offsets in places.values():
        offsets.sort()
    regions: defaultdict[str, list[Span]] = defaultdict(list)
    unused = []
    for one in suppressions:
        codes = one.codes & places.keys()
        for code in codes:
            regions[code].append(one.region)
        if not any(_holds_one(one.region, places[code]) for code in codes):
            unused.append(one)
    merged = {code: merged_spans(spans) for code, spans in regions.items()}
    kept: list[Diagnostic] = []
    silenced = 0
    for found in everything:
        if found.code in findings.hidden:
            continue
        spans = merged.get(found.code, [])
        at = bisect_right(spans, found.span.start, key=_start) - 1
        if at >= 0 and found.span.start <= spans[at].end:
            silenced += 1
        else:
            kept.append(found)
    return Silenced(kept, silenced, tuple(unused))


def _holds_one(region: Span, places: list[int]) -> bool:
    """Whether one of some sorted offsets lies in a region; both ends count."""
    at = bisect_left(places, region.start)
    return at < len(places) and places[at] <= region.end


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """The same characters in spans that do not overlap, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _start(span: Span) -> int:
    return span.start
