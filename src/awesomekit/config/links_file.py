"""The part ``links`` of ``awesomekit.yaml`` as it may be written."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType, field

from awesomekit.config.link_settings import (
    ARXIV,
    GITHUB,
    HUGGING_FACE,
    WAYBACK,
    LinkOverride,
    LinkSettings,
    Method,
    ServiceSettings,
)

_DEFAULT = LinkSettings()

Text = Annotated[str, Meta(min_length=1)]
Seconds = Annotated[float, Meta(ge=0, le=3600)]
Days = Annotated[float, Meta(ge=0, le=3650)]
BaseUrl = Annotated[
    str,
    Meta(
        pattern=r"^https?://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?(/[^\s?#]*)?$",
        description="An address that others begin with.",
        examples=["https://github.example.com/api"],
    ),
]
Host = Annotated[
    str,
    Meta(
        pattern=r"^(\*\.)?[^\s/?#@*]+$",
        description="A host, with a port where it is not the usual one.",
        examples=["wiki.example.com:8443"],
    ),
]
HeaderText = Annotated[
    str,
    Meta(
        pattern=r"^[ -~]+$",
        description="Letters, digits and signs of ASCII.",
        examples=["someone@example.com"],
    ),
]
HeaderName = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
        description="The name of a header.",
        examples=["Accept-Language"],
    ),
]


class OverrideFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """What holds for some links only."""

    match: Annotated[
        Text,
        Meta(description='A host, "*.example.com" for all below one, or an address with "*".'),
    ]
    accept: Annotated[
        list[Annotated[int, Meta(ge=100, le=999)]],
        Meta(description="Status codes that count as alive."),
    ] = field(default_factory=list)
    exclude: Annotated[
        Text | UnsetType, Meta(description="Do not check these links, for this reason.")
    ] = UNSET
    headers: Annotated[
        dict[HeaderName, HeaderText], Meta(description="Header: what is sent in it.")
    ] = field(default_factory=dict)
    method: Annotated[
        Method | UnsetType, Meta(description="How to ask; get reads no more than it must.")
    ] = UNSET
    concurrency: Annotated[
        Annotated[int, Meta(ge=1, le=64)] | UnsetType,
        Meta(description="Requests in flight to the host."),
    ] = UNSET
    spacing: Annotated[
        Seconds | UnsetType, Meta(description="Seconds between two requests to the host.")
    ] = UNSET
    timeout: Annotated[
        Seconds | UnsetType, Meta(description="Seconds for one link, all attempts included.")
    ] = UNSET


class ServiceFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """Where a service that is asked in batches lives."""

    api: Annotated[BaseUrl | UnsetType, Meta(description="The base address of its API.")] = UNSET
    web: Annotated[
        BaseUrl | UnsetType, Meta(description="The base address of its pages, as links have it.")
    ] = UNSET


class LinksFile(Struct, forbid_unknown_fields=True, rename="kebab"):
    """How links are checked over the network."""

    concurrency: Annotated[
        int, Meta(ge=1, le=512, description="Requests in flight at one time.")
    ] = _DEFAULT.concurrency
    per_host: Annotated[int, Meta(ge=1, le=64, description="Requests in flight to one host.")] = (
        _DEFAULT.per_host
    )
    spacing: Annotated[Seconds, Meta(description="Seconds between two requests to one host.")] = (
        _DEFAULT.spacing
    )
    connect_timeout: Annotated[Seconds, Meta(description="Seconds until a connection stands.")] = (
        _DEFAULT.connect_timeout
    )
    read_timeout: Annotated[Seconds, Meta(description="Seconds until the next byte.")] = (
        _DEFAULT.read_timeout
    )
    timeout: Annotated[
        Seconds, Meta(description="Seconds for one link, all attempts included.")
    ] = _DEFAULT.timeout
    retries: Annotated[
        int, Meta(ge=0, le=10, description="Attempts after a failure that may pass.")
    ] = _DEFAULT.retries
    longest_wait: Annotated[
        Seconds,
        Meta(description="A host that asks to wait longer is left alone for this run."),
    ] = _DEFAULT.longest_wait
    redirects: Annotated[int, Meta(ge=0, le=30, description="How many redirects are followed.")] = (
        _DEFAULT.redirects
    )
    fresh_days: Annotated[
        Days, Meta(description="Days that a link that is alive is not asked again.")
    ] = _DEFAULT.fresh_days
    failing_days: Annotated[
        Days, Meta(description="Days that a link that failed is not asked again.")
    ] = _DEFAULT.failing_days
    confirm_runs: Annotated[
        int, Meta(ge=1, le=100, description="Runs that a link must fail in to be an error.")
    ] = _DEFAULT.confirm_runs
    confirm_days: Annotated[Days, Meta(description="Days that it must have failed for.")] = (
        _DEFAULT.confirm_days
    )
    stale_days: Annotated[
        int, Meta(ge=1, le=3650, description="Days without a push that make a repository stale.")
    ] = _DEFAULT.stale_days
    fragments: Annotated[bool, Meta(description="Whether fragments are looked up in pages.")] = (
        _DEFAULT.fragments
    )
    badges: Annotated[bool, Meta(description="Whether static badges are fetched too.")] = (
        _DEFAULT.badges
    )
    allow: Annotated[
        list[Host], Meta(description="Hosts that may have private addresses and any port.")
    ] = field(default_factory=list)
    overrides: Annotated[
        list[OverrideFile], Meta(description="What holds for some links; the last one wins.")
    ] = field(default_factory=list)
    contact: Annotated[
        HeaderText | UnsetType, Meta(description="Whom to ask about our requests; sent with each.")
    ] = UNSET
    ca_file: Annotated[
        Text | UnsetType, Meta(description="Certificates that are trusted too (PEM).")
    ] = UNSET
    proxy: Annotated[
        Text | UnsetType, Meta(description='The address of a proxy, or "environment".')
    ] = UNSET
    github: Annotated[ServiceFile, Meta(description="GitHub, or a GitHub Enterprise.")] = field(
        default_factory=ServiceFile
    )
    arxiv: Annotated[ServiceFile, Meta(description="arXiv, or a mirror.")] = field(
        default_factory=ServiceFile
    )
    hugging_face: Annotated[ServiceFile, Meta(description="Hugging Face, or a mirror.")] = field(
        default_factory=ServiceFile
    )
    wayback: Annotated[ServiceFile, Meta(description="The Wayback Machine.")] = field(
        default_factory=ServiceFile
    )


def link_settings(written: LinksFile) -> LinkSettings:
    """The settings that a file says."""
    return LinkSettings(
        concurrency=written.concurrency,
        per_host=written.per_host,
        spacing=written.spacing,
        connect_timeout=written.connect_timeout,
        read_timeout=written.read_timeout,
        timeout=written.timeout,
        retries=written.retries,
        longest_wait=written.longest_wait,
        redirects=written.redirects,
        fresh_days=written.fresh_days,
        failing_days=written.failing_days,
        confirm_runs=written.confirm_runs,
        confirm_days=written.confirm_days,
        stale_days=written.stale_days,
        fragments=written.fragments,
        badges=written.badges,
        allow=tuple(host.lower() for host in written.allow),
        overrides=tuple(map(_override, written.overrides)),
        contact=written.contact or "",
        ca_file=written.ca_file or "",
        proxy=written.proxy or "",
        github=_service(written.github, GITHUB),
        arxiv=_service(written.arxiv, ARXIV),
        hugging_face=_service(written.hugging_face, HUGGING_FACE),
        wayback=_service(written.wayback, WAYBACK),
    )


def _override(written: OverrideFile) -> LinkOverride:
    return LinkOverride(
        match=written.match,
        accept=tuple(written.accept),
        exclude=written.exclude or "",
        headers=dict(written.headers),
        method=written.method or None,
        concurrency=None if written.concurrency is UNSET else written.concurrency,
        spacing=None if written.spacing is UNSET else written.spacing,
        timeout=None if written.timeout is UNSET else written.timeout,
    )


def _service(written: ServiceFile, usual: ServiceSettings) -> ServiceSettings:
    return ServiceSettings(
        (written.api or usual.api).rstrip("/"),
        (written.web or usual.web).rstrip("/"),
        usual.spacing,
    )
