"""What becomes of each job of a plan: known from before, or asked for, judged and remembered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from awesomekit.liveness.memory import fresh
from awesomekit.liveness.plan.services import Service
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.session import Session
    from awesomekit.liveness.memory import Memory
    from awesomekit.liveness.plan.planning import Job, Plan
    from awesomekit.liveness.policy.observation import Observation

_KEPT_AT_ONCE = 200
_KEPT_AFTER = 2.0
"""Seconds after which what was learnt is kept, however little it is."""
_MOST_FRAGMENTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run asks.

    Attributes:
        session: makes the network when it is needed; ``None`` asks nobody.
        now: the time of the run, UTC.
        memory: the file of earlier results; ``None`` remembers nothing.
        since: only what changed since this revision.
        refresh: ask for all links, also those that are known.
        copies: look for archived copies of dead pages.
        with_links: whether every link is to be told, not only findings and counts.
        with_token: whether GitHub can be asked for what its pages do not tell.
        on_outcome: is told of each outcome as it comes.
        on_plan: is told how many links there are to ask for, and how many are known.
    """

    session: Callable[[], Session] | None
    now: datetime
    memory: Path | None = None
    since: str | None = None
    refresh: bool = False
    copies: bool = False
    with_links: bool = True
    with_token: bool = False
    on_outcome: Callable[[Outcome], None] | None = None
    on_plan: Callable[[int, int], None] | None = None


def settle(
    plan: Plan, memory: Memory, asked: Asked, settings: LinkSettings
) -> tuple[dict[str, Outcome], Session | None, int]:
    """Every job's outcome, from memory or from the network.

    Returns:
        Outcomes by key; the session, if there was one; how many jobs an interrupt left.

    Raises:
        UsageError: the configured certificates or the proxy cannot be used.
    """
    known = memory.recall(plan.jobs)
    offline = asked.session is None
    found = {
        key: outcome
        for key, outcome in known.items()
        if offline
        or (
            not asked.refresh
            and _covers(outcome, plan.jobs[key], asked)
            and fresh(outcome, settings, asked.now)
        )
    }
    never = datetime.min.replace(tzinfo=UTC)
    # what was not asked for the longest comes first, should a host have no time for all
    jobs = sorted(
        (_next(plan, key, known) for key in plan.jobs if key not in found),
        key=lambda job: (known[job.key].checked if job.key in known else None) or never,
    )
    if asked.on_plan is not None:
        asked.on_plan(len(jobs), len(found))
    if offline:
        for job in jobs:
            found[job.key] = Outcome(Verdict.SKIPPED, "not known yet", asked="offline")
        return found, None, 0
    keeper = _Keeper(memory, asked, settings, known, found)
    wants_copies = asked.copies and any(map(_has_no_copy, found.values()))
    if not jobs and not wants_copies:
        return found, None, 0
    assert asked.session is not None
    session = asked.session()
    left = 0
    try:
        if jobs:
            left = session.ask(jobs, keeper.report)
    finally:
        keeper.flush()
    for job in jobs:
        if job.key not in found:
            found[job.key] = Outcome(Verdict.SKIPPED, "the run was interrupted", asked="offline")
    if asked.copies and not session.interrupted:
        keeper.add_copies(plan.jobs, session)
    memory.sweep(asked.now)
    return found, session, left


def _covers(outcome: Outcome, job: Job, asked: Asked) -> bool:
    """Whether a kept outcome answers all that a job asks."""
    if not set(job.fragments) <= outcome.fragments:
        return False
    # a page does not tell whether a repository is archived
    told_less = job.service is Service.GITHUB and outcome.asked == "http"
    return not (told_less and asked.with_token and outcome.verdict is Verdict.ALIVE)


def _next(plan: Plan, key: str, known: Mapping[str, Outcome]) -> Job:
    """A job that asks again, for all the fragments that were ever looked for."""
    job = plan.jobs[key]
    before = known[key].fragments if key in known else frozenset()
    if not before or job.service is not None:
        return job
    fragments = tuple(dict.fromkeys((*job.fragments, *sorted(before))))[:_MOST_FRAGMENTS]
    return replace(job, fragments=fragments, method="get")


@dataclass(slots=True)
class _Keeper:
    """Judges what is seen and remembers it, some at a time."""

    memory: Memory
    asked: Asked
    settings: LinkSettings
    known: Mapping[str, Outcome]
    found: dict[str, Outcome]
    pending: dict[str, Outcome] = field(default_factory=dict)
    began: float = field(default_factory=monotonic)
    kept: float = field(default_factory=monotonic)

    def report(self, job: Job, seen: Observation, attempts: int) -> None:
        from awesomekit.liveness.policy.observation import Forbidden, NotAsked
        from awesomekit.liveness.policy.verdicts import Past, Rules, judge

        settings = self.settings
        rules = Rules(job.override.accept, settings.confirm_runs, settings.confirm_days)
        before = self.known.get(job.key)
        past = Past(before.first_failed, before.failures) if before is not None else Past()
        # the run's time, as far as the run is
        now = self.asked.now + timedelta(seconds=monotonic() - self.began)
        outcome = judge(seen, now, rules, past, attempts)
        outcome = replace(outcome, fragments=frozenset(job.fragments))
        self.found[job.key] = outcome
        # what was not asked teaches nothing, and what is forbidden is told without asking
        if not isinstance(seen, NotAsked | Forbidden):
            self.pending[job.key] = outcome
        if self.asked.on_outcome is not None:
            self.asked.on_outcome(outcome)
        if len(self.pending) >= _KEPT_AT_ONCE or monotonic() > self.kept + _KEPT_AFTER:
            self.flush()

    def flush(self) -> None:
        if self.pending:
            self.memory.keep(self.pending)
            self.pending = {}
        self.kept = monotonic()

    def add_copies(self, jobs: Mapping[str, Job], session: Session) -> None:
        dead = {jobs[key].url: key for key, outcome in self.found.items() if _has_no_copy(outcome)}
        for url, copy in session.copies(dead).items() if dead else ():
            self.found[dead[url]] = replace(self.found[dead[url]], copy=copy)
            self.pending[dead[url]] = self.found[dead[url]]
        self.flush()


def _has_no_copy(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.DEAD and outcome.copy is None
