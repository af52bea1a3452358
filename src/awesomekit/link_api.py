"""The public functions about links: are they alive, what moved, what was found before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from awesomekit.config.settings import Selectors
from awesomekit.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.config.settings import Config
    from awesomekit.linking import LinkLinter
    from awesomekit.liveness.execution.session import Network, Session, Tick
    from awesomekit.liveness.result import LinkHistory, LinksResult
    from awesomekit.mending import Mended
    from awesomekit.model.liveness import Outcome


class LinkOptions(TypedDict, total=False):
    """What :func:`check_links` and :func:`fix_links` take.

    Attributes:
        base: what shown paths are relative to, and where the project is looked for; the
            working directory if left out.
        select: codes, families or slugs of the rules to run; those about links if empty.
        ignore: rules to leave out, beside the configuration's.
        stdin: name and text of a file that is not read from disk.
        cache: the folder of earlier results of ``lint``; nothing is taken from it if left out.
        jobs: how many processes may be used where that is faster; one if left out.
        memory: the file in which verdicts are remembered; nothing is if left out.
        now: the time of the run, UTC; the clock's if left out.
        offline: whether to report from the memory alone.
        refresh: whether to ask for all links, also those that are known.
        since: a revision of git; only links on lines or in entries that changed since count.
        fragments: whether to look fragments up in pages; as configured if left out.
        badges: whether to fetch static badges too; as configured if left out.
        wayback: whether to look for archived copies of dead pages.
        links: whether every link is to be told; findings and counts are told sooner where all is
            known from before.
        environment: where ``GITHUB_TOKEN`` is looked for; nowhere if left out.
        network: what stands for the network; the real one if left out.
        on_plan: is told how many links there are to ask for, and how many are known.
        on_outcome: is told of each outcome as it comes.
        on_tick: is told how far the run is, some times a second.
    """

    base: Path | None
    select: Iterable[str]
    ignore: Iterable[str]
    stdin: tuple[str, str] | None
    cache: Path | None
    jobs: int
    memory: Path | None
    now: datetime
    offline: bool
    refresh: bool
    since: str | None
    fragments: bool | None
    badges: bool | None
    wayback: bool
    links: bool
    environment: Mapping[str, str]
    network: Network
    on_plan: Callable[[int, int], None]
    on_outcome: Callable[[Outcome], None]
    on_tick: Callable[[Tick], None]


def check_links(paths: Sequence[str | Path] = (), **options: Unpack[LinkOptions]) -> LinksResult:
    """Check that the links of files, folders or a project are alive.

    Args:
        paths: as for :func:`lint`.
        options: see :class:`LinkOptions`.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: a selector names no rule, git knows no such revision, or the configured
            proxy or certificates cannot be used.
    """
    return _asked(paths, options)[1]


def fix_links(
    paths: Sequence[str | Path] = (), **options: Unpack[LinkOptions]
) -> tuple[LinksResult, Mended]:
    """Check links, and rewrite in memory those that moved for good; writes nothing.

    Pass the second result to :func:`write_mended` to replace the files; what it found is what is
    left then.

    Args:
        paths: as for :func:`lint`.
        options: see :class:`LinkOptions`.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: as for :func:`check_links`.
    """
    from awesomekit.mending import mend

    linter, result = _asked(paths, options, mends=True)
    mended = mend(linter, unsafe=False)
    return replace(result, lint=mended.result), mended


def link_history(url: str, memory: Path, *, base: Path | None = None) -> LinkHistory:
    """What earlier runs found of one address.

    Args:
        url: as a list has it.
        memory: the file in which verdicts are remembered.
        base: where the project is looked for; the working directory if left out.

    Raises:
        ConfigError: the configuration has mistakes.
        UsageError: the address is none that is asked for.
    """
    from awesomekit.errors import UsageError
    from awesomekit.liveness.memory import Memory
    from awesomekit.liveness.plan.planning import make_plan
    from awesomekit.liveness.result import LinkHistory

    work = Workspace.around(Path(base or Path.cwd()))
    plan = make_plan([url], work.settings.links)
    if url in plan.settled:
        raise UsageError(f'"{url}" is not asked for: {plan.settled[url].reason}')
    key = plan.keys[url]
    with Memory(memory) as remembered:
        return LinkHistory(key, remembered.recall([key]).get(key), remembered.history(key))


def _asked(
    paths: Sequence[str | Path], options: LinkOptions, *, mends: bool = False
) -> tuple[LinkLinter, LinksResult]:
    from awesomekit.linking import DEFAULT_RULES, LinkLinter, check_links
    from awesomekit.settling import Asked

    work = Workspace.around(Path(options.get("base") or Path.cwd()))
    links = work.settings.links
    for name in ("fragments", "badges"):
        if (value := options.get(name)) is not None:
            links = replace(links, **{name: value})  # type: ignore[arg-type]  # both are flags
    work.settings = replace(work.settings, links=links)
    work.take(paths, options.get("stdin"))
    selectors = Selectors(
        tuple(options.get("select", ())) or DEFAULT_RULES, (), tuple(options.get("ignore", ()))
    )
    now = options.get("now") or datetime.now(UTC)
    cache = None
    if (folder := options.get("cache")) is not None:
        from awesomekit.caching import Cache, program

        cache = Cache(folder, "\0".join((program(), f"{work.settings}", f"{selectors}")))
    with_token = bool(options.get("environment", {}).get("GITHUB_TOKEN"))
    jobs = options.get("jobs", 1)
    linter = LinkLinter(work, selectors, now.date(), cache, jobs, with_targets=True)
    asked = Asked(
        session=None if options.get("offline") else partial(_session, work.settings, options),
        now=now,
        memory=options.get("memory"),
        since=options.get("since"),
        refresh=options.get("refresh", False),
        copies=options.get("wayback", False),
        with_links=options.get("links", True) or mends,
        with_token=with_token,
        on_outcome=options.get("on_outcome"),
        on_plan=options.get("on_plan"),
    )
    result = check_links(linter, asked)
    if with_token and not _may_tell(work.settings.links):
        note = (
            "GITHUB_TOKEN is not used: the configuration names a proxy or certificates, which may "
            "see it"
        )
        result = replace(result, troubles=(*result.troubles, note))
    return linter, result


def _may_tell(links: LinkSettings) -> bool:
    """Whether a token may be sent.

    A stranger's pull request may have written the configuration; whoever it names as a proxy or
    as an authority could see what is sent.
    """
    return not links.ca_file and links.proxy in {"", "environment"}


def open_session(
    config: Config, environment: Mapping[str, str], network: Network | None = None
) -> Session:
    """The network as the links of a project are checked over it.

    Args:
        config: of the project.
        environment: where ``GITHUB_TOKEN`` is looked for.
        network: what stands for the network; the real one if left out.
    """
    options: LinkOptions = {"environment": environment}
    if network is not None:
        options["network"] = network
    return _session(config, options)


def _session(config: Config, options: LinkOptions) -> Session:
    """The network; imported only where something must be asked for."""
    from importlib.metadata import version

    from awesomekit.addresses import HOME
    from awesomekit.liveness.execution.session import Network, Session
    from awesomekit.liveness.execution.tokens import github_token

    links = config.links
    environment = options.get("environment", {})
    token = github_token(environment, links.github.api) if _may_tell(links) else None
    contact = f"; {links.contact}" if links.contact else ""
    return Session(
        links,
        config.root,
        f"awesomekit/{version('awesomekit')} (+{HOME}{contact})",
        environment,
        token,
        options.get("network") or Network(),
        options.get("on_tick"),
    )
