"""Names of findings that survive moved lines."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.findings import LintResult


def fingerprints(result: LintResult) -> tuple[str, ...]:
    """One for each finding, in their order: 32 hexadecimal digits, all different.

    A fingerprint rests on the rule, the file, the marked text and the line that it begins in, white
    space aside; of equal ones, on which of them it is. Lines added or removed elsewhere do not
    change it.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in result.diagnostics:
        source = result.sources[diagnostic.path]
        line = source.line_span(source.position(diagnostic.span.start).line)
        parts = (
            diagnostic.path,
            diagnostic.code,
            " ".join(source.slice(line).split()),
            " ".join(source.slice(diagnostic.span).split()),
        )
        seen[parts] += 1
        text = "\0".join((*parts, str(seen[parts])))
        # a lone surrogate stands for a byte that is not UTF-8
        data = text.encode("utf-8", "surrogatepass")
        found.append(blake2b(data, digest_size=16).hexdigest())
    return tuple(found)
