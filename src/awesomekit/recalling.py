"""A run over links that are all fresh, told again from the cache as long as nothing changed.

What it rests on are the files, the configuration, the day, the memory as a file, and what
the files around hold; then no link needs to be looked up again.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from awesomekit.findings import LintResult, in_order
from awesomekit.liveness.result import LinksResult
from awesomekit.model.liveness import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.findings import Checked
    from awesomekit.linting import Linter
    from awesomekit.model.liveness import Outcome


def run_key(linter: Linter, memory: Path | None, now: datetime) -> str:
    """The name of what a run finds; empty where that cannot be kept."""
    if linter.cache is None or memory is None or linter.work.failures:
        return ""
    try:
        status = os.stat(memory)  # noqa: PTH116
    except OSError:
        return ""
    files = [f"{file.shown}\0{file.real}\0{file.kind}\0{file.digest}" for file in linter.work.files]
    held = f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"
    return linter.cache.key("links", now.date().isoformat(), str(memory), held, *files)


def recalled(linter: Linter, key: str, now: datetime) -> LinksResult | None:
    """What a run found before, if all of it is still true."""
    known = linter.cache.known_run(key) if linter.cache is not None else None
    if known is None or not now.timestamp() < known.until:
        return None
    if not all(linter.still_true(answers, path) for path, answers in known.answers):
        return None
    files = linter.work.files
    lint = LintResult(
        in_order(known.diagnostics),
        {file.shown: file.source for file in files},
        len(files),
        suppressed=known.suppressed,
        paths=tuple(file.shown for file in files),
    )
    counts = {Verdict(name): count for name, count in known.counts}
    return LinksResult(lint, (), counts, known.known)


def until(outcomes: Iterable[Outcome], settings: LinkSettings) -> float:
    """When the first of some outcomes is not fresh any more, in seconds since the epoch."""
    ends = [
        outcome.checked
        + timedelta(
            days=settings.fresh_days
            if outcome.verdict in {Verdict.ALIVE, Verdict.MOVED}
            else settings.failing_days
        )
        for outcome in outcomes
        if outcome.checked is not None
    ]
    return min(ends).timestamp() if ends else float("inf")


def keep(
    linter: Linter, key: str, result: LinksResult, checked: Mapping[str, Checked], end: float
) -> None:
    """Remember what a run found that asked for nothing."""
    from awesomekit.caching import KnownRun

    if linter.cache is None or result.lint.failures or result.troubles or end == float("inf"):
        return
    linter.cache.keep_run(
        key,
        KnownRun(
            end,
            result.lint.diagnostics,
            tuple((path, one.answers) for path, one in checked.items()),
            tuple((verdict.value, count) for verdict, count in result.counts.items()),
            result.known,
            result.lint.suppressed,
        ),
    )
