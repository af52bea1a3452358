"""Which resources are to be asked for, by whom, and which hosts that touches.

Pure: addresses and settings in, a plan out. A plan can be cut by host into parts that run apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from awesomekit.badges import is_static
from awesomekit.liveness.plan.fragments import worth_looking_for
from awesomekit.liveness.plan.hosts import BadUrlError, WebUrl, allows, forbidden, is_web, web_url
from awesomekit.liveness.plan.overrides import NOTHING, Overrides
from awesomekit.liveness.plan.services import Services
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesomekit.config.link_settings import LinkOverride, LinkSettings
    from awesomekit.liveness.plan.services import Service

Method = Literal["get", "head"]

# hosts that answer HEAD as they answer GET
_HEAD = frozenset({"arxiv.org", "github.com", "huggingface.co", "raw.githubusercontent.com"})

# what programs follow, and what reaches where no page does
_FOREIGN = frozenset(
    [
        "about",
        "blob",
        "chrome",
        "dict",
        "file",
        "ftp",
        "ftps",
        "gopher",
        "jar",
        "javascript",
        "ldap",
        "ldaps",
        "sftp",
        "smb",
        "ssh",
        "telnet",
        "tftp",
        "vbscript",
        "view-source",
        "ws",
        "wss",
    ]
)


@dataclass(frozen=True, slots=True)
class Job:
    """One resource to ask for.

    Attributes:
        key: what it is remembered by; equal keys are one resource.
        address: where plain HTTP finds it.
        group: the host that all requests for it count against; parts of a plan keep it whole.
        service: who is asked before plain HTTP; ``None`` for nobody.
        name: as the service knows it.
        fragments: to look for in the page, decoded.
        method: of the first plain request.
        override: what the configuration says of it.
    """

    key: str
    address: WebUrl
    group: str
    service: Service | None = None
    name: str = ""
    fragments: tuple[str, ...] = ()
    method: Method = "get"
    override: LinkOverride = NOTHING

    @property
    def url(self) -> str:
        """The page's address, normalised."""
        return self.address.url

    @property
    def host(self) -> str:
        """The page's host."""
        return self.address.host


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do.

    Attributes:
        jobs: by key, in the order of the links.
        keys: address as a file has it → key of its job.
        settled: address → outcome, for those that are not asked for.
    """

    jobs: Mapping[str, Job] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, Outcome] = field(default_factory=dict)

    def parts(self, count: int) -> tuple[Plan, ...]:
        """The plan cut into at most ``count`` parts of about equal size that share no group.

        What is settled goes with the first part. Outcomes of all parts together are outcomes of
        the whole, see :func:`merged`.
        """
        groups: defaultdict[str, list[Job]] = defaultdict(list)
        for job in self.jobs.values():
            groups[job.group].append(job)
        shares: list[list[Job]] = [[] for _ in range(max(1, min(count, len(groups))))]
        for _, jobs in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
            min(shares, key=len).extend(jobs)
        urls: defaultdict[str, list[str]] = defaultdict(list)
        for url, key in self.keys.items():
            urls[key].append(url)
        return tuple(
            Plan(
                {job.key: job for job in share},
                {url: job.key for job in share for url in urls[job.key]},
                {} if at else self.settled,
            )
            for at, share in enumerate(shares)
        )


def merged(outcomes: Iterable[Mapping[str, Outcome]]) -> dict[str, Outcome]:
    """The outcomes of the parts of a plan as those of the whole, by key."""
    together: dict[str, Outcome] = {}
    for part in outcomes:
        together.update(part)
    return together


def make_plan(urls: Iterable[str], settings: LinkSettings) -> Plan:
    """Plan a run.

    Args:
        urls: the destinations of links; relative ones are no business of the network.
        settings: of the project.
    """
    return _Planner(settings).plan(urls)


class _Planner:
    def __init__(self, settings: LinkSettings) -> None:
        self.settings = settings
        self.overrides = Overrides(settings.overrides)
        self.services = Services(settings)
        self.jobs: dict[str, Job] = {}
        self.keys: dict[str, str] = {}
        self.settled: dict[str, Outcome] = {}

    def plan(self, urls: Iterable[str]) -> Plan:
        for url in dict.fromkeys(urls):
            if not is_web(url):
                self.settled[url] = _other_scheme(url)
                continue
            try:
                address = web_url(url)
            except BadUrlError as error:
                verdict = Verdict.FORBIDDEN if error.hidden else Verdict.SKIPPED
                self.settled[url] = Outcome(verdict, f"{error}", asked="offline")
                continue
            self._web(url, address)
        return Plan(self.jobs, self.keys, self.settled)

    def _web(self, url: str, address: WebUrl) -> None:
        override = self.overrides.of(url, address.host) if self.settings.overrides else NOTHING
        if override.exclude:
            reason = f"left out by the configuration: {override.exclude}"
            self.settled[url] = Outcome(Verdict.SKIPPED, reason, asked="offline")
            return
        why = forbidden(address, self.settings.allow)
        if why is not None:
            self.settled[url] = Outcome(Verdict.FORBIDDEN, why, asked="offline")
            return
        if address.host.endswith(".onion"):
            reason = "only the Tor network leads there"
            self.settled[url] = Outcome(Verdict.SKIPPED, reason, asked="offline")
            return
        if not self.settings.badges and is_static(url):
            reason = "a static badge, checked by its grammar"
            self.settled[url] = Outcome(Verdict.SKIPPED, reason, asked="offline")
            return
        job = self._job(url, address, override)
        known = self.jobs.get(job.key)
        if known is not None and set(job.fragments) - set(known.fragments):
            fragments = tuple(dict.fromkeys((*known.fragments, *job.fragments)))
            job = _with_fragments(known, fragments)
        elif known is not None:
            job = known
        self.jobs[job.key] = job
        self.keys[url] = job.key

    def _job(self, url: str, address: WebUrl, override: LinkOverride) -> Job:
        wanted = ""
        if self.settings.fragments and "#" in url:
            wanted = unquote(urlsplit(url).fragment)
        fragments = (wanted,) if wanted and worth_looking_for(wanted, address.host) else ()
        if not fragments:
            found = self.services.hosted(address)
            if found is not None:
                return Job(
                    key=found.key + self._mark(found.page, override),
                    address=found.page,
                    group=found.page.host,
                    service=found.service,
                    name=found.name,
                    method=override.method or _method(found.page.host),
                    override=override,
                )
        return Job(
            key=address.url + self._mark(address, override),
            address=address,
            group=address.host,
            fragments=fragments,
            method="get" if fragments else override.method or _method(address.host),
            override=override,
        )

    def _mark(self, address: WebUrl, override: LinkOverride) -> str:
        """What makes a verdict another one than that under the usual settings."""
        told = (sorted(override.accept), sorted(override.headers.items()), override.method or "")
        allowed = bool(self.settings.allow) and allows(
            self.settings.allow, address.host, address.port
        )
        if told == ([], [], "") and not allowed:
            return ""
        return f" #{blake2b(repr((told, allowed)).encode(), digest_size=4).hexdigest()}"


def _with_fragments(job: Job, fragments: tuple[str, ...]) -> Job:
    return Job(job.key, job.address, job.group, None, "", fragments, "get", job.override)


def _method(host: str) -> Method:
    return "head" if host in _HEAD else "get"


def _other_scheme(url: str) -> Outcome:
    scheme = url.partition(":")[0].lower() if ":" in url[:40] else ""
    if scheme in _FOREIGN:
        reason = f'the scheme "{scheme}" is none of web pages'
        return Outcome(Verdict.FORBIDDEN, reason, asked="offline")
    return Outcome(Verdict.SKIPPED, "no web address", asked="offline")
