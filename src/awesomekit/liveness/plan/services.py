"""What a service can be asked for, told from an address alone."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from awesomekit.badges.papers import arxiv_id

if TYPE_CHECKING:
    from awesomekit.config.link_settings import LinkSettings, ServiceSettings
    from awesomekit.liveness.plan.hosts import WebUrl


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
        page: the address of its page, normalised.
        host: of the page.
    """

    service: Service
    key: str
    name: str
    page: str
    host: str


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


def hosted(address: WebUrl, settings: LinkSettings) -> Hosted | None:
    """What an address is at one of the services; ``None`` for anything else.

    Pages within a repository, such as files and releases, are left to plain HTTP.
    """
    for web, find in (
        (settings.github, _github),
        (settings.arxiv, _arxiv),
        (settings.hugging_face, _hugging_face),
    ):
        path = _below(address, web)
        if path is not None and "?" not in path:
            return find(path, web)
    return None


def _below(address: WebUrl, service: ServiceSettings) -> str | None:
    """The path of an address on a service's pages; ``None`` where it is elsewhere."""
    base = urlsplit(service.web)
    host = address.host.removeprefix("www.")
    if host != (base.hostname or ""):
        return None
    written = urlsplit(address.url)
    if base.port is not None and base.port != address.port:
        return None
    if base.port is None and address.port not in (80, 443):
        return None
    path = written.path + (f"?{written.query}" if written.query else "")
    if not path.startswith(base.path):
        return None
    return path[len(base.path) :]


def _github(path: str, web: ServiceSettings) -> Hosted | None:
    match = _REPOSITORY.match(path)
    if match is None or match[1].lower() in _GITHUB_PAGES or set(match[2]) == {"."}:
        return None
    name = f"{match[1]}/{match[2]}"
    return _hosted(Service.GITHUB, name, name, web)


def _arxiv(path: str, web: ServiceSettings) -> Hosted | None:
    match = _ARXIV.match(path)
    identity = arxiv_id(match[1].removesuffix("/")) if match is not None else ""
    if not identity or match is None:
        return None
    version = _VERSION.search(match[1])
    name = identity + (version[0] if version is not None else "")
    return _hosted(Service.ARXIV, name, f"abs/{name}", web)


def _hugging_face(path: str, web: ServiceSettings) -> Hosted | None:
    nested = _HF_NESTED.match(path)
    if nested is not None:
        kind, owner, name = nested.groups()
        return _hosted(Service.HUGGING_FACE, f"{kind}/{owner}/{name}", path.strip("/"), web)
    model = _HF_MODEL.match(path)
    if model is not None and model[1].lower() not in _HF_PAGES:
        return _hosted(Service.HUGGING_FACE, f"models/{model[1]}/{model[2]}", path.strip("/"), web)
    owner = _HF_OWNER.match(path)
    if owner is not None and owner[1].lower() not in _HF_PAGES:
        return _hosted(Service.HUGGING_FACE, f"owners/{owner[1]}", path.strip("/"), web)
    return None


def _hosted(service: Service, name: str, page: str, web: ServiceSettings) -> Hosted:
    host = urlsplit(web.web).hostname or ""
    key = f"{service.value}:{name.lower()}"
    return Hosted(service, key, name, f"{web.web}/{page}", host)
