"""What a link is, from its address alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from awesomekit.badges.address import read_address
from awesomekit.badges.hosts import is_blog, is_demo, is_documentation
from awesomekit.badges.hugging_face import identify_hugging_face
from awesomekit.badges.papers import arxiv_id, doi_name
from awesomekit.model import BadgeInfo

if TYPE_CHECKING:
    from awesomekit.badges.address import Address

WEBSITE = BadgeInfo("website", "")

# https://info.arxiv.org/help/arxiv_identifier_for_services.html
_ARXIV_PAGES = frozenset(["abs", "e-print", "format", "html", "pdf", "ps", "src", "tex"])
_CASE_MATTERS = frozenset(["blog", "openreview"])
_GITHUB_OWNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NAME = re.compile(r"(?!\.+\Z)[A-Za-z0-9_.-]+")
_ACL_ID = re.compile(r"(?P<id>\d{4}\.[\w-]+\.\d+|[A-Z]\d{2}-\d{4,5})(?:v\d+)?(?:\.pdf)?")
_OPENREVIEW_ID = re.compile(r"[\w-]+", re.ASCII)
# first segments that are pages of GitHub's own
_GITHUB_PAGE_NAMES = """
    about account apps blog codespaces collections contact copilot customer-stories dashboard
    discussions edu enterprise enterprises events explore features gist gists issues join login
    logout marketplace mobile models new news nonprofit notifications open-source organizations
    partners password_reset pricing pulls readme resources search security sessions settings
    showcases signup site solutions sponsors stars team topics trending watching why-github
"""
_GITHUB_PAGES = frozenset(_GITHUB_PAGE_NAMES.split())


@lru_cache(maxsize=8192)
def identify(url: str) -> BadgeInfo:
    """Tell a link's kind, identity and owner.

    Any text is taken; what is no address of a known kind is a ``website``.
    """
    address = read_address(url)
    if address is None:
        return WEBSITE
    host = address.host
    if host == "github.com":
        return _github(address)
    if host in {"huggingface.co", "hf.co"}:
        return identify_hugging_face(address) or WEBSITE
    if host == "arxiv.org" or host.endswith(".arxiv.org") or host in {"ar5iv.org"}:
        return _arxiv(address)
    return _paper(address) or _platform(address) or _elsewhere(address)


def same_identity(first: BadgeInfo, second: BadgeInfo) -> bool:
    """Whether two links are known to name one thing.

    Letter case tells things apart only where the site does so. Links without an identity name
    nothing, so they are never the same.
    """
    if first.kind != second.kind or not first.identity or not second.identity:
        return False
    if first.kind in _CASE_MATTERS:
        return first.identity == second.identity
    return first.identity.casefold() == second.identity.casefold()


def _github(address: Address) -> BadgeInfo:
    parts = address.parts
    if len(parts) >= 2 and parts[0].lower() in {"orgs", "users"}:
        parts = parts[1:2]
    if not parts or parts[0].lower() in _GITHUB_PAGES or not _GITHUB_OWNER.fullmatch(parts[0]):
        return WEBSITE
    owner = parts[0]
    if len(parts) == 1:
        return BadgeInfo("github-user", owner, owner)
    name = parts[1].removesuffix(".git")
    if not _NAME.fullmatch(name):
        return WEBSITE
    if len(parts) > 3 and parts[2] in {"blob", "raw"} and _is_pdf(parts):
        return BadgeInfo("pdf", "", owner)
    return BadgeInfo("github", f"{owner}/{name}", owner)


def _arxiv(address: Address) -> BadgeInfo:
    parts = address.parts
    if len(parts) < 2 or parts[0] not in _ARXIV_PAGES:
        return WEBSITE
    # an old identifier has a slash, and the e-print formats have the file's name after it
    identity = arxiv_id("/".join(parts[1:])) or arxiv_id(parts[1])
    return BadgeInfo("arxiv", identity) if identity else WEBSITE


def _paper(address: Address) -> BadgeInfo | None:
    host, parts = address.host, address.parts
    if host in {"doi.org", "dx.doi.org"}:
        name = doi_name(address.path)
        if name.startswith("10.48550/arxiv.") and (own := arxiv_id(name[len("10.48550/arxiv.") :])):
            return BadgeInfo("arxiv", own)
        return BadgeInfo("doi", name) if name else None
    if host == "openreview.net" and parts and parts[0] in {"attachment", "forum", "pdf"}:
        found = parse_qs(address.query).get("id", [""])[0]
        return BadgeInfo("openreview", found) if _OPENREVIEW_ID.fullmatch(found) else None
    if host == "aclanthology.org" or (host == "aclweb.org" and parts[:1] == ("anthology",)):
        match = _ACL_ID.fullmatch(parts[-1]) if parts else None
        return BadgeInfo("acl", match["id"]) if match else None
    return None


def _platform(address: Address) -> BadgeInfo | None:
    host, parts = address.host, address.parts
    if host in {"modelscope.cn", "modelscope.ai"}:
        return _modelscope(parts)
    if host == "paperswithcode.com":
        return BadgeInfo("paperswithcode", address.path)
    if host.endswith(".hf.space"):
        return BadgeInfo("hf-space", "")
    if host == "raw.githubusercontent.com" and len(parts) > 2:
        if _is_pdf(parts):
            return BadgeInfo("pdf", "", parts[0])
        if _GITHUB_OWNER.fullmatch(parts[0]) and _NAME.fullmatch(parts[1]):
            return BadgeInfo("github", f"{parts[0]}/{parts[1]}", parts[0])
    return None


def _modelscope(parts: tuple[str, ...]) -> BadgeInfo | None:
    if len(parts) >= 2 and parts[0] == "organization" and _NAME.fullmatch(parts[1]):
        return BadgeInfo("modelscope", parts[1], parts[1])
    if len(parts) < 3 or not all(_NAME.fullmatch(part) for part in parts[1:3]):
        return None
    owner, name = parts[1:3]
    if parts[0] == "models":
        return BadgeInfo("modelscope", f"{owner}/{name}", owner)
    # a data set may have its model's name
    if parts[0] in {"datasets", "studios", "collections"}:
        return BadgeInfo("modelscope", f"{parts[0]}/{owner}/{name}", owner)
    return None


def _elsewhere(address: Address) -> BadgeInfo:
    if _is_pdf(address.parts):
        return BadgeInfo("pdf", "")
    if is_blog(address):
        return BadgeInfo("blog", "")
    if is_documentation(address):
        return BadgeInfo("docs", "")
    if is_demo(address):
        return BadgeInfo("demo", "")
    owner, _, domain = address.host.partition(".")
    return BadgeInfo("website", "", owner if domain == "github.io" else "")


def _is_pdf(parts: tuple[str, ...]) -> bool:
    return bool(parts) and parts[-1].lower().endswith(".pdf")
