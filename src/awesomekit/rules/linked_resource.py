"""What a link leads to, comparable: one paper, repository, model or page under any address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.badges.address import read_address

if TYPE_CHECKING:
    from awesomekit.badges.address import Address

PAPERS = frozenset({"acl", "arxiv", "doi", "hf-paper", "openreview"})
REPOSITORIES = frozenset({"github", "hf-model"})

_PAPER_HOSTS = ("aclanthology.org", "aclweb.org", "ar5iv.org", "arxiv.org", "doi.org")
_HUGGING_FACE = frozenset({"hf.co", "huggingface.co"})
# most links of most lists; looked at first, as the rest costs five times as much
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/(?P<name>[\w-]+/[\w.-]+?)(?:\.git)?/?(?:#readme)?\Z", re.ASCII
)
_FILE_LIST = ("tree", "main")


class Resource(NamedTuple):
    """Something that can be linked; equal ones are one thing.

    Attributes:
        kind: a kind of badge, or ``url`` for any page.
        name: what tells it from others of its kind.
    """

    kind: str
    name: str


def page(url: str) -> Resource | None:
    """The page at an address; ``None`` for what is no web address.

    Scheme, letter case of the host, ``www.``, a default port, a slash at the end and the spelling
    of escapes tell no pages apart; parameters and fragments do.
    """
    address = read_address(url)
    return None if address is None else _page(address, url)


def resource(url: str) -> Resource | None:
    """The paper, repository, model or page at an address; ``None`` for what is no web address.

    A page within a repository is none of the repository, and one with a fragment only a part.
    """
    if plain := _REPOSITORY.match(url):
        return Resource("github", plain["name"].casefold())
    address = read_address(url)
    if address is None:
        return None
    host, parts = address.host, address.parts
    if host.endswith(_PAPER_HOSTS) or host == "openreview.net" or parts[:1] == ("papers",):
        info = identify(url)
        if info.kind in PAPERS and info.identity:
            return Resource(info.kind, info.identity)
    if url.partition("#")[2] not in {"", "readme"} or address.query:
        return _page(address, url)
    if host == "github.com" and len(parts) == 2:
        return Resource("github", address.path.removesuffix(".git").casefold())
    if host in _HUGGING_FACE and (len(parts) == 2 or parts[2:] == _FILE_LIST):
        info = identify(url)
        if info.kind == "hf-model":
            return Resource("hf-model", info.identity.casefold())
    return _page(address, url)


def _page(address: Address, url: str) -> Resource:
    fragment = url.partition("#")[2]
    return Resource("url", f"{address.host}/{address.path}?{address.query}#{fragment}")
