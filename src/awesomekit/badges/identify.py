"""What a link is, from its address alone."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from awesomekit.model import BadgeInfo

_ARXIV_ID = re.compile(
    r"/(?:abs|pdf|html|format|ps|e-print|papers)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?\Z"
)
_DOI = re.compile(r"/(?P<id>10\.\d{4,9}/\S+)\Z")
_BLOG_WORD = re.compile(
    r"(?:^|[./-])(?:blogs?|news|posts?|announcements?)(?:[./-]|$)", re.IGNORECASE
)
_BLOG_HOSTS = ("medium.com", "substack.com", "openai.com/index", "notion.site")
_GITHUB_PAGES = frozenset(
    {
        *("about", "apps", "collections", "contact", "customer-stories", "enterprise", "events"),
        *("explore", "features", "issues", "login", "marketplace", "new", "notifications", "orgs"),
        *("pricing", "pulls", "readme", "search", "security", "settings", "signup", "site"),
        *("sponsors", "stars", "topics", "trending"),
    }
)
_HUGGING_FACE_PAGES = frozenset(
    {
        *("api", "chat", "inference", "join", "learn", "login", "models", "new"),
        *("organizations", "pricing", "settings", "tasks"),
    }
)


class _Address(NamedTuple):
    host: str
    path: str
    parts: tuple[str, ...]


def identify(url: str) -> BadgeInfo:
    """Tell a link's kind, identity and owner.

    Any text is taken; what is no address of a known kind is a ``website``.
    """
    address = _split(url)
    if address is None:
        return BadgeInfo("website", "")
    host = address.host
    if host == "github.com":
        return _github(address)
    if host in {"huggingface.co", "hf.co"}:
        return _hugging_face(address)
    if host == "arxiv.org" or host.endswith(".arxiv.org"):
        match = _ARXIV_ID.search(address.path)
        return BadgeInfo("arxiv", match["id"]) if match else BadgeInfo("website", "")
    if host in {"doi.org", "dx.doi.org"} and (match := _DOI.match(address.path)):
        return BadgeInfo("doi", match["id"].lower())
    return _elsewhere(address)


def same_identity(first: BadgeInfo, second: BadgeInfo) -> bool:
    """Whether two links name one thing; no kind that is known tells letter case apart."""
    return (first.kind, first.identity.casefold()) == (second.kind, second.identity.casefold())


def host_of(url: str) -> str:
    """The host without ``www.``; empty where there is none."""
    address = _split(url)
    return address.host if address is not None else ""


def _split(url: str) -> _Address | None:
    if len(url) > 2048 or url[:8].lower().split("://")[0] not in {"http", "https"}:
        return None
    try:
        pieces = urlsplit(url)
        host = (pieces.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if not host:
        return None
    path = unquote(pieces.path)
    return _Address(host, path, tuple(part for part in path.split("/") if part))


def _github(address: _Address) -> BadgeInfo:
    parts = address.parts
    if not parts or parts[0].lower() in _GITHUB_PAGES:
        return BadgeInfo("website", "")
    if len(parts) == 1:
        return BadgeInfo("github-user", parts[0], parts[0])
    if parts[-1].lower().endswith(".pdf"):
        return BadgeInfo("pdf", "", parts[0])
    return BadgeInfo("github", f"{parts[0]}/{parts[1].removesuffix('.git')}", parts[0])


def _hugging_face(address: _Address) -> BadgeInfo:
    parts = address.parts
    if not parts:
        return BadgeInfo("website", "")
    first, rest = parts[0], parts[1:]
    if first == "blog":
        return BadgeInfo("blog", "/".join(rest))
    if first == "papers":
        return BadgeInfo("hf-paper", rest[0]) if rest else BadgeInfo("website", "")
    if first == "docs":
        return BadgeInfo("docs", "")
    nested = {"datasets": "hf-dataset", "spaces": "hf-space", "collections": "hf-collection"}
    if first in nested:
        if len(rest) >= 2:
            return BadgeInfo(nested[first], f"{rest[0]}/{rest[1]}", rest[0])
        if first == "datasets" and rest:
            return BadgeInfo("hf-dataset", rest[0])
        return BadgeInfo("website", "")
    if first in _HUGGING_FACE_PAGES:
        return BadgeInfo("website", "")
    if not rest or rest[0] in {"models", "datasets", "spaces", "collections", "activity"}:
        return BadgeInfo("hf-user", first, first)
    return BadgeInfo("hf-model", f"{first}/{rest[0]}", first)


def _elsewhere(address: _Address) -> BadgeInfo:
    host, parts = address.host, address.parts
    if host == "openreview.net":
        return BadgeInfo("openreview", "")
    if host == "aclanthology.org" and parts:
        return BadgeInfo("acl", parts[0].removesuffix(".pdf"))
    if host in {"modelscope.cn", "modelscope.ai"}:
        if len(parts) >= 3 and parts[0] in {"models", "datasets"}:
            return BadgeInfo("modelscope", f"{parts[1]}/{parts[2]}", parts[1])
        return BadgeInfo("modelscope", "")
    if host == "paperswithcode.com":
        return BadgeInfo("paperswithcode", "/".join(parts))
    if address.path.lower().endswith(".pdf"):
        return BadgeInfo("pdf", "")
    if host.startswith("docs.") or host.endswith(".readthedocs.io"):
        return BadgeInfo("docs", "")
    where = f"{host}/{'/'.join(parts)}"
    if _BLOG_WORD.search(where) or any(known in where for known in _BLOG_HOSTS):
        return BadgeInfo("blog", "")
    return BadgeInfo("website", "")
