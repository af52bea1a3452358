"""What a rule finds and how it may be mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.source import Edit, Span


class Severity(Enum):
    """How much a finding matters; ``information`` never fails a run."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(slots=True, frozen=True)
class Fix:
    """A mend.

    Attributes:
        title: what it does, in the imperative.
        edits: of the diagnostic's own file, not overlapping.
        safe: whether ``--fix`` may apply it without asking.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(slots=True, frozen=True)
class Related:
    """Another place that a finding speaks of."""

    path: str
    span: Span
    message: str


@dataclass(slots=True, frozen=True)
class Diagnostic:
    """One finding.

    Attributes:
        path: the file, as the user named it.
        code: the rule, ``AK305``.
        slug: the rule's name, ``invalid-value``.
        span: what is wrong.
        message: one sentence: what is wrong and what to do.
        related: other places.
        fix: ``None`` where no mend is known.
    """

    path: str
    code: str
    slug: str
    severity: Severity
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
