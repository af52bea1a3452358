"""Errors and warnings on clean lists: all were read, and how many of them are wrong is known."""

from __future__ import annotations

from collections import Counter

from awesomekit.api import lint_text
from awesomekit.model import Severity
from shared import corpus_files, needs_shared

# rule, severity: findings on the corpus; beside a checkout there are none of the files that lists
# link, so that rule is left out
FOUND = {
    ("AK105", "warning"): 3,
    ("AK106", "warning"): 13,
    ("AK202", "error"): 3,
    ("AK203", "warning"): 1,
    ("AK208", "warning"): 2,
    ("AK504", "error"): 1,
    ("AK504", "warning"): 40,
    ("AK505", "warning"): 18,
    ("AK506", "warning"): 22,
    ("AK507", "warning"): 7,
    ("AK508", "warning"): 34,
    ("AK510", "warning"): 4,
    ("AK511", "warning"): 172,
}


@needs_shared
def test_findings_on_clean_lists_are_those_that_were_read() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8")
        for found in lint_text(text, str(path)):
            if found.severity is not Severity.INFORMATION and found.code != "AK503":
                counts[found.code, found.severity.value] += 1
    assert counts == FOUND
