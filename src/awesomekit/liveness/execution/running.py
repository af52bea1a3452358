"""A plan carried out: services first, plain HTTP for what they did not answer."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesomekit.liveness.execution.asking import Asking
from awesomekit.liveness.execution.origins import Origins, name_of
from awesomekit.liveness.execution.pages import Pages, Seen
from awesomekit.liveness.execution.turns import Pace, Turns
from awesomekit.liveness.plan.overrides import Overrides
from awesomekit.liveness.policy.observation import Answered, NoAnswer, NotAsked, Trouble
from awesomekit.liveness.policy.retries import is_dead, next_attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.client import Client
    from awesomekit.liveness.execution.tokens import Token
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation

# a name that is there as long as the DNS is: RFC 6761, section 6.5
_CONTROL = "https://example.com/"
_MOST_LIMITED = 8
"""Answers that ask to wait, one after the other, after which a host is left alone."""

# how hosts that many lists link to are asked, as far as nothing else is configured
_PACES = {"github.com": Pace(2, 0.5), "arxiv.org": Pace(1, 1.0)}


@dataclass(slots=True)
class _Host:
    """What is to be done at a host.

    Attributes:
        jobs: those that nobody began yet, by key.
        limited: answers that ask to wait, one after the other.
    """

    jobs: dict[str, Job] = field(default_factory=dict)
    limited: int = 0


class Running:
    """One run over the jobs of a plan."""

    def __init__(
        self,
        client: Client,
        settings: LinkSettings,
        report: Callable[[Job, Observation, int], None],
        *,
        agent: str,
        token: Token | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Prepare a run.

        Args:
            client: makes the requests.
            settings: of the project.
            report: is told of each job once: what was seen, and after how many requests.
            agent: the ``User-Agent`` of plain requests.
            token: of GitHub's API; without one that API is not asked.
            chance: from 0 to 1, for waits.
        """
        self.client = client
        self.settings = settings
        self.turns = Turns(settings.concurrency, self._pace)
        self._report = report
        self._chance = chance
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._jobs: dict[str, Job] = {}
        self._left: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished = asyncio.Event()
        self._failure: BaseException | None = None
        self._suspects: list[tuple[Job, NoAnswer, int]] = []
        overrides = Overrides(settings.overrides)
        self._overrides = overrides
        self.origins = Origins()
        self.pages = Pages(client, settings, self.turns, overrides, self.origins, agent)
        self.asking = Asking(client, settings, self.turns, agent, token)

    def _pace(self, host: str) -> Pace:
        settings = self.settings
        override = self._overrides.of("", host)
        special = self.asking.pace(host)
        usual = special or _PACES.get(host) or Pace(settings.per_host, settings.spacing)
        limit = usual.limit if override.concurrency is None else override.concurrency
        spacing = usual.spacing if override.spacing is None else override.spacing
        return Pace(limit, spacing)

    @property
    def left(self) -> int:
        """How many jobs are not done yet."""
        return len(self._left) + len(self._suspects)

    async def run(self, jobs: Iterable[Job]) -> None:
        """Do all jobs; returns when every one was reported."""
        self._jobs = {job.key: job for job in jobs}
        self._left = dict(self._jobs)
        for host, start in self.asking.starts(self._jobs.values(), self._told, self._plain):
            self.turns.add(host, lambda start=start: self._spawn(start()))  # type: ignore[misc]
        for job in self._jobs.values():
            if not self.asking.takes(job):
                self._plain(job)
        try:
            if self._left:
                self.turns.grant()
                await self._finished.wait()
            if self._failure is not None:
                raise self._failure
            await self._settle_suspects()
        finally:
            self.turns.stop()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    # ------------------------------------------------------------------------------- jobs

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._failure = self._failure or task.exception()
            self._finished.set()

    def _done(self, job: Job, seen: Observation, attempts: int) -> None:
        if self._left.pop(job.key, None) is None:
            return
        if isinstance(seen, NoAnswer) and seen.trouble is Trouble.NO_SUCH_HOST:
            self._suspects.append((job, seen, attempts))
        else:
            self._report(job, seen, attempts)
        if not self._left:
            self._finished.set()

    def _told(self, job: Job, seen: Observation, attempts: int) -> None:
        self._done(job, seen, attempts)

    def _plain(self, job: Job) -> None:
        """Ask for a job by plain HTTP when it is its host's turn."""
        self._hosts[job.host].jobs[job.key] = job
        self.turns.add(job.host, lambda: self._spawn(self._check(job)))
        self.turns.grant()

    async def _check(self, job: Job) -> None:
        """One job, from its first request to its verdict; begins with a turn of its host."""
        self._hosts[job.host].jobs.pop(job.key, None)
        limit = self.settings.timeout if job.override.timeout is None else job.override.timeout
        seen = Seen(limit)
        held = True
        confirmed = False
        attempt = 0
        unconnected = False
        while True:
            attempt += 1
            observation = await self.pages.follow(job, seen, held=held)
            out_of_time = (
                isinstance(observation, NoAnswer) and observation.trouble is Trouble.TOTAL_TIMEOUT
            )
            if unconnected and out_of_time and isinstance(observation, NoAnswer):
                observation = replace(observation, trouble=Trouble.CONNECT_TIMEOUT)
            unconnected = (
                isinstance(observation, NoAnswer) and observation.trouble is Trouble.CONNECT_TIMEOUT
            )
            wait = next_attempt(
                observation,
                attempt,
                self.settings.retries,
                self._chance(),
                confirmed=confirmed,
            )
            limited = isinstance(observation, Answered) and observation.retry_after is not None
            if limited and isinstance(observation, Answered):
                self._asked_to_wait(observation)
                if (observation.retry_after or 0.0) > self.settings.longest_wait:
                    break
            elif isinstance(observation, Answered):
                self._hosts[job.host].limited = 0
            accepted = (
                isinstance(observation, Answered) and observation.status in job.override.accept
            )
            if wait is None or accepted or wait > self.settings.longest_wait:
                break
            if seen.spent >= limit:
                break
            confirmed = is_dead(observation)
            held = False
            if not limited:
                self.turns.hold(job.host)
                try:
                    await asyncio.sleep(wait)
                finally:
                    self.turns.release(job.host)
            self.client.names.forget_host(job.host)
        self._done(job, observation, seen.requests)
        self._given_up(job, observation)

    def _asked_to_wait(self, seen: Answered) -> None:
        """A host that limits is left alone for as long as it asks, or for the rest of the run."""
        host = urlsplit(seen.url).hostname or ""
        wait = seen.retry_after or 0.0
        self._hosts[host].limited += 1
        if wait > self.settings.longest_wait:
            reason = f"the host asks to wait {_duration(wait)} before the next request"
        elif self._hosts[host].limited >= _MOST_LIMITED:
            reason = "the host asks to wait again and again"
        else:
            self.turns.pause(host, wait)
            return
        self._give_up(host, NotAsked(reason))

    def _given_up(self, job: Job, seen: Observation) -> None:
        """What an origin without a single answer does to one link it does to all."""
        if isinstance(seen, NoAnswer) and not seen.chain:
            self.origins.of(job.address).give_up(seen)
        known = self.origins.of(job.address).given_up
        if known is None:
            return
        origin = name_of(job.address)
        for other in self._waiting(job.host):
            if name_of(other.address) != origin and not _is_of_name(known):
                self._plain(other)  # at another port or scheme all may be well
            elif isinstance(known, NoAnswer):
                self._done(other, NoAnswer(known.trouble, known.detail, other.url), 0)
            else:
                self._done(other, known, 0)

    def _give_up(self, host: str, seen: NotAsked) -> None:
        for job in self._waiting(host):
            self._done(job, seen, 0)

    def _waiting(self, host: str) -> list[Job]:
        """The jobs of a host that nobody began, which are forgotten."""
        waiting = list(self._hosts[host].jobs.values())
        self._hosts[host].jobs.clear()
        self.turns.drop(host)
        return waiting

    async def _settle_suspects(self) -> None:
        """Names that are not there: surely, where other names are."""
        if not self._suspects:
            return
        works = self.origins.any_answered or self.asking.answered
        works = works or await self.client.names.works(_CONTROL, self.settings.connect_timeout)
        for job, seen, attempts in self._suspects:
            told: Observation = seen
            if not works:
                told = NoAnswer(Trouble.NAME_FAILED, "no name can be looked up now", seen.url)
            self._report(job, told, attempts)
        self._suspects = []


def _is_of_name(seen: NoAnswer | NotAsked) -> bool:
    """Whether a trouble is with the name, whatever the port."""
    names = {Trouble.NO_SUCH_HOST, Trouble.NAME_FAILED}
    return isinstance(seen, NoAnswer) and seen.trouble in names


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
