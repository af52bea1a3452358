"""Comments that silence findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from awesomekit.source import Span

Action = Literal["disable-line", "disable-next", "disable", "disable-file"]


@dataclass(slots=True, frozen=True)
class Suppression:
    """One selector of a comment such as ``<!-- awesomekit: disable-next AK504 reason -->``.

    Attributes:
        action: what the comment says.
        selector: a rule's code or name, or a family, as written.
        span: the selector.
        comment: the whole comment.
        codes: the rules that the selector names; empty for one that names none.
        region: findings that begin here are silenced; both ends count.
        reason: what follows the selectors; empty where nothing does.
    """

    action: Action
    selector: str
    span: Span
    comment: Span
    codes: frozenset[str]
    region: Span
    reason: str

    def silences(self, code: str, at: int) -> bool:
        """Whether a finding of a rule that begins at an offset is silenced."""
        return self.region.start <= at <= self.region.end and code in self.codes


@dataclass(slots=True, frozen=True)
class CommentMistake:
    """A comment to awesomekit that cannot be followed: where, and what to do."""

    span: Span
    message: str


@dataclass(slots=True, frozen=True)
class Comments:
    """What the comments of a file ask for."""

    suppressions: tuple[Suppression, ...] = ()
    mistakes: tuple[CommentMistake, ...] = ()
