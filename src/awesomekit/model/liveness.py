"""What is known of a link after it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime

    from awesomekit.source import Span


class Verdict(Enum):
    """What became of a link; a closed set."""

    ALIVE = "alive"
    MOVED = "moved"
    """It answers at another address, and every redirect on the way there is permanent."""
    DEAD = "dead"
    """404, 410 or no such host."""
    UNVERIFIABLE = "unverifiable"
    """The host does not tell programs: 401, 403, 429, 451, bot walls."""
    FAILING = "failing"
    """Timeouts, 5xx, TLS, refused connections: it may come back."""
    FORBIDDEN = "forbidden"
    """Never asked for: an address, port or scheme that a list must not send readers to."""
    SKIPPED = "skipped"
    """Not checked, for a reason that is told."""


class Hop(NamedTuple):
    """One redirect: the address that answered so, its status code."""

    url: str
    status: int


class Target(NamedTuple):
    """A link as it stands in a file.

    Attributes:
        url: the destination, decoded.
        span: where it is written.
        image: whether a picture is shown from it.
    """

    url: str
    span: Span
    image: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a service tells of something that it hosts.

    Attributes:
        name: as the service calls it now, such as ``owner/name``.
        url: its page's address now.
        renamed: whether that is another name than the link has.
        archived: whether nothing can be added to it any more.
        disabled: whether the service shut it.
        pushed: the day of the last change, UTC.
        gated: whether readers must ask before they get it.
        license: an SPDX identifier, or the service's own word; empty if it does not say.
    """

    name: str
    url: str
    renamed: bool = False
    archived: bool = False
    disabled: bool = False
    pushed: date | None = None
    gated: bool = False
    license: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict on one resource, with its evidence.

    Attributes:
        verdict: what became of it.
        reason: why, in words that follow a colon.
        status: the last HTTP status code; ``None`` where there was no answer.
        final_url: where the redirects led; ``None`` where there were none.
        chain: the redirects, in order.
        attempts: requests that were made for it in the run that learnt this; a batch counts for
            each of its resources.
        asked: who told: ``http``, a service's name, or ``offline``.
        checked: when, UTC; ``None`` for what is not asked on the network.
        cached: whether this was learnt in an earlier run.
        first_failed: when it failed first, after which it was never seen alive.
        failures: runs that it failed in since then.
        confirmed: whether it failed in as many runs and for as many days as the policy asks.
        facts: what a service told.
        fragments: those that were looked for in the page.
        missing_fragments: those of them that are not there.
        copy: the address of an archived copy.
    """

    verdict: Verdict
    reason: str
    status: int | None = None
    final_url: str | None = None
    chain: tuple[Hop, ...] = ()
    attempts: int = 0
    asked: str = "http"
    checked: datetime | None = None
    cached: bool = False
    first_failed: datetime | None = None
    failures: int = 0
    confirmed: bool = False
    facts: Facts | None = None
    fragments: frozenset[str] = frozenset()
    missing_fragments: frozenset[str] = frozenset()
    copy: str | None = None
