"""What a file's comments leave of the findings in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    if not suppressions:
        return Silenced([*findings.diagnostics, *others], 0, ())
    used: set[Suppression] = set()
    kept: list[Diagnostic] = []
    count = 0
    for found in (*findings.diagnostics, *others):
        by = [one for one in suppressions if one.silences(found.code, found.span.start)]
        used.update(by)
        if found.code in findings.hidden:
            continue
        if by:
            count += 1
        else:
            kept.append(found)
    return Silenced(kept, count, tuple(one for one in suppressions if one not in used))
