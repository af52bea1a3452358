"""Services asked about many resources at once; what they do not answer goes to plain HTTP."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from awesomekit.liveness.execution.client import Reply, Request, Timeouts
from awesomekit.liveness.execution.services import arxiv, github, hugging_face
from awesomekit.liveness.execution.turns import Pace
from awesomekit.liveness.plan.hosts import BadUrlError, forbidden, web_url
from awesomekit.liveness.plan.services import Service
from awesomekit.liveness.policy.observation import Told
from awesomekit.liveness.policy.retries import asked_to_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.client import Client
    from awesomekit.liveness.execution.tokens import Token
    from awesomekit.liveness.execution.turns import Turns
    from awesomekit.liveness.plan.hosts import WebUrl
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation
    from awesomekit.model.liveness import Facts

    Report = Callable[[Job, Observation, int], None]
    Plain = Callable[[Job], None]
    Work = Callable[[], Coroutine[None, None, None]]

_MOST_REDIRECTS = 3
_TRIES = 2
_MOST_FAILURES = 2
"""Requests that failed whenever they were tried, one after the other; then pages are asked for."""


class Asking:
    """Asks the services.

    Attributes:
        answered: whether one of them answered at all.
    """

    def __init__(
        self,
        client: Client,
        settings: LinkSettings,
        turns: Turns,
        agent: str,
        token: Token | None,
    ) -> None:
        """Prepare to ask.

        Args:
            client: makes the requests.
            settings: where the services are.
            turns: who may ask now.
            agent: the ``User-Agent``.
            token: of GitHub; without one its API is not asked.
        """
        self.answered = False
        self._client = client
        self._settings = settings
        self._turns = turns
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip"}
        self._token = token
        self._refused: set[Service] = set()
        self._failed: Counter[Service] = Counter()
        self._paces = {
            _host(settings.github.api): Pace(2, settings.github.spacing),
            _host(settings.arxiv.api): Pace(1, settings.arxiv.spacing),
        }
        if _host(settings.hugging_face.api) not in self._paces:
            pace = Pace(settings.per_host, settings.hugging_face.spacing)
            self._paces[_host(settings.hugging_face.api)] = pace

    def pace(self, host: str) -> Pace | None:
        """How a service's API is asked; ``None`` for other hosts."""
        return self._paces.get(host)

    def takes(self, job: Job) -> bool:
        """Whether a job is asked of a service first."""
        return job.service is not None and (
            job.service is not Service.GITHUB or self._token is not None
        )

    def starts(self, jobs: Iterable[Job], told: Report, plain: Plain) -> Iterator[tuple[str, Work]]:
        """Each request to begin with: the host that it needs a turn of, and what to do then.

        Args:
            jobs: those that :meth:`takes` takes are asked for.
            told: is called with what a service told.
            plain: is called with what no service told of.
        """
        by_service: dict[Service, list[Job]] = {service: [] for service in Service}
        for job in jobs:
            if self.takes(job) and job.service is not None:
                by_service[job.service].append(job)
        settings = self._settings
        repositories = by_service[Service.GITHUB]
        for at in range(0, len(repositories), github.MOST):
            batch = repositories[at : at + github.MOST]
            yield _host(settings.github.api), self._work(self._github, batch, told, plain)
        papers = by_service[Service.ARXIV]
        for at in range(0, len(papers), arxiv.MOST):
            batch = papers[at : at + arxiv.MOST]
            yield _host(settings.arxiv.api), self._work(self._arxiv, batch, told, plain)
        for job in by_service[Service.HUGGING_FACE]:
            yield (
                _host(settings.hugging_face.api),
                self._work(self._hugging_face, [job], told, plain),
            )

    def _work(
        self,
        ask: Callable[[list[Job]], Coroutine[None, None, dict[str, Facts]]],
        batch: list[Job],
        told: Report,
        plain: Plain,
    ) -> Work:
        async def work() -> None:
            found = await ask(batch)
            self.answered = self.answered or bool(found)
            for job in batch:
                facts = found.get(job.name)
                if facts is not None and job.service is not None:
                    told(job, Told(job.service.value, facts), 1)
                else:
                    plain(job)

        return work

    # --------------------------------------------------------------------------- services

    async def _github(self, batch: Sequence[Job]) -> dict[str, Facts]:
        settings = self._settings.github
        url = web_url(github.endpoint(settings.api))
        names = [job.name for job in batch]
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._token is not None:
            headers |= self._token.headers(url)
        reply = await self._ask(
            Service.GITHUB, url, headers, github.MOST_BYTES, body=github.query(names), method="POST"
        )
        found = github.read(reply.body, names, settings.web) if reply is not None else None
        return found or {}

    async def _arxiv(self, batch: Sequence[Job]) -> dict[str, Facts]:
        settings = self._settings.arxiv
        names = [job.name for job in batch]
        url = web_url(arxiv.address(settings.api, names))
        reply = await self._ask(Service.ARXIV, url, {}, arxiv.MOST_BYTES)
        found = arxiv.read(reply.body, names, settings.web) if reply is not None else None
        return found or {}

    async def _hugging_face(self, batch: Sequence[Job]) -> dict[str, Facts]:
        settings = self._settings.hugging_face
        (job,) = batch
        name = job.name
        held = True
        addresses = list(hugging_face.addresses(settings.api, name))
        for _ in range(_MOST_REDIRECTS):
            if not addresses:
                break
            url = web_url(addresses.pop(0))
            reply = await self._ask(
                Service.HUGGING_FACE, url, {}, hugging_face.MOST_BYTES, held=held, redirects=True
            )
            held = False
            if reply is None:
                continue
            if reply.status in {301, 302, 307, 308}:
                location = urljoin(url.url, reply.headers.get("location", ""))
                other = hugging_face.renamed(location, name)
                if other is None or urlsplit(location).hostname != url.host:
                    break
                name = other
                addresses = list(hugging_face.addresses(settings.api, name))
                continue
            facts = hugging_face.read(reply.body, job.name, name, settings.web)
            return {job.name: facts} if facts is not None else {}
        return {}

    async def _ask(
        self,
        service: Service,
        url: WebUrl,
        headers: dict[str, str],
        most: int,
        *,
        body: bytes | None = None,
        method: str = "GET",
        held: bool = True,
        redirects: bool = False,
    ) -> Reply | None:
        """One request to a service, tried again if that may help; ``None`` without an answer."""
        settings = self._settings
        for _ in range(_TRIES):
            if not held and service in self._refused:
                return None
            if not held:
                await self._turns.turn(url.host)
            held = False
            try:
                if service in self._refused or forbidden(url, settings.allow) is not None:
                    return None
                reply = await self._client.send(
                    Request(url, method, {**self._headers, **headers}, body, reads=most),
                    Timeouts(settings.connect_timeout, settings.read_timeout, settings.timeout),
                )
            finally:
                self._turns.done(url.host)
            if not isinstance(reply, Reply):
                continue
            if reply.status == 200 or (redirects and 300 <= reply.status < 400):
                wait = asked_to_wait(reply.headers, reply.status, datetime.now(UTC))
                if wait is not None:
                    self._slow_down(service, url.host, wait)
                self._failed[service] = 0
                return reply
            if reply.status in {401, 403} and service is Service.GITHUB:
                self._refused.add(service)
                return None
            wait = asked_to_wait(reply.headers, reply.status, datetime.now(UTC))
            if reply.status < 500 and reply.status != 429:
                return None
            self._slow_down(service, url.host, 1.0 if wait is None else wait)
        self._failed[service] += 1
        if self._failed[service] >= _MOST_FAILURES:
            self._refused.add(service)
        return None

    def _slow_down(self, service: Service, host: str, wait: float) -> None:
        if wait <= self._settings.longest_wait:
            self._turns.pause(host, wait)
        else:
            self._refused.add(service)


def _host(api: str) -> str:
    try:
        return web_url(api).host
    except BadUrlError:
        return ""
