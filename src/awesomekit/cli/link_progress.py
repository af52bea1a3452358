"""How far a check of links is, in one line of a terminal; silent elsewhere."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from awesomekit.model.liveness import Verdict
from awesomekit.report.terminal import visible

if TYPE_CHECKING:
    from awesomekit.liveness.execution.session import Tick
    from awesomekit.model.liveness import Outcome

_MOST_HOSTS = 2
_ENOUGH_TO_GUESS = 3.0


@dataclass(slots=True)
class Progress:
    """One line that is written again and again.

    Attributes:
        stream: the terminal; ``None`` writes nothing.
        width: columns of it.
    """

    stream: TextIO | None
    width: int = 80
    total: int = 0
    known: int = 0
    counts: Counter[Verdict] = field(default_factory=Counter)
    _began: float = 0.0
    _shown: bool = False

    @classmethod
    def on(cls, stream: TextIO) -> Progress:
        """A line on a stream, if that is a terminal that can rewrite one."""
        usable = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        if not usable:
            return cls(None)
        try:
            width = os.get_terminal_size(stream.fileno()).columns or 80
        except (OSError, ValueError):
            width = 80
        return cls(stream, width)

    def __enter__(self) -> Progress:
        self._began = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        if self.stream is not None and self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def plan(self, total: int, known: int) -> None:
        """Say how many links there are to ask for, and how many are known."""
        self.total = total
        self.known = known

    def outcome(self, outcome: Outcome) -> None:
        """Count one."""
        self.counts[outcome.verdict] += 1

    def tick(self, tick: Tick) -> None:
        """Write the line."""
        if self.stream is None:
            return
        self.stream.write(f"\r{self.line(tick, time.monotonic() - self._began)}\x1b[K")
        self.stream.flush()
        self._shown = True

    def line(self, tick: Tick, elapsed: float) -> str:
        """The line, no longer than the terminal is wide.

        Args:
            tick: how far the run is.
            elapsed: seconds since it began.
        """
        done = self.total - tick.left
        parts = [f"{done}/{self.total} links"]
        told = (Verdict.ALIVE, Verdict.MOVED, Verdict.DEAD, Verdict.FAILING)
        parts += [f"{self.counts[one]} {one.value}" for one in told if self.counts[one]]
        if elapsed > _ENOUGH_TO_GUESS and done and tick.left:
            parts.append(f"about {_seconds(elapsed / done * tick.left)} left")
        waits = sorted(tick.waits.items(), key=lambda wait: -wait[1])[:_MOST_HOSTS]
        parts += [f"waiting {_seconds(wait)} for {visible(host)}" for host, wait in waits]
        line = " · ".join(parts)
        return line if len(line) < self.width else line[: max(self.width - 2, 0)] + "…"


def _seconds(seconds: float) -> str:
    whole = max(1, round(seconds))
    return f"{whole} s" if whole < 100 else f"{round(whole / 60)} min"
