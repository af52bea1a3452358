"""How ``awesomekit links`` asks, what it accepts and what it remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Method = Literal["get", "head"]


@dataclass(frozen=True, slots=True)
class LinkOverride:
    """What holds for some links only.

    Attributes:
        match: a host such as ``example.com`` or ``*.example.com``, or a whole address with ``*``.
        accept: status codes that count as alive there.
        exclude: why these links are not checked; empty to check them.
        headers: sent with each request, beside or instead of the usual ones.
        method: ``None`` for what is usual for the host.
        concurrency: requests in flight to the host; ``None`` for what is usual.
        spacing: seconds between the starts of two requests to the host; ``None`` for what is
            usual.
        timeout: seconds for one link, all attempts included; ``None`` for what is usual.
    """

    match: str
    accept: tuple[int, ...] = ()
    exclude: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    method: Method | None = None
    concurrency: int | None = None
    spacing: float | None = None
    timeout: float | None = None


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """Where a service that is asked in batches lives.

    Attributes:
        api: the base address of its API, without a slash at the end.
        web: the base address of its pages, as links have it.
        spacing: seconds between the starts of two requests to the API.
    """

    api: str
    web: str
    spacing: float = 0.0


GITHUB = ServiceSettings("https://api.github.com", "https://github.com")
ARXIV = ServiceSettings("https://export.arxiv.org", "https://arxiv.org", 3.0)
HUGGING_FACE = ServiceSettings("https://huggingface.co", "https://huggingface.co", 0.1)
WAYBACK = ServiceSettings("https://archive.org", "https://web.archive.org", 1.0)


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """The part ``links`` of the configuration; times are in seconds unless a name says days.

    Attributes:
        concurrency: requests in flight at one time.
        per_host: requests in flight to one host.
        spacing: between the starts of two requests to one host.
        connect_timeout: until a connection stands, TLS included.
        read_timeout: until the next byte.
        timeout: for one link, all attempts and redirects included, waiting for its turn not.
        retries: after a failure that may pass.
        longest_wait: a host that asks to wait longer is left alone for this run.
        redirects: how many are followed.
        fresh_days: how long a link that is alive is not asked again.
        failing_days: the same for one that failed.
        confirm_runs: runs that a link must fail in, one after the other, to be an error.
        confirm_days: days that it must have failed for.
        stale_days: days without a push that make a repository stale.
        fragments: whether fragments are looked up in pages.
        badges: whether static badges are fetched too.
        allow: hosts, ``host`` or ``host:port``, that may have any address and port.
        overrides: all that match count; of two that speak of one thing, the later one wins.
        contact: an address or page for those who find our requests in their logs.
        ca_file: certificates of authorities that are trusted beside the public ones, relative to
            the project; empty for none.
        proxy: the address of a proxy, or ``environment``; empty for none.
        github: see :class:`ServiceSettings`.
        arxiv: the same.
        hugging_face: the same.
        wayback: the same.
    """

    concurrency: int = 64
    per_host: int = 4
    spacing: float = 0.1
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    timeout: float = 30.0
    retries: int = 2
    longest_wait: float = 60.0
    redirects: int = 10
    fresh_days: float = 7.0
    failing_days: float = 1.0
    confirm_runs: int = 3
    confirm_days: float = 7.0
    stale_days: int = 730
    fragments: bool = False
    badges: bool = False
    allow: tuple[str, ...] = ()
    overrides: tuple[LinkOverride, ...] = ()
    contact: str = ""
    ca_file: str = ""
    proxy: str = ""
    github: ServiceSettings = GITHUB
    arxiv: ServiceSettings = ARXIV
    hugging_face: ServiceSettings = HUGGING_FACE
    wayback: ServiceSettings = WAYBACK
