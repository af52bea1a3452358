"""The address by which a site itself calls a page, where another one leads there too.

What readers may well want for itself stays: HTML versions of papers, branches, mirrors, trailing
slashes, and fragments but for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from awesomekit.rules.written_address import Change

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesomekit.rules.written_address import Parts

Wish = Literal["pdf", "version", "files", "git"]

# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"/(?P<page>abs|pdf)/(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})"
    r"(?P<end>(?:v(?P<version>\d{1,3}))?(?:\.pdf)?/?)\Z",
    re.ASCII,
)
_FILE_LIST = re.compile(
    r"/(?:(?:datasets|spaces)/)?[\w.-]+/[\w.-]+(?P<end>/tree/main/?)\Z", re.ASCII
)
_REPOSITORY = re.compile(
    r"/[A-Za-z0-9][\w-]*/[\w.-]+?(?P<git>\.git)?(?P<slash>/?)(?P<tab>\?tab=readme-ov-file)?"
    r"(?P<fragment>#.*)?\Z",
    re.ASCII | re.DOTALL,
)
_MOBILE_WIKI = re.compile(
    r"[a-z-]+(?P<mobile>\.m)\.(?:wikibooks|wikimedia|wikipedia|wikiquote|wikisource|wiktionary)\.org"
)
_HOSTS = {
    "cn.arxiv.org": "arxiv.org",
    "dx.doi.org": "doi.org",
    "hf.co": "huggingface.co",
    "m.youtube.com": "www.youtube.com",
    "mobile.twitter.com": "twitter.com",
}
_ON_GITHUB = {
    "git": '".git" is for git, not for readers; remove it',
    "tab": '"?tab=readme-ov-file" is where GitHub was left; remove it',
    "slash": '"/#readme" is what the repository\'s page shows by itself; remove it',
}
_GITHUB_MARKS = (".git", "?tab=", "/#")
_WITHOUT_WWW = frozenset({"arxiv.org", "doi.org", "github.com", "huggingface.co"})


class Canonical(NamedTuple):
    """What makes an address the canonical one.

    Attributes:
        changes: in order.
        message: a sentence for the user.
        wish: what a reader must not have been promised, and the paper that it is about.
    """

    changes: tuple[Change, ...]
    message: str
    wish: tuple[Wish, str] | None = None


def canonical(url: str, parts: Parts) -> Canonical | None:
    """What is to be changed in an address; ``None`` if it is the canonical one."""
    if parts.port:
        return None
    host = _host(url, parts)
    name = host.text if host is not None else parts.host
    read = _READERS.get(name)
    page = None if read is None else read(url, parts.end)
    if host is None or page is None:
        return _of_host(host, url) if page is None else page
    start, end, text = host
    return page._replace(changes=(Change(start, end, text), *page.changes))


def _host(url: str, parts: Parts) -> Change | None:
    """The host as a whole, where it is to be another one."""
    written = url[parts.host_start : parts.end].lower()
    if written.startswith("www.") and parts.host in _WITHOUT_WWW:
        return Change(parts.host_start, parts.end, parts.host)
    wanted = _HOSTS.get(parts.host)
    if wanted is None and (match := _MOBILE_WIKI.fullmatch(parts.host)):
        start, end = match.span("mobile")
        wanted = parts.host[:start] + parts.host[end:]
    return None if wanted is None else Change(parts.host_start, parts.end, wanted)


def _of_host(host: Change | None, url: str) -> Canonical | None:
    if host is None:
        return None
    written = url[host.start : host.end]
    message = f'the canonical host of this page is "{host.text}"; write it for "{written}"'
    return Canonical((host,), message)


def _arxiv(url: str, start: int) -> Canonical | None:
    match = _ARXIV.match(url, start)
    if match is None or (match["page"] == "abs" and not match["version"]):
        return None
    paper, changes = match["id"], []
    if match["page"] == "pdf":
        changes.append(Change(*match.span("page"), "abs"))
    if match["end"]:
        changes.append(Change(*match.span("end"), ""))
    wish: Wish = "pdf" if match["page"] == "pdf" else "version"
    what = "the PDF file" if wish == "pdf" else f"version {match['version']}"
    message = f'this is {what} of an arXiv paper; link its page, "arxiv.org/abs/{paper}"'
    return Canonical(tuple(changes), message, (wish, paper))


def _hugging_face(url: str, start: int) -> Canonical | None:
    match = _FILE_LIST.match(url, start)
    if match is None:
        return None
    message = "this is the list of files of a Hugging Face repository; link the page before it"
    return Canonical((Change(*match.span("end"), ""),), message, ("files", ""))


def _github(url: str, start: int) -> Canonical | None:
    if not any(mark in url for mark in _GITHUB_MARKS):
        return None
    match = _REPOSITORY.match(url, start)
    if match is None:
        return None
    readme = match["slash"] and match["fragment"] == "#readme"
    cut = [name for name in ("git", "tab") if match[name]]
    cut += ["slash", "fragment"] if readme else []
    if not cut:
        return None
    changes = tuple(sorted(Change(*match.span(name), "") for name in cut))
    return Canonical(changes, _ON_GITHUB[cut[0]], ("git", "") if "git" in cut else None)


_READERS: dict[str, Callable[[str, int], Canonical | None]] = {
    "arxiv.org": _arxiv,
    "github.com": _github,
    "huggingface.co": _hugging_face,
}
