"""What was seen of a resource, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.model.liveness import Facts, Hop


class Trouble(Enum):
    """Why there was no answer; the values are shown to users."""

    NO_SUCH_HOST = "no such host"
    NAME_FAILED = "the name could not be looked up"
    REFUSED = "the connection was refused"
    UNREACHABLE = "the host could not be reached"
    CONNECT_TIMEOUT = "no connection stood in time"
    READ_TIMEOUT = "no answer came in time"
    TOTAL_TIMEOUT = "the answer was not complete in time"
    CLOSED = "the connection was closed before an answer"
    CERTIFICATE = "the certificate is not valid"
    TLS = "no encrypted connection could be made"
    PROTOCOL = "the answer was no HTTP/1.1"
    TOO_LARGE = "the head of the answer was too large"


PASSING = frozenset(
    {
        Trouble.NAME_FAILED,
        Trouble.REFUSED,
        Trouble.UNREACHABLE,
        Trouble.CONNECT_TIMEOUT,
        Trouble.READ_TIMEOUT,
        Trouble.CLOSED,
    }
)
"""Troubles that another attempt may not have."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A host answered.

    Attributes:
        status: the HTTP status code of the last answer.
        url: what was asked for last.
        chain: the redirects before it.
        wall: the bot wall that answered instead of the page; empty if none did.
        retry_after: seconds that the host asks to wait; ``None`` if it does not.
        missing_fragments: those that the page does not hold.
        method: of the last request.
    """

    status: int
    url: str
    chain: tuple[Hop, ...] = ()
    wall: str = ""
    retry_after: float | None = None
    missing_fragments: frozenset[str] = frozenset()
    method: str = "get"


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """There was no answer.

    Attributes:
        trouble: why.
        detail: what the system says of it, one line; may be empty.
        url: what was asked for last.
        chain: the redirects before it.
    """

    trouble: Trouble
    detail: str = ""
    url: str = ""
    chain: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A request that was not made: the address, or what a redirect or a name led to."""

    reason: str
    chain: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRedirect:
    """A redirect that leads nowhere: a circle, too many, no valid address.

    Attributes:
        reason: which of these.
        status: of the last redirect.
        chain: all of them.
        unsure: whether a browser may get further.
    """

    reason: str
    status: int
    chain: tuple[Hop, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A service told that it has the resource."""

    service: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Nobody was asked in this run.

    Attributes:
        reason: why.
        silent: whether that is because the host gave no answer to other requests.
    """

    reason: str
    silent: bool = False


Observation = Answered | NoAnswer | Forbidden | BadRedirect | Told | NotAsked
