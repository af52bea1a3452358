"""The speed of ``links`` on loopback: ``.venv/bin/python benchmarks/links.py``.

Nothing is asked beyond loopback. The servers run in a process of their own, or in a thread where
requests are counted instead of timed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import ssl
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "liveness"))

from run import documents, ratio, show  # noqa: E402
from services import ArxivApi, GitHubApi  # noqa: E402
from web import Web, server_context  # noqa: E402

from awesomekit.config.link_settings import LinkSettings  # noqa: E402
from awesomekit.liveness.execution.session import Network, Session  # noqa: E402
from awesomekit.liveness.execution.tokens import Token  # noqa: E402
from awesomekit.liveness.memory import Memory  # noqa: E402
from awesomekit.liveness.plan.planning import make_plan  # noqa: E402
from awesomekit.liveness.policy.observation import Answered, Told  # noqa: E402
from awesomekit.model.liveness import Outcome, Verdict  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from awesomekit.liveness.plan.planning import Job, Plan
    from awesomekit.liveness.policy.observation import Observation

HOSTS = 200
LINKS = 5000
IN_FLIGHT = 128
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/html\r\n\r\nok"


def address(number: int) -> str:
    """The loopback address of a host."""
    return f"127.2.{number // 250}.{number % 250 + 1}"


class Quick(asyncio.Protocol):
    """Answers each request after a while; one request at a time on a connection."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n"):
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self.answer)
            else:
                self.answer()

    def answer(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(ANSWER)


class Silent(asyncio.Protocol):
    """Takes a connection and says nothing."""


def serve(latency: float, pipe: Connection) -> None:
    """All hosts, and one that is silent, on one port; tells the port."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        first = await loop.create_server(lambda: Quick(latency), address(0), 0, backlog=1024)
        port = first.sockets[0].getsockname()[1]
        servers = [first]
        servers += [
            await loop.create_server(lambda: Quick(latency), address(number), port, backlog=1024)
            for number in range(1, HOSTS)
        ]
        servers.append(await loop.create_server(Silent, address(HOSTS), port, backlog=1024))
        pipe.send(port)
        await loop.run_in_executor(None, pipe.recv)
        for server in servers:
            server.close()

    asyncio.run(main())


class Server:
    """A process that serves."""

    def __init__(self, latency: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(latency, other))
        self.process.start()
        self.port: int = self.pipe.recv()

    def __enter__(self) -> int:
        return self.port

    def __exit__(self, *_: object) -> None:
        self.pipe.send(None)
        self.process.join(10)


async def lookup(host: str, _port: int) -> list[str]:
    """``h17.web`` is a host's address."""
    return [address(int(host.removeprefix("h").partition(".")[0]))]


def settings(**more: object) -> LinkSettings:
    """How the benchmark asks."""
    usual = LinkSettings(concurrency=IN_FLIGHT, spacing=0.0, allow=("*.web",))
    return replace(usual, **more)  # type: ignore[arg-type]


def urls(port: int, hosts: int = HOSTS) -> list[str]:
    """The links: the same number for each host."""
    return [f"http://h{number % hosts}.web:{port}/{number}" for number in range(LINKS)]


def ask(plan: Plan, how: LinkSettings) -> tuple[float, float, int]:
    """Wall time, CPU time and the number of answers of one run."""
    seen: list[Observation] = []
    session = Session(how, ROOT, "benchmark", network=Network(lookup))
    wall, cpu = time.perf_counter(), time.process_time()
    session.ask(list(plan.jobs.values()), lambda _job, one, _n: seen.append(one))
    times = time.perf_counter() - wall, time.process_time() - cpu
    answers = sum(isinstance(one, Answered) and one.status == 200 for one in seen)
    return *times, answers


def schedule() -> None:
    """Many hosts with latency: how near to the shortest time there is."""
    with Server(0.1) as port:
        wall, _, answers = ask(make_plan(urls(port), settings()), settings())
        assert answers == LINKS
        ideal = LINKS / IN_FLIGHT * 0.1
        show(f"{LINKS} links, {HOSTS} hosts, 100 ms / ideal schedule", wall / ideal, "x", "<= 1.15")
        # the same with a host that never answers and has links of its own
        how = settings(timeout=wall + 2.0, read_timeout=wall + 2.0)
        silent = [f"http://h{HOSTS}.web:{port}/{number}" for number in range(50)]
        both, _, answers = ask(make_plan([*silent, *urls(port)], how), how)
        assert answers == LINKS
        show("a silent host with 50 links / its timeout", both / how.timeout, "x", "<= 1.05")


async def bare(port: int) -> None:
    """A loop of workers over the same transport, without anything else."""
    left: Iterator[str] = iter(
        [f"http://{address(number % HOSTS)}:{port}/{number}" for number in range(LINKS)]
    )
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), auto_decompress=False)
    transport = AiohttpTransport(verify=ssl.create_default_context(), client=session)

    async def worker() -> None:
        for url in left:
            request = httpx.Request("GET", url, extensions={"timeout": {"read": 15.0}})
            response = await transport.handle_async_request(request)
            await response.aclose()

    async with session:
        await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))


