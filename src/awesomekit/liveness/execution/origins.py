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
        answered: whether it ever answered.
        first_asked: when, on the clock of :func:`time.monotonic`.
        silent: requests without an answer since the last one with one.
        given_up: what all further requests come to.
    """

    answered: bool = False
    first_asked: float | None = None
    silent: int = 0
    given_up: NoAnswer | NotAsked | None = None


@dataclass(slots=True)
class Origins:
    """All of them."""

    _known: defaultdict[str, Origin] = field(default_factory=lambda: defaultdict(Origin))

    def of(self, url: WebUrl) -> Origin:
        """The origin of an address."""
        return self._known[name_of(url)]

    @property
    def any_answered(self) -> bool:
        """Whether any origin answered."""
        return any(origin.answered for origin in self._known.values())

    def asked(self, url: WebUrl) -> None:
        """A request is made."""
        origin = self.of(url)
        if origin.first_asked is None:
            origin.first_asked = monotonic()

    def answered(self, url: WebUrl) -> None:
        """It was answered."""
        origin = self.of(url)
        origin.answered = True
        origin.silent = 0

    def silent(self, url: WebUrl, seen: NoAnswer, limit: float) -> None:
        """It was not answered.

        Args:
            url: what for.
            seen: why.
            limit: seconds that one link has; an origin without any answer has no more.
        """
        if seen.trouble not in _SILENT:
            return
        origin = self.of(url)
        origin.silent += 1
        spent = monotonic() - (origin.first_asked or 0.0)
        if origin.silent >= _MOST_SILENT or (not origin.answered and spent >= limit * 0.9):
            reason = f"the host answers nothing: {seen.trouble.value}"
            origin.given_up = origin.given_up or NotAsked(reason, silent=True)

    def give_up(self, url: WebUrl, seen: NoAnswer) -> bool:
        """Give an origin up for a trouble that all its pages share; whether that is so."""
        origin = self.of(url)
        if origin.answered or seen.trouble not in OF_ALL_PAGES:
            return False
        origin.given_up = seen
        return True


def name_of(url: WebUrl) -> str:
    """The origin of an address, as a text."""
    return f"{url.url.partition(':')[0]}://{url.host}:{url.port}"
