"""What a check of links found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesomekit.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesomekit.findings import LintResult
    from awesomekit.liveness.memory import Event
    from awesomekit.model.diagnostic import Diagnostic
    from awesomekit.model.liveness import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link stands; line and column count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """One address, what became of it, and where it stands."""

    url: str
    outcome: Outcome
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LinksResult:
    """What ``links`` found.

    Attributes:
        lint: the findings.
        links: every address, in the order of the files; empty where only the findings were
            asked for.
        counts: verdict → how many addresses came to it.
        known: how many of them were known from before.
        requests: how many were made, by host.
        left: how many links an interrupt left.
        troubles: a sentence for each thing that went wrong with the memory.
        interrupted: whether the run was ended early.
    """

    lint: LintResult
    links: tuple[CheckedLink, ...]
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    known: int = 0
    requests: Mapping[str, int] = field(default_factory=dict)
    left: int = 0
    troubles: tuple[str, ...] = ()
    interrupted: bool = False

    @property
    def exit_status(self) -> int:
        """0 clean, 1 what must be mended, 2 a file that could not be read.

        What failed too seldom to be an error fails no run.
        """
        if self.lint.failures:
            return 2
        return int(any(fails(found) for found in self.lint.diagnostics))


def fails(found: Diagnostic) -> bool:
    """Whether a finding fails a run."""
    if found.code == "AK604":
        return found.severity is Severity.ERROR
    return found.severity is not Severity.INFORMATION


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """What earlier runs found of one address.

    Attributes:
        key: what it is remembered by.
        outcome: the last verdict with its evidence; ``None`` if it was never asked for.
        events: what each run found, the oldest first.
    """

    key: str
    outcome: Outcome | None
    events: tuple[Event, ...]
