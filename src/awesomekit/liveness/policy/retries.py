"""Whether to try again, and when. Pure: chance and time are handed in."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from awesomekit.liveness.policy.observation import PASSING, Answered, NoAnswer
from awesomekit.liveness.policy.verdicts import DEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesomekit.liveness.policy.observation import Observation

_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527, 530})
_PREFIXES = ("x-ratelimit-", "x-rate-limit-", "ratelimit-")
_LIMITS = frozenset({"ratelimit", "retry-after", *(f"{prefix}reset" for prefix in _PREFIXES)})
_FIRST_WAIT = 1.0
_LONGEST_BACKOFF = 20.0
_CONFIRMING_WAIT = 1.0


def next_attempt(
    seen: Observation, attempt: int, retries: int, chance: float, *, confirmed: bool = False
) -> float | None:
    """Seconds until another attempt, ``None`` for none.

    A dead link is asked once more before it is called so. What may pass is tried ``retries``
    times, after a wait that doubles, of which half is left to chance, so that many waits do not
    end at one time.

    Args:
        seen: by the last attempt.
        attempt: how many were made.
        retries: how many may follow the first.
        chance: from 0 to 1.
        confirmed: whether an earlier attempt saw the same.
    """
    if is_dead(seen):
        return None if confirmed else _CONFIRMING_WAIT * (0.5 + chance / 2)
    if not may_pass(seen) or attempt > retries:
        return None
    if isinstance(seen, Answered) and seen.retry_after is not None:
        return seen.retry_after
    wait = min(_FIRST_WAIT * 2.0 ** (attempt - 1), _LONGEST_BACKOFF)
    return wait * (0.5 + chance / 2)


def is_dead(seen: Observation) -> bool:
    """Whether an observation says that a resource is gone."""
    match seen:
        case Answered(status=status, wall=wall):
            return status in DEAD and not wall
        case NoAnswer(trouble=trouble):
            return trouble.name == "NO_SUCH_HOST"
    return False


def may_pass(seen: Observation) -> bool:
    """Whether another attempt may see something else."""
    match seen:
        case Answered(status=status, wall=wall):
            return status in _PASSING_STATUS and not wall
        case NoAnswer(trouble=trouble):
            return trouble in PASSING
    return False


def asked_to_wait(headers: Mapping[str, str], status: int, now: datetime) -> float | None:
    """Seconds that an answer asks to wait before the next request, ``None`` if it does not.

    Read are ``Retry-After`` in seconds and as a date (RFC 9110, section 10.2.3), GitHub's
    ``X-RateLimit-*`` with an epoch time, the ``RateLimit`` fields of the IETF's draft in its older
    and newer form, and the ``X-Rate-Limit-*`` spelling.

    Args:
        headers: with names in lower case.
        status: a limit that is not reached asks nothing, unless the status is 429 or 503.
        now: UTC.
    """
    if _LIMITS.isdisjoint(headers):
        return None
    written = headers.get("retry-after", "").strip()
    if written:
        wait = _seconds_or_date(written, now)
        if wait is not None:
            return wait
    for prefix in _PREFIXES:
        remaining = _number(headers.get(prefix + "remaining", ""))
        reset = _number(headers.get(prefix + "reset", ""))
        if reset is not None and (remaining == 0 or (remaining is None and status == 429)):
            # a point in time is much larger than any wait
            return max(0.0, reset - now.timestamp()) if reset > 1_000_000_000 else reset
    return _structured(headers.get("ratelimit", ""), status)


def _seconds_or_date(written: str, now: datetime) -> float | None:
    number = _number(written)
    if number is not None:
        return number
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def _number(written: str) -> float | None:
    written = written.strip().partition(",")[0]
    if len(written) > 15 or not written.replace(".", "", 1).isascii():
        return None
    return float(written) if written.replace(".", "", 1).isdecimal() else None


def _structured(written: str, status: int) -> float | None:
    """What is left and the seconds to the reset: ``"api";r=0;t=55``, ``remaining=0, reset=55``."""
    values: dict[str, float] = {}
    for part in written.replace(",", ";").split(";"):
        name, equals, value = part.strip().partition("=")
        number = _number(value)
        if equals and number is not None:
            values.setdefault(name.strip().lower(), number)
    remaining = values.get("r", values.get("remaining"))
    reset = values.get("t", values.get("reset"))
    if reset is not None and (remaining == 0 or (remaining is None and status == 429)):
        return reset
    return None
