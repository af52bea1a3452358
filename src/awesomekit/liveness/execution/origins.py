"""What this run knows of each origin (RFC 6454): scheme, host and port."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from awesomekit.liveness.policy.observation import NoAnswer, NotAsked, Trouble

if TYPE_CHECKING:
    from awesomekit.liveness.plan.hosts import WebUrl

_MOST_SILENT = 8
"""Requests without an answer, one after the other, after which an origin is given up."""
_SILENT = frozenset({Trouble.CONNECT_TIMEOUT, Trouble.READ_TIMEOUT, Trouble.TOTAL_TIMEOUT})
OF_ALL_PAGES = frozenset(
    {
        Trouble.NO_SUCH_HOST,
        Trouble.NAME_FAILED,
        Trouble.REFUSED,
        Trouble.UNREACHABLE,
        Trouble.CONNECT_TIMEOUT,
        Trouble.CERTIFICATE,
        Trouble.TLS,
    }
)
"""Troubles that all pages of an origin share, if it never answered."""


@dataclass(slots=True)
class Origin:
    """One of them.

    Attributes:
        was_answered: whether it ever answered.
        first_asked: when, on the clock of :func:`time.monotonic`.
        unanswered: requests without an answer since the last one with one.
        given_up: what all further requests come to.
    """

    was_answered: bool = False
    first_asked: float | None = None
    unanswered: int = 0
    given_up: NoAnswer | NotAsked | None = None

    def asked(self) -> None:
        """A request is made."""
        if self.first_asked is None:
            self.first_asked = monotonic()

    def answered(self) -> None:
        """It was answered."""
        self.was_answered = True
        self.unanswered = 0

    def silent(self, seen: NoAnswer, limit: float) -> None:
        """It was not answered.

        Args:
            seen: why.
            limit: seconds that one link has; an origin without any answer has no more.
        """
        if seen.trouble not in _SILENT:
            return
        self.unanswered += 1
        spent = monotonic() - (self.first_asked or 0.0)
        out_of_time = not self.was_answered and spent >= limit * 0.9
        if out_of_time or self.unanswered >= _MOST_SILENT:
            reason = f"the host answers nothing: {seen.trouble.value}"
            self.given_up = self.given_up or NotAsked(reason, silent=True)

    def give_up(self, seen: NoAnswer) -> None:
        """Ask for nothing more after a trouble that all pages share, unless it ever answered."""
        if not self.was_answered and seen.trouble in OF_ALL_PAGES:
            self.given_up = seen


@dataclass(slots=True)
class Origins:
    """All of them."""

    _known: defaultdict[tuple[str, str, int], Origin] = field(
        default_factory=lambda: defaultdict(Origin)
    )

    def of(self, url: WebUrl) -> Origin:
        """The origin of an address."""
        return self._known[name_of(url)]

    @property
    def any_answered(self) -> bool:
        """Whether any origin answered."""
        return any(origin.was_answered for origin in self._known.values())


def name_of(url: WebUrl) -> tuple[str, str, int]:
    """What tells origins apart: scheme, host and port."""
    return "https" if url.url.startswith("https") else "http", url.host, url.port