def processor() -> None:
    """CPU time of a request, beside that of a bare loop."""
    with Server(0.0) as port:
        plan = make_plan(urls(port), settings())
        pairs = []
        for _ in range(5):
            begun = time.process_time()
            asyncio.run(bare(port))
            least = time.process_time() - begun
            pairs.append((ask(plan, settings(per_host=8))[1], least))
        ours, theirs = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
        print(f"  CPU: {ours / LINKS * 1000:.2f} ms a request, bare {theirs / LINKS * 1000:.2f} ms")
        show("CPU of a plain request / a bare loop's", ours / theirs, "x", "<= 1.5")


def collect(told: list[Observation], _job: Job, seen: Observation, _attempts: int) -> None:
    """Keep what was seen."""
    told.append(seen)


def services() -> None:
    """Requests to services for many links."""
    with Web() as web:
        github, papers = GitHubApi(), ArxivApi()
        repositories = [f"owner{number % 97}/name-{number}" for number in range(LINKS)]
        for name in repositories:
            github.add(name)
        papers.papers = {f"{20 + n // 1200}{1 + n // 100 % 12:02}.{n:05}": 1 for n in range(LINKS)}
        web.host("api.github.com", github, tls=server_context("api.github.com"))
        web.host("export.arxiv.org", papers, tls=server_context("export.arxiv.org"))
        how = LinkSettings()
        how = replace(how, arxiv=replace(how.arxiv, spacing=0.0))
        for name, links in (
            ("GitHub", [f"https://github.com/{name}" for name in repositories]),
            ("arXiv", [f"https://arxiv.org/abs/{name}" for name in papers.papers]),
        ):
            told: list[Observation] = []
            token = Token(github.token, "api.github.com", 443)
            session = Session(how, ROOT, "benchmark", token=token, network=web.network)
            plan = make_plan(links, how)
            session.ask(list(plan.jobs.values()), partial(collect, told))
            assert sum(isinstance(one, Told) for one in told) == LINKS, name
            made = sum(session.requests.values())
            show(f"requests for {LINKS} links on one {name}", made, "", "<= 60")


PLANNING = """\
import resource, sys, time
from awesomekit.config.link_settings import LinkSettings
from awesomekit.liveness.plan.planning import make_plan
urls = [f"https://h{n % 5000}.example.com/page/{n}?q={n}#part-{n}" for n in range(60_000)]
urls += [f"https://github.com/owner{n}/name-{n}" for n in range(40_000)]
start = time.perf_counter()
plan = make_plan(urls, LinkSettings())
took = time.perf_counter() - start
assert len(plan.jobs) == 100_000
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(took, peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
"""


def planning() -> None:
    """Time and memory of a large plan."""
    done = subprocess.run(
        [sys.executable, "-c", PLANNING], check=True, capture_output=True, text=True
    )
    took, peak = map(float, done.stdout.split())
    show("planning 100,000 links", took, "s", "< 5")
    show("peak memory of that", peak, "MB", "< 500")


def known() -> None:
    """A run over links that are all fresh in memory, beside ``lint`` of the same files."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for number, text in enumerate(documents()):
            (place / f"{number}").mkdir()
            (place / f"{number}" / "README.md").write_text(text, encoding="utf-8")
        from awesomekit import link_api

        told = link_api.check_links([place], base=place, offline=True)
        links = [link.url for link in told.links]
        plan = make_plan(links, LinkSettings())
        now = datetime.now(UTC)
        with Memory(place / "memory.sqlite3") as memory:
            memory.keep(
                dict.fromkeys(plan.jobs, Outcome(Verdict.ALIVE, "it answers 200", 200, checked=now))
            )
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        base = [sys.executable, "-m", "awesomekit"]
        end = [".", "--exit-zero", "--output-format", "concise"]
        for what, cache in (("cold", ["--no-cache"]), ("warm", ["--cache-dir", "cache"])):
            asks = [*base, "links", "--memory", "memory.sqlite3", *cache, *end]
            lint = [*base, "lint", *cache, *end]
            done = subprocess.run(asks, cwd=place, check=True, capture_output=True, text=True)
            assert "(0 requests" in done.stderr, done.stderr
            quietly = partial(subprocess.run, cwd=place, check=True, capture_output=True)
            _, times = ratio(partial(quietly, asks), partial(quietly, lint), 7)
            show(f"{len(plan.jobs)} links fresh in memory, {what} / lint", times, "x", "<= 1.5")


def main() -> None:
    """Measure and print."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, limit[1]), limit[1]))
    schedule()
    processor()
    services()
    planning()
    known()


if __name__ == "__main__":
    main()
