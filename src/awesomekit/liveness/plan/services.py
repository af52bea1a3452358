"""What a service can be asked for, told from an address alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from awesomekit.badges.papers import arxiv_id
from awesomekit.config.link_settings import ARXIV, GITHUB, HUGGING_FACE
from awesomekit.liveness.plan.hosts import BadUrlError, WebUrl, web_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.config.link_settings import LinkSettings, ServiceSettings

    Found = tuple["Service", str, str]
    Find = Callable[[str], Found | None]


class Service(Enum):
    """Who can be asked about many resources in few requests; the values are shown to users."""

    GITHUB = "github"
    ARXIV = "arxiv"
    HUGGING_FACE = "hugging-face"


class Hosted(NamedTuple):
    """Something that a service hosts.

    Attributes:
        service: who to ask.
        key: what it is remembered by.
        name: as the service's API names it; for Hugging Face with the kind before it, such as
            ``models/owner/name``.
        page: the address of its page.
    """

    service: Service
    key: str
    name: str
    page: WebUrl


_REPOSITORY = re.compile(
    r"/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/([A-Za-z0-9._-]{1,100}?)(?:\.git)?/?\Z"
)
_ARXIV = re.compile(r"/(?:abs|pdf)/([^?#]{4,40})\Z")
_VERSION = re.compile(r"v[1-9]\d{0,2}(?=(?:\.pdf)?/?\Z)")
_HF_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,95}"
_HF_NESTED = re.compile(rf"/(datasets|spaces|collections)/({_HF_NAME})/({_HF_NAME})/?\Z")
_HF_MODEL = re.compile(rf"/({_HF_NAME})/({_HF_NAME})/?\Z")
_HF_OWNER = re.compile(rf"/({_HF_NAME})/?\Z")
_GITHUB_PAGES = frozenset(
    [
        "about",
        "apps",
        "collections",
        "customer-stories",
        "enterprise",
        "events",
        "explore",
        "features",
        "issues",
        "login",
        "marketplace",
        "models",
        "new",
        "notifications",
        "orgs",
        "pricing",
        "pulls",
        "search",
        "security",
        "sessions",
        "settings",
        "site",
        "sponsors",
        "stars",
        "topics",
        "trending",
        "users",
    ]
)
_HF_PAGES = frozenset(
    [
        "api",
        "blog",
        "chat",
        "collections",
        "datasets",
        "docs",
        "enterprise",
        "inference",
        "join",
        "landing",
        "languages",
        "learn",
        "login",
        "logout",
        "metrics",
        "models",
        "new",
        "notifications",
        "organizations",
        "papers",
        "posts",
        "pricing",
        "privacy",
        "search",
        "settings",
        "spaces",
        "support",
        "tasks",
        "terms-of-service",
    ]
)


_USUAL = (GITHUB, ARXIV, HUGGING_FACE)


def bad_address(settings: LinkSettings) -> str | None:
    """What is wrong with the address of a service, ``None`` if nothing is."""
    for name, service in (
        ("github", settings.github),
        ("arxiv", settings.arxiv),
        ("hugging-face", settings.hugging_face),
        ("wayback", settings.wayback),
    ):
        for part, url in (("api", service.api), ("web", service.web)):
            try:
                web_url(url)
            except BadUrlError as error:
                return f'"links.{name}.{part}" cannot be used: {error}; correct it'
    return None


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


@dataclass(slots=True)
class Services:
    """The services of a configuration, ready to be looked up."""

    settings: LinkSettings
    _by_host: dict[str, tuple[Find, ServiceSettings, WebUrl, str, str]] = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        self._by_host = {}
        # of two with one host the first one has it
        for find, service in (
            (_hugging_face, settings.hugging_face),
            (_arxiv, settings.arxiv),
            (_github, settings.github),
        ):
            base = web_url(service.web)
            folder = urlsplit(base.url).path.rstrip("/")
            # another service's things have names of their own in the memory
            mark = "" if service in _USUAL else f"@{_digest(f'{service.api} {service.web}')}"
            self._by_host[base.host] = (find, service, base, folder, mark)

    def hosted(self, address: WebUrl) -> Hosted | None:
        """What an address is at one of the services; ``None`` for anything else.

        Pages within a repository, such as files and releases, are left to plain HTTP.
        """
        known = self._by_host.get(address.host.removeprefix("www."))
        if known is None:
            return None
        find, service, base, folder, mark = known
        if address.port != base.port and not {address.port, base.port} <= {80, 443}:
            return None
        path = address.url[address.url.index("/", 8) :]
        if "?" in path or not path.startswith(f"{folder}/"):
            return None
        found = find(path[len(folder) :])
        if found is None:
            return None
        kind, name, page = found
        url = f"{service.web}/{page}"
        return Hosted(
            kind,
            f"{kind.value}{mark}:{name.lower()}",
            name,
            WebUrl(url, base.host, base.port, base.address),
        )


def _github(path: str) -> Found | None:
    match = _REPOSITORY.match(path)
    if match is None or match[1].lower() in _GITHUB_PAGES or set(match[2]) == {"."}:
        return None
    name = f"{match[1]}/{match[2]}"
    return Service.GITHUB, name, name


def _arxiv(path: str) -> Found | None:
    match = _ARXIV.match(path)
    identity = arxiv_id(match[1].removesuffix("/")) if match is not None else ""
    if not identity or match is None:
        return None
    version = _VERSION.search(match[1])
    name = identity + (version[0] if version is not None else "")
    return Service.ARXIV, name, f"abs/{name}"


def _hugging_face(path: str) -> Found | None:
    nested = _HF_NESTED.match(path)
    if nested is not None:
        kind, owner, name = nested.groups()
        return Service.HUGGING_FACE, f"{kind}/{owner}/{name}", path.strip("/")
    model = _HF_MODEL.match(path)
    if model is not None and model[1].lower() not in _HF_PAGES:
        return Service.HUGGING_FACE, f"models/{model[1]}/{model[2]}", path.strip("/")
    owner = _HF_OWNER.match(path)
    if owner is not None and owner[1].lower() not in _HF_PAGES:
        return Service.HUGGING_FACE, f"owners/{owner[1]}", path.strip("/")
    return None
