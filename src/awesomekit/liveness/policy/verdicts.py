"""The one place that says what an observation means. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesomekit.liveness.policy.observation import (
    Answered,
    BadRedirect,
    Forbidden,
    NoAnswer,
    NotAsked,
    Observation,
    Told,
    Trouble,
)
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from awesomekit.model.liveness import Hop

DEAD = frozenset({404, 410})
UNVERIFIABLE = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 451, 501, 511, 999})
"""Status codes by which a host refuses programs, or ways of asking, and says nothing of the page.

405 and 501 refuse the method, 406 and 412 the headers, 999 is LinkedIn's own.
"""
PERMANENT = frozenset({301, 308})
"""RFC 9110, sections 15.4.2 and 15.4.9."""

_PHRASES = {
    401: "it asks for a login",
    402: "it asks for a payment",
    403: "it refuses programs",
    429: "it was asked too often",
    451: "it is withheld for legal reasons",
    999: "it refuses programs",
}
_HOME = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/en", "/en/"})
_LOGIN = frozenset(
    [
        "login",
        "signin",
        "sign-in",
        "sign_in",
        "log-in",
        "auth",
        "authorize",
        "sso",
        "oauth",
        "account",
        "accounts",
        "challenge",
        "captcha",
        "consent",
        "blocked",
        "verify",
    ]
)
_LOGIN_HOSTS = ("accounts.", "auth.", "consent.", "login.", "signin.", "sso.")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a project's configuration says of verdicts.

    Attributes:
        accept: status codes that count as alive.
        confirm_runs: runs that must fail, one after the other, to be an error.
        confirm_days: days that must have passed since the first of them.
    """

    accept: Collection[int] = ()
    confirm_runs: int = 3
    confirm_days: float = 7.0


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs found.

    Attributes:
        first_failed: when the resource failed first, after which it was never seen alive.
        failures: runs that it failed in since then.
    """

    first_failed: datetime | None = None
    failures: int = 0


NO_PAST = Past()


def judge(
    seen: Observation, now: datetime, rules: Rules, past: Past = NO_PAST, attempts: int = 0
) -> Outcome:
    """The verdict on what was seen.

    Args:
        seen: in this run, after all attempts.
        now: the time of the run, UTC.
        rules: of the project.
        past: of the resource.
        attempts: requests that were made.
    """
    outcome = replace(_now(seen, rules), attempts=attempts, checked=now)
    if isinstance(seen, NotAsked):
        # nothing was learnt of this one
        return replace(outcome, first_failed=past.first_failed, failures=past.failures)
    if outcome.verdict in {Verdict.ALIVE, Verdict.MOVED, Verdict.FORBIDDEN}:
        return outcome
    if outcome.verdict is Verdict.UNVERIFIABLE:
        # neither well nor ill: what was known before stays
        return replace(outcome, first_failed=past.first_failed, failures=past.failures)
    first = past.first_failed or now
    failures = past.failures + 1
    confirmed = outcome.verdict is Verdict.DEAD or (
        failures >= rules.confirm_runs and now - first >= timedelta(days=rules.confirm_days)
    )
    return replace(outcome, first_failed=first, failures=failures, confirmed=confirmed)


def _now(seen: Observation, rules: Rules) -> Outcome:
    """The verdict of this run alone."""
    match seen:
        case Told(service, facts):
            if facts.disabled:
                return Outcome(
                    Verdict.ALIVE, f"{service} has it, disabled", asked=service, facts=facts
                )
            if facts.renamed:
                reason = f'it is called "{facts.name}" now'
                return Outcome(
                    Verdict.MOVED, reason, asked=service, final_url=facts.url, facts=facts
                )
            return Outcome(Verdict.ALIVE, f"{service} has it", asked=service, facts=facts)
        case Forbidden(reason, chain):
            before = "a redirect leads where nobody is sent: " if chain else ""
            return Outcome(Verdict.FORBIDDEN, f"{before}{reason}", chain=chain)
        case BadRedirect(reason, status, chain, unsure):
            verdict = Verdict.UNVERIFIABLE if unsure else Verdict.FAILING
            return Outcome(verdict, reason, status, chain=chain)
        case NotAsked(reason, silent):
            return Outcome(Verdict.FAILING if silent else Verdict.UNVERIFIABLE, reason)
        case NoAnswer():
            return _no_answer(seen)
        case Answered():
            return _answered(seen, rules)


def _no_answer(seen: NoAnswer) -> Outcome:
    reason = seen.trouble.value + (f" ({seen.detail})" if seen.detail else "")
    final = seen.url if seen.chain else None
    if seen.trouble is Trouble.NO_SUCH_HOST:
        host = urlsplit(seen.url).hostname or ""
        reason = f'no host is called "{host}"'
        return Outcome(Verdict.DEAD, reason, final_url=final, chain=seen.chain)
    verdict = Verdict.FAILING
    if seen.trouble in {Trouble.PROTOCOL, Trouble.TOO_LARGE}:
        # a browser may well read what we cannot
        verdict = Verdict.UNVERIFIABLE
    return Outcome(verdict, reason, final_url=final, chain=seen.chain)


def _answered(seen: Answered, rules: Rules) -> Outcome:
    final = seen.url if seen.chain else None
    status = seen.status

    def outcome(verdict: Verdict, reason: str) -> Outcome:
        return Outcome(
            verdict,
            reason,
            status,
            final,
            seen.chain,
            missing_fragments=seen.missing_fragments,
        )

    accepted = status in rules.accept
    if seen.wall and not accepted:
        return outcome(Verdict.UNVERIFIABLE, f"{seen.wall} stands before it")
    if 200 <= status < 300 or accepted:
        return _arrived(seen, outcome(Verdict.ALIVE, f"it answers {status}"))
    if status in DEAD:
        return outcome(Verdict.DEAD, f"it answers {status}")
    if status in UNVERIFIABLE or 300 <= status < 400:
        why = _PHRASES.get(status, "it refuses to answer programs")
        return outcome(Verdict.UNVERIFIABLE, f"{why} ({status})")
    return outcome(Verdict.FAILING, f"it answers {status}")


def _arrived(seen: Answered, alive: Outcome) -> Outcome:
    """What an answer after redirects says of the address that was asked first."""
    if not seen.chain:
        return alive
    first, last = urlsplit(seen.chain[0].url), urlsplit(seen.url)
    if _is_login(last.hostname or "", last.path) and not _is_login(
        first.hostname or "", first.path
    ):
        return replace(alive, verdict=Verdict.UNVERIFIABLE, reason="it leads to a login or a check")
    if last.path in _HOME and not last.query and first.path not in _HOME:
        reason = "it leads to a home page, so the page itself may be gone"
        return replace(alive, verdict=Verdict.UNVERIFIABLE, reason=reason)
    downgraded = first.scheme == "https" and last.scheme == "http"
    permanent = all(hop.status in PERMANENT for hop in seen.chain)
    if permanent and not downgraded and seen.url != seen.chain[0].url:
        return replace(alive, verdict=Verdict.MOVED, reason=f"it moved to {seen.url} for good")
    return replace(alive, reason=f"{alive.reason} after {_counted(seen.chain)}")


def _counted(chain: Sequence[Hop]) -> str:
    return "a redirect" if len(chain) == 1 else f"{len(chain)} redirects"


def _is_login(host: str, path: str) -> bool:
    if host.startswith(_LOGIN_HOSTS):
        return True
    return any(part.lower().partition(".")[0] in _LOGIN for part in path.split("/"))
