"""Files checked by several processes, where that is faster."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from awesomekit.checking import Checker, check_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.engine import LoadedFile
    from awesomekit.findings import Checked


def check_in_processes(
    checker: Checker, files: Sequence[LoadedFile], jobs: int
) -> Sequence[Checked]:
    """Check files in at most ``jobs`` processes; the results are in the order of the files."""
    shares = _shares(files, min(jobs, len(files)))
    if len(shares) < 2:
        return check_files(checker, files)
    results: dict[int, Checked] = {}
    with ProcessPoolExecutor(len(shares), multiprocessing.get_context(_method())) as pool:
        running = [
            pool.submit(check_files, checker, [files[number] for number in share])
            for share in shares
        ]
        for share, future in zip(shares, running, strict=True):
            results.update(zip(share, future.result(), strict=True))
    return [results[number] for number in range(len(files))]


def _shares(files: Sequence[LoadedFile], jobs: int) -> list[list[int]]:
    """The files' numbers in shares of about the same length, the longest first."""
    shares: list[list[int]] = [[] for _ in range(jobs)]
    lengths = [0] * jobs
    for number in sorted(range(len(files)), key=lambda n: -len(files[n].source.text)):
        least = lengths.index(min(lengths))
        shares[least].append(number)
        lengths[least] += len(files[number].source.text)
    return [share for share in shares if share]


def _method() -> str:
    """Forking starts at once, but is not safe beside threads, nor on macOS."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
