"""The network side of one run: an event loop, one client, and a way to stop early."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import ssl
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from awesomekit.errors import UsageError
from awesomekit.liveness.execution.client import Client, Reply, Request, Timeouts, trusted
from awesomekit.liveness.execution.names import Names
from awesomekit.liveness.execution.running import Running
from awesomekit.liveness.execution.services import wayback
from awesomekit.liveness.execution.turns import Pace, Turns
from awesomekit.liveness.plan.hosts import BadUrlError, web_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.client import MakeSocket
    from awesomekit.liveness.execution.names import Lookup
    from awesomekit.liveness.execution.tokens import Token
    from awesomekit.liveness.plan.hosts import WebUrl
    from awesomekit.liveness.plan.planning import Job
    from awesomekit.liveness.policy.observation import Observation

_TICK = 0.25
_MOST_FAILURES = 2
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Network:
    """What stands for the network; the real one if left out.

    Attributes:
        lookup: host and port → IP addresses.
        make_socket: makes a socket for a checked address.
        context: which certificates are trusted, instead of those of the public authorities.
    """

    lookup: Lookup | None = None
    make_socket: MakeSocket | None = None
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """How far a run is.

    Attributes:
        left: jobs that are not done.
        in_flight: requests that wait for an answer.
        waits: hosts that are waited for → seconds.
    """

    left: int
    in_flight: int
    waits: Mapping[str, float]


@dataclass(slots=True)
class Session:
    """Carries out plans.

    Attributes:
        settings: of the project.
        root: what ``ca_file`` is relative to.
        agent: the ``User-Agent``.
        environment: of the process; read for a proxy only if the settings say so.
        token: of GitHub's API.
        network: what stands for the network.
        on_tick: is told how far the run is, some times a second.
    """

    settings: LinkSettings
    root: Path
    agent: str
    environment: Mapping[str, str] = field(default_factory=dict)
    token: Token | None = None
    network: Network = field(default_factory=Network)
    on_tick: Callable[[Tick], None] | None = None
    requests: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False

    def ask(self, jobs: Sequence[Job], report: Callable[[Job, Observation, int], None]) -> int:
        """Do jobs; an interrupt ends it early.

        Args:
            jobs: what to do.
            report: is told of each job once.

        Returns:
            How many jobs are left.

        Raises:
            UsageError: ``ca_file`` or ``proxy`` cannot be used.
        """

        async def work(client: Client) -> int:
            running = Running(client, self.settings, report, agent=self.agent, token=self.token)
            ticker = asyncio.create_task(self._tick(running))
            try:
                await running.run(jobs)
            except asyncio.CancelledError:
                self.interrupted = True
            finally:
                ticker.cancel()
            return running.left

        return self._within(work)

    def copies(self, urls: Iterable[str]) -> dict[str, str]:
        """Addresses of archived copies, by the address of the page, as far as there are any."""
        found: dict[str, str] = {}
        service = self.settings.wayback

        async def work(client: Client) -> int:
            api = web_url(service.api)
            turns = Turns(1, lambda _: Pace(1, service.spacing))
            failed = 0
            for url in urls:
                if failed >= _MOST_FAILURES:
                    break
                await turns.turn(api.host)
                try:
                    reply = await client.send(
                        Request(
                            web_url(wayback.address(service.api, url)),
                            headers={"User-Agent": self.agent},
                            reads=wayback.MOST_BYTES,
                        ),
                        self._timeouts(),
                    )
                finally:
                    turns.done(api.host)
                if not isinstance(reply, Reply) or reply.status != 200:
                    failed += 1
                    continue
                failed = 0
                copy = wayback.read(reply.body, service.web)
                if copy is not None:
                    found[url] = copy
            return 0

        self._within(work)
        return found

    def fetch(self, url: str, accept: str, most: int) -> bytes | None:
        """The body of an answer with status 200; ``None`` for anything else.

        Redirects are followed a few times, each checked as any address; a token goes to its own
        host only.

        Args:
            url: what for.
            accept: the media type that is wanted.
            most: bytes that are read at most.
        """
        found: list[bytes] = []

        async def work(client: Client) -> int:
            at = url
            for _ in range(_MOST_REDIRECTS):
                try:
                    place = web_url(at)
                except BadUrlError:
                    return 0
                headers = {"User-Agent": self.agent, "Accept": accept}
                if self.token is not None:
                    headers |= self.token.headers(place)
                reply = await client.send(
                    Request(place, headers=headers, reads=most), self._timeouts()
                )
                if not isinstance(reply, Reply):
                    return 0
                if reply.status == 200:
                    found.append(reply.body)
                if reply.status not in _REDIRECTS or "location" not in reply.headers:
                    return 0
                at = urljoin(at, reply.headers["location"])
                if place.url.startswith("https:") and not at.startswith("https:"):
                    return 0
            return 0

        self._within(work)
        return found[0] if found else None

    def _timeouts(self) -> Timeouts:
        settings = self.settings
        return Timeouts(settings.connect_timeout, settings.read_timeout, settings.timeout)

    def _within(self, work: Callable[[Client], object]) -> int:
        context = self._certificates()
        proxy = self._proxy()

        async def main() -> int:
            allowed = self.settings.allow
            if proxy is not None:
                allowed = (*allowed, f"{proxy.host}:{proxy.port}")
            names = Names(allowed, self.network.lookup)
            client = Client(names, context, proxy=proxy, make_socket=self.network.make_socket)
            async with client:
                with _interrupts(asyncio.current_task()):
                    try:
                        left = await work(client)  # type: ignore[misc]
                    except asyncio.CancelledError:
                        self.interrupted = True
                        left = 0
                self.requests.update(client.requests)
            return int(left)

        return asyncio.run(main())

    async def _tick(self, running: Running) -> None:
        while self.on_tick is not None:
            self.on_tick(Tick(running.left, running.turns.active, running.turns.waits()))
            await asyncio.sleep(_TICK)

    def _certificates(self) -> ssl.SSLContext:
        name = self.settings.ca_file
        if self.network.context is not None:
            return self.network.context
        try:
            return trusted(os.path.join(self.root, name) if name else "")  # noqa: PTH118
        except (OSError, ssl.SSLError) as error:
            why = getattr(error, "strerror", None) or error
            raise UsageError(
                f'the file of "links.ca-file", {name}, holds no certificates that can be read: '
                f"{why}; name a PEM file"
            ) from None

    def _proxy(self) -> WebUrl | None:
        proxy = self.settings.proxy
        if proxy == "environment":
            names = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            proxy = next((self.environment[n] for n in names if self.environment.get(n)), "")
        if not proxy:
            return None
        try:
            return web_url(proxy)
        except BadUrlError as error:
            raise UsageError(f'"links.proxy" cannot be used: {error}') from None


class _interrupts:  # noqa: N801 - read as a verb
    """Within it, the first Ctrl-C or SIGTERM ends the task, so that what was learnt is kept."""

    def __init__(self, task: asyncio.Task[object] | None) -> None:
        self._task = task
        self._set: list[signal.Signals] = []

    def __enter__(self) -> None:
        def stop() -> None:
            assert self._task is not None
            self._task.cancel()
            self._restore()

        for one in _SIGNALS:
            # not on Windows, and not beside the main thread
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(one, stop)
                self._set.append(one)

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _restore(self) -> None:
        while self._set:
            asyncio.get_running_loop().remove_signal_handler(self._set.pop())
